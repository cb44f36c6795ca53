/* The sRGB colour space (IEC 61966-2-1) as an ICC profile: the output intent of the archive profiles, which
 * says how their colours are meant. */
#ifndef LIKHIT_PDF_SRGB_H
#define LIKHIT_PDF_SRGB_H

#include "base/text.h"

/* Returns the profile, some 500 bytes that are always the same; in `arena`. */
LkText lk_srgb_profile(LkArena *arena);

#endif
