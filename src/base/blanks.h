/* Blanks of data and typed text: which characters are none but room. Inline, as they are asked of each one.
 */
#ifndef LIKHIT_BASE_BLANKS_H
#define LIKHIT_BASE_BLANKS_H

#include <stdbool.h>
#include <stdint.h>

/* One that keeps what stands beside it together, as in 1 000: no-break, figure, thin and narrow. */
static inline bool lk_is_fixed_blank(uint32_t c)
{
    return c == 0xA0 || c == 0x2007 || c == 0x2009 || c == 0x202F;
}

/* Any that may stand around a value: tabs and line ends, wide blanks and marks of byte order among them. */
static inline bool lk_is_any_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0x3000 || c == 0xFEFF ||
           lk_is_fixed_blank(c);
}

#endif
