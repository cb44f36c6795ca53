#include "sign/file/fields.h"

#include <stdlib.h>

#include "base/limits.h"
#include "sign/file/objects.h"

enum { DEPTH = 8, FIELDS = 16384 }; /* of names one within another; fields of all kinds */

typedef struct Walk {
    LkSignedFile *file;
    LkArena *arena;
    LkSignedFields *found;
    size_t room, seen;
} Walk;

const LkPdfValue *lk_signed_trailer(const LkSignedFile *file)
{
    return &file->revisions[file->applied - 1].last->trailer;
}

const LkPdfValue *lk_signed_catalog(LkSignedFile *file, LkArena *arena, int64_t *number)
{
    const LkPdfValue *root = lk_pdf_member(lk_signed_trailer(file), "Root");
    *number = root != NULL && root->kind == LK_PDF_REFERENCE ? root->number : 0;
    const LkPdfValue *catalog = *number == 0 ? NULL : lk_signed_resolve(file, root, arena);
    return catalog != NULL && catalog->kind == LK_PDF_DICTIONARY ? catalog : NULL;
}

static LkText join(LkText parent, const LkPdfValue *partial, LkArena *arena)
{
    LkText own = lk_pdf_words(partial, arena);
    if (partial == NULL || parent.length == 0)
        return partial == NULL ? parent : own;
    char *name =
        lk_arena_printf(arena, "%.*s.%.*s", (int)parent.length, parent.bytes, (int)own.length, own.bytes);
    return lk_text(name);
}

static int compare_names(const void *a, const void *b)
{
    return lk_text_compare(*(const LkText *)a, *(const LkText *)b);
}

static bool is_name_twice(const LkSignedFields *found, LkArena *arena)
{
    LkText *names = LK_NEW_ARRAY(arena, found->count + 1, LkText);
    for (size_t i = 0; i < found->count; i++)
        names[i] = found->items[i].name;
    qsort(names, found->count, sizeof *names, compare_names);
    for (size_t i = 1; i < found->count; i++)
        if (lk_text_equal(names[i - 1], names[i]))
            return true;
    return false;
}

static void add(Walk *walk, const LkSignedField *field, const LkPdfValue *kids)
{
    LkSignedFields *found = walk->found;
    const LkPdfValue *value = lk_pdf_member(&field->value, "V");
    if (found->count == LK_LIMIT_SIGNED_FIELDS) {
        found->is_faulty = true;
        return;
    }
    LK_GROW(walk->arena, found->items, found->count, walk->room, 8);
    LkSignedField *added = &found->items[found->count++];
    *added = *field;
    added->signature = value == NULL ? 0 : value->kind == LK_PDF_REFERENCE ? value->number : -1;
    if (lk_pdf_is_name(lk_pdf_member(&field->value, "Subtype"), "Widget"))
        added->widget = field->object;
    else if (kids != NULL && kids->count == 1 && kids->items[0].kind == LK_PDF_REFERENCE)
        added->widget = kids->items[0].number;
}

/* Widgets are kids without a name of their own. */
static bool has_fields(Walk *walk, const LkPdfValue *kids)
{
    if (kids == NULL || kids->kind != LK_PDF_ARRAY || kids->count == 0)
        return false;
    const LkPdfValue *first = lk_signed_resolve(walk->file, &kids->items[0], walk->arena);
    return lk_pdf_member(first, "T") != NULL;
}

static void visit(Walk *walk, const LkPdfValue *reference, LkText parent, bool is_signature, int depth)
{
    LkSignedObject object;
    if (reference->kind != LK_PDF_REFERENCE || depth > DEPTH || ++walk->seen > FIELDS ||
        !lk_signed_object(walk->file, reference->number, walk->arena, &object) ||
        object.value.kind != LK_PDF_DICTIONARY) {
        walk->found->is_faulty = true;
        return;
    }
    LkSignedField field = {.object = reference->number, .value = object.value, .source = object.source};
    const LkPdfValue *kind = lk_pdf_member(&object.value, "FT");
    const LkPdfValue *kids = lk_signed_member(walk->file, &object.value, "Kids", walk->arena);
    is_signature = kind == NULL ? is_signature : lk_pdf_is_name(kind, "Sig");
    field.name = join(parent, lk_pdf_member(&object.value, "T"), walk->arena);
    if (has_fields(walk, kids)) {
        for (size_t i = 0; i < kids->count; i++)
            visit(walk, &kids->items[i], field.name, is_signature, depth + 1);
        return;
    }
    if (is_signature)
        add(walk, &field, kids);
}

LkSignedFields lk_signed_fields(LkSignedFile *file, LkArena *arena)
{
    LkSignedFields found = {0};
    Walk walk = {.file = file, .arena = arena, .found = &found};
    int64_t number;
    const LkPdfValue *catalog = lk_signed_catalog(file, arena, &number);
    const LkPdfValue *form = lk_signed_member(file, catalog, "AcroForm", arena);
    const LkPdfValue *fields = lk_signed_member(file, form, "Fields", arena);
    found.is_faulty = catalog == NULL || (lk_pdf_member(catalog, "AcroForm") != NULL && form == NULL);
    if (fields != NULL && fields->kind == LK_PDF_ARRAY)
        for (size_t i = 0; i < fields->count; i++)
            visit(&walk, &fields->items[i], LK_TEXT(""), false, 0);
    found.is_faulty |= is_name_twice(&found, arena);
    return found;
}
