/* Writes pixels as a PNG file, by libdeflate. That takes only five chunks, is several times faster than
 * libpng with zlib, adds no date or name of a program, and needs no longjmp for errors. */
#include "image/png_out.h"

#include <libdeflate.h>
#include <string.h>

static void put_chunk(LkBuffer *out, const char *type, const char *bytes, size_t length)
{
    lk_buffer_uint32(out, (uint32_t)length);
    size_t checked_from = out->length;
    lk_buffer_append(out, type, 4);
    lk_buffer_append(out, bytes, length);
    lk_buffer_uint32(out, libdeflate_crc32(0, out->bytes + checked_from, out->length - checked_from));
}

/* Fills in the channels of a pixel, colours first. */
static void take_pixel(const LkPicture *picture, size_t index, uint8_t *pixel)
{
    size_t colours = (size_t)picture->channels;
    memcpy(pixel, picture->pixels + index * colours, colours);
    if (picture->alpha != NULL)
        pixel[colours] = picture->alpha[index];
}

/* Filters a row. The filter “sub” takes from each byte that of the pixel before it: smooth areas become small
 * numbers, which compress well. */
static uint8_t *filter_row(const LkPicture *picture, size_t y, size_t channels, bool smooth, uint8_t *out)
{
    uint8_t before[4] = {0}, pixel[4];
    *out++ = smooth ? 1 : 0;
    if (!smooth && picture->alpha == NULL) {
        size_t length = picture->width * channels;
        memcpy(out, picture->pixels + y * length, length);
        return out + length;
    }
    for (size_t x = 0; x < picture->width; x++) {
        take_pixel(picture, y * picture->width + x, pixel);
        for (size_t c = 0; c < channels; c++)
            *out++ = (uint8_t)(pixel[c] - before[c]);
        if (smooth)
            memcpy(before, pixel, channels);
    }
    return out;
}

static void free_compressor(void *object)
{
    libdeflate_free_compressor(object);
}

static LkText compress(const uint8_t *rows, size_t length, LkArena *arena)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(4);
    if (compressor == NULL) /* an impossible allocation jumps to the arena's guard */
        lk_arena_array(arena, SIZE_MAX, 2);
    lk_arena_defer(arena, free_compressor, compressor);
    size_t bound = libdeflate_zlib_compress_bound(compressor, length);
    char *packed = lk_arena_alloc(arena, bound);
    return (LkText){packed, libdeflate_zlib_compress(compressor, rows, length, packed, bound)};
}

LkText lk_png_encode(const LkPicture *picture, LkPngContent content, uint32_t pixels_per_metre,
                     LkArena *arena)
{
    size_t channels = (size_t)picture->channels + (picture->alpha != NULL ? 1 : 0);
    size_t length = (picture->width * channels + 1) * picture->height;
    uint8_t *rows = lk_arena_array(arena, picture->width * channels + 1, picture->height), *end = rows;
    for (size_t y = 0; y < picture->height; y++)
        end = filter_row(picture, y, channels, content == LK_PNG_PHOTOGRAPH, end);
    LkText packed = compress(rows, length, arena);

    static const char colour_types[] = {0, 0, 4, 2, 6}; /* by channels: grey, with alpha, RGB, with alpha */
    LkBuffer out, fields;
    lk_buffer_init(&out, arena);
    lk_buffer_append(&out, "\x89PNG\r\n\x1A\n", 8);
    lk_buffer_init(&fields, arena);
    lk_buffer_uint32(&fields, picture->width);
    lk_buffer_uint32(&fields, picture->height);
    const char kind[5] = {8,
                          colour_types[channels]}; /* 8 bit; the only compression and filters; in one pass */
    lk_buffer_append(&fields, kind, sizeof kind);
    put_chunk(&out, "IHDR", fields.bytes, fields.length);
    if (pixels_per_metre != 0) {
        lk_buffer_init(&fields, arena);
        lk_buffer_uint32(&fields, pixels_per_metre);
        lk_buffer_uint32(&fields, pixels_per_metre);
        lk_buffer_append(&fields, "\1", 1); /* the unit: metre */
        put_chunk(&out, "pHYs", fields.bytes, fields.length);
    }
    put_chunk(&out, "IDAT", packed.bytes, packed.length);
    put_chunk(&out, "IEND", "", 0);
    return lk_buffer_view(&out);
}
