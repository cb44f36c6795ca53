/* Footnotes. A footnote is attached to the box that shows its first mark (the raised number in the text), and
 * is painted at the foot of that box's page; lines that find no room there go to the foot of the next page.
 */
#ifndef LIKHIT_FLOW_FOOTNOTES_H
#define LIKHIT_FLOW_FOOTNOTES_H

#include "flow/galley.h"

/* The footnotes whose mark stands on a page by now, and how far they have been painted. Starts with zeroes.
 */
typedef struct LkFootnoteQueue {
    uint32_t *footnotes; /* their numbers, from 1 */
    size_t count, capacity;
    size_t next,
        line; /* index of the first footnote that is not painted whole, and of its first unpainted line */
    LkLength height; /* of all unpainted lines */
} LkFootnoteQueue;

/* Typesets the footnotes and attaches each to the box that shows its first mark. Called when all boxes are in
 * the galley. */
void lk_flow_footnotes(LkFlow *flow);
/* Shares the footnotes of a row that was cut among its two parts: each goes where its mark stands. */
void lk_footnotes_split(const LkFlow *flow, const LkGalleyBox *whole, LkGalleyBox *head, LkGalleyBox *tail);
/* Returns how high the foot of a page is with footnotes whose lines are `lines` high together: the space and
 * the rule above them included; 0 for no lines. */
LkLength lk_footnotes_room(const LkFlow *flow, LkLength lines);
/* Returns the height of the least lines of the box's footnotes that must stand on the page of the box: all
 * but the last footnote whole, and the last footnote's first lines. */
LkLength lk_footnotes_least(const LkFlow *flow, const LkGalleyBox *box);
/* Appends the footnotes of a box that comes onto the page to the queue. */
void lk_footnotes_take(LkFlow *flow, LkFootnoteQueue *queue, const LkGalleyBox *box);
/* Paints as many lines of the queue as fit between `top` (from the top of the paper) and the end of the text
 * area, and takes them off the queue. */
void lk_footnotes_paint(LkFlow *flow, LkPage *page, LkFootnoteQueue *queue, LkLength top);

#endif
