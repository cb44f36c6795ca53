/* Private to src/image: memory for one page, freed when the page is written. A volume has hundreds of pages
 * and each needs megabytes; in the document's arena all of that would stay until the document's end. */
#ifndef LIKHIT_IMAGE_SCRATCH_H
#define LIKHIT_IMAGE_SCRATCH_H

#include "base/arena.h"

typedef struct LkScratch {
    LkArena *arena;
} LkScratch;

/* Returns an arena of its own beside `owner`. When it is out of memory, control returns to the guard of
 * `owner` (lk_arena_guarded). It is freed by lk_scratch_close, or else with `owner`. */
LkScratch *lk_scratch_open(LkArena *owner);
/* Frees the arena. `scratch` is an LkScratch; it is void, so that lk_arena_defer can call this. */
void lk_scratch_close(void *scratch);

#endif
