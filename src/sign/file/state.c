#include "sign/file/state.h"

#include "sign/file/fields.h"
#include "sign/file/objects.h"
#include "sign/file/pages.h"
#include "sign/file/sweep.h"

LkMessageId lk_signed_why(const LkSignedFile *file)
{
    if (file->is_over_limit)
        return LK_E_SIGNED_READ_LIMIT;
    if (file->is_none)
        return LK_E_SIGNED_READ_NONE;
    return file->is_encrypted ? LK_E_SIGNED_READ_ENCRYPTED : LK_E_SIGNED_READ;
}

struct LkPdfSource {
    LkSignedFile file;
    const uint32_t *pages; /* number of each object that is a page; NULL = they are not counted yet */
};

typedef struct Reading {
    LkSignedFile *file;
    const char *name;
    LkArena *arena;
    LkDiagnostics *diagnostics;
    LkPdfState *state;
    LkSweep swept;
    bool is_swept;
    bool is_ours; /* made just now: nothing is looked for that its maker knows */
} Reading;

static bool tell_unreadable(Reading *reading)
{
    LkMessageId id = lk_signed_why(reading->file);
    const LkArgument file = lk_named_string("file", reading->name);
    if (id != LK_E_SIGNED_READ)
        return lk_tell(reading->diagnostics, id, (LkSpan){0}, LK_WITH(file));
    return lk_tell(reading->diagnostics, id, (LkSpan){0},
                   LK_WITH(file, lk_named_number("byte", (long long)reading->file->fault)));
}

/* ---- Shadows: what is in a file and not in what is seen of it, for somebody to bring out later */

static bool tell_shadow(Reading *reading, LkMessageId id, const char *what, int64_t number)
{
    return lk_tell(reading->diagnostics, id, (LkSpan){0},
                   LK_WITH(lk_named_string("file", reading->name), lk_named_number(what, (long long)number)));
}

/* Takes in all revisions. The bytes of each must be objects that stand to the end: returns where there are
 * others; −1 = nowhere. */
static int64_t apply_all(Reading *reading)
{
    LkSignedFile *file = reading->file;
    uint64_t fault = 0;
    while (file->applied < file->revision_count)
        lk_signed_apply(file);
    for (size_t i = 0; i < file->revision_count && !reading->is_ours; i++)
        if (!lk_signed_is_filled(file, &file->revisions[i], &fault))
            return (int64_t)fault;
    return file->tail == file->bytes.length ? -1 : (int64_t)file->tail;
}

static bool has_shadow(Reading *reading, int64_t unfilled)
{
    if (unfilled >= 0) {
        tell_shadow(reading, LK_E_SIGNED_SHADOW_BYTES, "byte", unfilled);
        return true;
    }
    LkSweep found = reading->is_swept ? reading->swept : lk_signed_sweep(reading->file, NULL);
    int64_t number = found.unreached != 0 ? found.unreached : found.spare;
    if (number < 0)
        tell_unreadable(reading);
    if (number > 0)
        tell_shadow(reading, LK_E_SIGNED_SHADOW, "number", number);
    return number != 0;
}

/* ---- What is asked for */

static LkText entries(LkText source, const LkPdfValue *dictionary)
{
    return dictionary == NULL || dictionary->kind != LK_PDF_DICTIONARY
               ? LK_TEXT("")
               : lk_text_slice(source, dictionary->start + 2, dictionary->end - 2);
}

/* Updates write objects of generation 0 alone: others cannot be replaced. */
static LkPdfRef reference(const LkPdfValue *value)
{
    return value != NULL && value->kind == LK_PDF_REFERENCE && value->generation == 0
               ? (LkPdfRef)value->number
               : 0;
}

/* A number as it is written, in 1/65536 pt; six decimals are looked at. */
static LkLength length_of(const LkPdfValue *value)
{
    int64_t whole = 0, part = 0, unit = 1;
    bool is_part = false;
    for (size_t i = 0; i < value->text.length; i++) {
        char letter = value->text.bytes[i];
        is_part |= letter == '.';
        if (letter < '0' || letter > '9')
            continue;
        if (!is_part && whole < 1000000)
            whole = whole * 10 + (letter - '0');
        else if (is_part && unit < 1000000)
            part = part * 10 + (letter - '0'), unit *= 10;
    }
    int64_t length = whole * LK_POINT + (part * LK_POINT + unit / 2) / unit;
    return value->text.length > 0 && value->text.bytes[0] == '-' ? -length : length;
}

static void take_rectangle(Reading *reading, const LkPdfValue *widget, LkPdfField *field)
{
    const LkPdfValue *rectangle = lk_signed_member(reading->file, widget, "Rect", reading->arena);
    LkLength sides[4];
    if (rectangle == NULL || rectangle->kind != LK_PDF_ARRAY || rectangle->count != 4)
        return;
    for (int i = 0; i < 4; i++)
        sides[i] = length_of(&rectangle->items[i]);
    field->width = sides[2] > sides[0] ? sides[2] - sides[0] : sides[0] - sides[2];
    field->height = sides[3] > sides[1] ? sides[3] - sides[1] : sides[1] - sides[3];
}

/* A file that nobody has changed since it was made was signed by nobody, so that it is looked through for
 * shadows. Its fields, which may be anywhere, are then taken along. */
static void sweep(Reading *reading)
{
    LkSignedFile *file = reading->file;
    int64_t root;
    reading->is_swept = !reading->is_ours && file->revision_count == 1;
    if (!reading->is_swept)
        return;
    const LkPdfValue *catalog = lk_signed_catalog(file, reading->arena, &root);
    const LkPdfValue *form = lk_signed_member(file, catalog, "AcroForm", reading->arena);
    reading->swept = lk_signed_sweep(file, lk_signed_member(file, form, "Fields", reading->arena));
}

/* Returns whether the fields, which an update replaces, can be. */
static bool take_fields(Reading *reading)
{
    sweep(reading);
    LkSignedFields found = lk_signed_fields(reading->file, reading->arena);
    LkPdfState *state = reading->state;
    state->fields = LK_NEW_ARRAY(reading->arena, found.count + 1, LkPdfField);
    for (size_t i = 0; i < found.count; i++) {
        const LkSignedField *from = &found.items[i];
        LkPdfField *field = &state->fields[state->field_count++];
        *field = (LkPdfField){.name = from->name,
                              .description = lk_pdf_words(lk_pdf_member(&from->value, "TU"), reading->arena),
                              .object = (LkPdfRef)from->object,
                              .body = entries(from->source, &from->value),
                              .page_object = reference(lk_pdf_member(&from->value, "P")),
                              .is_signed = from->signature != 0};
        take_rectangle(reading, &from->value, field);
        state->signature_count += field->is_signed;
        LkPlace place = lk_signed_place(reading->file, from->object);
        if (place.kind == LK_PLACE_BYTES && place.index != 0)
            return false;
    }
    return true;
}

static void take_form(Reading *reading, const LkPdfValue *catalog)
{
    LkSignedObject object;
    LkPdfState *state = reading->state;
    const LkPdfValue *form = lk_pdf_member(catalog, "AcroForm");
    state->form = reference(form);
    if (state->form == 0)
        return;
    if (lk_signed_object(reading->file, state->form, reading->arena, &object))
        state->form_body = entries(object.source, &object.value);
}

static bool take_state(Reading *reading)
{
    LkSignedFile *file = reading->file;
    LkPdfState *state = reading->state;
    const LkPdfValue *trailer = lk_signed_trailer(file);
    const LkPdfValue *size = lk_pdf_member(trailer, "Size"), *identity = lk_pdf_member(trailer, "ID");
    LkSignedObject catalog;
    state->root = reference(lk_pdf_member(trailer, "Root"));
    state->info = reference(lk_pdf_member(trailer, "Info"));
    file->fault = file->revisions[file->applied - 1].last->start;
    if (state->root == 0 || !lk_signed_object(file, state->root, reading->arena, &catalog) ||
        catalog.value.kind != LK_PDF_DICTIONARY)
        return false;
    state->length = file->bytes.length;
    state->references = file->revisions[file->revision_count - 1].references;
    state->next = (LkPdfRef)size->number;
    state->catalog = entries(catalog.source, &catalog.value);
    LkBuffer hex;
    lk_buffer_init(&hex, reading->arena);
    if (identity != NULL && identity->kind == LK_PDF_ARRAY && identity->count == 2)
        for (size_t i = 0; i < identity->items[0].text.length; i++)
            lk_buffer_printf(&hex, "%02X", (unsigned char)identity->items[0].text.bytes[i]);
    state->identity = lk_buffer_view(&hex);
    take_form(reading, &catalog.value);
    if (!take_fields(reading))
        return false;
    state->is_certified =
        lk_pdf_member(lk_signed_member(file, &catalog.value, "Perms", reading->arena), "DocMDP") != NULL;
    return true;
}

const LkPdfState *lk_signed_state(LkText bytes, const char *name, bool is_ours, LkArena *arena,
                                  LkDiagnostics *diagnostics)
{
    LkPdfSource *source = LK_NEW(arena, LkPdfSource);
    Reading reading = {.file = &source->file,
                       .name = name,
                       .arena = arena,
                       .diagnostics = diagnostics,
                       .is_ours = is_ours,
                       .state = LK_NEW(arena, LkPdfState)};
    bool is_open = lk_signed_open(&source->file, bytes, arena);
    int64_t unfilled = is_open ? apply_all(&reading) : -1;
    if (!is_open || !take_state(&reading)) {
        tell_unreadable(&reading);
        return NULL;
    }
    reading.state->source = is_ours ? NULL : source;
    bool has_one = !is_ours && reading.state->signature_count == 0 && has_shadow(&reading, unfilled);
    return has_one ? NULL : reading.state;
}

/* ---- Where a field is */

bool lk_signed_is_shown(const LkPdfState *state, const LkPdfField *field)
{
    return state->source == NULL ? field->page_object != 0
                                 : lk_signed_is_page(&state->source->file, field->page_object);
}

size_t lk_signed_page(const LkPdfState *state, const LkPdfField *field)
{
    LkPdfSource *source = state->source;
    if (source == NULL)
        return field->page_object != 0;
    size_t count;
    if (source->pages == NULL)
        source->pages = lk_signed_pages(&source->file, source->file.arena, &count);
    return field->page_object < source->file.place_count ? source->pages[field->page_object] : 0;
}
