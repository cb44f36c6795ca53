/* From inlines to lines in the layout's shape, and from lines to items of a page. */
#ifndef LIKHIT_FLOW_TYPESET_H
#define LIKHIT_FLOW_TYPESET_H

#include "flow/references.h"
#include "frame/frame.h"
#include "text/paragraph.h"

/* Returns how to set a paragraph of that style: the layout's fonts, numerals and `keep` words, and a measure
 * of at least a point. */
LkParagraphShape lk_paragraph_shape(const LkLayout *layout, const LkTextStyle *text, LkLength measure,
                                    LkAlignment alignment, LkJustify justify);
/* Typesets a text with its references filled in. */
void lk_typeset(LkTextContext *text, LkReferences *references, const LkInlines *inlines,
                const LkParagraphShape *shape, LkLines *lines);
/* Appends lines to others that were typeset for the same place. */
void lk_lines_join(LkArena *arena, LkLines *all, const LkLines *more);

/* Where a line stands, and what it is part of. */
typedef struct LkLinePosition {
    LkLength left, baseline;
    LkLength pitch; /* the items' height */
    LkRole role;
    uint32_t block, element, part; /* as in LkItem */
} LkLinePosition;

/* Writes an item for each run of the line; `items` has room for line->run_count. */
void lk_line_items(const LkLine *line, LkLinePosition position, LkItem *items);

#endif
