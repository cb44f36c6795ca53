/* Refuses, for all readers of pictures, files that are damaged and pictures that are too large. */
#include <stdio.h>

#include "base/limits.h"
#include "image/picture_in.h"

bool lk_picture_corrupt(const LkPictureSource *source, const char *reason)
{
    return lk_tell(source->diagnostics, LK_E_IMAGE_CORRUPT, source->from,
                   LK_WITH(lk_named_string("name", source->name), lk_named_quoted("reason", reason)));
}

bool lk_picture_size_allowed(const LkPictureSource *source, uint32_t width, uint32_t height)
{
    if (width <= LK_LIMIT_IMAGE_SIDE && height <= LK_LIMIT_IMAGE_SIDE &&
        (size_t)width * height <= LK_LIMIT_IMAGE_PIXELS)
        return true;
    return lk_tell(source->diagnostics, LK_E_LIMIT_IMAGE, source->from,
                   LK_WITH(lk_named_string("name", source->name), lk_named_number("width", width),
                           lk_named_number("height", height), lk_named_number("side", LK_LIMIT_IMAGE_SIDE),
                           lk_named_number("millions", (long long)(LK_LIMIT_IMAGE_PIXELS / 1000000))));
}
