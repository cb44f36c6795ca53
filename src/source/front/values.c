/* Values of the front matter as officers type them: what stands on several lines stays on several lines, <br>
 * and \n end a line too, and marks of Markdown and HTML, which a value does not have, are told. */
#include <string.h>

#include "base/thai.h"
#include "source/front/front.h"

/* ---- Lines as typed */

/* Adds the lines of a plain value that were typed below one another, which YAML would join. Below an item, a
 * line that is none goes on with it. Returns how many lines there are. */
static size_t add_typed_lines(const LkYaml *node, LkBuffer *out, bool *begins_with_item)
{
    LkText text = lk_text_slice(node->span.file->text, 0, node->end);
    size_t count = 0;
    for (size_t at = node->offset, end, next; at < text.length; at = next) {
        next = lk_next_line(text, at, &end);
        LkText line = lk_front_trim(lk_text_slice(text, at, end));
        bool is_item = lk_front_is_typed_item(line, 0, line.length);
        if (line.length == 0)
            continue;
        if (count == 0)
            *begins_with_item = is_item;
        bool goes_on = count > 0 && *begins_with_item && !is_item;
        lk_buffer_string(out, count == 0 ? "" : goes_on ? " " : "\n");
        lk_buffer_text(out, line);
        count += !goes_on;
    }
    return count;
}

/* The lines of a plain value. False where it has one line, or is of another kind. */
static bool typed_lines(LkReader *reader, const LkYaml *node, bool keeps_lines, LkText *value)
{
    LkBuffer lines;
    bool begins_with_item = false;
    if (node->kind != LK_YAML_SCALAR || node->is_quoted || node->span.file == NULL)
        return false;
    lk_buffer_init(&lines, reader->arena);
    size_t count = add_typed_lines(node, &lines, &begins_with_item);
    *value = lk_buffer_view(&lines);
    return count > 1 && (keeps_lines || begins_with_item);
}

/* ---- Marks that end a line */

/* The bytes of <br>, <br/> or <br />. */
static size_t break_tag(LkText text, size_t at)
{
    static const char *const tags[] = {"<br>", "<br/>", "<br />"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        size_t length = strlen(tags[i]), k = 0;
        while (k < length && at + k < text.length &&
               (text.bytes[at + k] | (text.bytes[at + k] >= 'A' && text.bytes[at + k] <= 'Z' ? 0x20 : 0)) ==
                   tags[i][k])
            k++;
        if (k == length)
            return length;
    }
    return 0;
}

/* The bytes of \n; not those of a path, C:\new. */
static size_t break_code(LkText text, size_t at)
{
    if (text.length - at < 3 || memcmp(text.bytes + at, "\\n", 2) != 0)
        return 0;
    size_t next = at + 2;
    uint32_t c = lk_utf8_next(text, &next);
    return lk_is_thai(c) || c == '(' || c == ' ' ? 2 : 0;
}

/* The text with a line feed for each such mark; the blanks around it are gone. */
static LkText with_breaks(LkReader *reader, LkText text)
{
    LkBuffer out;
    bool has_one = false;
    size_t copied = 0;
    lk_buffer_init(&out, reader->arena);
    for (size_t at = 0; at < text.length;) {
        char c = text.bytes[at];
        size_t length = c == '<' ? break_tag(text, at) : c == '\\' ? break_code(text, at) : 0;
        if (length == 0) {
            at++;
            continue;
        }
        has_one = true;
        lk_buffer_text(&out, lk_text_trim(lk_text_slice(text, copied, at)));
        lk_buffer_string(&out, "\n");
        copied = at += length;
    }
    if (!has_one)
        return text;
    lk_buffer_text(&out, lk_text_trim(lk_text_slice(text, copied, text.length)));
    return lk_buffer_view(&out);
}

bool lk_front_text(LkReader *reader, const LkYaml *node, bool keeps_lines, LkText *text)
{
    if (!typed_lines(reader, node, keeps_lines, text) && !lk_yaml_scalar(reader, node, text))
        return false;
    while (text->length > 0 && text->bytes[text->length - 1] == '\n') /* that of a block */
        text->length--;
    *text = with_breaks(reader, *text);
    return true;
}

LkInlines lk_front_inlines(LkReader *reader, const LkYaml *node)
{
    LkText text;
    if (node == NULL || node->kind == LK_YAML_NULL || !lk_front_text(reader, node, true, &text)) {
        LkSpan nowhere = {.file = reader->file};
        return (LkInlines){.span = node == NULL ? nowhere : node->span};
    }
    return lk_plain_inlines(reader, text, node->span, (LkFileOffset){node->offset}, false);
}

/* ---- Marks that a value does not have */

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* <u>, </b>, <span …>: the bytes of a tag; 0 = it is none. */
static size_t tag(LkText text, size_t at)
{
    enum { LONGEST = 100 };
    size_t name = at + 1 + (at + 1 < text.length && text.bytes[at + 1] == '/');
    if (name >= text.length || !is_letter(text.bytes[name]))
        return 0;
    for (size_t end = name; end < text.length && end < at + LONGEST; end++) {
        bool is_sign = strchr("<\n@:", text.bytes[end]) != NULL; /* <a@b.go.th>, <https://…> */
        if (text.bytes[end] == '>')
            return end + 1 - at;
        if (is_sign || (unsigned char)text.bytes[end] >= 0x80)
            return 0;
    }
    return 0;
}

/* **x**: two stars before a letter, and two more behind it. */
static bool is_strong(LkText text, size_t at)
{
    if (text.length - at < 5 || memcmp(text.bytes + at, "**", 2) != 0 ||
        strchr(" *", text.bytes[at + 2]) != NULL)
        return false;
    return lk_text_find_pair(text, at + 3, "**") < text.length;
}

void lk_front_tell_markup(LkReader *reader, LkText value, LkSpan span)
{
    for (size_t at = 0; at < value.length && !reader->is_markup_told; at++) {
        size_t length = value.bytes[at] == '<' ? tag(value, at) : 0;
        if (length == 0 && is_strong(value, at))
            length = 2;
        if (length == 0)
            continue;
        reader->is_markup_told = true;
        lk_tell(reader->diagnostics, LK_W_FRONT_MARKUP, span,
                LK_WITH(lk_named_text("mark", lk_text_slice(value, at, at + length))));
    }
}
