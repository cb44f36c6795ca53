/* Front matter that is no YAML: what each value is, read by its letters alone, and lines made what they mean.
 */
#ifndef LIKHIT_SOURCE_FRONT_MEND_H
#define LIKHIT_SOURCE_FRONT_MEND_H

#include "base/text.h"
#include "source/front/front.h"

typedef enum LkValueKind {
    LK_VALUE_READS,  /* YAML reads it as what it is */
    LK_VALUE_BLOCK,  /* | or >: the lines below are the value */
    LK_VALUE_IS_TEXT /* it must stand in quotes: YAML would take a sign in it for its own */
} LkValueKind;

/* Returns what a value is that stands at the start of `text` and may go on over all of its lines. */
LkValueKind lk_value_kind(LkText text);

/* ---- mend.c */

typedef struct LkMendPart {
    size_t start, end; /* bytes of the file */
    uint32_t line;     /* of a block, on which it begins; 0 = the front matter */
} LkMendPart;

/* Returns the YAML of the part, each line of which is made what it means; NULL after an error. */
const LkYaml *lk_mended_yaml(LkReader *reader, const LkFile *file, LkMendPart part);

#endif
