/* Fields: {{name}} is replaced by its value only after the text has been parsed, so that data never becomes
 * markup. */
#include <string.h>

#include "base/limits.h"
#include "source/front/front.h"

/* A long value that is named many times can make a paragraph far longer than its source. */
static bool has_room(LkReader *reader, LkInlineList *list, const LkInline *item)
{
    list->bytes += item->text.length + 1;
    if (list->bytes > LK_LIMIT_PARAGRAPH_BYTES && !list->is_full) {
        list->is_full = true;
        lk_tell(reader->diagnostics, LK_E_LIMIT_PARAGRAPH_FIELDS, item->span,
                LK_WITH(lk_named_number("most", (long long)LK_LIMIT_PARAGRAPH_BYTES)));
    }
    return !list->is_full;
}

void lk_inline_add(LkReader *reader, LkInlineList *list, LkInline item)
{
    if (!has_room(reader, list, &item))
        return;
    LK_GROW(reader->arena, list->items, list->count, list->capacity, 4);
    list->items[list->count++] = item;
}

void lk_inline_add_lines(LkReader *reader, LkInlineList *list, LkInline model)
{
    LkText rest = model.text;
    for (;;) {
        const char *feed = rest.length == 0 ? NULL : memchr(rest.bytes, '\n', rest.length);
        size_t length = feed == NULL ? rest.length : (size_t)(feed - rest.bytes);
        model.kind = LK_INLINE_TEXT;
        model.text = lk_text_slice(rest, 0, length);
        if (length > 0)
            lk_inline_add(reader, list, model);
        if (feed == NULL || list->is_full)
            return;
        model.kind = LK_INLINE_HARD_BREAK;
        model.text = (LkText){"", 0};
        lk_inline_add(reader, list, model);
        rest = lk_text_slice(rest, length + 1, rest.length);
    }
}

bool lk_field_next(LkText text, size_t from, size_t *start, size_t *end, LkText *name)
{
    for (size_t i = from; (i = lk_text_find_pair(text, i, "{{")) + 3 < text.length; i++) {
        /* A name is short and on one line. */
        for (size_t j = i + 2; j + 1 < text.length && j < i + 200; j++) {
            if (text.bytes[j] == '\n' || text.bytes[j] == '{')
                break;
            if (text.bytes[j] == '}' && text.bytes[j + 1] == '}') {
                *start = i;
                *end = j + 2;
                *name = lk_text_trim(lk_text_slice(text, i + 2, j));
                return true;
            }
        }
    }
    return false;
}

size_t lk_field_open(LkText text, size_t from, size_t end)
{
    return from < end ? lk_text_find_pair(lk_text_slice(text, 0, end), from, "{{") : end;
}

void lk_field_unclosed(LkReader *reader, LkSpan span)
{
    lk_tell(reader->diagnostics, LK_E_FIELD_END, span, NULL);
}

static const char *nearest_name(LkReader *reader, LkText name)
{
    size_t count = 0;
    for (const LkField *field = reader->source->fields; field != NULL; field = field->next)
        count++;
    for (const LkField *field = reader->extra; field != NULL; field = field->next)
        count++;
    const char **names = LK_NEW_ARRAY(reader->arena, count + 1, const char *);
    count = 0;
    for (const LkField *field = reader->source->fields; field != NULL; field = field->next)
        names[count++] = lk_arena_copy(reader->arena, field->name.bytes, field->name.length);
    for (const LkField *field = reader->extra; field != NULL; field = field->next)
        names[count++] = lk_arena_copy(reader->arena, field->name.bytes, field->name.length);
    return lk_nearest(name, names, count);
}

const LkField *lk_record_field(const LkReader *reader, LkText name)
{
    for (const LkField *field = reader->extra; field != NULL; field = field->next)
        if (lk_text_equal(field->name, name))
            return field;
    return NULL;
}

static const LkField *find(const LkReader *reader, LkText name)
{
    const LkField *record = lk_record_field(reader, name);
    for (LkField *field = reader->source->fields; field != NULL; field = field->next)
        if (lk_text_equal(field->name, name)) {
            field->is_asked = true;
            return record != NULL ? record : field;
        }
    return record;
}

static void unknown_field(LkReader *reader, LkText name, LkSpan span)
{
    bool is_told = reader->diagnostics->count < LK_LIMIT_DIAGNOSTICS;
    const char *nearest = is_told ? nearest_name(reader, name) : NULL;
    LkHintId hint = LK_HINT_OWN;
    if (is_told && reader->extra == NULL &&
        lk_yaml_get(reader->columns, lk_arena_copy(reader->arena, name.bytes, name.length)) != NULL)
        hint = LK_HINT_NAME_RECORDS;
    else if (nearest == NULL && reader->is_for_records && reader->extra == NULL)
        hint = LK_HINT_VALUE_OR_RECORDS;
    lk_tell(reader->diagnostics, LK_E_FIELD_UNKNOWN, span,
            LK_WITH(lk_named_text("name", name), lk_meant(nearest), lk_with_hint(hint)));
}

/* The field of “name” or “name:form”, and its form; NULL if there is none. */
static const LkField *find_in_form(LkReader *reader, LkText name, LkText *form)
{
    const LkField *field = find(reader, name);
    const char *colon = field != NULL || name.length == 0 ? NULL : memrchr(name.bytes, ':', name.length);
    *form = (LkText){"", 0};
    if (colon == NULL)
        return field;
    size_t at = (size_t)(colon - name.bytes);
    *form = lk_text_trim(lk_text_slice(name, at + 1, name.length));
    return find(reader, lk_text_trim(lk_text_slice(name, 0, at)));
}

static LkText without_form(LkText name, LkText form)
{
    return form.length == 0 ? name
                            : lk_text_trim(lk_text_slice(name, 0, (size_t)(form.bytes - name.bytes) - 1));
}

/* The value of “name” or “name:form”; empty after an error at *span, which becomes the place of a record's
 * value. */
static LkText field_value(LkReader *reader, LkText name, LkSpan *span)
{
    LkText form;
    const LkField *field = find_in_form(reader, name, &form);
    if (field == NULL) {
        unknown_field(reader, without_form(name, form), *span);
        return (LkText){"", 0};
    }
    bool is_of_form = memrchr(name.bytes, ':', name.length) != NULL && !lk_text_equal(field->name, name);
    if (is_of_form && !lk_is_form(form))
        return lk_form(reader, form, field->value, *span); /* the template's mistake */
    if (field->is_record)
        *span = field->span;
    if (is_of_form && field->is_refused)
        return (LkText){"", 0};
    return is_of_form ? lk_form(reader, form, field->value, *span) : field->value;
}

LkText lk_filled_text(LkReader *reader, LkText text, LkSpan *span)
{
    size_t from = 0, start, end;
    LkText name;
    if (!lk_field_next(text, 0, &start, &end, &name))
        return text;
    LkBuffer out;
    lk_buffer_init(&out, reader->arena);
    for (; lk_field_next(text, from, &start, &end, &name); from = end) {
        LkSpan place = *span;
        lk_buffer_text(&out, lk_text_slice(text, from, start));
        lk_buffer_text(&out, field_value(reader, name, &place));
        *span = place;
    }
    lk_buffer_text(&out, lk_text_slice(text, from, text.length));
    return lk_buffer_view(&out);
}

void lk_inline_add_field(LkReader *reader, LkInlineList *list, LkInline model, LkText name)
{
    if (lk_reference(reader, name, model.span, &model)) {
        if (model.reference != LK_REFERENCE_NONE)
            lk_inline_add(reader, list, model);
        return;
    }
    /* Digits of data follow the layout's numerals; those of a digest are no numbers. */
    model.from_data = !lk_text_is(name, "record-digest") || lk_record_field(reader, name) == NULL;
    model.text = field_value(reader, name, &model.span);
    lk_inline_add_lines(reader, list, model);
}

/* ---- Plain text */

typedef struct Plain {
    LkReader *reader;
    LkInlineList list;
    LkText typed, text;  /* as written; with each \{{ hidden, byte for byte as long */
    LkSpan span;         /* of the whole */
    LkFileOffset offset; /* behind the last part found; or LK_NO_OFFSET */
} Plain;

/* A part stands at most this far behind the one before: the indent of a block's lines, an escape. */
enum { PART_WINDOW = 256 };

/* The place of a part; of the whole text where it is not found as written. */
static LkSpan span_of_part(Plain *plain, size_t start, size_t end)
{
    LkText file = plain->reader->file->text, part = lk_text_slice(plain->typed, start, end);
    if (plain->offset.byte >= file.length || part.length == 0)
        return plain->span;
    const char *feed = memchr(part.bytes, '\n', part.length);
    size_t length = feed == NULL ? part.length : (size_t)(feed - part.bytes);
    size_t window = length + PART_WINDOW, left = file.length - plain->offset.byte;
    const char *found =
        memmem(file.bytes + plain->offset.byte, window < left ? window : left, part.bytes, length);
    if (found == NULL || length == 0)
        return plain->span;
    LkFileOffset place = {(size_t)(found - file.bytes)};
    plain->offset = lk_file_offset_after(place, length);
    return lk_reader_span(plain->reader, place, plain->offset);
}

static void add_part(Plain *plain, size_t start, size_t end, bool from_data)
{
    if (start == end)
        return;
    LkInline item = {.span = span_of_part(plain, start, end), .from_data = from_data, .link = {"", 0}};
    item.text = lk_restore_braces(plain->reader, lk_text_slice(plain->text, start, end), "{{");
    lk_inline_add_lines(plain->reader, &plain->list, item);
}

/* Text between fields, in two parts where braces stand open. */
static void add_between(Plain *plain, size_t start, size_t end)
{
    size_t open = lk_field_open(plain->text, start, end);
    add_part(plain, start, open, false);
    if (open < end) {
        Plain at_open = *plain; /* its place is found again for the part */
        lk_field_unclosed(plain->reader, span_of_part(&at_open, open, open + 2));
    }
    add_part(plain, open, end, false);
}

static void add_value(Plain *plain, size_t start, size_t end, LkText name)
{
    LkInline item = {.span = span_of_part(plain, start, end), .link = {"", 0}};
    lk_inline_add_field(plain->reader, &plain->list, item, name);
}

/* The text with U+FDD0 for each \{{, as the Markdown has it. */
static LkText hide_braces(LkReader *reader, LkText text)
{
    if (memmem(text.bytes, text.length, "\\{{", 3) == NULL)
        return text;
    char *bytes = lk_arena_copy(reader->arena, text.bytes, text.length);
    for (size_t i = 0; i + 2 < text.length; i++)
        if (memcmp(bytes + i, "\\{{", 3) == 0)
            memcpy(bytes + i, "\xEF\xB7\x90", 3);
    return (LkText){bytes, text.length};
}

LkInlines lk_plain_inlines(LkReader *reader, LkText text, LkSpan span, LkFileOffset offset, bool from_data)
{
    if (text.length == 0 || !lk_text_check(reader, text, span))
        return (LkInlines){.span = span};
    bool has_fields = !from_data && lk_text_find_pair(text, 0, "{{") < text.length;
    Plain plain = {.reader = reader, .typed = text, .text = text, .span = span, .offset = LK_NO_OFFSET};
    size_t from = 0, start, end;
    LkText name;
    if (has_fields) {
        plain.text = hide_braces(reader, text);
        plain.offset = offset;
    }
    while (has_fields && lk_field_next(plain.text, from, &start, &end, &name)) {
        add_between(&plain, from, start);
        add_value(&plain, start, end, name);
        from = end;
    }
    if (has_fields)
        add_between(&plain, from, text.length);
    else
        add_part(&plain, 0, text.length, from_data);
    return (LkInlines){plain.list.items, plain.list.count, span};
}

LkInlines lk_yaml_inlines(LkReader *reader, const LkYaml *node, bool from_data)
{
    LkText text;
    if (node == NULL || node->kind == LK_YAML_NULL || !lk_yaml_scalar(reader, node, &text)) {
        LkSpan nowhere = {.file = reader->file};
        return (LkInlines){.span = node == NULL ? nowhere : node->span};
    }
    /* The line feed that ends a YAML block is not the text's. */
    while (text.length > 0 && text.bytes[text.length - 1] == '\n')
        text.length--;
    return lk_plain_inlines(reader, text, node->span, (LkFileOffset){node->offset}, from_data);
}

/* Each line of a list comes from its own item. */
static LkInlines with_line_spans(LkInlines inlines, const LkField *field)
{
    for (size_t i = 0, line = 0; line < field->line_count && i < inlines.count; i++) {
        if (inlines.items[i].kind == LK_INLINE_HARD_BREAK)
            line++; /* more of them when a field in it has lines of its own */
        else
            inlines.items[i].span = field->line_spans[line];
    }
    return inlines;
}

LkInlines lk_field_inlines(LkReader *reader, LkText name)
{
    const LkField *field = find(reader, name);
    const char *colon = field != NULL || name.length == 0 ? NULL : memrchr(name.bytes, ':', name.length);
    if (colon == NULL && field == NULL)
        return (LkInlines){0};
    if (colon == NULL)
        return with_line_spans(
            lk_plain_inlines(reader, field->value, field->span, LK_NO_OFFSET, field->is_record), field);
    size_t at = (size_t)(colon - name.bytes);
    field = find(reader, lk_text_trim(lk_text_slice(name, 0, at)));
    if (field == NULL || field->is_refused || lk_text_trim(field->value).length == 0)
        return (LkInlines){0};
    LkText form = lk_text_trim(lk_text_slice(name, at + 1, name.length));
    return lk_plain_inlines(reader, lk_form(reader, form, field->value, field->span), field->span,
                            LK_NO_OFFSET, true);
}
