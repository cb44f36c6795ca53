/* The order of work: blocks to a galley, galley to pages, furniture last, when the pages are known. */
#include "flow/flow.h"

#include "flow/blocks/blocks.h"
#include "flow/notes.h"
#include "flow/pages/pages.h"

static bool is_head(const LkBlock *block)
{
    return block != NULL && (block->kind == LK_BLOCK_CREST || block->kind == LK_BLOCK_TITLE);
}

/* Crest and title, the form's lines, the body, the form's last lines. */
static void flow_document(LkFlow *flow)
{
    const LkColumnArea area = {0, flow->galley.measure};
    const LkBlock *block = flow->source->blocks;
    for (; is_head(block); block = block->next)
        lk_flow_block(flow, block, area);
    lk_flow_head(flow);
    lk_flow_blocks(flow, block, area);
    lk_flow_tail(flow);
    lk_flow_notes(flow);
}

static void release_galley(void *object)
{
    LkFlow *flow = object;
    lk_arena_destroy(flow->galley.arena);
    flow->galley = (LkGalley){.measure = flow->galley.measure, .page_height = flow->galley.page_height};
    flow->elements = (LkElements){0};
    flow->references.scratch = flow->arena;
    flow->footnotes = NULL;
}

/* A flow at its start, in text->arena. */
static LkFlow *flow_create(const LkSource *source, const LkLayout *layout, const LkFlowOptions *options,
                           LkTextContext *text, const size_t *pages)
{
    LkFlow *flow = LK_NEW(text->arena, LkFlow);
    flow->source = source;
    flow->layout = layout;
    flow->options = options;
    flow->text = text;
    flow->arena = text->arena;
    flow->diagnostics = text->diagnostics;
    flow->galley.measure = layout->page_width - layout->margin_left - layout->margin_right;
    flow->galley.page_height = layout->page_height - layout->margin_top - layout->margin_bottom;
    lk_arena_defer(flow->arena, release_galley, flow);
    flow->galley.arena = lk_arena_create_beside(flow->arena);
    flow->elements.arena = flow->galley.arena;
    flow->references = (LkReferences){.layout = layout,
                                      .arena = flow->arena,
                                      .scratch = flow->galley.arena,
                                      .diagnostics = flow->diagnostics,
                                      .pages = pages};
    return flow;
}

static void tell_of_document(LkFlow *flow, LkFrames *frames)
{
    const LkSource *source = flow->source;
    const LkLayout *layout = flow->layout;
    frames->area =
        (LkArea){layout->margin_left, layout->margin_top, flow->galley.measure, flow->galley.page_height};
    frames->title = lk_references_title(&flow->references, source);
    if (frames->title.length == 0)
        frames->title = source->subject;
    frames->author = source->author;
    frames->subject = source->subject;
    frames->language = source->language;
    frames->date = source->date;
}

/* One round, from blocks to finished pages. NULL after an error that leaves none. */
static LkFrames *flow_round(LkFlow *flow)
{
    lk_references_find(&flow->references, flow->source->blocks);
    flow_document(flow);
    if (flow->galley.count == 0) {
        if (flow->diagnostics->errors == 0) /* else what was to be printed is wrong, and said to be */
            lk_tell(flow->diagnostics, LK_E_DOCUMENT_EMPTY_PRINTED, (LkSpan){.file = flow->source->file},
                    NULL);
        return NULL;
    }
    LkFrames *frames = LK_NEW(flow->arena, LkFrames);
    tell_of_document(flow, frames);
    if (!lk_flow_pages(flow, frames))
        return NULL;
    lk_flow_find_pages(flow, frames);
    lk_flow_structure(flow, frames);
    release_galley(flow);
    lk_flow_furniture(flow, frames);
    lk_flow_tell_unasked(flow);
    return frames;
}

/* Takes over the pages of the targets; false when they are those that were printed. */
static bool take_pages(const LkFlow *flow, size_t *pages)
{
    bool is_new = false;
    for (size_t i = 0; i < flow->references.count; i++) {
        is_new |= pages[i] != flow->references.targets[i].page;
        pages[i] = flow->references.targets[i].page;
    }
    return is_new;
}

static bool has_area(const LkLayout *layout)
{
    const LkLength least = LK_POINT;
    return layout->page_width - layout->margin_left - layout->margin_right >= least &&
           layout->page_height - layout->margin_top - layout->margin_bottom >= least;
}

/* A text that prints page numbers is set again until they are right: twice as a rule, since a number seldom
 * moves a page. Each round has an arena of its own, so that the earlier ones leave nothing behind. */
LkFrames *lk_flow(const LkSource *source, const LkLayout *layout, const LkFlowOptions *options,
                  LkTextContext *text)
{
    enum { ROUNDS = 6 };
    if (!has_area(layout)) /* which is an error of the layout: all else would only follow from it */
        return NULL;
    LkDiagnosticsMark mark = lk_diagnostics_mark(text->diagnostics);
    size_t *pages = NULL;
    for (int round = 1;; round++) {
        LkChildArena *work = lk_child_arena_open(text->arena);
        LkTextContext own = *text;
        own.arena = work->arena;
        own.state = NULL;
        LkFlow *flow = flow_create(source, layout, options, &own, pages);
        LkFrames *frames = flow_round(flow);
        bool has_failed = frames == NULL || text->diagnostics->errors > mark.errors;
        if (pages == NULL)
            pages = LK_NEW_ARRAY(text->arena, flow->references.count + 1, size_t);
        bool is_settled = !flow->references.asks_pages || !take_pages(flow, pages);
        if (is_settled || has_failed || round == ROUNDS) {
            if (!is_settled && !has_failed)
                lk_tell(text->diagnostics, LK_W_REFERENCE_PAGE, (LkSpan){.file = source->file}, NULL);
            return frames;
        }
        lk_diagnostics_return(text->diagnostics, mark);
        lk_child_arena_close(work);
    }
}
