/* QR codes as rectangles: how the back ends paint a picture whose `modules` are set. */
#ifndef LIKHIT_FRAME_MODULES_H
#define LIKHIT_FRAME_MODULES_H

#include "frame/frame.h"

/* A rectangle of dark modules. Counted in modules from the upper left corner of the code, y downward. */
typedef struct LkModuleRect {
    uint32_t x, y, width, height;
} LkModuleRect;

/* Fills *rects, in the arena, with rectangles that cover the dark modules: few, without overlaps, in the
 * order of their upper left corners. Returns how many. Paint them as one path: then no hairline shows between
 * two that touch. */
size_t lk_module_rects(const LkPicture *picture, LkArena *arena, LkModuleRect **rects);

#endif
