/* Deferred rows: of a large data table only the heights of rows are kept. A page knows which rows stand on it
 * and where; they are typeset again, just as before, when the page is painted. */
#include <string.h>

#include "flow/table/table.h"

/* ---- Memory that each row takes anew */

struct LkRowWork {
    LkArena *arena, *scratch;
    LkTextContext text;
    LkFlow flow;
    LkFlow *owner;
};

static void release_work(void *object)
{
    LkRowWork *work = object;
    lk_arena_destroy(work->arena);
    lk_arena_destroy(work->scratch);
    work->arena = work->scratch = NULL;
}

/* A flow that sets rows in an arena of their own. */
static void use_arena(LkRowWork *work, const LkFlow *owner, LkArena *arena, LkArena *scratch)
{
    work->text = (LkTextContext){.engine = owner->text->engine,
                                 .arena = arena,
                                 .scratch = scratch,
                                 .diagnostics = owner->diagnostics,
                                 .state = owner->text->state,
                                 .memory = owner->arena,
                                 .is_uncached = true};
    work->flow = *owner;
    work->flow.text = &work->text;
    work->flow.arena = work->flow.column = arena;
    work->flow.galley = (LkGalley){0};
}

LkRowWork *lk_row_work_open(LkFlow *flow)
{
    LkRowWork *work = LK_NEW(flow->arena, LkRowWork);
    lk_arena_defer(flow->arena, release_work, work);
    work->owner = flow;
    work->arena = lk_arena_create_beside(flow->arena);
    work->scratch = lk_arena_create_beside(flow->arena);
    use_arena(work, flow, work->arena, work->scratch);
    return work;
}

LkFlow *lk_row_work_next(LkRowWork *work)
{
    lk_arena_reset(work->arena);
    return &work->flow;
}

void lk_row_work_close(LkRowWork *work)
{
    work->owner->text->state = work->text.state;
    release_work(work);
}

/* ---- Rows on pages */

typedef struct DeferredRow {
    LkRowPiece piece;
    LkLength top;
    size_t at; /* it comes before this item of the page */
} DeferredRow;

/* Begins with what the frame knows of it. */
typedef struct DeferredRows {
    LkDeferredItems items;
    const LkSource *source;
    const LkLayout *layout;
    LkTextEngine *engine;
    DeferredRow *rows;
    size_t count, capacity;
} DeferredRows;

bool lk_is_deferred(const LkBox *box)
{
    return box->items == NULL && box->piece.table != NULL && box->piece.table->is_deferred;
}

static void add_items(const DeferredRows *deferred, LkFlow *flow, const DeferredRow *row, LkPage *page,
                      LkArena *arena)
{
    LkBox box = {0};
    lk_row_box(flow, row->piece.table, row->piece, &box);
    lk_page_reserve(page, page->count + box.item_count, arena);
    for (size_t i = 0; i < box.item_count; i++) {
        LkItem *item = &page->items[page->count++];
        *item = box.items[i];
        item->x += deferred->layout->margin_left;
        item->y += row->top;
    }
}

static size_t room_for(const LkPage *page, const DeferredRows *deferred)
{
    size_t columns = deferred->rows[0].piece.table->table->column_count;
    return page->count + deferred->count * (5 * columns + 4);
}

static LkPage whole_page(const LkDeferredItems *items, const LkPage *page, LkArena *arena)
{
    const DeferredRows *deferred = (const DeferredRows *)items;
    LkRowWork *work = LK_NEW(arena, LkRowWork);
    LkDiagnostics *told = LK_NEW(arena, LkDiagnostics); /* all has been said when the rows were set first */
    lk_diagnostics_init(told, arena);
    LkTextContext text = {.engine = deferred->engine};
    LkFlow owner = {.source = deferred->source,
                    .layout = deferred->layout,
                    .text = &text,
                    .arena = arena,
                    .diagnostics = told};
    lk_arena_defer(arena, release_work, work);
    work->scratch = lk_arena_create_beside(arena);
    owner.measure =
        deferred->layout->page_width - deferred->layout->margin_left - deferred->layout->margin_right;
    owner.page_height =
        deferred->layout->page_height - deferred->layout->margin_top - deferred->layout->margin_bottom;
    use_arena(work, &owner, arena, work->scratch);
    LkPage whole = *page;
    whole.items = NULL;
    whole.count = whole.capacity = 0;
    whole.deferred = NULL;
    lk_page_reserve(&whole, room_for(page, deferred), arena);
    size_t next = 0;
    for (size_t i = 0; i <= page->count; i++) {
        for (; next < deferred->count && deferred->rows[next].at == i; next++)
            add_items(deferred, &work->flow, &deferred->rows[next], &whole, arena);
        if (i < page->count) {
            LkItem *item = lk_page_add(&whole, page->items[i].kind, page->items[i].role, arena);
            *item = page->items[i];
        }
    }
    lk_arena_destroy(work->scratch);
    work->scratch = NULL;
    return whole;
}

void lk_deferred_add(LkFlow *flow, LkPage *page, const LkBox *box, LkLength top)
{
    DeferredRows *deferred = (DeferredRows *)page->deferred;
    if (deferred == NULL) {
        deferred = LK_NEW(flow->arena, DeferredRows);
        deferred->items.whole = whole_page;
        deferred->source = flow->source;
        deferred->layout = flow->layout;
        deferred->engine = flow->text->engine;
        page->deferred = &deferred->items;
    }
    if (deferred->count == deferred->capacity) {
        size_t capacity = deferred->capacity == 0 ? 40 : deferred->capacity * 2;
        DeferredRow *rows = LK_NEW_ARRAY(flow->arena, capacity, DeferredRow);
        if (deferred->count > 0)
            memcpy(rows, deferred->rows, deferred->count * sizeof *rows);
        deferred->rows = rows;
        deferred->capacity = capacity;
    }
    deferred->rows[deferred->count++] = (DeferredRow){box->piece, top, page->count};
}

uint32_t lk_deferred_block(const LkPage *page)
{
    return page->deferred == NULL ? 0 : ((const DeferredRows *)page->deferred)->rows[0].piece.table->block;
}

static bool is_text(const LkItem *item)
{
    return item->kind == LK_ITEM_GLYPHS && item->role < LK_ROLE_ARTIFACT && item->role != LK_ROLE_NOTE;
}

/* The first line of the first cell that has text. */
LkText lk_deferred_first_line(LkFlow *flow, const LkPage *page)
{
    const DeferredRows *deferred = (const DeferredRows *)page->deferred;
    LkText text = {"", 0};
    if (deferred == NULL)
        return text;
    for (size_t i = 0; i < deferred->rows[0].at; i++)
        if (is_text(&page->items[i]))
            return text;
    LkRowWork *work = lk_row_work_open(flow);
    LkFlow *own = lk_row_work_next(work);
    const LkTableFlow *table = deferred->rows[0].piece.table;
    const LkLines *lines = lk_grid_lines(own, table, &table->body, deferred->rows[0].piece.row);
    for (size_t i = 0; i < table->table->column_count && text.length == 0; i++)
        if (lines[i].count > 0)
            text = lk_text_trim(lines[i].items[0].text);
    text = (LkText){lk_arena_copy(flow->arena, text.bytes, text.length), text.length};
    lk_row_work_close(work);
    return text;
}
