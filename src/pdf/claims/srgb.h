/* The sRGB colour space as an ICC profile. */
#ifndef LIKHIT_PDF_SRGB_H
#define LIKHIT_PDF_SRGB_H

#include "base/text.h"

/* The profile's bytes, always the same; in `arena`. */
LkText lk_srgb_profile(LkArena *arena);

#endif
