/* Paints rules, areas and pictures. */
#include "pdf/file/spelling.h"
#include "pdf/page/check.h"
#include "pdf/page/modules.h"
#include "pdf/page/painter.h"

/* The thickness of a rule of thickness 0: it shows, as in the other back ends, and dots need a pitch. */
#define HAIRLINE (LK_POINT / 100)

void lk_pdf_paint_stroke(LkPdfPainter *p, LkLength x, LkLength y, LkLength to_x, LkLength to_y,
                         LkLength thickness, uint32_t colour)
{
    lk_pdf_paint_colour(p, colour, " G ", " RG ");
    lk_pdf_paint_length(p, thickness);
    lk_buffer_string(p->out, "w ");
    lk_pdf_paint_length(p, x);
    lk_pdf_paint_length(p, y);
    lk_buffer_string(p->out, "m ");
    lk_pdf_paint_length(p, to_x);
    lk_pdf_paint_length(p, to_y);
    lk_buffer_string(p->out, "l S\n");
}

void lk_pdf_paint_rule(LkPdfPainter *p, const LkItem *item)
{
    LkLength y = lk_pdf_paint_flipped(p, item->y);
    LkLength thickness = item->thickness < HAIRLINE ? HAIRLINE : item->thickness;
    bool dotted = item->dash == LK_DASH_DOTTED;
    if (dotted) {
        lk_buffer_string(p->out, "q 1 J[0 ");
        lk_pdf_length(p->out, LK_DOT_PITCH(thickness));
        lk_buffer_string(p->out, "]0 d ");
    }
    lk_pdf_paint_stroke(p, item->x, y, item->x + item->width, y - item->height, thickness, item->colour);
    lk_buffer_string(p->out, dotted ? "Q\n" : "");
}

void lk_pdf_paint_fill(LkPdfPainter *p, const LkItem *item)
{
    lk_pdf_paint_fill_colour(p, item->colour);
    lk_pdf_paint_length(p, item->x);
    lk_pdf_paint_length(p, lk_pdf_paint_flipped(p, item->y + item->height));
    lk_pdf_paint_length(p, item->width);
    lk_pdf_paint_length(p, item->height);
    lk_buffer_string(p->out, "re f\n");
}

static void put_pixels(LkPdfPainter *p, const LkItem *item)
{
    uint32_t number = lk_pdf_use_image(p->resources, item->as.picture, p->number);
    lk_buffer_string(p->out, "q ");
    lk_pdf_paint_length(p, item->width);
    lk_buffer_string(p->out, "0 0 ");
    lk_pdf_paint_length(p, item->height);
    lk_pdf_paint_length(p, item->x);
    lk_pdf_paint_length(p, lk_pdf_paint_flipped(p, item->y + item->height));
    lk_buffer_printf(p->out, "cm /I%u Do Q\n", number);
}

void lk_pdf_paint_image(LkPdfPainter *p, const LkItem *item)
{
    lk_pdf_check_picture(p->resources->pdf, p->resources->options, item);
    bool described = item->alt.length > 0 && p->tags == NULL;
    if (described) { /* a file without tags has the alternative text here */
        lk_buffer_string(p->out, "/Span<</Alt");
        lk_pdf_text_string(p->out, item->alt);
        lk_buffer_string(p->out, ">>BDC\n");
    }
    if (item->as.picture->modules != NULL)
        lk_pdf_modules(p->resources->pdf, p->page, item, p->out);
    else
        put_pixels(p, item);
    lk_buffer_string(p->out, described ? "EMC\n" : "");
}
