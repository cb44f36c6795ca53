/* Remarks of YAML: # at the start of a line, which is meant, and # behind a value, which in the text of an
 * office is seldom one: บ้านเลขที่ 5 #ซอย 3. */
#include <string.h>

#include "source/front/front.h"

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Tells of a remark on the rest of the line that begins at `at`. Behind a value it has a blank before it. */
static bool tell_rest(LkReader *reader, size_t at, bool is_behind_value)
{
    LkText text = reader->file->text;
    size_t start = at, end;
    for (size_t next = at; next < text.length && lk_front_is_blank(lk_utf8_next(text, &next));)
        start = next;
    if ((is_behind_value && start == at) || start >= text.length || text.bytes[start] != '#')
        return false;
    lk_next_line(text, start, &end);
    lk_tell(reader->diagnostics, LK_W_FRONT_REMARK,
            lk_reader_span(reader, (LkFileOffset){start}, (LkFileOffset){end}), NULL);
    return true;
}

/* Behind the quotation mark or the bracket that ends the value. A block of lines has none. */
static bool value_end(const LkReader *reader, const LkYaml *node, size_t *end)
{
    LkText text = reader->file->text;
    char before = node->offset == 0 ? '\0' : text.bytes[node->offset - 1];
    bool is_enclosed = before == '"' || before == '\'';
    *end = node->end;
    if (!node->is_quoted)
        return true;
    *end += is_enclosed && *end < text.length && text.bytes[*end] == before;
    return is_enclosed;
}

/* A key without a value on its line: # behind it is a remark on what stands below. */
static bool has_more_below(LkText text, size_t at)
{
    size_t end, next = lk_next_line(text, at, &end);
    bool is_item = next + 1 < text.length && text.bytes[next] == '-' && is_blank(text.bytes[next + 1]);
    return is_item || (next < text.length && is_blank(text.bytes[next]));
}

/* The end of a key, quotes and blanks included, and of its colon. */
static size_t after_colon(LkText text, size_t at)
{
    size_t end = at;
    while (end < text.length && (is_blank(text.bytes[end]) || strchr("\"'", text.bytes[end]) != NULL))
        end++;
    if (end + 3 <= text.length && memcmp(text.bytes + end, "\xEF\xBC\x9A", 3) == 0) /* a full-width one */
        return end + 3;
    return end < text.length && text.bytes[end] == ':' ? end + 1 : at;
}

/* | # …: behind the sign of a block of lines. */
static bool tell_block_sign(LkReader *reader, size_t at)
{
    LkText text = reader->file->text;
    while (at < text.length && strchr(" \t|>+-0123456789", text.bytes[at]) != NULL)
        at++;
    return at > 0 && is_blank(text.bytes[at - 1]) && tell_rest(reader, at, false);
}

static bool look_at(LkReader *reader, const LkYaml *node)
{
    LkText text = reader->file->text;
    size_t end = 0;
    if (node->kind == LK_YAML_NULL && node->text.length == 0) {
        end = after_colon(text, node->key_end);
        return node->key.length > 0 && !has_more_below(text, end) && tell_rest(reader, end, false);
    }
    if (node->kind == LK_YAML_SCALAR && node->is_quoted && !value_end(reader, node, &end))
        return node->key.length > 0 && tell_block_sign(reader, after_colon(text, node->key_end));
    if (node->kind == LK_YAML_SCALAR || node->kind == LK_YAML_NULL)
        return value_end(reader, node, &end) && tell_rest(reader, end, true);
    return node->offset < text.length && strchr("[{", text.bytes[node->offset]) != NULL &&
           tell_rest(reader, node->end, true);
}

bool lk_front_remark(LkReader *reader, const LkYaml *node)
{
    bool is_told = look_at(reader, node);
    for (const LkYaml *item = node->kind == LK_YAML_LIST ? node->first : NULL; item != NULL;
         item = item->next)
        is_told |= look_at(reader, item);
    return is_told;
}
