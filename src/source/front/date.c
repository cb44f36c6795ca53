/* Dates as offices write them: 15 กรกฎาคม 2569, ๑๕ ก.ค. ๒๕๖๙, 5/4/2565, 2565-04-05, วันที่ ๑๕ เดือน กรกฎาคม
 * พ.ศ. ๒๕๖๙, July 15, 2026. What the parts of a text mean together is decided here. Where it may be two days,
 * the reader says so instead of choosing one. */
#include "base/date.h"

#include <string.h>

#include "source/front/date_parts.h"
#include "source/front/front.h"

enum {
    LAST_YEAR = 2400, /* no report is dated so late: it is a year of the Buddhist era */
    CENTURY_BUDDHIST = 2500,
    CENTURY_COMMON = 2000,
    /* A year of two digits beside a Thai month: 69 is พ.ศ. 2569, since ค.ศ. 2069 is too far ahead. Below, it
     * may be either: Thai Excel writes 2 ต.ค. 26 for 2026. */
    FIRST_SURE_SHORT = 50
};

/* ---- What the parts mean */

bool lk_date_order(LkText format, char order[4])
{
    size_t count = 0;
    bool has[3] = {false, false, false};
    for (size_t at = 0; at < format.length;) {
        uint32_t c = lk_utf8_next(format, &at);
        int what = c == 'd' || c == 'D' || c == 0x0E27   ? 0 /* ว ด ป */
                   : c == 'm' || c == 'M' || c == 0x0E14 ? 1
                   : c == 'y' || c == 'Y' || c == 0x0E1B ? 2
                                                         : -1;
        if (what < 0 && c != ',' && !lk_front_is_blank(c) && c != '/' && c != '-' && c != '.')
            return false;
        if (what < 0 || (count > 0 && order[count - 1] == "dmy"[what]))
            continue;
        if (has[what])
            return false;
        has[what] = true;
        order[count++] = "dmy"[what];
    }
    order[count] = '\0';
    return count == 3;
}

/* Fills in the year of the common era. False where there is none. */
static bool read_year(const LkDateParts *parts, const LkDateNumber *number, bool is_buddhist,
                      LkDateRead *read)
{
    int year = number->value;
    read->reading = LK_DATE_SURE;
    if (number->digits == 2) {
        bool is_sure =
            parts->era != LK_ERA_UNKNOWN || is_buddhist || (parts->is_thai_month && year >= FIRST_SURE_SHORT);
        read->reading = is_sure ? LK_DATE_SURE : LK_DATE_DOUBTFUL_YEAR;
        read->other.year = CENTURY_COMMON + year;
        year = parts->era == LK_ERA_COMMON ? CENTURY_COMMON + year : CENTURY_BUDDHIST + year;
    } else if (number->digits != LK_YEAR_DIGITS) {
        return false;
    }
    if (parts->era == LK_ERA_BUDDHIST || (parts->era == LK_ERA_UNKNOWN && year > LAST_YEAR))
        year -= LK_BUDDHIST_ERA;
    read->date.year = year;
    return year > 0 && year <= LAST_YEAR;
}

static bool is_short(const LkDateNumber *number)
{
    return number->digits <= 2;
}

/* Day and year beside the name of a month. With a format, a short year is of the Buddhist era. */
static bool read_named(const LkDateParts *parts, LkText format, LkDateRead *read)
{
    char order[4];
    bool is_asked = format.length > 0 && lk_date_order(format, order);
    bool year_first = parts->numbers[0].digits == LK_YEAR_DIGITS;
    const LkDateNumber *day = &parts->numbers[year_first], *year = &parts->numbers[!year_first];
    if (parts->count != 2 || !is_short(day) || !read_year(parts, year, is_asked, read))
        return false;
    read->date.month = read->other.month = parts->month;
    read->date.day = read->other.day = day->value;
    return true;
}

/* Three numbers. Without a format, a year of the Buddhist era goes with Thai order, day first; so does all
 * that cannot be otherwise. */
static bool read_numbers(const LkDateParts *parts, LkText format, LkDateRead *read)
{
    char order[4] = "";
    bool year_first = parts->numbers[0].digits == LK_YEAR_DIGITS;
    bool is_asked = format.length > 0 && lk_date_order(format, order);
    if (!is_asked)
        memcpy(order, year_first ? "ymd" : "dmy", 4);
    if (parts->count != 3 || !parts->is_parted)
        return false;
    const LkDateNumber *day = &parts->numbers[strchr(order, 'd') - order];
    const LkDateNumber *month = &parts->numbers[strchr(order, 'm') - order];
    const LkDateNumber *year = &parts->numbers[strchr(order, 'y') - order];
    if (is_asked && year_first && order[0] != 'y') { /* 2022-04-05 is the same in any order */
        year = &parts->numbers[0], month = &parts->numbers[1], day = &parts->numbers[2];
    }
    if (!is_short(day) || !is_short(month) || !read_year(parts, year, is_asked, read))
        return false;
    read->date.month = month->value;
    read->date.day = day->value;
    bool can_turn = !is_asked && !year_first && day->value <= LK_MONTHS && day->value != month->value;
    bool is_thai = year->value > LAST_YEAR || parts->era == LK_ERA_BUDDHIST;
    if (read->reading == LK_DATE_DOUBTFUL_YEAR) {
        read->other.month = month->value;
        read->other.day = day->value;
    } else if (can_turn && (!is_thai || month->value > LK_MONTHS)) {
        read->reading = LK_DATE_DOUBTFUL_ORDER;
        read->other = (LkDate){read->date.year, day->value, month->value};
    }
    return true;
}

/* The days of the month, if that exists and the day is beyond them. */
static int days_of(LkDate date)
{
    LkDate last = {date.year, date.month, 31};
    if (date.month < 1 || date.month > LK_MONTHS || date.day < 1)
        return 0;
    while (!lk_date_exists(last))
        last.day--;
    return date.day > last.day ? last.day : 0;
}

/* Of two days that may be meant, one that does not exist is not. */
static void settle(LkDateRead *read)
{
    bool exists = lk_date_exists(read->date);
    bool other = read->reading != LK_DATE_SURE && lk_date_exists(read->other);
    if (!exists && !other) {
        read->reading = LK_DATE_NONE;
        read->days = days_of(read->date);
    } else if (!exists || !other) {
        read->reading = LK_DATE_SURE;
    }
    if (!exists && other)
        read->date = read->other;
}

/* Whether a number can be a day, not a year. */
static bool is_day(const LkDateParts *parts, size_t i)
{
    const LkDateNumber *number = &parts->numbers[i];
    bool is_short_year = number->digits == 2 && i + 1 == parts->count &&
                         number->months_before == parts->months && !parts->has_long_year;
    return is_short(number) && !is_short_year;
}

/* A day left to be filled in by hand (…… กันยายน ๒๕๖๙), or several days (15 - 17 กรกฎาคม 2569). */
static bool is_open(const LkDateParts *parts, LkDateRead *read)
{
    size_t days = 0, years = 0;
    bool is_doubtful = false;
    if (parts->months == 0)
        return parts->count == 0 && !parts->has_word && (parts->is_parted || parts->has_gap);
    for (size_t i = 0; i < parts->count; i++) {
        const LkDateNumber *number = &parts->numbers[i];
        if (is_day(parts, i)) {
            days++;
            if (number->value < 1 || number->value > 31)
                return false;
        } else if (!read_year(parts, number, false, read)) {
            return false;
        } else {
            is_doubtful |= read->reading == LK_DATE_DOUBTFUL_YEAR;
            years++;
        }
    }
    bool is_range = days > 1 && (parts->is_parted || parts->has_to);
    if (years != 1 || parts->months != 1 || days > 1 || is_doubtful)
        read->date.year = 0; /* not one alone */
    read->date.month = parts->month;
    return years > 0 && (is_range || (parts->months == 1 && (days == 0 || (days == 1 && parts->has_gap))));
}

/* 15/7/2569 0:00, 2026-07-15T00:00:00: programs write midnight behind a day that has no time. */
static LkText without_midnight(LkText text)
{
    size_t at = text.length, digits = 0, colons = 0;
    for (; at > 0 && strchr("0:", text.bytes[at - 1]) != NULL && text.bytes[at - 1] != 0; at--) {
        colons += text.bytes[at - 1] == ':';
        digits += text.bytes[at - 1] == '0';
    }
    bool is_behind = at > 0 && (text.bytes[at - 1] == ' ' || text.bytes[at - 1] == 'T');
    bool is_time = colons >= 1 && colons <= 2 && digits + 1 >= 2 * (colons + 1) && digits <= 2 * (colons + 1);
    return is_behind && is_time ? lk_text_trim(lk_text_slice(text, 0, at - 1)) : text;
}

LkDateRead lk_date_of(LkText text, LkText format)
{
    LkDateParts parts;
    LkDateRead read = {.reading = LK_DATE_NONE};
    bool is_known = lk_date_take_apart(without_midnight(lk_text_trim(text)), &parts);
    read.month_meant = parts.month_meant;
    read.is_mixed = parts.is_mixed;
    read.weekday = parts.weekday;
    if (!is_known)
        return read;
    bool is_one = parts.months <= 1 && !parts.has_gap && !parts.has_to && parts.count <= 3 &&
                  (parts.month > 0 ? read_named(&parts, format, &read) : read_numbers(&parts, format, &read));
    if (is_one)
        settle(&read);
    else
        read.reading = is_open(&parts, &read) ? LK_DATE_OPEN : LK_DATE_NONE;
    return read;
}

const char *lk_date_iso(LkDate date, LkArena *arena)
{
    return lk_arena_printf(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* ---- What is told of one that may be two days */

static LkText spoken(const LkDateRead *read, LkDate date, bool is_other, LkArena *arena)
{
    bool is_year = read->reading == LK_DATE_DOUBTFUL_YEAR;
    if (is_year && is_other)
        return lk_text(lk_arena_printf(arena, "ค.ศ. %d", date.year));
    if (is_year)
        return lk_text(lk_arena_printf(arena, "พ.ศ. %d", date.year + LK_BUDDHIST_ERA));
    return lk_text(lk_arena_printf(arena, "%d %s %d", date.day, lk_thai_months[date.month - 1],
                                   date.year + LK_BUDDHIST_ERA));
}

void lk_date_meanings(const LkDateRead *read, LkArena *arena, LkText *first, LkText *second)
{
    *first = spoken(read, read->date, false, arena);
    *second = spoken(read, read->other, true, arena);
}

bool lk_date_doubt(LkReader *reader, const LkDateRead *read, LkText value, LkSpan span)
{
    LkText first, second;
    if (read->reading != LK_DATE_DOUBTFUL_ORDER && read->reading != LK_DATE_DOUBTFUL_YEAR)
        return false;
    lk_date_meanings(read, reader->arena, &first, &second);
    lk_tell(reader->diagnostics,
            read->reading == LK_DATE_DOUBTFUL_ORDER ? LK_E_DATE_DOUBT : LK_E_DATE_DOUBT_YEAR, span,
            LK_WITH(lk_named_text("value", value), lk_named_text("first", first),
                    lk_named_text("second", second)));
    return true;
}

void lk_date_tell_none(LkReader *reader, const LkDateRead *read, LkText value, LkSpan span)
{
    if (read->days > 0)
        lk_tell(reader->diagnostics, LK_E_FRONT_DATE_DAY, span,
                LK_WITH(lk_named_text("value", value),
                        lk_named_string("month", lk_thai_months[read->date.month - 1]),
                        lk_named_number("days", read->days)));
    else if (read->is_mixed)
        lk_tell(reader->diagnostics, LK_E_FRONT_DATE_DIGITS, span, LK_WITH(lk_named_text("value", value)));
    else
        lk_tell(reader->diagnostics, LK_E_FRONT_DATE, span,
                LK_WITH(lk_named_text("value", value), lk_meant(read->month_meant)));
}

/* The blanks that are typed before the value, within quotes or not. */
static size_t blanks_before(const LkReader *reader, const LkYaml *node, LkText value)
{
    LkText text = reader->file->text;
    size_t within = 0, before = 0;
    while (within < value.length && value.bytes[within] == ' ')
        within++;
    while (!node->is_quoted && before < node->offset && text.bytes[node->offset - before - 1] == ' ')
        before++;
    return within + before;
}

LkText lk_date_with_room(LkReader *reader, const LkYaml *node, LkText value)
{
    enum { LEAST = 3, MOST = 40 };
    size_t blanks = node->kind == LK_YAML_SCALAR ? blanks_before(reader, node, value) : 0;
    if (blanks < LEAST || lk_date_of(value, (LkText){"", 0}).reading != LK_DATE_OPEN)
        return value;
    LkBuffer out;
    lk_buffer_init(&out, reader->arena);
    for (size_t i = 0; i < blanks && i < MOST; i++)
        lk_buffer_character(&out, 0xA0);
    lk_buffer_text(&out, lk_text_trim(value));
    return lk_buffer_view(&out);
}

static const char *const weekdays[] = {"อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"};

void lk_date_tell_weekday(LkReader *reader, const LkDateRead *read, LkText value, LkSpan span)
{
    if (read->reading != LK_DATE_SURE || read->weekday == 0)
        return;
    int is = lk_date_weekday(read->date);
    if (is != read->weekday - 1)
        lk_tell(reader->diagnostics, LK_W_DATE_WEEKDAY, span,
                LK_WITH(lk_named_text("value", value), lk_named_string("weekday", weekdays[is])));
}

static LkText format_of_column(const LkReader *reader, LkText name)
{
    const LkYaml *columns = reader->source->columns;
    for (const LkYaml *rule = columns == NULL ? NULL : columns->first; rule != NULL; rule = rule->next) {
        bool is_it = lk_text_equal(lk_field_name(lk_text_trim(rule->key)), lk_field_name(name));
        const LkYaml *format = is_it && rule->kind == LK_YAML_MAP ? lk_yaml_get(rule, "format") : NULL;
        if (format != NULL && format->kind == LK_YAML_SCALAR)
            return format->text;
    }
    return (LkText){"", 0};
}

/* The name of the field that alone is the value: `date: "{{day}}"`, `date: "{{day|-}}"`. */
static bool is_one_field(const LkField *field, LkText *name)
{
    size_t start, end;
    LkText otherwise, value = lk_text_trim(field->value);
    bool is_one =
        !field->is_record && lk_field_next(value, 0, &start, &end, name) && start == 0 && end == value.length;
    if (is_one)
        lk_field_default(name, &otherwise);
    return is_one;
}

LkText lk_date_format(const LkReader *reader, const LkField *field)
{
    LkText name;
    return format_of_column(reader, is_one_field(field, &name) ? name : field->name);
}

bool lk_date_is_day(LkText text)
{
    return text.length == 10 && text.bytes[4] == '-' && text.bytes[7] == '-';
}

LkText lk_date_held(const LkReader *reader, const LkField *field)
{
    LkText name;
    const LkField *from = is_one_field(field, &name) ? lk_field_find(reader, name) : field;
    return from != NULL && lk_date_is_day(from->held) ? from->held : (LkText){"", 0};
}
