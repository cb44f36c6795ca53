/* Where HTML blocks begin and end (CommonMark 0.31 §4.6). A table (kind 8) goes on over empty lines to its
 * end: word processors and pandoc write them so. */
#include "source/markdown/leaves/leaves.h"

#include <string.h>
#include <strings.h>

#include "source/markdown/scan/scan.h"

enum { TABLE = LK_HTML_TABLE };

static const char *const block_tags[] = {
    "address",  "article",    "aside",  "base",    "basefont", "blockquote", "body",     "caption",  "center",
    "col",      "colgroup",   "dd",     "details", "dialog",   "dir",        "div",      "dl",       "dt",
    "fieldset", "figcaption", "figure", "footer",  "form",     "frame",      "frameset", "h1",       "h2",
    "h3",       "h4",         "h5",     "h6",      "head",     "header",     "hr",       "html",     "iframe",
    "legend",   "li",         "link",   "main",    "menu",     "menuitem",   "nav",      "noframes", "ol",
    "optgroup", "option",     "p",      "param",   "search",   "section",    "summary",  "table",    "tbody",
    "td",       "tfoot",      "th",     "thead",   "title",    "tr",         "track",    "ul",
};

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_name(char byte)
{
    return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '-';
}

static bool is_tag(LkText text, LkAt at, LkAt end, const char *name)
{
    size_t length = strlen(name);
    if (end - at < length || strncasecmp(text.bytes + at, name, length) != 0)
        return false;
    at += length;
    return at == end || lk_is_ascii_blank(text.bytes[at]) || text.bytes[at] == '>';
}

static bool is_block_tag(LkText text, LkAt at, LkAt end)
{
    at += at < end && text.bytes[at] == '/';
    LkAt behind = at;
    while (behind < end && is_name(text.bytes[behind]))
        behind++;
    bool is_ended = behind == end || lk_is_ascii_blank(text.bytes[behind]) || text.bytes[behind] == '>' ||
                    lk_begins_with(text, behind, end, "/>");
    for (size_t i = 0; is_ended && i < sizeof block_tags / sizeof *block_tags; i++)
        if (strlen(block_tags[i]) == behind - at &&
            strncasecmp(text.bytes + at, block_tags[i], behind - at) == 0)
            return true;
    return false;
}

/* ---- One whole tag and nothing behind it (kind 7) */

static LkAt skip(LkText text, LkAt at, LkAt end)
{
    return lk_skip_blanks(text, at, end, false);
}

/* The value of an attribute, from its = on. Returns `end` + 1 when it is none. */
static LkAt skip_value(LkText text, LkAt at, LkAt end)
{
    at = skip(text, at + 1, end);
    if (at < end && (text.bytes[at] == '"' || text.bytes[at] == '\'')) {
        const char *close = memchr(text.bytes + at + 1, text.bytes[at], end - at - 1);
        return close == NULL ? end + 1 : (LkAt)(close + 1 - text.bytes);
    }
    LkAt start = at;
    while (at < end && strchr(" \t\"'=<>`", text.bytes[at]) == NULL)
        at++;
    return at == start ? end + 1 : at;
}

static LkAt skip_attribute(LkText text, LkAt at, LkAt end)
{
    if (!is_letter(text.bytes[at]) && text.bytes[at] != '_' && text.bytes[at] != ':')
        return end + 1;
    while (at < end && (is_name(text.bytes[at]) || strchr("_:.", text.bytes[at]) != NULL))
        at++;
    LkAt value = skip(text, at, end);
    return value < end && text.bytes[value] == '=' ? skip_value(text, value, end) : at;
}

/* Returns the offset behind the tag whose name begins at `at`; 0 when it is no whole tag. */
static LkAt whole_tag(LkText text, LkAt at, LkAt end)
{
    bool is_closing = at < end && text.bytes[at] == '/';
    at += is_closing;
    if (at >= end || !is_letter(text.bytes[at]))
        return 0;
    while (at < end && is_name(text.bytes[at]))
        at++;
    while (at < end) {
        LkAt behind = skip(text, at, end);
        if (behind < end && text.bytes[behind] == '>')
            return behind + 1;
        if (!is_closing && lk_begins_with(text, behind, end, "/>"))
            return behind + 2;
        if (is_closing || behind == at || behind >= end || (at = skip_attribute(text, behind, end)) > end)
            return 0;
    }
    return 0;
}

int lk_html_block_kind(LkText text, LkAt at, LkAt end)
{
    LkAt name = at + 1;
    static const char *const literal[] = {"pre", "script", "style", "textarea"};
    for (size_t i = 0; i < sizeof literal / sizeof *literal; i++)
        if (is_tag(text, name, end, literal[i]))
            return 1;
    if (lk_begins_with(text, name, end, "!--"))
        return 2;
    if (lk_begins_with(text, name, end, "?"))
        return 3;
    if (lk_begins_with(text, name, end, "![CDATA["))
        return 5;
    if (end - name >= 2 && text.bytes[name] == '!' && is_letter(text.bytes[name + 1]))
        return 4;
    if (is_tag(text, name, end, "table"))
        return TABLE;
    if (is_block_tag(text, name, end))
        return 6;
    LkAt behind = whole_tag(text, name, end);
    return behind > 0 && skip(text, behind, end) == end ? 7 : 0;
}

static bool has(LkText text, LkAt at, LkAt end, const char *word)
{
    size_t length = strlen(word);
    for (; end - at >= length; at++)
        if (strncasecmp(text.bytes + at, word, length) == 0)
            return true;
    return false;
}

bool lk_html_block_ends(int kind, LkText text, LkAt at, LkAt end)
{
    switch (kind) {
    case 1:
        return has(text, at, end, "</pre>") || has(text, at, end, "</script>") ||
               has(text, at, end, "</style>") || has(text, at, end, "</textarea>");
    case 2:
        return has(text, at, end, "-->");
    case 3:
        return has(text, at, end, "?>");
    case 4:
        return has(text, at, end, ">");
    case 5:
        return has(text, at, end, "]]>");
    case TABLE:
        return has(text, at, end, "</table>");
    default:
        return false;
    }
}

/* Where `</table>` ends in [at, end); `end` when it is not there. */
static LkAt behind_table(LkText text, LkAt at, LkAt end)
{
    static const char tag[] = "</table>";
    for (; end - at >= sizeof tag - 1; at++)
        if (strncasecmp(text.bytes + at, tag, sizeof tag - 1) == 0)
            return at + sizeof tag - 1;
    return end;
}

LkAt lk_html_part_end(int kind, LkText text, LkAt at, LkAt end, LkAt start, bool *is_in_comment)
{
    if (kind == TABLE)
        return behind_table(text, at, end);
    for (; (kind == LK_HTML_TAGS || kind == 7) && at < end; at++) {
        if (*is_in_comment)
            *is_in_comment = !lk_begins_with(text, at, end, "-->");
        else if (lk_begins_with(text, at, end, "<!--"))
            *is_in_comment = true;
        else if (at > start && text.bytes[at] == '<' && is_tag(text, at + 1, end, "table"))
            return at;
    }
    return end;
}
