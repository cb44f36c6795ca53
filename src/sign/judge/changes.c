/* Compares a revision with what was signed before it. Each object that the revision writes is read before and
 * after; all others cannot have changed, since a revision may only point into its own bytes. */
#include "base/limits.h"
#include "sign/file/objects.h"
#include "sign/judge/allowed.h"

typedef struct Comparing {
    LkJudge *judge;
    LkArena *arena; /* of this revision alone */
    const LkRevision *revision;
    LkAllowing allowing;
    LkNumbers fresh;
    LkChange *changes;
    size_t count, room;
} Comparing;

/* Everybody who signed before has signed something else. */
static void tell(Comparing *comparing, LkMessageId id, const LkArgument *arguments)
{
    LkJudge *judge = comparing->judge;
    for (size_t i = 0; i < judge->count; i++)
        judge->signatures[i].is_changed = true;
    lk_judge_fault(judge, &judge->faults, LK_SIGN_CHANGED, id, arguments);
}

static LkArgument last_field(const LkJudge *judge)
{
    return lk_named_text("field", judge->signatures[judge->count - 1].name);
}

static void tell_change(Comparing *comparing, const LkChange *change)
{
    tell(comparing, change->is_gone ? LK_E_VERIFY_CHANGED_GONE : LK_E_VERIFY_CHANGED,
         LK_WITH(last_field(comparing->judge),
                 lk_named_term("what", lk_allowing_what(&comparing->allowing, change)),
                 lk_named_number("number", (long long)change->number)));
}

static void tell_hidden(Comparing *comparing, uint64_t byte)
{
    tell(comparing, LK_E_VERIFY_CHANGED_HIDDEN,
         LK_WITH(last_field(comparing->judge), lk_named_number("byte", (long long)byte)));
}

static bool is_there(LkPlace place)
{
    return place.kind == LK_PLACE_BYTES || place.kind == LK_PLACE_STREAM;
}

/* ---- Before the revision is taken in */

static void add_before(Comparing *comparing, const LkPlaced *placed)
{
    LkSignedFile *file = &comparing->judge->file;
    LK_GROW(comparing->arena, comparing->changes, comparing->count, comparing->room, 8);
    LkChange *change = &comparing->changes[comparing->count++];
    *change = (LkChange){.number = placed->number, .is_gone = !is_there(placed->place)};
    if (!lk_signed_object(file, placed->number, comparing->arena, &change->before))
        change->is_gone = true;
}

static void look_before(Comparing *comparing)
{
    LkJudge *judge = comparing->judge;
    const LkSection *section = comparing->revision->last;
    for (size_t i = 0; i < section->count; i++) {
        const LkPlaced *placed = &section->placed[i];
        if (is_there(lk_signed_place(&judge->file, placed->number))) {
            add_before(comparing, placed);
            continue;
        }
        lk_numbers_add(&comparing->fresh, placed->number);
        if (is_there(placed->place) && lk_numbers_have(&judge->referred, placed->number))
            tell(comparing, LK_E_VERIFY_CHANGED_GAP,
                 LK_WITH(last_field(judge), lk_named_number("number", (long long)placed->number)));
    }
}

/* ---- After it */

/* An entry may only point into the revision. */
static bool is_own(const Comparing *comparing, const LkPlaced *placed)
{
    const LkRevision *revision = comparing->revision;
    if (placed->place.kind == LK_PLACE_BYTES)
        return placed->place.where >= revision->start && placed->place.where < revision->end;
    LkPlace container = lk_signed_place(&comparing->judge->file, (int64_t)placed->place.where);
    return placed->place.kind != LK_PLACE_STREAM ||
           (container.kind == LK_PLACE_BYTES && container.where >= revision->start);
}

static void look_after(Comparing *comparing)
{
    LkJudge *judge = comparing->judge;
    const LkSection *section = comparing->revision->last;
    for (size_t i = 0; i < section->count; i++) {
        LkSignedObject object;
        LkChildArena *each = lk_child_arena_open(comparing->arena);
        if (!is_own(comparing, &section->placed[i]) ||
            !lk_signed_object(&judge->file, section->placed[i].number, each->arena, &object))
            tell_hidden(comparing, section->placed[i].place.where);
        else if (!lk_scan_value(&judge->file, &object.value, &judge->referred))
            tell_hidden(comparing, object.start);
        lk_child_arena_close(each);
    }
    if (!lk_scan_value(&judge->file, &section->trailer, &judge->referred))
        tell_hidden(comparing, section->start);
}

static void compare(Comparing *comparing)
{
    LkSignedFile *file = &comparing->judge->file;
    comparing->allowing.fields_after = lk_signed_fields(file, comparing->arena);
    for (size_t i = 0; i < comparing->count; i++) {
        LkChange *change = &comparing->changes[i];
        if (!change->is_gone)
            change->is_gone = !lk_signed_object(file, change->number, comparing->arena, &change->after);
        if (!lk_allowing_change(&comparing->allowing, change))
            tell_change(comparing, change);
    }
}

/* The trailer names the same document. */
static void compare_trailers(Comparing *comparing, const LkPdfValue *before)
{
    static const char *const keys[] = {"Root", "Info"};
    const LkPdfValue *after = &comparing->revision->last->trailer;
    const LkPdfValue *id = lk_pdf_member(before, "ID"), *new_id = lk_pdf_member(after, "ID");
    bool is_same = id == NULL || (new_id != NULL && id->kind == LK_PDF_ARRAY && id->count > 0 &&
                                  new_id->kind == LK_PDF_ARRAY && new_id->count > 0 &&
                                  lk_pdf_equal(&id->items[0], &new_id->items[0]));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        is_same &= lk_pdf_equal(lk_pdf_member(before, keys[i]), lk_pdf_member(after, keys[i]));
    if (is_same)
        return;
    LkChange change = {.number = comparing->allowing.root};
    tell_change(comparing, &change);
}

void lk_judge_changes(LkJudge *judge)
{
    LkSignedFile *file = &judge->file;
    LkChildArena *scratch = lk_child_arena_open(judge->arena);
    Comparing comparing = {.judge = judge,
                           .arena = scratch->arena,
                           .revision = &file->revisions[file->applied],
                           .allowing = {.file = file, .arena = scratch->arena}};
    const LkPdfValue *trailer = lk_signed_trailer(file);
    uint64_t fault = 0;
    lk_numbers_init(&comparing.fresh, scratch->arena);
    comparing.allowing.fresh = &comparing.fresh;
    lk_allowing_before(&comparing.allowing);
    look_before(&comparing);
    lk_signed_apply(file);
    if (comparing.revision->first != comparing.revision->last ||
        !lk_signed_is_filled(file, comparing.revision, &fault))
        tell_hidden(&comparing, fault);
    look_after(&comparing);
    compare(&comparing);
    compare_trailers(&comparing, trailer);
    lk_child_arena_close(scratch);
}
