/* Formats that show a number in two parts: with an exponent, 0.00E+00 and ##0.0E+0, and as a fraction,
 * # ?/? and # ??/16. */
#include <stdlib.h>
#include <string.h>

#include "data/number_format_private.h"

/* ---- With an exponent */

/* A section in its parts. */
typedef struct Scientific {
    LkText mantissa, behind; /* sections of their own */
    size_t whole, decimals;  /* places of the mantissa before and behind its point */
    int places;              /* of the exponent, at least */
    bool has_sign;           /* E+: a plus is shown as well */
} Scientific;

static bool read_scientific(LkText section, Scientific *parts)
{
    LkFormatToken token = {0};
    bool has_point = false, is_found = false;
    size_t at = 0, start = 0;
    *parts = (Scientific){.places = 0};
    while (at < section.length && !is_found) {
        start = at;
        lk_format_token(section, &at, &token);
        has_point |= token.kind == LK_FORMAT_POINT;
        parts->whole += token.kind == LK_FORMAT_DIGIT && !has_point;
        parts->decimals += token.kind == LK_FORMAT_DIGIT && has_point;
        is_found = token.kind == LK_FORMAT_OTHER && token.letter != '@';
    }
    parts->mantissa = lk_text_slice(section, 0, start);
    parts->has_sign = is_found && section.bytes[at - 1] == '+';
    while (at < section.length && strchr("0#?", section.bytes[at]) != NULL)
        parts->places += section.bytes[at++] == '0';
    parts->behind = lk_text_slice(section, at, section.length);
    return is_found && parts->whole > 0;
}

/* Returns the number without its exponent, with at most `whole` digits before the point: the exponent is a
 * multiple of that, so that ##0.0E+0 counts thousands, millions. */
static bool take_exponent(const LkAmount *amount, const Scientific *parts, LkAmount *mantissa, int *exponent)
{
    int step = (int)parts->whole;
    size_t first = 0;
    while (first < amount->count && amount->digits[first] == 0)
        first++;
    *mantissa = (LkAmount){.is_negative = amount->is_negative, .count = 1};
    *exponent = 0;
    if (first == amount->count)
        return true;
    int power = (int)amount->count - (int)amount->decimals - (int)first - 1;
    *exponent = power >= 0 ? power - power % step : power - (power % step + step) % step;
    size_t whole = (size_t)(power - *exponent) + 1;
    mantissa->count = amount->count - first;
    memcpy(mantissa->digits, amount->digits + first, mantissa->count);
    while (mantissa->count < whole && mantissa->count < LK_AMOUNT_DIGITS)
        mantissa->digits[mantissa->count++] = 0;
    if (mantissa->count < whole)
        return false;
    mantissa->decimals = mantissa->count - whole;
    if (!lk_amount_round(mantissa, parts->decimals))
        return false;
    if (mantissa->count - mantissa->decimals > parts->whole) { /* 9.999 has become 10.00 */
        mantissa->decimals += parts->whole;
        *exponent += step;
    }
    return true;
}

static void write_literals(LkText section, LkBuffer *out)
{
    LkFormatToken token;
    for (size_t at = 0; at < section.length;) {
        lk_format_token(section, &at, &token);
        if (token.kind == LK_FORMAT_LITERAL)
            lk_buffer_text(out, token.text);
    }
}

static bool write_scientific(const Scientific *parts, const LkAmount *amount, LkBuffer *out)
{
    LkAmount mantissa;
    int exponent;
    if (!take_exponent(amount, parts, &mantissa, &exponent) ||
        !lk_format_number(parts->mantissa, &mantissa, out))
        return false;
    const char *sign = exponent < 0 ? "-" : parts->has_sign ? "+" : "";
    lk_buffer_printf(out, "E%s%0*d", sign, parts->places, abs(exponent));
    write_literals(parts->behind, out);
    return true;
}

/* ---- As a fraction */

enum { MOST_PLACES = 4, FRACTION_DIGITS = 14 };
#define FRACTION_UNIT INT64_C(100000000000000) /* as many as FRACTION_DIGITS */

/* A section in its parts. */
typedef struct Fraction {
    LkText before, behind; /* sections of what stands around the number */
    bool has_whole;        /* # ?/?, and not ?/? */
    int64_t denominator;   /* # ?/16; 0 = whichever fits best */
    int64_t most;          /* of the denominator, by its places */
} Fraction;

/* Behind the slash: places, or the denominator itself. */
static bool read_denominator(LkText section, size_t *at, Fraction *parts)
{
    size_t start = *at;
    bool is_number = false;
    while (*at < section.length && *at - start < MOST_PLACES &&
           strchr("0123456789#?", section.bytes[*at]) != NULL) {
        char sign = section.bytes[(*at)++];
        is_number |= sign >= '1' && sign <= '9';
        parts->most = parts->most * 10 + 9;
        parts->denominator = parts->denominator * 10 + (sign >= '0' && sign <= '9' ? sign - '0' : 0);
    }
    if (!is_number)
        parts->denominator = 0;
    return *at > start;
}

static bool read_fraction(LkText section, Fraction *parts)
{
    LkFormatToken token = {0}, before = {0};
    size_t runs = 0;
    bool is_open = true;
    *parts = (Fraction){.most = 0};
    for (size_t at = 0, start = 0; at < section.length; before = token) {
        start = at;
        lk_format_token(section, &at, &token);
        bool is_digit = token.kind == LK_FORMAT_DIGIT;
        if (is_digit && is_open)
            parts->before = lk_text_slice(section, 0, start);
        is_open &= !is_digit;
        runs += is_digit && before.kind != LK_FORMAT_DIGIT && before.kind != LK_FORMAT_COMMA;
        if (token.kind == LK_FORMAT_POINT || token.kind == LK_FORMAT_PERCENT || token.kind == LK_FORMAT_OTHER)
            return false;
        if (token.kind != LK_FORMAT_LITERAL || !lk_text_is(token.text, "/") || before.kind != LK_FORMAT_DIGIT)
            continue;
        parts->has_whole = runs > 1;
        if (!read_denominator(section, &at, parts))
            return false;
        parts->behind = lk_text_slice(section, at, section.length);
        return true;
    }
    return false;
}

/* Splits the number into whole and FRACTION_UNITths. False for one that is too large. */
static bool split(const LkAmount *amount, int64_t *whole, int64_t *part)
{
    size_t point = amount->count - amount->decimals;
    *whole = *part = 0;
    for (size_t i = 0; i < point; i++) {
        *whole = *whole * 10 + amount->digits[i];
        if (*whole >= FRACTION_UNIT)
            return false;
    }
    for (size_t i = 0; i < FRACTION_DIGITS; i++)
        *part = *part * 10 + (point + i < amount->count ? amount->digits[point + i] : 0);
    return true;
}

static int64_t numerator_for(int64_t part, int64_t denominator)
{
    return (part * denominator + FRACTION_UNIT / 2) / FRACTION_UNIT;
}

/* The denominator up to `most` of the last convergent of the continued fraction, as Excel takes it: 4/11 in
 * one digit is 1/3, though 3/8 is nearer. */
static int64_t best_denominator(int64_t part, int64_t most)
{
    int64_t before = 0, denominator = 1;
    for (int64_t over = FRACTION_UNIT, under = part; under > 0;) {
        int64_t times = over / under, rest = over % under;
        if (times > most) /* and so is the product, which might not fit */
            break;
        int64_t next = times * denominator + before;
        if (next > most)
            break;
        before = denominator;
        denominator = next;
        over = under;
        under = rest;
    }
    return denominator;
}

static bool write_fraction(const Fraction *parts, const LkAmount *amount, LkBuffer *out)
{
    int64_t whole, part;
    if (!split(amount, &whole, &part))
        return false;
    int64_t denominator = parts->denominator > 0 ? parts->denominator : best_denominator(part, parts->most);
    int64_t numerator = numerator_for(part, denominator);
    if (numerator == denominator) {
        whole++;
        numerator = 0;
    }
    if (!parts->has_whole && whole > INT64_MAX / denominator - 1)
        return false;
    write_literals(parts->before, out);
    if (amount->is_negative && (whole > 0 || numerator > 0))
        lk_buffer_string(out, "-");
    if (!parts->has_whole) {
        numerator += whole * denominator;
        lk_buffer_printf(out, "%lld/%lld", (long long)numerator, (long long)denominator);
    } else if (numerator == 0) {
        lk_buffer_printf(out, "%lld", (long long)whole);
    } else if (whole == 0) {
        lk_buffer_printf(out, "%lld/%lld", (long long)numerator, (long long)denominator);
    } else {
        lk_buffer_printf(out, "%lld %lld/%lld", (long long)whole, (long long)numerator,
                         (long long)denominator);
    }
    write_literals(parts->behind, out);
    return true;
}

/* ---- Either */

bool lk_format_has_parts(LkText section)
{
    Scientific scientific;
    Fraction fraction;
    return read_scientific(section, &scientific) || read_fraction(section, &fraction);
}

bool lk_format_parts(LkText section, const LkAmount *amount, LkBuffer *out)
{
    Scientific scientific;
    Fraction fraction;
    if (read_scientific(section, &scientific))
        return write_scientific(&scientific, amount, out);
    return read_fraction(section, &fraction) && write_fraction(&fraction, amount, out);
}
