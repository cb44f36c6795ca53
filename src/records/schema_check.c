/* A value against the rule of its column. */
#include <stdio.h>
#include <string.h>

#include "records/schema_private.h"

/* Values are shown up to this many bytes: a whole paragraph helps nobody. */
enum { SHOWN = 120 };

static LkText shown(LkText value, LkArena *arena)
{
    if (value.length <= SHOWN)
        return value;
    size_t end = SHOWN;
    while (end > 0 && ((unsigned char)value.bytes[end] & 0xC0) == 0x80)
        end--;
    return lk_text(lk_arena_printf(arena, "%.*s…", (int)end, value.bytes));
}

static LkFault fault(LkMessageId id, LkText value, LkArgument more, LkArena *arena)
{
    LkArgument column = lk_with_hint(LK_HINT_OWN);
    return (LkFault){id, {column, lk_named_text("value", shown(value, arena)), more}};
}

static LkFault check_number(const LkFieldRule *rule, LkText value, LkNumber *number, LkArena *arena)
{
    bool is_number = lk_number_read(value, number);
    if (!is_number || (number->has_thai && number->has_arabic))
        return fault(LK_E_RECORD_NUMBER, value,
                     lk_with_hint(is_number || (number->has_thai && number->has_arabic) ? LK_HINT_DIGITS_MIXED
                                                                                        : LK_HINT_OWN),
                     arena);
    if (rule->type == LK_FIELD_INTEGER && number->decimals > 0)
        return fault(LK_E_RECORD_INTEGER, value, lk_with_hint(LK_HINT_OWN), arena);
    return (LkFault){0};
}

static LkFault check_date(const LkFieldRule *rule, LkText value, LkText *date, LkArena *arena)
{
    LkDateRead read = lk_date_of(value, rule->format);
    LkText first, second;
    if (read.reading == LK_DATE_NONE || read.reading == LK_DATE_OPEN)
        return fault(LK_E_RECORD_DATE, value, lk_with_hint(LK_HINT_OWN), arena);
    *date = lk_text(lk_date_iso(read.date, arena));
    if (read.reading == LK_DATE_SURE)
        return (LkFault){0};
    lk_date_meanings(&read, arena, &first, &second);
    LkFault found =
        fault(read.reading == LK_DATE_DOUBTFUL_ORDER ? LK_E_RECORD_DATE_DOUBT : LK_E_RECORD_DATE_YEAR, value,
              lk_named_text("first", first), arena);
    found.arguments[3] = lk_named_text("second", second);
    return found;
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
    LkTermId where =
        is_date ? (side < 0 ? LK_TERM_BEFORE : LK_TERM_AFTER) : (side < 0 ? LK_TERM_BELOW : LK_TERM_ABOVE);
    LkFault found = fault(LK_E_RECORD_RANGE, value, lk_named_term("side", where), arena);
    found.arguments[3] = lk_named_text("bound", bound);
    return found;
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
        lk_buffer_printf(&all, "%s%s", i == 0 ? "" : ", ", names[i]);
    }
    const char *nearest = lk_nearest(value, names, rule->value_count);
    LkFault found = fault(LK_E_RECORD_VALUE, value, lk_named_text("values", lk_buffer_view(&all)), arena);
    found.arguments[3] = lk_meant(nearest);
    return found;
}

static LkFault check_pattern(const LkFieldRule *rule, LkText value, LkArena *arena)
{
    if (rule->pattern == NULL || lk_pattern_match(rule->pattern, value, arena) != LK_PATTERN_NO)
        return (LkFault){0};
    return fault(LK_E_RECORD_PATTERN, value, lk_named_text("pattern", lk_pattern_text(rule->pattern)), arena);
}

/* The rule behind the type: range, values, pattern. */
static LkFault check_rest(const LkFieldRule *rule, LkText value, const LkNumber *number, LkText date,
                          LkArena *arena)
{
    LkFault found = check_range(rule, value, number, date, arena);
    if (found.id == LK_MESSAGE_NONE && rule->value_count > 0)
        found = check_values(rule, value, arena);
    return found.id == LK_MESSAGE_NONE ? check_pattern(rule, value, arena) : found;
}

LkFault lk_rule_check(const LkFieldRule *rule, LkText value, LkArena *arena)
{
    value = lk_text_trim(value);
    bool is_number = rule->type == LK_FIELD_NUMBER || rule->type == LK_FIELD_INTEGER;
    if (value.length == 0 || (is_number && lk_is_none(value)))
        return (LkFault){rule->required ? LK_E_RECORD_REQUIRED : LK_MESSAGE_NONE,
                         {lk_with_hint(LK_HINT_OWN)}};
    LkNumber number = {0};
    LkText date = {"", 0};
    LkFault found = {0};
    if (is_number)
        found = check_number(rule, value, &number, arena);
    else if (rule->type == LK_FIELD_DATE)
        found = check_date(rule, value, &date, arena);
    return found.id != LK_MESSAGE_NONE ? found : check_rest(rule, value, &number, date, arena);
}
