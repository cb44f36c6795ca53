#include "sign/file/pages.h"

#include "base/limits.h"
#include "sign/file/fields.h"
#include "sign/file/objects.h"
#include "sign/file/scan.h"

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

const uint32_t *lk_signed_pages(LkSignedFile *file, LkArena *arena, size_t *count)
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

/* ---- One page */

static bool has_kid(const LkPdfValue *kids, int64_t object)
{
    if (kids == NULL || kids->kind != LK_PDF_ARRAY)
        return false;
    for (size_t i = 0; i < kids->count; i++)
        if (kids->items[i].kind == LK_PDF_REFERENCE && kids->items[i].number == object)
            return true;
    return false;
}

/* Goes from the page up to the root, so that the others need not be read. */
static bool climbs(LkSignedFile *file, int64_t object, LkArena *arena)
{
    int64_t root;
    const LkPdfValue *top = lk_pdf_member(lk_signed_catalog(file, arena, &root), "Pages");
    const LkPdfValue page = {.kind = LK_PDF_REFERENCE, .number = object};
    const LkPdfValue *node = lk_signed_resolve(file, &page, arena);
    if (top == NULL || top->kind != LK_PDF_REFERENCE || lk_pdf_member(node, "Kids") != NULL)
        return false;
    for (int depth = 0; depth <= LK_LIMIT_SIGNED_NESTING && object != top->number; depth++) {
        const LkPdfValue *parent = lk_pdf_member(node, "Parent");
        if (parent == NULL || parent->kind != LK_PDF_REFERENCE)
            return false;
        node = lk_signed_resolve(file, parent, arena);
        if (!has_kid(lk_signed_member(file, node, "Kids", arena), object))
            return false;
        object = parent->number;
    }
    return object == top->number;
}

bool lk_signed_is_page(LkSignedFile *file, int64_t object)
{
    LkChildArena *scratch = lk_child_arena_open(file->arena);
    bool is_page = object > 0 && climbs(file, object, scratch->arena);
    lk_child_arena_close(scratch);
    return is_page;
}
