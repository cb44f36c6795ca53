/* A value against the rule of its column. */
#include <stdio.h>
#include <string.h>

#include "records/schema_private.h"

/* Values are shown up to this many bytes: a whole paragraph helps nobody. */
enum { SHOWN = 120 };

static LkText shown(LkText value)
{
    if (value.length <= SHOWN)
        return value;
    size_t end = SHOWN;
    while (end > 0 && ((unsigned char)value.bytes[end] & 0xC0) == 0x80)
        end--;
    return lk_text_slice(value, 0, end);
}

static LkFault fault(const char *code, LkText value, const char *what, const char *hint, LkArena *arena)
{
    LkText part = shown(value);
    return (LkFault){code,
                     lk_arena_printf(arena, "“%.*s%s” %s", (int)part.length, part.bytes,
                                     part.length < value.length ? "…" : "", what),
                     hint};
}

static LkFault check_number(const LkFieldRule *rule, LkText value, LkNumber *number, LkArena *arena)
{
    bool is_number = lk_number_read(value, number);
    if (!is_number || (number->has_thai && number->has_arabic))
        return fault("E-record-number", value, "is not a number",
                     is_number || (number->has_thai && number->has_arabic)
                         ? "write all its digits as Thai or all as Arabic ones"
                         : "write digits with a full stop before decimals and commas between thousands",
                     arena);
    if (rule->type == LK_FIELD_INTEGER && number->decimals > 0)
        return fault("E-record-integer", value, "is not a whole number", NULL, arena);
    return (LkFault){0};
}

static LkFault check_date(LkText value, LkText *date, LkArena *arena)
{
    *date = lk_arabic_digits(value, arena);
    if (lk_is_iso_date(*date))
        return (LkFault){0};
    const char *meant = lk_common_era(*date, arena);
    return fault("E-record-date", value, "is not a date",
                 meant != NULL
                     ? lk_arena_printf(arena, "did you mean %s? The year is that of the common era", meant)
                     : "write it as year-month-day of the common era, such as 2022-04-05",
                 arena);
}

/* Below 0, 0 or above it as the value stands below, in or above the range. */
static int side_of_range(const LkFieldRule *rule, const LkNumber *number, LkText date)
{
    bool is_date = rule->type == LK_FIELD_DATE;
    if (rule->low.is_set &&
        (is_date ? lk_text_compare(date, rule->low.date) : lk_number_compare(number, &rule->low.number)) < 0)
        return -1;
    return rule->high.is_set && (is_date ? lk_text_compare(date, rule->high.date)
                                         : lk_number_compare(number, &rule->high.number)) > 0;
}

static LkFault check_range(const LkFieldRule *rule, LkText value, const LkNumber *number, LkText date,
                           LkArena *arena)
{
    int side = side_of_range(rule, number, date);
    if (side == 0)
        return (LkFault){0};
    bool is_date = rule->type == LK_FIELD_DATE;
    LkText bound = side < 0 ? rule->low.text : rule->high.text;
    const char *where = side < 0 ? (is_date ? "before" : "below") : (is_date ? "after" : "above");
    return fault("E-record-range", value,
                 lk_arena_printf(arena, "is %s %.*s", where, (int)bound.length, bound.bytes),
                 "this is the end of the range that the template's schema gives", arena);
}

static LkFault check_values(const LkFieldRule *rule, LkText value, LkArena *arena)
{
    LkText plain = lk_arabic_digits(value, arena);
    for (size_t i = 0; i < rule->value_count; i++)
        if (lk_text_equal(lk_arabic_digits(rule->values[i], arena), plain))
            return (LkFault){0};
    LkBuffer all;
    lk_buffer_init(&all, arena);
    const char **names = LK_NEW_ARRAY(arena, rule->value_count, const char *);
    for (size_t i = 0; i < rule->value_count; i++) {
        names[i] = lk_arena_copy(arena, rule->values[i].bytes, rule->values[i].length);
        lk_buffer_printf(&all, "%s%s", i == 0 ? "the values are " : ", ", names[i]);
    }
    const char *nearest = lk_nearest(value, names, rule->value_count);
    return fault("E-record-value", value, "is none of the values that it may have",
                 nearest != NULL ? lk_arena_printf(arena, "did you mean “%s”?", nearest)
                                 : lk_buffer_view(&all).bytes,
                 arena);
}

static LkFault check_pattern(const LkFieldRule *rule, LkText value, LkArena *arena)
{
    if (rule->pattern == NULL || lk_pattern_match(rule->pattern, value, arena) != LK_PATTERN_NO)
        return (LkFault){0};
    LkText text = lk_pattern_text(rule->pattern);
    return fault("E-record-pattern", value,
                 lk_arena_printf(arena, "does not match the pattern %.*s", (int)text.length, text.bytes),
                 NULL, arena);
}

/* The rule behind the type: range, values, pattern. */
static LkFault check_rest(const LkFieldRule *rule, LkText value, const LkNumber *number, LkText date,
                          LkArena *arena)
{
    LkFault found = check_range(rule, value, number, date, arena);
    if (found.code == NULL && rule->value_count > 0)
        found = check_values(rule, value, arena);
    return found.code == NULL ? check_pattern(rule, value, arena) : found;
}

LkFault lk_rule_check(const LkFieldRule *rule, LkText value, LkArena *arena)
{
    value = lk_text_trim(value);
    if (value.length == 0)
        return rule->required ? (LkFault){"E-record-required", "a value is missing",
                                          "the template's schema says that it is required"}
                              : (LkFault){0};
    LkNumber number = {0};
    LkText date = {"", 0};
    LkFault found = {0};
    if (rule->type == LK_FIELD_NUMBER || rule->type == LK_FIELD_INTEGER)
        found = check_number(rule, value, &number, arena);
    else if (rule->type == LK_FIELD_DATE)
        found = check_date(value, &date, arena);
    return found.code != NULL ? found : check_rest(rule, value, &number, date, arena);
}
