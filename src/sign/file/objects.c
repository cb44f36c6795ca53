#include "sign/file/objects.h"

#include <stdlib.h>

#include "base/limits.h"
#include "sign/file/object_stream.h"
#include "sign/file/table.h"

/* The length of a stream that is an object of its own: a number and nothing more. */
static bool find_length(LkSignedFile *file, int64_t number, int64_t *length)
{
    LkPlace place = lk_signed_place(file, number);
    uint64_t found, generation, value;
    if (place.kind != LK_PLACE_BYTES || place.where >= file->bytes.length)
        return false;
    LkPdfReading reading = {.source = file->bytes, .at = (size_t)place.where};
    if (!lk_pdf_read_digits(&reading, &found) || !lk_pdf_read_digits(&reading, &generation) ||
        !lk_pdf_skip_word(&reading, "obj") || !lk_pdf_read_digits(&reading, &value) ||
        !lk_pdf_skip_word(&reading, "endobj") || found != (uint64_t)number || generation != place.index)
        return false;
    *length = (int64_t)value;
    return true;
}

/* It stays for all its objects. */
static const LkObjectStream *open_stream(LkSignedFile *file, uint32_t container)
{
    LkPlace place = lk_signed_place(file, container);
    uint64_t number;
    LkSignedObject object;
    if (place.kind != LK_PLACE_BYTES || place.index != 0)
        return NULL;
    LkObjectStream *stream = file->streams[container];
    if (stream != NULL && stream->where == place.where)
        return stream;
    stream = LK_NEW(file->arena, LkObjectStream);
    if (!lk_signed_object_at(file, place.where, find_length, file->arena, &number, &object) ||
        number != container || !lk_object_stream_read(file, &object, true, file->arena, stream))
        return NULL;
    file->streams[container] = stream;
    return stream;
}

int lk_kept_compare(const void *a, const void *b)
{
    const LkKept *x = a, *y = b;
    return (x->number > y->number) - (x->number < y->number);
}

LkKept *lk_signed_kept(const LkSignedFile *file, int64_t number)
{
    const LkKept sought = {.number = (uint32_t)number};
    return file->kept_count == 0
               ? NULL
               : bsearch(&sought, file->kept, file->kept_count, sizeof *file->kept, lk_kept_compare);
}

/* Brings the reading to an object of a stream. */
static bool find_inside(LkSignedFile *file, int64_t number, LkPlace place, LkPdfReading *reading)
{
    const LkKept *own = lk_signed_kept(file, number);
    if (own != NULL && own->bytes.length > 0) {
        reading->source = own->bytes;
        return true;
    }
    const LkObjectStream *stream = open_stream(file, place.where);
    if (stream == NULL || place.index >= stream->count || stream->inside[place.index].number != number)
        return false;
    reading->source = stream->data;
    reading->at = (size_t)stream->inside[place.index].offset;
    return true;
}

static bool read_inside(LkSignedFile *file, int64_t number, LkPlace place, LkArena *arena,
                        LkSignedObject *object)
{
    LkPdfReading reading = {.arena = arena};
    if (!find_inside(file, number, place, &reading))
        return false;
    *object = (LkSignedObject){.source = reading.source};
    return lk_pdf_read_value(&reading, &object->value);
}

bool lk_signed_count_work(LkSignedFile *file, size_t bytes)
{
    enum { TIMES = 4 };
    file->work += bytes + 1;
    if (file->work <= TIMES * (file->bytes.length + LK_LIMIT_SIGNED_UNPACKED / 2))
        return true;
    file->is_over_limit = true;
    return false;
}

bool lk_signed_read(LkSignedFile *file, int64_t number, LkPlace place, LkArena *arena, LkSignedObject *object)
{
    uint64_t found;
    *object = (LkSignedObject){.source = file->bytes};
    switch ((LkPlaceKind)place.kind) {
    case LK_PLACE_NONE:
    case LK_PLACE_FREE:
        return true;
    case LK_PLACE_BYTES:
        return lk_signed_object_at(file, place.where, find_length, arena, &found, object) &&
               found == (uint64_t)number && object->generation == place.index &&
               lk_signed_count_work(file, object->value.end - object->value.start);
    case LK_PLACE_STREAM:
        return read_inside(file, number, place, arena, object) &&
               lk_signed_count_work(file, object->value.end - object->value.start);
    }
    return false;
}

bool lk_signed_object(LkSignedFile *file, int64_t number, LkArena *arena, LkSignedObject *object)
{
    return lk_signed_read(file, number, lk_signed_place(file, number), arena, object);
}

const LkPdfValue *lk_signed_resolve(LkSignedFile *file, const LkPdfValue *value, LkArena *arena)
{
    enum { LINKS = 8 }; /* a reference to a reference is no PDF, but some are written */
    for (int i = 0; i < LINKS && value != NULL && value->kind == LK_PDF_REFERENCE; i++) {
        LkSignedObject *object = LK_NEW(arena, LkSignedObject);
        value = lk_signed_object(file, value->number, arena, object) ? &object->value : NULL;
    }
    return value == NULL || value->kind == LK_PDF_REFERENCE || value->kind == LK_PDF_NULL ? NULL : value;
}

const LkPdfValue *lk_signed_member(LkSignedFile *file, const LkPdfValue *dictionary, const char *key,
                                   LkArena *arena)
{
    return lk_signed_resolve(file, lk_pdf_member(dictionary, key), arena);
}

/* ---- What a revision wrote */

static int compare_places(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Returns the offsets of a section's objects in order; *count is how many. */
static uint64_t *sorted_places(const LkSection *section, LkArena *arena, size_t *count)
{
    uint64_t *places = LK_NEW_ARRAY(arena, section->count + 1, uint64_t);
    *count = 0;
    for (size_t i = 0; i < section->count; i++)
        if (section->placed[i].place.kind == LK_PLACE_BYTES &&
            section->placed[i].place.where != section->start)
            places[(*count)++] = section->placed[i].place.where;
    qsort(places, *count, sizeof *places, compare_places);
    return places;
}

bool lk_signed_is_filled(LkSignedFile *file, const LkRevision *revision, uint64_t *fault)
{
    LkChildArena *scratch = lk_child_arena_open(file->arena), *each = lk_child_arena_open(file->arena);
    size_t count;
    uint64_t *places = sorted_places(revision->last, scratch->arena, &count), number;
    LkPdfReading reading = {.source = file->bytes, .at = (size_t)revision->start, .arena = scratch->arena};
    LkSignedObject object = {0};
    bool is_good = revision->first == revision->last;
    for (size_t i = 0; i <= count && is_good; i++) {
        lk_pdf_skip_blanks(&reading);
        *fault = reading.at;
        is_good = reading.at == (i < count ? places[i] : revision->last->start);
        if (i == count || !is_good)
            break;
        lk_arena_reset(each->arena);
        is_good = lk_signed_object_at(file, places[i], find_length, each->arena, &number, &object) &&
                  lk_signed_place(file, (int64_t)number).where == places[i] &&
                  lk_signed_place(file, (int64_t)number).index == object.generation;
        reading.at = (size_t)object.end;
    }
    lk_child_arena_close(each);
    lk_child_arena_close(scratch);
    return is_good;
}
