/* The front matter: YAML between two lines of `---` at the start. Every key is a field; some are also the
 * document's own: layout, title, author, subject, date, lang. */
#include <string.h>

#include "base/file.h"
#include "source/front/front.h"

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
        lk_front_text(reader, item, false, &text);
        for (size_t lines = count_lines(text); lines > 0 && line < count; lines--)
            spans[line++] = item->span;
    }
    field->line_spans = spans;
    field->line_count = line;
}

/* A scalar as typed, a list's items joined by line feeds. The keys of forms keep their lines. */
static bool field_value(LkReader *reader, const LkYaml *node, LkText *value)
{
    if (node->kind != LK_YAML_LIST) {
        bool keeps_lines = lk_field_thai_name(lk_front_trim(node->key)) != NULL;
        return lk_front_text(reader, node, keeps_lines, value) && lk_text_check(reader, *value, node->span);
    }
    LkBuffer joined;
    lk_buffer_init(&joined, reader->arena);
    for (const LkYaml *item = node->first; item != NULL; item = item->next) {
        LkText text;
        if (!lk_front_text(reader, item, false, &text) || !lk_text_check(reader, text, item->span))
            return false;
        if (item != node->first)
            lk_buffer_append(&joined, "\n", 1);
        lk_buffer_text(&joined, text);
    }
    *value = lk_buffer_view(&joined);
    return true;
}

static void take_date(LkReader *reader, LkField *field, const LkField *typed)
{
    LkText held = lk_date_held(reader, typed);
    LkDateRead read = lk_date_of(held.length > 0 ? held : field->value, lk_date_format(reader, typed));
    if (read.reading == LK_DATE_SURE) {
        reader->source->date = lk_text(lk_date_iso(read.date, reader->arena));
        lk_date_tell_weekday(reader, &read, field->value, field->span);
    }
    if (read.reading == LK_DATE_SURE || read.reading == LK_DATE_OPEN)
        return;
    field->is_refused = true;
    if (!lk_date_doubt(reader, &read, field->value, field->span))
        lk_date_tell_none(reader, &read, field->value, field->span);
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

static void take_line_ends(LkReader *reader, const LkField *field)
{
    static const struct {
        const char *word;
        LkSourceLineEnds line_ends;
    } words[] = {{"blank", LK_SOURCE_LINE_ENDS_BLANK},         {"เว้นวรรค", LK_SOURCE_LINE_ENDS_BLANK},
                 {"nothing", LK_SOURCE_LINE_ENDS_NOTHING},     {"ต่อกัน", LK_SOURCE_LINE_ENDS_NOTHING},
                 {"paragraph", LK_SOURCE_LINE_ENDS_PARAGRAPH}, {"ย่อหน้า", LK_SOURCE_LINE_ENDS_PARAGRAPH}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lk_text_is(field->value, words[i].word))
            reader->source->line_ends = words[i].line_ends;
    if (reader->source->line_ends == LK_SOURCE_LINE_ENDS_AS_TYPED)
        lk_tell(reader->diagnostics, LK_E_FRONT_LINE_ENDS, field->span,
                LK_WITH(lk_named_text("value", field->value)));
}

static void take_known(LkReader *reader, const char *name, LkField *field, const LkField *typed)
{
    LkSource *source = reader->source;
    if (strcmp(name, "author") == 0) {
        source->author = field->value;
    } else if (strcmp(name, "subject") == 0) {
        source->subject = field->value;
    } else if (strcmp(name, "lang") == 0 && field->value.length > 0) {
        if (is_language_tag(field->value))
            source->language = field->value;
        else
            lk_tell(reader->diagnostics, LK_E_FRONT_LANG, field->span,
                    LK_WITH(lk_named_text("value", field->value)));
    } else if (strcmp(name, "line-ends") == 0 && field->value.length > 0) {
        take_line_ends(reader, field);
    } else if (strcmp(name, "date") == 0 && field->value.length > 0) {
        take_date(reader, field, typed);
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
    const LkField *field = lk_field_find(reader, LK_TEXT("title"));
    const LkField *record = field != NULL && field->is_record ? field : NULL;
    bool has_none = title == NULL || title->kind == LK_YAML_NULL || title->kind == LK_YAML_MAP;
    LkBuffer joined;
    lk_buffer_init(&joined, reader->arena);
    if (record != NULL)
        end = add_title(reader, lk_plain_inlines(reader, record->value, record->span, LK_NO_OFFSET, true),
                        record->span, &joined, end);
    else if (!has_none && title->kind != LK_YAML_LIST)
        end = add_title(reader, lk_front_inlines(reader, title), title->span, &joined, end);
    else if (!has_none)
        for (const LkYaml *item = title->first; item != NULL; item = item->next)
            end = add_title(reader, lk_front_inlines(reader, item), item->span, &joined, end);
    if (record != NULL || !has_none)
        reader->source->title = lk_buffer_view(&joined);
    return end;
}

/* The field with the fields that are named in its value. */
static LkField filled(LkReader *reader, const LkField *field)
{
    LkField full = *field;
    if (!field->is_record && memmem(field->value.bytes, field->value.length, "{{", 2) != NULL) {
        size_t errors = reader->diagnostics->errors;
        LkInlines inlines = lk_plain_inlines(reader, field->value, field->span, LK_NO_OFFSET, false);
        full.is_refused |= reader->diagnostics->errors > errors;
        full.value = inlines_text(reader, inlines);
        full.span = inlines.count > 0 ? inlines.items[0].span : field->span;
    }
    return full;
}

/* What the document knows of itself. A record's value stands before the front matter's, but for the layout.
 */
static void take_all_known(LkReader *reader)
{
    static const char *const known[] = {"author", "subject", "date", "lang", "line-ends"};
    for (LkField *field = reader->source->fields; field != NULL; field = field->next)
        if (lk_text_is(lk_field_name(field->name), "layout")) {
            reader->source->layout = field->value;
            reader->source->layout_span = field->span;
        }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const LkField *field = lk_field_find(reader, lk_text(known[i]));
        LkField *own = reader->source->fields;
        if (field == NULL)
            continue;
        LkField full = filled(reader, field);
        take_known(reader, known[i], &full, field);
        while (own != NULL && own != field)
            own = own->next;
        if (own != NULL)
            own->is_refused = full.is_refused;
    }
}

/* `fields:` and `batch:` are for many documents from one source: no text of this one. */
static bool is_for_records(const LkYaml *node)
{
    return node->kind == LK_YAML_MAP && (lk_text_is(node->key, "fields") || lk_text_is(node->key, "batch"));
}

/* Two names of one field: which value is meant cannot be known. Two keys that are equal are told by YAML. */
static void tell_twice(LkReader *reader, const LkField *field)
{
    if (lk_field_thai_name(field->name) == NULL) /* it has one name alone */
        return;
    LkText name = lk_field_name(field->name);
    for (const LkField *other = reader->source->fields; other != field; other = other->next)
        if (lk_text_equal(lk_field_name(other->name), name) && !lk_text_equal(other->name, field->name))
            lk_tell(reader->diagnostics, LK_E_FRONT_TWICE, field->name_span,
                    LK_WITH(lk_named_text("name", field->name), lk_named_text("other", other->name)));
}

/* The pattern of a batch's output names asks for fields as well. */
static void ask_for_names(LkReader *reader, const LkYaml *batch)
{
    const LkYaml *file = batch == NULL || batch->kind != LK_YAML_MAP ? NULL : lk_yaml_get(batch, "file");
    size_t from = 0, start, end;
    LkText name;
    for (; file != NULL && lk_field_next(file->text, from, &start, &end, &name); from = end)
        lk_field_ask(reader, name);
}

/* A value that cannot be read, or is a remark alone, is told: the field is there, without a value. */
static LkField *take_field(LkReader *reader, const LkYaml *node)
{
    LkField *field = LK_NEW(reader->arena, LkField);
    *field = (LkField){.name = lk_front_trim(node->key), .span = node->span, .name_span = node->key_span};
    bool has_remark = lk_front_remark(reader, node);
    if (!field_value(reader, node, &field->value)) {
        field->value = (LkText){"", 0};
        field->is_refused = true;
        return field;
    }
    lk_front_tell_markup(reader, field->value, field->span);
    if (lk_text_is(lk_field_name(field->name), "date"))
        field->value = lk_date_with_room(reader, node, field->value);
    field->is_refused = has_remark && field->value.length == 0;
    note_lines(reader, node, field);
    if (lk_text_is(lk_field_name(field->name), "keep"))
        lk_read_keep(reader, node);
    return field;
}

static LkBlock **take_map(LkReader *reader, const LkYaml *map, LkBlock **end)
{
    LkField **link = &reader->source->fields;
    for (const LkYaml *node = map->first; node != NULL; node = node->next) {
        if (is_for_records(node))
            continue;
        LkField *field = take_field(reader, node);
        *link = field;
        link = &field->next;
        tell_twice(reader, field);
    }
    reader->source->field_index = lk_field_index_own(reader->source->fields, reader->arena);
    const LkYaml *columns = lk_yaml_get(map, "fields");
    const LkYaml *batch = lk_yaml_get(map, "batch");
    reader->is_for_records =
        (columns != NULL && is_for_records(columns)) || (batch != NULL && is_for_records(batch));
    reader->columns = columns != NULL && columns->kind == LK_YAML_MAP ? columns : NULL;
    reader->source->columns = reader->columns;
    ask_for_names(reader, batch);
    take_all_known(reader);
    end = take_crest(reader, lk_front_member(map, "crest"), end);
    return take_titles(reader, lk_front_member(map, "title"), end);
}

const LkYaml *lk_front_matter_map(LkReader *reader)
{
    LkFrontPart part = lk_front_part(reader);
    const LkYaml *map = part.end <= part.start ? NULL : lk_front_yaml(reader, part);
    return map != NULL && map->kind == LK_YAML_MAP ? map : NULL;
}

LkFileOffset lk_front_matter(LkReader *reader, LkBlock ***end)
{
    LkFrontPart part = lk_front_part(reader);
    reader->source->is_front_broken = part.is_broken;
    reader->end_fence = part.end_fence;
    if (part.end <= part.start) {
        take_all_known(reader);
        *end = take_titles(reader, NULL, *end);
        return (LkFileOffset){part.body};
    }
    const LkYaml *map = lk_front_yaml(reader, part);
    bool is_map = map != NULL && map->kind == LK_YAML_MAP;
    reader->source->is_front_broken = map == NULL || (!is_map && map->kind != LK_YAML_NULL);
    if (is_map)
        *end = take_map(reader, map, *end);
    else if (map != NULL && map->kind != LK_YAML_NULL)
        lk_tell(reader->diagnostics, LK_E_FRONT_TYPE, map->span, NULL);
    return (LkFileOffset){part.body};
}
