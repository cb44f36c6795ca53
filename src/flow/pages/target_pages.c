/* Finds the page of each block that references and tables of contents name. */
#include "flow/pages/pages.h"

#include "flow/table/table.h"

void lk_flow_find_pages(LkFlow *flow, LkFrames *frames)
{
    if (flow->references.count == 0)
        return;
    LkTarget **of_block = LK_NEW_ARRAY(flow->galley.arena, (size_t)flow->block + 1, LkTarget *);
    for (size_t i = 0; i < flow->references.count; i++)
        of_block[flow->references.targets[i].number_of_block] = &flow->references.targets[i];
    of_block[0] = NULL;
    for (size_t page = 0; page < frames->count; page++) {
        uint32_t deferred = lk_deferred_block(&frames->pages[page]);
        LkTarget *table = deferred <= flow->block ? of_block[deferred] : NULL;
        if (table != NULL && table->page == 0 && frames->pages[page].count == 0) {
            table->page = page + 1; /* the page has nothing but deferred rows, which have no items yet */
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
    frames->anchors = LK_NEW_ARRAY(flow->arena, flow->references.count, LkAnchor);
    for (size_t i = 0; i < flow->references.count; i++)
        if (flow->references.by_id[i]->page > 0)
            frames->anchors[frames->anchor_count++] = (LkAnchor){
                flow->references.by_id[i]->id, flow->references.by_id[i]->page, flow->references.by_id[i]->y};
}
