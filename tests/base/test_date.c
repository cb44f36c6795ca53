/* Days of the calendar, and Thai time. */
#include <criterion/criterion.h>

#include "base/date.h"

Test(date, a_day_exists_when_the_calendar_has_it)
{
    static const struct {
        const char *text;
        bool exists;
    } cases[] = {
        {"2022-04-05", true},  {"2022-04-31", false}, {"2022-02-29", false}, {"2024-02-29", true},
        {"2000-02-29", true},  {"1900-02-29", false}, {"2022-00-10", false}, {"2022-13-10", false},
        {"2022-01-00", false}, {"2022-12-31", true},  {"0000-01-01", true},  {"9999-12-31", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkDate date;
        cr_expect(lk_date_read(lk_text(cases[i].text), &date), "%s", cases[i].text);
        cr_expect_eq(lk_date_exists(date), cases[i].exists, "%s", cases[i].text);
    }
}

Test(date, another_shape_is_no_date)
{
    static const char *const texts[] = {"",           "2022-4-5",   "2022-04-5",  "2022/04/05",
                                        "2022-04-0x", "-022-04-05", "+022-04-05", "2022-04-05 ",
                                        "๒๐๒๒-๐๔-๐๕", "2022 04-05"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        LkDate date;
        cr_expect_not(lk_date_read(lk_text(texts[i]), &date), "%s", texts[i]);
    }
}

Test(date, seconds_count_from_1970)
{
    cr_expect_eq(lk_date_seconds((LkDate){1970, 1, 1}, 0), 0);
    cr_expect_eq(lk_date_seconds((LkDate){2022, 4, 5}, 5), 1649134800);
    cr_expect_eq(lk_date_seconds((LkDate){1969, 12, 31}, 23), -3600);
}

Test(date, thai_time_is_seven_hours_ahead_and_ends_with_the_year_9999)
{
    struct tm time;
    cr_expect(lk_thai_time(1649134800, &time));
    cr_expect_eq(time.tm_year, 122);
    cr_expect_eq(time.tm_mon, 3);
    cr_expect_eq(time.tm_mday, 5);
    cr_expect_eq(time.tm_hour, 12);
    cr_expect(lk_thai_time(253402275599, &time)); /* 9999-12-31 23:59:59 */
    cr_expect_not(lk_thai_time(253402275600, &time));
    cr_expect_not(lk_thai_time(INT64_MAX, &time));
}
