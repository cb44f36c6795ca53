#include "base/date.h"

enum { THAI_HOURS = 7, HOUR = 3600, LAST_YEAR = 9999 };

const char *const lk_thai_months[LK_MONTHS] = {"มกราคม",  "กุมภาพันธ์", "มีนาคม",    "เมษายน",
                                               "พฤษภาคม", "มิถุนายน",  "กรกฎาคม",  "สิงหาคม",
                                               "กันยายน",  "ตุลาคม",   "พฤศจิกายน", "ธันวาคม"};
const char *const lk_thai_months_short[LK_MONTHS] = {"ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
                                                     "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.",  "พ.ย.", "ธ.ค."};

/* Two or four digits; −1 when there is something else. */
static int read_digits(LkText text, size_t at, size_t count)
{
    int value = 0;
    for (size_t i = at; i < at + count; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return -1;
        value = value * 10 + (text.bytes[i] - '0');
    }
    return value;
}

bool lk_date_read(LkText text, LkDate *date)
{
    if (text.length != 10 || text.bytes[4] != '-' || text.bytes[7] != '-')
        return false;
    *date = (LkDate){read_digits(text, 0, 4), read_digits(text, 5, 2), read_digits(text, 8, 2)};
    return date->year >= 0 && date->month >= 0 && date->day >= 0;
}

static struct tm calendar_day(LkDate date, int hour)
{
    return (struct tm){
        .tm_year = date.year - 1900, .tm_mon = date.month - 1, .tm_mday = date.day, .tm_hour = hour};
}

bool lk_date_exists(LkDate date)
{
    struct tm day = calendar_day(date, 0);
    timegm(&day); /* turns 31 April into 1 May */
    return day.tm_mon == date.month - 1 && day.tm_mday == date.day;
}

int lk_date_weekday(LkDate date)
{
    struct tm day = calendar_day(date, 0);
    timegm(&day);
    return day.tm_wday;
}

int64_t lk_date_seconds(LkDate date, int hour)
{
    struct tm day = calendar_day(date, hour);
    return timegm(&day);
}

bool lk_thai_time(int64_t seconds, struct tm *time)
{
    time_t local;
    if (__builtin_add_overflow(seconds, THAI_HOURS * HOUR, &local) || gmtime_r(&local, time) == NULL)
        return false;
    return time->tm_year + 1900 <= LAST_YEAR;
}
