#include "pdf/update/form.h"

#include "pdf/file/spelling.h"
#include "pdf/page/content.h"
#include "pdf/page/links.h"

LkPdfRef lk_pdf_form(LkPdf *pdf, const LkFrames *frames, LkCache *cache)
{
    const LkPage page = lk_page_whole(&frames->pages[0], pdf->arena);
    const LkPdfOptions options = {.profile = LK_PDF_PLAIN, .created = -1, .cache = cache};
    const LkPdfLinks links = {.pdf = pdf, .frames = frames, .language = "th-TH"};
    LkPdfResources resources;
    lk_pdf_resources_init(&resources, pdf, &links, &options);
    lk_pdf_content(&resources, &page, 1);
    LkPdfRef object = lk_pdf_reserve(pdf);
    LkBuffer body;
    lk_buffer_init(&body, pdf->arena);
    lk_buffer_string(&body, "/Type/XObject/Subtype/Form/BBox[0 0 ");
    lk_pdf_length(&body, page.width);
    lk_buffer_string(&body, " ");
    lk_pdf_length(&body, page.height);
    lk_buffer_string(&body, "]/Resources<<");
    lk_pdf_put_resources(&resources, &body);
    lk_buffer_string(&body, ">>");
    lk_pdf_fill_stream(pdf, object, lk_pdf_view(&body), lk_pdf_view(&resources.content), true);
    return lk_pdf_resources_finish(&resources) ? object : 0;
}
