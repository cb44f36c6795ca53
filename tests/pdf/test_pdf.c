/* The file as a whole: pages, metadata, pictures, links, sameness, speed of growth. */
#include "pdf/hand.h"

static Hand two_kinds_of_everything(size_t pages)
{
    static const uint8_t pixels[12] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 40, 40, 40},
                         alpha[4] = {255, 128, 64, 0};
    static LkPicture picture = {
        .path = "p.png", .width = 2, .height = 2, .channels = 3, .pixels = pixels, .alpha = alpha};
    Hand hand = hand_begin();
    hand.frames.title = LK_TEXT("รายงานผล <ITA> & อื่น ๆ");
    hand.frames.author = LK_TEXT("Office of Nongjok");
    const LkFace *face = hand_face(HAND_REGULAR, hand.arena);
    for (size_t i = 0; i < pages; i++) {
        hand_page(&hand);
        LkItem *text = hand_text(&hand, face, "ผู้บริหารดื่มน้ำ", 0, true);
        ((LkGlyphRun *)text->as.run)->strike = i % 2 == 0;
        LkItem *item = lk_page_add(hand.page, LK_ITEM_RULE, LK_ROLE_ARTIFACT, hand.arena);
        item->x = item->y = 100 * LK_POINT;
        item->width = 200 * LK_POINT;
        item->thickness = LK_POINT;
        item->dash = i % 2 == 0 ? LK_DASH_DOTTED : LK_DASH_SOLID;
        item = lk_page_add(hand.page, LK_ITEM_FILL, LK_ROLE_ARTIFACT, hand.arena);
        item->x = item->y = 120 * LK_POINT;
        item->width = item->height = 30 * LK_POINT;
        item->colour = 0xC0D0E0;
        item = lk_page_add(hand.page, LK_ITEM_IMAGE, LK_ROLE_FIGURE, hand.arena);
        item->x = item->y = 200 * LK_POINT;
        item->width = item->height = 60 * LK_POINT;
        item->as.picture = &picture;
        item = lk_page_add(hand.page, LK_ITEM_LINK, LK_ROLE_PARAGRAPH, hand.arena);
        item->x = item->y = 50 * LK_POINT;
        item->width = item->height = 20 * LK_POINT;
        item->as.link = LK_TEXT("https://example.org/ไทย(1)");
    }
    return hand;
}

Test(pdf_file, passes_qpdf_with_pictures_links_and_a_nested_page_tree)
{
    static const size_t counts[] = {1, 32, 33, 100};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        Hand hand = two_kinds_of_everything(counts[i]);
        HandBytes pdf = hand_pdf(&hand), out = hand_ask(pdf, "qpdf --check %s 2>&1");
        free(out.bytes);
        out = hand_ask(pdf, "qpdf --show-npages %s");
        cr_assert_eq((size_t)atoi(out.bytes), counts[i]);
        free(out.bytes);
        free(pdf.bytes);
        lk_arena_destroy(hand.arena);
    }
}

Test(pdf_file, has_the_same_bytes_twice)
{
    Hand a = two_kinds_of_everything(3), b = two_kinds_of_everything(3);
    HandBytes first = hand_pdf(&a), second = hand_pdf(&b);
    cr_assert_eq(first.length, second.length);
    cr_assert(memcmp(first.bytes, second.bytes, first.length) == 0);
    free(first.bytes);
    free(second.bytes);
    lk_arena_destroy(a.arena);
    lk_arena_destroy(b.arena);
}

Test(pdf_file, says_title_author_and_dates_in_info_and_xmp)
{
    Hand hand = two_kinds_of_everything(1);
    HandBytes pdf = hand_pdf(&hand), info = hand_ask(pdf, "TZ=UTC pdfinfo -isodates %s"),
              xmp = hand_ask(pdf, "pdfinfo -meta %s");
    cr_assert(strstr(info.bytes, "รายงานผล <ITA> & อื่น ๆ") != NULL, "%s", info.bytes);
    cr_assert(strstr(info.bytes, "Office of Nongjok") != NULL);
    cr_assert(strstr(info.bytes, "Producer:        Likhit test") != NULL);
    cr_assert(strstr(info.bytes, "2022-04-05T07:00:00+07") != NULL, "%s", info.bytes);
    cr_assert(strstr(xmp.bytes, "รายงานผล &lt;ITA&gt; &amp; อื่น ๆ") != NULL);
    cr_assert(strstr(xmp.bytes, "2022-04-05T07:00:00+07:00") != NULL);
    free(info.bytes);
    free(xmp.bytes);
    free(pdf.bytes);
    lk_arena_destroy(hand.arena);
}

static bool refuse(void *context, const void *bytes, size_t length)
{
    (void)context, (void)bytes, (void)length;
    return false;
}

Test(pdf_file, reports_a_writer_that_stops)
{
    Hand hand = two_kinds_of_everything(1);
    LkPdfOptions options = {1, 1, -1, "Likhit test"};
    cr_assert_not(lk_pdf_write(&hand.frames, &options, refuse, NULL, hand.arena, &hand.diagnostics));
    cr_assert_eq(lk_diagnostics_exit_code(&hand.diagnostics), LK_FAILURE_FILE);
    lk_arena_destroy(hand.arena);
}
