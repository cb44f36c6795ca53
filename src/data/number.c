/* Decimal numbers: fractions of whole numbers, so that a sum of money is exact. */
#include <string.h>

#include "data/data.h"

static const int64_t powers[LK_NUMBER_DECIMALS + 1] = {1, 10, 100, 1000, 10000, 100000, 1000000};

bool lk_commas_are_groups(LkText text)
{
    size_t digits = 0;
    bool has_comma = false;
    for (size_t at = 0; at < text.length;) {
        uint32_t c = lk_utf8_next(text, &at);
        if (c == '.')
            return !has_comma || (digits == 3 && (at >= text.length ||
                                                  memchr(text.bytes + at, ',', text.length - at) == NULL));
        if (c == ',') {
            if (digits == 0 || digits > 3 || (has_comma && digits != 3))
                return false;
            has_comma = true;
            digits = 0;
        } else {
            digits += lk_digit_value(c) >= 0;
        }
    }
    return !has_comma || digits == 3;
}

bool lk_number_read(LkText text, LkNumber *number)
{
    text = lk_text_trim(text);
    *number = (LkNumber){0};
    size_t at = 0, digits = 0;
    bool negative = text.length > 0 && text.bytes[0] == '-', in_decimals = false;
    for (at = negative; at < text.length;) {
        uint32_t c = lk_utf8_next(text, &at);
        int digit = lk_digit_value(c);
        if (c == ',' && digits > 0 && !in_decimals) {
            number->grouped = true;
        } else if (c == '.' && digits > 0 && !in_decimals) {
            in_decimals = true;
        } else if (digit >= 0 && digits < LK_NUMBER_DIGITS && number->decimals < LK_NUMBER_DECIMALS) {
            number->units = number->units * 10 + digit;
            number->decimals += in_decimals;
            digits++;
            number->has_thai |= c > 0x7F;
            number->has_arabic |= c <= 0x7F;
        } else {
            return false;
        }
    }
    if (negative)
        number->units = -number->units;
    return digits > 0 && lk_commas_are_groups(text);
}

void lk_number_write(const LkNumber *number, LkBuffer *out)
{
    uint64_t units = number->units < 0 ? 0 - (uint64_t)number->units : (uint64_t)number->units;
    uint64_t whole = units / (uint64_t)powers[number->decimals];
    char digits[32];
    int count = 0;
    do
        digits[count++] = (char)('0' + whole % 10);
    while ((whole /= 10) != 0);
    lk_buffer_string(out, number->units < 0 ? "-" : "");
    while (count-- > 0) {
        lk_buffer_append(out, &digits[count], 1);
        if (number->grouped && count > 0 && count % 3 == 0)
            lk_buffer_string(out, ",");
    }
    if (number->decimals > 0)
        lk_buffer_printf(out, ".%0*llu", number->decimals,
                         (unsigned long long)(units % (uint64_t)powers[number->decimals]));
}

int lk_number_compare(const LkNumber *a, const LkNumber *b)
{
    int decimals = a->decimals > b->decimals ? a->decimals : b->decimals;
    __extension__ typedef __int128 Wide;
    Wide x = (Wide)a->units * powers[decimals - a->decimals],
         y = (Wide)b->units * powers[decimals - b->decimals];
    return (x > y) - (x < y);
}

bool lk_number_add(LkNumber *sum, const LkNumber *number)
{
    int decimals = sum->decimals > number->decimals ? sum->decimals : number->decimals;
    int64_t a = 0, b = 0;
    if (__builtin_mul_overflow(sum->units, powers[decimals - sum->decimals], &a) ||
        __builtin_mul_overflow(number->units, powers[decimals - number->decimals], &b) ||
        __builtin_add_overflow(a, b, &sum->units))
        return false;
    sum->decimals = decimals;
    sum->grouped |= number->grouped;
    return true;
}

bool lk_number_divide(LkNumber *number, size_t count)
{
    int decimals = number->decimals < 2 ? 2 : number->decimals;
    int64_t units = 0, half = (int64_t)count / 2;
    if (__builtin_mul_overflow(number->units, powers[decimals - number->decimals], &units) ||
        __builtin_add_overflow(units, units < 0 ? -half : half, &units))
        return false;
    number->units = units / (int64_t)count;
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
