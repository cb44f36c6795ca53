#include "sign/file/scan.h"

#include "base/limits.h"
#include "sign/file/fields.h"
#include "sign/file/objects.h"

void lk_numbers_init(LkNumbers *numbers, LkArena *arena)
{
    numbers->bits = lk_arena_alloc(arena, LK_LIMIT_PDF_OBJECTS / 8 + 1);
}

void lk_numbers_add(LkNumbers *numbers, int64_t number)
{
    if (number > 0 && number <= LK_LIMIT_PDF_OBJECTS)
        numbers->bits[number / 8] |= (uint8_t)(1 << number % 8);
}

bool lk_numbers_have(const LkNumbers *numbers, int64_t number)
{
    return number > 0 && number <= LK_LIMIT_PDF_OBJECTS && (numbers->bits[number / 8] >> number % 8 & 1) != 0;
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

/* ---- What is reached */

typedef struct Reaching {
    LkSignedFile *file;
    LkNumbers reached;
    uint32_t *waiting;
    size_t count;
} Reaching;

static void reach(void *context, const LkPdfValue *reference)
{
    Reaching *reaching = context;
    int64_t number = reference->number;
    if (!is_there(lk_signed_place(reaching->file, number)) || lk_numbers_have(&reaching->reached, number))
        return;
    lk_numbers_add(&reaching->reached, number);
    reaching->waiting[reaching->count++] = (uint32_t)number;
}

/* Object streams and sections are of the file and not of the document: nothing refers to them. */
static bool is_container(LkSignedFile *file, size_t number, LkArena *arena)
{
    LkSignedObject object;
    return lk_signed_object(file, (int64_t)number, arena, &object) && object.is_stream &&
           (lk_pdf_is_name(lk_pdf_member(&object.value, "Type"), "ObjStm") ||
            lk_pdf_is_name(lk_pdf_member(&object.value, "Type"), "XRef"));
}

static int64_t first_unreached(LkSignedFile *file, const LkNumbers *reached, LkArena *arena)
{
    for (size_t number = 1; number < file->place_count; number++)
        if (is_there(file->places[number]) && !lk_numbers_have(reached, (int64_t)number) &&
            !is_container(file, number, arena))
            return (int64_t)number;
    return 0;
}

int64_t lk_scan_unreached(LkSignedFile *file)
{
    LkChildArena *scratch = lk_child_arena_open(file->arena), *each = lk_child_arena_open(file->arena);
    Reaching reaching = {.file = file};
    int64_t found = 0;
    lk_numbers_init(&reaching.reached, scratch->arena);
    reaching.waiting = LK_NEW_ARRAY(scratch->arena, file->place_count + 1, uint32_t);
    lk_pdf_references(&file->revisions[file->applied - 1].last->trailer, reach, &reaching);
    while (reaching.count > 0 && found == 0) {
        lk_arena_reset(each->arena);
        int64_t number = reaching.waiting[--reaching.count];
        found = lk_signed_references(file, number, each->arena, reach, &reaching) ? 0 : -1;
    }
    lk_arena_reset(each->arena);
    if (found == 0)
        found = first_unreached(file, &reaching.reached, each->arena);
    lk_child_arena_close(each);
    lk_child_arena_close(scratch);
    return found;
}

/* ---- Pages */

typedef struct Pages {
    LkSignedFile *file;
    LkArena *arena;
    uint32_t *numbers;
    uint32_t count;
    LkNumbers seen; /* each once: a tree may be made to lead back into itself */
} Pages;

static void number_page(Pages *pages, int64_t object)
{
    pages->count++;
    if (object > 0 && (uint64_t)object < pages->file->place_count)
        pages->numbers[object] = pages->count;
}

static void number_pages(Pages *pages, const LkPdfValue *kids, unsigned depth)
{
    if (kids == NULL || kids->kind != LK_PDF_ARRAY || depth > LK_LIMIT_SIGNED_NESTING)
        return;
    for (size_t i = 0; i < kids->count; i++) {
        if (kids->items[i].kind != LK_PDF_REFERENCE || lk_numbers_have(&pages->seen, kids->items[i].number))
            continue;
        lk_numbers_add(&pages->seen, kids->items[i].number);
        const LkPdfValue *node = lk_signed_resolve(pages->file, &kids->items[i], pages->arena);
        const LkPdfValue *inner = lk_signed_member(pages->file, node, "Kids", pages->arena);
        if (inner != NULL)
            number_pages(pages, inner, depth + 1);
        else
            number_page(pages, kids->items[i].number);
    }
}

const uint32_t *lk_scan_pages(LkSignedFile *file, LkArena *arena, size_t *count)
{
    LkChildArena *scratch = lk_child_arena_open(file->arena);
    Pages pages = {.file = file,
                   .arena = scratch->arena,
                   .numbers = LK_NEW_ARRAY(arena, file->place_count + 1, uint32_t)};
    int64_t root;
    lk_numbers_init(&pages.seen, scratch->arena);
    const LkPdfValue *catalog = lk_signed_catalog(file, scratch->arena, &root);
    const LkPdfValue *tree = lk_signed_member(file, catalog, "Pages", scratch->arena);
    number_pages(&pages, lk_signed_member(file, tree, "Kids", scratch->arena), 0);
    lk_child_arena_close(scratch);
    *count = pages.count;
    return pages.numbers;
}
