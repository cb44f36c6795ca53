/* Lengths.
 *
 * Every length from the layout to the frames is a 64-bit count of 1/65536 pt, so that sums are exact and the
 * same source gives the same bytes on every machine. Floating point appears only where outlines are drawn. */
#ifndef LIKHIT_BASE_LENGTH_H
#define LIKHIT_BASE_LENGTH_H

#include <stdint.h>

typedef int64_t LkLength; /* 1/65536 pt; 72 pt = 1 in */

#define LK_POINT ((LkLength)65536)

/* A length from thousandths of a point, for constants: LK_MILLIPOINTS(21300) is 21.3 pt. */
#define LK_MILLIPOINTS(n) ((LkLength)(n)*LK_POINT / 1000)
/* A length from thousandths of a centimetre: LK_MILLICENTIMETRES(2500) is 2.5 cm. 2.54 cm = 72 pt. */
#define LK_MILLICENTIMETRES(n) ((LkLength)(n)*LK_POINT * 7200 / 254000)

/* Returns a length in font units as an LkLength at type of `size` (one em): value × size / units_per_em,
 * rounded to the nearest, halves away from zero. */
static inline LkLength lk_length_from_units(int64_t value, LkLength size, int units_per_em)
{
    int64_t product = value * size;
    int64_t half = units_per_em / 2;
    return product >= 0 ? (product + half) / units_per_em : -((-product + half) / units_per_em);
}

/* Returns a length in points in floating point: for drawing and for messages only. */
static inline double lk_length_points(LkLength length)
{
    return (double)length / (double)LK_POINT;
}

#endif
