#include "sign/file/sweep.h"

#include <stdlib.h>

#include "base/limits.h"
#include "sign/file/object_stream.h"
#include "sign/file/objects.h"
#include "sign/file/scan.h"

/* Targets are kept in parts, which need not be copied when there are more. */
enum { PART = 1 << 14, PARTS = LK_LIMIT_SIGNED_REFERENCES / PART };

typedef struct Sweep {
    LkSignedFile *file;
    LkArena *arena;
    LkChildArena *each; /* for one object or one stream */
    LkSweep found;
    LkNumbers wanted;     /* to be kept */
    LkNumbers containers; /* object streams and sections are of the file and not of the document */
    uint32_t *first; /* by number: where the list of what an object refers to begins; 0 = it was not read */
    uint32_t **targets; /* the lists, each closed by a 0, in parts */
    size_t target_count;
} Sweep;

static bool is_there(LkPlace place)
{
    return place.kind == LK_PLACE_BYTES || place.kind == LK_PLACE_STREAM;
}

/* ---- Keeping */

static void begin_keeping(Sweep *sweep, const LkPdfValue *list)
{
    LkSignedFile *file = sweep->file;
    size_t count = list == NULL || list->kind != LK_PDF_ARRAY ? 0 : list->count;
    file->kept = LK_NEW_ARRAY(file->arena, count + 1, LkKept);
    lk_numbers_init(&sweep->wanted, sweep->arena);
    for (size_t i = 0; i < count; i++) {
        if (list->items[i].kind != LK_PDF_REFERENCE)
            continue;
        file->kept[file->kept_count++].number = (uint32_t)list->items[i].number;
        lk_numbers_add(&sweep->wanted, list->items[i].number);
    }
    qsort(file->kept, file->kept_count, sizeof *file->kept, lk_kept_compare);
}

static void keep(LkSignedFile *file, uint32_t number, LkText bytes)
{
    const char *copy = lk_arena_copy(file->arena, bytes.bytes, bytes.length);
    lk_signed_kept(file, number)->bytes = (LkText){copy, bytes.length};
}

/* ---- Reading */

static void add_target(Sweep *sweep, uint32_t number)
{
    if (sweep->target_count == LK_LIMIT_SIGNED_REFERENCES) {
        sweep->file->is_over_limit = true;
        return;
    }
    uint32_t **part = &sweep->targets[sweep->target_count / PART];
    if (*part == NULL)
        *part = LK_NEW_ARRAY(sweep->arena, PART, uint32_t);
    (*part)[sweep->target_count++ % PART] = number;
}

static void visit(void *context, const LkPdfValue *reference)
{
    Sweep *sweep = context;
    if (is_there(lk_signed_place(sweep->file, reference->number)))
        add_target(sweep, (uint32_t)reference->number);
}

static void begin_list(Sweep *sweep, size_t number)
{
    add_target(sweep, 0); /* closes the list before */
    sweep->first[number] = (uint32_t)sweep->target_count;
}

static void read_inside(Sweep *sweep, LkPdfReading reading, uint32_t number)
{
    LkSignedFile *file = sweep->file;
    size_t start = reading.at;
    begin_list(sweep, number);
    if (!lk_pdf_pass_value(&reading, visit, sweep) || !lk_signed_count_work(file, reading.at - start))
        sweep->first[number] = 0;
    else if (lk_numbers_have(&sweep->wanted, number))
        keep(file, number, lk_text_slice(reading.source, start, reading.at));
}

static void read_stream(Sweep *sweep, uint32_t container, const LkSignedObject *object)
{
    LkObjectStream stream;
    if (!lk_object_stream_read(sweep->file, object, false, sweep->each->arena, &stream))
        return; /* what is in it was not read */
    for (size_t i = 0; i < stream.count; i++) {
        uint32_t number = stream.inside[i].number;
        LkPlace own = lk_signed_place(sweep->file, number);
        if (own.kind == LK_PLACE_STREAM && own.where == container && own.index == i)
            read_inside(sweep,
                        (LkPdfReading){.source = stream.data,
                                       .at = (size_t)stream.inside[i].offset,
                                       .arena = sweep->each->arena},
                        number);
        else if (sweep->found.spare == 0)
            sweep->found.spare = container;
    }
}

static void read_object(Sweep *sweep, uint32_t number)
{
    LkSignedObject object;
    lk_arena_reset(sweep->each->arena);
    if (!lk_signed_object(sweep->file, number, sweep->each->arena, &object))
        return;
    begin_list(sweep, number);
    lk_pdf_references(&object.value, visit, sweep);
    bool is_stream = lk_is_object_stream(&object);
    if (is_stream || (object.is_stream && lk_pdf_is_name(lk_pdf_member(&object.value, "Type"), "XRef")))
        lk_numbers_add(&sweep->containers, number);
    if (is_stream)
        read_stream(sweep, number, &object);
}

/* ---- What is reached */

typedef struct Reaching {
    const Sweep *sweep;
    LkNumbers reached;
    uint32_t *waiting;
    size_t count;
} Reaching;

static void reach_number(Reaching *reaching, uint32_t number)
{
    if (lk_numbers_have(&reaching->reached, number))
        return;
    lk_numbers_add(&reaching->reached, number);
    reaching->waiting[reaching->count++] = number;
}

static void reach(void *context, const LkPdfValue *reference)
{
    Reaching *reaching = context;
    if (is_there(lk_signed_place(reaching->sweep->file, reference->number)))
        reach_number(reaching, (uint32_t)reference->number);
}

/* Returns false when something that is reached was not read. */
static bool reach_all(Reaching *reaching)
{
    const Sweep *sweep = reaching->sweep;
    const LkSignedFile *file = sweep->file;
    lk_pdf_references(&file->revisions[file->applied - 1].last->trailer, reach, reaching);
    while (reaching->count > 0) {
        uint32_t at = sweep->first[reaching->waiting[--reaching->count]];
        if (at == 0)
            return false;
        for (uint32_t target; (target = sweep->targets[at / PART][at % PART]) != 0; at++)
            reach_number(reaching, target);
    }
    return true;
}

static int64_t first_unreached(const Sweep *sweep)
{
    const LkSignedFile *file = sweep->file;
    Reaching reaching = {.sweep = sweep,
                         .waiting = LK_NEW_ARRAY(sweep->arena, file->place_count + 1, uint32_t)};
    lk_numbers_init(&reaching.reached, sweep->arena);
    if (file->is_over_limit || !reach_all(&reaching))
        return -1;
    for (size_t number = 1; number < file->place_count; number++)
        if (is_there(file->places[number]) && !lk_numbers_have(&reaching.reached, (int64_t)number) &&
            !lk_numbers_have(&sweep->containers, (int64_t)number))
            return (int64_t)number;
    return 0;
}

LkSweep lk_signed_sweep(LkSignedFile *file, const LkPdfValue *list)
{
    LkChildArena *scratch = lk_child_arena_open(file->arena);
    Sweep sweep = {.file = file, .arena = scratch->arena, .each = lk_child_arena_open(file->arena)};
    sweep.targets = LK_NEW_ARRAY(scratch->arena, PARTS, uint32_t *);
    sweep.first = LK_NEW_ARRAY(scratch->arena, file->place_count + 1, uint32_t);
    lk_numbers_init(&sweep.containers, scratch->arena);
    begin_keeping(&sweep, list);
    for (size_t number = 1; number < file->place_count; number++)
        if (file->places[number].kind == LK_PLACE_BYTES)
            read_object(&sweep, (uint32_t)number);
    add_target(&sweep, 0);
    sweep.found.unreached = first_unreached(&sweep);
    lk_child_arena_close(sweep.each);
    lk_child_arena_close(scratch);
    return sweep.found;
}
