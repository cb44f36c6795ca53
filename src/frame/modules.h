/* Pictures of modules (QR codes) as rectangles. */
#ifndef LIKHIT_FRAME_MODULES_H
#define LIKHIT_FRAME_MODULES_H

#include "frame/frame.h"

/* In modules, y downward. */
typedef struct LkModuleRect {
    uint32_t x, y, width, height;
} LkModuleRect;

/* Returns the number of rectangles that cover the dark modules: few, without overlaps, in the order of their
 * upper left corners, in the arena. They are to be painted as one path: edges that two of them share then
 * leave no hairline. */
size_t lk_module_rects(const LkPicture *picture, LkArena *arena, LkModuleRect **rects);

#endif
