/* Private to font/: choosing among the fonts that fontconfig lists. */
#ifndef LIKHIT_FONT_MATCH_H
#define LIKHIT_FONT_MATCH_H

#include <fontconfig/fontconfig.h>

#include "font/font_private.h"

/* What a face must satisfy: a family, or characters when the family is NULL. */
typedef struct LkWish {
    const char *family;
    LkCoverage cover; /* its weight and slope count for a family too */
} LkWish;

/* Return what a pattern says of the font: "" and `otherwise` when it says nothing. */
const char *lk_pattern_string(const FcPattern *pattern, const char *object);
int lk_pattern_integer(const FcPattern *pattern, const char *object, int otherwise);

/* Returns the font that suits the wish best; NULL when none satisfies it. Equals are decided by file name. */
const FcPattern *lk_nearest_pattern(FcConfig *config, FcSetName set, const LkWish *wish);

#endif
