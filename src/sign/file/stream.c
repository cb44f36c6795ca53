#include "sign/file/stream.h"

#include <libdeflate.h>
#include <string.h>

/* Returns whether the stream's only filter is Flate; *parameters are its own. */
static bool has_flate(const LkPdfValue *dictionary, const LkPdfValue **parameters)
{
    const LkPdfValue *filter = lk_pdf_member(dictionary, "Filter");
    *parameters = lk_pdf_member(dictionary, "DecodeParms");
    if (filter != NULL && filter->kind == LK_PDF_ARRAY) {
        if (filter->count != 1)
            return false;
        filter = &filter->items[0];
        if (*parameters != NULL && (*parameters)->kind == LK_PDF_ARRAY)
            *parameters = (*parameters)->count == 1 ? &(*parameters)->items[0] : NULL;
    }
    return lk_pdf_is_name(filter, "FlateDecode");
}

static void free_decompressor(void *decompressor)
{
    libdeflate_free_decompressor(decompressor);
}

/* A large file has hundreds of streams: they share one. */
static bool has_decompressor(LkUnpacking *unpacking)
{
    if (unpacking->decompressor == NULL) {
        unpacking->decompressor = libdeflate_alloc_decompressor();
        if (unpacking->decompressor != NULL)
            lk_arena_defer(unpacking->arena, free_decompressor, unpacking->decompressor);
    }
    return unpacking->decompressor != NULL;
}

static void make_room(LkUnpacking *unpacking, size_t size)
{
    if (unpacking->size >= size)
        return;
    unpacking->bytes = lk_arena_alloc(unpacking->arena, size);
    unpacking->size = size;
}

/* The size is not known: what did not suffice is doubled. Objects of a structure tree, which most streams are
 * full of, take a fifth to a seventh of their size. */
static bool inflate(LkUnpacking *unpacking, LkText packed, size_t *length)
{
    enum { TIMES = 8 };
    if (!has_decompressor(unpacking))
        return false;
    size_t first = packed.length < 256 ? 2048 : packed.length * TIMES;
    for (size_t size = first < unpacking->room ? first : packed.length; size <= unpacking->room; size *= 2) {
        make_room(unpacking, size);
        enum libdeflate_result result = libdeflate_zlib_decompress(
            unpacking->decompressor, packed.bytes, packed.length, unpacking->bytes, size, length);
        unpacking->room -= result == LIBDEFLATE_SUCCESS ? *length : size;
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE)
            return result == LIBDEFLATE_SUCCESS;
    }
    return false;
}

/* The predictor “Up” and its kin (PNG §9.2) for bytes, one a pixel, in place. */
static bool undo_row(uint8_t *row, const uint8_t *above, size_t columns, int kind)
{
    if (kind > 2)
        return false; /* no writer of tables uses Average or Paeth */
    for (size_t i = 0; i < columns; i++)
        row[i] = (uint8_t)(row[i] + (kind == 1 ? (i > 0 ? row[i - 1] : 0)
                                               : (kind == 2 && above != NULL ? above[i] : 0)));
    return true;
}

/* A row becomes one byte shorter, and so is written in front of where it is read. */
static bool undo_predictor(const LkPdfValue *parameters, char *bytes, size_t *length)
{
    const LkPdfValue *predictor = lk_pdf_member(parameters, "Predictor");
    const LkPdfValue *width = lk_pdf_member(parameters, "Columns");
    if (predictor == NULL || predictor->number == 1)
        return true;
    size_t columns = width == NULL ? 1 : (size_t)width->number;
    if (predictor->number < 10 || predictor->number > 15 || columns == 0 || columns > 4096 ||
        lk_pdf_member(parameters, "Colors") != NULL ||
        lk_pdf_member(parameters, "BitsPerComponent") != NULL || *length % (columns + 1) != 0)
        return false;
    size_t rows = *length / (columns + 1);
    uint8_t *out = (uint8_t *)bytes;
    for (size_t i = 0; i < rows; i++, out += columns) {
        const uint8_t *row = (const uint8_t *)bytes + i * (columns + 1);
        int kind = row[0];
        memmove(out, row + 1, columns);
        if (!undo_row(out, i > 0 ? out - columns : NULL, columns, kind))
            return false;
    }
    *length = rows * columns;
    return true;
}

bool lk_pdf_unpack_once(LkUnpacking *unpacking, const LkPdfValue *dictionary, LkText packed, LkText *out)
{
    const LkPdfValue *parameters;
    size_t length = 0;
    *out = packed;
    if (lk_pdf_member(dictionary, "Filter") == NULL)
        return true;
    if (!has_flate(dictionary, &parameters) || !inflate(unpacking, packed, &length) ||
        !undo_predictor(parameters, unpacking->bytes, &length))
        return false;
    *out = (LkText){unpacking->bytes, length};
    return true;
}

bool lk_pdf_unpack(LkUnpacking *unpacking, const LkPdfValue *dictionary, LkText packed, LkArena *arena,
                   LkText *out)
{
    if (!lk_pdf_unpack_once(unpacking, dictionary, packed, out))
        return false;
    if (out->bytes == unpacking->bytes)
        out->bytes = lk_arena_copy(arena, out->bytes, out->length);
    return true;
}
