/* Finds what differs on pages of PDFs besides words: rules, pictures, stamps. The reader says in which cells
 * of a page two files look different. Cells that are covered by words, or by what moved with words, are
 * explained by other differences; the rest is joined into boxes. */
#include <string.h>

#include "compare/compare_private.h"

#define ROOM  (3 * LK_POINT)           /* around words: Thai marks are higher than fonts say */
#define CELL  (LK_INK_CELL * LK_POINT) /* side of a cell */
#define LEAST 2                        /* cells of a box: a single one comes from rounding */
#define REACH 2                        /* how far apart the cells of one box may be */

/* A page in cells. */
typedef struct Grid {
    uint8_t *cells; /* LK_INK_IN_A, LK_INK_IN_B; 0 = looks the same, is explained, or is in a box already */
    size_t columns, rows;
} Grid;

typedef struct Patch {
    size_t left, top, right, bottom, count;
    uint8_t ink;
} Patch;

static size_t cell_of(LkLength length, size_t most)
{
    size_t cell = length <= 0 ? 0 : (size_t)(length / CELL);
    return cell < most ? cell : most - 1;
}

static void clear(Grid *grid, LkArea box)
{
    size_t left = cell_of(box.x - ROOM, grid->columns),
           right = cell_of(box.x + box.width + ROOM, grid->columns);
    size_t top = cell_of(box.y - ROOM, grid->rows), bottom = cell_of(box.y + box.height + ROOM, grid->rows);
    for (size_t row = top; row <= bottom; row++)
        memset(grid->cells + row * grid->columns + left, 0, right - left + 1);
}

/* Clears the cells that words cover. Words are in the order of their pages: *next goes from page to page. */
static void clear_words(Grid *grid, const LkSide *side, uint32_t page, size_t *next)
{
    const LkLayer *layer = &side->layers[LK_LAYER_BODY];
    while (*next < layer->count && layer->tokens[*next].page < page)
        (*next)++;
    for (; *next < layer->count && layer->tokens[*next].page == page; (*next)++)
        clear(grid, layer->tokens[*next].box);
}

static void clear_moved(Grid *grid, const LkChanges *changes, size_t count, uint32_t page)
{
    for (size_t i = 0; i < count; i++) {
        const LkChange *change = &changes->items[i];
        const LkTrace *traces[] = {&change->a, &change->b};
        bool has_moved = change->kind == LK_DIFFERENCE_MOVED || change->kind == LK_DIFFERENCE_REFLOWED;
        for (int side = 0; side < 2 && has_moved; side++)
            for (size_t k = 0; k < traces[side]->spot_count; k++)
                if (traces[side]->spots[k].page == page)
                    clear(grid, traces[side]->spots[k].box);
    }
}

/* Takes a cell, all within reach of it, all within reach of those and so on out of the grid. */
static Patch take_patch(Grid *grid, size_t start, size_t *stack)
{
    Patch patch = {.left = start % grid->columns, .top = start / grid->columns};
    size_t depth = 0;
    patch.right = patch.left;
    patch.bottom = patch.top;
    stack[depth++] = start;
    patch.ink = grid->cells[start];
    grid->cells[start] = 0;
    while (depth > 0) {
        size_t at = stack[--depth], column = at % grid->columns, row = at / grid->columns;
        patch.left = column < patch.left ? column : patch.left;
        patch.right = column > patch.right ? column : patch.right;
        patch.bottom = row > patch.bottom ? row : patch.bottom;
        patch.top = row < patch.top ? row : patch.top;
        patch.count++;
        for (size_t y = row < REACH ? 0 : row - REACH; y <= row + REACH && y < grid->rows; y++) {
            for (size_t x = column < REACH ? 0 : column - REACH; x <= column + REACH && x < grid->columns;
                 x++) {
                size_t near = y * grid->columns + x;
                if (grid->cells[near] == 0)
                    continue;
                patch.ink |= grid->cells[near];
                grid->cells[near] = 0;
                stack[depth++] = near;
            }
        }
    }
    return patch;
}

static void set_trace(LkTrace *trace, uint32_t page, LkArea box, LkArena *arena)
{
    trace->spots = LK_NEW(arena, LkSpot);
    trace->spots[0] = (LkSpot){page, box};
    trace->spot_count = 1;
}

static void add_patch(LkChanges *changes, const Patch *patch, uint32_t page, LkArena *arena)
{
    LkArea box = {(LkLength)patch->left * CELL, (LkLength)patch->top * CELL,
                  (LkLength)(patch->right - patch->left + 1) * CELL,
                  (LkLength)(patch->bottom - patch->top + 1) * CELL};
    LkDifferenceKind kind = patch->ink == LK_INK_IN_A   ? LK_DIFFERENCE_DELETED
                            : patch->ink == LK_INK_IN_B ? LK_DIFFERENCE_INSERTED
                                                        : LK_DIFFERENCE_CHANGED;
    LkChange *change = lk_changes_add(changes, kind, LK_LAYER_GRAPHICS, arena);
    change->noun = "drawing";
    if (kind != LK_DIFFERENCE_INSERTED)
        set_trace(&change->a, page, box, arena);
    if (kind != LK_DIFFERENCE_DELETED)
        set_trace(&change->b, page, box, arena);
}

static Grid grid_of(const LkSide *a, const LkSide *b, uint32_t page, LkArena *arena)
{
    LkSheet in_a = a->sheets[page - 1], in_b = b->sheets[page - 1];
    LkLength width = in_a.width > in_b.width ? in_a.width : in_b.width;
    LkLength height = in_a.height > in_b.height ? in_a.height : in_b.height;
    Grid grid = {.columns = (size_t)(width / CELL) + 1, .rows = (size_t)(height / CELL) + 1};
    grid.cells = LK_NEW_ARRAY(arena, grid.columns * grid.rows, uint8_t);
    return grid;
}

static void add_page(LkChanges *changes, size_t moved, const LkReadInk *ink, size_t count, size_t next[2],
                     LkArena *arena)
{
    LkChildArena *work = lk_child_arena_open(arena);
    uint32_t page = ink[0].page;
    Grid grid = grid_of(changes->a, changes->b, page, work->arena);
    for (size_t i = 0; i < count; i++)
        if (ink[i].column < grid.columns && ink[i].row < grid.rows)
            grid.cells[ink[i].row * grid.columns + ink[i].column] = (uint8_t)ink[i].sides;
    clear_words(&grid, changes->a, page, &next[0]);
    clear_words(&grid, changes->b, page, &next[1]);
    clear_moved(&grid, changes, moved, page);
    size_t *stack = LK_NEW_ARRAY(work->arena, grid.columns * grid.rows + 1, size_t);
    for (size_t at = 0; at < grid.columns * grid.rows; at++) {
        if (grid.cells[at] == 0)
            continue;
        Patch patch = take_patch(&grid, at, stack);
        if (patch.count >= LEAST)
            add_patch(changes, &patch, page, arena);
    }
    lk_child_arena_close(work);
}

void lk_find_ink(LkChanges *changes, const LkReadInk *ink, size_t count, LkArena *arena)
{
    size_t moved = changes->count, next[2] = {0, 0};
    for (size_t start = 0; start < count;) {
        size_t end = start;
        while (end < count && ink[end].page == ink[start].page)
            end++;
        bool is_in_both = ink[start].page >= 1 && ink[start].page <= changes->a->sheet_count &&
                          ink[start].page <= changes->b->sheet_count;
        if (is_in_both)
            add_page(changes, moved, ink + start, end - start, next, arena);
        start = end;
    }
}
