/* Numbers in cells without a format: plain, or with an exponent where they are too small or too large for the
 * cell. */
#include <string.h>

#include "data/number_format_private.h"

void lk_format_drop_zeros(LkAmount *amount)
{
    while (amount->decimals > 0 && amount->digits[amount->count - 1] == 0) {
        amount->count -= amount->count > 1; /* a zero is left */
        amount->decimals--;
    }
}

static size_t first_digit(const LkAmount *amount)
{
    size_t first = 0;
    while (first < amount->count && amount->digits[first] == 0)
        first++;
    return first;
}

/* 1.23457E-08 */
static void write_exponent(const LkAmount *amount, LkBuffer *out)
{
    enum { DECIMALS = 5 };
    LkAmount part = {.is_negative = amount->is_negative};
    size_t first = first_digit(amount);
    int exponent = (int)amount->count - (int)amount->decimals - (int)first - 1;
    part.count = amount->count - first;
    part.decimals = part.count - 1;
    memcpy(part.digits, amount->digits + first, part.count);
    lk_amount_round(&part, DECIMALS);
    if (part.count - part.decimals > 1) { /* 9.999999 has become 10.00000 */
        part.decimals++;
        exponent++;
    }
    lk_format_drop_zeros(&part);
    lk_amount_write(&part, out);
    lk_buffer_printf(out, "E%c%02d", exponent < 0 ? '-' : '+', exponent < 0 ? -exponent : exponent);
}

/* Whether a number is too small for so many decimals, or so large that its last digits are not known. */
static bool needs_exponent(const LkAmount *amount, size_t decimals)
{
    enum { PLAIN_ZEROS = 4 };
    size_t whole = amount->count - amount->decimals, first = first_digit(amount);
    LkAmount exact = *amount;
    if (whole > LK_FORMAT_DIGITS)
        return true;
    if (first == amount->count || first < whole + PLAIN_ZEROS)
        return false;
    lk_format_drop_zeros(&exact);
    return exact.decimals > decimals;
}

/* As many digits as a cell of usual width shows. */
void lk_format_general(LkAmount *amount, LkBuffer *out)
{
    enum { SHOWN = 11 }; /* the point counted */
    size_t whole = amount->count - amount->decimals;
    size_t decimals = whole + 2 > SHOWN ? 0 : SHOWN - 1 - (whole == 0 ? 1 : whole);
    if (needs_exponent(amount, decimals)) {
        write_exponent(amount, out);
        return;
    }
    if (amount->decimals > decimals)
        lk_amount_round(amount, decimals);
    lk_format_drop_zeros(amount);
    amount->is_grouped = amount->in_brackets = false;
    lk_amount_write(amount, out);
}
