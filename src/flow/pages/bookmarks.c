/* Hands the structure of the document to its frames, and makes its bookmarks, once all pages are known. */
#include "flow/headings.h"
#include "flow/pages/pages.h"

#include <string.h>

/* Adds a bookmark for each heading. Their levels begin at 1, though in the structure the document's title has
 * that level. */
static void add_bookmarks(LkFlow *flow, LkFrames *frames)
{
    int top = 6;
    frames->bookmarks = LK_NEW_ARRAY(flow->arena, flow->references.count + 1, LkBookmark);
    for (size_t i = 0; i < flow->references.count; i++) {
        const LkTarget *target = &flow->references.targets[i];
        if (!lk_is_heading(target->block) || target->page == 0)
            continue;
        top = target->level < top ? target->level : top;
        LkText title = lk_target_title(&flow->references, target);
        if (title.length > 0)
            frames->bookmarks[frames->bookmark_count++] =
                (LkBookmark){title, target->level, target->page, target->y};
    }
    for (size_t i = 0; i < frames->bookmark_count; i++)
        frames->bookmarks[i].level -= top - 1;
}

void lk_flow_structure(LkFlow *flow, LkFrames *frames)
{
    size_t count = flow->elements.count;
    frames->structure.count = count;
    if (count > 0) {
        frames->structure.elements = LK_NEW_ARRAY(flow->arena, count, LkElement);
        memcpy(frames->structure.elements, flow->elements.items, count * sizeof(LkElement));
    }
    add_bookmarks(flow, frames);
}
