/* Fields for signatures, as the file holds them before anybody signs. */
#include "pdf/whole.h"

static const LkElement elements[] = {
    {.kind = LK_ELEMENT_DOCUMENT}, {.kind = LK_ELEMENT_FORM}, {.kind = LK_ELEMENT_PARAGRAPH}};

static void add_field(Hand *hand, const char *name)
{
    LkItem *item = lk_page_add(hand->page, LK_ITEM_FIELD, LK_ROLE_SIGNATURE, hand->arena);
    *item = (LkItem){.kind = LK_ITEM_FIELD,
                     .role = LK_ROLE_SIGNATURE,
                     .element = 1,
                     .x = 100 * LK_POINT,
                     .y = 200 * LK_POINT,
                     .width = 150 * LK_POINT,
                     .height = 60 * LK_POINT,
                     .as.field = lk_text(name),
                     .alt = LK_TEXT("whose hand")};
}

static Whole page_with_fields(void)
{
    Whole whole = {.hand = hand_begin()};
    LkArena *arena = whole.hand.arena;
    whole.hand.frames.structure = (LkStructure){LK_NEW_ARRAY(arena, 3, LkElement), 3};
    memcpy(whole.hand.frames.structure.elements, elements, sizeof elements);
    whole.hand.frames.title = LK_TEXT("title");
    hand_page(&whole.hand);
    add_field(&whole.hand, "signature1");
    hand_text(&whole.hand, hand_face(HAND_REGULAR, arena), "ข้อความ", 0, true)->element = 2;
    return whole;
}

static void unpack(Whole *whole, LkPdfProfile profile)
{
    HandBytes pdf = hand_profile(&whole->hand, profile);
    lk_buffer_init(&whole->bytes, whole->hand.arena);
    lk_buffer_append(&whole->bytes, pdf.bytes, pdf.length);
    whole_unpack(whole);
    free(pdf.bytes);
}

/* What PDF/A and PDF/UA ask of a field: a blank appearance (6.3.3), print (6.3.2), a description (7.18.1), a
 * Form element (7.18.4); and a form that leaves nothing to be made by the reader (6.4.1). */
Test(pdf_fields, a_field_of_an_archive_has_all_that_its_rules_ask)
{
    Whole whole = page_with_fields();
    unpack(&whole, LK_PDF_ARCHIVE);
    static const char *const wanted[] = {
        "/Subtype /Widget", "/FT /Sig",    "/T (signature1)",  "/F 4",
        "/TU (whose hand)", "/SigFlags 3", "/S /Form",         "/Tabs /S",
        "/Type /OBJR",      "/AcroForm",   "/Action /Include", "/Type /SigFieldLock"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        cr_expect_eq(whole_count(&whole, wanted[i]), 1, "%s", wanted[i]);
    cr_expect_eq(whole_count(&whole, "/NeedAppearances"), 0);
    lk_arena_destroy(whole.hand.arena);
}

/* The Form stands where the item does, not behind what is painted after it. */
Test(pdf_fields, its_place_in_the_structure_is_its_place_in_the_text)
{
    Whole whole = page_with_fields();
    unpack(&whole, LK_PDF_ARCHIVE);
    const char *form = memmem(whole.bytes.bytes, whole.bytes.length, "/S /Form", 8);
    const char *paragraph = memmem(whole.bytes.bytes, whole.bytes.length, "/S /P\n", 6);
    cr_expect(form != NULL && paragraph != NULL && form < paragraph);
    lk_arena_destroy(whole.hand.arena);
}

Test(pdf_fields, files_that_are_not_for_archives_have_none)
{
    static const LkPdfProfile profiles[] = {LK_PDF_PLAIN, LK_PDF_PRINT};
    for (size_t i = 0; i < 2; i++) {
        Whole whole = page_with_fields();
        unpack(&whole, profiles[i]);
        cr_expect_eq(whole_count(&whole, "/Widget"), 0);
        cr_expect_eq(whole_count(&whole, "/AcroForm"), 0);
        lk_arena_destroy(whole.hand.arena);
    }
}
