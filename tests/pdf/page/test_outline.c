/* Bookmarks and page labels, as qpdf reads them. */
#include "pdf/hand.h"

static Hand outline_pages(size_t count, const char *const *labels)
{
    Hand hand = hand_begin();
    const LkFace *face = hand_face(HAND_REGULAR, hand.arena);
    for (size_t i = 0; i < count; i++) {
        hand_page(&hand);
        hand_text(&hand, face, "หน้า", 0, true);
        hand.page->label = labels[i];
    }
    return hand;
}

static char *outline_json(Hand *hand, const char *key, size_t first)
{
    HandBytes pdf = {0};
    char command[200];
    LkPdfOptions options = {
        .first_page = first, .last_page = hand->frames.count, .created = -1, .producer = "test"};
    cr_assert(lk_pdf_write(&hand->frames, &options, hand_take, &pdf, hand->arena, &hand->diagnostics));
    snprintf(command, sizeof command,
             "qpdf --json --json-key=%s %%s | python3 -c 'import json,sys; "
             "print(json.dumps(json.load(sys.stdin)[\"%s\"], "
             "ensure_ascii=False))'",
             key, key);
    char *out = hand_ask(pdf, command).bytes;
    free(pdf.bytes);
    return out;
}

Test(pdf_outline, bookmarks_nest_as_headings_do)
{
    static const char *const labels[] = {"๑", "๒"};
    static LkBookmark bookmarks[] = {
        {{"A", 1}, 1, 1, 0}, {{"A1", 2}, 2, 1, 0}, {{"A2", 2}, 2, 2, 0}, {{"B", 1}, 1, 2, 0}};
    Hand hand = outline_pages(2, labels);
    hand.frames.bookmarks = bookmarks;
    hand.frames.bookmark_count = 4;
    char *json = outline_json(&hand, "outlines", 1);
    const char *a = strstr(json, "\"title\": \"A\""), *b = strstr(json, "\"title\": \"B\"");
    cr_assert(a != NULL && b != NULL, "%s", json);
    /* qpdf prints the kids of an entry before its title. */
    const char *a1 = strstr(json, "\"A1\""), *a2 = strstr(json, "\"A2\"");
    cr_expect(a1 != NULL && a2 != NULL && a1 < a2 && a2 < a && a < b, "%s", json);
    free(json);
    lk_arena_destroy(hand.arena);
}

Test(pdf_outline, bookmarks_of_pages_that_are_not_written_are_left_out)
{
    static const char *const labels[] = {"๑", "๒"};
    static LkBookmark bookmarks[] = {{{"A", 1}, 1, 1, 0}, {{"A1", 2}, 2, 2, 0}};
    Hand hand = outline_pages(2, labels);
    hand.frames.bookmarks = bookmarks;
    hand.frames.bookmark_count = 2;
    char *json = outline_json(&hand, "outlines", 2);
    cr_expect(strstr(json, "\"A1\"") != NULL && strstr(json, "\"A\"") == NULL, "%s", json);
    free(json);
    lk_arena_destroy(hand.arena);
}

Test(pdf_outline, page_labels_are_the_printed_numerals)
{
    static const char *const thai[] = {"๑", "๒"}, *const arabic[] = {"1", "2"};
    Hand hand = outline_pages(2, thai);
    char *json = outline_json(&hand, "pagelabels", 1);
    cr_expect(strstr(json, "๑") != NULL && strstr(json, "๒") != NULL, "%s", json);
    free(json);
    lk_arena_destroy(hand.arena);
    hand = outline_pages(2, arabic);
    json = outline_json(&hand, "pagelabels", 2);
    cr_expect(strstr(json, "\"/St\": 2") != NULL && strstr(json, "/D") != NULL, "%s", json);
    free(json);
    lk_arena_destroy(hand.arena);
}
