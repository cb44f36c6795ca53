/* An arena that lives only while a page is being written. */
#include "image/scratch.h"

#include <stdint.h>

void lk_scratch_close(void *object)
{
    LkScratch *scratch = object;
    lk_arena_destroy(scratch->arena);
    scratch->arena = NULL;
}

LkScratch *lk_scratch_open(LkArena *owner)
{
    LkScratch *scratch = LK_NEW(owner, LkScratch);
    lk_arena_defer(owner, lk_scratch_close, scratch);
    scratch->arena = lk_arena_create();
    if (scratch->arena == NULL) /* an impossible allocation jumps to the owner's guard */
        lk_arena_array(owner, SIZE_MAX, 2);
    lk_arena_share_guard(scratch->arena, owner);
    return scratch;
}
