/* Private to text/: dividing words of Latin letters, and the hyphens at the ends of lines. */
#ifndef LIKHIT_TEXT_HYPHENATE_H
#define LIKHIT_TEXT_HYPHENATE_H

#include "text/text_private.h"
#include "words/hyphens.h"

/* Lets lines end inside words of Latin letters, at a penalty. Called after lk_find_breaks, where the layout
 * asks. */
void lk_hyphenate(LkTextContext *context, LkSection *section);

/* The hyphen that a line ends with. */
typedef struct LkHyphen {
    const LkShapedRun *run; /* whose face and look it has; NULL = there is none */
    uint16_t glyph;
    int32_t advance; /* font units */
    LkLength width;
} LkHyphen;
/* Returns the hyphen of a line that ends before a cluster: where a word is divided. */
LkHyphen lk_hyphen_before(const LkSection *section, const LkShaped *shaped, size_t cluster);

#endif
