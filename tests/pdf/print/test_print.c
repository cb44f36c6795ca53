/* Prints: pages of many documents in one file, one after the other, nothing kept of any. */
#include "pdf/hand.h"

#include "pdf/print/print.h"
#include "said.h"

typedef struct Print {
    LkArena *arena;
    LkDiagnostics diagnostics;
    HandBytes bytes;
    LkPdfPrint *print;
} Print;

static Print *print_begin(LkPdfPrintOptions options)
{
    static Print print;
    print = (Print){.arena = lk_arena_create()};
    lk_diagnostics_init(&print.diagnostics, print.arena);
    options.copies = options.copies == 0 ? 1 : options.copies;
    options.created = 1649116800;
    options.producer = "Likhit test";
    print.print = lk_pdf_print_create(&options, hand_take, &print.bytes, print.arena, &print.diagnostics);
    return &print;
}

static LkPdfPrintPlace print_add(Print *print, const LkFrames *frames, const char *key)
{
    LkPdfPrintPlace place = {0};
    LkPdfPrintEntry entry = {
        .frames = frames, .first = 1, .last = frames->count, .key = lk_text(key), .title = frames->title};
    bool done = lk_pdf_print_add(print->print, &entry, &place, &print->diagnostics);
    cr_assert(done, "%s", print->diagnostics.first != NULL ? said(print->diagnostics.first) : "");
    return place;
}

/* Pages with the words “key number”, and their numbers as labels. */
static Hand document(const LkFace *face, const char *key, size_t pages)
{
    Hand hand = hand_begin();
    hand.frames.title = LK_TEXT("รายงาน");
    for (size_t i = 1; i <= pages; i++) {
        hand_page(&hand);
        hand.page->label = lk_arena_printf(hand.arena, "%zu", i);
        hand_text(&hand, face, lk_arena_printf(hand.arena, "%s-%zu น้ำ", key, i), 0, true);
    }
    return hand;
}

/* The face outlives the documents, as an engine's does. */
static Print *print_documents(LkPdfPrintOptions options, const size_t *pages, size_t count,
                              LkPdfPrintPlace *places)
{
    Print *print = print_begin(options);
    const LkFace *face = hand_face(HAND_REGULAR, print->arena);
    for (size_t i = 0; i < count; i++) {
        char key[] = {(char)('a' + i), '\0'};
        Hand hand = document(face, key, pages[i]);
        LkPdfPrintPlace place = print_add(print, &hand.frames, key);
        if (places != NULL)
            places[i] = place;
        memset(hand.frames.pages, 0xEE, hand.frames.count * sizeof *hand.frames.pages);
        lk_arena_destroy(hand.arena);
    }
    cr_assert(lk_pdf_print_finish(print->print, &print->diagnostics));
    return print;
}

static void print_end(Print *print)
{
    free(print->bytes.bytes);
    lk_arena_destroy(print->arena);
}

static int count_of(HandBytes text, const char *sought)
{
    int count = 0;
    const char *end = text.bytes + text.length; /* fonts among it have NULs */
    for (const char *at = text.bytes; (at = memmem(at, (size_t)(end - at), sought, strlen(sought))) != NULL;
         at++)
        count++;
    return count;
}

static bool has(HandBytes text, const char *sought)
{
    return count_of(text, sought) > 0;
}

static void assert_answer(const Print *print, const char *command, const char *wanted)
{
    HandBytes out = hand_ask(print->bytes, command);
    cr_assert_str_eq(out.bytes, wanted);
    free(out.bytes);
}

Test(pdf_print, documents_follow_one_another_and_share_one_font)
{
    Print *print = print_documents((LkPdfPrintOptions){0}, (size_t[]){2, 1}, 2, NULL);
    assert_answer(print, "qpdf --check %s > /dev/null && echo good", "good\n");
    assert_answer(print, "pdftotext %s - | tr -s '\\n\\f' '||'", "a-1 น้ำ|a-2 น้ำ|b-1 น้ำ|");
    assert_answer(print, "pdffonts %s | tail -n +3 | wc -l", "1\n");
    print_end(print);
}

Test(pdf_print, a_thousand_pages_hang_in_a_tree_of_small_nodes)
{
    Print *print = print_documents((LkPdfPrintOptions){0}, (size_t[]){1100, 33}, 2, NULL);
    assert_answer(print, "f=%s; qpdf --check $f > /dev/null && qpdf --show-npages $f", "1133\n");
    assert_answer(print, "pdftotext -f 1133 %s - | head -1", "b-33 น้ำ\n");
    print_end(print);
}

Test(pdf_print, two_sided_entries_begin_on_the_front_behind_a_blank_back)
{
    LkPdfPrintPlace places[3];
    Print *print = print_documents((LkPdfPrintOptions){.two_sided = true}, (size_t[]){3, 2, 1}, 3, places);
    cr_assert_eq(places[0].first_side, 1);
    cr_assert_eq(places[0].sides, 4);
    cr_assert_eq(places[1].first_side, 5);
    cr_assert_eq(places[2].first_side, 7);
    cr_assert_eq(lk_pdf_print_sides(print->print), 7);
    assert_answer(print, "pdftotext -f 4 -l 5 %s - | tr -s '\\n\\f' '||'", "|b-1 น้ำ|");
    HandBytes objects = hand_ask(print->bytes, "qpdf --qdf --object-streams=disable %s -");
    cr_assert(has(objects, "/Duplex /DuplexFlipLongEdge"));
    cr_assert_eq(count_of(objects, "/Contents"), 6, "a blank page has none");
    free(objects.bytes);
    print_end(print);
}

Test(pdf_print, copies_come_one_whole_one_after_the_other_with_the_content_of_the_first)
{
    LkPdfPrintPlace places[2];
    Print *print = print_documents((LkPdfPrintOptions){.copies = 3}, (size_t[]){2, 1}, 2, places);
    assert_answer(print, "pdftotext %s - | grep -o '[ab]-.' | tr '\\n' ' '",
                  "a-1 a-2 a-1 a-2 a-1 a-2 b-1 b-1 b-1 ");
    cr_assert_eq(places[1].first_side, 7);
    HandBytes objects = hand_ask(print->bytes, "qpdf --qdf --object-streams=disable %s -");
    cr_assert_eq(count_of(objects, " Tf\n"), 3, "each page is painted once");
    free(objects.bytes);
    print_end(print);
}

Test(pdf_print, two_pages_stand_side_by_side_in_their_order)
{
    LkPdfPrintOptions options = {.sheet.imposition = LK_PDF_TWO_UP};
    Print *print = print_documents(options, (size_t[]){3, 1}, 2, NULL);
    assert_answer(print, "f=%s; qpdf --check $f > /dev/null && qpdf --show-npages $f", "3\n");
    assert_answer(print, "pdftotext %s - | grep -o '[ab]-.' | tr '\\n' ' '", "a-1 a-2 a-3 b-1 ");
    assert_answer(print, "pdfinfo %s | grep -o 'A[0-9]'", "A3\n");
    print_end(print);
}

Test(pdf_print, a_booklet_is_padded_to_its_last_sheet_and_turned_on_its_short_edge)
{
    LkPdfPrintPlace places[2];
    LkPdfPrintOptions options = {.sheet.imposition = LK_PDF_BOOKLET, .two_sided = true};
    Print *print = print_documents(options, (size_t[]){5, 1}, 2, places);
    cr_assert_eq(places[1].first_side, 5);
    assert_answer(print, "pdftotext %s - | grep -o '[ab]-.' | tr '\\n' ' '", "a-1 a-2 a-3 a-4 a-5 b-1 ");
    HandBytes objects = hand_ask(print->bytes, "qpdf --qdf --object-streams=disable %s -");
    cr_assert(has(objects, "/Duplex /DuplexFlipShortEdge"));
    cr_assert_eq(count_of(objects, "/Contents"), 5, "the inside of a sheet with one page is blank");
    free(objects.bytes);
    print_end(print);
}

Test(pdf_print, sides_are_labelled_with_the_key_and_the_numbers_printed)
{
    LkPdfPrintOptions options = {.sheet.imposition = LK_PDF_TWO_UP};
    Print *print = print_documents(options, (size_t[]){3}, 1, NULL);
    HandBytes objects = hand_ask(print->bytes, "qpdf --qdf --object-streams=disable %s -");
    cr_assert(has(objects, "/P (a 1, 2)"));
    cr_assert(has(objects, "/P (a 3)"));
    free(objects.bytes);
    print_end(print);
}

Test(pdf_print, each_entry_has_a_bookmark_with_its_chapters_below_while_they_are_few)
{
    Print *print = print_begin((LkPdfPrintOptions){0});
    const LkFace *face = hand_face(HAND_REGULAR, print->arena);
    LkBookmark bookmarks[20];
    for (size_t i = 0; i < 20; i++)
        bookmarks[i] = (LkBookmark){LK_TEXT("chapter"), 1, 2, 0};
    Hand hand = document(face, "a", 2);
    hand.frames.title = LK_TEXT("title");
    hand.frames.bookmarks = bookmarks;
    hand.frames.bookmark_count = 2;
    print_add(print, &hand.frames, "key");
    hand.frames.bookmark_count = 20;
    print_add(print, &hand.frames, "many");
    print_add(print, &hand.frames, "");
    cr_assert(lk_pdf_print_finish(print->print, &print->diagnostics));
    HandBytes outline = hand_ask(print->bytes, "mutool show %s outline 2>&1");
    cr_assert_eq(count_of(outline, "chapter"), 2, "%s", outline.bytes);
    cr_assert_not_null(strstr(outline.bytes, "\"key title\""));
    cr_assert_not_null(strstr(outline.bytes, "\"many title\""));
    cr_assert_eq(count_of(outline, "\n"), 5, "%s", outline.bytes);
    free(outline.bytes);
    lk_arena_destroy(hand.arena);
    print_end(print);
}

static void add_picture(Hand *hand, const LkPicture *picture)
{
    LkItem *item = lk_page_add(hand->page, LK_ITEM_IMAGE, LK_ROLE_FIGURE, hand->arena);
    item->x = item->y = 200 * LK_POINT;
    item->width = item->height = 60 * LK_POINT;
    item->as.picture = picture;
}

Test(pdf_print, a_picture_is_written_once_whoever_shows_it_and_never_taken_for_another)
{
    Print *print = print_begin((LkPdfPrintOptions){0});
    uint8_t pixels[4] = {0, 80, 160, 255};
    LkPicture picture = {.path = "p.png", .width = 2, .height = 2, .channels = 1, .pixels = pixels};
    for (int i = 0; i < 4; i++) {
        Hand hand = hand_begin();
        hand_page(&hand);
        pixels[0] = i == 3 ? 99 : 0; /* another picture at the same place in memory */
        add_picture(&hand, &picture);
        print_add(print, &hand.frames, "a");
        lk_arena_destroy(hand.arena);
    }
    cr_assert(lk_pdf_print_finish(print->print, &print->diagnostics));
    HandBytes objects = hand_ask(print->bytes, "qpdf --qdf --object-streams=disable %s -");
    cr_assert_eq(count_of(objects, "/Subtype /Image"), 2);
    free(objects.bytes);
    print_end(print);
}

Test(pdf_print, crop_marks_stand_outside_both_pages_and_where_they_meet)
{
    LkPdfPrintOptions options = {
        .sheet = {.imposition = LK_PDF_TWO_UP, .crop_marks = true, .bleed = 9 * LK_POINT}};
    Print *print = print_documents(options, (size_t[]){2}, 1, NULL);
    assert_answer(print, "f=%s; qpdf --check $f > /dev/null && pdfinfo -box $f | grep 'TrimBox' | tr -s ' '",
                  "TrimBox: 0.00 0.00 1190.55 841.89\n");
    HandBytes objects = hand_ask(print->bytes, "qpdf --qdf --object-streams=disable %s -");
    cr_assert_eq(count_of(objects, " l S\n"), 10, "eight at the corners, two where the pages meet");
    cr_assert(has(objects, "595.276 -9 m 595.276 -23.173 l S"), "%s", "the lower one");
    free(objects.bytes);
    print_end(print);
}

Test(pdf_print, a_page_larger_than_the_first_has_no_place_between_crop_marks)
{
    Print *print =
        print_begin((LkPdfPrintOptions){.sheet = {.imposition = LK_PDF_TWO_UP, .crop_marks = true}});
    Hand hand = hand_begin();
    hand_page(&hand);
    lk_frames_add_page(&hand.frames, 700 * LK_POINT, 900 * LK_POINT, hand.arena);
    LkPdfPrintPlace place;
    LkPdfPrintEntry entry = {.frames = &hand.frames, .first = 1, .last = 2};
    cr_assert_not(lk_pdf_print_add(print->print, &entry, &place, &print->diagnostics));
    cr_assert_eq(print->diagnostics.first->id, LK_E_PRINT_SHEET_PAGE);
    cr_assert_not_null(strstr(said(print->diagnostics.first), "page 2 "));
    lk_arena_destroy(hand.arena);
    print_end(print);
}

Test(pdf_print, a_print_of_nothing_is_an_error)
{
    Print *print = print_begin((LkPdfPrintOptions){0});
    cr_assert_not(lk_pdf_print_finish(print->print, &print->diagnostics));
    cr_assert_str_eq(print->diagnostics.first->code, "E-print-empty");
    print_end(print);
}

/* 40,000 characters, each shown by the same letter: as many codes. */
Test(pdf_print, a_font_that_is_full_is_followed_by_another_of_the_same_face)
{
    enum { RUNS = 400, LETTERS = 50, COUNT = RUNS * LETTERS };
    static const struct {
        uint32_t first;
        size_t bytes;
    } blocks[] = {{0x4E00, 3}, {0x20000, 4}}; /* ideographs */
    Print *print = print_begin((LkPdfPrintOptions){0});
    const LkFace *face = hand_face(HAND_REGULAR, print->arena);
    for (int round = 0; round < 2; round++) {
        Hand hand = hand_begin();
        size_t bytes = blocks[round].bytes;
        for (int r = 0; r < RUNS; r++) {
            LkGlyphRun *run = (LkGlyphRun *)hand_text(&hand, face, "a", 0, true)->as.run;
            LkGlyph letter = run->glyphs[0];
            char *text = lk_arena_alloc(hand.arena, LETTERS * bytes + 1);
            run->glyphs = LK_NEW_ARRAY(hand.arena, LETTERS, LkGlyph);
            run->count = LETTERS;
            run->text = (LkText){text, LETTERS * bytes};
            run->size = LK_POINT * 8;
            for (int i = 0; i < LETTERS; i++) {
                lk_utf8_encode(blocks[round].first + (uint32_t)(r * LETTERS + i), text + bytes * (size_t)i);
                run->glyphs[i] = letter;
                run->glyphs[i].cluster = (uint32_t)(bytes * (size_t)i);
            }
        }
        print_add(print, &hand.frames, "a");
        lk_arena_destroy(hand.arena);
    }
    cr_assert(lk_pdf_print_finish(print->print, &print->diagnostics));
    assert_answer(print, "pdffonts %s | tail -n +3 | wc -l", "2\n");
    HandBytes text = hand_ask(print->bytes, "pdftotext %s - | tr -d '\\n\\f'");
    for (size_t i = 0, at = 0; i < 2 * COUNT; i++) {
        cr_assert_lt(at, text.length, "%zu characters came back", i);
        cr_assert_eq(lk_utf8_next((LkText){text.bytes, text.length}, &at),
                     blocks[i / COUNT].first + (uint32_t)(i % COUNT));
    }
    free(text.bytes);
    print_end(print);
}

Test(pdf_print, the_same_documents_give_the_same_bytes)
{
    LkPdfPrintOptions options = {.sheet.imposition = LK_PDF_BOOKLET, .two_sided = true, .copies = 2};
    Print *print = print_documents(options, (size_t[]){3, 2}, 2, NULL);
    HandBytes first = print->bytes;
    lk_arena_destroy(print->arena);
    print = print_documents(options, (size_t[]){3, 2}, 2, NULL);
    cr_assert_eq(first.length, print->bytes.length);
    cr_assert_eq(memcmp(first.bytes, print->bytes.bytes, first.length), 0);
    free(first.bytes);
    print_end(print);
}
