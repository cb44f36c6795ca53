#include "pdf/fonts/font_file.h"

#include <string.h>

#include "pdf/fonts/font_check.h"
#include "pdf/fonts/subset.h"

static void put(LkBuffer *out, const void *value, size_t size)
{
    lk_buffer_append(out, value, size);
}

/* ---- The key of a font file: the face and its shapes in their order; of a CFF face the glyphs */

static void put_shapes(LkBuffer *key, const LkPdfFont *font)
{
    for (size_t i = 0; i < font->shape_count; i++) {
        const LkPdfShape *shape = &font->shapes[i];
        const int64_t numbers[] = {shape->advance, (int64_t)shape->count, shape->composite};
        put(key, numbers, sizeof numbers);
        put(key, shape->parts, shape->count * sizeof *shape->parts);
    }
}

static void put_glyphs(LkBuffer *key, const LkPdfFont *font)
{
    for (size_t code = 0; code < font->code_count; code++) {
        uint16_t glyph = (uint16_t)code;
        if (font->codes[code].shape != 0)
            put(key, &glyph, sizeof glyph);
    }
}

static LkText key_of(const LkPdfFont *font)
{
    LkBuffer key;
    lk_buffer_init(&key, font->pdf->arena);
    put(&key, "f", 1);
    put(&key, &font->face, sizeof font->face);
    if (font->face->is_truetype)
        put_shapes(&key, font);
    else
        put_glyphs(&key, font);
    return lk_pdf_view(&key);
}

/* ---- A font file in the cache: its head, the glyph of each shape, the compressed bytes */

typedef struct Head {
    size_t length;
    char tag[LK_FONT_TAG];
} Head;

static void keep(const LkPdfFont *font, LkCache *cache, LkText key, const LkPdfFontFile *file)
{
    LkBuffer value;
    lk_buffer_init(&value, font->pdf->arena);
    Head head = {.length = file->length};
    memcpy(head.tag, file->tag, sizeof head.tag);
    put(&value, &head, sizeof head);
    for (size_t i = 0; i < font->shape_count; i++)
        put(&value, &font->shapes[i].glyph, sizeof font->shapes[i].glyph);
    lk_buffer_text(&value, file->packed);
    lk_cache_store(cache, key, value.bytes, value.length);
}

static bool find(LkPdfFont *font, LkCache *cache, LkText key, LkPdfFontFile *file)
{
    size_t size = lk_cache_find(cache, key);
    if (size == 0)
        return false;
    char *at = lk_arena_alloc(font->pdf->arena, size), *end = at + size;
    if (!lk_cache_copy(cache, key, at, size))
        return false;
    Head head;
    memcpy(&head, at, sizeof head);
    at += sizeof head;
    for (size_t i = 0; i < font->shape_count; i++, at += sizeof font->shapes[i].glyph)
        memcpy(&font->shapes[i].glyph, at, sizeof font->shapes[i].glyph);
    *file = (LkPdfFontFile){.length = head.length, .packed = {at, (size_t)(end - at)}};
    memcpy(file->tag, head.tag, sizeof head.tag);
    return true;
}

/* ---- Making a font file */

static void name(LkText bytes, LkPdfFontFile *file)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < bytes.length; i++)
        hash = (hash ^ (unsigned char)bytes.bytes[i]) * 0x100000001B3u;
    for (int i = 0; i < LK_FONT_TAG; i++, hash /= 26)
        file->tag[i] = (char)('A' + hash % 26);
}

bool lk_pdf_font_file(LkPdfFont *font, LkCache *cache, LkPdfFontFile *file)
{
    LkText key = cache == NULL ? (LkText){0} : key_of(font);
    if (cache != NULL && find(font, cache, key, file))
        return true;
    LkText bytes = lk_pdf_subset(font);
    if (bytes.length == 0 || !lk_pdf_check_file(font, bytes))
        return false;
    *file = (LkPdfFontFile){.length = bytes.length, .packed = lk_pdf_packed(font->pdf, bytes)};
    name(bytes, file);
    if (cache != NULL)
        keep(font, cache, key, file);
    return true;
}
