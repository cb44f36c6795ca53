/* Finding fields: the names between two braces in a text, and the fields that they name. */
#include <string.h>

#include "base/limits.h"
#include "source/front/front.h"

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

const char *lk_field_nearest(LkReader *reader, LkText name)
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
    return reader->extra == NULL ? NULL : lk_field_index_find(reader->source->extra_index, name);
}

const LkField *lk_field_find(const LkReader *reader, LkText name)
{
    const LkField *field = lk_record_field(reader, name);
    if (field == NULL)
        field = lk_field_index_find(reader->source->field_index, name);
    const LkFieldNames *names =
        field != NULL ? NULL : lk_field_names_of(name); /* only those of forms have others */
    if (names == NULL)
        return field;
    if (reader->extra != NULL)
        field = lk_field_index_other(reader->source->extra_index, names);
    return field != NULL ? field : lk_field_index_other(reader->source->field_index, names);
}

static void ask(const LkReader *reader, LkText name)
{
    const LkFieldNames *names = lk_field_names_of(name);
    lk_field_index_ask(reader->source->field_index, name);
    if (names == NULL)
        return;
    lk_field_index_ask(reader->source->field_index, lk_text(names->name));
    for (size_t i = 0; i < LK_THAI_NAMES && names->thai[i] != NULL; i++)
        lk_field_index_ask(reader->source->field_index, lk_text(names->thai[i]));
}

/* What a record says in place of the front matter is asked for too. */
const LkField *lk_field_asked(const LkReader *reader, LkText name)
{
    ask(reader, name);
    return lk_field_find(reader, name);
}

LkText lk_field_without_form(LkText name)
{
    const char *colon = name.length == 0 ? NULL : memrchr(name.bytes, ':', name.length);
    return colon == NULL ? name : lk_text_trim(lk_text_slice(name, 0, (size_t)(colon - name.bytes)));
}

void lk_field_ask(LkReader *reader, LkText name)
{
    LkText otherwise;
    lk_field_default(&name, &otherwise);
    ask(reader, name);
    ask(reader, lk_field_without_form(name));
}

bool lk_field_default(LkText *name, LkText *otherwise)
{
    const char *bar = name->length == 0 ? NULL : memchr(name->bytes, '|', name->length);
    *otherwise = (LkText){"", 0};
    if (bar == NULL)
        return false;
    size_t at = (size_t)(bar - name->bytes);
    *otherwise = lk_text_trim(lk_text_slice(*name, at + 1, name->length));
    *name = lk_text_trim(lk_text_slice(*name, 0, at));
    return true;
}

/* Keys of forms may be left out; columns of records are all there, even if they are empty. */
void lk_field_doubt(LkReader *reader, LkText name, LkSpan span)
{
    bool is_told = reader->diagnostics->count < LK_LIMIT_DIAGNOSTICS;
    const char *nearest = is_told ? lk_field_nearest(reader, name) : NULL;
    bool is_of_form = lk_field_thai_name(name) != NULL;
    if (nearest != NULL || (reader->extra != NULL && !is_of_form))
        lk_tell(reader->diagnostics, LK_W_FIELD_UNKNOWN, span,
                LK_WITH(lk_named_text("name", name), lk_meant(nearest)));
}

bool lk_field_has_value(LkReader *reader, LkText name, LkSpan span)
{
    const LkField *field = lk_field_asked(reader, name);
    if (field == NULL)
        lk_field_doubt(reader, name, span);
    return field != NULL && lk_text_trim(field->value).length > 0;
}
