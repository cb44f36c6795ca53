/* Decimal numbers: fractions of whole numbers, so that a sum of money is exact. */
#include <string.h>

#include "data/data.h"

static const int64_t powers[LK_NUMBER_HELD_DECIMALS + 1] = {1,
                                                            10,
                                                            100,
                                                            1000,
                                                            10000,
                                                            100000,
                                                            1000000,
                                                            10000000,
                                                            100000000,
                                                            1000000000,
                                                            10000000000,
                                                            100000000000,
                                                            1000000000000,
                                                            10000000000000,
                                                            100000000000000,
                                                            1000000000000000};

static bool read(LkText text, size_t decimals, LkNumber *number)
{
    LkAmount amount;
    *number = (LkNumber){0};
    if (!lk_amount_read(text, &amount))
        return false;
    number->has_thai = amount.has_thai;
    number->has_arabic = amount.has_arabic;
    if (amount.count > LK_NUMBER_DIGITS || amount.decimals > decimals)
        return false;
    for (size_t i = 0; i < amount.count; i++)
        number->units = number->units * 10 + amount.digits[i];
    number->units = amount.is_negative ? -number->units : number->units;
    number->decimals = (int)amount.decimals;
    number->grouped = amount.is_grouped;
    number->in_brackets = amount.in_brackets;
    number->is_percent = amount.is_percent;
    return true;
}

bool lk_number_read(LkText text, LkNumber *number)
{
    return read(text, LK_NUMBER_DECIMALS, number);
}

bool lk_number_read_held(LkText text, LkNumber *number)
{
    return read(text, LK_NUMBER_HELD_DECIMALS, number);
}

void lk_number_write(const LkNumber *number, LkBuffer *out)
{
    LkAmount amount = {.is_negative = number->units < 0,
                       .in_brackets = number->in_brackets,
                       .is_percent = number->is_percent,
                       .is_grouped = number->grouped,
                       .decimals = (size_t)number->decimals};
    LkUnits units = number->units < 0 ? -number->units : number->units;
    char digits[48];
    size_t count = 0;
    for (; units != 0 || count <= amount.decimals; units /= 10)
        digits[count++] = (char)(units % 10);
    while (count > 0)
        amount.digits[amount.count++] = digits[--count];
    lk_amount_write(&amount, out);
}

/* With `decimals`, of which it has no more. */
static LkUnits scaled(const LkNumber *number, int decimals)
{
    return number->units * powers[decimals - number->decimals];
}

int lk_number_compare(const LkNumber *a, const LkNumber *b)
{
    int decimals = a->decimals > b->decimals ? a->decimals : b->decimals;
    LkUnits x = scaled(a, decimals), y = scaled(b, decimals);
    return (x > y) - (x < y);
}

bool lk_number_add(LkNumber *sum, const LkNumber *number)
{
    /* Far below the range, so that whatever is scaled by the highest power is within it. */
    const LkUnits most = (LkUnits)INT64_MAX * 1000;
    int decimals = sum->decimals > number->decimals ? sum->decimals : number->decimals;
    LkUnits whole = sum->units / powers[sum->decimals];
    if (whole > most || whole < -most)
        return false;
    sum->units = scaled(sum, decimals) + scaled(number, decimals);
    sum->decimals = decimals;
    sum->grouped |= number->grouped;
    sum->in_brackets |= number->in_brackets;
    sum->is_percent |= number->is_percent;
    return true;
}

bool lk_number_divide(LkNumber *number, size_t count, int decimals)
{
    int fewer = number->decimals > decimals ? number->decimals - decimals : 0;
    LkUnits divisor = (LkUnits)count * powers[fewer];
    LkUnits units = fewer > 0 ? number->units : scaled(number, decimals);
    units = (units + (units < 0 ? -(divisor / 2) : divisor / 2)) / divisor;
    if (units > INT64_MAX || units < -INT64_MAX)
        return false;
    number->units = units;
    number->decimals = decimals;
    return true;
}

LkText lk_arabic_digits(LkText text, LkArena *arena)
{
    char *bytes = NULL;
    size_t length = 0, done = 0;
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        uint32_t c = lk_utf8_next(text, &at);
        if (c < 0x80 || lk_digit_value(c) < 0)
            continue;
        if (bytes == NULL)
            bytes = lk_arena_alloc(arena, text.length + 1);
        memcpy(bytes + length, text.bytes + done, start - done);
        length += start - done;
        bytes[length++] = (char)('0' + lk_digit_value(c));
        done = at;
    }
    if (bytes == NULL)
        return text;
    memcpy(bytes + length, text.bytes + done, text.length - done);
    return (LkText){bytes, length + text.length - done};
}
