/* Modules as rectangles: all dark ones, no light one, none twice. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "frame/modules.h"

static size_t cover(const char *rows, uint32_t side, unsigned char *covered)
{
    uint8_t modules[64 * 64];
    for (size_t i = 0; i < (size_t)side * side; i++)
        modules[i] = rows[i] == '#';
    LkArena *arena = lk_arena_create();
    LkPicture picture = {.width = side, .height = side, .modules = modules};
    LkModuleRect *rects = NULL;
    size_t count = lk_module_rects(&picture, arena, &rects);
    memset(covered, 0, (size_t)side * side);
    for (size_t i = 0; i < count; i++)
        for (uint32_t y = rects[i].y; y < rects[i].y + rects[i].height; y++)
            for (uint32_t x = rects[i].x; x < rects[i].x + rects[i].width; x++)
                covered[y * side + x]++;
    lk_arena_destroy(arena);
    return count;
}

Test(modules, runs_that_go_on_below_are_one_rectangle)
{
    unsigned char covered[16];
    cr_assert_eq(cover("    "
                       " ## "
                       " ## "
                       "    ",
                       4, covered),
                 1);
    cr_assert_eq(cover("##  "
                       "### "
                       "### "
                       "# ##",
                       4, covered),
                 4, "a wider run begins anew");
    cr_assert_eq(cover("                ", 4, covered), 0);
}

Test(modules, every_dark_module_is_covered_once)
{
    enum { SIDE = 37 };
    char rows[SIDE * SIDE];
    unsigned char covered[SIDE * SIDE];
    for (unsigned seed = 1; seed <= 50; seed++) {
        srand(seed);
        for (size_t i = 0; i < sizeof rows; i++)
            rows[i] = rand() % 100 < (int)(seed * 2) ? '#' : ' ';
        cover(rows, SIDE, covered);
        for (size_t i = 0; i < sizeof rows; i++)
            cr_assert_eq(covered[i], rows[i] == '#', "seed %u, module %zu", seed, i);
    }
}
