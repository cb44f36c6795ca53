/* Pages from the galley, and what stands on them besides the text. */
#ifndef LIKHIT_FLOW_PAGES_PAGES_H
#define LIKHIT_FLOW_PAGES_PAGES_H

#include "flow/galley.h"

/* ---- page_breaks.c */
/* A row that is cut wherever a page ends, or a box that no page can hold. */
bool lk_is_cut(const LkFlow *flow, const LkGalleyBox *box);
/* Shares the boxes [first, end) out among pages, none of them cut. Returns the number of pages, and in
 * `ends`, in the galley's arena, the boxes up to the end of each. They end before the first group that should
 * stay together and is longer than a page. */
size_t lk_page_ends(const LkFlow *flow, size_t first, size_t end, size_t **ends);

/* ---- pages.c */
/* Cuts the galley into pages. False after an error: there are too many. */
bool lk_flow_pages(LkFlow *flow, LkFrames *frames);

/* ---- target_pages.c, bookmarks.c: in this order, when the pages are cut */
/* Finds on which page each target stands, and gives the frames their anchors. */
void lk_flow_find_pages(LkFlow *flow, LkFrames *frames);
/* Gives the frames their structure and their bookmarks. */
void lk_flow_structure(LkFlow *flow, LkFrames *frames);

/* ---- furniture.c */
/* Adds page numbers, running heads and catchwords. When the pages are known. */
void lk_flow_furniture(LkFlow *flow, LkFrames *frames);

#endif
