#include "pdf/page/fields.h"

#include "pdf/file/keep.h"
#include "pdf/file/spelling.h"

void lk_pdf_fields_init(LkPdfFields *fields, LkPdf *pdf, LkPdfTags *tags)
{
    *fields = (LkPdfFields){.pdf = pdf, .tags = tags};
    lk_buffer_init(&fields->list, pdf->arena);
}

/* Writes the blank appearance, which PDF/A asks for (ISO 19005-2 §6.3.3). Each field has one as large as
 * itself: where a signed one had another box, validators would report a change. */
static LkPdfRef put_blank(LkPdf *pdf, const LkItem *item)
{
    LkPdfRef object = lk_pdf_reserve(pdf);
    LkBuffer *body = &pdf->body;
    body->length = 0;
    lk_buffer_string(body, "/Type/XObject/Subtype/Form/BBox[0 0 ");
    lk_pdf_length(body, item->width);
    lk_buffer_string(body, " ");
    lk_pdf_length(body, item->height);
    lk_buffer_string(body, "]/Resources<<>>");
    lk_pdf_fill_stream(pdf, object, lk_pdf_view(body), LK_TEXT(""), true);
    return object;
}

/* Left, bottom, right, top. */
typedef struct Corners {
    LkLength sides[4];
} Corners;

static Corners corners_of(const LkPage *page, const LkItem *item)
{
    return (Corners){
        {item->x, page->height - item->y - item->height, item->x + item->width, page->height - item->y}};
}

static void put_rectangle(const Corners *corners, LkBuffer *out)
{
    lk_buffer_string(out, "/Rect[");
    for (int i = 0; i < 4; i++) {
        lk_buffer_string(out, i == 0 ? "" : " ");
        lk_pdf_length(out, corners->sides[i]);
    }
    lk_buffer_string(out, "]");
}

/* Returns a length as it is read back from the file, where it has three decimals. */
static LkLength as_written(LkLength length)
{
    int64_t thousandths = lk_pdf_thousandths(length);
    return thousandths < 0 ? -((-thousandths * LK_POINT + 500) / 1000)
                           : (thousandths * LK_POINT + 500) / 1000;
}

/* Keeps the field for the signature that may follow at once, and which must not depend on whether the file
 * was read in between. */
static void keep(const LkPdfFields *fields, const LkItem *item, const Corners *corners, LkPdfRef object,
                 LkPdfRef page)
{
    LkPdf *pdf = fields->pdf;
    const LkLength *sides = corners->sides;
    lk_pdf_keep_field(pdf, &(LkPdfField){.name = item->as.field,
                                         .description = item->alt,
                                         .object = object,
                                         .body = lk_pdf_view(&pdf->body),
                                         .page_object = page,
                                         .width = as_written(sides[2]) - as_written(sides[0]),
                                         .height = as_written(sides[3]) - as_written(sides[1])});
}

/* The lock (§12.7.5.5, SigFieldLock) says that a signature seals this field and no other: those of the
 * officials who sign later stay open. */
static void put_field(LkPdfFields *fields, const LkPage *page, const LkItem *item, LkPdfRef object,
                      uint32_t node, LkBuffer *list)
{
    LkPdf *pdf = fields->pdf;
    LkPdfRef field = lk_pdf_reserve(pdf), blank = put_blank(pdf, item);
    const Corners corners = corners_of(page, item);
    LkBuffer *body = &pdf->body;
    body->length = 0;
    lk_buffer_string(body, "/Type/Annot/Subtype/Widget/F 4");
    put_rectangle(&corners, body);
    lk_buffer_printf(body, "/P %u 0 R/AP<</N %u 0 R>>/TU", object, blank);
    lk_pdf_text_string(body, item->alt);
    lk_buffer_string(body, "/FT/Sig/T");
    lk_pdf_text_string(body, item->as.field);
    lk_buffer_string(body, "/Lock<</Type/SigFieldLock/Action/Include/Fields[");
    lk_pdf_text_string(body, item->as.field);
    lk_buffer_printf(body, "]>>/StructParent %u", lk_pdf_tags_annotation(fields->tags, node, field));
    lk_pdf_fill(pdf, field, lk_pdf_view(body));
    keep(fields, item, &corners, field, object);
    lk_buffer_printf(list, "%s%u 0 R", list->length == 0 ? "" : " ", field);
    lk_buffer_printf(&fields->list, "%s%u 0 R", fields->list.length == 0 ? "" : " ", field);
}

void lk_pdf_fields(LkPdfFields *fields, const LkPage *page, LkPdfRef object, const uint32_t *nodes,
                   LkBuffer *list)
{
    if (fields->tags == NULL)
        return;
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == LK_ITEM_FIELD)
            put_field(fields, page, &page->items[i], object, nodes[i], list);
}

void lk_pdf_fields_finish(LkPdfFields *fields, LkBuffer *catalog)
{
    if (fields->list.length == 0)
        return;
    LkPdf *pdf = fields->pdf;
    LkPdfRef form = lk_pdf_reserve(pdf);
    pdf->body.length = 0;
    lk_buffer_string(&pdf->body, "/SigFlags 3/Fields[");
    lk_buffer_text(&pdf->body, lk_pdf_view(&fields->list));
    lk_buffer_string(&pdf->body, "]");
    lk_pdf_fill(pdf, form, lk_pdf_view(&pdf->body));
    lk_pdf_keep_form(pdf, form, lk_pdf_view(&pdf->body));
    lk_buffer_printf(catalog, "/AcroForm %u 0 R", form);
}
