/* Which areas of a page lead where. */
#include "pdf/whole.h"

static void whole_link(LkItem *item, const char *target)
{
    ((LkGlyphRun *)item->as.run)->link = lk_text(target);
}

Test(pdf_links, linked_runs_of_a_line_are_one_link)
{
    Whole whole = {.hand = hand_begin()};
    const LkFace *regular = hand_face(HAND_REGULAR, whole.hand.arena);
    const LkFace *bold = hand_face(HAND_BOLD, whole.hand.arena);
    hand_text(&whole.hand, regular, "ดูที่ ", 0, true);
    whole_link(hand_text(&whole.hand, regular, "เว็บ", 0, false), "https://example.go.th/(ก)");
    whole_link(hand_text(&whole.hand, bold, "ไซต์", 0, false), "https://example.go.th/(ก)");
    whole_link(hand_text(&whole.hand, regular, "อื่น", 0, false), "https://example.org/");
    whole_link(hand_text(&whole.hand, regular, "บรรทัดใหม่", 0, true), "https://example.org/");
    cr_assert(whole_write(&whole, 1, 1));
    whole_unpack(&whole);
    cr_expect_eq(whole_count(&whole, "/Subtype /Link"), 3);
    cr_expect_eq(whole_count(&whole, "/F 4"), 3);
    cr_expect_eq(whole_count(&whole, "(https://example.go.th/\\(%E0%B8%81\\))"), 1);
    lk_arena_destroy(whole.hand.arena);
}

Test(pdf_links, links_inside_lead_to_their_place_and_to_no_page_that_is_not_written)
{
    Whole whole = {.hand = hand_begin()};
    const LkFace *regular = hand_face(HAND_REGULAR, whole.hand.arena);
    static LkAnchor anchors[] = {{{"ก", 3}, 2, 100 * LK_POINT}, {{"ข", 3}, 1, 0}};
    hand_page(&whole.hand);
    whole_link(hand_text(&whole.hand, regular, "ไปหน้าสอง", 0, true), "#ก");
    whole_link(hand_text(&whole.hand, regular, "ไปที่ไม่มี", 0, true), "#ค");
    hand_page(&whole.hand);
    whole_link(hand_text(&whole.hand, regular, "กลับ", 0, true), "#ข");
    whole.hand.frames.anchors = anchors;
    whole.hand.frames.anchor_count = 2;
    cr_assert(whole_write(&whole, 1, 2));
    whole_unpack(&whole);
    cr_expect_eq(whole_count(&whole, "/Subtype /Link"), 2);
    cr_expect_eq(whole_count(&whole, "/XYZ"), 2);
    cr_expect_eq(whole_count(&whole, "/URI"), 0);
    cr_assert(whole_write(&whole, 2, 2));
    whole_unpack(&whole);
    cr_expect_eq(whole_count(&whole, "/Subtype /Link"), 0);
    lk_arena_destroy(whole.hand.arena);
}
