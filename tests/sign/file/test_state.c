#include <criterion/criterion.h>
#include <string.h>

#include "../../said.h"
#include "made.h"
#include "sign/file/state.h"

#define CATALOG "<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>"
#define PAGES   "<</Type/Pages/Kids[3 0 R]/Count 1>>"
#define PAGE    "<</Type/Page/Parent 2 0 R/Annots[5 0 R]>>"
#define FORM    "<</SigFlags 3/Fields[5 0 R]>>"
#define FIELD   "<</FT/Sig/T(signature1)/TU<FEFF0E190E320E220E01>/Rect[10 20 110.5 60]/P 3 0 R>>"
#define TRAILER "/ID[<0AFF><0AFF>]"

/* A page with a field, and objects behind it. */
static LkText make(LkArena *arena, const char *more, const char *bytes)
{
    Made made;
    made_begin(&made, arena);
    made_object(&made, CATALOG);
    made_object(&made, PAGES);
    made_object(&made, PAGE);
    made_object(&made, FORM);
    made_object(&made, FIELD);
    if (more != NULL)
        made_object(&made, more);
    lk_buffer_string(&made.out, bytes);
    return made_end(&made, TRAILER);
}

/* Returns what is said of a file that is refused. */
static const char *refused(LkText file, LkMessageId id, LkArena *arena)
{
    LkDiagnostics told;
    lk_diagnostics_init(&told, arena);
    cr_expect_null(lk_signed_state(file, "report.pdf", false, arena, &told));
    cr_assert_not_null(told.first);
    cr_expect_eq(told.first->id, id);
    return said(told.first);
}

Test(sign_state, tells_what_an_update_must_know)
{
    LkArena *arena = lk_arena_create();
    LkDiagnostics told;
    lk_diagnostics_init(&told, arena);
    LkText file = make(arena, NULL, "");
    const LkPdfState *state = lk_signed_state(file, "report.pdf", false, arena, &told);
    cr_assert_not_null(state);
    cr_expect_eq(state->length, file.length);
    cr_expect_eq(memcmp(file.bytes + state->references, "xref", 4), 0);
    cr_expect_eq(state->next, 6);
    cr_expect_eq(state->root, 1);
    cr_expect_eq(state->info, 0);
    cr_expect(lk_text_is(state->identity, "0AFF"));
    cr_expect(lk_text_is(state->catalog, "/Type/Catalog/Pages 2 0 R/AcroForm 4 0 R"));
    cr_expect_eq(state->form, 4);
    cr_expect(lk_text_is(state->form_body, "/SigFlags 3/Fields[5 0 R]"));
    cr_assert_eq(state->field_count, 1);
    const LkPdfField *field = &state->fields[0];
    cr_expect(lk_text_is(field->name, "signature1"));
    cr_expect(lk_text_is(field->description, "นายก"));
    cr_expect_eq(field->object, 5);
    cr_expect_eq(field->page_object, 3);
    cr_expect(lk_signed_is_shown(state, field));
    cr_expect_eq(lk_signed_page(state, field), 1);
    cr_expect_eq(field->width, 100 * LK_POINT + LK_POINT / 2);
    cr_expect_eq(field->height, 40 * LK_POINT);
    cr_expect_not(field->is_signed);
    cr_expect_eq(state->signature_count, 0);
    cr_expect_not(state->is_certified);
    lk_arena_destroy(arena);
}

Test(sign_state, refuses_shadows_before_the_first_signature)
{
    LkArena *arena = lk_arena_create();
    cr_expect_str_eq(refused(make(arena, "(hidden)", ""), LK_E_SIGNED_SHADOW, arena),
                     "“report.pdf” holds an object that nothing shows (number 6)");
    cr_expect_str_eq(
        refused(make(arena, NULL, "3 0 obj\n(twice)\nendobj\n"), LK_E_SIGNED_SHADOW_BYTES, arena),
        "“report.pdf” holds bytes at 317 that are of no object, or of one that was replaced");
    lk_arena_destroy(arena);
}

Test(sign_state, refuses_bytes_behind_the_end)
{
    LkArena *arena = lk_arena_create();
    LkBuffer file;
    lk_buffer_init(&file, arena);
    lk_buffer_text(&file, make(arena, NULL, ""));
    lk_buffer_string(&file, "7 0 obj\n(hidden)\nendobj\n");
    refused(lk_buffer_view(&file), LK_E_SIGNED_SHADOW_BYTES, arena);
    lk_arena_destroy(arena);
}

Test(sign_state, refuses_what_is_no_sound_pdf)
{
    LkArena *arena = lk_arena_create();
    LkText file = make(arena, NULL, "");
    cr_expect_str_eq(refused(LK_TEXT("%PNG"), LK_E_SIGNED_READ_NONE, arena), "“report.pdf” is no PDF");
    refused(lk_text_slice(file, 0, file.length - 9), LK_E_SIGNED_READ, arena);
    Made made;
    made_begin(&made, arena);
    made_object(&made, CATALOG);
    cr_expect_str_eq(refused(made_end(&made, "/Encrypt 1 0 R"), LK_E_SIGNED_READ_ENCRYPTED, arena),
                     "“report.pdf” is locked by a password");
    lk_arena_destroy(arena);
}

/* Each cut of a file, and each byte that is another, ends in a state or in a message. */
Test(sign_state, survives_every_cut_and_every_byte)
{
    LkArena *arena = lk_arena_create();
    LkText file = make(arena, NULL, "");
    char *bytes = lk_arena_copy(arena, file.bytes, file.length);
    for (size_t i = 0; i < file.length; i++) {
        LkArena *own = lk_arena_create();
        LkDiagnostics told;
        lk_diagnostics_init(&told, own);
        bool is_whole = i + 1 == file.length; /* all but the last line end */
        const LkPdfState *state = lk_signed_state(lk_text_slice(file, 0, i), "cut", false, own, &told);
        cr_expect_eq(state != NULL, is_whole, "%zu", i);
        cr_expect_eq(told.errors > 0, !is_whole, "%zu", i);
        bytes[i] = (char)(bytes[i] ^ 0x11);
        lk_diagnostics_init(&told, own);
        cr_expect(lk_signed_state((LkText){bytes, file.length}, "byte", false, own, &told) != NULL ||
                  told.errors > 0);
        bytes[i] = file.bytes[i];
        lk_arena_destroy(own);
    }
    lk_arena_destroy(arena);
}
