/* What all readers of pictures refuse: a file that is damaged, and a picture that is too large. */
#include <stdio.h>

#include "base/limits.h"
#include "image/picture_in.h"

bool lk_picture_corrupt(const LkPictureSource *source, const char *reason)
{
    return lk_error(source->diagnostics, "E-image-corrupt", source->from,
                    "open it in an image program and save it again, or copy it afresh",
                    "the picture “%s” is damaged: %s", source->name, reason);
}

bool lk_picture_size_allowed(const LkPictureSource *source, uint32_t width, uint32_t height)
{
    if (width <= LK_LIMIT_IMAGE_SIDE && height <= LK_LIMIT_IMAGE_SIDE &&
        (size_t)width * height <= LK_LIMIT_IMAGE_PIXELS)
        return true;
    char hint[160];
    snprintf(hint, sizeof hint, "scale it down: at most %d pixels a side and %zu million in all",
             LK_LIMIT_IMAGE_SIDE, LK_LIMIT_IMAGE_PIXELS / 1000000);
    return lk_failure(source->diagnostics, LK_FAILURE_LIMIT, "E-limit-image", source->from, hint,
                      "the picture “%s” is too large: %u × %u pixels", source->name, (unsigned)width,
                      (unsigned)height);
}
