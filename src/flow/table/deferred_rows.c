/* Deferred rows: of large data tables only the heights of rows stay in memory. A page knows which rows stand
 * on it and where. They are typeset once more, with the same result, when the page is painted. */
#include "flow/table/table.h"

typedef struct DeferredRow {
    LkRowPiece piece;
    LkLength top;
    size_t at; /* index of the item of the page that comes behind the row */
} DeferredRow;

/* The deferred rows of a page. Other folders see only its first member. */
typedef struct DeferredRows {
    LkDeferredItems items;
    LkRowSetter setter; /* as the rows were typeset first; `text` is filled in each time */
    LkTextEngine *engine;
    DeferredRow *rows;
    size_t count, capacity;
} DeferredRows;

bool lk_is_deferred(const LkGalleyBox *box)
{
    return box->items == NULL && box->piece.table != NULL && box->piece.table->is_deferred;
}

static void add_items(const LkRowSetter *setter, const DeferredRow *row, LkPage *page, LkArena *arena)
{
    LkGalleyBox box = {0};
    lk_row_box(setter, row->piece.table, row->piece, &box);
    lk_page_reserve(page, page->count + box.item_count, arena);
    for (size_t i = 0; i < box.item_count; i++) {
        LkItem *item = &page->items[page->count++];
        *item = box.items[i];
        item->x += setter->layout->margin_left;
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
    LkRowWork *work = lk_row_work_reopen(&deferred->setter, deferred->engine, arena);
    LkPage whole = *page;
    whole.items = NULL;
    whole.count = whole.capacity = 0;
    whole.deferred = NULL;
    lk_page_reserve(&whole, room_for(page, deferred), arena);
    size_t next = 0;
    for (size_t i = 0; i <= page->count; i++) {
        for (; next < deferred->count && deferred->rows[next].at == i; next++)
            add_items(&work->setter, &deferred->rows[next], &whole, arena);
        if (i < page->count) {
            LkItem *item = lk_page_add(&whole, page->items[i].kind, page->items[i].role, arena);
            *item = page->items[i];
        }
    }
    lk_row_work_close(work);
    return whole;
}

void lk_deferred_add(LkFlow *flow, LkPage *page, const LkGalleyBox *box, LkLength top)
{
    DeferredRows *deferred = (DeferredRows *)page->deferred;
    if (deferred == NULL) {
        deferred = LK_NEW(flow->arena, DeferredRows);
        deferred->items.whole = whole_page;
        deferred->setter = lk_row_setter(flow);
        deferred->setter.text = NULL; /* the pages outlive this context and these boxes */
        deferred->setter.boxes = NULL;
        deferred->engine = flow->text->engine;
        page->deferred = &deferred->items;
    }
    LK_GROW(flow->arena, deferred->rows, deferred->count, deferred->capacity, 40);
    deferred->rows[deferred->count++] = (DeferredRow){box->piece, top, page->count};
}

uint32_t lk_deferred_block(const LkPage *page)
{
    return page->deferred == NULL ? 0 : ((const DeferredRows *)page->deferred)->rows[0].piece.table->block;
}

static bool is_text(const LkItem *item)
{
    return item->kind == LK_ITEM_GLYPHS && item->role < LK_ROLE_ARTIFACT && item->role != LK_ROLE_FOOTNOTE;
}

LkText lk_deferred_first_line(LkFlow *flow, const LkPage *page)
{
    const DeferredRows *deferred = (const DeferredRows *)page->deferred;
    LkText text = {"", 0};
    if (deferred == NULL)
        return text;
    LkBuffer words;
    size_t number = 0;
    lk_buffer_init(&words, flow->arena);
    for (size_t i = 0; i < deferred->rows[0].at; i++)
        if (is_text(&page->items[i]))
            return text;
    LkRowWork *work = lk_row_work_open(flow);
    const LkTableFlow *table = deferred->rows[0].piece.table;
    const LkLines *lines =
        lk_grid_lines(lk_row_work_next(work), table, &table->body, deferred->rows[0].piece.row);
    for (size_t i = 0; i < table->table->column_count && !lk_buffer_has_letter(&words); i++) {
        text = lines[i].count > 0 ? lk_text_trim(lines[i].items[0].text) : (LkText){"", 0};
        if (text.length > 0 && words.length > 0) {
            number = number > 0 ? number : words.length;
            words.length = number;
            lk_buffer_string(&words, " ");
        }
        lk_buffer_text(&words, text);
    }
    lk_row_work_close(work);
    return lk_buffer_view(&words);
}
