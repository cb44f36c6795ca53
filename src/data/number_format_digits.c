/* Tokens of number formats, and formats of digits: #,##0.00, 0-0000-00000-00-0, 0%. */
#include <string.h>
#include <strings.h>

#include "data/number_format_private.h"

/* ---- Tokens */

static uint32_t read_hexadecimal(LkText text)
{
    uint32_t value = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.bytes[i];
        int digit = c >= '0' && c <= '9'                 ? c - '0'
                    : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                         : -1;
        if (digit < 0)
            return 0;
        value = value << 4 | (uint32_t)digit;
    }
    return value;
}

/* What stands behind the first dash: 107041E, which is digits, calendar and language; or its name, and behind
 * a comma digits and calendar: th-TH,107. */
static uint32_t read_locale(LkText text)
{
    static const struct {
        const char *name;
        uint32_t language;
    } names[] = {{"th", LK_LANGUAGE_THAI}, {"x-sysdate", LK_LANGUAGE_DATE}, {"x-systime", LK_LANGUAGE_TIME}};
    const char *comma = text.length == 0 ? NULL : memchr(text.bytes, ',', text.length);
    LkText name = lk_text_slice(text, 0, comma == NULL ? text.length : (size_t)(comma - text.bytes));
    uint32_t more = comma == NULL ? 0 : read_hexadecimal(lk_text_slice(text, name.length + 1, text.length));
    uint32_t value = read_hexadecimal(name);
    if (value == 0 && name.length > 1 && memchr(name.bytes, '-', name.length) != NULL)
        value = LK_LANGUAGE_OTHER;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (name.length >= strlen(names[i].name) &&
            strncasecmp(name.bytes, names[i].name, strlen(names[i].name)) == 0)
            value = names[i].language;
    return value | more << 16;
}

/* [h], [$฿-41E], [Red], [>100]. */
static void read_bracket(LkText inner, LkFormatToken *token)
{
    char first = inner.length > 0 ? (char)(inner.bytes[0] | 32) : '\0';
    if (inner.length > 0 && inner.bytes[0] == '$') {
        const char *dash = memchr(inner.bytes, '-', inner.length);
        size_t end = dash == NULL ? inner.length : (size_t)(dash - inner.bytes);
        token->text = lk_text_slice(inner, 1, end);
        token->locale = dash == NULL ? 0 : read_locale(lk_text_slice(inner, end + 1, inner.length));
        token->kind = end > 1 ? LK_FORMAT_LITERAL : LK_FORMAT_LOCALE;
        return;
    }
    bool is_run = first == 'h' || first == 'm' || first == 's';
    for (size_t i = 0; i < inner.length; i++)
        is_run &= (inner.bytes[i] | 32) == first;
    token->kind = is_run ? LK_FORMAT_ELAPSED : LK_FORMAT_NOTHING;
    token->letter = first;
    token->text = inner;
}

static size_t behind(LkText format, size_t at, char sign)
{
    const char *found = at < format.length ? memchr(format.bytes + at, sign, format.length - at) : NULL;
    return found == NULL ? format.length : (size_t)(found - format.bytes);
}

static void read_run(LkText format, size_t *at, LkFormatToken *token)
{
    size_t start = *at;
    token->letter = (char)(format.bytes[start] | 32);
    while (*at < format.length && (format.bytes[*at] | 32) == token->letter)
        ++*at;
    token->kind = LK_FORMAT_DATE;
    token->text = lk_text_slice(format, start, *at);
}

static bool is_next(LkText format, size_t at, const char *word)
{
    size_t length = strlen(word);
    return format.length - at >= length && strncasecmp(format.bytes + at, word, length) == 0;
}

/* A character that means itself; with `skip`, one that only takes room. */
static void read_character(LkText format, size_t *at, bool skip, LkFormatToken *token)
{
    size_t start = *at;
    if (start < format.length)
        lk_utf8_next(format, at);
    token->kind = skip ? LK_FORMAT_NOTHING : LK_FORMAT_LITERAL;
    token->text = lk_text_slice(format, start, *at);
}

static LkFormatKind kind_of_sign(char c)
{
    switch (c) {
    case '0':
    case '#':
    case '?':
        return LK_FORMAT_DIGIT;
    case '.':
        return LK_FORMAT_POINT;
    case ',':
        return LK_FORMAT_COMMA;
    case '%':
        return LK_FORMAT_PERCENT;
    case '@':
        return LK_FORMAT_OTHER;
    default:
        return LK_FORMAT_LITERAL;
    }
}

void lk_format_token(LkText format, size_t *at, LkFormatToken *token)
{
    char c = format.bytes[*at];
    *token = (LkFormatToken){.kind = kind_of_sign(c), .letter = c};
    if (c == '"' || c == '[') {
        size_t end = behind(format, *at + 1, c == '"' ? '"' : ']');
        LkText inner = lk_text_slice(format, *at + 1, end);
        *at = end < format.length ? end + 1 : end;
        if (c == '[')
            read_bracket(inner, token);
        else
            token->text = inner;
    } else if (c == '\\' || c == '_' || c == '*') {
        ++*at;
        read_character(format, at, c != '\\', token);
    } else if (is_next(format, *at, "AM/PM") || is_next(format, *at, "A/P")) {
        *at += is_next(format, *at, "AM/PM") ? 5 : 3;
        token->kind = LK_FORMAT_HALF_DAY;
    } else if (is_next(format, *at, "E+") || is_next(format, *at, "E-")) {
        *at += 2;
        token->kind = LK_FORMAT_OTHER;
    } else if (strchr("yYmMdDhHsSbBeEgG", c) != NULL && c != '\0') {
        read_run(format, at, token);
    } else if ((c == 't' || c == 'T') && *at == 0) { /* Thai digits: those are the layout's affair */
        ++*at;
        token->kind = LK_FORMAT_NOTHING;
    } else if (token->kind == LK_FORMAT_LITERAL) {
        read_character(format, at, false, token);
    } else {
        ++*at;
    }
}

/* ---- Digits */

/* What a section asks of the digits. */
typedef struct Plan {
    size_t whole, decimals; /* places before and behind the point */
    size_t least_decimals;  /* of them that are always there: 0 */
    size_t thousands;       /* commas behind the last place: so often is the number divided by 1,000 */
    size_t percents;
    bool is_grouped;
} Plan;

static bool make_plan(LkText section, Plan *plan)
{
    LkFormatToken token, before = {0};
    bool has_point = false;
    *plan = (Plan){0};
    for (size_t at = 0; at < section.length; before = token) {
        lk_format_token(section, &at, &token);
        bool is_slash = token.kind == LK_FORMAT_LITERAL && lk_text_is(token.text, "/");
        if (token.kind == LK_FORMAT_OTHER || (is_slash && before.kind == LK_FORMAT_DIGIT))
            return false;
        has_point |= token.kind == LK_FORMAT_POINT;
        plan->percents += token.kind == LK_FORMAT_PERCENT;
        plan->thousands += token.kind == LK_FORMAT_COMMA;
        if (token.kind != LK_FORMAT_DIGIT)
            continue;
        plan->is_grouped |= plan->thousands > 0;
        plan->thousands = 0;
        plan->whole += !has_point;
        plan->decimals += has_point;
        plan->least_decimals = has_point && token.letter == '0' ? plan->decimals : plan->least_decimals;
    }
    return true;
}

/* Makes it percents and thousands. */
static bool scale(const Plan *plan, LkAmount *amount)
{
    for (size_t i = 0; i < plan->percents; i++)
        if (!lk_amount_hundredfold(amount))
            return false;
    for (size_t i = 0; i < 3 * plan->thousands; i++) {
        if (amount->count == amount->decimals) {
            if (amount->count == LK_AMOUNT_DIGITS)
                return false;
            memmove(amount->digits + 1, amount->digits, amount->count++);
            amount->digits[0] = 0;
        }
        amount->decimals++;
    }
    return true;
}

bool lk_format_scale(LkText section, LkAmount *amount)
{
    Plan plan;
    if (!make_plan(section, &plan) || !scale(&plan, amount))
        return false;
    amount->is_percent = plan.percents == 1;
    return true;
}

/* Brings the amount to the places of the plan. */
static bool fit(const Plan *plan, LkAmount *amount)
{
    if (!scale(plan, amount) || !lk_amount_round(amount, plan->decimals))
        return false;
    while (amount->decimals > plan->least_decimals && amount->digits[amount->count - 1] == 0) {
        amount->count--;
        amount->decimals--;
    }
    return true;
}

/* The digits as they are written out, place by place. */
typedef struct Writing {
    const Plan *plan;
    const char *digits;  /* without zeros in front */
    size_t whole, count; /* digits before the point; all */
    size_t next;         /* the place of the section that comes next, from its left */
    size_t decimal;      /* the digit behind the point that comes next */
    bool has_point, any;
    LkBuffer *out;
} Writing;

/* The digit of a place counted from the point, 0 being that of the ones; a place without a digit is empty or
 * 0. */
static void write_place(Writing *writing, size_t place, char sign)
{
    bool has_digit = place < writing->whole;
    if (!has_digit && sign != '0')
        return;
    char digit = has_digit ? writing->digits[writing->whole - 1 - place] : 0;
    lk_buffer_append(writing->out, &(char){(char)('0' + digit)}, 1);
    if (writing->plan->is_grouped && place > 0 && place % 3 == 0)
        lk_buffer_string(writing->out, ",");
}

static void write_digit(Writing *writing, char sign)
{
    if (writing->has_point) {
        if (writing->whole + writing->decimal < writing->count)
            lk_buffer_append(writing->out,
                             &(char){(char)('0' + writing->digits[writing->whole + writing->decimal++])}, 1);
        return;
    }
    size_t place = writing->plan->whole - 1 - writing->next;
    if (writing->next++ == 0) /* the first place takes all that the number has before it */
        for (size_t more = writing->whole; more > place + 1; more--)
            write_place(writing, more - 1, '0');
    write_place(writing, place, sign);
}

static void write_token(Writing *writing, const LkFormatToken *token)
{
    if (token->kind == LK_FORMAT_DIGIT) {
        write_digit(writing, token->letter);
    } else if (token->kind == LK_FORMAT_POINT) {
        writing->has_point = true;
        if (writing->count > writing->whole)
            lk_buffer_string(writing->out, ".");
    } else if (token->kind == LK_FORMAT_PERCENT) {
        lk_buffer_string(writing->out, "%");
    } else if (token->kind == LK_FORMAT_LITERAL) {
        lk_buffer_text(writing->out, token->text);
    }
}

bool lk_format_number(LkText section, LkAmount *amount, LkBuffer *out)
{
    Plan plan;
    if (!make_plan(section, &plan) || !fit(&plan, amount))
        return false;
    size_t zeros = 0, whole = amount->count - amount->decimals;
    while (zeros < whole && amount->digits[zeros] == 0)
        zeros++;
    Writing writing = {.plan = &plan,
                       .digits = amount->digits + zeros,
                       .whole = whole - zeros,
                       .count = amount->count - zeros,
                       .out = out};
    bool is_zero = true;
    for (size_t i = 0; i < amount->count; i++)
        is_zero &= amount->digits[i] == 0;
    if (amount->is_negative && !is_zero)
        lk_buffer_string(out, "-");
    LkFormatToken token;
    for (size_t at = 0; at < section.length;) {
        lk_format_token(section, &at, &token);
        write_token(&writing, &token);
    }
    return true;
}
