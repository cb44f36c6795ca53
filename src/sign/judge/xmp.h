/* What a file says of itself in XMP (ISO 16684-1). */
#ifndef LIKHIT_SIGN_JUDGE_XMP_H
#define LIKHIT_SIGN_JUDGE_XMP_H

#include "base/text.h"

/* Returns whether two packets say the same, but for when and by which program the file was last written: what
 * programs for signing add. How it is spelled (prefixes, order, attributes or elements) does not matter. */
bool lk_xmp_equal(LkText before, LkText after, LkArena *arena);

#endif
