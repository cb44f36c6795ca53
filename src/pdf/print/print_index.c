/* Writes bookmarks (ISO 32000-2 §12.3.3) and page labels (§12.4.2) of a print. */
#include "pdf/print/print_index.h"

#include "pdf/file/spelling.h"

enum { LABELS_A_LEAF = 64 };

void lk_pdf_print_index_init(LkPdfPrintIndex *index, LkPdf *pdf)
{
    *index = (LkPdfPrintIndex){.pdf = pdf};
    lk_buffer_init(&index->entry, pdf->arena);
    lk_buffer_init(&index->labels, pdf->arena);
    lk_buffer_init(&index->leaves, pdf->arena);
}

static void put_item(LkBuffer *body, LkText title, LkPdfRef parent, LkPdfRef side)
{
    lk_buffer_string(body, "/Title");
    lk_pdf_text_string(body, title);
    lk_buffer_printf(body, "/Parent %u 0 R/Dest[%u 0 R/Fit]", parent, side);
}

/* Writes the headings of an entry. They are objects with consecutive numbers, so each can name its
 * neighbours. */
static void put_headings(LkPdfPrintIndex *index, LkPdfRef parent, const LkPdfPrintHeading *headings,
                         size_t count)
{
    LkPdf *pdf = index->pdf;
    LkPdfRef first = lk_pdf_reserve(pdf), last = first;
    for (size_t i = 1; i < count; i++)
        last = lk_pdf_reserve(pdf);
    for (size_t i = 0; i < count; i++) {
        pdf->body.length = 0;
        put_item(&pdf->body, headings[i].title, parent, headings[i].side);
        if (i > 0)
            lk_buffer_printf(&pdf->body, "/Prev %u 0 R", first + (unsigned)i - 1);
        if (i + 1 < count)
            lk_buffer_printf(&pdf->body, "/Next %u 0 R", first + (unsigned)i + 1);
        lk_pdf_fill(pdf, first + (unsigned)i, lk_pdf_view(&pdf->body));
    }
    lk_buffer_printf(&index->entry, "/First %u 0 R/Last %u 0 R/Count -%zu", first, last, count);
}

void lk_pdf_print_bookmark(LkPdfPrintIndex *index, LkText title, LkPdfRef side,
                           const LkPdfPrintHeading *headings, size_t count)
{
    LkPdf *pdf = index->pdf;
    LkPdfRef object = lk_pdf_reserve(pdf), before = index->last;
    if (before != 0) {
        lk_buffer_printf(&index->entry, "/Next %u 0 R", object);
        lk_pdf_fill(pdf, before, lk_pdf_view(&index->entry));
    } else {
        index->outline = lk_pdf_reserve(pdf);
        index->first = object;
    }
    index->entry.length = 0;
    index->last = object;
    index->count++;
    put_item(&index->entry, title, index->outline, side);
    if (before != 0)
        lk_buffer_printf(&index->entry, "/Prev %u 0 R", before);
    if (count > 0)
        put_headings(index, object, headings, count);
}

static void close_leaf(LkPdfPrintIndex *index)
{
    if (index->in_leaf == 0)
        return;
    LkPdf *pdf = index->pdf;
    LkPdfRef leaf = lk_pdf_reserve(pdf);
    pdf->body.length = 0;
    lk_buffer_printf(&pdf->body, "/Limits[%zu %zu]/Nums[", index->label_count - index->in_leaf,
                     index->label_count - 1);
    lk_buffer_text(&pdf->body, lk_pdf_view(&index->labels));
    lk_buffer_string(&pdf->body, "]");
    lk_pdf_fill(pdf, leaf, lk_pdf_view(&pdf->body));
    lk_buffer_printf(&index->leaves, "%s%u 0 R", index->leaves.length == 0 ? "" : " ", leaf);
    index->labels.length = index->in_leaf = 0;
}

void lk_pdf_print_label(LkPdfPrintIndex *index, LkText label)
{
    lk_buffer_printf(&index->labels, "%zu<</P", index->label_count);
    lk_pdf_text_string(&index->labels, label);
    lk_buffer_string(&index->labels, ">>");
    index->label_count++;
    if (++index->in_leaf == LABELS_A_LEAF)
        close_leaf(index);
}

void lk_pdf_print_index_finish(LkPdfPrintIndex *index, LkBuffer *catalog)
{
    LkPdf *pdf = index->pdf;
    close_leaf(index);
    lk_buffer_printf(catalog, "/PageLabels<</Kids[%.*s]>>", (int)index->leaves.length, index->leaves.bytes);
    if (index->count == 0)
        return;
    lk_pdf_fill(pdf, index->last, lk_pdf_view(&index->entry));
    pdf->body.length = 0;
    lk_buffer_printf(&pdf->body, "/Type/Outlines/First %u 0 R/Last %u 0 R/Count %zu", index->first,
                     index->last, index->count);
    lk_pdf_fill(pdf, index->outline, lk_pdf_view(&pdf->body));
    lk_buffer_printf(catalog, "/Outlines %u 0 R/PageMode/UseOutlines", index->outline);
}
