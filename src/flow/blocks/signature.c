/* Typesets signature and opinion blocks, one below the other or side by side, in the right half. A block
 * stays on one page with its lead line and the last lines of the text, so that no page holds a signature
 * alone. */
#include "flow/blocks/signatures.h"

/* However far a layout indents it, a third of the width is left for the line. */
static LkLength lead_indent(const LkLayout *layout, LkLength measure)
{
    const LkSignatureStyle *style = &layout->signature;
    LkLength indent = style->lead_indent ? layout->paragraph.indent : 0;
    if (style->lead_left > 0)
        indent = style->lead_left < measure * 2 / 3 ? style->lead_left : measure * 2 / 3;
    return indent;
}

static void add_lead(LkFlow *flow, const LkSignature *signature, LkColumnArea area)
{
    const LkParagraphStyle *style = &flow->layout->paragraph;
    LkParagraphFormat format =
        lk_paragraph_format(flow->layout, &style->text, area.width, style->alignment, style->justify);
    format.first_indent = lead_indent(flow->layout, area.width);
    LkLines lines = {0};
    lk_flow_typeset(flow, &signature->lead, &format, &lines);
    uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_PARAGRAPH, signature->lead.span);
    lk_galley_lines(flow, &lines, area.left, style->text.pitch, style->space_before, LK_ROLE_PARAGRAPH);
    for (size_t i = flow->galley.count - lines.count; i < flow->galley.count; i++)
        flow->galley.boxes[i].body_line = false;
    lk_element_leave(&flow->elements, outside);
}

/* Keeps as many lines before the closing on its page as the layout asks for. Goes back over running text and
 * rows of tables only. */
static void keep_closing_lines(LkFlow *flow, size_t first)
{
    int wanted = flow->layout->closing_lines;
    for (size_t i = first; i > 0 && wanted > 0; i--) {
        LkGalleyBox *box = &flow->galley.boxes[i - 1];
        if (flow->galley.boxes[i].break_before || (!box->body_line && box->piece.table == NULL))
            return;
        box->keep_with_next = true;
        wanted -= box->piece.table != NULL ? 2 : 1; /* a row counts as two lines */
    }
}

static void add_one(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    const LkSignatureStyle *style = &flow->layout->signature;
    LkLength left = style->left < area.width * 3 / 4 ? style->left : area.width / 2;
    LkLength room = area.width - left;
    LkLength width = style->width > 0 && style->width < room ? style->width : room;
    LkClosing closing = {flow, style, {area.left + left, width}, area.left, block->span, flow->galley.count,
                         0};
    lk_flow_signature_one(&closing, block->as.signature);
}

void lk_flow_signature(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    const LkSignatureStyle *style = &flow->layout->signature;
    size_t leads = 0, first = flow->galley.count;
    for (const LkSignature *one = block->as.signature; one != NULL; one = one->beside) {
        if (one->lead.count > 0)
            add_lead(flow, one, area);
        leads += one->lead.count > 0;
    }
    lk_galley_space(&flow->galley, leads > 0 ? style->note_gap : style->space_before);
    if (block->as.signature->beside != NULL)
        lk_flow_signatures_beside(flow, block, area);
    else
        add_one(flow, block, area);
    for (size_t i = first; i < flow->galley.count; i++) {
        flow->galley.boxes[i].is_signature = true;
        flow->galley.boxes[i].starts_signature = i == first;
    }
    lk_galley_keep_from(&flow->galley, first); /* lead lines included */
    keep_closing_lines(flow, first);
}
