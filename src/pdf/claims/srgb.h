/* The sRGB colour space (IEC 61966-2-1) as an ICC profile: what the colours of archives are meant in. */
#ifndef LIKHIT_PDF_SRGB_H
#define LIKHIT_PDF_SRGB_H

#include "base/text.h"

/* Returns the profile, some 500 bytes that are always the same; in `arena`. */
LkText lk_srgb_profile(LkArena *arena);

#endif
