/* Private to src/image: memory for one page, given back when the page is written. A volume has hundreds of
 * pages and each needs megabytes; in the document's arena they would all stay until its end. */
#ifndef LIKHIT_IMAGE_SCRATCH_H
#define LIKHIT_IMAGE_SCRATCH_H

#include "base/arena.h"

typedef struct LkScratch {
    LkArena *arena;
} LkScratch;

/* Returns an arena beside `owner`: when memory runs out in it, control goes where it goes for `owner`, and
 * should it not be closed, it goes with `owner`. */
LkScratch *lk_scratch_open(LkArena *owner);
void lk_scratch_close(void *scratch);

#endif
