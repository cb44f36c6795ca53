/* Days of the Gregorian calendar, and the Thai names of months. Nothing here depends on the machine's time
 * zone, locale or clock. */
#ifndef LIKHIT_BASE_DATE_H
#define LIKHIT_BASE_DATE_H

#include <time.h>

#include "base/text.h"

/* A day; the year is of the common era (ค.ศ.). */
typedef struct LkDate {
    int year, month, day; /* month and day from 1 */
} LkDate;

/* พ.ศ. − ค.ศ.: 2022 is พ.ศ. 2565. */
enum { LK_BUDDHIST_ERA = 543 };

/* Names of the months from January on, in full (มกราคม) and abbreviated (ม.ค.). */
enum { LK_MONTHS = 12 };
extern const char *const lk_thai_months[LK_MONTHS], *const lk_thai_months_short[LK_MONTHS];

/* Reads YYYY-MM-DD in ASCII digits. Returns false when the text has another form; whether there is such a day
 * is not checked. */
bool lk_date_read(LkText text, LkDate *date);
/* Returns whether there is such a day: not 31 April. */
bool lk_date_exists(LkDate date);
/* Returns 0 for a Sunday, 6 for a Saturday. */
int lk_date_weekday(LkDate date);
/* Returns the seconds from 1970-01-01 00:00 UTC to `hour` o'clock UTC of that day. */
int64_t lk_date_seconds(LkDate date, int hour);

/* Turns seconds since 1970-01-01 00:00 UTC into date and time in Thailand (UTC+7, all year). Returns false
 * past the year 9999, as dates are written with four digits. */
bool lk_thai_time(int64_t seconds, struct tm *time);

#endif
