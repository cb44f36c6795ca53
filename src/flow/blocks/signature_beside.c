/* Signature blocks side by side: each is typeset as if alone, and its boxes are moved into one. */
#include "flow/blocks/signatures.h"

#include <string.h>

#include "base/limits.h"

/* The boxes of one signature of a row, moved out of the galley. */
typedef struct Column {
    const LkGalleyBox *boxes;
    size_t count, ink;     /* boxes; those down to the room for ink, this one included */
    LkLength above, below; /* heights of those, and of the others */
} Column;

static LkLength height_of(const LkGalleyBox *boxes, size_t count)
{
    LkLength height = 0;
    for (size_t i = 0; i < count; i++)
        height += boxes[i].height + (i > 0 ? boxes[i].space_before : 0);
    return height;
}

/* Takes the boxes from closing->first on. What stands above the first of them is above the row. */
static Column take_column(LkClosing *closing, LkLength *space)
{
    LkGalley *galley = &closing->flow->galley;
    Column column = {.count = galley->count - closing->first, .ink = closing->ink - closing->first};
    LkGalleyBox *boxes = LK_NEW_ARRAY(galley->arena, column.count, LkGalleyBox);
    memcpy(boxes, galley->boxes + closing->first, column.count * sizeof *boxes);
    column.boxes = boxes;
    *space = boxes->space_before > *space ? boxes->space_before : *space;
    column.above = height_of(boxes, column.ink);
    column.below = height_of(boxes, column.count) - column.above;
    galley->count = closing->first;
    return column;
}

static void put_footnotes(LkGalley *galley, const LkGalleyBox *from, LkGalleyBox *to)
{
    if (from->footnote_count == 0)
        return;
    uint32_t *all = LK_NEW_ARRAY(galley->arena, to->footnote_count + from->footnote_count, uint32_t);
    if (to->footnote_count > 0)
        memcpy(all, to->footnotes, to->footnote_count * sizeof *all);
    memcpy(all + to->footnote_count, from->footnotes, from->footnote_count * sizeof *all);
    to->footnotes = all;
    to->footnote_count += from->footnote_count;
    to->footnote_height += from->footnote_height;
}

/* Puts the items of a column into the box of the row, one column behind the other: that is the order in which
 * they are read. `y` is the upper edge of the column. */
static void put_column(LkGalley *galley, const Column *column, LkLength y, LkGalleyBox *row)
{
    for (size_t i = 0; i < column->count; i++) {
        const LkGalleyBox *box = &column->boxes[i];
        y += i > 0 ? box->space_before : 0;
        for (size_t k = 0; k < box->item_count; k++) {
            row->items[row->item_count] = box->items[k];
            row->items[row->item_count++].y += y;
        }
        put_footnotes(galley, box, row);
        y += box->height;
    }
}

/* One box for all columns of a row, whose names stand on one line. */
static void add_row(LkFlow *flow, const Column *columns, size_t count, LkLength space)
{
    LkGalleyBox *row = lk_galley_add(&flow->galley, space);
    LkLength above = 0, below = 0;
    size_t items = 0;
    for (size_t i = 0; i < count; i++) {
        above = columns[i].above > above ? columns[i].above : above;
        below = columns[i].below > below ? columns[i].below : below;
        for (size_t k = 0; k < columns[i].count; k++)
            items += columns[i].boxes[k].item_count;
    }
    row->height = above + below;
    row->items = LK_NEW_ARRAY(flow->galley.arena, items + 1, LkItem);
    for (size_t i = 0; i < count; i++)
        put_column(&flow->galley, &columns[i], above - columns[i].above, row);
}

void lk_flow_signatures_beside(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    Column columns[LK_LIMIT_SIGNATURES_BESIDE];
    size_t count = 0, placed = 0;
    LkLength space = 0;
    for (const LkSignature *one = block->as.signature; one != NULL; one = one->beside)
        count++;
    LkLength gap = flow->layout->paragraph.text.size,
             width = (area.width - gap * (LkLength)(count - 1)) / (LkLength)count;
    bool starts_page = flow->galley.pending_break;
    for (const LkSignature *one = block->as.signature; one != NULL; one = one->beside, placed++) {
        LkColumnArea own = {area.left + (width + gap) * (LkLength)placed, width};
        LkClosing closing = {flow, &flow->layout->signature, own, own.left, one->span, flow->galley.count, 0};
        uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_SECTION, one->span);
        lk_flow_signature_one(&closing, one);
        lk_element_leave(&flow->elements, outside);
        columns[placed] = take_column(&closing, &space);
    }
    flow->galley.pending_break = starts_page;
    add_row(flow, columns, count, space);
}
