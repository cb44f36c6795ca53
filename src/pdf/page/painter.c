#include "pdf/page/painter.h"

#include "pdf/file/spelling.h"

void lk_pdf_paint_length(LkPdfPainter *p, LkLength length)
{
    lk_pdf_length(p->out, length);
    lk_buffer_string(p->out, " ");
}

LkLength lk_pdf_paint_flipped(const LkPdfPainter *p, LkLength y)
{
    return p->page->height - y;
}

/* Greys are written as DeviceGray, so that black text prints with black ink alone. */
void lk_pdf_paint_colour(LkPdfPainter *p, uint32_t colour, const char *grey, const char *rgb)
{
    int red = colour >> 16 & 255, green = colour >> 8 & 255, blue = colour & 255;
    lk_pdf_number(p->out, (red * 1000 + 127) / 255, 3);
    if (red != green || green != blue) {
        lk_buffer_string(p->out, " ");
        lk_pdf_number(p->out, (green * 1000 + 127) / 255, 3);
        lk_buffer_string(p->out, " ");
        lk_pdf_number(p->out, (blue * 1000 + 127) / 255, 3);
        grey = rgb;
    }
    lk_buffer_string(p->out, grey);
}

void lk_pdf_paint_fill_colour(LkPdfPainter *p, uint32_t colour)
{
    if (p->fill != (int64_t)colour)
        lk_pdf_paint_colour(p, colour, " g\n", " rg\n");
    p->fill = colour;
}
