/* Choosing page ends: the fewest pages, among those the least empty room at their feet, where a large hole
 * counts for more than its size, and few parted paragraphs. Every place where a page may end is a node, as
 * for lines; a look back ends where a page is full, so the work grows with the document.
 *
 * Rows that must or may be cut are not weighed against each other: a document that has them fills its pages
 * one after the other (pages.c). */
#include "flow/flow_private.h"

/* Costs are lengths of empty room. Where the sum is the same, earlier pages are the fuller ones. */
/* Room beyond a fifth of the page is a hole that everybody sees: its square counts as well. */
#define LARGE_PART   5
#define LARGE_WEIGHT 20
/* A paragraph that goes over the page: as bad as two lines of 33. */
#define PARTED_PART 16
/* A page costs more than all holes of two pages together. */
#define PAGE_WEIGHT 100
#define NEVER       INT64_MAX

typedef struct Node {
    size_t end; /* a page may end behind so many boxes */
    int64_t cost;
    size_t from; /* best node before */
} Node;

typedef struct Choice {
    const LkFlow *flow;
    LkLength *heights; /* of boxes [0, i) with the space above each */
    LkLength *notes;   /* heights of the notes of boxes [0, i) */
    Node *nodes;
    size_t count;
} Choice;

static bool may_end(const LkGalley *galley, size_t end)
{
    return end == galley->count || !galley->boxes[end - 1].keep_with_next || galley->boxes[end].break_before;
}

/* A row that is cut wherever a page ends, or that no page can hold. */
static bool is_cut(const LkFlow *flow, const LkBox *box)
{
    if (box->height + lk_notes_room(flow, box->note_height) > flow->page_height)
        return true;
    const LkTableFlow *table = box->piece.table;
    if (table == NULL || box->piece.row == LK_HEADER_ROW)
        return false;
    const LkBox *header = lk_repeated_header(box);
    return lk_splits_rows(table) || (header != NULL && header->height + box->height > flow->page_height);
}

static LkLength page_content(const Choice *choice, size_t first, size_t end)
{
    const LkBox *box = &choice->flow->galley.boxes[first];
    const LkBox *header = lk_repeated_header(box);
    return choice->heights[end] - choice->heights[first] - box->space_before +
           (header == NULL ? 0 : header->height) +
           lk_notes_room(choice->flow, choice->notes[end] - choice->notes[first]);
}

static bool parts_paragraph(const LkGalley *galley, size_t end)
{
    const LkBox *above = &galley->boxes[end - 1], *below = &galley->boxes[end];
    return above->body_line && below->body_line && above->item_count > 0 && below->item_count > 0 &&
           above->items[0].block == below->items[0].block;
}

/* What a page costs by its empty room; none where the document or a page break ends it. */
static int64_t page_cost(const Choice *choice, size_t end, LkLength content)
{
    const LkGalley *galley = &choice->flow->galley;
    LkLength page = choice->flow->page_height, hole = page - content;
    if (end == galley->count || galley->boxes[end].break_before)
        return PAGE_WEIGHT * page;
    LkLength large = hole - page / LARGE_PART;
    LkLength squared =
        large > 0 ? (LkLength)((double)large * (double)large * LARGE_WEIGHT / (double)page) : 0;
    LkLength parted = parts_paragraph(galley, end) ? page / PARTED_PART : 0;
    return PAGE_WEIGHT * page + hole + squared + parted;
}

static void find_best(Choice *choice, size_t index)
{
    const LkGalley *galley = &choice->flow->galley;
    Node *node = &choice->nodes[index];
    node->cost = NEVER;
    for (size_t k = index; k-- > 0;) {
        const Node *from = &choice->nodes[k];
        LkLength content = page_content(choice, from->end, node->end);
        if (content > choice->flow->page_height)
            return;
        if (from->cost != NEVER) {
            int64_t cost = from->cost + page_cost(choice, node->end, content);
            if (cost < node->cost) {
                node->cost = cost;
                node->from = k;
            }
        }
        if (from->end > 0 && galley->boxes[from->end].break_before)
            return; /* no page begins before this */
    }
}

static bool make_nodes(Choice *choice)
{
    const LkFlow *flow = choice->flow;
    const LkGalley *galley = &flow->galley;
    choice->heights = LK_NEW_ARRAY(flow->column, galley->count + 1, LkLength);
    choice->notes = LK_NEW_ARRAY(flow->column, galley->count + 1, LkLength);
    choice->nodes = LK_NEW_ARRAY(flow->column, galley->count + 1, Node);
    choice->nodes[choice->count++] = (Node){0};
    for (size_t i = 0; i < galley->count; i++) {
        const LkBox *box = &galley->boxes[i];
        if (is_cut(flow, box))
            return false;
        choice->heights[i + 1] = choice->heights[i] + box->space_before + box->height;
        choice->notes[i + 1] = choice->notes[i] + box->note_height;
        if (may_end(galley, i + 1))
            choice->nodes[choice->count++] = (Node){.end = i + 1};
    }
    return true;
}

bool lk_page_ends(const LkFlow *flow, size_t **ends)
{
    Choice choice = {.flow = flow};
    if (flow->galley.count == 0 || !make_nodes(&choice))
        return false;
    for (size_t i = 1; i < choice.count; i++)
        find_best(&choice, i);
    if (choice.nodes[choice.count - 1].cost == NEVER)
        return false; /* something that should stay together is longer than a page */
    size_t pages = 0;
    for (size_t i = choice.count - 1; i > 0; i = choice.nodes[i].from)
        pages++;
    *ends = LK_NEW_ARRAY(flow->column, pages + 1, size_t);
    size_t page = pages;
    for (size_t i = choice.count - 1; i > 0; i = choice.nodes[i].from)
        (*ends)[--page] = choice.nodes[i].end;
    return true;
}
