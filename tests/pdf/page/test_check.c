/* What may not stand in a file that promises to last. */
#include "pdf/hand.h"

static const char *check_code(Hand *hand, LkPdfProfile profile, int least_resolution)
{
    HandBytes all = {0};
    LkPdfOptions options = {.first_page = 1,
                            .last_page = hand->frames.count,
                            .created = -1,
                            .producer = "test",
                            .profile = profile,
                            .least_resolution = least_resolution};
    bool done = lk_pdf_write(&hand->frames, &options, hand_take, &all, hand->arena, &hand->diagnostics);
    free(all.bytes);
    cr_expect_eq(done, hand->diagnostics.errors == 0);
    return hand->diagnostics.last == NULL ? "" : hand->diagnostics.last->code;
}

static Hand check_picture(const char *alt)
{
    static const uint8_t pixel[1] = {128};
    static const LkPicture picture = {.path = "p", .width = 1, .height = 1, .channels = 1, .pixels = pixel};
    Hand hand = hand_begin();
    hand_page(&hand);
    LkItem *image = lk_page_add(hand.page, LK_ITEM_IMAGE, LK_ROLE_FIGURE, hand.arena);
    image->width = image->height = 72 * LK_POINT;
    image->as.picture = &picture;
    image->alt = lk_text(alt);
    return hand;
}

Test(pdf_check, a_picture_without_words_is_refused_where_the_file_is_tagged)
{
    Hand hand = check_picture(" ");
    cr_expect_str_eq(check_code(&hand, LK_PDF_PLAIN, 0), "");
    cr_expect_str_eq(check_code(&hand, LK_PDF_ARCHIVE, 0), "E-pdf-alt");
    lk_arena_destroy(hand.arena);
}

Test(pdf_check, a_coarse_picture_is_told_to_who_prints)
{
    Hand hand = check_picture("ตรา");
    cr_expect_str_eq(check_code(&hand, LK_PDF_ARCHIVE, 200), "");
    cr_expect_str_eq(check_code(&hand, LK_PDF_PRINT, 0), "");
    cr_expect_str_eq(check_code(&hand, LK_PDF_PRINT, 200), "W-pdf-resolution");
    lk_arena_destroy(hand.arena);
}

Test(pdf_check, characters_of_private_use_are_refused_where_they_stand)
{
    Hand hand = hand_begin();
    LkItem *item = hand_text(&hand, hand_face(HAND_REGULAR, hand.arena), "ก\uF700ข", 0, true);
    LkFile file = {"a.md", LK_TEXT("ก?ข")};
    ((LkGlyphRun *)item->as.run)->span = (LkSpan){&file, 1, 1, 0};
    cr_expect_str_eq(check_code(&hand, LK_PDF_PLAIN, 0), "");
    cr_expect_str_eq(check_code(&hand, LK_PDF_ARCHIVE, 0), "E-pdf-character");
    cr_expect_eq(hand.diagnostics.last->span.column, 2);
    lk_arena_destroy(hand.arena);
}

Test(pdf_check, what_is_no_character_is_refused_too)
{
    Hand hand = hand_begin();
    hand_text(&hand, hand_face(HAND_REGULAR, hand.arena), "ก\uFEFFข", 0, true);
    check_code(&hand, LK_PDF_ARCHIVE, 0);
    cr_expect_str_eq(hand.diagnostics.first->code, "E-pdf-character");
    cr_expect_not_null(strstr(said(hand.diagnostics.first), "is no character that text can hold"));
    lk_arena_destroy(hand.arena);
}

Test(pdf_check, pages_have_a_size_that_archives_take)
{
    Hand hand = hand_begin();
    hand_page(&hand);
    hand.page->width = 2 * LK_POINT;
    cr_expect_str_eq(check_code(&hand, LK_PDF_ARCHIVE, 0), "E-pdf-page-size");
    lk_arena_destroy(hand.arena);
}
