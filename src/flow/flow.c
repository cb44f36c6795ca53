/* Typesets a document: first its blocks into a galley, then the galley into pages; furniture last, when the
 * number of pages is known. */
#include "flow/flow.h"

#include "flow/blocks/blocks.h"
#include "flow/footnotes.h"
#include "flow/pages/pages.h"

static bool is_head(const LkBlock *block)
{
    return block != NULL && (block->kind == LK_BLOCK_CREST || block->kind == LK_BLOCK_TITLE);
}

/* The title that the layout prints where the document has none: บันทึกข้อความ. */
static void flow_standing_title(LkFlow *flow, LkColumnArea area)
{
    LkBlock *block = LK_NEW(flow->arena, LkBlock);
    LkInline *text = LK_NEW(flow->arena, LkInline);
    *text = (LkInline){.kind = LK_INLINE_TEXT,
                       .text = lk_text(flow->layout->title.standing),
                       .span = flow->source->layout_span};
    *block = (LkBlock){.kind = LK_BLOCK_TITLE,
                       .span = flow->source->layout_span,
                       .inlines = {text, 1, flow->source->layout_span}};
    if (text->text.length > 0)
        lk_flow_block(flow, block, lk_flow_beside_crest(flow, area));
}

/* The body with the form's tail, which belongs to the letter: it stands before the attachments, which begin
 * with the first page break behind the signature. */
static void flow_body(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    bool is_signed = false, has_tail = false;
    for (; block != NULL; block = block->next) {
        if (is_signed && !has_tail && block->kind == LK_BLOCK_PAGE_BREAK) {
            lk_flow_tail(flow);
            flow->galley.closed = flow->galley.count;
            has_tail = true;
        }
        is_signed |= block->kind == LK_BLOCK_SIGNATURE;
        lk_flow_block(flow, block, area);
    }
    if (!has_tail)
        lk_flow_tail(flow);
}

/* Typesets crest and title, the form's head, the body, and the form's tail. */
static void flow_document(LkFlow *flow)
{
    const LkColumnArea area = {0, flow->galley.measure};
    const LkBlock *block = flow->source->blocks;
    bool has_title = false;
    for (; is_head(block); block = block->next) {
        has_title |= block->kind == LK_BLOCK_TITLE;
        lk_flow_block(flow, block, block->kind == LK_BLOCK_TITLE ? lk_flow_beside_crest(flow, area) : area);
    }
    if (!has_title)
        flow_standing_title(flow, area);
    lk_flow_below_crest(flow);
    lk_flow_head(flow);
    flow_body(flow, block, area);
    lk_flow_footnotes(flow);
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

/* Returns a flow that has not begun, in text->arena. */
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

/* Does one round, from blocks to finished pages. Returns NULL after an error that leaves no pages. */
static LkFrames *flow_round(LkFlow *flow)
{
    lk_references_find(&flow->references, flow->source->blocks);
    flow_document(flow);
    if (flow->galley.count == 0) {
        if (flow->diagnostics->errors == 0) /* otherwise an error has already said why nothing is left */
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
    bool is_record = flow->options->place.file != NULL; /* keys of its template are told once for all */
    if (!is_record)
        lk_flow_tell_keys(flow->source, flow->layout, flow->arena, flow->diagnostics);
    lk_flow_tell_record(flow->source, flow->layout, flow->arena, flow->diagnostics);
    return frames;
}

/* Stores the page of each target for the next round. Returns whether any page is not the one that this round
 * has printed. */
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

/* A document that prints page numbers of its own, in references or contents, is typeset again until they are
 * right: twice as a rule, since a number seldom moves a page. Each round has an arena of its own, which is
 * freed when the next begins. */
LkFrames *lk_flow(const LkSource *source, const LkLayout *layout, const LkFlowOptions *options,
                  LkTextContext *text)
{
    enum { ROUNDS = 6 };
    if (!has_area(layout)) /* an error of the layout, which has been reported */
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
