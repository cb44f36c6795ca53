#include "data/number_format.h"

#include <string.h>
#include <strings.h>

#include "data/number_format_private.h"

LkText lk_number_format_built_in(uint32_t id)
{
    static const struct {
        uint32_t id;
        const char *code;
    } formats[] = {
        {1, "0"},
        {2, "0.00"},
        {3, "#,##0"},
        {4, "#,##0.00"},
        {9, "0%"},
        {10, "0.00%"},
        {11, "0.00E+00"},
        {12, "# ?/?"},
        {13, "# ?"
             "?/?"
             "?"},
        {14, "[$-1070000]d/m/yyyy"}, /* “short date” of whoever looks at it, as it is in Thailand */
        {15, "d-mmm-yy"},
        {16, "d-mmm"},
        {17, "mmm-yy"},
        {18, "h:mm AM/PM"},
        {19, "h:mm:ss AM/PM"},
        {20, "h:mm"},
        {21, "h:mm:ss"},
        {22, "[$-1070000]d/m/yyyy h:mm"},
        {37, "#,##0;(#,##0)"},
        {38, "#,##0;(#,##0)"},
        {39, "#,##0.00;(#,##0.00)"},
        {40, "#,##0.00;(#,##0.00)"},
        {41, "#,##0;(#,##0);\"-\""},
        {42, "฿#,##0;(฿#,##0);\"-\""},
        {43, "#,##0.00;(#,##0.00);\"-\""},
        {44, "฿#,##0.00;(฿#,##0.00);\"-\""},
        {45, "mm:ss"},
        {46, "[h]:mm:ss"},
        {47, "mm:ss"},
        {48, "##0.0E+0"},
        {59, "0"}, /* 59 to 81: those of Thai editions, t0 and so on */
        {60, "0.00"},
        {61, "#,##0"},
        {62, "#,##0.00"},
        {67, "0%"},
        {68, "0.00%"},
        {69, "# ?/?"},
        {70, "# ?"
             "?/?"
             "?"},
        {71, "[$-107041E]d/m/yyyy"},
        {72, "[$-107041E]d mmmm yyyy"},
        {73, "[$-107041E]d mmm yy"},
        {74, "[$-107041E]d mmm"},
        {75, "[$-107041E]mmm yy"},
        {76, "h:mm"},
        {77, "h:mm:ss"},
        {78, "[$-107041E]d/m/yyyy h:mm"},
        {79, "mm:ss"},
        {80, "[h]:mm:ss"},
        {81, "[$-107041E]d/m/yyyy"},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (formats[i].id == id)
            return lk_text(formats[i].code);
    return LK_TEXT("General");
}

/* ---- The number */

enum { MOST_EXPONENT = 30 };

/* The E and what is behind it. */
static bool read_exponent(LkText text, size_t at, int *exponent)
{
    bool is_negative = at < text.length && text.bytes[at] == '-';
    at += at < text.length && (text.bytes[at] == '-' || text.bytes[at] == '+');
    *exponent = 0;
    for (size_t i = at; i < text.length; i++) {
        int digit = lk_digit_value((unsigned char)text.bytes[i]);
        if (digit < 0 || (*exponent = *exponent * 10 + digit) > MOST_EXPONENT)
            return false;
    }
    *exponent = is_negative ? -*exponent : *exponent;
    return at < text.length;
}

/* Moves the point. */
static bool scale(LkAmount *amount, int exponent)
{
    for (; exponent < 0; exponent++) {
        if (amount->decimals == amount->count) {
            if (amount->count == LK_AMOUNT_DIGITS)
                return false;
            memmove(amount->digits + 1, amount->digits, amount->count++);
            amount->digits[0] = 0;
        }
        amount->decimals++;
    }
    if (exponent > 0 && amount->decimals < (size_t)exponent && !lk_amount_round(amount, (size_t)exponent))
        return false;
    amount->decimals -= exponent > 0 ? (size_t)exponent : 0;
    return true;
}

static void drop_zeros_in_front(LkAmount *amount)
{
    size_t zeros = 0, whole = amount->count - amount->decimals;
    while (zeros < whole && zeros + 1 < amount->count && amount->digits[zeros] == 0)
        zeros++;
    memmove(amount->digits, amount->digits + zeros, amount->count - zeros);
    amount->count -= zeros;
}

/* At most so many digits, from the first that is not 0 on. */
static bool keep_digits(LkAmount *amount, size_t most)
{
    size_t zeros = 0;
    while (zeros < amount->count && amount->digits[zeros] == 0)
        zeros++;
    size_t digits = amount->count - zeros;
    if (digits <= most || digits - most > amount->decimals)
        return true;
    return lk_amount_round(amount, amount->decimals - (digits - most));
}

/* A number as XML has it: 1, -0.5, 1.5E-3; rounded to the digits that spreadsheets show. */
static bool read_number(LkText value, LkAmount *amount)
{
    size_t end = 0;
    int exponent = 0;
    while (end < value.length && value.bytes[end] != 'E' && value.bytes[end] != 'e')
        end++;
    if (end < value.length && !read_exponent(value, end + 1, &exponent))
        return false;
    if (!lk_amount_read(lk_text_slice(value, 0, end), amount) || amount->is_percent ||
        !scale(amount, exponent) || !keep_digits(amount, LK_FORMAT_DIGITS))
        return false;
    drop_zeros_in_front(amount);
    return true;
}

/* ---- Sections: positive; negative; zero; text */

static LkText next_section(LkText format, size_t *at)
{
    size_t start = *at;
    LkFormatToken token = {0};
    while (*at < format.length && format.bytes[*at] != ';')
        lk_format_token(format, at, &token);
    LkText section = lk_text_slice(format, start, *at);
    *at += *at < format.length;
    return section;
}

static bool is_zero(const LkAmount *amount)
{
    for (size_t i = 0; i < amount->count; i++)
        if (amount->digits[i] != 0)
            return false;
    return true;
}

/* A condition such as [<=9999999999] in front of a section: 1 it holds, 0 it does not, −1 there is none. */
static int condition(LkText section, const LkAmount *amount)
{
    LkNumber value, bound;
    char sign = section.length > 1 && section.bytes[0] == '[' ? section.bytes[1] : '\0';
    const char *end = sign == '\0' ? NULL : memchr(section.bytes, ']', section.length);
    if (end == NULL || strchr("<>=", sign) == NULL)
        return -1;
    size_t at = 2, close = (size_t)(end - section.bytes);
    bool or_equal = section.bytes[at] == '=', is_other = section.bytes[at] == '>';
    at += or_equal || is_other;
    if (!lk_number_read(lk_text_slice(section, at, close), &bound))
        return -1;
    value = (LkNumber){.decimals = 0};
    for (size_t i = 0; i + amount->decimals < amount->count && i < LK_NUMBER_DIGITS; i++)
        value.units = value.units * 10 + amount->digits[i];
    value.units = amount->is_negative ? -value.units : value.units;
    int order = lk_number_compare(&value, &bound);
    if (is_other)
        return order != 0;
    if (sign == '=')
        return order == 0;
    return (sign == '<' ? order < 0 : order > 0) || (or_equal && order == 0);
}

enum { MOST_SECTIONS = 4 };

/* A section with @ is that of text. */
static bool is_of_text(LkText section)
{
    LkFormatToken token;
    for (size_t at = 0; at < section.length;) {
        lk_format_token(section, &at, &token);
        if (token.kind == LK_FORMAT_OTHER && token.letter == '@')
            return true;
    }
    return false;
}

/* The section for a number, by the conditions of sections: the last is for the rest. */
static LkText by_condition(const LkText *sections, size_t count, const LkAmount *amount)
{
    for (size_t i = 0; i + 1 < count; i++)
        if (condition(sections[i], amount) != 0)
            return sections[i];
    return sections[count - 1];
}

/* The section for a number. One of its own for negative numbers says how they are marked. */
static LkText choose_section(LkText format, LkAmount *amount)
{
    LkText sections[MOST_SECTIONS];
    size_t count = 0, at = 0;
    do
        sections[count++] = next_section(format, &at);
    while (at < format.length && count < MOST_SECTIONS);
    if (count > 1 && is_of_text(sections[count - 1]))
        count--;
    if (condition(sections[0], amount) >= 0)
        return by_condition(sections, count, amount);
    if (count > 2 && is_zero(amount))
        return sections[2];
    if (count == 1 || !amount->is_negative)
        return sections[0];
    amount->is_negative = false;
    return sections[1];
}

/* ---- Writing */

/* A format that is empty is none; a section that is empty, behind others, shows nothing. */
static bool shows_nothing(LkText format, LkText section)
{
    return section.length == 0 && format.length > 0;
}

static bool is_general(LkText section)
{
    for (size_t i = 0; i + 7 <= section.length; i++)
        if (strncasecmp(section.bytes + i, "general", 7) == 0)
            return true;
    return section.length == 0;
}

void lk_number_format_write(LkText format, LkText value, bool from_1904, LkBuffer *out)
{
    LkAmount amount;
    if (!read_number(value, &amount)) {
        lk_buffer_text(out, value);
        return;
    }
    LkAmount whole = amount;
    LkText section = choose_section(format, &amount);
    if (shows_nothing(format, section))
        return;
    size_t start = out->length;
    bool is_written =
        !is_general(section) && (lk_format_is_date(section) ? lk_format_date(section, &amount, from_1904, out)
                                                            : (lk_format_number(section, &amount, out) ||
                                                               lk_format_parts(section, &amount, out)));
    if (is_written)
        return;
    out->length = start;
    lk_format_general(is_general(section) ? &amount : &whole, out);
}

/* ---- What the cell holds */

void lk_number_format_held(LkText format, LkText value, bool from_1904, LkBuffer *out)
{
    LkAmount amount, chosen;
    if (!read_number(value, &amount))
        return;
    chosen = amount; /* loses its sign where the section shows it in a way of its own */
    LkText section = choose_section(format, &chosen);
    if (shows_nothing(format, section))
        return;
    if (!is_general(section) && lk_format_is_date(section)) {
        lk_format_day(section, &amount, from_1904, out);
        return;
    }
    if (!is_general(section) && !lk_format_scale(section, &amount) && !lk_format_has_parts(section))
        return;
    lk_format_drop_zeros(&amount);
    lk_amount_write(&amount, out);
}

bool lk_number_format_is_date(LkText format)
{
    size_t at = 0;
    LkText section = next_section(format, &at);
    return !is_general(section) && lk_format_is_date(section);
}
