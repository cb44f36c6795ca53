/* What a page gives besides its ink: links, descriptions of pictures, and no memory left behind. */
#include "pdf/hand.h"

typedef struct Whole {
    Hand hand;
    LkBuffer bytes;
} Whole;

static bool whole_take(void *context, const void *bytes, size_t length)
{
    lk_buffer_append(context, bytes, length);
    return true;
}

static bool whole_write(Whole *whole, size_t first, size_t last)
{
    lk_buffer_init(&whole->bytes, whole->hand.arena);
    LkPdfOptions options = {first, last, -1, "Likhit test"};
    return lk_pdf_write(&whole->hand.frames, &options, whole_take, &whole->bytes, whole->hand.arena,
                        &whole->hand.diagnostics);
}

/* The objects out of their streams, as text. */
static void whole_unpack(Whole *whole)
{
    HandBytes text = hand_ask((HandBytes){whole->bytes.bytes, whole->bytes.length},
                              "qpdf --qdf --object-streams=disable %s -");
    whole->bytes.length = 0;
    lk_buffer_append(&whole->bytes, text.bytes, text.length);
    free(text.bytes);
}

static int whole_count(const Whole *whole, const char *sought)
{
    int count = 0;
    const char *at = whole->bytes.bytes, *end = at + whole->bytes.length;
    while ((at = memmem(at, (size_t)(end - at), sought, strlen(sought))) != NULL) {
        count++;
        at++;
    }
    return count;
}

static void whole_link(LkItem *item, const char *target)
{
    ((LkGlyphRun *)item->as.run)->link = lk_text(target);
}

Test(pdf_whole, linked_runs_of_a_line_are_one_link)
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

Test(pdf_whole, links_inside_lead_to_their_place_and_to_no_page_that_is_not_written)
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

Test(pdf_whole, pictures_say_what_they_show_and_hairlines_have_a_thickness)
{
    static const uint8_t pixel[1] = {128};
    static const LkPicture picture = {.path = "p", .width = 1, .height = 1, .channels = 1, .pixels = pixel};
    Whole whole = {.hand = hand_begin()};
    hand_page(&whole.hand);
    LkItem *image = lk_page_add(whole.hand.page, LK_ITEM_IMAGE, LK_ROLE_FIGURE, whole.hand.arena);
    image->width = image->height = 20 * LK_POINT;
    image->as.picture = &picture;
    image->alt = LK_TEXT("logo");
    LkItem *rule = lk_page_add(whole.hand.page, LK_ITEM_RULE, LK_ROLE_ARTIFACT, whole.hand.arena);
    rule->width = 20 * LK_POINT;
    rule->dash = LK_DASH_DOTTED;
    cr_assert(whole_write(&whole, 1, 1));
    whole_unpack(&whole);
    cr_expect_eq(whole_count(&whole, "/Alt(logo)"), 1);
    cr_expect_eq(whole_count(&whole, "[0 .03]0 d"), 1);
    lk_arena_destroy(whole.hand.arena);
}

Test(pdf_whole, the_same_picture_and_profile_are_written_once)
{
    static const uint8_t pixels[3] = {1, 2, 3}, others[3] = {4, 5, 6};
    static const char profile[] = "any bytes: checked when the picture was read";
    LkPicture pictures[3] = {
        {.path = "a", .pixels = pixels}, {.path = "b", .pixels = pixels}, {.path = "c", .pixels = others}};
    Whole whole = {.hand = hand_begin()};
    hand_page(&whole.hand);
    for (int i = 0; i < 3; i++) {
        pictures[i].width = pictures[i].height = 1;
        pictures[i].channels = 3;
        pictures[i].profile = lk_text(profile);
        LkItem *image = lk_page_add(whole.hand.page, LK_ITEM_IMAGE, LK_ROLE_FIGURE, whole.hand.arena);
        image->width = image->height = 20 * LK_POINT;
        image->as.picture = &pictures[i];
    }
    cr_assert(whole_write(&whole, 1, 1));
    whole_unpack(&whole);
    cr_expect_eq(whole_count(&whole, "/Subtype /Image"), 2);
    cr_expect_eq(whole_count(&whole, "/Alternate /DeviceRGB"), 1);
    lk_arena_destroy(whole.hand.arena);
}
