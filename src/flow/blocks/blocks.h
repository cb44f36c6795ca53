/* Turns blocks into boxes of the galley. Each function appends the boxes of one kind of block, within `area`.
 */
#ifndef LIKHIT_FLOW_BLOCKS_BLOCKS_H
#define LIKHIT_FLOW_BLOCKS_BLOCKS_H

#include "flow/galley.h"
#include "flow/list_marks.h"

/* What a block stands in: it changes the block's indents and its style. */
typedef struct LkSurroundings {
    const LkListContext *list; /* NULL = no list */
    bool in_quote;
    LkLength behind; /* where the mark of the outer item ends that stands on the same line; 0 = none */
} LkSurroundings;

/* ---- blocks.c */
/* Appends a block of the document itself (in no list and no quote); and such a block with all that follow it.
 */
void lk_flow_block(LkFlow *flow, const LkBlock *block, LkColumnArea area);
void lk_flow_blocks(LkFlow *flow, const LkBlock *first, LkColumnArea area);
/* Appends a block that stands in a list item or a quote. */
void lk_flow_block_within(LkFlow *flow, const LkBlock *block, LkColumnArea area, LkSurroundings around);

/* ---- lists.c */
void lk_flow_list(LkFlow *flow, const LkBlock *list, LkColumnArea area, LkSurroundings around);

/* ---- together.c */
/* Returns whether the paragraph leads what follows it and stays on its page: it is bold from end to end
 * (**๑. เรื่องเดิม**), and what follows is not. */
bool lk_leads(const LkBlock *paragraph, const LkBlock *next);
/* มติที่ประชุม …: what is resolved should stand with the item of the agenda that it is about. */
bool lk_is_resolution(const LkBlock *paragraph);

/* ---- contents.c, picture.c, signature.c */
void lk_flow_contents(LkFlow *flow, const LkBlock *block, LkColumnArea area);
void lk_flow_image(LkFlow *flow, const LkBlock *block, LkColumnArea area, const LkTarget *target);
void lk_flow_crest(LkFlow *flow, const LkBlock *block, LkColumnArea area);
/* Returns the area of a title line: beside the crest, as long as that is not passed; the middle stays the
 * middle. */
LkColumnArea lk_flow_beside_crest(const LkFlow *flow, LkColumnArea area);
/* Leaves room, so that what follows begins below the crest. */
void lk_flow_below_crest(LkFlow *flow);
void lk_flow_signature(LkFlow *flow, const LkBlock *block, LkColumnArea area);

/* ---- qr.c */
/* Returns the code as a picture of modules (LkPicture), in flow->arena; NULL after an error. */
const LkPicture *lk_flow_qr(LkFlow *flow, const LkQrCode *code);
/* Returns the largest side, up to `size`, that gives each module the same whole number of length units. Adds
 * a warning when the modules are too small to be read (0.3 mm). */
LkLength lk_flow_qr_size(LkFlow *flow, const LkQrCode *code, const LkPicture *picture, LkLength size);

/* ---- form_lines.c */
/* Append the lines of the form that the layout puts before the first block of the body (a memo's sender,
 * number, date, subject) and behind the last. */
void lk_flow_head(LkFlow *flow);
void lk_flow_tail(LkFlow *flow);

#endif
