/* Chooses where pages end: the fewest pages; among those the most even feet, weighed against what should not
 * be parted: lines of a paragraph, a lone row of a table, an agenda and its resolution (LkGalleyBox.parting).
 * Every place where a page may end is a node, as for lines (text/fit.c). From each node the search looks back
 * only as far as one page reaches, so the work grows with the document.
 *
 * Rows that must or may be cut take no part: the pages up to such a row are chosen, the page that it is cut
 * on is filled (pages.c), and choosing begins again behind it. */
#include "flow/pages/pages.h"

#include "flow/footnotes.h"
#include "flow/table/table.h"

/* Costs are lengths; of choices that cost the same, the one with fuller pages first is taken. Empty room at
 * the foot of a page costs its square over LK_PAIR_PART: one line next to nothing, four lines of 33 as much
 * as a parted pair, half a page as much as sixteen. */

/* What a page itself costs, in heights of a page: more than all the holes of two pages, so that there are as
 * few pages as possible. */
#define PAGE_WEIGHT 100
/* A signature block alone on the last page, in heights of a page: more than any hole. */
#define LONE_WEIGHT 20
#define NEVER       INT64_MAX

typedef struct Node {
    size_t end; /* the number of boxes before this place, where a page may end */
    int64_t cost;
    size_t from; /* the node where the best page that ends here begins */
} Node;

typedef struct Choice {
    const LkFlow *flow;
    size_t first, end;   /* boxes [first, end) are shared out over pages */
    LkLength *heights;   /* of boxes [first, first + i) with the space above each */
    LkLength *footnotes; /* of the footnotes of the same boxes */
    Node *nodes;
    size_t count;
} Choice;

static bool may_end(const Choice *choice, size_t end)
{
    const LkGalley *galley = &choice->flow->galley;
    return end == choice->end || !galley->boxes[end - 1].keep_with_next || galley->boxes[end].break_before;
}

bool lk_may_be_cut(const LkFlow *flow, const LkGalleyBox *box)
{
    LkLength height = box->height + lk_footnotes_room(flow, box->footnote_height);
    if (height > flow->galley.page_height)
        return true;
    const LkTableFlow *table = box->piece.table;
    if (table == NULL || box->piece.row == LK_HEADER_ROW)
        return false;
    const LkGalleyBox *header = lk_repeated_header(box);
    return lk_splits_rows(table) || (header != NULL && header->height + height > flow->galley.page_height);
}

static LkLength page_content(const Choice *choice, size_t first, size_t end)
{
    const LkGalleyBox *box = &choice->flow->galley.boxes[first];
    const LkGalleyBox *header = lk_repeated_header(box);
    size_t from = first - choice->first, to = end - choice->first;
    return choice->heights[to] - choice->heights[from] - box->space_before +
           (header == NULL ? 0 : header->height) +
           lk_footnotes_room(choice->flow, choice->footnotes[to] - choice->footnotes[from]);
}

static bool parts_paragraph(const LkGalley *galley, size_t end)
{
    const LkGalleyBox *above = &galley->boxes[end - 1], *below = &galley->boxes[end];
    return above->body_line && below->body_line && above->item_count > 0 && below->item_count > 0 &&
           above->items[0].block == below->items[0].block;
}

/* Whether nothing but one block of signatures stands on the last page: who signs there signs for a text that
 * is not in sight. */
static bool is_lone_signature(const Choice *choice, size_t first, size_t end)
{
    const LkGalleyBox *boxes = choice->flow->galley.boxes;
    for (size_t i = first; i < end; i++)
        if (!boxes[i].is_signature || boxes[i].starts_signature != (i == first))
            return false;
    return first > 0;
}

/* Returns the cost of a page. Room that is empty since the document or a page break ends there costs nothing.
 * A header that is repeated fills no page. */
static int64_t page_cost(const Choice *choice, size_t first, size_t end, LkLength content)
{
    const LkGalley *galley = &choice->flow->galley;
    const LkGalleyBox *header = lk_repeated_header(&galley->boxes[first]);
    LkLength page = galley->page_height, pair = lk_galley_pair_cost(galley);
    if (end == galley->count)
        return page * (PAGE_WEIGHT + (is_lone_signature(choice, first, end) ? LONE_WEIGHT : 0));
    if (end == choice->end || galley->boxes[end].break_before)
        return PAGE_WEIGHT * page;
    LkLength hole = page - content + (header == NULL ? 0 : header->height);
    LkLength parted = galley->boxes[end - 1].parting + (parts_paragraph(galley, end) ? pair : 0);
    return PAGE_WEIGHT * page + hole * hole / pair + parted;
}

static void find_best(Choice *choice, size_t index)
{
    const LkGalley *galley = &choice->flow->galley;
    Node *node = &choice->nodes[index];
    node->cost = NEVER;
    for (size_t k = index; k-- > 0;) {
        const Node *from = &choice->nodes[k];
        LkLength content = page_content(choice, from->end, node->end);
        if (content > choice->flow->galley.page_height)
            return;
        if (from->cost != NEVER) {
            int64_t cost = from->cost + page_cost(choice, from->end, node->end, content);
            if (cost < node->cost) {
                node->cost = cost;
                node->from = k;
            }
        }
        if (from->end > choice->first && galley->boxes[from->end].break_before)
            return; /* no page goes over a forced page break */
    }
}

static void make_nodes(Choice *choice)
{
    const LkFlow *flow = choice->flow;
    const LkGalley *galley = &flow->galley;
    size_t count = choice->end - choice->first;
    choice->heights = LK_NEW_ARRAY(flow->galley.arena, count + 1, LkLength);
    choice->footnotes = LK_NEW_ARRAY(flow->galley.arena, count + 1, LkLength);
    choice->nodes = LK_NEW_ARRAY(flow->galley.arena, count + 1, Node);
    choice->nodes[choice->count++] = (Node){.end = choice->first};
    for (size_t i = 0; i < count; i++) {
        const LkGalleyBox *box = &galley->boxes[choice->first + i];
        choice->heights[i + 1] = choice->heights[i] + box->space_before + box->height;
        choice->footnotes[i + 1] = choice->footnotes[i] + box->footnote_height;
        if (may_end(choice, choice->first + i + 1))
            choice->nodes[choice->count++] = (Node){.end = choice->first + i + 1};
    }
}

/* Finds the best way to each node. Returns the last node that can be reached: what follows it, if anything,
 * should stay together but is longer than a page. */
static size_t find_all(Choice *choice)
{
    size_t last = 0;
    for (size_t i = 1; i < choice->count; i++) {
        if (page_content(choice, choice->nodes[last].end, choice->nodes[i].end) >
            choice->flow->galley.page_height)
            break;
        find_best(choice, i);
        if (choice->nodes[i].cost != NEVER)
            last = i;
    }
    return last;
}

size_t lk_page_ends(const LkFlow *flow, size_t first, size_t end, size_t **ends)
{
    Choice choice = {.flow = flow, .first = first, .end = end};
    if (first == end)
        return 0;
    make_nodes(&choice);
    size_t last = find_all(&choice);
    size_t pages = 0;
    for (size_t i = last; i > 0; i = choice.nodes[i].from)
        pages++;
    *ends = LK_NEW_ARRAY(flow->galley.arena, pages, size_t);
    size_t page = pages;
    for (size_t i = last; i > 0; i = choice.nodes[i].from)
        (*ends)[--page] = choice.nodes[i].end;
    return pages;
}
