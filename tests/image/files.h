/* Picture files made by the tests themselves, with libpng and libjpeg. */
#ifndef LIKHIT_TESTS_IMAGE_FILES_H
#define LIKHIT_TESTS_IMAGE_FILES_H

#include <stdio.h> /* jpeglib.h needs it first */

#include <jpeglib.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

/* Writes bytes to a new file; its name is in the arena, and the file goes with the arena. */
static inline void test_remove_file(void *path)
{
    unlink(path);
}

static inline LkText test_file(LkText bytes, LkArena *arena)
{
    char *path = lk_arena_copy(arena, "/tmp/likhit-test-XXXXXX", 23);
    int descriptor = mkstemp(path);
    if (descriptor < 0 || write(descriptor, bytes.bytes, bytes.length) != (ssize_t)bytes.length)
        abort();
    close(descriptor);
    lk_arena_defer(arena, test_remove_file, path);
    return lk_text(path);
}

static inline void test_png_collect(png_structp png, png_bytep bytes, size_t length)
{
    lk_buffer_append(png_get_io_ptr(png), (const char *)bytes, length);
}

static inline void test_png_flush(png_structp png)
{
    (void)png;
}

/* The value of a channel: a slope to the right, one downward, one to both. Alpha falls to the right. */
static inline unsigned test_value(int x, int y, int channel, int size, unsigned top)
{
    int along = channel == 0 ? x : channel == 1 ? y : channel == 2 ? (x + y) / 2 : size - 1 - x;
    return (unsigned)along * top / (unsigned)(size - 1);
}

/* A square PNG of any flavour; its samples come from test_value. A palette has 16 greys, with `transparent`
 * its first entry is clear; for grey and RGB `transparent` names the colour 0. */
static inline LkText test_png(int size, int depth, int type, bool interlaced, bool transparent,
                              LkArena *arena)
{
    LkBuffer *out = LK_NEW(arena, LkBuffer);
    lk_buffer_init(out, arena);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, out, test_png_collect, test_png_flush);
    png_set_IHDR(png, info, (png_uint_32)size, (png_uint_32)size, depth, type,
                 interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    if (type == PNG_COLOR_TYPE_PALETTE) {
        png_color palette[16];
        int count = depth >= 4 ? 16 : 1 << depth;
        for (int i = 0; i < count; i++)
            palette[i] = (png_color){(png_byte)(i * 17), (png_byte)(255 - i * 17), (png_byte)(i * 3)};
        png_set_PLTE(png, info, palette, count);
    }
    if (transparent) {
        png_byte clear = 0;
        png_color_16 zero = {0};
        png_set_tRNS(png, info, &clear, 1, &zero);
    }
    png_write_info(png, info);
    int channels = png_get_channels(png, info);
    unsigned top = type == PNG_COLOR_TYPE_PALETTE && depth == 8 ? 15 : (1u << depth) - 1;
    size_t stride = png_get_rowbytes(png, info);
    uint8_t *rows = lk_arena_array(arena, (size_t)size, stride);
    png_bytep *starts = LK_NEW_ARRAY(arena, (size_t)size, png_bytep);
    for (int y = 0; y < size; y++) {
        starts[y] = rows + (size_t)y * stride;
        for (int i = 0; i < size * channels; i++) {
            int channel = channels == 2 && i % 2 == 1 ? 3 : i % channels;
            unsigned value = test_value(i / channels, y, channel, size, top);
            if (depth == 16) {
                starts[y][2 * i] = (uint8_t)(value >> 8);
                starts[y][2 * i + 1] = (uint8_t)value;
            } else {
                int bit = i * depth;
                starts[y][bit / 8] |= (uint8_t)(value << (8 - depth - bit % 8));
            }
        }
    }
    png_write_image(png, starts);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    return lk_buffer_view(out);
}

/* A JPEG with slopes as above; `exif` (may be empty) becomes its APP1 segment. */
static inline LkText test_jpeg(int width, int height, J_COLOR_SPACE colours, bool progressive, LkText exif,
                               LkArena *arena)
{
    struct jpeg_compress_struct encoder;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long length = 0;
    encoder.err = jpeg_std_error(&errors);
    jpeg_create_compress(&encoder);
    jpeg_mem_dest(&encoder, &bytes, &length);
    int channels = colours == JCS_GRAYSCALE ? 1 : colours == JCS_CMYK ? 4 : 3;
    encoder.image_width = (JDIMENSION)width;
    encoder.image_height = (JDIMENSION)height;
    encoder.input_components = channels;
    encoder.in_color_space = colours;
    jpeg_set_defaults(&encoder);
    jpeg_set_quality(&encoder, 95, TRUE);
    if (progressive)
        jpeg_simple_progression(&encoder);
    jpeg_start_compress(&encoder, TRUE);
    if (exif.length != 0)
        jpeg_write_marker(&encoder, JPEG_APP0 + 1, (const JOCTET *)exif.bytes, (unsigned)exif.length);
    uint8_t *row = lk_arena_array(arena, (size_t)width, (size_t)channels);
    while (encoder.next_scanline < encoder.image_height) {
        for (int i = 0; i < width * channels; i++)
            row[i] = (uint8_t)(channels == 1       ? i / channels * 255 / (width - 1)
                               : i % channels == 0 ? i / channels * 255 / (width - 1)
                                                   : (int)encoder.next_scanline * 255 / (height - 1));
        jpeg_write_scanlines(&encoder, &row, 1);
    }
    jpeg_finish_compress(&encoder);
    jpeg_destroy_compress(&encoder);
    LkText copy = {lk_arena_copy(arena, (const char *)bytes, length), length};
    free(bytes);
    return copy;
}

#endif
