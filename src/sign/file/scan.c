#include "sign/file/scan.h"

#include "base/limits.h"
#include "sign/file/objects.h"

void lk_numbers_init(LkNumbers *numbers, LkArena *arena)
{
    numbers->bits = lk_arena_alloc(arena, LK_LIMIT_PDF_OBJECTS / 8 + 1);
}

static bool is_there(LkPlace place)
{
    return place.kind == LK_PLACE_BYTES || place.kind == LK_PLACE_STREAM;
}

typedef struct Scanning {
    const LkSignedFile *file;
    LkNumbers *referred;
    bool is_good;
} Scanning;

static void add_reference(void *context, const LkPdfValue *reference)
{
    Scanning *scanning = context;
    LkPlace place = lk_signed_place(scanning->file, reference->number);
    lk_numbers_add(scanning->referred, reference->number);
    if (is_there(place))
        scanning->is_good &= reference->generation == (place.kind == LK_PLACE_BYTES ? place.index : 0);
}

bool lk_scan_value(const LkSignedFile *file, const LkPdfValue *value, LkNumbers *referred)
{
    Scanning scanning = {file, referred, true};
    lk_pdf_references(value, add_reference, &scanning);
    return scanning.is_good;
}

bool lk_scan_file(LkSignedFile *file, LkNumbers *referred)
{
    LkChildArena *scratch = lk_child_arena_open(file->arena);
    LkSignedObject object;
    bool is_good = true;
    for (size_t number = 1; number < file->place_count && is_good; number++) {
        if (!is_there(file->places[number]))
            continue;
        lk_arena_reset(scratch->arena);
        is_good = lk_signed_object(file, (int64_t)number, scratch->arena, &object) &&
                  lk_scan_value(file, &object.value, referred);
        if (!is_good)
            file->fault = file->places[number].kind == LK_PLACE_BYTES ? file->places[number].where : 0;
    }
    lk_child_arena_close(scratch);
    return lk_scan_value(file, &file->revisions[file->applied - 1].last->trailer, referred) && is_good;
}
