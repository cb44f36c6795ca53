/* What is done with values that were read. */
#include <string.h>

#include "sign/file/value.h"

enum { SEARCHED_KEYS = 256 };

const LkPdfValue *lk_pdf_member(const LkPdfValue *dictionary, const char *key)
{
    if (dictionary == NULL || dictionary->kind != LK_PDF_DICTIONARY)
        return NULL;
    for (size_t i = 0; i < dictionary->count; i++)
        if (lk_text_is(dictionary->keys[i], key))
            return dictionary->items[i].kind == LK_PDF_NULL ? NULL : &dictionary->items[i];
    return NULL;
}

bool lk_pdf_is_name(const LkPdfValue *value, const char *name)
{
    return value != NULL && value->kind == LK_PDF_NAME && lk_text_is(value->text, name);
}

static const LkPdfValue *member_at(const LkPdfValue *dictionary, LkText key, size_t expected)
{
    if (expected < dictionary->count && lk_text_equal(dictionary->keys[expected], key))
        return &dictionary->items[expected];
    for (size_t i = 0; i < dictionary->count && dictionary->count <= SEARCHED_KEYS; i++)
        if (lk_text_equal(dictionary->keys[i], key))
            return &dictionary->items[i];
    return NULL;
}

bool lk_pdf_equal(const LkPdfValue *a, const LkPdfValue *b)
{
    LkPdfKind kind = a == NULL ? LK_PDF_NULL : a->kind;
    if (kind != (b == NULL ? LK_PDF_NULL : b->kind))
        return false;
    switch (kind) {
    case LK_PDF_NULL:
        return true;
    case LK_PDF_BOOLEAN:
    case LK_PDF_INTEGER:
    case LK_PDF_REFERENCE:
        return a->number == b->number && a->generation == b->generation;
    case LK_PDF_REAL:
    case LK_PDF_NAME:
    case LK_PDF_STRING:
        return lk_text_equal(a->text, b->text);
    case LK_PDF_ARRAY:
    case LK_PDF_DICTIONARY:
        break;
    }
    if (a->count != b->count)
        return false;
    /* What a program writes anew in another order is small: large ones are not searched for each key. */
    for (size_t i = 0; i < a->count; i++)
        if (!lk_pdf_equal(&a->items[i], kind == LK_PDF_ARRAY ? &b->items[i] : member_at(b, a->keys[i], i)))
            return false;
    return true;
}

static LkText words_of_utf16(LkText bytes, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 2; i + 1 < bytes.length; i += 2) {
        uint32_t unit = (uint32_t)(unsigned char)bytes.bytes[i] << 8 | (unsigned char)bytes.bytes[i + 1];
        if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < bytes.length) {
            uint32_t low =
                (uint32_t)(unsigned char)bytes.bytes[i + 2] << 8 | (unsigned char)bytes.bytes[i + 3];
            unit =
                low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
            i += 2;
        }
        lk_buffer_character(&out, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
    }
    return lk_buffer_view(&out);
}

LkText lk_pdf_words(const LkPdfValue *value, LkArena *arena)
{
    if (value == NULL || value->kind != LK_PDF_STRING)
        return LK_TEXT("");
    LkText bytes = value->text;
    if (bytes.length >= 2 && memcmp(bytes.bytes, "\xFE\xFF", 2) == 0)
        return words_of_utf16(bytes, arena);
    if (bytes.length >= 3 && memcmp(bytes.bytes, "\xEF\xBB\xBF", 3) == 0)
        bytes = lk_text_slice(bytes, 3, bytes.length);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    bool is_utf8 = bytes.bytes != value->text.bytes && lk_utf8_valid_until(bytes) == bytes.length;
    for (size_t i = 0; i < bytes.length; i++)
        if (is_utf8)
            lk_buffer_append(&out, &bytes.bytes[i], 1);
        else
            lk_buffer_character(&out, (unsigned char)bytes.bytes[i]);
    return lk_buffer_view(&out);
}

void lk_pdf_references(const LkPdfValue *value, void (*visit)(void *context, const LkPdfValue *reference),
                       void *context)
{
    if (value->kind == LK_PDF_REFERENCE)
        visit(context, value);
    for (size_t i = 0; i < value->count; i++)
        lk_pdf_references(&value->items[i], visit, context);
}
