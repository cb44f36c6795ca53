/* On which pages the blocks that can be named came to stand. */
#include "flow/flow_private.h"

void lk_flow_find_pages(LkFlow *flow, LkFrames *frames)
{
    if (flow->target_count == 0)
        return;
    LkTarget **of_block = LK_NEW_ARRAY(flow->column, (size_t)flow->block + 1, LkTarget *);
    for (size_t i = 0; i < flow->target_count; i++)
        of_block[flow->targets[i].number_of_block] = &flow->targets[i];
    of_block[0] = NULL;
    for (size_t page = 0; page < frames->count; page++) {
        uint32_t deferred = lk_deferred_block(&frames->pages[page]);
        LkTarget *table = deferred <= flow->block ? of_block[deferred] : NULL;
        if (table != NULL && table->page == 0 && frames->pages[page].count == 0) {
            table->page = page + 1; /* rows alone: no caption, no header */
            table->y = flow->layout->margin_top;
        }
        for (size_t i = 0; i < frames->pages[page].count; i++) {
            const LkItem *item = &frames->pages[page].items[i];
            LkTarget *target = item->block <= flow->block ? of_block[item->block] : NULL;
            if (target == NULL || target->page > 0)
                continue;
            target->page = page + 1;
            target->y = item->kind == LK_ITEM_GLYPHS ? item->y - item->as.run->size : item->y;
        }
    }
    frames->anchors = LK_NEW_ARRAY(flow->arena, flow->target_count, LkAnchor);
    for (size_t i = 0; i < flow->target_count; i++)
        if (flow->by_id[i]->page > 0)
            frames->anchors[frames->anchor_count++] =
                (LkAnchor){flow->by_id[i]->id, flow->by_id[i]->page, flow->by_id[i]->y};
}
