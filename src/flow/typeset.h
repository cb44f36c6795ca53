/* Turns inlines into lines, by the layout's fonts and measures, and lines into the items of a page. */
#ifndef LIKHIT_FLOW_TYPESET_H
#define LIKHIT_FLOW_TYPESET_H

#include "flow/references.h"
#include "frame/frame.h"
#include "text/paragraph.h"

/* Returns how to typeset a paragraph in the style `text`: with the layout's fonts, numerals and `keep` words,
 * and with a measure of at least a point. */
LkParagraphFormat lk_paragraph_format(const LkLayout *layout, const LkTextStyle *text, LkLength measure,
                                      LkAlignment alignment, LkJustify justify);
/* Fills in the references of a text and typesets it. The lines live in text->arena. */
void lk_typeset(LkTextContext *text, LkReferences *references, const LkInlines *inlines,
                const LkParagraphFormat *format, LkLines *lines);
/* Appends `more` to `all`: the lines of the next paragraph of the same cell or footnote. The new array lives
 * in `arena`. */
void lk_lines_join(LkArena *arena, LkLines *all, const LkLines *more);

/* Returns how far the pen of the first line goes, a blank at its end included: 0 without text. For a mark or
 * a label that other text follows. */
LkLength lk_first_line_advance(const LkLines *lines);

/* Where a line stands, in the coordinates of the items to be written, and what it is part of. */
typedef struct LkLinePosition {
    LkLength left, baseline;
    LkLength pitch; /* from this baseline to the next: becomes the height of the items */
    LkRole role;
    uint32_t block, element, part; /* as in LkItem */
} LkLinePosition;

/* Fills in an item for each run of the line; `items` has room for line->run_count. */
void lk_line_items(const LkLine *line, LkLinePosition position, LkItem *items);

#endif
