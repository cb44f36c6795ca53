/* The codes that the characters of a face get in a file. */
#include "pdf/hand.h"

/* A line in which one glyph stands for that many texts, each of five digits: each takes a code of its own. */
static LkGlyphRun *run_of_texts(const LkFace *face, size_t count, LkArena *arena)
{
    enum { DIGITS = 5 };
    LkGlyphRun *run = hand_run(face, LK_POINT, "ก", 0, arena);
    const LkGlyph glyph = run->glyphs[0];
    LkBuffer text;
    lk_buffer_init(&text, arena);
    run->glyphs = LK_NEW_ARRAY(arena, count, LkGlyph);
    for (size_t i = 0; i < count; i++) {
        lk_buffer_printf(&text, "%05zx", i);
        run->glyphs[i] = glyph;
        run->glyphs[i].cluster = (uint32_t)(i * DIGITS);
    }
    run->text = lk_buffer_view(&text);
    run->count = count;
    return run;
}

/* The code of the error when pages have lines of that many texts each. */
static const char *error_of_lines(size_t count, size_t lines)
{
    Hand hand = hand_begin();
    const LkFace *face = hand_face(HAND_REGULAR, hand.arena);
    for (size_t i = 0; i < lines; i++)
        hand_text(&hand, face, "ก", 0, true)->as.run = run_of_texts(face, count, hand.arena);
    LkPdfOptions options = {.first_page = 1, .last_page = 1, .created = -1, .producer = "test"};
    bool done = lk_pdf_write(&hand.frames, &options, hand_drop, NULL, hand.arena, &hand.diagnostics);
    cr_expect_eq(done, hand.diagnostics.errors == 0);
    const char *code = hand.diagnostics.first == NULL ? "" : hand.diagnostics.first->code;
    lk_arena_destroy(hand.arena);
    return code;
}

/* Codes have 16 bits. A font that is full is followed by another one of the face; a line is in one font. */
Test(pdf_font, a_line_of_more_texts_than_a_font_has_codes_is_an_error)
{
    enum { CODES = 65536 /* with that of .notdef */ };
    cr_expect_str_eq(error_of_lines(CODES - 1, 2), "");
    cr_expect_str_eq(error_of_lines(CODES, 1), "E-limit-font");
}
