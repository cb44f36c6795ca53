/* Footnotes. A note is attached to the box that shows its first mark (the raised number in the text), and is
 * painted at the foot of that box's page; lines that find no room there go to the foot of the next page. */
#ifndef LIKHIT_FLOW_NOTES_H
#define LIKHIT_FLOW_NOTES_H

#include "flow/galley.h"

/* The notes whose mark stands on a page by now, and how far they have been painted. Starts with zeroes. */
typedef struct LkNoteQueue {
    uint32_t *notes; /* their numbers, from 1 */
    size_t count, capacity;
    size_t next,
        line;        /* index of the first note that is not painted whole, and of its first unpainted line */
    LkLength height; /* of all unpainted lines */
} LkNoteQueue;

/* Typesets the notes and attaches each to the box that shows its first mark. Called when all boxes are in the
 * galley. */
void lk_flow_notes(LkFlow *flow);
/* Shares the notes of a row that was cut among its two parts: each goes where its mark stands. */
void lk_notes_split(const LkFlow *flow, const LkGalleyBox *whole, LkGalleyBox *head, LkGalleyBox *tail);
/* Returns how high the foot of a page is with notes whose lines are `lines` high together: the space and the
 * rule above them included; 0 for no lines. */
LkLength lk_notes_room(const LkFlow *flow, LkLength lines);
/* Returns the height of the least lines of the box's notes that must stand on the page of the box: all but
 * the last note whole, and the last note's first lines. */
LkLength lk_notes_least(const LkFlow *flow, const LkGalleyBox *box);
/* Appends the notes of a box that comes onto the page to the queue. */
void lk_notes_take(LkFlow *flow, LkNoteQueue *queue, const LkGalleyBox *box);
/* Paints as many lines of the queue as fit between `top` (from the top of the paper) and the end of the text
 * area, and takes them off the queue. */
void lk_notes_paint(LkFlow *flow, LkPage *page, LkNoteQueue *queue, LkLength top);

#endif
