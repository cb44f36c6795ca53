/* One signature block, as the boxes of a block alone or of one beside others. */
#ifndef LIKHIT_FLOW_BLOCKS_SIGNATURES_H
#define LIKHIT_FLOW_BLOCKS_SIGNATURES_H

#include "flow/blocks/blocks.h"

/* A signature block that is being typeset. */
typedef struct LkClosing {
    LkFlow *flow;
    const LkSignatureStyle *style;
    LkColumnArea area; /* the block's own */
    LkLength left;     /* as far as it may reach to the left */
    LkSpan span;       /* of the block in the source */
    size_t first;      /* index of its first box */
    size_t ink;        /* of the one behind the room for ink */
} LkClosing;

/* ---- signature_one.c */
/* Appends the boxes of the block but for its lead lines, and fills in closing->ink. */
void lk_flow_signature_one(LkClosing *closing, const LkSignature *signature);

/* ---- signature_beside.c */
/* Appends one box for the block and all that stand beside it: they share the area, and their names stand on
 * one line. */
void lk_flow_signatures_beside(LkFlow *flow, const LkBlock *block, LkColumnArea area);

#endif
