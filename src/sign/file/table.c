#include "sign/file/table.h"

#include <string.h>

#include "base/limits.h"
#include "sign/file/stream.h"

static bool fail(LkSignedFile *file, uint64_t offset)
{
    file->fault = offset;
    return false;
}

/* ---- Objects */

/* The bytes of a stream, behind its dictionary: exactly as many as /Length says. */
static bool read_stream(LkSignedFile *file, LkPdfReading *reading, LkFindLength find, LkSignedObject *object)
{
    const LkPdfValue *length = lk_pdf_member(&object->value, "Length");
    if (object->value.kind != LK_PDF_DICTIONARY || length == NULL)
        return false;
    int64_t count = length->number;
    if (length->kind == LK_PDF_REFERENCE ? find == NULL || !find(file, length->number, &count)
                                         : length->kind != LK_PDF_INTEGER)
        return false;
    const LkText all = reading->source;
    if (reading->at < all.length && all.bytes[reading->at] == '\r')
        reading->at++;
    if (reading->at >= all.length || all.bytes[reading->at] != '\n' || count < 0 ||
        (uint64_t)count > all.length - reading->at - 1)
        return false;
    object->data = lk_text_slice(all, reading->at + 1, reading->at + 1 + (size_t)count);
    object->is_stream = true;
    reading->at += 1 + (size_t)count;
    return lk_pdf_skip_word(reading, "endstream");
}

bool lk_signed_object_at(LkSignedFile *file, uint64_t offset, LkFindLength find, LkArena *arena,
                         uint64_t *number, LkSignedObject *object)
{
    if (offset >= file->bytes.length)
        return fail(file, offset);
    *object = (LkSignedObject){.source = file->bytes, .start = offset};
    LkPdfReading reading = {.source = file->bytes, .at = (size_t)offset, .arena = arena};
    if (file->bytes.bytes[offset] < '0' || file->bytes.bytes[offset] > '9' ||
        !lk_pdf_read_digits(&reading, number) || !lk_pdf_read_digits(&reading, &object->generation) ||
        !lk_pdf_skip_word(&reading, "obj") || !lk_pdf_read_value(&reading, &object->value))
        return fail(file, offset);
    if (lk_pdf_skip_word(&reading, "stream") && !read_stream(file, &reading, find, object))
        return fail(file, offset);
    if (!lk_pdf_skip_word(&reading, "endobj"))
        return fail(file, offset);
    object->end = reading.at;
    return true;
}

/* ---- Tables */

typedef struct Placing {
    LkSignedFile *file;
    LkPlaced *placed;
    size_t count, room;
} Placing;

/* No offset that is longer is in a file: LK_LIMIT_SIGNED_BYTES is less. */
static uint32_t offset_of(uint64_t where)
{
    return where < UINT32_MAX ? (uint32_t)where : UINT32_MAX;
}

static bool place(Placing *placing, uint64_t number, LkPlace where)
{
    if (number > LK_LIMIT_SIGNED_OBJECTS || placing->count > LK_LIMIT_SIGNED_OBJECTS) {
        placing->file->is_over_limit = true;
        return false;
    }
    LK_GROW(placing->file->arena, placing->placed, placing->count, placing->room, 16);
    placing->placed[placing->count++] = (LkPlaced){(uint32_t)number, where};
    return true;
}

/* “0000000017 00000 n”, with any line end behind: 20 bytes by the standard, and some write 19. */
static bool read_entry(LkPdfReading *reading, uint64_t number, Placing *placing)
{
    uint64_t offset, generation;
    if (!lk_pdf_read_digits(reading, &offset) || !lk_pdf_read_digits(reading, &generation))
        return false;
    if (lk_pdf_skip_word(reading, "f"))
        return place(placing, number, (LkPlace){.kind = LK_PLACE_FREE});
    return lk_pdf_skip_word(reading, "n") && generation <= UINT16_MAX &&
           place(placing, number, (LkPlace){LK_PLACE_BYTES, (unsigned)generation, offset_of(offset)});
}

static bool read_table(LkPdfReading *reading, Placing *placing, LkSection *section)
{
    uint64_t first, count;
    while (!lk_pdf_skip_word(reading, "trailer")) {
        if (!lk_pdf_read_digits(reading, &first) || !lk_pdf_read_digits(reading, &count))
            return false;
        for (uint64_t i = 0; i < count; i++)
            if (!read_entry(reading, first + i, placing))
                return false;
    }
    return lk_pdf_read_value(reading, &section->trailer) && section->trailer.kind == LK_PDF_DICTIONARY &&
           lk_pdf_member(&section->trailer, "XRefStm") == NULL;
}

/* ---- Streams */

typedef struct Fields {
    size_t width[3];
    LkText data;
    size_t at;
} Fields;

static uint64_t take(Fields *fields, size_t width, uint64_t missing)
{
    uint64_t number = width == 0 ? missing : 0;
    for (size_t i = 0; i < width; i++)
        number = number << 8 | (unsigned char)fields->data.bytes[fields->at++];
    return number;
}

static size_t row_length(const Fields *fields)
{
    return fields->width[0] + fields->width[1] + fields->width[2];
}

static bool read_row(Fields *fields, uint64_t number, Placing *placing)
{
    if (fields->data.length - fields->at < row_length(fields))
        return false;
    uint64_t kind = take(fields, fields->width[0], 1), where = take(fields, fields->width[1], 0);
    uint64_t third = take(fields, fields->width[2], 0);
    if (kind == 0)
        return place(placing, number, (LkPlace){.kind = LK_PLACE_FREE});
    if (kind == 1)
        return third <= UINT16_MAX &&
               place(placing, number, (LkPlace){LK_PLACE_BYTES, (unsigned)third, offset_of(where)});
    return kind == 2 && third <= LK_LIMIT_SIGNED_OBJECTS &&
           place(placing, number, (LkPlace){LK_PLACE_STREAM, (unsigned)third, offset_of(where)});
}

static bool read_widths(const LkPdfValue *widths, Fields *fields)
{
    if (widths == NULL || widths->kind != LK_PDF_ARRAY || widths->count != 3)
        return false;
    for (size_t i = 0; i < 3; i++) {
        if (widths->items[i].kind != LK_PDF_INTEGER || widths->items[i].number < 0 ||
            widths->items[i].number > 8)
            return false;
        fields->width[i] = (size_t)widths->items[i].number;
    }
    return fields->width[1] > 0;
}

static bool read_rows(const LkPdfValue *dictionary, Fields *fields, Placing *placing)
{
    const LkPdfValue *size = lk_pdf_member(dictionary, "Size"), *index = lk_pdf_member(dictionary, "Index");
    const LkPdfValue whole[2] = {{.kind = LK_PDF_INTEGER},
                                 {.kind = LK_PDF_INTEGER, .number = size == NULL ? 0 : size->number}};
    const LkPdfValue *parts = index == NULL ? whole : index->items;
    size_t count = index == NULL ? 2 : index->count;
    size_t rows = fields->data.length / row_length(fields);
    LK_RESERVE(placing->file->arena, placing->placed, placing->count, placing->room,
               rows <= LK_LIMIT_SIGNED_OBJECTS ? rows : LK_LIMIT_SIGNED_OBJECTS + 1);
    for (size_t i = 0; i + 1 < count; i += 2) {
        if (parts[i].kind != LK_PDF_INTEGER || parts[i + 1].kind != LK_PDF_INTEGER || parts[i].number < 0)
            return false;
        for (int64_t k = 0; k < parts[i + 1].number; k++)
            if (!read_row(fields, (uint64_t)(parts[i].number + k), placing))
                return false;
    }
    return count % 2 == 0 && fields->at == fields->data.length;
}

static bool read_table_stream(LkSignedFile *file, uint64_t offset, Placing *placing, LkSection *section)
{
    LkSignedObject object;
    Fields fields = {0};
    uint64_t number;
    if (!lk_signed_object_at(file, offset, NULL, file->arena, &number, &object) || !object.is_stream ||
        !lk_pdf_is_name(lk_pdf_member(&object.value, "Type"), "XRef") || number == 0 ||
        object.generation != 0 || number > LK_LIMIT_SIGNED_OBJECTS)
        return false;
    size_t room = file->unpacking.room;
    bool is_good = lk_pdf_unpack_once(&file->unpacking, &object.value, object.data, &fields.data) &&
                   read_widths(lk_pdf_member(&object.value, "W"), &fields) &&
                   read_rows(&object.value, &fields, placing);
    file->is_over_limit |= !is_good && file->unpacking.room < room / 2;
    section->trailer = object.value;
    section->stream = (uint32_t)number;
    section->end = object.end;
    return is_good;
}

LkSection *lk_signed_section(LkSignedFile *file, uint64_t offset)
{
    LkSection *section = LK_NEW(file->arena, LkSection);
    Placing placing = {.file = file};
    section->start = offset;
    if (offset >= file->bytes.length) {
        fail(file, offset);
        return NULL;
    }
    LkPdfReading reading = {.source = file->bytes, .at = (size_t)offset, .arena = file->arena};
    bool is_good;
    if (file->bytes.bytes[offset] == 'x' && lk_pdf_skip_word(&reading, "xref")) {
        is_good = read_table(&reading, &placing, section);
        section->end = reading.at;
    } else {
        is_good = read_table_stream(file, offset, &placing, section);
    }
    if (!is_good) {
        fail(file, offset);
        return NULL;
    }
    section->placed = placing.placed;
    section->count = placing.count;
    return section;
}
