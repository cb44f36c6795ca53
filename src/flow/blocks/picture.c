/* Typesets pictures, QR codes and the crest. A picture has the width that was asked for, or its natural size
 * at 150 pixels an inch; it is never larger than the text area. */
#include "flow/blocks/blocks.h"

#define NATURAL_PIXELS_PER_INCH                                                                              \
    150 /* what office scanners give; 72 would fill the page with any photograph */

static LkLength asked_width(const LkImageBlock *image, const LkPicture *picture, LkColumnArea area)
{
    return image->width > 0  ? image->width
           : image->part > 0 ? (LkLength)((double)area.width * image->part)
                             : picture->width * 72 * LK_POINT / NATURAL_PIXELS_PER_INCH;
}

/* Returns the room that a high picture has to leave for its caption, which stands on the same page. */
static LkLength caption_height(LkFlow *flow, const LkInlines *caption, LkColumnArea area)
{
    if (caption->count == 0)
        return 0;
    const LkTextStyle *text = &flow->layout->paragraph.text;
    LkParagraphFormat format =
        lk_paragraph_format(flow->layout, text, area.width, LK_ALIGNMENT_CENTRE, LK_JUSTIFY_NONE);
    LkLines lines = {0};
    lk_flow_typeset(flow, caption, &format, &lines);
    return (LkLength)lines.count * text->pitch;
}

static const LkPicture *picture_of(LkFlow *flow, const LkBlock *block)
{
    const LkImageBlock *image = block->as.image;
    return image->code != NULL
               ? lk_flow_qr(flow, image->code)
               : flow->options->load_picture(flow->options->picture_context, image->path, block->span);
}

static LkAlignment alignment_of(const LkImageBlock *image)
{
    LkSourceAlignment asked = image->code == NULL ? LK_SOURCE_ALIGNMENT_CENTRE : image->code->alignment;
    return asked == LK_SOURCE_ALIGNMENT_LEFT    ? LK_ALIGNMENT_LEFT
           : asked == LK_SOURCE_ALIGNMENT_RIGHT ? LK_ALIGNMENT_RIGHT
                                                : LK_ALIGNMENT_CENTRE;
}

static LkLength left_of(LkAlignment alignment, LkLength free_width)
{
    return alignment == LK_ALIGNMENT_LEFT ? 0 : alignment == LK_ALIGNMENT_RIGHT ? free_width : free_width / 2;
}

void lk_flow_image(LkFlow *flow, const LkBlock *block, LkColumnArea area, const LkTarget *target)
{
    const LkImageBlock *image = block->as.image;
    const LkPicture *picture = picture_of(flow, block);
    if (picture == NULL || picture->width == 0 || picture->height == 0)
        return;
    LkLength width = asked_width(image, picture, area);
    if (width > area.width)
        width = area.width;
    LkInlines caption = lk_target_caption(&flow->references, target);
    LkLength height = width * picture->height / picture->width;
    LkLength most = flow->galley.page_height - caption_height(flow, &caption, area);
    if (most > flow->galley.page_height / 4 && height > most) {
        height = most;
        width = height * picture->width / picture->height;
    }
    if (image->code != NULL)
        width = height = lk_flow_qr_size(flow, image->code, picture, width);
    LkAlignment alignment = alignment_of(image);
    LkGalleyBox *box = lk_galley_add(&flow->galley, flow->layout->paragraph.space_before);
    box->height = height;
    box->items = LK_NEW(flow->galley.arena, LkItem);
    box->item_count = 1;
    uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_FIGURE, block->span);
    box->items[0] = (LkItem){.kind = LK_ITEM_IMAGE,
                             .role = LK_ROLE_FIGURE,
                             .block = flow->block,
                             .element = flow->elements.current,
                             .x = area.left + left_of(alignment, area.width - width),
                             .width = width,
                             .height = height,
                             .as.picture = picture,
                             .alt = image->alt,
                             .span = block->span};
    lk_element_leave(&flow->elements, outside);
    if (caption.count > 0) {
        box->keep_with_next = true;
        lk_galley_caption(flow, &caption, area, alignment, 0);
    }
    lk_galley_space(&flow->galley, flow->layout->paragraph.space_before);
}

/* Returns the widest that the crest may be where text stands beside it, or on both sides of its foot: a wider
 * one is made lower, so that it is not printed over the text. */
static LkLength widest_crest(const LkCrestStyle *style, LkLength measure)
{
    enum { PARTS_BESIDE = 5 };
    return style->level || style->beside ? measure / PARTS_BESIDE : measure;
}

static LkLength left_of_crest(const LkLayout *layout, LkLength width, LkLength free_width)
{
    const LkCrestStyle *style = &layout->crest;
    LkLength left = left_of(style->alignment, free_width);
    if (style->alignment == LK_ALIGNMENT_CENTRE && style->on_paper)
        left = (layout->page_width - width) / 2 - layout->margin_left;
    return left;
}

void lk_flow_crest(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    const LkCrestStyle *style = &flow->layout->crest;
    if (style->height <= 0) {
        lk_tell(flow->diagnostics, LK_W_CREST, block->span,
                LK_WITH(lk_named_string("layout", flow->layout->name)));
        return;
    }
    const LkPicture *picture =
        flow->options->load_picture(flow->options->picture_context, block->as.image->path, block->span);
    if (picture == NULL || picture->width == 0 || picture->height == 0)
        return;
    LkLength height = style->height, width = height * picture->width / picture->height;
    LkLength widest = widest_crest(style, area.width);
    if (width > widest) {
        width = widest;
        height = width * picture->height / picture->width;
    }
    LkLength free_width = area.width - width, top = style->top - flow->layout->margin_top;
    LkLength left = left_of_crest(flow->layout, width, free_width);
    if (style->beside)
        flow->crest = (LkArea){left, top, width, height};
    LkGalleyBox *box = lk_galley_add(&flow->galley, 0);
    if (!style->beside && top + height > 0) {
        LkLength raised = style->level ? lk_baseline(flow->layout->paragraph.text.pitch) : 0;
        box->height = top + height - raised;
        lk_galley_space(&flow->galley, style->space_after);
    }
    box->keep_with_next = true;
    box->items = LK_NEW(flow->galley.arena, LkItem);
    box->item_count = 1;
    box->items[0] = (LkItem){.kind = LK_ITEM_IMAGE,
                             .role = LK_ROLE_FIGURE,
                             .block = flow->block,
                             .element = flow->elements.current,
                             .x = area.left + left,
                             .y = top,
                             .width = width,
                             .height = height,
                             .as.picture = picture,
                             .alt = block->as.image->alt,
                             .span = block->span};
}

/* How far down the galley goes, from the top of the first page's text. */
static LkLength galley_height(const LkGalley *galley)
{
    LkLength height = galley->pending_space;
    for (size_t i = 0; i < galley->count; i++)
        height += (i > 0 ? galley->boxes[i].space_before : 0) + galley->boxes[i].height;
    return height;
}

LkColumnArea lk_flow_beside_crest(const LkFlow *flow, LkColumnArea area)
{
    const LkArea *crest = &flow->crest;
    bool is_beside = crest->width > 0 && galley_height(&flow->galley) < crest->y + crest->height;
    LkLength taken = crest->width + flow->layout->paragraph.text.size;
    if (!is_beside || flow->layout->crest.alignment == LK_ALIGNMENT_CENTRE || taken * 4 > area.width)
        return area;
    return (LkColumnArea){area.left + taken, area.width - 2 * taken};
}

void lk_flow_below_crest(LkFlow *flow)
{
    LkLength bottom = flow->crest.y + flow->crest.height, height = galley_height(&flow->galley);
    if (flow->crest.width == 0 || height >= bottom)
        return;
    lk_galley_space(&flow->galley, flow->galley.pending_space + bottom - height);
}
