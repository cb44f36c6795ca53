/* Compares two pictures as an eye would: by the share of pixels whose grey differs by more than a tolerance.
 * Two renderers never agree on each pixel of an edge; a mark that moved shows as many pixels. */
#ifndef LIKHIT_TESTS_IMAGE_COMPARE_H
#define LIKHIT_TESTS_IMAGE_COMPARE_H

#include <stdlib.h>

#include "image/image.h"

static inline int test_grey_at(const LkPicture *picture, uint32_t x, uint32_t y)
{
    size_t at = (size_t)y * picture->width + x;
    const uint8_t *pixel = picture->pixels + at * (size_t)picture->channels;
    int grey = picture->channels == 1 ? pixel[0] : (pixel[0] * 299 + pixel[1] * 587 + pixel[2] * 114) / 1000;
    if (picture->alpha == NULL)
        return grey;
    return (grey * picture->alpha[at] + 255 * (255 - picture->alpha[at])) / 255; /* on white paper */
}

/* Whether `b` has a like grey at the pixel of `a` or beside it: half a pixel of shift is not a fault. */
static inline bool test_has_alike(const LkPicture *a, const LkPicture *b, uint32_t x, uint32_t y,
                                  int tolerance)
{
    int grey = test_grey_at(a, x, y);
    for (int near = 0; near < 9; near++) {
        long other_x = (long)x + (near + 4) % 9 % 3 - 1, other_y = (long)y + (near + 4) % 9 / 3 - 1;
        if (other_x >= 0 && other_y >= 0 && other_x < (long)b->width && other_y < (long)b->height &&
            abs(grey - test_grey_at(b, (uint32_t)other_x, (uint32_t)other_y)) <= tolerance)
            return true;
    }
    return false;
}

/* 0 = alike, 1 = nothing alike; 1 also when the sizes differ by more than one pixel (renderers round the size
 * of a page differently). Both ways: ink that is missing and ink that is too much. */
static inline double test_share_differing(const LkPicture *a, const LkPicture *b, int tolerance)
{
    if (labs((long)a->width - (long)b->width) > 1 || labs((long)a->height - (long)b->height) > 1)
        return 1;
    uint32_t width = a->width < b->width ? a->width : b->width;
    uint32_t height = a->height < b->height ? a->height : b->height;
    size_t differing = 0;
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++)
            differing += !test_has_alike(a, b, x, y, tolerance) || !test_has_alike(b, a, x, y, tolerance);
    return width == 0 || height == 0 ? 1 : (double)differing / ((double)width * height);
}

/* Share of pixels darker than half: whether there is anything on a page. */
static inline double test_share_dark(const LkPicture *picture)
{
    size_t dark = 0;
    for (uint32_t y = 0; y < picture->height; y++)
        for (uint32_t x = 0; x < picture->width; x++)
            dark += test_grey_at(picture, x, y) < 128;
    return (double)dark / ((double)picture->width * picture->height);
}

#endif
