/* Signs before words and numbers that are Markdown's to a machine and none to an officer: -ไม่มี-, > ๘๐ คะแนน,
 * and a star that a word above has. */
#ifndef LIKHIT_SOURCE_MARKDOWN_LEAVES_FRAMED_LINES_H
#define LIKHIT_SOURCE_MARKDOWN_LEAVES_FRAMED_LINES_H

#include "source/markdown/state/block_reader.h"

/* Returns whether a dash at `at` has its like at the end of the line: -ไม่มี-, – ไม่มี –. */
bool lk_is_between_dashes(const LkLineScan *line, LkAt at);
/* Begins a paragraph of the line if its signs are words. `matched` as for lk_item_begin. */
bool lk_own_line_begins(LkBlockReader *reader, size_t matched);
/* Takes note of words with a star behind them on the line: ค่าวัสดุ*. */
void lk_note_stars(LkBlockReader *reader);
/* Makes stars at the cursor the mark of a note, printed as typed, if words above have them. */
void lk_take_note_star(const LkBlockReader *reader, LkItemMark *mark);
/* Returns whether the line is a dash alone, as it is typed for “none”. */
bool lk_is_lone_dash(const LkLineScan *line);

#endif
