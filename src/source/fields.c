/* Fields: {{name}} in text that is already parsed takes its value, so that data can never become markup. */
#include <string.h>

#include "source/source_private.h"

void lk_inline_add(LkReader *reader, LkInlineList *list, LkInline item)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity == 0 ? 4 : list->capacity * 2;
        LkInline *items = LK_NEW_ARRAY(reader->arena, capacity, LkInline);
        if (list->count > 0)
            memcpy(items, list->items, list->count * sizeof *items);
        list->items = items;
        list->capacity = capacity;
    }
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
        if (feed == NULL)
            return;
        model.kind = LK_INLINE_HARD_BREAK;
        model.text = (LkText){"", 0};
        lk_inline_add(reader, list, model);
        rest = lk_text_slice(rest, length + 1, rest.length);
    }
}

bool lk_field_next(LkText text, size_t from, size_t *start, size_t *end, LkText *name)
{
    for (size_t i = from; i + 3 < text.length; i++) {
        if (text.bytes[i] != '{' || text.bytes[i + 1] != '{')
            continue;
        /* A name is short and on one line: an unclosed pair of braces is text. */
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

const LkField *lk_field_find(LkReader *reader, LkText name, LkSpan span)
{
    for (const LkField *field = reader->extra; field != NULL; field = field->next)
        if (lk_text_equal(field->name, name))
            return field;
    for (const LkField *field = reader->source->fields; field != NULL; field = field->next)
        if (lk_text_equal(field->name, name))
            return field;
    const char *nearest = nearest_name(reader, name);
    lk_error(reader->diagnostics, "E-field-unknown", span,
             nearest != NULL ? lk_arena_printf(reader->arena, "did you mean “%s”?", nearest)
                             : "give it a value in the front matter, or write \\{{ for two braces",
             "there is no field “%.*s”", (int)name.length, name.bytes);
    return NULL;
}

LkInlines lk_plain_inlines(LkReader *reader, LkText text, LkSpan span, bool from_data)
{
    LkInlineList list = {0};
    LkInline model = {.span = span, .from_data = from_data, .link = {"", 0}};
    size_t from = 0, start, end;
    LkText name;
    if (!lk_text_check(reader, text, span))
        return (LkInlines){.span = span};
    while (!from_data && lk_field_next(text, from, &start, &end, &name)) {
        bool is_escaped = start > from && text.bytes[start - 1] == '\\';
        model.from_data = false;
        model.text = lk_text_slice(text, from, is_escaped ? start - 1 : start);
        lk_inline_add_lines(reader, &list, model);
        if (is_escaped) {
            model.text = lk_text_slice(text, start, end);
        } else {
            const LkField *field = lk_field_find(reader, name, span);
            model.from_data = true;
            model.text = field == NULL ? (LkText){"", 0} : field->value;
        }
        lk_inline_add_lines(reader, &list, model);
        from = end;
    }
    model.from_data = from_data;
    model.text = lk_text_slice(text, from, text.length);
    lk_inline_add_lines(reader, &list, model);
    return (LkInlines){list.items, list.count, span};
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
    return lk_plain_inlines(reader, text, node->span, from_data);
}
