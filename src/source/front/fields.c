/* Fields: {{name}} is replaced by its value only after the text has been parsed, so that data never becomes
 * markup. */
#include <string.h>

#include "base/limits.h"
#include "source/front/front.h"

/* A long value that is named many times can make a paragraph far longer than its source. One that is refused
 * is emptied: to typeset what there is of it would take minutes. */
static bool has_room(LkReader *reader, LkInlineList *list, const LkInline *item)
{
    list->bytes += item->text.length + 1;
    if (list->bytes > LK_LIMIT_PARAGRAPH_BYTES && !list->is_full) {
        list->is_full = true;
        list->count = 0;
        lk_tell(reader->diagnostics, LK_E_LIMIT_PARAGRAPH_FIELDS, item->span,
                LK_WITH(lk_named_number("most", (long long)LK_LIMIT_PARAGRAPH_BYTES)));
    }
    return !list->is_full;
}

void lk_inline_add(LkReader *reader, LkInlineList *list, LkInline item)
{
    list->has_left_out |= list->is_left_out;
    if (list->is_left_out || !has_room(reader, list, &item))
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

void lk_field_unclosed(LkReader *reader, LkSpan span)
{
    lk_tell(reader->diagnostics, LK_E_FIELD_END, span, NULL);
}

static void unknown_field(LkReader *reader, LkText name, LkSpan span)
{
    bool is_told = reader->diagnostics->count < LK_LIMIT_DIAGNOSTICS;
    const char *nearest = is_told ? lk_field_nearest(reader, name) : NULL;
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
    const LkField *field = lk_field_asked(reader, name);
    const char *colon = field != NULL || name.length == 0 ? NULL : memrchr(name.bytes, ':', name.length);
    *form = (LkText){"", 0};
    if (colon == NULL)
        return field;
    size_t at = (size_t)(colon - name.bytes);
    *form = lk_text_trim(lk_text_slice(name, at + 1, name.length));
    return lk_field_asked(reader, lk_text_trim(lk_text_slice(name, 0, at)));
}

static bool is_empty(const LkField *field)
{
    return field == NULL || lk_text_trim(field->value).length == 0;
}

/* Whether a default stands for the field “name” or “name:form”: it is not there, or has no value. */
static bool needs_default(LkReader *reader, LkText name, LkSpan span)
{
    LkText form;
    const LkField *field = find_in_form(reader, name, &form);
    if (field == NULL)
        lk_field_doubt(reader, lk_field_without_form(name), span);
    return is_empty(field);
}

static LkText without_form(LkText name, LkText form)
{
    return form.length == 0 ? name
                            : lk_text_trim(lk_text_slice(name, 0, (size_t)(form.bytes - name.bytes) - 1));
}

/* The value with the fields in it, but not those in their values. A field in a form stays as it is typed. */
static LkText filled_once(LkReader *reader, const LkField *field)
{
    size_t from = 0, start, end;
    LkText name;
    if (field->is_record || !lk_field_next(field->value, 0, &start, &end, &name))
        return field->value;
    LkBuffer out;
    lk_buffer_init(&out, reader->arena);
    for (; lk_field_next(field->value, from, &start, &end, &name); from = end) {
        LkText otherwise;
        bool has_default = lk_field_default(&name, &otherwise);
        const LkField *inner = lk_field_asked(reader, name);
        lk_buffer_text(&out, lk_text_slice(field->value, from, start));
        lk_buffer_text(&out, has_default && is_empty(inner) ? otherwise
                             : inner != NULL                ? inner->value
                                                            : lk_text_slice(field->value, start, end));
    }
    lk_buffer_text(&out, lk_text_slice(field->value, from, field->value.length));
    return lk_buffer_view(&out);
}

/* The value in a form. A date whose `format:` is said is read by that first. */
static LkText in_form(LkReader *reader, LkText form, const LkField *field, LkSpan span)
{
    LkText held = lk_is_date_form(form) ? lk_date_held(reader, field) : field->held;
    LkText value = lk_form_value(form, filled_once(reader, field), held);
    bool is_held = held.length > 0 && value.bytes == held.bytes;
    if (lk_is_date_form(form) && !is_held) {
        LkDateRead read = lk_date_of(value, lk_date_format(reader, field));
        if (!lk_text_is(lk_field_name(field->name), "date")) /* whose weekday is looked at when it is read */
            lk_date_tell_weekday(reader, &read, value, span);
        if (read.reading == LK_DATE_SURE)
            value = lk_text(lk_date_iso(read.date, reader->arena));
    }
    return lk_form(reader, form, value, span);
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
    return is_of_form ? in_form(reader, form, field, *span) : field->value;
}

static void fill(LkReader *reader, LkText name, LkSpan *span, LkBuffer *out)
{
    LkText otherwise;
    LkSpan place = *span;
    bool is_default = lk_field_default(&name, &otherwise) && needs_default(reader, name, place);
    lk_buffer_text(out, is_default ? otherwise : field_value(reader, name, &place));
    *span = place;
}

/* Whether the field is printed as it is typed: {{code:as-is}}. */
static bool is_as_is(LkReader *reader, LkText name)
{
    LkText form;
    const LkField *field = find_in_form(reader, name, &form);
    return field != NULL && !lk_text_equal(field->name, name) && lk_text_is(form, LK_FORM_AS_IS);
}

LkText lk_filled_text(LkReader *reader, LkText text, LkSpan *span)
{
    size_t from = 0, start, end;
    LkText name;
    if (!lk_field_next(text, 0, &start, &end, &name))
        return text;
    LkBuffer out;
    LkInlineList conditions = {0};
    lk_buffer_init(&out, reader->arena);
    for (; lk_field_next(text, from, &start, &end, &name); from = end) {
        if (!conditions.is_left_out)
            lk_buffer_text(&out, lk_text_slice(text, from, start));
        if (lk_condition_mark(reader, &conditions, name, *span))
            continue;
        if (conditions.is_left_out)
            lk_field_ask(reader, name);
        else
            fill(reader, name, span, &out);
    }
    if (!conditions.is_left_out)
        lk_buffer_text(&out, lk_text_slice(text, from, text.length));
    lk_conditions_end(reader, &conditions);
    return lk_buffer_view(&out);
}

void lk_inline_add_field(LkReader *reader, LkInlineList *list, LkInline model, LkText name)
{
    LkText otherwise;
    if (lk_condition_mark(reader, list, name, model.span))
        return;
    if (list->is_left_out) {
        lk_field_ask(reader, name);
        return;
    }
    if (lk_reference(reader, name, model.span, &model)) {
        if (model.reference != LK_REFERENCE_NONE)
            lk_inline_add(reader, list, model);
        return;
    }
    if (lk_field_default(&name, &otherwise) && needs_default(reader, name, model.span)) {
        model.text = otherwise;
        lk_inline_add_lines(reader, list, model);
        return;
    }
    /* Digits of data follow the layout's numerals; those of a digest are no numbers. */
    model.from_data = (!lk_text_is(name, "record-digest") || lk_record_field(reader, name) == NULL) &&
                      !is_as_is(reader, name);
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
    bool is_value;       /* of a field: digits of all its parts follow the layout's numerals */
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

/* The text with {{ for each U+FDD0, which hide_braces put there. */
static LkText with_braces(LkReader *reader, LkText text)
{
    if (lk_text_find_pair(text, 0, "\xEF\xB7") == text.length)
        return text;
    LkBuffer out;
    lk_buffer_init(&out, reader->arena);
    for (size_t i = 0; i < text.length; i++) {
        bool is_brace = text.length - i >= 3 && memcmp(text.bytes + i, "\xEF\xB7\x90", 3) == 0;
        if (is_brace)
            lk_buffer_string(&out, "{{");
        else
            lk_buffer_append(&out, text.bytes + i, 1);
        i += is_brace ? 2 : 0;
    }
    return lk_buffer_view(&out);
}

static void add_part(Plain *plain, size_t start, size_t end, bool from_data)
{
    if (start == end)
        return;
    LkInline item = {.span = span_of_part(plain, start, end), .from_data = from_data, .link = {"", 0}};
    item.text = with_braces(plain->reader, lk_text_slice(plain->text, start, end));
    lk_inline_add_lines(plain->reader, &plain->list, item);
}

/* Text between fields, in two parts where braces stand open. */
static void add_between(Plain *plain, size_t start, size_t end)
{
    size_t open = lk_field_open(plain->text, start, end);
    add_part(plain, start, open, plain->is_value);
    if (open < end) {
        Plain at_open = *plain; /* its place is found again for the part */
        lk_field_unclosed(plain->reader, span_of_part(&at_open, open, open + 2));
    }
    add_part(plain, open, end, plain->is_value);
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

/* A plain text, or the value of a field. */
static LkInlines inlines_of(Plain plain, bool from_data)
{
    LkText text = plain.text, name;
    size_t from = 0, start, end;
    bool has_fields = !from_data && lk_text_find_pair(text, 0, "{{") < text.length;
    if (text.length == 0 || !lk_text_check(plain.reader, text, plain.span))
        return (LkInlines){.span = plain.span};
    if (has_fields)
        plain.text = hide_braces(plain.reader, text);
    else
        plain.offset = LK_NO_OFFSET;
    while (has_fields && lk_field_next(plain.text, from, &start, &end, &name)) {
        add_between(&plain, from, start);
        add_value(&plain, start, end, name);
        from = end;
    }
    if (has_fields)
        add_between(&plain, from, text.length);
    else
        add_part(&plain, 0, text.length, from_data || plain.is_value);
    lk_conditions_end(plain.reader, &plain.list);
    return (LkInlines){plain.list.items, plain.list.count, plain.span};
}

LkInlines lk_plain_inlines(LkReader *reader, LkText text, LkSpan span, LkFileOffset offset, bool from_data)
{
    return inlines_of((Plain){.reader = reader, .typed = text, .text = text, .span = span, .offset = offset},
                      from_data);
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
    LkText otherwise;
    if (lk_field_default(&name, &otherwise)) {
        LkInlines value = lk_field_inlines(reader, name);
        return value.count > 0
                   ? value
                   : lk_plain_inlines(reader, otherwise, (LkSpan){.file = reader->file}, LK_NO_OFFSET, false);
    }
    const LkField *field = lk_field_asked(reader, name);
    const char *colon = field != NULL || name.length == 0 ? NULL : memrchr(name.bytes, ':', name.length);
    if (colon == NULL && field == NULL)
        return (LkInlines){0};
    if (colon == NULL) {
        LkReader unheard = *reader; /* what is wrong with the value was told when it was read */
        LkDiagnostics ignored;
        lk_diagnostics_init(&ignored, reader->arena);
        unheard.diagnostics = &ignored;
        Plain plain = {.reader = field->is_refused ? &unheard : reader,
                       .typed = field->value,
                       .text = field->value,
                       .span = field->span,
                       .offset = LK_NO_OFFSET,
                       .is_value = true};
        return with_line_spans(inlines_of(plain, field->is_record), field);
    }
    size_t at = (size_t)(colon - name.bytes);
    field = lk_field_asked(reader, lk_text_trim(lk_text_slice(name, 0, at)));
    if (field == NULL || field->is_refused || lk_text_trim(filled_once(reader, field)).length == 0)
        return (LkInlines){0};
    LkText form = lk_text_trim(lk_text_slice(name, at + 1, name.length));
    LkInlines inlines =
        lk_plain_inlines(reader, in_form(reader, form, field, field->span), field->span, LK_NO_OFFSET, true);
    for (size_t i = 0; i < inlines.count && lk_text_is(form, LK_FORM_AS_IS); i++)
        inlines.items[i].from_data = false;
    return inlines;
}
