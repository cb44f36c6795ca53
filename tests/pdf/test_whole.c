/* Which pages a file has, and that no memory is left behind. */
#include "pdf/whole.h"

Test(pdf_whole, pages_that_are_not_there_are_refused)
{
    static const size_t ranges[][2] = {{2, 2}, {5, 9}, {1, 0}};
    Whole whole = {.hand = hand_begin()};
    hand_page(&whole.hand);
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        cr_expect_not(whole_write(&whole, ranges[i][0], ranges[i][1]));
        cr_expect_str_eq(whole.hand.diagnostics.last->code, "E-pdf-pages");
        cr_expect_eq(whole.bytes.length, 0);
    }
    cr_expect(whole_write(&whole, 1, 1), "an empty page is a page");
    lk_arena_destroy(whole.hand.arena);
}

static bool refuse(void *context, const void *bytes, size_t length)
{
    (void)context, (void)bytes, (void)length;
    return false;
}

Test(pdf_whole, a_taker_that_refuses_the_bytes_is_told_of_once)
{
    Hand hand = hand_begin();
    hand_page(&hand);
    LkPdfOptions options = {.first_page = 1, .last_page = 1, .created = -1, .producer = "test"};
    cr_expect_not(lk_pdf_write(&hand.frames, &options, refuse, NULL, hand.arena, &hand.diagnostics));
    cr_assert_eq(hand.diagnostics.count, 1);
    cr_expect_eq(hand.diagnostics.first->id, LK_E_FILE_WRITE_PDF);
    lk_arena_destroy(hand.arena);
}

Test(pdf_whole, writing_again_takes_no_more_of_the_documents_memory)
{
    Whole whole = {.hand = hand_begin()};
    const LkFace *regular = hand_face(HAND_REGULAR, whole.hand.arena);
    for (int i = 0; i < 200; i++)
        hand_text(&whole.hand, regular, "องค์การบริหารส่วนตำบลหนองจอก น้ำใจ", 0, true);
    LkArena *owner = lk_arena_create();
    LkPdfOptions options = {1, whole.hand.frames.count, -1, "Likhit test"};
    lk_buffer_init(&whole.bytes, whole.hand.arena);
    size_t before = lk_arena_bytes(owner);
    for (int i = 0; i < 5; i++)
        cr_assert(lk_pdf_write(&whole.hand.frames, &options, whole_take, &whole.bytes, owner,
                               &whole.hand.diagnostics));
    cr_expect_eq(lk_arena_bytes(owner), before);
    lk_arena_destroy(owner);
    lk_arena_destroy(whole.hand.arena);
}

static void whole_exhaust(void *context)
{
    Whole *whole = context;
    whole_write(whole, 1, 1);
}

Test(pdf_whole, running_out_of_memory_ends_at_the_guard)
{
    for (size_t requests = 1; requests < 12; requests++) {
        Whole whole = {.hand = hand_begin()};
        const LkFace *regular = hand_face(HAND_REGULAR, whole.hand.arena);
        hand_text(&whole.hand, regular, "น้ำ", 0, true);
        lk_arena_fail_after(whole.hand.arena, requests);
        lk_arena_guarded(whole.hand.arena, whole_exhaust, &whole);
        lk_arena_destroy(whole.hand.arena);
    }
}
