/* One signature or opinion block: heading; an opinion, or dotted lines to write it on; room for ink, or a
 * scanned signature; the name in brackets, position lines and date, centred on one axis. */
#include "flow/blocks/signatures.h"

#include <string.h>

static void add_lines(LkClosing *closing, const LkInlines *inlines, bool bold, LkLength space,
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

static void add_dotted_lines(LkClosing *closing, int count)
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

static bool is_wanted(const LkClosing *closing, const LkSignature *signature)
{
    return closing->style->field && signature->field.length > 0;
}

/* Returns the scanned signature as an item without a place; kind GLYPHS when there is none. */
static LkItem scanned(LkClosing *closing, const LkSignature *signature)
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
static void add_ink(LkClosing *closing, const LkSignature *signature, int lines)
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

static void widen(LkClosing *closing, const LkInlines *inlines, bool bold, LkLength *width)
{
    LkTextStyle text = closing->flow->layout->paragraph.text;
    text.bold = text.bold || bold;
    LkParagraphFormat format = lk_paragraph_format(closing->flow->layout, &text, closing->area.width,
                                                   LK_ALIGNMENT_CENTRE, LK_JUSTIFY_NONE);
    LkTextWidths widths = lk_paragraph_measure(closing->flow->text, inlines, &format);
    *width = widths.natural > *width ? widths.natural : *width;
}

/* Moves the block to the axis of the closing words, which begin at its left edge: the name stands below them,
 * and what is wider than they are reaches out on both sides alike. */
static void centre_below(LkClosing *closing, LkLength words, LkLength width)
{
    LkColumnArea *area = &closing->area;
    LkLength axis = area->left + words / 2, right = area->left + area->width - axis;
    LkLength left = axis - closing->left, most = left < right ? left : right,
             half = (words > width ? words : width) / 2;
    half = half < most ? half : most;
    *area = (LkColumnArea){axis - half, 2 * half};
}

/* Makes the block as wide as its longest line. */
static void fit(LkClosing *closing, const LkSignature *signature, const LkInlines *name)
{
    LkLength width = 0, words = 0;
    widen(closing, &signature->closing, false, &words);
    widen(closing, &signature->heading, closing->style->heading_bold, &width);
    widen(closing, name, false, &width);
    for (size_t i = 0; i < signature->position_count; i++)
        widen(closing, &signature->position[i], false, &width);
    widen(closing, &signature->date, false, &width);
    if (words > 0)
        centre_below(closing, words, width);
    else if (width > 0 && width < closing->area.width)
        closing->area.width = width;
}

/* Returns the line that is signed on with as many of its dots as have room. */
static LkInlines sign_line(LkClosing *closing, const LkSignature *signature)
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

void lk_flow_signature_one(LkClosing *closing, const LkSignature *signature)
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
