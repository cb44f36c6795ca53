/* Reads pictures. The first bytes of a file say what it is, whatever its name ends in.
 *
 * PNG is decoded to 8-bit grey or RGB with a separate alpha plane, as both PDF and cairo want it. JPEG is
 * checked and passed through unchanged, so that a scan loses nothing and costs no time. */
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "image/picture_in.h"

static bool starts_with(LkText bytes, const char *magic, size_t length)
{
    return bytes.length >= length && memcmp(bytes.bytes, magic, length) == 0;
}

/* Returns the name of a format that is not supported but that people do put into reports, for the message. */
static const char *other_format(LkText bytes)
{
    static const struct {
        size_t offset;
        const char *magic, *name;
    } formats[] = {
        {0, "GIF8", "GIF"},     {0, "BM", "BMP"},           {0, "II*", "TIFF"},
        {0, "MM", "TIFF"},      {0, "%PDF", "PDF"},         {8, "WEBP", "WebP"},
        {4, "ftyphei", "HEIC"}, {4, "ftypmif", "HEIC"},     {4, "ftypavif", "AVIF"},
        {0, "<svg", "SVG"},     {0, "<?xml", "SVG or XML"}, {0, "PK\3\4", "zip or Word"},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t offset = formats[i].offset;
        if (bytes.length > offset && starts_with(lk_text_slice(bytes, offset, bytes.length), formats[i].magic,
                                                 strlen(formats[i].magic)))
            return formats[i].name;
    }
    return NULL;
}

static bool refuse_format(const LkPictureSource *source)
{

    if (source->bytes.length == 0)
        return lk_tell(source->diagnostics, LK_E_IMAGE_FORMAT_EMPTY, source->from,
                       LK_WITH(lk_named_string("name", source->name)));
    const char *format = other_format(source->bytes);
    if (format != NULL)
        return lk_tell(source->diagnostics, LK_E_IMAGE_FORMAT_OTHER, source->from,
                       LK_WITH(lk_named_string("name", source->name), lk_named_string("format", format)));
    return lk_tell(source->diagnostics, LK_E_IMAGE_FORMAT, source->from,
                   LK_WITH(lk_named_string("name", source->name)));
}

const LkFile *lk_picture_file(LkText path, LkSpan from, LkArena *arena, LkDiagnostics *diagnostics)
{
    const char *opened = lk_arena_copy(arena, path.bytes, path.length);
    return lk_file_read(LK_FILE_PICTURE, opened, lk_path_name(opened), LK_LIMIT_IMAGE_BYTES, from, arena,
                        diagnostics);
}

const LkPicture *lk_picture_load(LkText path, LkSpan from, LkArena *arena, LkDiagnostics *diagnostics)
{
    const LkFile *file = lk_picture_file(path, from, arena, diagnostics);
    return file == NULL ? NULL : lk_picture_read(file, from, arena, diagnostics);
}

const LkPicture *lk_picture_read(const LkFile *file, LkSpan from, LkArena *arena, LkDiagnostics *diagnostics)
{
    LkPictureSource source = {file->name, file->text, from, arena, diagnostics};
    LkPicture *picture = LK_NEW(arena, LkPicture);
    picture->path = file->path;
    bool good;
    if (starts_with(source.bytes, "\x89PNG\r\n\x1A\n", 8))
        good = lk_png_read(&source, picture);
    else if (starts_with(source.bytes, "\xFF\xD8\xFF", 3))
        good = lk_jpeg_read(&source, picture);
    else
        good = refuse_format(&source);
    return good ? picture : NULL;
}
