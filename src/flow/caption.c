/* Captions of tables and pictures. */
#include "flow/galley.h"

void lk_galley_caption(LkFlow *flow, const LkInlines *caption, LkColumnArea area, LkAlignment alignment,
                       LkLength space)
{
    const LkTextStyle *text = &flow->layout->paragraph.text;
    LkParagraphFormat format =
        lk_paragraph_format(flow->layout, text, area.width, alignment, LK_JUSTIFY_NONE);
    LkLines lines = {0};
    size_t first = flow->galley.count;
    uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_CAPTION, caption->span);
    lk_flow_typeset(flow, caption, &format, &lines);
    lk_galley_lines(flow, &lines, area.left, text->pitch, space, LK_ROLE_CAPTION);
    for (size_t i = first; i < flow->galley.count; i++)
        flow->galley.boxes[i].body_line = false;
    lk_galley_keep_from(&flow->galley, first);
    lk_element_leave(&flow->elements, outside);
}
