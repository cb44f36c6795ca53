/* Pages and items: arrays that grow. */
#include <criterion/criterion.h>

#include "frame/frame.h"

Test(frame, keeps_items_while_a_page_grows)
{
    LkArena *arena = lk_arena_create();
    LkPage page = {0};
    for (uint32_t i = 0; i < 1000; i++)
        lk_page_add(&page, LK_ITEM_RULE, LK_ROLE_ARTIFACT, arena)->block = i;
    cr_assert_eq(page.count, 1000);
    for (uint32_t i = 0; i < 1000; i++)
        cr_assert_eq(page.items[i].block, i);
    lk_arena_destroy(arena);
}

Test(frame, reserving_keeps_what_is_there_and_never_shrinks)
{
    LkArena *arena = lk_arena_create();
    LkPage page = {0};
    lk_page_add(&page, LK_ITEM_FILL, LK_ROLE_ARTIFACT, arena)->block = 7;
    lk_page_reserve(&page, 500, arena);
    LkItem *items = page.items;
    cr_expect_eq(items[0].block, 7);
    lk_page_reserve(&page, 10, arena);
    for (int i = 0; i < 499; i++)
        lk_page_add(&page, LK_ITEM_FILL, LK_ROLE_ARTIFACT, arena);
    cr_expect_eq(page.items, items, "no item moved");
    lk_arena_destroy(arena);
}

Test(frame, pages_are_in_order_with_their_size)
{
    LkArena *arena = lk_arena_create();
    LkFrames frames = {0};
    for (int i = 1; i <= 200; i++)
        cr_assert_str_eq(lk_frames_add_page(&frames, i * LK_POINT, 2 * i * LK_POINT, arena)->label, "");
    cr_assert_eq(frames.count, 200);
    for (int i = 0; i < 200; i++)
        cr_assert(frames.pages[i].width == (i + 1) * LK_POINT &&
                  frames.pages[i].height == 2 * (i + 1) * LK_POINT);
    lk_arena_destroy(arena);
}

Test(frame, the_baseline_of_a_line_is_below_what_is_raised_and_above_what_is_lowered)
{
    LkGlyphRun raised = {.rise = 5 * LK_POINT}, lowered = {.rise = -2 * LK_POINT};
    LkItem above = {.y = 95 * LK_POINT, .as.run = &raised}, below = {.y = 102 * LK_POINT, .as.run = &lowered};
    cr_expect_eq(lk_item_baseline(&above), 100 * LK_POINT);
    cr_expect_eq(lk_item_baseline(&below), 100 * LK_POINT);
}
