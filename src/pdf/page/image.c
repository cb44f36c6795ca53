/* Writes pictures. JPEG files go in as they are; other pixels are deflated behind PNG's row predictors, which
 * halve scans and logos. */
#include "pdf/page/image.h"

#include <stdlib.h>
#include <string.h>

enum { PREDICT_NONE = 0, PREDICT_LEFT = 1, PREDICT_UP = 2, PREDICTORS = 3 };

static uint8_t predicted(int predictor, const uint8_t *row, const uint8_t *above, size_t at, size_t channels)
{
    if (predictor == PREDICT_LEFT)
        return (uint8_t)(row[at] - (at >= channels ? row[at - channels] : 0));
    if (predictor == PREDICT_UP)
        return (uint8_t)(row[at] - (above != NULL ? above[at] : 0));
    return row[at];
}

/* Returns the predictor with the smallest sum of differences, as PNG's specification advises. */
static int best_predictor(const uint8_t *row, const uint8_t *above, size_t length, size_t channels)
{
    uint64_t least = UINT64_MAX;
    int best = PREDICT_NONE;
    for (int predictor = 0; predictor < PREDICTORS; predictor++) {
        uint64_t sum = 0;
        for (size_t i = 0; i < length; i++)
            sum += (uint64_t)abs((int8_t)predicted(predictor, row, above, i, channels));
        if (sum < least) {
            least = sum;
            best = predictor;
        }
    }
    return best;
}

static LkText predict(LkArena *arena, const uint8_t *pixels, size_t width, size_t height, size_t channels)
{
    size_t row_length = width * channels;
    uint8_t *out = lk_arena_array(arena, height, row_length + 1);
    uint8_t *to = out;
    for (size_t y = 0; y < height; y++) {
        const uint8_t *row = pixels + y * row_length, *above = y == 0 ? NULL : row - row_length;
        int predictor = best_predictor(row, above, row_length, channels);
        *to++ = (uint8_t)predictor;
        for (size_t i = 0; i < row_length; i++)
            *to++ = predicted(predictor, row, above, i, channels);
    }
    return (LkText){(const char *)out, height * (row_length + 1)};
}

/* Returns where the number of a stream with these bytes, of this kind, is noted: equal streams are written
 * once. */
static uint32_t *known(LkPdf *pdf, LkPdfImages *images, const char *kind, LkText bytes)
{
    LkDigest digest = lk_digest(bytes.bytes, bytes.length);
    const char *key = lk_arena_printf(pdf->scratch, "%s %s", kind, digest.hex);
    return lk_pdf_table_at(&images->objects, key, strlen(key));
}

/* Returns the colour space: that of the picture's own profile, or else of the device, which the file declares
 * to be sRGB. */
static const char *colour_space(LkPdf *pdf, LkPdfImages *images, const LkPicture *picture)
{
    const char *device = picture->channels == 1 ? "/DeviceGray" : "/DeviceRGB";
    if (picture->profile.length == 0)
        return device;
    uint32_t *object = known(pdf, images, "profile", picture->profile);
    if (*object == 0) {
        const char *body = lk_arena_printf(pdf->scratch, "/N %d/Alternate%s", picture->channels, device);
        *object = lk_pdf_reserve(pdf);
        lk_pdf_fill_stream(pdf, *object, lk_text(body), picture->profile, true);
    }
    return lk_arena_printf(pdf->scratch, "[/ICCBased %u 0 R]", *object);
}

static LkPdfRef put_pixels(LkPdf *pdf, LkPdfImages *images, const LkPicture *picture, const uint8_t *pixels,
                           size_t channels, const char *colours)
{
    LkText raw = {(const char *)pixels, (size_t)picture->width * picture->height * channels};
    const char *body =
        lk_arena_printf(pdf->scratch,
                        "/Type/XObject/Subtype/Image/Width %u/Height %u/ColorSpace%s"
                        "/BitsPerComponent 8/DecodeParms<</Predictor 15/Colors %zu/Columns %u>>",
                        picture->width, picture->height, colours, channels, picture->width);
    uint32_t *object = known(pdf, images, body, raw);
    if (*object == 0) {
        LkText data = predict(pdf->scratch, pixels, picture->width, picture->height, channels);
        *object = lk_pdf_reserve(pdf);
        lk_pdf_fill_stream(pdf, *object, lk_text(body), data, true);
    }
    return *object;
}

static LkPdfRef put_jpeg(LkPdf *pdf, LkPdfImages *images, const LkPicture *picture, const char *colours)
{
    const char *body = lk_arena_printf(pdf->scratch,
                                       "/Type/XObject/Subtype/Image/Width %u/Height %u/ColorSpace%s"
                                       "/BitsPerComponent 8/Filter/DCTDecode",
                                       picture->width, picture->height, colours);
    uint32_t *object = known(pdf, images, body, picture->jpeg);
    if (*object == 0) {
        *object = lk_pdf_reserve(pdf);
        lk_pdf_fill_stream(pdf, *object, lk_text(body), picture->jpeg, false);
    }
    return *object;
}

LkPdfRef lk_pdf_image(LkPdf *pdf, LkPdfImages *images, const LkPicture *picture)
{
    const char *colours = colour_space(pdf, images, picture);
    if (picture->pixels == NULL)
        return put_jpeg(pdf, images, picture, colours);
    if (picture->alpha != NULL) {
        LkPdfRef mask = put_pixels(pdf, images, picture, picture->alpha, 1, "/DeviceGray");
        colours = lk_arena_printf(pdf->scratch, "%s/SMask %u 0 R", colours, mask);
    }
    return put_pixels(pdf, images, picture, picture->pixels, (size_t)picture->channels, colours);
}
