/* Pictures in the flow: natural size at 150 pixels an inch, never larger than the text. */
#include "flow/flow_private.h"

#define NATURAL_PIXELS_PER_INCH                                                                              \
    150 /* what office scanners give; 72 would fill the page with any photograph */

void lk_flow_image(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    const LkImageBlock *image = block->as.image;
    const LkPicture *picture =
        flow->options->load_picture(flow->options->picture_context, image->path, block->span);
    if (picture == NULL || picture->width == 0 || picture->height == 0)
        return;
    LkLength width = picture->width * 72 * LK_POINT / NATURAL_PIXELS_PER_INCH;
    if (width > area.width)
        width = area.width;
    LkLength height = width * picture->height / picture->width;
    if (height > flow->page_height) {
        height = flow->page_height;
        width = height * picture->width / picture->height;
    }
    LkBox *box = lk_galley_add(flow, flow->layout->paragraph.space_before);
    box->height = height;
    box->items = LK_NEW(flow->column, LkItem);
    box->item_count = 1;
    box->items[0] = (LkItem){.kind = LK_ITEM_IMAGE,
                             .role = LK_ROLE_FIGURE,
                             .block = flow->block,
                             .x = area.left + (area.width - width) / 2,
                             .width = width,
                             .height = height,
                             .as.picture = picture,
                             .alt = image->alt,
                             .span = block->span};
    lk_galley_space(flow, flow->layout->paragraph.space_before);
}
