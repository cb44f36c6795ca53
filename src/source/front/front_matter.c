/* The front matter: YAML between two lines of `---` at the start. Every key is a field; some are also the
 * document's own: layout, title, author, subject, date, lang. */
#include <string.h>

#include "base/file.h"
#include "source/front/front.h"

static bool is_fence(LkText line)
{
    LkText text = lk_text_trim(line);
    return line.length >= 3 && line.bytes[0] == '-' && lk_text_is(text, "---");
}

static size_t line_end(LkText text, size_t at)
{
    while (at < text.length && text.bytes[at] != '\n' && text.bytes[at] != '\r')
        at++;
    return at;
}

static size_t after_line(LkText text, size_t end)
{
    if (end + 1 < text.length && text.bytes[end] == '\r' && text.bytes[end + 1] == '\n')
        return end + 2;
    return end < text.length ? end + 1 : end;
}

/* Finds the part between the fences; gives the body's offset, or `start` when there is no front matter. */
static size_t find_part(LkReader *reader, size_t start, size_t *part, size_t *part_end)
{
    LkText text = reader->file->text;
    size_t end = line_end(text, start);
    if (!is_fence(lk_text_slice(text, start, end)))
        return start;
    *part = after_line(text, end);
    for (size_t at = *part; at < text.length; at = after_line(text, end)) {
        end = line_end(text, at);
        LkText line = lk_text_slice(text, at, end);
        if (is_fence(line) || lk_text_is(lk_text_trim(line), "...")) {
            *part_end = at;
            return after_line(text, end);
        }
    }
    lk_tell(reader->diagnostics, LK_E_FRONT_END,
            lk_reader_span(reader, (LkFileOffset){start}, (LkFileOffset){start + 3}), NULL);
    *part = *part_end = 0;
    return text.length;
}

static size_t count_lines(LkText text)
{
    size_t lines = 1;
    for (size_t i = 0; i < text.length; i++)
        lines += text.bytes[i] == '\n';
    return lines;
}

/* Where each line of a list's value comes from: an item may have several. */
static void note_lines(LkReader *reader, const LkYaml *node, LkField *field)
{
    if (node->kind != LK_YAML_LIST)
        return;
    size_t count = count_lines(field->value), line = 0;
    LkSpan *spans = LK_NEW_ARRAY(reader->arena, count, LkSpan);
    for (const LkYaml *item = node->first; item != NULL; item = item->next) {
        LkText text = {0};
        lk_yaml_scalar(reader, item, &text);
        for (size_t lines = count_lines(text); lines > 0 && line < count; lines--)
            spans[line++] = item->span;
    }
    field->line_spans = spans;
    field->line_count = line;
}

/* A scalar as written, a list's items joined by line feeds. */
static bool field_value(LkReader *reader, const LkYaml *node, LkText *value)
{
    if (node->kind != LK_YAML_LIST) {
        if (!lk_yaml_scalar(reader, node, value))
            return false;
        while (value->length > 0 && value->bytes[value->length - 1] == '\n')
            value->length--;
        return lk_text_check(reader, *value, node->span);
    }
    LkBuffer joined;
    lk_buffer_init(&joined, reader->arena);
    for (const LkYaml *item = node->first; item != NULL; item = item->next) {
        LkText text;
        if (!lk_yaml_scalar(reader, item, &text) || !lk_text_check(reader, text, item->span))
            return false;
        if (item != node->first)
            lk_buffer_append(&joined, "\n", 1);
        lk_buffer_text(&joined, text);
    }
    *value = lk_buffer_view(&joined);
    return true;
}

static void refuse_date(LkReader *reader, LkField *field)
{
    field->is_refused = true;
    LkText value = field->value;
    const char *meant = lk_common_era(value, reader->arena);
    lk_tell(reader->diagnostics, LK_E_FRONT_DATE, field->span,
            LK_WITH(lk_named_text("value", value), lk_meant_as(LK_HINT_MEANT_DATE, meant)));
}

/* The shape of a language tag (BCP 47): letters, then further parts of letters and digits, each of 1–8. */
static bool is_language_tag(LkText text)
{
    size_t part = 0, parts = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.bytes[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-' && part > 0) {
            parts++;
            part = 0;
        } else if (++part > 8 || !(is_letter || (parts > 0 && c >= '0' && c <= '9'))) {
            return false;
        }
    }
    return part > 0 && (parts > 0 || part > 1);
}

static void take_known(LkReader *reader, LkField *field)
{
    LkSource *source = reader->source;
    if (lk_text_is(field->name, "layout")) {
        source->layout = field->value;
        source->layout_span = field->span;
    } else if (lk_text_is(field->name, "author")) {
        source->author = field->value;
    } else if (lk_text_is(field->name, "subject")) {
        source->subject = field->value;
    } else if (lk_text_is(field->name, "lang") && field->value.length > 0) {
        if (is_language_tag(field->value))
            source->language = field->value;
        else
            lk_tell(reader->diagnostics, LK_E_FRONT_LANG, field->span,
                    LK_WITH(lk_named_text("value", field->value)));
    } else if (lk_text_is(field->name, "date") && field->value.length > 0) {
        if (lk_is_iso_date(field->value))
            source->date = field->value;
        else
            refuse_date(reader, field);
    }
}

static LkText inlines_text(LkReader *reader, LkInlines inlines)
{
    LkBuffer text;
    lk_buffer_init(&text, reader->arena);
    for (size_t i = 0; i < inlines.count; i++) {
        if (inlines.items[i].kind == LK_INLINE_TEXT)
            lk_buffer_text(&text, inlines.items[i].text);
        else
            lk_buffer_append(&text, " ", 1);
    }
    return lk_buffer_view(&text);
}

static LkBlock **take_crest(LkReader *reader, const LkYaml *crest, LkBlock **end)
{
    LkText path;
    if (crest == NULL || crest->kind == LK_YAML_NULL || !lk_yaml_scalar(reader, crest, &path))
        return end;
    LkSpan place = crest->span;
    LkText filled = lk_filled_text(reader, lk_text_trim(path), &place);
    if (filled.length == 0 && path.length > 0) /* a record without one */
        return end;
    const char *found = lk_path_inside(reader->root, filled, place, reader->arena, reader->diagnostics);
    if (found == NULL)
        return end;
    LkBlock *block = LK_NEW(reader->arena, LkBlock);
    block->kind = LK_BLOCK_CREST;
    block->span = crest->span;
    block->as.image = LK_NEW(reader->arena, LkImageBlock);
    *block->as.image = (LkImageBlock){.path = lk_text(found), .alt = LK_TEXT("ตรา")};
    *end = block;
    return &block->next;
}

static LkBlock **add_title(LkReader *reader, LkInlines inlines, LkSpan span, LkBuffer *joined, LkBlock **end)
{
    if (inlines.count == 0)
        return end;
    LkBlock *block = LK_NEW(reader->arena, LkBlock);
    block->kind = LK_BLOCK_TITLE;
    block->span = span;
    block->inlines = inlines;
    *end = block;
    lk_buffer_string(joined, joined->length > 0 ? " " : "");
    lk_buffer_text(joined, inlines_text(reader, inlines));
    return &block->next;
}

/* Titles are read after all fields, since they may name them. A record's title is one of data. */
static LkBlock **take_titles(LkReader *reader, const LkYaml *title, LkBlock **end)
{
    const LkField *record = lk_record_field(reader, LK_TEXT("title"));
    bool has_none = title == NULL || title->kind == LK_YAML_NULL || title->kind == LK_YAML_MAP;
    LkBuffer joined;
    lk_buffer_init(&joined, reader->arena);
    if (record != NULL)
        end = add_title(reader, lk_plain_inlines(reader, record->value, record->span, LK_NO_OFFSET, true),
                        record->span, &joined, end);
    else if (!has_none && title->kind != LK_YAML_LIST)
        end = add_title(reader, lk_yaml_inlines(reader, title, false), title->span, &joined, end);
    else if (!has_none)
        for (const LkYaml *item = title->first; item != NULL; item = item->next)
            end = add_title(reader, lk_yaml_inlines(reader, item, false), item->span, &joined, end);
    if (record != NULL || !has_none)
        reader->source->title = lk_buffer_view(&joined);
    return end;
}

/* The field with the fields that are named in its value. */
static LkField filled(LkReader *reader, const LkField *field)
{
    LkField full = *field;
    if (!field->is_record && memmem(field->value.bytes, field->value.length, "{{", 2) != NULL) {
        LkInlines inlines = lk_plain_inlines(reader, field->value, field->span, LK_NO_OFFSET, false);
        full.value = inlines_text(reader, inlines);
        full.span = inlines.count > 0 ? inlines.items[0].span : field->span;
    }
    return full;
}

/* What the document knows of itself. A record's value stands before the front matter's, but for the layout.
 */
static void take_all_known(LkReader *reader)
{
    static const char *const known[] = {"author", "subject", "date", "lang"};
    for (LkField *field = reader->source->fields; field != NULL; field = field->next)
        if (lk_text_is(field->name, "layout"))
            take_known(reader, field);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const LkField *field = lk_record_field(reader, lk_text(known[i]));
        LkField *own = field != NULL ? NULL : reader->source->fields;
        while (own != NULL && !lk_text_is(own->name, known[i]))
            own = own->next;
        if (field == NULL && own == NULL)
            continue;
        LkField full = filled(reader, field != NULL ? field : own);
        take_known(reader, &full);
        if (own != NULL)
            own->is_refused = full.is_refused;
    }
}

/* `fields:` and `batch:` are for many documents from one source: no text of this one. */
static bool is_for_records(const LkYaml *node)
{
    return node->kind == LK_YAML_MAP && (lk_text_is(node->key, "fields") || lk_text_is(node->key, "batch"));
}

static LkBlock **take_map(LkReader *reader, const LkYaml *map, LkBlock **end)
{
    LkField **link = &reader->source->fields;
    for (const LkYaml *node = map->first; node != NULL; node = node->next) {
        LkField *field = LK_NEW(reader->arena, LkField);
        if (is_for_records(node) || !field_value(reader, node, &field->value))
            continue;
        field->name = node->key;
        field->span = node->span;
        field->name_span = node->key_span;
        note_lines(reader, node, field);
        *link = field;
        link = &field->next;
        if (lk_text_is(field->name, "keep"))
            lk_read_keep(reader, node);
    }
    const LkYaml *columns = lk_yaml_get(map, "fields");
    const LkYaml *batch = lk_yaml_get(map, "batch");
    reader->is_for_records =
        (columns != NULL && is_for_records(columns)) || (batch != NULL && is_for_records(batch));
    reader->columns = columns != NULL && columns->kind == LK_YAML_MAP ? columns : NULL;
    take_all_known(reader);
    end = take_crest(reader, lk_yaml_get(map, "crest"), end);
    return take_titles(reader, lk_yaml_get(map, "title"), end);
}

const LkYaml *lk_front_matter_map(LkReader *reader)
{
    LkText text = reader->file->text;
    size_t start = text.length >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    size_t part = 0, part_end = 0;
    find_part(reader, start, &part, &part_end);
    const LkYaml *map = part_end <= part ? NULL
                                         : lk_yaml_parse_part(reader->file, part, part_end, reader->arena,
                                                              reader->diagnostics);
    return map != NULL && map->kind == LK_YAML_MAP ? map : NULL;
}

LkFileOffset lk_front_matter(LkReader *reader, LkBlock ***end)
{
    LkText text = reader->file->text;
    size_t start = text.length >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    size_t part = 0, part_end = 0;
    size_t body = find_part(reader, start, &part, &part_end);
    if (part_end <= part) {
        take_all_known(reader);
        *end = take_titles(reader, NULL, *end);
        return (LkFileOffset){body};
    }
    const LkYaml *map = lk_yaml_parse_part(reader->file, part, part_end, reader->arena, reader->diagnostics);
    if (map != NULL && map->kind == LK_YAML_MAP)
        *end = take_map(reader, map, *end);
    else if (map != NULL && map->kind != LK_YAML_NULL)
        lk_tell(reader->diagnostics, LK_E_FRONT_TYPE, map->span, NULL);
    return (LkFileOffset){body};
}
