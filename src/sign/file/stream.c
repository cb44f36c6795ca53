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

static enum libdeflate_result try(LkText packed, char *bytes, size_t size, size_t *length)
{
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    if (decompressor == NULL)
        return LIBDEFLATE_BAD_DATA;
    enum libdeflate_result result =
        libdeflate_zlib_decompress(decompressor, packed.bytes, packed.length, bytes, size, length);
    libdeflate_free_decompressor(decompressor);
    return result;
}

/* The size is not known: what did not suffice is doubled. Objects of a structure tree, which most streams are
 * full of, take a fifth to a seventh of their size. */
static bool inflate(LkText packed, size_t *room, LkArena *arena, LkText *out)
{
    enum { TIMES = 8 };
    size_t first = packed.length < 256 ? 2048 : packed.length * TIMES;
    for (size_t size = first < *room ? first : packed.length; size <= *room; size *= 2) {
        char *bytes = lk_arena_alloc(arena, size);
        size_t length = 0;
        enum libdeflate_result result = try(packed, bytes, size, &length);
        *room -= size;
        if (result == LIBDEFLATE_SUCCESS) {
            *out = (LkText){bytes, length};
            return true;
        }
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE)
            return false;
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

static bool undo_predictor(const LkPdfValue *parameters, LkArena *arena, LkText *text)
{
    const LkPdfValue *predictor = lk_pdf_member(parameters, "Predictor");
    const LkPdfValue *width = lk_pdf_member(parameters, "Columns");
    if (predictor == NULL || predictor->number == 1)
        return true;
    size_t columns = width == NULL ? 1 : (size_t)width->number;
    if (predictor->number < 10 || predictor->number > 15 || columns == 0 || columns > 4096 ||
        lk_pdf_member(parameters, "Colors") != NULL ||
        lk_pdf_member(parameters, "BitsPerComponent") != NULL || text->length % (columns + 1) != 0)
        return false;
    size_t rows = text->length / (columns + 1);
    uint8_t *out = lk_arena_alloc(arena, rows * columns + 1);
    for (size_t i = 0; i < rows; i++) {
        const char *row = text->bytes + i * (columns + 1);
        memcpy(out + i * columns, row + 1, columns);
        if (!undo_row(out + i * columns, i > 0 ? out + (i - 1) * columns : NULL, columns,
                      (unsigned char)row[0]))
            return false;
    }
    *text = (LkText){(const char *)out, rows * columns};
    return true;
}

bool lk_pdf_unpack(const LkPdfValue *dictionary, LkText packed, size_t *room, LkArena *arena, LkText *out)
{
    const LkPdfValue *parameters;
    *out = packed;
    if (lk_pdf_member(dictionary, "Filter") == NULL)
        return true;
    return has_flate(dictionary, &parameters) && inflate(packed, room, arena, out) &&
           undo_predictor(parameters, arena, out);
}
