/* A picture as a PNG file (for SVG's data: URIs), by libdeflate: the format needs four chunks, and written by
 * hand it carries no date, no program name and no error path through longjmp. */
#include "image/png_out.h"

#include <libdeflate.h>
#include <string.h>

static void put_number(LkBuffer *out, uint32_t value)
{
    const char bytes[4] = {(char)(value >> 24), (char)(value >> 16), (char)(value >> 8), (char)value};
    lk_buffer_append(out, bytes, 4);
}

static void put_chunk(LkBuffer *out, const char *type, const char *bytes, size_t length)
{
    put_number(out, (uint32_t)length);
    size_t checked_from = out->length;
    lk_buffer_append(out, type, 4);
    lk_buffer_append(out, bytes, length);
    put_number(out, libdeflate_crc32(0, out->bytes + checked_from, out->length - checked_from));
}

/* Rows with the filter "sub": each byte less the one a pixel before it. It makes flat and smooth areas runs
 * of small numbers, costs nothing, and is undone by every reader. */
static uint8_t *filtered_rows(const LkPicture *picture, size_t channels, LkArena *arena)
{
    size_t width = picture->width, colours = (size_t)picture->channels;
    uint8_t *rows = lk_arena_array(arena, width * channels + 1, picture->height), *out = rows;
    for (size_t y = 0; y < picture->height; y++) {
        uint8_t before[4] = {0}, pixel[4];
        *out++ = 1;
        for (size_t x = 0; x < width; x++) {
            memcpy(pixel, picture->pixels + (y * width + x) * colours, colours);
            if (channels > colours)
                pixel[colours] = picture->alpha[y * width + x];
            for (size_t c = 0; c < channels; c++)
                *out++ = (uint8_t)(pixel[c] - before[c]);
            memcpy(before, pixel, channels);
        }
    }
    return rows;
}

static void free_compressor(void *object)
{
    libdeflate_free_compressor(object);
}

LkText lk_png_encode(const LkPicture *picture, LkArena *arena)
{
    size_t channels = (size_t)picture->channels + (picture->alpha != NULL ? 1 : 0);
    static const char colour_types[] = {0, 0, 4, 2, 6}; /* by channels: grey, with alpha, RGB, with alpha */
    const uint8_t *rows = filtered_rows(picture, channels, arena);
    size_t length = (picture->width * channels + 1) * picture->height;

    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
    if (compressor == NULL) /* an allocation that cannot be met takes control to the arena's guard */
        lk_arena_array(arena, SIZE_MAX, 2);
    lk_arena_defer(arena, free_compressor, compressor);
    size_t bound = libdeflate_zlib_compress_bound(compressor, length);
    char *packed = lk_arena_alloc(arena, bound);
    size_t packed_length = libdeflate_zlib_compress(compressor, rows, length, packed, bound);

    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_append(&out, "\x89PNG\r\n\x1A\n", 8);
    char header[13] = {0};
    for (int i = 0; i < 4; i++) {
        header[i] = (char)(picture->width >> (24 - 8 * i));
        header[4 + i] = (char)(picture->height >> (24 - 8 * i));
    }
    header[8] = 8;
    header[9] = colour_types[channels];
    put_chunk(&out, "IHDR", header, sizeof header);
    put_chunk(&out, "IDAT", packed, packed_length);
    put_chunk(&out, "IEND", "", 0);
    return lk_buffer_view(&out);
}
