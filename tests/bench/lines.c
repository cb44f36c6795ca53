/* bench-lines WORDS FACE SCALE SIZE MEASURE INDENT TEXT: typesets each line of a text as a justified
 * paragraph (lengths in pt) and tells each line that comes of it, tab between:
 *
 *     the text · how far it stays short, pt · its widest blank, pt, and over its natural width · the most and
 * the least between letters, em · the tier of the break at its end (LkBreakTier) · 1 where a river is seen
 *
 * An empty line follows each paragraph. lines.py counts. */
#include <stdio.h>
#include <stdlib.h>

#include "text/text_private.h"

/* What justification did to a line. */
typedef struct Filling {
    double widest, blank; /* the widest blank: in pt, and over its natural width; 0 = it has none */
    double most, least;   /* between letters, in em */
} Filling;

static void add_glyph(const LkGlyphRun *run, const LkGlyph *glyph, Filling *filling)
{
    double size = lk_length_points(run->size), stretch = lk_length_points(glyph->stretch);
    if (run->text.bytes[glyph->cluster] != ' ') {
        filling->most = stretch / size > filling->most ? stretch / size : filling->most;
        filling->least = stretch / size < filling->least ? stretch / size : filling->least;
        return;
    }
    double natural = glyph->advance * size / run->face->units_per_em, width = natural + stretch;
    filling->widest = width > filling->widest ? width : filling->widest;
    filling->blank = width / natural > filling->blank ? width / natural : filling->blank;
}

static Filling filling_of(const LkLine *line)
{
    Filling filling = {0};
    size_t ink = lk_text_trim(line->text).length, before = 0;
    for (size_t r = 0; r < line->run_count; r++) {
        const LkGlyphRun *run = line->runs[r].run;
        for (size_t i = 0; i < run->count && before + run->glyphs[i].cluster < ink; i++)
            add_glyph(run, &run->glyphs[i], &filling);
        before += run->text.length;
    }
    return filling;
}

static void tell(const LkLines *lines, LkLength em)
{
    size_t river = lk_find_river(lines->items, lines->count, em);
    for (size_t i = 0; i < lines->count; i++) {
        const LkLine *line = &lines->items[i], *next = i + 1 < lines->count ? line + 1 : NULL;
        Filling filling = filling_of(line);
        int tier = next == NULL || next->run_count == 0 ? -1 : (int)next->runs[0].run->glyphs[0].tier;
        printf("%.*s\t%.3f\t%.3f\t%.4f\t%.5f\t%.5f\t%d\t%d\n", (int)line->text.length, line->text.bytes,
               lk_length_points(line->measure - line->width), filling.widest, filling.blank, filling.most,
               filling.least, tier, i > 0 && i == river);
    }
    putchar('\n');
}

static void typeset(LkTextContext *context, const char *path, const LkParagraphFormat *format)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    char *bytes = NULL;
    size_t room = 0;
    for (ssize_t length; (length = getline(&bytes, &room, file)) > 0;) {
        LkInline item = {.kind = LK_INLINE_TEXT, .text = lk_text_trim((LkText){bytes, (size_t)length})};
        LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
        LkLines lines = {0};
        lk_paragraph_typeset(context, &inlines, format, &lines);
        tell(&lines, format->text.size);
    }
    free(bytes);
    fclose(file);
}

static LkLength points(const char *value)
{
    return (LkLength)(strtod(value, NULL) * LK_POINT);
}

int main(int count, char **values)
{
    if (count != 8) {
        fputs("usage: bench-lines WORDS FACE SCALE SIZE MEASURE INDENT TEXT\n", stderr);
        return 2;
    }
    LkFontBook *book = lk_font_book_create(NULL);
    LkWords *words = lk_words_open(values[1]);
    LkTextEngine *engine = book == NULL || words == NULL ? NULL : lk_text_engine_create(book, words, NULL);
    LkArena *arena = lk_arena_create(), *scratch = lk_arena_create();
    if (engine == NULL || arena == NULL || scratch == NULL) {
        perror(values[1]);
        return 1;
    }
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, arena);
    LkTextContext context = {
        .engine = engine, .arena = arena, .scratch = scratch, .diagnostics = &diagnostics};
    LkFamily family = {values[2], strtod(values[3], NULL)};
    LkFontList fonts = {&family, 1, {NULL, 0, 0, 0}};
    LkParagraphFormat format = {.fonts = &fonts,
                                .text = {.size = points(values[4]), .pitch = points(values[4])},
                                .measure = points(values[5]),
                                .first_indent = points(values[6]),
                                .justify = LK_JUSTIFY_THAI,
                                .numerals = LK_NUMERALS_ARABIC};
    typeset(&context, values[7], &format);
    lk_arena_destroy(scratch);
    lk_arena_destroy(arena);
    lk_text_engine_destroy(engine);
    lk_words_close(words);
    lk_font_book_destroy(book);
    return 0;
}
