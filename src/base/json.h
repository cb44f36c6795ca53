/* Writing JSON: strings, and numbers with two decimals that no locale changes. */
#ifndef LIKHIT_BASE_JSON_H
#define LIKHIT_BASE_JSON_H

#include "base/length.h"
#include "base/text.h"

/* Appends text as a JSON string, quotes included. Thai stays readable; invisible characters (zero-width ones,
 * the no-break space) are escaped, so that a diff shows them. Bytes that are not UTF-8 become U+FFFD. */
void lk_json_string(LkBuffer *out, LkText text);

/* Appends value / unit as a number with exactly two decimals, halves away from zero. */
void lk_json_hundredths(LkBuffer *out, int64_t value, int64_t unit);

/* Appends a length in points with two decimals. */
void lk_json_points(LkBuffer *out, LkLength length);

#endif
