/* HTML within text (CommonMark 0.31 §6.6): the tags that have a meaning on paper are read, comments and tags
 * of looks print nothing, and all other tags stay as they are typed. */
#include "source/markdown/inlines/inlines.h"

/* Tags that open and close a style. Number 0 is none. */
static const struct {
    const char *name;
    LkTokenKind open; /* the closing kind follows it */
} tags[LK_TAG_NAMES] = {
    {"", LK_TOKEN_HTML},
    {"u", LK_TOKEN_UNDERLINE_OPEN},
    {"ins", LK_TOKEN_UNDERLINE_OPEN},
    {"sup", LK_TOKEN_SUPERSCRIPT_OPEN},
    {"sub", LK_TOKEN_SUBSCRIPT_OPEN},
    {"b", LK_TOKEN_STRONG_OPEN},
    {"strong", LK_TOKEN_STRONG_OPEN},
    {"i", LK_TOKEN_EMPHASIS_OPEN},
    {"em", LK_TOKEN_EMPHASIS_OPEN},
    {"s", LK_TOKEN_STRIKE_OPEN},
    {"del", LK_TOKEN_STRIKE_OPEN},
    {"strike", LK_TOKEN_STRIKE_OPEN},
    {"a", LK_TOKEN_LINK_OPEN},
};

/* ---- Reading a tag */

/* <o:p>, <w:t>, <st1:place>: names that word processors add to those of HTML. */
static size_t past_office_prefix(LkText text, size_t at)
{
    static const char *const prefixes[] = {"o:", "w:", "v:", "st1:"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (lk_word_at(text, at, prefixes[i]))
            return at + strlen(prefixes[i]);
    return at;
}

static size_t past_name(LkText text, size_t at)
{
    at = past_office_prefix(text, at);
    if (at >= text.length || !lk_is_ascii_letter(text.bytes[at]))
        return at;
    while (at < text.length && (lk_is_ascii_alphanumeric(text.bytes[at]) || text.bytes[at] == '-'))
        at++;
    return at;
}

static size_t past_space(LkText text, size_t at)
{
    while (at < text.length && lk_is_space(text.bytes[at]))
        at++;
    return at;
}

/* The byte behind the value of an attribute; `at` if there is none. */
static size_t past_value(LkText text, size_t at)
{
    size_t end = at;
    if (at < text.length && (text.bytes[at] == '"' || text.bytes[at] == '\'')) {
        const char *quote = memchr(text.bytes + at + 1, text.bytes[at], text.length - at - 1);
        return quote == NULL ? at : (size_t)(quote + 1 - text.bytes);
    }
    while (end < text.length && !lk_is_space(text.bytes[end]) && strchr("\"'=<>`", text.bytes[end]) == NULL)
        end++;
    return end;
}

/* The byte behind the attribute at `at`; `at` if there is none. */
static size_t past_attribute(LkText text, size_t at)
{
    char first = at < text.length ? text.bytes[at] : '\0';
    if (!lk_is_ascii_letter(first) && first != '_' && first != ':')
        return at;
    size_t end = at;
    while (end < text.length && (lk_is_ascii_alphanumeric(text.bytes[end]) ||
                                 (text.bytes[end] != '\0' && strchr("_.:-", text.bytes[end]) != NULL)))
        end++;
    size_t equal = past_space(text, end);
    if (equal >= text.length || text.bytes[equal] != '=')
        return end;
    size_t value = past_space(text, equal + 1), behind = past_value(text, value);
    return behind > value ? behind : at;
}

/* The byte behind the attributes from `at`: each has white space before it. */
static size_t past_attributes(LkText text, size_t at)
{
    for (;;) {
        size_t next = past_space(text, at);
        size_t end = next > at ? past_attribute(text, next) : next;
        if (end == next)
            return next;
        at = end;
    }
}

size_t lk_tag_end(LkText text, size_t at, LkText *name, bool *closes, size_t *read)
{
    *closes = at + 1 < text.length && text.bytes[at + 1] == '/';
    size_t start = at + 1 + *closes, end = past_name(text, start);
    *name =
        lk_text_slice(text, start < text.length ? start : text.length, end < text.length ? end : text.length);
    *read = end;
    if (name->length == 0)
        return at;
    end = *closes ? past_space(text, end) : past_attributes(text, end);
    if (!*closes && end < text.length && text.bytes[end] == '/')
        end++;
    *read = end;
    return end < text.length && text.bytes[end] == '>' ? end + 1 : at;
}

/* ---- What a tag means */

/* <br>: the line ends here, whatever blanks or line end stand around it. */
static void add_break(LkScan *scan, size_t end)
{
    size_t start = scan->at;
    while (start > scan->covered && lk_is_ascii_blank(scan->text.bytes[start - 1]))
        start--;
    scan->at = lk_past_spaces(scan->text, end);
    lk_piece_add(scan, LK_TOKEN_HARD_BREAK, start, scan->at);
}

/* <p>, </div>: one line end for all that stand side by side, and none at the ends of the text. */
static void add_part(LkScan *scan, size_t end)
{
    bool is_first = scan->at == 0;
    for (size_t i = scan->piece_count; i > 0 && scan->covered == scan->at; i--) {
        is_first = scan->pieces[i - 1].kind == LK_TOKEN_HARD_BREAK || i == 1;
        if (scan->pieces[i - 1].kind != LK_TOKEN_TAG)
            break;
    }
    if (!is_first && lk_past_spaces(scan->text, end) < scan->text.length) {
        add_break(scan, end);
        return;
    }
    lk_piece_add(scan, LK_TOKEN_TAG, scan->at, end);
    scan->at = end;
}

/* The value of href in the tag [start, end), as typed. */
static LkText href_of(LkText text, size_t start, size_t end)
{
    for (size_t at = start; at + 6 < end; at++) {
        if (!lk_is_space(text.bytes[at]) || !lk_word_at(text, at + 1, "href"))
            continue;
        size_t equal = past_space(text, at + 5);
        size_t value = equal < end && text.bytes[equal] == '=' ? past_space(text, equal + 1) : end;
        size_t behind = value < end ? past_value(text, value) : value;
        bool is_quoted = behind > value && (text.bytes[value] == '"' || text.bytes[value] == '\'');
        if (behind > value)
            return lk_text_slice(text, value + is_quoted, behind - is_quoted);
    }
    return (LkText){"", 0};
}

static size_t number_of(LkText name)
{
    size_t number = LK_TAG_NAMES - 1;
    while (number > 0 &&
           !(name.length == strlen(tags[number].name) && lk_word_at(name, 0, tags[number].name)))
        number--;
    return number;
}

/* A tag of a style. It counts as typed text until its partner is found. */
static void add_style(LkScan *scan, size_t number, bool closes, size_t end)
{
    bool is_link = tags[number].open == LK_TOKEN_LINK_OPEN;
    LkText target = is_link && !closes ? href_of(scan->text, scan->at, end) : (LkText){"", 0};
    size_t piece = lk_piece_add(scan, is_link ? LK_TOKEN_TAG : LK_TOKEN_HTML, scan->at, end);
    scan->at = end;
    uint32_t *open = &scan->open_tags[number];
    if (is_link && !closes && target.length == 0)
        return; /* the name of a place */
    if (is_link && !closes) {
        LkDetail *detail = lk_piece_detail(scan, piece);
        *detail = (LkDetail){{"", 0}, lk_unescaped(target, scan->arena), {"", 0}};
    }
    if (!closes) {
        scan->pieces[piece].partner = *open;
        *open = (uint32_t)piece + 1;
    } else if (*open > 0) {
        LkPiece *opener = &scan->pieces[*open - 1];
        *open = opener->partner;
        opener->kind = (uint16_t)tags[number].open;
        scan->pieces[piece].kind = (uint16_t)(tags[number].open + 1);
    }
}

static void add_tag(LkScan *scan, LkText name, bool closes, size_t end)
{
    LkTagMeaning meaning = lk_tag_meaning(name);
    if (meaning == LK_TAG_STYLE) {
        add_style(scan, number_of(name), closes, end);
    } else if (meaning == LK_TAG_BREAK && !closes) {
        add_break(scan, end);
    } else if (meaning == LK_TAG_PART) {
        add_part(scan, end);
    } else {
        lk_piece_add(scan, meaning == LK_TAG_LOOKS ? LK_TOKEN_TAG : LK_TOKEN_HTML, scan->at, end);
        scan->at = end;
    }
}

static bool read_tag(LkScan *scan)
{
    LkText name;
    bool closes;
    size_t read, end = lk_tag_end(scan->text, scan->at, &name, &closes, &read);
    scan->markdown->steps += read - scan->at;
    if (end == scan->at) {
        size_t lost = read - scan->at;
        scan->tag_budget -= lost < scan->tag_budget ? lost : scan->tag_budget;
        return false;
    }
    add_tag(scan, name, closes, end);
    return true;
}

/* ---- Comments and the like */

/* Adds what goes on to the next `close` at or behind `from`; *is_missing: there is none in what follows. */
static bool read_until(LkScan *scan, size_t from, const char *close, bool *is_missing, LkTokenKind kind)
{
    if (*is_missing || from > scan->text.length)
        return false;
    const char *found = memmem(scan->text.bytes + from, scan->text.length - from, close, strlen(close));
    size_t end = found == NULL ? scan->text.length : (size_t)(found - scan->text.bytes) + strlen(close);
    scan->markdown->steps += end - scan->at;
    *is_missing = found == NULL;
    if (found == NULL)
        return false;
    lk_piece_add(scan, kind, scan->at, end);
    scan->at = end;
    return true;
}

static bool read_comment(LkScan *scan)
{
    size_t at = scan->at;
    for (size_t dashes = 0; dashes < 2; dashes++) { /* <!--> and <!---> are whole */
        if (lk_word_at(scan->text, at, dashes == 0 ? "<!-->" : "<!--->")) {
            scan->at = at + 5 + dashes;
            lk_piece_add(scan, LK_TOKEN_COMMENT, at, scan->at);
            return true;
        }
    }
    return read_until(scan, at + 4, "-->", &scan->no_comment, LK_TOKEN_COMMENT);
}

bool lk_tag_read(LkScan *scan)
{
    LkText text = scan->text;
    size_t at = scan->at;
    if (at + 1 >= text.length || scan->tag_budget == 0)
        return false;
    if (text.bytes[at + 1] == '?')
        return read_until(scan, at + 2, "?>", &scan->no_instruction, LK_TOKEN_HTML);
    if (text.bytes[at + 1] != '!')
        return read_tag(scan);
    if (lk_word_at(text, at, "<!--"))
        return read_comment(scan);
    if (lk_word_at(text, at, "<![if ") || lk_word_at(text, at, "<![endif"))
        return read_until(scan, at + 5, "]>", &scan->no_condition, LK_TOKEN_TAG);
    if (text.length - at > 9 && memcmp(text.bytes + at, "<![CDATA[", 9) == 0)
        return read_until(scan, at + 9, "]]>", &scan->no_cdata, LK_TOKEN_HTML);
    return at + 2 < text.length && lk_is_ascii_letter(text.bytes[at + 2]) &&
           read_until(scan, at + 2, ">", &scan->no_declaration, LK_TOKEN_HTML);
}
