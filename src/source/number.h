/* Decimal numbers as officers write them: 1,234.50 or ๑,๒๓๔.๕๐. Fractions of whole numbers, so that a sum of
 * money is exact. */
#ifndef LIKHIT_SOURCE_NUMBER_H
#define LIKHIT_SOURCE_NUMBER_H

#include "base/text.h"

enum { LK_NUMBER_DIGITS = 17, LK_NUMBER_DECIMALS = 6 };

typedef struct LkNumber {
    int64_t units; /* in 10^-decimals */
    int decimals;
    bool grouped;              /* written with commas */
    bool has_thai, has_arabic; /* digits */
} LkNumber;

/* False when the text, blanks around it aside, is no number or has too many digits. */
bool lk_number_read(LkText text, LkNumber *number);
void lk_number_write(const LkNumber *number, LkBuffer *out);
int lk_number_compare(const LkNumber *a, const LkNumber *b);
/* False when the result does not fit. */
bool lk_number_add(LkNumber *sum, const LkNumber *number);
/* Halves go away from zero; at least two decimals, as scores and money have. */
bool lk_number_divide(LkNumber *number, size_t count);

/* Thai digits as Arabic ones; the text itself when it has none. */
LkText lk_arabic_digits(LkText text, LkArena *arena);

#endif
