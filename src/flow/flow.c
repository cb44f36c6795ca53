/* The order of work: blocks to a galley, galley to pages, furniture last, when the pages are known. */
#include "flow/flow_private.h"

static void release_column(void *object)
{
    LkFlow *flow = object;
    lk_arena_destroy(flow->column);
    flow->column = NULL;
    flow->galley = (LkGalley){0};
}

LkFrames *lk_flow(const LkSource *source, const LkLayout *layout, const LkFlowOptions *options,
                  LkTextContext *text)
{
    LkFlow *flow = LK_NEW(text->arena, LkFlow);
    *flow = (LkFlow){
        .source = source,
        .layout = layout,
        .options = options,
        .text = text,
        .arena = text->arena,
        .diagnostics = text->diagnostics,
        .measure = layout->page_width - layout->margin_left - layout->margin_right,
        .page_height = layout->page_height - layout->margin_top - layout->margin_bottom,
    };
    lk_arena_defer(flow->arena, release_column, flow);
    flow->column = lk_arena_create_beside(flow->arena);
    lk_flow_blocks(flow, source->blocks, (LkColumnArea){0, flow->measure});
    if (flow->galley.count == 0) {
        if (flow->diagnostics->errors == 0) /* else what was to be printed is wrong, and said to be */
            lk_error(flow->diagnostics, "E-document-empty", (LkSpan){.file = source->file},
                     "write some text, or name another file", "the document has nothing to print");
        return NULL;
    }
    LkFrames *frames = LK_NEW(flow->arena, LkFrames);
    frames->title = source->title;
    frames->author = source->author;
    frames->subject = source->subject;
    frames->language = source->language;
    frames->date = source->date;
    if (!lk_flow_pages(flow, frames))
        return NULL;
    release_column(flow);
    lk_flow_furniture(flow, frames);
    return frames;
}
