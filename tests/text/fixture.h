/* A text context over the fonts of this machine, and short ways to set a string. */
#ifndef TESTS_TEXT_FIXTURE_H
#define TESTS_TEXT_FIXTURE_H

#include <criterion/criterion.h>
#include <string.h>

#include "text/paragraph.h"

typedef struct TextFixture {
    LkFontBook *fonts;
    LkTextEngine *engine;
    LkWords *words;
    LkArena *arena, *scratch;
    LkDiagnostics diagnostics;
    LkTextContext context;
} TextFixture;

static inline const LkFontList *test_fonts(void)
{
    static LkFamily families[] = {{"Laksaman", 0.6654}};
    static const LkFontList list = {families, 1, {NULL, 0, 0, 0}};
    return &list;
}

static inline void text_set_up(TextFixture *f)
{
    *f = (TextFixture){.fonts = lk_font_book_create(NULL)};
    f->words = lk_words_open("build/thai.words");
    cr_assert_not_null(f->words);
    f->engine = lk_text_engine_create(f->fonts, f->words, NULL);
    f->arena = lk_arena_create();
    f->scratch = lk_arena_create();
    lk_diagnostics_init(&f->diagnostics, f->arena);
    f->context = (LkTextContext){
        .engine = f->engine, .arena = f->arena, .scratch = f->scratch, .diagnostics = &f->diagnostics};
}

static inline void text_tear_down(TextFixture *f)
{
    lk_arena_destroy(f->scratch);
    lk_arena_destroy(f->arena);
    lk_text_engine_destroy(f->engine);
    lk_words_close(f->words);
    lk_font_book_destroy(f->fonts);
}

static inline LkParagraphFormat test_format(LkLength measure)
{
    return (LkParagraphFormat){.fonts = test_fonts(),
                               .text = {.size = 16 * LK_POINT, .pitch = LK_MILLIPOINTS(21300)},
                               .measure = measure,
                               .justify = LK_JUSTIFY_THAI,
                               .numerals = LK_NUMERALS_THAI};
}

static inline LkLines set_text(TextFixture *f, LkText text, const LkParagraphFormat *format)
{
    LkInline item = {.kind = LK_INLINE_TEXT, .text = text};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkLines lines = {0};
    lk_paragraph_typeset(&f->context, &inlines, format, &lines);
    return lines;
}

#endif
