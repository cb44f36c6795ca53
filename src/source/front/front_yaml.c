/* The YAML of the front matter and of blocks that are typed like it: as it stands where it reads, else
 * mended. What reads and yet is not what was typed is mended too. */
#include "source/front/mend.h"

/* A key with a colon within, as of “เรื่อง:<no-break space>ราคา: 500”: only the first colon is meant. */
static bool has_key_in_key(const LkYaml *map)
{
    for (const LkYaml *node = map->kind == LK_YAML_MAP ? map->first : NULL; node != NULL; node = node->next)
        for (size_t at = 0, next = 0; next < node->key.length; at = next) {
            uint32_t c = lk_utf8_next(node->key, &next);
            if ((c == ':' || c == 0xFF1A) &&
                lk_field_thai_name(lk_front_trim(lk_text_slice(node->key, 0, at))) != NULL)
                return true;
        }
    return false;
}

/* “- แบบ ก: ชุดที่ ๑” is a text; YAML takes it for a key and its value. */
static bool has_key_in_item(const LkFile *file, const LkYaml *map)
{
    for (const LkYaml *node = map->kind == LK_YAML_MAP ? map->first : NULL; node != NULL; node = node->next)
        for (const LkYaml *item = node->kind == LK_YAML_LIST ? node->first : NULL; item != NULL;
             item = item->next)
            if (item->kind == LK_YAML_MAP && file->text.bytes[item->offset] != '{')
                return true;
    return false;
}

/* Whether a line within [at, end) begins with a key of a form and a colon. */
static bool has_key_line(LkText text, size_t at, size_t end)
{
    for (size_t line_end, next = lk_next_line(text, at, &line_end); next < end;) {
        at = next;
        next = lk_next_line(text, at, &line_end);
        LkText line = lk_text_slice(text, at, line_end);
        for (size_t colon = 0, after = 0; after < line.length; colon = after) {
            uint32_t c = lk_utf8_next(line, &after);
            if (c != ':' && c != 0xFF1A)
                continue;
            if (lk_field_thai_name(lk_front_trim(lk_text_slice(line, 0, colon))) != NULL)
                return true;
            break;
        }
    }
    return false;
}

/* A bracket that was typed as a sign, and closes somewhere in the keys below. */
static bool has_key_in_brackets(const LkReader *reader, const LkYaml *map)
{
    LkText text = reader->file->text;
    for (const LkYaml *node = map->kind == LK_YAML_MAP ? map->first : NULL; node != NULL; node = node->next) {
        bool is_list = node->kind == LK_YAML_LIST && text.bytes[node->offset] == '[';
        if (is_list && has_key_line(text, node->offset, node->end))
            return true;
    }
    return false;
}

/* A | or > without lines below is a sign that was typed. */
static bool has_empty_block(const LkReader *reader, const LkYaml *map)
{
    for (const LkYaml *node = map->kind == LK_YAML_MAP ? map->first : NULL; node != NULL; node = node->next) {
        char before = node->offset == 0 ? '\0' : reader->file->text.bytes[node->offset - 1];
        if (node->kind == LK_YAML_SCALAR && node->is_quoted && node->text.length == 0 && before != '"' &&
            before != '\'')
            return true;
    }
    return false;
}

/* A value at the start of a line, which YAML does not have though its reader takes it: below a key without a
 * value stands a line whose key has no blank behind its colon. */
static const LkYaml *value_at_margin(const LkYaml *map)
{
    for (const LkYaml *node = map->kind == LK_YAML_MAP ? map->first : NULL; node != NULL; node = node->next)
        if (node->kind == LK_YAML_SCALAR && !node->is_quoted && node->span.column == 1)
            return node;
    return NULL;
}

const LkYaml *lk_front_yaml(LkReader *reader, LkFrontPart part)
{
    LkDiagnosticsMark mark = lk_diagnostics_mark(reader->diagnostics);
    const LkYaml *map =
        lk_yaml_parse_part(reader->file, part.start, part.end, reader->arena, reader->diagnostics);
    if (map == NULL || has_key_in_key(map) || has_key_in_item(reader->file, map) ||
        has_key_in_brackets(reader, map) || has_empty_block(reader, map) || value_at_margin(map) != NULL) {
        lk_diagnostics_return(reader->diagnostics, mark);
        map = lk_mended_yaml(reader, reader->file, (LkMendPart){part.start, part.end, 0});
    }
    const LkYaml *strayed = map == NULL ? NULL : value_at_margin(map);
    if (strayed == NULL)
        return map;
    lk_tell(
        reader->diagnostics, LK_E_YAML_SYNTAX, strayed->span,
        LK_WITH(lk_named_quoted("reason", "could not find expected ':'"), lk_with_hint(LK_HINT_YAML_LINE)));
    return NULL;
}

const LkYaml *lk_front_yaml_block(LkReader *reader, const LkFile *file, size_t start, size_t end,
                                  uint32_t line)
{
    LkDiagnosticsMark mark = lk_diagnostics_mark(reader->diagnostics);
    const LkYaml *map = lk_yaml_parse_lines(file, start, end, line, reader->arena, reader->diagnostics);
    if (map != NULL && map->kind == LK_YAML_MAP && !has_key_in_item(file, map))
        return map;
    lk_diagnostics_return(reader->diagnostics, mark);
    return lk_mended_yaml(reader, file, (LkMendPart){start, end, line});
}
