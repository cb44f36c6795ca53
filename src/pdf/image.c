/* JPEG bytes pass through; pixels are deflated behind PNG's row predictors, which halve scans and logos. */
#include "pdf/image.h"

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

/* The predictor with the smallest sum of differences: PNG's own advice. */
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

static LkPdfRef put_pixels(LkPdf *pdf, const LkPicture *picture, const uint8_t *pixels, int channels,
                           const char *extra)
{
    LkPdfRef object = lk_pdf_reserve(pdf);
    LkText data = predict(pdf->arena, pixels, picture->width, picture->height, (size_t)channels);
    const char *body =
        lk_arena_printf(pdf->arena,
                        "/Type/XObject/Subtype/Image/Width %u/Height %u/ColorSpace/%s/BitsPerComponent 8%s"
                        "/DecodeParms<</Predictor 15/Colors %d/Columns %u>>",
                        picture->width, picture->height, channels == 1 ? "DeviceGray" : "DeviceRGB", extra,
                        channels, picture->width);
    lk_pdf_fill_stream(pdf, object, lk_text(body), data, true);
    return object;
}

LkPdfRef lk_pdf_image(LkPdf *pdf, const LkPicture *picture)
{
    const char *mask = "";
    if (picture->alpha != NULL)
        mask = lk_arena_printf(pdf->arena, "/SMask %u 0 R", put_pixels(pdf, picture, picture->alpha, 1, ""));
    if (picture->pixels != NULL)
        return put_pixels(pdf, picture, picture->pixels, picture->channels, mask);
    LkPdfRef object = lk_pdf_reserve(pdf);
    const char *body = lk_arena_printf(pdf->arena,
                                       "/Type/XObject/Subtype/Image/Width %u/Height %u/ColorSpace/%s"
                                       "/BitsPerComponent 8/Filter/DCTDecode%s",
                                       picture->width, picture->height,
                                       picture->channels == 1 ? "DeviceGray" : "DeviceRGB", mask);
    lk_pdf_fill_stream(pdf, object, lk_text(body), picture->jpeg, false);
    return object;
}
