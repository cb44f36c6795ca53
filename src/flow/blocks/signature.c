/* Signature and opinion blocks: lead line; heading; a note or dotted lines; room for ink or a scanned
 * signature; the name in brackets, position lines and date, centred on one axis in the right half. The whole
 * block stays together with its lead line, and the lead line with the last lines of the text (a page never
 * holds a signature alone). */
#include "flow/blocks/blocks.h"

/* A signature block while it is set. */
typedef struct Closing {
    LkFlow *flow;
    const LkSignatureStyle *style;
    LkColumnArea area; /* the block's own */
    size_t first;      /* index of its first box */
} Closing;

static void add_lines(Closing *closing, const LkInlines *inlines, bool bold, LkLength space,
                      LkAlignment alignment)
{
    LkFlow *flow = closing->flow;
    LkTextStyle text = flow->layout->paragraph.text;
    text.bold = text.bold || bold;
    LkParagraphShape shape =
        lk_paragraph_shape(flow->layout, &text, closing->area.width, alignment, LK_JUSTIFY_NONE);
    LkLines lines = {0};
    lk_flow_typeset(flow, inlines, &shape, &lines);
    size_t first = flow->galley.count;
    uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_PARAGRAPH, inlines->span);
    lk_galley_lines(flow, &lines, closing->area.left, text.pitch, space, LK_ROLE_SIGNATURE);
    for (size_t i = first; i < flow->galley.count; i++)
        flow->galley.boxes[i].body_line = false;
    lk_element_leave(&flow->elements, outside);
}

static void add_lead(LkFlow *flow, const LkSignature *signature, LkColumnArea area)
{
    const LkParagraphStyle *style = &flow->layout->paragraph;
    LkParagraphShape shape =
        lk_paragraph_shape(flow->layout, &style->text, area.width, style->place, style->justify);
    shape.first_indent = flow->layout->signature.lead_indent ? style->indent : 0;
    LkLines lines = {0};
    lk_flow_typeset(flow, &signature->lead, &shape, &lines);
    uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_PARAGRAPH, signature->lead.span);
    lk_galley_lines(flow, &lines, area.left, style->text.pitch, style->space_before, LK_ROLE_PARAGRAPH);
    for (size_t i = flow->galley.count - lines.count; i < flow->galley.count; i++)
        flow->galley.boxes[i].body_line = false;
    lk_element_leave(&flow->elements, outside);
}

static void add_dotted_lines(Closing *closing, int count)
{
    LkFlow *flow = closing->flow;
    LkLength pitch = flow->layout->paragraph.text.pitch;
    for (int i = 0; i < count; i++) {
        LkGalleyBox *box = lk_galley_add(&flow->galley, i == 0 ? closing->style->note_gap : 0);
        box->height = pitch;
        box->items = LK_NEW(flow->galley.arena, LkItem);
        box->item_count = 1;
        box->items[0] = (LkItem){.kind = LK_ITEM_RULE,
                                 .role = LK_ROLE_ARTIFACT,
                                 .block = flow->block,
                                 .x = closing->area.left,
                                 .y = lk_baseline(pitch),
                                 .width = closing->area.width,
                                 .thickness = LK_MILLIPOINTS(700),
                                 .dash = LK_DASH_DOTTED};
    }
}

/* What a scanned signature shows needs not be said: it is that of the name below. */
static LkText described(LkFlow *flow, const LkSignature *signature)
{
    if (signature->image_alt.length > 0)
        return signature->image_alt;
    LkBuffer out;
    lk_buffer_init(&out, flow->arena);
    lk_buffer_string(&out, "ลายมือชื่อ");
    for (size_t i = 0; i < signature->name.count; i++)
        lk_buffer_text(&out, signature->name.items[i].text);
    return lk_buffer_view(&out);
}

/* A scanned signature stands in the ink's room, its foot on the room's lower edge, centred on the axis. */
static void add_ink(Closing *closing, const LkSignature *signature)
{
    LkFlow *flow = closing->flow;
    LkGalleyBox *box = lk_galley_add(&flow->galley, 0);
    box->height = closing->style->ink;
    if (signature->image.length == 0)
        return;
    const LkPicture *picture =
        flow->options->load_picture(flow->options->picture_context, signature->image, signature->image_span);
    if (picture == NULL || picture->width == 0 || picture->height == 0)
        return;
    LkLength height = closing->style->image_height > 0 ? closing->style->image_height : closing->style->ink;
    LkLength width = height * picture->width / picture->height;
    if (width > closing->area.width) {
        width = closing->area.width;
        height = width * picture->height / picture->width;
    }
    if (height > box->height)
        box->height = height;
    box = &flow->galley.boxes[flow->galley.count - 1];
    box->items = LK_NEW(flow->galley.arena, LkItem);
    box->item_count = 1;
    uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_FIGURE, signature->image_span);
    box->items[0] = (LkItem){.kind = LK_ITEM_IMAGE,
                             .role = LK_ROLE_FIGURE,
                             .block = flow->block,
                             .element = flow->elements.current,
                             .x = closing->area.left + (closing->area.width - width) / 2,
                             .y = box->height - height,
                             .width = width,
                             .height = height,
                             .as.picture = picture,
                             .alt = described(flow, signature),
                             .span = signature->image_span};
    lk_element_leave(&flow->elements, outside);
}

static bool has_brackets(const LkInlines *name)
{
    if (name->count == 0)
        return false;
    LkText first = lk_text_trim(name->items[0].text), last = lk_text_trim(name->items[name->count - 1].text);
    return first.length > 0 && last.length > 0 && first.bytes[0] == '(' && last.bytes[last.length - 1] == ')';
}

static LkInlines in_brackets(LkFlow *flow, const LkInlines *name)
{
    if (has_brackets(name))
        return *name;
    LkInline *items = LK_NEW_ARRAY(flow->arena, name->count + 2, LkInline);
    items[0] = (LkInline){.kind = LK_INLINE_TEXT, .text = LK_TEXT("(")};
    for (size_t i = 0; i < name->count; i++)
        items[i + 1] = name->items[i];
    items[name->count + 1] = (LkInline){.kind = LK_INLINE_TEXT, .text = LK_TEXT(")")};
    return (LkInlines){items, name->count + 2, name->span};
}

/* The lines of text before the closing that must stand on its page: walks back over running text and rows. */
static void keep_closing_lines(LkFlow *flow, size_t first)
{
    int wanted = flow->layout->closing_lines;
    for (size_t i = first; i > 0 && wanted > 0; i--) {
        LkGalleyBox *box = &flow->galley.boxes[i - 1];
        if (flow->galley.boxes[i].break_before || (!box->body_line && box->piece.table == NULL))
            return;
        box->keep_with_next = true;
        wanted -= box->piece.table != NULL ? 2 : 1; /* a row is as good as two lines */
    }
}

static void widen(Closing *closing, const LkInlines *inlines, bool bold, LkLength *width)
{
    LkTextStyle text = closing->flow->layout->paragraph.text;
    text.bold = text.bold || bold;
    LkParagraphShape shape = lk_paragraph_shape(closing->flow->layout, &text, closing->area.width,
                                                LK_ALIGNMENT_CENTRE, LK_JUSTIFY_NONE);
    LkTextWidths widths = lk_paragraph_measure(closing->flow->text, inlines, &shape);
    *width = widths.natural > *width ? widths.natural : *width;
}

/* As wide as the longest line, so that the block begins at its left edge. */
static void fit(Closing *closing, const LkSignature *signature, const LkInlines *name)
{
    LkLength width = 0;
    widen(closing, &signature->closing, false, &width);
    widen(closing, &signature->heading, closing->style->heading_bold, &width);
    widen(closing, name, false, &width);
    for (size_t i = 0; i < signature->position_count; i++)
        widen(closing, &signature->position[i], false, &width);
    widen(closing, &signature->date, false, &width);
    if (width > 0 && width < closing->area.width)
        closing->area.width = width;
}

static void add_block(Closing *closing, const LkSignature *signature)
{
    LkFlow *flow = closing->flow;
    const LkSignatureStyle *style = closing->style;
    LkInlines name = in_brackets(flow, &signature->name);
    if (style->fit)
        fit(closing, signature, &name);
    if (signature->closing.count > 0)
        add_lines(closing, &signature->closing, false, style->closing_space, style->closing_place);
    if (signature->heading.count > 0)
        add_lines(closing, &signature->heading, style->heading_bold, 0, LK_ALIGNMENT_CENTRE);
    if (signature->note.count > 0)
        add_lines(closing, &signature->note, false, style->note_gap, LK_ALIGNMENT_CENTRE);
    if (signature->has_lines)
        add_dotted_lines(closing, signature->line_count > 0 ? signature->line_count : style->note_lines);
    add_ink(closing, signature);
    add_lines(closing, &name, false, 0, LK_ALIGNMENT_CENTRE);
    for (size_t i = 0; i < signature->position_count; i++)
        add_lines(closing, &signature->position[i], false, 0, LK_ALIGNMENT_CENTRE);
    if (signature->date.count > 0)
        add_lines(closing, &signature->date, false, 0, LK_ALIGNMENT_CENTRE);
    lk_galley_keep_from(&flow->galley, closing->first);
}

void lk_flow_signature(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    const LkSignature *signature = block->as.signature;
    const LkSignatureStyle *style = &flow->layout->signature;
    LkLength left = style->left < area.width * 3 / 4 ? style->left : area.width / 2;
    LkLength room = area.width - left;
    LkLength width = style->width > 0 && style->width < room ? style->width : room;
    Closing closing = {flow, style, {area.left + left, width}, flow->galley.count};

    if (signature->lead.count > 0) {
        add_lead(flow, signature, area);
        lk_galley_space(&flow->galley, style->note_gap);
    } else {
        lk_galley_space(&flow->galley, style->space_before);
    }
    add_block(&closing, signature);
    keep_closing_lines(flow, closing.first);
}
