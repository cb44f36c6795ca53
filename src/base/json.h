/* Pieces of JSON that several stages write: strings, and lengths in points that no locale changes. */
#ifndef LIKHIT_BASE_JSON_H
#define LIKHIT_BASE_JSON_H

#include "base/length.h"
#include "base/text.h"

/* Text in quotes. Thai stays readable; characters that show nothing (zero-width ones, the no-break space) are
 * escaped so that a change of them can be seen. Bytes that are not UTF-8 become U+FFFD. */
void lk_json_string(LkBuffer *out, LkText text);

/* `value` counted in 1/unit as a number with exactly two decimals, halves away from zero. */
void lk_json_hundredths(LkBuffer *out, int64_t value, int64_t unit);

/* A length in points with two decimals. */
void lk_json_points(LkBuffer *out, LkLength length);

#endif
