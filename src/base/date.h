/* Days of the calendar, and their Thai names. No zone of the machine, no locale, no clock. */
#ifndef LIKHIT_BASE_DATE_H
#define LIKHIT_BASE_DATE_H

#include <time.h>

#include "base/text.h"

/* A day of the common era. */
typedef struct LkDate {
    int year, month, day; /* month and day from 1 */
} LkDate;

/* What a year of the Buddhist era is ahead. */
enum { LK_BUDDHIST_ERA = 543 };

/* The months from January on: มกราคม, ม.ค. */
enum { LK_MONTHS = 12 };
extern const char *const lk_thai_months[LK_MONTHS], *const lk_thai_months_short[LK_MONTHS];

/* Reads YYYY-MM-DD; false when the text has another shape. The day need not exist. */
bool lk_date_read(LkText text, LkDate *date);
/* Returns whether the calendar has that day. */
bool lk_date_exists(LkDate date);
/* Returns the seconds from 1970-01-01 00:00 UTC to that hour of the day in UTC. */
int64_t lk_date_seconds(LkDate date, int hour);

/* Turns seconds since 1970 into day and hour in Thailand; false past the year 9999, which four digits cannot
 * write. */
bool lk_thai_time(int64_t seconds, struct tm *time);

#endif
