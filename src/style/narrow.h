/* What a layout for small paper inherits from one for A4. */
#ifndef LIKHIT_STYLE_NARROW_H
#define LIKHIT_STYLE_NARROW_H

#include "style/chain.h"

/* Makes values that the layout has from one that it extends, and does not set itself, fit its own page:
 * indents that are made for 16 cm of text, and what stands in a wide margin. What a margin has no room for is
 * left out. */
void lk_layout_fit(const LkLayoutChain *chain, LkLayout *layout);

#endif
