/* Formats of dates and times: d/m/yyyy, [$-107041E]d mmmm yyyy (พ.ศ.), [h]:mm. */
#include <string.h>

#include "base/date.h"
#include "data/number_format.h"
#include "data/number_format_private.h"

enum { LANGUAGE = 0xFFFF, CALENDAR_SHIFT = 16, BUDDHIST = 7, SECONDS = 86400 };

bool lk_format_is_date(LkText section)
{
    LkFormatToken token;
    for (size_t at = 0; at < section.length;) {
        lk_format_token(section, &at, &token);
        if (token.kind == LK_FORMAT_DATE || token.kind == LK_FORMAT_ELAPSED)
            return true;
    }
    return false;
}

/* A moment. */
typedef struct Moment {
    LkDate date;
    int weekday;          /* 0 = Sunday */
    int64_t days, second; /* days since the first of the calendar, seconds of the day */
} Moment;

/* The day that is so many days behind 1970-01-01 (Howard Hinnant's civil_from_days). */
static LkDate date_of(int64_t days)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097, of_era = days - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
    return (LkDate){.year = (int)(year + era * 400 + (month >= 10)),
                    .month = (int)(month < 10 ? month + 3 : month - 9),
                    .day = (int)(of_year - (153 * month + 2) / 5 + 1)};
}

static bool moment_of(const LkAmount *amount, bool from_1904, Moment *moment)
{
    enum { MOST_DAYS = 2958465, TO_1970 = 25569, TO_1904 = 1462, PRECISION = 9 }; /* 9999-12-31 */
    LkAmount exact = *amount;
    if (amount->is_negative || !lk_amount_round(&exact, PRECISION))
        return false;
    int64_t days = 0, part = 0;
    for (size_t i = 0; i < exact.count; i++) {
        int64_t *value = i + PRECISION < exact.count ? &days : &part;
        *value = *value * 10 + exact.digits[i];
        if (days > MOST_DAYS)
            return false;
    }
    moment->second = (part * SECONDS + 500000000) / 1000000000;
    moment->days = days + moment->second / SECONDS;
    moment->second %= SECONDS;
    days = moment->days + (from_1904 ? TO_1904 : 0);
    /* Spreadsheets believe in 29 February 1900, day 60. */
    int64_t since_1970 = days - TO_1970 + (days < 60 ? 1 : 0);
    moment->date = date_of(since_1970);
    moment->weekday = (int)(((since_1970 + 4) % 7 + 7) % 7);
    return true;
}

/* ---- Writing */

typedef struct Writing {
    Moment moment;
    bool is_thai, is_buddhist, has_half_days;
    LkBuffer *out;
} Writing;

static const char *const english_months[] = {"January",   "February", "March",    "April",
                                             "May",       "June",     "July",     "August",
                                             "September", "October",  "November", "December"};
static const char *const english_days[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                           "Thursday", "Friday", "Saturday"};
static const char *const thai_days[] = {"อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"};
static const char *const thai_days_short[] = {"อา.", "จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส."};

static void write_number(LkBuffer *out, int64_t value, size_t places)
{
    lk_buffer_printf(out, "%0*lld", (int)places, (long long)value);
}

static void write_month(const Writing *writing, size_t letters)
{
    int month = writing->moment.date.month;
    const char *english = english_months[month - 1];
    if (letters < 3)
        write_number(writing->out, month, letters);
    else if (writing->is_thai)
        lk_buffer_string(writing->out,
                         letters == 3 ? lk_thai_months_short[month - 1] : lk_thai_months[month - 1]);
    else
        lk_buffer_append(writing->out, english, letters == 3 ? 3 : letters == 5 ? 1 : strlen(english));
}

static void write_day(const Writing *writing, size_t letters)
{
    int day = writing->moment.weekday;
    if (letters < 3)
        write_number(writing->out, writing->moment.date.day, letters);
    else if (writing->is_thai)
        lk_buffer_string(writing->out, letters == 3 ? thai_days_short[day] : thai_days[day]);
    else
        lk_buffer_append(writing->out, english_days[day], letters == 3 ? 3 : strlen(english_days[day]));
}

static void write_year(const Writing *writing, char letter, size_t letters)
{
    bool is_buddhist = writing->is_buddhist || letter == 'b';
    int year = writing->moment.date.year + (is_buddhist ? LK_BUDDHIST_ERA : 0);
    if (letter != 'e' && letters < 3)
        write_number(writing->out, year % 100, 2);
    else
        write_number(writing->out, year, 4);
}

static void write_hour(const Writing *writing, size_t letters)
{
    int64_t hour = writing->moment.second / 3600;
    if (writing->has_half_days)
        hour = hour % 12 == 0 ? 12 : hour % 12;
    write_number(writing->out, hour, letters > 2 ? 2 : letters);
}

static void write_part(const Writing *writing, const LkFormatToken *token, bool is_minute)
{
    size_t letters = token->text.length, places = letters > 2 ? 2 : letters;
    switch (token->letter) {
    case 'y':
    case 'b':
    case 'e':
        write_year(writing, token->letter, letters);
        break;
    case 'm':
        if (is_minute)
            write_number(writing->out, writing->moment.second / 60 % 60, places);
        else
            write_month(writing, letters);
        break;
    case 'd':
        write_day(writing, letters);
        break;
    case 'h':
        write_hour(writing, letters);
        break;
    case 's':
        write_number(writing->out, writing->moment.second % 60, places);
        break;
    default: /* g: the era, which the year says */
        break;
    }
}

static void write_elapsed(const Writing *writing, const LkFormatToken *token)
{
    int64_t seconds = writing->moment.days * SECONDS + writing->moment.second;
    int64_t unit = token->letter == 'h' ? 3600 : token->letter == 'm' ? 60 : 1;
    write_number(writing->out, seconds / unit, token->text.length);
}

/* Whether seconds come next: the m before them is minutes. */
static bool is_before_seconds(LkText section, size_t at)
{
    LkFormatToken token;
    while (at < section.length) {
        lk_format_token(section, &at, &token);
        if (token.kind == LK_FORMAT_DATE || token.kind == LK_FORMAT_ELAPSED)
            return token.letter == 's';
    }
    return false;
}

/* Names of months and days are Thai unless the format says another language. */
static void read_manner(LkText section, Writing *writing)
{
    LkFormatToken token;
    writing->is_thai = true;
    for (size_t at = 0; at < section.length;) {
        lk_format_token(section, &at, &token);
        writing->has_half_days |= token.kind == LK_FORMAT_HALF_DAY;
        if (token.locale == 0)
            continue;
        writing->is_thai = (token.locale & LANGUAGE) == LK_LANGUAGE_THAI || (token.locale & LANGUAGE) == 0;
        writing->is_buddhist = (token.locale >> CALENDAR_SHIFT & 0xFF) == BUDDHIST;
    }
}

/* The system's own formats, as they are in Thailand. */
static LkText system_format(LkText section)
{
    LkFormatToken token;
    for (size_t at = 0; at < section.length;) {
        lk_format_token(section, &at, &token);
        if ((token.locale & LANGUAGE) == LK_LANGUAGE_DATE)
            return LK_TEXT("[$-107041E]d mmmm yyyy");
        if ((token.locale & LANGUAGE) == LK_LANGUAGE_TIME)
            return LK_TEXT("h:mm:ss");
    }
    return section;
}

bool lk_format_date(LkText section, const LkAmount *amount, bool from_1904, LkBuffer *out)
{
    Writing writing = {.out = out};
    LkFormatToken token;
    char before = '\0';
    if (!moment_of(amount, from_1904, &writing.moment))
        return false;
    section = system_format(section);
    read_manner(section, &writing);
    for (size_t at = 0; at < section.length;) {
        lk_format_token(section, &at, &token);
        if (token.kind == LK_FORMAT_DATE)
            write_part(&writing, &token, before == 'h' || is_before_seconds(section, at));
        else if (token.kind == LK_FORMAT_ELAPSED)
            write_elapsed(&writing, &token);
        else if (token.kind == LK_FORMAT_HALF_DAY)
            lk_buffer_string(out, writing.moment.second < SECONDS / 2 ? "AM" : "PM");
        else if (token.kind == LK_FORMAT_LITERAL)
            lk_buffer_text(out, token.text);
        else if (token.kind == LK_FORMAT_POINT || token.kind == LK_FORMAT_COMMA)
            lk_buffer_append(out, &token.letter, 1);
        if (token.kind == LK_FORMAT_DATE || token.kind == LK_FORMAT_ELAPSED)
            before = token.letter;
    }
    return true;
}

bool lk_format_day(LkText section, const LkAmount *amount, bool from_1904, LkBuffer *out)
{
    Moment moment;
    LkFormatToken token;
    bool has_day = false;
    for (size_t at = 0; at < section.length;) {
        lk_format_token(section, &at, &token);
        has_day |= token.kind == LK_FORMAT_DATE && strchr("ydbe", token.letter) != NULL;
        if (token.kind == LK_FORMAT_ELAPSED)
            return false;
    }
    if (!has_day || !moment_of(amount, from_1904, &moment))
        return false;
    LkDate date = moment.date;
    lk_buffer_printf(out, "%04d-%02d-%02d", date.year, date.month, date.day);
    return true;
}

/* ---- Dates as XML has them */

/* Days from 1970-01-01 (Howard Hinnant's days_from_civil). */
static int64_t days_of(LkDate date)
{
    int64_t year = date.year - (date.month <= 2), era = year / 400, of_era = year - era * 400;
    int64_t of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* `count` digits at `at`. */
static bool read_digits(LkText text, size_t at, size_t count, int *value)
{
    *value = 0;
    for (size_t i = at; i < at + count; i++) {
        if (i >= text.length || text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
        *value = *value * 10 + (text.bytes[i] - '0');
    }
    return true;
}

bool lk_number_format_serial(LkText value, bool from_1904, LkBuffer *out)
{
    enum { TO_1970 = 25569, TO_1904 = 1462, FIRST = 61 /* 1900-03-01, behind the day that never was */ };
    LkDate date;
    int hour = 0, minute = 0, second = 0;
    if (!read_digits(value, 0, 4, &date.year) || !read_digits(value, 5, 2, &date.month) ||
        !read_digits(value, 8, 2, &date.day) || date.month < 1 || date.month > 12 || date.day < 1)
        return false;
    if (value.length > 10 && (!read_digits(value, 11, 2, &hour) || !read_digits(value, 14, 2, &minute)))
        return false;
    if (value.length > 16 && !read_digits(value, 17, 2, &second))
        return false;
    int64_t days = days_of(date) + TO_1970;
    days -= from_1904 ? TO_1904 : days < FIRST;
    int64_t parts = ((int64_t)hour * 3600 + minute * 60 + second) * 1000000000 / SECONDS;
    if (days < 0 || hour > 24 || minute > 59 || second > 59)
        return false;
    lk_buffer_printf(out, "%lld.%09lld", (long long)days, (long long)parts);
    return true;
}
