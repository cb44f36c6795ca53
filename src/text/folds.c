/* In which widths a text takes one line, two lines and so on: what a table weighs its columns by. */
#include "text/text_private.h"

/* How exact the widths are. */
#define EXACT (LK_POINT / 4)

/* What no line divides, and the blank behind it. */
typedef struct Piece {
    LkLength ink, advance;
    bool is_weak; /* a line would rather not end behind it */
    bool ends;    /* a line ends behind it in any case */
} Piece;

typedef struct Pieces {
    LkArena *arena;
    Piece *items;
    size_t count, capacity;
} Pieces;

static void add_pieces(Pieces *pieces, const LkSection *section, const LkShaped *shaped)
{
    Piece piece = {0};
    for (size_t i = 0; i < shaped->cluster_count; i++) {
        const LkCluster *cluster = &shaped->clusters[i];
        uint8_t flags = section->flags[cluster->character];
        if ((flags & (LK_CHAR_BREAK | LK_CHAR_COMPOUND)) == LK_CHAR_BREAK && piece.advance > 0) {
            piece.is_weak = (flags & LK_CHAR_WEAK) != 0;
            LK_GROW(pieces->arena, pieces->items, pieces->count, pieces->capacity, 32);
            pieces->items[pieces->count++] = piece;
            piece = (Piece){0};
        }
        piece.advance += cluster->advance;
        if (!cluster->blank)
            piece.ink = piece.advance;
    }
    piece.ends = true;
    LK_GROW(pieces->arena, pieces->items, pieces->count, pieces->capacity, 32);
    pieces->items[pieces->count++] = piece;
}

/* Joins the pieces that a line would rather not end between. */
static Pieces joined(const Pieces *pieces)
{
    Pieces all = {.items = LK_NEW_ARRAY(pieces->arena, pieces->count + 1, Piece)};
    Piece piece = {0};
    for (size_t i = 0; i < pieces->count; i++) {
        piece.ink = piece.advance + pieces->items[i].ink;
        piece.advance += pieces->items[i].advance;
        piece.ends = pieces->items[i].ends;
        if (pieces->items[i].is_weak)
            continue;
        all.items[all.count++] = piece;
        piece = (Piece){0};
    }
    return all;
}

/* Returns how many lines the pieces take where each line is filled as far as it can be: no choice of line
 * ends has fewer. */
static size_t lines_in(const Pieces *pieces, LkLength width)
{
    size_t lines = 0;
    LkLength used = 0;
    bool is_open = false;
    for (size_t i = 0; i < pieces->count; i++) {
        const Piece *piece = &pieces->items[i];
        if (!is_open || used + piece->ink > width) {
            lines++;
            used = 0;
        }
        used += piece->advance;
        is_open = !piece->ends;
    }
    return lines;
}

/* Returns the least width, between `low` and `high`, in which there are at most so many lines. */
static LkLength least_width(const Pieces *pieces, size_t lines, LkLength low, LkLength high)
{
    if (lines_in(pieces, low) <= lines)
        return low;
    while (high - low > EXACT) {
        LkLength middle = low + (high - low) / 2;
        if (lines_in(pieces, middle) <= lines)
            high = middle;
        else
            low = middle;
    }
    return high;
}

static LkLength widest(const Pieces *pieces)
{
    LkLength width = 0;
    for (size_t i = 0; i < pieces->count; i++)
        width = pieces->items[i].ink > width ? pieces->items[i].ink : width;
    return width;
}

static LkLength longest(const Pieces *pieces)
{
    LkLength width = 0, used = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        width = used + pieces->items[i].ink > width ? used + pieces->items[i].ink : width;
        used = pieces->items[i].ends ? 0 : used + pieces->items[i].advance;
    }
    return width;
}

static LkFolds folds_of(const Pieces *pieces)
{
    LkLength low = widest(pieces), width = longest(pieces);
    LkFolds folds = {.lines = lines_in(pieces, width), .widths = {width}, .count = 1};
    for (; folds.lines > 0 && width > low && folds.count < LK_MOST_FOLDS; folds.count++) {
        width = least_width(pieces, folds.lines + folds.count, low, width);
        folds.widths[folds.count] = width;
    }
    return folds;
}

void lk_paragraph_folds(LkTextContext *context, const LkInlines *inlines, const LkParagraphFormat *format,
                        LkFolds *all, LkFolds *good)
{
    LkParagraph paragraph = lk_paragraph_of(inlines, format);
    if (context->scratch != context->arena)
        lk_arena_reset(context->scratch);
    Pieces pieces = {.arena = context->scratch};
    LkSection *sections = NULL;
    size_t count = lk_itemise(context, inlines, paragraph.spec.numerals, &sections);
    for (size_t i = 0; i < count; i++) {
        LkShaped shaped;
        if (sections[i].count == 0)
            continue;
        lk_find_breaks(context, &sections[i], paragraph.keep, paragraph.keep_count);
        lk_shape_section(context, &sections[i], &paragraph, &shaped);
        add_pieces(&pieces, &sections[i], &shaped);
    }
    Pieces strong = joined(&pieces);
    *all = folds_of(&pieces);
    *good = folds_of(&strong);
}

size_t lk_folds_lines(const LkFolds *folds, LkLength width)
{
    for (size_t i = 0; i < folds->count; i++)
        if (width >= folds->widths[i])
            return folds->lines + i;
    LkLength last = folds->widths[folds->count - 1], room = width > LK_POINT ? width : LK_POINT;
    return (size_t)((LkLength)(folds->lines + folds->count - 1) * last / room) + 1;
}
