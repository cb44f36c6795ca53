/* Reads PNG files, by libpng: any kind becomes 8-bit grey or RGB, with the alpha channel apart.
 *
 * libpng reports errors by longjmp, and so does an arena that is out of memory. To keep the two apart, libpng
 * is called in small functions that set its jump buffer and do not allocate; the arena is used between them.
 * The arena owns libpng's objects from the moment they are made. */
#include <png.h>
#include <string.h>

#include "image/picture_in.h"

typedef struct PngReader {
    png_structp png;
    png_infop info;
    LkText bytes;
    size_t offset;
    char reason[128]; /* what was wrong, in libpng's words */
    uint32_t width, height;
    int channels; /* after transformations: 1 to 4 */
    int passes;
    LkText profile; /* belongs to libpng */
    bool has_bad_profile;
} PngReader;

static void release_reader(void *object)
{
    PngReader *reader = object;
    if (reader->png != NULL)
        png_destroy_read_struct(&reader->png, &reader->info, NULL);
}

static void fail(png_structp png, png_const_charp message)
{
    PngReader *reader = png_get_error_ptr(png);
    size_t length = strnlen(message, sizeof reader->reason - 1);
    memcpy(reader->reason, message, length);
    reader->reason[length] = '\0';
    png_longjmp(png, 1);
}

/* libpng warns of ancillary chunks, such as dates and comments, without which the picture is whole. Only a
 * bad colour profile is noted. */
static void take_warning(png_structp png, png_const_charp message)
{
    PngReader *reader = png_get_error_ptr(png);
    reader->has_bad_profile = reader->has_bad_profile || strncmp(message, "iCCP", 4) == 0;
}

static void read_bytes(png_structp png, png_bytep out, size_t length)
{
    PngReader *reader = png_get_io_ptr(png);
    if (length > reader->bytes.length - reader->offset)
        png_error(png, "it ends too early");
    memcpy(out, reader->bytes.bytes + reader->offset, length);
    reader->offset += length;
}

/* Makes libpng yield 8 bits and 1 to 4 channels: grey, grey and alpha, RGB, RGB and alpha. */
static void choose_transformations(png_structp png)
{
    png_set_scale_16(png);
    png_set_expand(png); /* palette to RGB, grey to 8 bit, tRNS to alpha */
}

static bool read_head(PngReader *reader)
{
    if (setjmp(png_jmpbuf(reader->png)))
        return false;
    png_set_read_fn(reader->png, reader, read_bytes);
    /* libpng need not refuse large sizes: lk_picture_size_allowed does before rows are allocated, and says
     * why */
    png_set_user_limits(reader->png, 0x7FFFFFFF, 0x7FFFFFFF);
    png_set_chunk_malloc_max(reader->png, 8 << 20);
    png_set_chunk_cache_max(reader->png, 64);
    png_read_info(reader->png, reader->info);
    reader->width = png_get_image_width(reader->png, reader->info);
    reader->height = png_get_image_height(reader->png, reader->info);
    png_charp name = NULL;
    png_bytep profile = NULL;
    png_uint_32 length = 0;
    int method = 0;
    if (png_get_iCCP(reader->png, reader->info, &name, &method, &profile, &length) != 0)
        reader->profile = (LkText){(const char *)profile, length};
    choose_transformations(reader->png);
    reader->passes = png_set_interlace_handling(reader->png);
    return true;
}

/* Called when the size is known to be allowed. libpng's own buffers grow with the width only. */
static bool start_rows(PngReader *reader)
{
    if (setjmp(png_jmpbuf(reader->png)))
        return false;
    png_read_update_info(reader->png, reader->info);
    reader->channels = png_get_channels(reader->png, reader->info);
    size_t row = png_get_rowbytes(reader->png, reader->info);
    if (reader->channels < 1 || reader->channels > 4 ||
        row != (size_t)reader->width * (size_t)reader->channels)
        png_error(reader->png, "its pixel format is unknown");
    return true;
}

static bool read_rows(PngReader *reader, uint8_t *rows)
{
    if (setjmp(png_jmpbuf(reader->png)))
        return false;
    size_t stride = (size_t)reader->width * (size_t)reader->channels;
    for (int pass = 0; pass < reader->passes; pass++)
        for (size_t y = 0; y < reader->height; y++)
            png_read_row(reader->png, rows + y * stride, NULL);
    png_read_end(reader->png, NULL);
    return true;
}

static bool any_transparent(const uint8_t *rows, size_t pixels, size_t channels)
{
    for (size_t i = 0; i < pixels; i++)
        if (rows[i * channels + channels - 1] != 0xFF)
            return true;
    return false;
}

/* Takes the alpha channel out of `rows`, in which the colours then close the gaps. */
static void split_alpha(LkPicture *picture, uint8_t *rows, size_t channels, LkArena *arena)
{
    size_t pixels = (size_t)picture->width * picture->height;
    uint8_t *alpha = any_transparent(rows, pixels, channels) ? LK_NEW_ARRAY(arena, pixels, uint8_t) : NULL;
    size_t colours = channels - 1;
    for (size_t i = 0; i < pixels; i++) {
        if (alpha != NULL)
            alpha[i] = rows[i * channels + colours];
        for (size_t c = 0; c < colours; c++)
            rows[i * colours + c] = rows[i * channels + c];
    }
    picture->alpha = alpha;
}

bool lk_png_read(const LkPictureSource *source, LkPicture *picture)
{
    LkArena *arena = source->arena;
    PngReader *reader = LK_NEW(arena, PngReader);
    reader->bytes = source->bytes;
    lk_arena_defer(arena, release_reader, reader);
    reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, fail, take_warning);
    reader->info = reader->png == NULL ? NULL : png_create_info_struct(reader->png);
    if (reader->info == NULL)
        return lk_tell(source->diagnostics, LK_E_IMAGE_CORRUPT_MEMORY, source->from,
                       LK_WITH(lk_named_string("name", source->name)));

    if (!read_head(reader))
        return lk_picture_corrupt(source, reader->reason);
    if (!lk_picture_size_allowed(source, reader->width, reader->height))
        return false;
    if (!start_rows(reader))
        return lk_picture_corrupt(source, reader->reason);
    size_t channels = (size_t)reader->channels;
    uint8_t *rows = lk_arena_array(arena, (size_t)reader->width * reader->height, channels);
    if (!read_rows(reader, rows))
        return lk_picture_corrupt(source, reader->reason);
    picture->width = reader->width;
    picture->height = reader->height;
    picture->channels = channels <= 2 ? 1 : 3;
    lk_picture_profile(source, reader->has_bad_profile ? LK_TEXT("?") : reader->profile, picture);
    release_reader(reader);

    picture->pixels = rows;
    if (channels == 2 || channels == 4)
        split_alpha(picture, rows, channels, arena);
    return true;
}
