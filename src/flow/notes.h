/* Footnotes: each hangs on the box that shows its first mark, and is painted at the foot of that box's page.
 */
#ifndef LIKHIT_FLOW_NOTES_H
#define LIKHIT_FLOW_NOTES_H

#include "flow/galley.h"

/* Notes whose mark has been painted, up to the line that is next. Starts with zeroes. */
typedef struct LkNoteQueue {
    uint32_t *notes;
    size_t count, capacity;
    size_t next, line; /* the first note that is not painted whole, and its first line */
    LkLength height;   /* of all lines from there on */
} LkNoteQueue;

/* Typesets the notes and hangs each on the box of its first mark. When the galley is done. */
void lk_flow_notes(LkFlow *flow);
/* Shares the notes of a cut row among its parts. */
void lk_notes_part(const LkFlow *flow, const LkGalleyBox *whole, LkGalleyBox *head, LkGalleyBox *tail);
/* Returns the height of a foot with `lines` of notes, the space and rule above them included; 0 for none. */
LkLength lk_notes_room(const LkFlow *flow, LkLength lines);
/* Returns the height of the lines that must stand on the page of the box: the last note may go on on the
 * next.
 */
LkLength lk_notes_least(const LkFlow *flow, const LkGalleyBox *box);
/* The box's notes are to be painted behind those in the queue. */
void lk_notes_take(LkFlow *flow, LkNoteQueue *queue, const LkGalleyBox *box);
/* Paints what fits below `top`. */
void lk_notes_paint(LkFlow *flow, LkPage *page, LkNoteQueue *queue, LkLength top);

#endif
