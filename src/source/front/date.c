/* Dates as documents have them: YYYY-MM-DD of the common era. */
#include "base/date.h"

#include "source/front/front.h"

/* No report is dated so late: it is a year of the Buddhist era. */
enum { LAST_YEAR = 2400 };

bool lk_is_iso_date(LkText text)
{
    LkDate date;
    return lk_date_read(text, &date) && date.year <= LAST_YEAR && lk_date_exists(date);
}

const char *lk_common_era(LkText text, LkArena *arena)
{
    LkDate date;
    if (!lk_date_read(text, &date) || date.year <= LAST_YEAR)
        return NULL;
    date.year -= LK_BUDDHIST_ERA;
    return date.year <= LAST_YEAR && lk_date_exists(date)
               ? lk_arena_printf(arena, "%04d-%02d-%02d", date.year, date.month, date.day)
               : NULL;
}
