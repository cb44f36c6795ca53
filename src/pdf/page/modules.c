/* Paints QR codes. All rectangles are in one path, with modules as units: so they are exact, and no hairline
 * shows where two of them touch. */
#include "pdf/page/modules.h"

#include "frame/modules.h"
#include "pdf/file/spelling.h"

void lk_pdf_modules(LkPdf *pdf, const LkPage *page, const LkItem *item, LkBuffer *out)
{
    const LkPicture *picture = item->as.picture;
    LkModuleRect *rects = NULL;
    size_t count = lk_module_rects(picture, pdf->scratch, &rects);
    int64_t module = item->width / picture->width * 1000000 / LK_POINT;
    lk_buffer_string(out, "q ");
    lk_pdf_number(out, module, 6);
    lk_buffer_string(out, " 0 0 ");
    lk_pdf_number(out, module, 6);
    lk_buffer_string(out, " ");
    lk_pdf_length(out, item->x);
    lk_buffer_string(out, " ");
    lk_pdf_length(out, page->height - item->y - item->height);
    lk_buffer_string(out, " cm 0 g\n");
    for (size_t i = 0; i < count; i++)
        lk_buffer_printf(out, "%u %u %u %u re\n", rects[i].x, picture->height - rects[i].y - rects[i].height,
                         rects[i].width, rects[i].height);
    lk_buffer_string(out, "f Q\n");
}
