/* The order of work: blocks to a galley, galley to pages, furniture last, when the pages are known. */
#include "flow/flow_private.h"

static bool is_head(const LkBlock *block)
{
    return block != NULL && (block->kind == LK_BLOCK_CREST || block->kind == LK_BLOCK_TITLE);
}

/* Crest and title, the form's lines, the body, the form's last lines. */
static void flow_document(LkFlow *flow)
{
    const LkColumnArea area = {0, flow->measure};
    const LkBlock *block = flow->source->blocks;
    for (; is_head(block); block = block->next)
        lk_flow_block(flow, block, area);
    lk_flow_head(flow);
    lk_flow_blocks(flow, block, area);
    lk_flow_tail(flow);
    lk_flow_notes(flow);
}

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
    flow_document(flow);
    if (flow->galley.count == 0) {
        if (flow->diagnostics->errors == 0) /* else what was to be printed is wrong, and said to be */
            lk_error(flow->diagnostics, "E-document-empty", (LkSpan){.file = source->file},
                     "write some text, or name another file", "the document has nothing to print");
        return NULL;
    }
    LkFrames *frames = LK_NEW(flow->arena, LkFrames);
    frames->title = source->title.length > 0 ? source->title : source->subject;
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
