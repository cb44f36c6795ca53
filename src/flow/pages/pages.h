/* Cuts the galley into pages, and adds what stands on a page besides its text. */
#ifndef LIKHIT_FLOW_PAGES_PAGES_H
#define LIKHIT_FLOW_PAGES_PAGES_H

#include "flow/galley.h"

/* ---- page_breaks.c */
/* Returns whether a page may end inside the box: it is a row of a table that allows cutting (`split-rows`),
 * or no page can hold it with its notes and the repeated header. Whether a row really is cut, and where, is
 * decided when its page is filled: cut_row (pages.c) and lk_row_split (table.h). */
bool lk_may_be_cut(const LkFlow *flow, const LkGalleyBox *box);
/* Chooses where pages end among the boxes [first, end), none of which may be cut. Returns the number of
 * pages; (*ends)[i], in the galley's arena, is the index of the box behind page i. Boxes are left over when a
 * group that should stay together is longer than a page: the pages then end before that group. */
size_t lk_page_ends(const LkFlow *flow, size_t first, size_t end, size_t **ends);

/* ---- pages.c */
/* Cuts the galley into pages and appends them to `frames`. Returns false after an error: there are too many
 * pages. */
bool lk_flow_pages(LkFlow *flow, LkFrames *frames);

/* ---- target_pages.c, bookmarks.c: called in this order, when the pages are cut */
/* Finds the page of each target (references.h) and gives the frames their anchors. */
void lk_flow_find_pages(LkFlow *flow, LkFrames *frames);
/* Gives the frames their structure and their bookmarks. */
void lk_flow_structure(LkFlow *flow, LkFrames *frames);

/* ---- furniture.c */
/* Adds page numbers, running heads and catchwords (คำต่อเนื่อง: the first words of the next page, at the foot).
 * Called last, since it needs all pages. */
void lk_flow_furniture(LkFlow *flow, LkFrames *frames);

#endif
