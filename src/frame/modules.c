/* Turns the modules of a QR code into few rectangles: a run of dark modules goes on downward as long as the
 * row below has the same run. */
#include "frame/modules.h"

static bool is_dark(const LkPicture *picture, uint32_t x, uint32_t y)
{
    return x < picture->width && y < picture->height && picture->modules[(size_t)y * picture->width + x] != 0;
}

static uint32_t run_length(const LkPicture *picture, uint32_t x, uint32_t y)
{
    uint32_t length = 0;
    while (is_dark(picture, x + length, y))
        length++;
    return length;
}

static bool begins(const LkPicture *picture, uint32_t x, uint32_t y)
{
    return is_dark(picture, x, y) && (x == 0 || !is_dark(picture, x - 1, y));
}

/* Whether the row has exactly this run. */
static bool has_run(const LkPicture *picture, uint32_t x, uint32_t y, uint32_t length)
{
    return begins(picture, x, y) && run_length(picture, x, y) == length;
}

size_t lk_module_rects(const LkPicture *picture, LkArena *arena, LkModuleRect **rects)
{
    size_t count = 0;
    *rects = LK_NEW_ARRAY(arena, ((size_t)picture->width + 1) / 2 * picture->height + 1, LkModuleRect);
    for (uint32_t y = 0; y < picture->height; y++) {
        for (uint32_t x = 0; x < picture->width; x++) {
            if (!begins(picture, x, y))
                continue;
            LkModuleRect rect = {x, y, run_length(picture, x, y), 1};
            if (y > 0 && has_run(picture, x, y - 1, rect.width))
                continue; /* belongs to a rectangle that began above */
            while (has_run(picture, x, y + rect.height, rect.width))
                rect.height++;
            (*rects)[count++] = rect;
        }
    }
    return count;
}
