/* Typesets signature and opinion blocks: lead line; heading; an opinion, or dotted lines to write it on; room
 * for ink, or a scanned signature; the name in brackets, position lines and date, centred on one axis in the
 * right half. The block stays on one page with its lead line and the last lines of the text, so that no page
 * holds a signature alone. */
#include "flow/blocks/blocks.h"

#include <string.h>

#include "base/limits.h"

/* A signature block that is being typeset. */
typedef struct Closing {
    LkFlow *flow;
    const LkSignatureStyle *style;
    LkColumnArea area; /* the block's own */
    LkSpan span;       /* of the block in the source */
    size_t first;      /* index of its first box */
    size_t ink;        /* of the one behind the room for ink */
} Closing;

static void add_lines(Closing *closing, const LkInlines *inlines, bool bold, LkLength space,
                      LkAlignment alignment)
{
    LkFlow *flow = closing->flow;
    LkTextStyle text = flow->layout->paragraph.text;
    text.bold = text.bold || bold;
    LkParagraphFormat format =
        lk_paragraph_format(flow->layout, &text, closing->area.width, alignment, LK_JUSTIFY_NONE);
    LkLines lines = {0};
    lk_flow_typeset(flow, inlines, &format, &lines);
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
    LkParagraphFormat format =
        lk_paragraph_format(flow->layout, &style->text, area.width, style->alignment, style->justify);
    format.first_indent = flow->layout->signature.lead_indent ? style->indent : 0;
    LkLines lines = {0};
    lk_flow_typeset(flow, &signature->lead, &format, &lines);
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

static void put_inlines(LkBuffer *out, const LkInlines *inlines)
{
    for (size_t i = 0; i < inlines->count; i++)
        lk_buffer_text(out, inlines->items[i].text);
}

/* Returns the alternative text of a scanned signature. Where the author gives none, it is “signature of” the
 * name below. */
static LkText described(LkFlow *flow, const LkSignature *signature)
{
    if (signature->image_alt.length > 0)
        return signature->image_alt;
    LkBuffer out;
    lk_buffer_init(&out, flow->arena);
    lk_buffer_string(&out, "ลายมือชื่อ");
    put_inlines(&out, &signature->name);
    return lk_buffer_view(&out);
}

/* Returns whose hand a field waits for, as screen readers and signing programs tell it: the name and the
 * positions. */
static LkText awaited(LkFlow *flow, const LkSignature *signature)
{
    LkBuffer out;
    lk_buffer_init(&out, flow->arena);
    put_inlines(&out, &signature->name);
    for (size_t i = 0; i < signature->position_count; i++) {
        lk_buffer_string(&out, " ");
        put_inlines(&out, &signature->position[i]);
    }
    if (lk_text_trim(lk_buffer_view(&out)).length == 0) /* PDF/UA asks for words (ISO 14289-1 §7.18.1) */
        return LK_TEXT("ช่องลงนาม");
    return lk_buffer_view(&out);
}

/* ---- The room for ink, and the field over it and the dotted lines */

static bool is_wanted(const Closing *closing, const LkSignature *signature)
{
    return closing->style->field && signature->field.length > 0;
}

/* Returns the scanned signature as an item without a place; kind GLYPHS when there is none. */
static LkItem scanned(Closing *closing, const LkSignature *signature)
{
    LkFlow *flow = closing->flow;
    const LkPicture *picture = signature->image.length == 0
                                   ? NULL
                                   : flow->options->load_picture(flow->options->picture_context,
                                                                 signature->image, signature->image_span);
    if (picture == NULL || picture->width == 0 || picture->height == 0)
        return (LkItem){.kind = LK_ITEM_GLYPHS};
    LkLength height = closing->style->image_height > 0 ? closing->style->image_height : closing->style->ink;
    LkLength width = height * picture->width / picture->height;
    if (width > closing->area.width) {
        width = closing->area.width;
        height = width * picture->height / picture->width;
    }
    return (LkItem){.kind = LK_ITEM_IMAGE,
                    .role = LK_ROLE_FIGURE,
                    .block = flow->block,
                    .x = closing->area.left + (closing->area.width - width) / 2,
                    .width = width,
                    .height = height,
                    .as.picture = picture,
                    .alt = described(flow, signature),
                    .span = signature->image_span};
}

/* Puts the item into the last box, in an element of its own. */
static void put_item(LkFlow *flow, LkElementKind kind, const LkItem *item)
{
    LkGalleyBox *box = &flow->galley.boxes[flow->galley.count - 1];
    uint32_t outside = lk_element_enter(&flow->elements, kind, item->span);
    box->items[box->item_count] = *item;
    box->items[box->item_count++].element = flow->elements.current;
    lk_element_leave(&flow->elements, outside);
}

/* Adds the room for ink. A scanned signature stands on the lower edge of that room, centred on the axis. The
 * field reaches up over `lines` dotted lines, so that an opinion which is written electronically has room. */
static void add_ink(Closing *closing, const LkSignature *signature, int lines)
{
    LkFlow *flow = closing->flow;
    LkItem image = scanned(closing, signature);
    LkGalleyBox *box = lk_galley_add(&flow->galley, 0);
    LkLength ink = closing->style->ink;
    if (signature->sign.count > 0) /* the line that is signed on is a part of it */
        ink -= ink > 2 * flow->layout->paragraph.text.pitch ? flow->layout->paragraph.text.pitch : 0;
    box->height = ink > image.height ? ink : image.height;
    box->items = LK_NEW_ARRAY(flow->galley.arena, 2, LkItem);
    LkLength over = lines * flow->layout->paragraph.text.pitch;
    const LkItem field = {.kind = LK_ITEM_FIELD,
                          .role = LK_ROLE_SIGNATURE,
                          .block = flow->block,
                          .x = closing->area.left,
                          .y = -over,
                          .width = closing->area.width,
                          .height = over + box->height,
                          .as.field = signature->field,
                          .alt = awaited(flow, signature),
                          .span = closing->span};
    if (image.kind == LK_ITEM_IMAGE) {
        image.y = box->height - image.height;
        put_item(flow, LK_ELEMENT_FIGURE, &image);
    }
    if (is_wanted(closing, signature) && field.height > 0)
        put_item(flow, LK_ELEMENT_FORM, &field);
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

static void widen(Closing *closing, const LkInlines *inlines, bool bold, LkLength *width)
{
    LkTextStyle text = closing->flow->layout->paragraph.text;
    text.bold = text.bold || bold;
    LkParagraphFormat format = lk_paragraph_format(closing->flow->layout, &text, closing->area.width,
                                                   LK_ALIGNMENT_CENTRE, LK_JUSTIFY_NONE);
    LkTextWidths widths = lk_paragraph_measure(closing->flow->text, inlines, &format);
    *width = widths.natural > *width ? widths.natural : *width;
}

/* Makes the block as wide as its longest line, so that this line begins at the block's left edge. */
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

/* ---- One below the other, or side by side */

/* Returns the line that is signed on with as many of its dots as have room. */
static LkInlines sign_line(Closing *closing, const LkSignature *signature)
{
    LkInlines line = signature->sign;
    line.items = LK_NEW_ARRAY(closing->flow->arena, line.count, LkInline);
    memcpy(line.items, signature->sign.items, line.count * sizeof *line.items);
    LkText *dots = &line.items[signature->sign_dots].text;
    LkText all = *dots;
    LkLength room = closing->area.width, whole = 0, words = 0;
    widen(closing, &line, false, &whole);
    if (whole <= room || all.length == 0)
        return line;
    dots->length = 0;
    widen(closing, &line, false, &words);
    double part = words < room ? (double)(room - words) / (double)(whole - words) : 0;
    size_t wanted = (size_t)((double)lk_utf8_count(all) * part), at = 0;
    for (size_t i = 0; i < wanted && at < all.length; i++)
        lk_utf8_next(all, &at);
    dots->length = at;
    return line;
}

static void add_block(Closing *closing, const LkSignature *signature)
{
    LkFlow *flow = closing->flow;
    const LkSignatureStyle *style = closing->style;
    bool has_name = signature->name.count > 0 || signature->sign.count == 0;
    LkInlines name = has_name ? in_brackets(flow, &signature->name) : (LkInlines){0};
    if (style->fit)
        fit(closing, signature, &name);
    if (signature->closing.count > 0)
        add_lines(closing, &signature->closing, false, style->closing_space, style->closing_alignment);
    if (signature->heading.count > 0)
        add_lines(closing, &signature->heading, style->heading_bold, 0, LK_ALIGNMENT_CENTRE);
    if (signature->note.count > 0)
        add_lines(closing, &signature->note, false, style->note_gap, LK_ALIGNMENT_CENTRE);
    int lines = !signature->has_lines       ? 0
                : signature->line_count > 0 ? signature->line_count
                                            : style->note_lines;
    add_dotted_lines(closing, lines);
    add_ink(closing, signature, lines);
    closing->ink = flow->galley.count;
    if (signature->sign.count > 0) {
        LkInlines line = sign_line(closing, signature);
        add_lines(closing, &line, false, 0, LK_ALIGNMENT_CENTRE);
    }
    if (name.count > 0)
        add_lines(closing, &name, false, 0, LK_ALIGNMENT_CENTRE);
    for (size_t i = 0; i < signature->position_count; i++)
        add_lines(closing, &signature->position[i], false, 0, LK_ALIGNMENT_CENTRE);
    if (signature->date.count > 0)
        add_lines(closing, &signature->date, false, 0, LK_ALIGNMENT_CENTRE);
}

/* The boxes of one signature of a row, moved out of the galley. */
typedef struct Column {
    const LkGalleyBox *boxes;
    size_t count, ink;     /* boxes; those down to the room for ink, this one included */
    LkLength above, below; /* heights of those, and of the others */
} Column;

static LkLength height_of(const LkGalleyBox *boxes, size_t count)
{
    LkLength height = 0;
    for (size_t i = 0; i < count; i++)
        height += boxes[i].height + (i > 0 ? boxes[i].space_before : 0);
    return height;
}

/* Takes the boxes from closing->first on. What stands above the first of them is above the row. */
static Column take_column(Closing *closing, LkLength *space)
{
    LkGalley *galley = &closing->flow->galley;
    Column column = {.count = galley->count - closing->first, .ink = closing->ink - closing->first};
    LkGalleyBox *boxes = LK_NEW_ARRAY(galley->arena, column.count, LkGalleyBox);
    memcpy(boxes, galley->boxes + closing->first, column.count * sizeof *boxes);
    column.boxes = boxes;
    *space = boxes->space_before > *space ? boxes->space_before : *space;
    column.above = height_of(boxes, column.ink);
    column.below = height_of(boxes, column.count) - column.above;
    galley->count = closing->first;
    return column;
}

static void put_footnotes(LkGalley *galley, const LkGalleyBox *from, LkGalleyBox *to)
{
    if (from->footnote_count == 0)
        return;
    uint32_t *all = LK_NEW_ARRAY(galley->arena, to->footnote_count + from->footnote_count, uint32_t);
    if (to->footnote_count > 0)
        memcpy(all, to->footnotes, to->footnote_count * sizeof *all);
    memcpy(all + to->footnote_count, from->footnotes, from->footnote_count * sizeof *all);
    to->footnotes = all;
    to->footnote_count += from->footnote_count;
    to->footnote_height += from->footnote_height;
}

/* Puts the items of a column into the box of the row, one column behind the other: that is the order in which
 * they are read. `y` is the upper edge of the column. */
static void put_column(LkGalley *galley, const Column *column, LkLength y, LkGalleyBox *row)
{
    for (size_t i = 0; i < column->count; i++) {
        const LkGalleyBox *box = &column->boxes[i];
        y += i > 0 ? box->space_before : 0;
        for (size_t k = 0; k < box->item_count; k++) {
            row->items[row->item_count] = box->items[k];
            row->items[row->item_count++].y += y;
        }
        put_footnotes(galley, box, row);
        y += box->height;
    }
}

/* One box for all columns of a row, whose names stand on one line. */
static void add_row(LkFlow *flow, const Column *columns, size_t count, LkLength space)
{
    LkGalleyBox *row = lk_galley_add(&flow->galley, space);
    LkLength above = 0, below = 0;
    size_t items = 0;
    for (size_t i = 0; i < count; i++) {
        above = columns[i].above > above ? columns[i].above : above;
        below = columns[i].below > below ? columns[i].below : below;
        for (size_t k = 0; k < columns[i].count; k++)
            items += columns[i].boxes[k].item_count;
    }
    row->height = above + below;
    row->items = LK_NEW_ARRAY(flow->galley.arena, items + 1, LkItem);
    for (size_t i = 0; i < count; i++)
        put_column(&flow->galley, &columns[i], above - columns[i].above, row);
}

static void add_beside(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    Column columns[LK_LIMIT_SIGNATURES_BESIDE];
    size_t count = 0, placed = 0;
    LkLength space = 0;
    for (const LkSignature *one = block->as.signature; one != NULL; one = one->beside)
        count++;
    LkLength gap = flow->layout->paragraph.text.size,
             width = (area.width - gap * (LkLength)(count - 1)) / (LkLength)count;
    bool starts_page = flow->galley.pending_break;
    for (const LkSignature *one = block->as.signature; one != NULL; one = one->beside, placed++) {
        LkColumnArea own = {area.left + (width + gap) * (LkLength)placed, width};
        Closing closing = {flow, &flow->layout->signature, own, one->span, flow->galley.count, 0};
        uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_SECTION, one->span);
        add_block(&closing, one);
        lk_element_leave(&flow->elements, outside);
        columns[placed] = take_column(&closing, &space);
    }
    flow->galley.pending_break = starts_page;
    add_row(flow, columns, count, space);
}

static void add_one(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    const LkSignatureStyle *style = &flow->layout->signature;
    LkLength left = style->left < area.width * 3 / 4 ? style->left : area.width / 2;
    LkLength room = area.width - left;
    LkLength width = style->width > 0 && style->width < room ? style->width : room;
    Closing closing = {flow, style, {area.left + left, width}, block->span, flow->galley.count, 0};
    add_block(&closing, block->as.signature);
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
        add_beside(flow, block, area);
    else
        add_one(flow, block, area);
    for (size_t i = first; i < flow->galley.count; i++) {
        flow->galley.boxes[i].is_signature = true;
        flow->galley.boxes[i].starts_signature = i == first;
    }
    lk_galley_keep_from(&flow->galley, first); /* lead lines included */
    keep_closing_lines(flow, first);
}
