/* Amounts as officers and spreadsheets write them, digit by digit: (500.00), ฿1,200.-, −5, 12.5%. */
#include <string.h>

#include "base/blanks.h"
#include "data/data.h"

/* Where in the text the reader is. */
typedef struct Scan {
    LkText text;
    size_t at;
    LkAmount *amount;
    size_t since_comma; /* digits behind the last comma, or from the start */
    bool in_decimals;
} Scan;

LkText lk_data_trim(LkText text)
{
    for (size_t at = 0; at < text.length && lk_is_any_blank(lk_utf8_next(text, &at)); at = 0)
        text = lk_text_slice(text, at, text.length);
    for (size_t at = text.length; at > 0 && lk_is_any_blank(lk_utf8_previous(text, &at)); at = text.length)
        text.length = at;
    return text;
}

static uint32_t next_character(const Scan *scan)
{
    size_t at = scan->at;
    return at < scan->text.length ? lk_utf8_next(scan->text, &at) : 0;
}

static bool pass(Scan *scan, uint32_t wanted)
{
    size_t at = scan->at;
    if (at >= scan->text.length || lk_utf8_next(scan->text, &at) != wanted)
        return false;
    scan->at = at;
    return true;
}

static void pass_blanks(Scan *scan)
{
    while (scan->at < scan->text.length && lk_is_any_blank(next_character(scan)))
        lk_utf8_next(scan->text, &scan->at);
}

enum { MINUS = 0x2212, BAHT = 0x0E3F, EN_DASH = 0x2013, EM_DASH = 0x2014 };

/* A bracket, a sign and ฿, in the orders in which they are met: (฿500), -฿500, ฿-500. */
static void read_front(Scan *scan)
{
    scan->amount->in_brackets = pass(scan, '(');
    pass_blanks(scan);
    bool has_baht = pass(scan, BAHT);
    pass_blanks(scan);
    scan->amount->is_negative = pass(scan, '-') || pass(scan, MINUS);
    if (!has_baht && pass(scan, BAHT))
        pass_blanks(scan);
}

static bool take_digit(Scan *scan, int digit, bool is_thai)
{
    LkAmount *amount = scan->amount;
    if (amount->count == LK_AMOUNT_DIGITS)
        return false;
    amount->digits[amount->count++] = (char)digit;
    amount->decimals += scan->in_decimals;
    amount->has_thai |= is_thai;
    amount->has_arabic |= !is_thai;
    scan->since_comma++;
    return true;
}

/* Thousands stand in groups of three behind the first comma or blank; in front of it, one to three. */
static bool take_comma(Scan *scan)
{
    LkAmount *amount = scan->amount;
    size_t digits = scan->since_comma;
    if (scan->in_decimals || digits == 0 || digits > 3 || (amount->is_grouped && digits != 3))
        return false;
    amount->is_grouped = true;
    scan->since_comma = 0;
    return true;
}

static bool ends_group(const Scan *scan)
{
    return !scan->amount->is_grouped || scan->since_comma == 3;
}

/* A fixed blank between digits parts thousands; elsewhere it ends the number. */
static bool parts_thousands(const Scan *scan, uint32_t c)
{
    Scan ahead = *scan;
    return lk_is_fixed_blank(c) && lk_utf8_next(ahead.text, &ahead.at) == c &&
           lk_digit_value(next_character(&ahead)) >= 0;
}

static bool read_digits(Scan *scan)
{
    for (; scan->at < scan->text.length;) {
        uint32_t c = next_character(scan);
        int digit = lk_digit_value(c);
        bool is_good = true;
        if (digit >= 0)
            is_good = take_digit(scan, digit, c > 0x7F);
        else if (c == ',' || parts_thousands(scan, c))
            is_good = take_comma(scan);
        else if (c == '.' && !scan->in_decimals && scan->amount->count > 0 && ends_group(scan))
            scan->in_decimals = true;
        else
            break;
        if (!is_good)
            return false;
        lk_utf8_next(scan->text, &scan->at);
    }
    return scan->amount->count > 0 && (scan->in_decimals || ends_group(scan));
}

/* Behind the digits: the dash of “500.-”, a percent sign, the other bracket. */
static bool read_end(Scan *scan)
{
    if (scan->in_decimals && scan->amount->decimals == 0 && !pass(scan, '-'))
        return false;
    pass_blanks(scan);
    scan->amount->is_percent = pass(scan, '%');
    pass_blanks(scan);
    if (scan->amount->in_brackets && !pass(scan, ')'))
        return false;
    return scan->at == scan->text.length;
}

bool lk_amount_read(LkText text, LkAmount *amount)
{
    *amount = (LkAmount){0};
    Scan scan = {.text = lk_data_trim(text), .amount = amount};
    read_front(&scan);
    if (!read_digits(&scan) || !read_end(&scan) || (amount->in_brackets && amount->is_negative))
        return false;
    amount->is_negative |= amount->in_brackets;
    return true;
}

bool lk_is_none(LkText text)
{
    Scan scan = {.text = lk_data_trim(text)};
    if (pass(&scan, BAHT))
        pass_blanks(&scan);
    bool is_dash = pass(&scan, '-') || pass(&scan, MINUS) || pass(&scan, EN_DASH) || pass(&scan, EM_DASH);
    return scan.text.length == 0 || (is_dash && scan.at == scan.text.length);
}

/* ---- Writing */

/* Adds one to the digits as a whole number. Returns false where it does not fit. */
static bool add_one(LkAmount *amount)
{
    size_t i = amount->count;
    while (i > 0 && amount->digits[i - 1] == 9)
        amount->digits[--i] = 0;
    if (i > 0) {
        amount->digits[i - 1]++;
        return true;
    }
    if (amount->count == LK_AMOUNT_DIGITS)
        return false;
    memmove(amount->digits + 1, amount->digits, amount->count++);
    amount->digits[0] = 1;
    return true;
}

bool lk_amount_round(LkAmount *amount, size_t decimals)
{
    if (decimals >= amount->decimals) {
        size_t more = decimals - amount->decimals;
        if (more > LK_AMOUNT_DIGITS - amount->count)
            return false;
        memset(amount->digits + amount->count, 0, more);
        amount->count += more;
        amount->decimals = decimals;
        return true;
    }
    amount->count -= amount->decimals - decimals;
    bool is_up = amount->digits[amount->count] >= 5;
    amount->decimals = decimals;
    return !is_up || add_one(amount);
}

bool lk_amount_hundredfold(LkAmount *amount)
{
    size_t decimals = amount->decimals > 2 ? amount->decimals - 2 : 0;
    if (!lk_amount_round(amount, amount->decimals < 2 ? 2 : amount->decimals))
        return false;
    amount->decimals = decimals;
    return true;
}

static bool is_zero(const LkAmount *amount)
{
    for (size_t i = 0; i < amount->count; i++)
        if (amount->digits[i] != 0)
            return false;
    return true;
}

void lk_amount_write(const LkAmount *amount, LkBuffer *out)
{
    size_t whole = amount->count - amount->decimals, first = 0;
    bool is_negative = amount->is_negative && !is_zero(amount);
    while (first + 1 < whole && amount->digits[first] == 0)
        first++;
    lk_buffer_string(out, !is_negative ? "" : amount->in_brackets ? "(" : "-");
    for (size_t i = first; i < amount->count; i++) {
        if (i == whole)
            lk_buffer_string(out, i == 0 ? "0." : ".");
        lk_buffer_append(out, &(char){(char)('0' + amount->digits[i])}, 1);
        if (amount->is_grouped && i + 1 < whole && (whole - 1 - i) % 3 == 0)
            lk_buffer_string(out, ",");
    }
    lk_buffer_string(out, amount->is_percent ? "%" : "");
    lk_buffer_string(out, is_negative && amount->in_brackets ? ")" : "");
}
