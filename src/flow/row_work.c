/* Contexts for typesetting rows; and for rows that are needed one at a time, memory that is reused. */
#include "flow/row_work.h"

LkRowSetter lk_row_setter(LkFlow *flow)
{
    return (LkRowSetter){.layout = flow->layout,
                         .text = flow->text,
                         .boxes = flow->galley.arena,
                         .references = &flow->references,
                         .measure = flow->galley.measure,
                         .page_height = flow->galley.page_height};
}

static void release_work(void *object)
{
    LkRowWork *work = object;
    lk_arena_destroy(work->arena);
    lk_arena_destroy(work->scratch);
    work->arena = work->scratch = NULL;
}

/* Makes the work's setter. It is like another, but all that it makes lives in the work's own context and
 * arena. */
static void begin(LkRowWork *work, const LkRowSetter *like)
{
    work->references = lk_references_branch(like->references, work->text.arena, work->text.diagnostics);
    work->setter = *like;
    work->setter.text = &work->text;
    work->setter.boxes = work->text.arena;
    work->setter.references = &work->references;
}

LkRowWork *lk_row_work_open(LkFlow *flow)
{
    LkRowWork *work = LK_NEW(flow->arena, LkRowWork);
    lk_arena_defer(flow->arena, release_work, work);
    work->owner = flow;
    work->arena = lk_arena_create_beside(flow->arena);
    work->scratch = lk_arena_create_beside(flow->arena);
    work->text = (LkTextContext){.engine = flow->text->engine,
                                 .arena = work->arena,
                                 .scratch = work->scratch,
                                 .diagnostics = flow->diagnostics,
                                 .state = flow->text->state,
                                 .memory = flow->arena,
                                 .is_uncached = true};
    LkRowSetter setter = lk_row_setter(flow);
    begin(work, &setter);
    return work;
}

LkRowWork *lk_row_work_reopen(const LkRowSetter *setter, LkTextEngine *engine, LkArena *arena)
{
    LkRowWork *work = LK_NEW(arena, LkRowWork);
    LkDiagnostics *unheard = LK_NEW(arena, LkDiagnostics);
    lk_diagnostics_init(unheard, arena);
    lk_arena_defer(arena, release_work, work);
    work->scratch = lk_arena_create_beside(arena);
    work->text = (LkTextContext){.engine = engine,
                                 .arena = arena,
                                 .scratch = work->scratch,
                                 .diagnostics = unheard,
                                 .memory = arena,
                                 .is_uncached = true};
    begin(work, setter);
    return work;
}

const LkRowSetter *lk_row_work_next(LkRowWork *work)
{
    lk_arena_reset(work->arena);
    return &work->setter;
}

void lk_row_work_close(LkRowWork *work)
{
    if (work->owner != NULL) {
        work->owner->text->state = work->text.state;
        lk_references_join(&work->owner->references, &work->references);
    }
    release_work(work);
}
