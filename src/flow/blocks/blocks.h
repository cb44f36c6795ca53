/* Blocks to boxes of the galley. */
#ifndef LIKHIT_FLOW_BLOCKS_BLOCKS_H
#define LIKHIT_FLOW_BLOCKS_BLOCKS_H

#include "flow/galley.h"
#include "flow/list_marks.h"

/* What a block stands in. */
typedef struct LkSurroundings {
    const LkListContext *list; /* NULL = no list */
    bool in_quote;
} LkSurroundings;

/* ---- blocks.c */
/* Appends a block that stands in nothing; and all from `first` on. */
void lk_flow_block(LkFlow *flow, const LkBlock *block, LkColumnArea area);
void lk_flow_blocks(LkFlow *flow, const LkBlock *first, LkColumnArea area);
/* Appends a block of an item or a quote. */
void lk_flow_block_within(LkFlow *flow, const LkBlock *block, LkColumnArea area, LkSurroundings around);

/* ---- lists.c */
void lk_flow_list(LkFlow *flow, const LkBlock *list, LkColumnArea area, LkSurroundings around);

/* ---- contents.c, picture.c, signature.c */
void lk_flow_contents(LkFlow *flow, const LkBlock *block, LkColumnArea area);
void lk_flow_image(LkFlow *flow, const LkBlock *block, LkColumnArea area, const LkTarget *target);
void lk_flow_crest(LkFlow *flow, const LkBlock *block, LkColumnArea area);
void lk_flow_signature(LkFlow *flow, const LkBlock *block, LkColumnArea area);

/* ---- qr.c */
/* Returns the code as a picture; NULL after an error. */
const LkPicture *lk_flow_qr(LkFlow *flow, const LkQrCode *code);
/* Returns the size that gives each module the same whole number of units; a warning where it is too small to
 * be read. */
LkLength lk_flow_qr_size(LkFlow *flow, const LkQrCode *code, const LkPicture *picture, LkLength size);

/* ---- form_lines.c */
/* The lines of the form before the first block of the body, and those behind the last. */
void lk_flow_head(LkFlow *flow);
void lk_flow_tail(LkFlow *flow);
/* Tells of front-matter keys that nobody asked for and that are nearly those that the form asks for. */
void lk_flow_tell_unasked(LkFlow *flow);

#endif
