/* Pages from the galley. They end where page_breaks.c chose. Where it cannot choose, since a row is cut or
 * something is longer than a page, a page takes boxes while they fit and ends at the last place where it may;
 * a row that would leave the page is cut if its style lets it or if no page could hold it. Repeated header
 * rows come back as artifacts. */
#include "flow/pages/pages.h"

#include "base/limits.h"
#include "flow/footnotes.h"
#include "flow/table/table.h"

/* The footnotes of a box may continue on the next page if they take more than this part of a page. */
#define LONG_FOOTNOTE_PART 4

/* The most boxes that pages are chosen for in one go, some 600 pages: it bounds the memory for the search. */
#define MOST_CHOSEN 20000

typedef struct Pages {
    LkFlow *flow;
    LkFrames *frames;
    size_t next;         /* the first box that is on no page yet */
    LkGalleyBox pending; /* the rest of a row that was cut; it comes before box `next` */
    bool has_pending;
    LkFootnoteQueue footnotes; /* those of the boxes so far that are not painted yet */
    const size_t *ends;        /* where the next pages end, as page_breaks.c chose: numbers of boxes */
    size_t chosen;             /* how many such ends are left */
    size_t filled_to;          /* pages that begin before this box cannot be chosen, but are filled */
} Pages;

static const LkGalleyBox *box_at(const Pages *pages, size_t index)
{
    /* the pending rest of a row, if there is one, has index 0 */
    if (pages->has_pending)
        return index == 0 ? &pages->pending : &pages->flow->galley.boxes[pages->next + index - 1];
    return &pages->flow->galley.boxes[pages->next + index];
}

static size_t boxes_left(const Pages *pages)
{
    return pages->flow->galley.count - pages->next + (pages->has_pending ? 1 : 0);
}

static void paint(LkFlow *flow, LkPage *page, const LkGalleyBox *box, LkLength top, bool artifact)
{
    lk_table_locate_row(flow, page, box, top);
    if (lk_is_deferred(box)) {
        lk_deferred_add(flow, page, box, top);
        return;
    }
    for (size_t i = 0; i < box->item_count; i++) {
        LkItem *item = lk_page_add(page, box->items[i].kind, box->items[i].role, flow->arena);
        *item = box->items[i];
        item->x += flow->layout->margin_left;
        item->y += top;
        if (artifact)
            item->role = LK_ROLE_ARTIFACT;
    }
}

typedef struct Fill {
    size_t count;       /* how many boxes fit */
    size_t last_end;    /* how many up to the last place where the page may end; 0 = there is none */
    LkLength used;      /* height of the boxes that fit */
    LkLength footnotes; /* height of the lines at the foot */
} Fill;

static LkLength space_above(const Pages *pages, size_t index)
{
    return index == 0 ? 0 : box_at(pages, index)->space_before;
}

/* Returns whether the box fits with its footnotes. If they are long, it is enough that they begin on the
 * page: the rest continues on the next one, and *is_full says that nothing else fits on this one. */
static bool has_room(const LkFlow *flow, const Fill *fill, const LkGalleyBox *box, LkLength height,
                     bool *is_full)
{
    LkLength room = flow->galley.page_height - fill->used - height;
    if (lk_footnotes_room(flow, fill->footnotes + box->footnote_height) <= room)
        return true;
    *is_full = box->footnote_height > flow->galley.page_height / LONG_FOOTNOTE_PART;
    return *is_full && lk_footnotes_room(flow, fill->footnotes + lk_footnotes_least(flow, box)) <= room;
}

static Fill fill_page(const Pages *pages)
{
    Fill fill = {0};
    size_t left = boxes_left(pages);
    const LkGalleyBox *header = lk_repeated_header(box_at(pages, 0));
    fill.used = header == NULL ? 0 : header->height;
    fill.footnotes = pages->footnotes.height;
    bool is_full = false;
    for (size_t i = 0; i < left && !is_full; i++) {
        const LkGalleyBox *box = box_at(pages, i);
        if (i > 0 && box->break_before)
            break;
        LkLength height = space_above(pages, i) + box->height;
        if (!has_room(pages->flow, &fill, box, height, &is_full))
            break;
        fill.used += height;
        fill.footnotes += box->footnote_height;
        fill.count = i + 1;
        if (!box->keep_with_next || i + 1 == left)
            fill.last_end = i + 1;
    }
    if (fill.count < left && fill.count > 0 && box_at(pages, fill.count)->break_before)
        fill.last_end = fill.count;
    return fill;
}

/* Returns whether the row fits on a page of its own, with the repeated header above it and its footnotes at
 * the foot. */
static bool fits_a_page(const LkFlow *flow, const LkGalleyBox *row)
{
    const LkGalleyBox *header = lk_repeated_header(row);
    Fill empty = {.used = header == NULL ? 0 : header->height};
    bool is_full = false;
    return has_room(flow, &empty, row, row->height, &is_full);
}

/* Decides whether a row of a table goes over a page end. The first box that did not fit is cut into *head and
 * *tail, if it is a row that its style lets be cut or that fits on no page, and if lk_row_split finds a place
 * for the cut. Returns false when the row goes to the next page whole. */
static bool cut_row(Pages *pages, const Fill *fill, LkGalleyBox *head, LkGalleyBox *tail)
{
    if (fill->count >= boxes_left(pages))
        return false;
    const LkGalleyBox *box = box_at(pages, fill->count);
    if (box->piece.table == NULL || box->piece.row == LK_HEADER_ROW || (fill->count > 0 && box->break_before))
        return false;
    if (!lk_splits_rows(box->piece.table) && fits_a_page(pages->flow, box))
        return false;
    LkLength room = pages->flow->galley.page_height - fill->used - space_above(pages, fill->count) -
                    lk_footnotes_room(pages->flow, fill->footnotes + box->footnote_height);
    return lk_row_split(pages->flow, box, room, head, tail);
}

static void advance(Pages *pages, size_t count)
{
    if (count > 0 && pages->has_pending) {
        pages->has_pending = false;
        count--;
    }
    pages->next += count;
}

#define FURNITURE_ITEMS 8 /* page number, catchword: a few runs each */

/* Makes room in the page for the items of the first `count` boxes, a repeated header, a rule and the
 * furniture. */
static void reserve_items(const Pages *pages, LkPage *page, size_t count, size_t more)
{
    const LkGalleyBox *header = lk_repeated_header(box_at(pages, 0));
    size_t items = FURNITURE_ITEMS + 1 + more + (header == NULL ? 0 : header->item_count);
    for (size_t i = 0; i < count; i++)
        items += box_at(pages, i)->item_count;
    lk_page_reserve(page, items, pages->flow->arena);
}

static LkLength paint_boxes(Pages *pages, LkPage *page, size_t count, const LkTableFlow **above)
{
    LkFlow *flow = pages->flow;
    LkLength top = flow->layout->margin_top;
    for (size_t i = 0; i < count; i++) {
        const LkGalleyBox *box = box_at(pages, i);
        const LkGalleyBox *header = i == 0 ? lk_repeated_header(box) : NULL;
        top += space_above(pages, i);
        if (header != NULL) {
            paint(flow, page, header, top, true);
            top += header->height;
        } else if (box->piece.table != NULL && box->piece.table != *above &&
                   box->piece.row != LK_HEADER_ROW) {
            lk_table_top_rule(flow, page, box->piece.table, top);
        }
        paint(flow, page, box, top, false);
        if (i == 0)
            lk_table_repeat_labels(flow, page, box, top);
        lk_footnotes_take(flow, &pages->footnotes, box);
        top += box->height;
        *above = box->piece.table;
    }
    if (count > 0 && count < boxes_left(pages))
        lk_table_foot_rule(flow, page, box_at(pages, count - 1), top);
    return top;
}

static LkLength paint_head(Pages *pages, LkPage *page, const LkGalleyBox *row, LkLength top,
                           const LkTableFlow *above)
{
    const LkGalleyBox *header = top == pages->flow->layout->margin_top ? lk_repeated_header(row) : NULL;
    if (header != NULL) {
        paint(pages->flow, page, header, top, true);
        top += header->height;
    } else if (row->piece.table != above) {
        lk_table_top_rule(pages->flow, page, row->piece.table, top);
    }
    paint(pages->flow, page, row, top, false);
    lk_footnotes_take(pages->flow, &pages->footnotes, row);
    return top + row->height;
}

/* Returns the place in the source that this box comes from, or the next box that comes from one: rules and
 * empty room do not. */
static LkSpan place_from(Pages *pages, size_t index)
{
    for (; index < boxes_left(pages); index++) {
        const LkGalleyBox *box = box_at(pages, index);
        for (size_t i = 0; i < box->item_count; i++)
            if (box->items[i].span.file != NULL)
                return box->items[i].span;
    }
    return (LkSpan){0};
}

/* Returns where a page ends that cannot end as the rules ask. */
static size_t forced_end(Pages *pages, const Fill *fill)
{
    size_t count = fill->count > 0 ? fill->count : 1; /* a box higher than the page has a page for itself */
    LkSpan span = place_from(pages, count - 1);
    if (fill->count == 0)
        lk_tell(pages->flow->diagnostics, LK_E_PAGE_HEIGHT, span, NULL);
    else
        lk_tell(pages->flow->diagnostics, LK_W_PAGE_KEEP, span, NULL);
    return count;
}

/* Called where no end is chosen for the page that begins: chooses the ends of pages up to the next row that
 * is cut, or the next group that no page holds. If more follows, the last page is left open. */
static void choose_ends(Pages *pages)
{
    LkFlow *flow = pages->flow;
    size_t first = pages->next, end = first, most = first + MOST_CHOSEN;
    most = most < flow->galley.count ? most : flow->galley.count;
    if (pages->chosen > 0 || pages->has_pending || pages->footnotes.height > 0 || first < pages->filled_to)
        return;
    while (end < most && !lk_may_be_cut(flow, &flow->galley.boxes[end]))
        end++;
    size_t *ends = NULL;
    pages->chosen = lk_page_ends(flow, first, end, &ends);
    pages->ends = ends;
    if (pages->chosen > 0)
        end = ends[pages->chosen - 1];
    if (end < flow->galley.count && pages->chosen > 0)
        pages->chosen--;
    if (pages->chosen == 0)
        pages->filled_to = end + 1;
}

/* Paints the next `count` boxes on the page, and the footnotes at its foot. */
static void paint_whole(Pages *pages, LkPage *page, size_t count)
{
    const LkTableFlow *above = NULL;
    reserve_items(pages, page, count, 0);
    LkLength top = paint_boxes(pages, page, count, &above);
    lk_footnotes_paint(pages->flow, page, &pages->footnotes, top);
    advance(pages, count);
}

/* Paints the boxes that fit, and behind them the head of a row that was cut; its tail becomes pending. */
static void paint_cut(Pages *pages, LkPage *page, const Fill *fill, const LkGalleyBox *head,
                      const LkGalleyBox *tail)
{
    const LkTableFlow *above = NULL;
    reserve_items(pages, page, fill->count, head->item_count);
    LkLength top = paint_boxes(pages, page, fill->count, &above);
    top = paint_head(pages, page, head, top + space_above(pages, fill->count), above);
    lk_footnotes_paint(pages->flow, page, &pages->footnotes, top);
    advance(pages, fill->count + 1);
    pages->pending = *tail;
    pages->has_pending = true;
}

/* Fills a page whose end was not chosen: it takes boxes as long as they fit. */
static void fill_and_paint(Pages *pages, LkPage *page)
{
    Fill fill = fill_page(pages);
    if (fill.count == 0 && pages->footnotes.height > 0) { /* a footnote is so long that nothing else fits */
        lk_footnotes_paint(pages->flow, page, &pages->footnotes, pages->flow->layout->margin_top);
        return;
    }
    LkGalleyBox head, tail;
    bool all = fill.count == boxes_left(pages) ||
               (fill.count > 0 && fill.last_end == fill.count && box_at(pages, fill.count)->break_before);
    if (!all && cut_row(pages, &fill, &head, &tail))
        paint_cut(pages, page, &fill, &head, &tail);
    else
        paint_whole(pages, page, fill.last_end > 0 ? fill.last_end : forced_end(pages, &fill));
}

static void make_page(Pages *pages)
{
    LkFlow *flow = pages->flow;
    LkPage *page =
        lk_frames_add_page(pages->frames, flow->layout->page_width, flow->layout->page_height, flow->arena);
    choose_ends(pages);
    if (pages->chosen > 0) {
        pages->chosen--;
        paint_whole(pages, page, *pages->ends++ - pages->next);
    } else if (boxes_left(pages) == 0) { /* only the rest of a footnote is left */
        lk_footnotes_paint(flow, page, &pages->footnotes, flow->layout->margin_top);
    } else {
        fill_and_paint(pages, page);
    }
}

static bool too_many(LkFlow *flow, size_t most)
{
    bool is_record = flow->options->place.file != NULL;
    LkSpan place = is_record ? flow->options->place : (LkSpan){.file = flow->source->file};
    return lk_tell(flow->diagnostics, LK_E_LIMIT_PAGES, place,
                   LK_WITH(lk_named_number("most", (long long)most),
                           lk_with_hint(is_record ? LK_HINT_MORE_PAGES : LK_HINT_OWN)));
}

bool lk_flow_pages(LkFlow *flow, LkFrames *frames)
{
    Pages pages = {.flow = flow, .frames = frames};
    size_t most = flow->options->most_pages > 0 ? flow->options->most_pages : LK_LIMIT_PAGES;
    while (boxes_left(&pages) > 0 || pages.footnotes.height > 0) {
        if (frames->count >= most)
            return too_many(flow, most);
        make_page(&pages);
        if (flow->galley.closed > 0 && pages.next == flow->galley.closed && flow->closed_pages == 0)
            flow->closed_pages = frames->count;
    }
    return true;
}
