#include "sign/file/object_stream.h"

#include "base/limits.h"

bool lk_is_object_stream(const LkSignedObject *object)
{
    return object->is_stream && object->generation == 0 &&
           lk_pdf_is_name(lk_pdf_member(&object->value, "Type"), "ObjStm");
}

/* A number of at most six digits and a blank, as nearly all pairs are written; else as the standard allows.
 */
static bool read_number(LkPdfReading *reading, uint64_t *number)
{
    enum { DIGITS = 6 };
    const char *start = reading->source.bytes + reading->at;
    size_t left = reading->source.length - reading->at, digits = 0;
    for (*number = 0; digits < DIGITS && digits < left && start[digits] >= '0' && start[digits] <= '9';
         digits++)
        *number = *number * 10 + (uint64_t)(start[digits] - '0');
    if (digits == 0 || digits == left || start[digits] != ' ')
        return lk_pdf_read_digits(reading, number);
    reading->at += digits + 1;
    return true;
}

/* The pairs of number and offset that an object stream begins with. */
static bool read_pairs(int64_t count, int64_t first, LkArena *arena, LkObjectStream *stream)
{
    LkPdfReading reading = {.source = stream->data, .arena = arena};
    uint64_t number, offset;
    if (count < 0 || count > LK_LIMIT_SIGNED_VALUES || first < 0 || (uint64_t)first > stream->data.length ||
        (uint64_t)count > stream->data.length)
        return false;
    stream->inside = lk_arena_array(arena, (size_t)count + 1, sizeof *stream->inside);
    for (; stream->count < (size_t)count; stream->count++) {
        if (!read_number(&reading, &number) || !read_number(&reading, &offset) ||
            number > LK_LIMIT_SIGNED_OBJECTS || offset > stream->data.length - (uint64_t)first)
            return false;
        stream->inside[stream->count].number = (uint32_t)number;
        stream->inside[stream->count].offset = (uint64_t)first + offset;
    }
    return true;
}

bool lk_object_stream_read(LkSignedFile *file, const LkSignedObject *object, bool stays, LkArena *arena,
                           LkObjectStream *stream)
{
    LkUnpacking *unpacking = &file->unpacking;
    const LkPdfValue *count = lk_pdf_member(&object->value, "N");
    const LkPdfValue *first = lk_pdf_member(&object->value, "First");
    *stream = (LkObjectStream){.where = (uint32_t)object->start};
    if (!lk_is_object_stream(object) || count == NULL || first == NULL || count->kind != LK_PDF_INTEGER ||
        first->kind != LK_PDF_INTEGER)
        return false;
    if (stays ? !lk_pdf_unpack(unpacking, &object->value, object->data, arena, &stream->data)
              : !lk_pdf_unpack_once(unpacking, &object->value, object->data, &stream->data))
        return false;
    return read_pairs(count->number, first->number, arena, stream);
}
