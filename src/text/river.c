/* Finds rivers: blanks of several lines that stand below one another, so that a white stream seems to run
 * down the paragraph. They are rare in Thai, as blanks are. */
#include "text/text_private.h"

/* The eye sees a river from three lines on, where the blanks are at least this wide and overlap by half their
 * width. */
#define RIVER_LINES  3
#define WIDE_PERCENT 35 /* of the type's size; a blank that is not stretched has 22 */
#define MOST_BLANKS  64 /* of a line that are looked at */

typedef struct Gap {
    LkLength left, right;
    int above; /* lines that the stream has run through already */
} Gap;

typedef struct Gaps {
    Gap items[MOST_BLANKS];
    size_t count;
} Gaps;

static void add_gaps(const LkPlacedRun *placed, Gaps *gaps)
{
    const LkGlyphRun *run = placed->run;
    LkLength pen = placed->x;
    for (size_t i = 0; i < run->count; i++) {
        const LkGlyph *glyph = &run->glyphs[i];
        LkLength advance =
            lk_length_from_units(glyph->advance, run->size, run->face->units_per_em) + glyph->stretch;
        bool is_blank = run->text.bytes[glyph->cluster] == ' ';
        Gap *last = gaps->count > 0 ? &gaps->items[gaps->count - 1] : NULL;
        if (is_blank && last != NULL && last->right == pen)
            last->right = pen + advance;
        else if (is_blank && gaps->count < MOST_BLANKS)
            gaps->items[gaps->count++] = (Gap){pen, pen + advance, 1};
        pen += advance;
    }
}

static Gaps gaps_of(const LkLine *line, LkLength em)
{
    Gaps all = {.count = 0}, wide = {.count = 0};
    for (size_t i = 0; i < line->run_count; i++)
        add_gaps(&line->runs[i], &all);
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].right - all.items[i].left >= em * WIDE_PERCENT / 100)
            wide.items[wide.count++] = all.items[i];
    return wide;
}

static bool flows_on(const Gap *above, const Gap *below)
{
    LkLength left = above->left > below->left ? above->left : below->left;
    LkLength right = above->right < below->right ? above->right : below->right;
    LkLength a = above->right - above->left, b = below->right - below->left, narrower = a < b ? a : b;
    return (right - left) * 2 >= narrower;
}

size_t lk_find_river(const LkLine *lines, size_t count, LkLength em)
{
    Gaps above = {.count = 0};
    for (size_t i = 0; i < count; i++) {
        Gaps gaps = gaps_of(&lines[i], em);
        for (size_t k = 0; k < gaps.count; k++)
            for (size_t n = 0; n < above.count; n++)
                if (flows_on(&above.items[n], &gaps.items[k]) && above.items[n].above >= gaps.items[k].above)
                    gaps.items[k].above = above.items[n].above + 1;
        for (size_t k = 0; k < gaps.count; k++)
            if (gaps.items[k].above >= RIVER_LINES)
                return i;
        above = gaps;
    }
    return 0;
}
