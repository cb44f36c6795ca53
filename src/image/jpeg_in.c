/* Reads JPEG files, by libjpeg: checks them as a whole and passes them through; decodes them only where it
 * must.
 *
 * A JPEG goes into the PDF as it is. So that no viewer stumbles over it later, its data is decoded once here
 * at an eighth of the size, which reads every bit but computes few pixels. A photograph that a camera marked
 * as turned (EXIF orientation) is decoded and turned, since PDF knows no orientation.
 *
 * libjpeg reports errors by a call that must not return. It jumps back into the function that called the
 * library, and so that function must not allocate from an arena. */
#include <stdio.h> /* jpeglib.h needs it first */

#include <jerror.h>
#include <jpeglib.h>
#include <setjmp.h>
#include <string.h>

#include "base/limits.h"
#include "image/picture_in.h"

/* A progressive picture has about ten scans. Each takes a pass over all blocks, so thousands are an attack.
 */
#define SCANS_ALLOWED 100
/* How much libjpeg may allocate: enough for the coefficients of the largest progressive picture that is
 * allowed. */
#define JPEG_MEMORY (1L << 30)

typedef struct JpegReader {
    struct jpeg_decompress_struct decoder;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf failed;
    char reason[JMSG_LENGTH_MAX];
    bool open;
} JpegReader;

static void release_reader(void *object)
{
    JpegReader *reader = object;
    if (reader->open)
        jpeg_destroy_decompress(&reader->decoder);
    reader->open = false;
}

static void fail(j_common_ptr info)
{
    JpegReader *reader = info->client_data;
    info->err->format_message(info, reader->reason);
    longjmp(reader->failed, 1);
}

/* libjpeg's warnings mean lost data: a file that is cut short, a broken code. They count as errors, since a
 * report must not show half a picture. */
static void take_message(j_common_ptr info, int level)
{
    if (level < 0)
        fail(info);
}

static void count_scans(j_common_ptr info)
{
    JpegReader *reader = info->client_data;
    if (info->is_decompressor && reader->decoder.input_scan_number > SCANS_ALLOWED) {
        strcpy(reader->reason, "it has too many scans");
        longjmp(reader->failed, 1);
    }
}

static JpegReader *open_reader(LkArena *arena)
{
    JpegReader *reader = LK_NEW(arena, JpegReader);
    lk_arena_defer(arena, release_reader, reader);
    reader->decoder.err = jpeg_std_error(&reader->errors);
    reader->decoder.client_data = reader;
    reader->errors.error_exit = fail;
    reader->errors.emit_message = take_message;
    reader->progress.progress_monitor = count_scans;
    return reader;
}

static bool read_head(JpegReader *reader, LkText bytes)
{
    if (setjmp(reader->failed))
        return false;
    reader->open = true;
    jpeg_create_decompress(&reader->decoder);
    reader->decoder.progress = &reader->progress;
    reader->decoder.mem->max_memory_to_use = JPEG_MEMORY;
    jpeg_mem_src(&reader->decoder, (const unsigned char *)bytes.bytes, (unsigned long)bytes.length);
    jpeg_save_markers(&reader->decoder, JPEG_APP0 + 1, 0xFFFF); /* EXIF */
    jpeg_save_markers(&reader->decoder, JPEG_APP0 + 2, 0xFFFF); /* ICC profile */
    jpeg_read_header(&reader->decoder, TRUE);
    return true;
}

/* Decodes all rows, each into `row`, which has room for one, to see whether all data is there. */
static bool check_data(JpegReader *reader, uint8_t *row)
{
    if (setjmp(reader->failed))
        return false;
    reader->decoder.scale_num = 1;
    reader->decoder.scale_denom = 8;
    reader->decoder.do_fancy_upsampling = FALSE;
    jpeg_start_decompress(&reader->decoder);
    while (reader->decoder.output_scanline < reader->decoder.output_height)
        jpeg_read_scanlines(&reader->decoder, &row, 1);
    jpeg_finish_decompress(&reader->decoder);
    return true;
}

static bool decode_rows(JpegReader *reader, uint8_t *pixels, int channels)
{
    if (setjmp(reader->failed))
        return false;
    reader->decoder.out_color_space = channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_start_decompress(&reader->decoder);
    size_t stride = (size_t)reader->decoder.output_width * (size_t)channels;
    while (reader->decoder.output_scanline < reader->decoder.output_height) {
        uint8_t *row = pixels + reader->decoder.output_scanline * stride;
        jpeg_read_scanlines(&reader->decoder, &row, 1);
    }
    jpeg_finish_decompress(&reader->decoder);
    return true;
}

/* Reads a number of TIFF, in either byte order; 0 past the end. */
static uint32_t tiff_number(LkText tiff, size_t offset, size_t size, bool big_endian)
{
    if (offset > tiff.length || size > tiff.length - offset)
        return 0;
    uint32_t value = 0;
    for (size_t i = 0; i < size; i++) {
        size_t at = offset + (big_endian ? i : size - 1 - i);
        value = value << 8 | (uint8_t)tiff.bytes[at];
    }
    return value;
}

/* Returns the orientation, 1 to 8, of an EXIF segment (Exif 2.3, tag 0x0112 in IFD0); 1 when it has none. */
static int orientation_of(LkText exif)
{
    if (exif.length < 14 || memcmp(exif.bytes, "Exif\0\0", 6) != 0)
        return 1;
    LkText tiff = lk_text_slice(exif, 6, exif.length);
    bool big_endian = tiff.bytes[0] == 'M';
    size_t directory = tiff_number(tiff, 4, 4, big_endian);
    uint32_t entries = tiff_number(tiff, directory, 2, big_endian);
    for (size_t i = 0; i < entries; i++) {
        size_t entry = directory + 2 + i * 12;
        if (entry + 12 > tiff.length)
            break;
        if (tiff_number(tiff, entry, 2, big_endian) != 0x0112)
            continue;
        uint32_t value = tiff_number(tiff, entry + 8, 2, big_endian);
        return value >= 1 && value <= 8 ? (int)value : 1;
    }
    return 1;
}

static int find_orientation(const JpegReader *reader)
{
    jpeg_saved_marker_ptr marker = reader->decoder.marker_list;
    for (; marker != NULL; marker = marker->next) {
        int orientation = orientation_of((LkText){(const char *)marker->data, marker->data_length});
        if (orientation != 1)
            return orientation;
    }
    return 1;
}

/* Turns the picture as it should be seen. Orientations 5 to 8 exchange its sides; the others only say from
 * which edges the stored rows and columns start (Exif 2.3). */
static void turn_upright(LkPicture *picture, const uint8_t *stored, int orientation, LkArena *arena)
{
    size_t width = picture->width, height = picture->height, channels = (size_t)picture->channels;
    bool exchanged = orientation >= 5;
    bool from_right = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
    bool from_bottom = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
    picture->width = (uint32_t)(exchanged ? height : width);
    picture->height = (uint32_t)(exchanged ? width : height);
    uint8_t *upright = lk_arena_array(arena, width * height, channels);
    for (size_t y = 0; y < picture->height; y++) {
        size_t down = from_bottom ? picture->height - 1 - y : y;
        for (size_t x = 0; x < picture->width; x++) {
            size_t across = from_right ? picture->width - 1 - x : x;
            size_t from = exchanged ? across * width + down : down * width + across;
            memcpy(upright + (y * picture->width + x) * channels, stored + from * channels, channels);
        }
    }
    picture->pixels = upright;
}

/* Returns the profile, which may be cut into segments: "ICC_PROFILE\0", number, count, bytes (ISO 15076-1
 * annex B). Empty when there is none; a single byte, which is no profile, when a segment is missing. */
static LkText profile_of(const JpegReader *reader, LkArena *arena)
{
    enum { MARK = 12, HEAD = 14 };
    LkBuffer out;
    lk_buffer_init(&out, arena);
    int wanted = 1, count = 0;
    for (bool found = true; found && wanted <= 255; wanted++) {
        found = false;
        for (jpeg_saved_marker_ptr m = reader->decoder.marker_list; m != NULL && !found; m = m->next) {
            if (m->marker != JPEG_APP0 + 2 || m->data_length < HEAD ||
                memcmp(m->data, "ICC_PROFILE", MARK) != 0)
                continue;
            count = m->data[MARK + 1];
            found = m->data[MARK] == wanted && wanted <= count;
            if (found)
                lk_buffer_append(&out, (const char *)m->data + HEAD, m->data_length - HEAD);
        }
        if (!found)
            break;
    }
    return count > 0 && wanted - 1 != count ? LK_TEXT("?") : lk_buffer_view(&out);
}

static bool check_colours(const LkPictureSource *source, const JpegReader *reader)
{
    switch (reader->decoder.jpeg_color_space) {
    case JCS_GRAYSCALE:
    case JCS_RGB:
    case JCS_YCbCr:
        return true;
    case JCS_CMYK:
    case JCS_YCCK:
        return lk_tell(source->diagnostics, LK_E_IMAGE_COLOURS, source->from,
                       LK_WITH(lk_named_string("name", source->name)));
    default:
        return lk_tell(source->diagnostics, LK_E_IMAGE_COLOURS_UNKNOWN, source->from,
                       LK_WITH(lk_named_string("name", source->name),
                               lk_named_number("channels", reader->decoder.num_components)));
    }
}

bool lk_jpeg_read(const LkPictureSource *source, LkPicture *picture)
{
    LkArena *arena = source->arena;
    JpegReader *reader = open_reader(arena);
    if (!read_head(reader, source->bytes))
        return lk_picture_corrupt(source, reader->reason);
    picture->width = reader->decoder.image_width;
    picture->height = reader->decoder.image_height;
    picture->channels = reader->decoder.jpeg_color_space == JCS_GRAYSCALE ? 1 : 3;
    if (!lk_picture_size_allowed(source, picture->width, picture->height) || !check_colours(source, reader))
        return false;

    lk_picture_profile(source, profile_of(reader, arena), picture);
    int orientation = find_orientation(reader);
    bool good;
    if (orientation == 1) {
        good = check_data(reader, lk_arena_array(arena, picture->width, 4));
        picture->jpeg = source->bytes;
    } else {
        uint8_t *pixels =
            lk_arena_array(arena, (size_t)picture->width * picture->height, (size_t)picture->channels);
        good = decode_rows(reader, pixels, picture->channels);
        if (good)
            turn_upright(picture, pixels, orientation, arena);
    }
    release_reader(reader);
    return good || lk_picture_corrupt(source, reader->reason);
}

const uint8_t *lk_jpeg_pixels(const LkPicture *picture, LkArena *arena)
{
    JpegReader *reader = open_reader(arena);
    uint8_t *pixels = NULL;
    if (read_head(reader, picture->jpeg) && reader->decoder.image_width == picture->width &&
        reader->decoder.image_height == picture->height) {
        pixels = lk_arena_array(arena, (size_t)picture->width * picture->height, (size_t)picture->channels);
        if (!decode_rows(reader, pixels, picture->channels))
            pixels = NULL;
    }
    release_reader(reader);
    return pixels;
}
