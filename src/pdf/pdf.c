/* Writes frames as PDF. The content of each page is written as it is made; fonts follow when all their glyphs
 * are known; then metadata and the end of the file. */
#include "pdf/pdf.h"

#include <stdint.h>

#include "pdf/claims/metadata.h"
#include "pdf/claims/record.h"
#include "pdf/file/attach.h"
#include "pdf/page/boxes.h"
#include "pdf/page/check.h"
#include "pdf/page/content.h"
#include "pdf/page/fields.h"
#include "pdf/page/links.h"
#include "pdf/page/outline.h"

/* What is needed to write the pages of a file. */
typedef struct Pages {
    LkPdf *pdf;
    const LkFrames *frames;
    const LkPdfOptions *options;
    size_t first, last; /* pages [first, last] are written; from 1 */
    LkPdfRef *objects;  /* of those pages: dictionaries of libharu's */
    LkPdfLinks links;
    LkPdfFields fields;
    LkArena *work; /* for the page that is being written */
} Pages;

static void put_page(LkPdfResources *resources, Pages *pages, size_t number, LkBuffer *annotations)
{
    const LkPage whole = lk_page_whole(&pages->frames->pages[number - 1], pages->work), *page = &whole;
    LkPdf *pdf = resources->pdf;
    LkPdfTags *tags = pages->links.tags;
    LkPdfRef object = pages->objects[number - pages->first];
    LkPdfRef parent = lk_haru_add_page(pdf->haru, object), content = lk_pdf_reserve(pdf);
    if (tags != NULL) {
        lk_pdf_check_page(pdf, page, number);
        lk_pdf_tags_page(tags, number, page->height);
    }
    lk_pdf_content(resources, page, number);
    lk_pdf_fill_stream(pdf, content, LK_TEXT(""), lk_pdf_view(&resources->content), true);
    lk_pdf_links(&pages->links, page, resources->nodes, annotations);
    lk_pdf_fields(&pages->fields, page, object, resources->nodes, annotations);
    if (tags != NULL)
        lk_pdf_tags_page_end(tags);
    LkBuffer *body = &pdf->body;
    body->length = 0;
    lk_buffer_printf(body, "/Type/Page/Parent %u 0 R", parent);
    lk_pdf_boxes(page, pages->options, body);
    lk_buffer_printf(body, "/Contents %u 0 R", content);
    lk_buffer_string(body, "/Resources<<");
    lk_pdf_put_resources(resources, body);
    lk_buffer_string(body, ">>");
    if (tags != NULL)
        lk_buffer_printf(body, "/StructParents %zu/Tabs/S", number - pages->first);
    if (annotations->length > 0)
        lk_buffer_printf(body, "/Annots[%.*s]", (int)annotations->length, annotations->bytes);
    lk_haru_extend(pdf->haru, object, lk_pdf_view(body));
}

/* Reserves the objects of all pages, since links lead to pages that are not written yet. */
static void reserve_pages(Pages *pages)
{
    LkPdf *pdf = pages->pdf;
    size_t count = pages->last - pages->first + 1;
    pages->objects = LK_NEW_ARRAY(pdf->arena, count, LkPdfRef);
    for (size_t i = 0; i < count; i++)
        pages->objects[i] = lk_haru_dictionary(pdf->haru);
    if (count > LK_HARU_PAGES_A_NODE)
        lk_haru_nest_pages(pdf->haru);
}

static void prepare(Pages *pages)
{
    reserve_pages(pages);
    pages->links = (LkPdfLinks){.pdf = pages->pdf,
                                .frames = pages->frames,
                                .language = lk_pdf_language(pages->frames, pages->pdf->arena),
                                .first = pages->first,
                                .last = pages->last,
                                .pages = pages->objects};
    if (lk_pdf_is_tagged(pages->options->profile))
        pages->links.tags = lk_pdf_tags_create(pages->pdf, &pages->frames->structure, pages->first,
                                               pages->objects, pages->last - pages->first + 1);
    lk_pdf_fields_init(&pages->fields, pages->pdf, pages->links.tags);
}

static bool write_pages(Pages *pages, LkPdfResources *resources)
{
    LkPdf *pdf = pages->pdf;
    lk_pdf_resources_init(resources, pdf, &pages->links, pages->options);
    LkBuffer annotations;
    lk_buffer_init(&annotations, pdf->arena);
    LkChildArena *work = lk_child_arena_open(pdf->arena); /* for one page at a time */
    pages->work = pdf->scratch = work->arena;
    for (size_t number = pages->first; number <= pages->last; number++) {
        put_page(resources, pages, number, &annotations);
        lk_arena_reset(work->arena);
        if (!lk_pdf_check(pdf, LK_TERM_PHASE_PAGES))
            return false;
    }
    pdf->scratch = pdf->arena;
    return lk_pdf_resources_finish(resources);
}

/* Gives the build record to the caller who asks for it, and attaches it, with the sources, to the file.
 * Attachments need a date; where the file has none it is 1970-01-01, as the clock must not change what is
 * written. */
static void put_record(LkPdf *pdf, const LkPdfFacts *facts, LkBuffer *catalog)
{
    const LkPdfOptions *options = facts->options;
    bool is_attached = options->profile == LK_PDF_ARCHIVE_SOURCE;
    if (!is_attached && options->record == NULL)
        return;
    LkBuffer record;
    lk_buffer_init(&record, pdf->arena);
    lk_pdf_record_json(facts, &record);
    if (options->record != NULL)
        lk_buffer_text(options->record, lk_pdf_view(&record));
    if (is_attached)
        lk_pdf_attach(pdf, options, lk_pdf_view(&record),
                      lk_pdf_date(options->created >= 0 ? options->created : 0, pdf->arena), catalog);
}

static bool write_file(Pages *pages)
{
    LkPdf *pdf = pages->pdf;
    size_t errors = pdf->diagnostics->errors;
    LkPdfResources resources;
    prepare(pages);
    if (!write_pages(pages, &resources))
        return false;
    LkBuffer catalog;
    lk_buffer_init(&catalog, pdf->arena);
    lk_pdf_bookmarks(&pages->links, &catalog);
    lk_pdf_page_labels(&pages->links, &catalog);
    lk_pdf_fields_finish(&pages->fields, &catalog);
    if (pages->links.tags != NULL)
        lk_buffer_printf(&catalog, "/MarkInfo<</Marked true>>/StructTreeRoot %u 0 R",
                         lk_pdf_tags_finish(pages->links.tags));
    const LkPdfFacts facts = {pages->frames, pages->options, lk_pdf_faces(&resources), resources.font_count};
    put_record(pdf, &facts, &catalog);
    if (pages->frames->title.length > 0)
        lk_buffer_string(&catalog, "/ViewerPreferences<</DisplayDocTitle true>>");
    lk_pdf_metadata(pdf, &facts, &catalog);
    bool keeps_rules = pdf->diagnostics->errors == errors;
    return lk_pdf_check(pdf, LK_TERM_PHASE_METADATA) && keeps_rules && lk_pdf_save(pdf);
}

bool lk_pdf_write(const LkFrames *frames, const LkPdfOptions *options, LkWrite write, void *context,
                  LkArena *arena, LkDiagnostics *diagnostics)
{
    size_t first = options->first_page == 0 ? 1 : options->first_page;
    size_t last = options->last_page < frames->count ? options->last_page : frames->count;
    if (first > last) /* programs refuse a PDF without pages */
        return lk_tell(diagnostics, LK_E_PDF_PAGES, (LkSpan){0},
                       LK_WITH(lk_named_number("first", (long long)first),
                               lk_named_number("last", (long long)options->last_page),
                               lk_named_number("count", (long long)frames->count)));
    /* An arena of its own, since a preview writes the same document again and again. */
    LkChildArena *work = lk_child_arena_open(arena);
    Pages pages = {.pdf = lk_pdf_create(write, context, work->arena, diagnostics),
                   .frames = frames,
                   .options = options,
                   .first = first,
                   .last = last};
    if (pages.pdf != NULL)
        pages.pdf->kept = (LkPdfKept){.state = options->state, .arena = arena};
    bool done = pages.pdf != NULL && write_file(&pages);
    lk_child_arena_close(work);
    return done;
}
