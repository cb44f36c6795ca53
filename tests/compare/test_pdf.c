/* Letters of a PDF to words and paragraphs, and the whole comparison while memory runs out. */
#include <criterion/criterion.h>
#include <string.h>

#include "compare/compare_private.h"

/* A sheet that is filled by hand: pieces as Poppler gives them, each letter 6 pt wide and 16 high. */
typedef struct Hand {
    LkReadLetter letters[400];
    LkReadSheet sheet;
    LkReadLetters all;
} Hand;

static void put(Hand *hand, const char *text, float x, float y, float width)
{
    LkText all = lk_text(text);
    for (size_t at = 0; at < all.length; x += width)
        hand->letters[hand->sheet.count++] = (LkReadLetter){lk_utf8_next(all, &at), 1, x, y, 6, 16};
    hand->letters[hand->sheet.count++] = (LkReadLetter){.character = '\n'};
}

static LkSide side_of(Hand *hand, LkArena *arena)
{
    LkSide side = {.name = "hand.pdf"};
    hand->sheet.width = 595;
    hand->sheet.height = 842;
    hand->sheet.letters = hand->letters;
    hand->all = (LkReadLetters){&hand->sheet, 1};
    lk_side_from_pdf(&side, &hand->all, NULL, arena);
    return side;
}

/* "word|word/next line": lines of one paragraph are parted by “+”. */
static const char *told(const LkSide *side, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    const LkLayer *layer = &side->layers[LK_LAYER_BODY];
    for (size_t i = 0; i < layer->count; i++) {
        const LkDiffToken *token = &layer->tokens[i], *before = i > 0 ? token - 1 : token;
        lk_buffer_string(&out, i == 0                          ? ""
                               : token->line == before->line   ? "|"
                               : token->block == before->block ? "+"
                                                               : "/");
        lk_buffer_text(&out, token->text);
    }
    return lk_buffer_view(&out).bytes;
}

Test(compare_pdf, pieces_of_one_height_are_a_row_again)
{
    LkArena *arena = lk_arena_create();
    Hand hand = {0};
    put(&hand, "one", 100, 50, 6);
    put(&hand, "below", 100, 70, 6);
    put(&hand, "two", 126, 50, 6); /* Poppler took the wide blank for a gap between columns */
    LkSide side = side_of(&hand, arena);
    cr_expect_str_eq(told(&side, arena), "one|two+below");
    lk_arena_destroy(arena);
}

Test(compare_pdf, stretched_letters_are_one_word_and_blanks_are_where_there_is_room)
{
    LkArena *arena = lk_arena_create();
    Hand hand = {0};
    put(&hand, "s t r e t c h e d", 100, 50, 3.7F); /* Poppler's blanks, letters 1.4 pt apart */
    put(&hand, "one", 300, 50, 6);
    put(&hand, "two", 321, 50, 6); /* 3 pt apart, and no blank is told */
    LkSide side = side_of(&hand, arena);
    cr_expect_str_eq(told(&side, arena), "stretched/one|two");
    lk_arena_destroy(arena);
}

Test(compare_pdf, cells_of_a_row_are_read_from_the_left)
{
    LkArena *arena = lk_arena_create();
    Hand hand = {0};
    put(&hand, "b", 300, 50, 6);
    put(&hand, "d", 300, 90, 6);
    put(&hand, "a", 100, 50, 6);
    put(&hand, "c", 100, 90, 6);
    LkSide side = side_of(&hand, arena);
    cr_expect_str_eq(told(&side, arena), "a/b/c/d");
    lk_arena_destroy(arena);
}

Test(compare_pdf, an_indent_and_a_short_line_part_paragraphs)
{
    LkArena *arena = lk_arena_create();
    Hand hand = {0};
    put(&hand, "firstlineoftheparagraph", 130, 50, 6);
    put(&hand, "secondlineoftheparagraphs", 100, 70, 6);
    put(&hand, "indentedfirstlineofnext", 130, 90, 6);
    put(&hand, "short", 100, 110, 6);
    put(&hand, "after", 100, 130, 6);
    LkSide side = side_of(&hand, arena);
    cr_expect_str_eq(told(&side, arena),
                     "firstlineoftheparagraph+secondlineoftheparagraphs/indentedfirstlineofnext+"
                     "short/after");
    lk_arena_destroy(arena);
}

/* ---- Memory that runs out */

typedef struct Work {
    Hand *a, *b;
    LkArena *arena;
    size_t count;
} Work;

static LkText no_picture(void *context, int side, size_t page, double pixels_per_inch, LkArena *arena)
{
    (void)context, (void)side, (void)page, (void)pixels_per_inch, (void)arena;
    return LK_TEXT("<svg/>");
}

static void compare(void *context)
{
    Work *work = context;
    LkSide a = side_of(work->a, work->arena), b = side_of(work->b, work->arena);
    LkChanges *changes = lk_changes_find(&a, &b, NULL, 0, work->arena);
    LkBuffer out;
    lk_buffer_init(&out, work->arena);
    lk_changes_text(changes, LK_ENGLISH, &out);
    lk_changes_json(changes, &out);
    lk_changes_html(changes, no_picture, NULL, &out);
    work->count = changes->count;
}

Test(compare_pdf, memory_that_runs_out_anywhere_ends_at_the_guard)
{
    static Hand a, b;
    put(&a, "one two three four five", 100, 50, 6);
    put(&a, "six seven", 100, 70, 6);
    put(&b, "one two tree four five", 100, 50, 6);
    put(&b, "six seven", 100, 90, 6);
    bool done = false;
    for (size_t n = 1; !done && n < 5000; n++) {
        LkArena *arena = lk_arena_create();
        Work work = {.a = &a, .b = &b, .arena = arena};
        lk_arena_fail_after(arena, n);
        done = lk_arena_guarded(arena, compare, &work);
        cr_assert(!done || work.count == 2, "%zu differences", work.count);
        lk_arena_destroy(arena);
    }
    cr_assert(done);
}
