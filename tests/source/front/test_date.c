/* Dates in the forms that offices write. */
#include "source/front/front.h"
#include "source/source_help.h"

/* “2026-07-15”, “2022-04-05 | 2022-05-04” where it may be two days, “-” where it is no date. */
static const char *read_as(const char *text, const char *format, LkArena *arena)
{
    LkDateRead read = lk_date_of(lk_text(text), lk_text(format));
    if (read.reading == LK_DATE_NONE)
        return "-";
    if (read.reading == LK_DATE_OPEN)
        return "open";
    if (read.reading == LK_DATE_SURE)
        return lk_date_iso(read.date, arena);
    return lk_arena_printf(arena, "%s | %s", lk_date_iso(read.date, arena), lk_date_iso(read.other, arena));
}

typedef struct Case {
    const char *text, *read, *format;
} Case;

static void check(const Case *cases, size_t count)
{
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < count; i++)
        cr_expect_str_eq(read_as(cases[i].text, cases[i].format == NULL ? "" : cases[i].format, arena),
                         cases[i].read, "%s: %s", cases[i].text,
                         read_as(cases[i].text, cases[i].format == NULL ? "" : cases[i].format, arena));
    lk_arena_destroy(arena);
}

#define CHECK(cases) check((cases), sizeof(cases) / sizeof *(cases))

Test(date, is_read_in_every_form_that_offices_write)
{
    static const Case cases[] = {
        {"15 กรกฎาคม 2569", "2026-07-15", NULL},
        {"๑๕ กรกฎาคม ๒๕๖๙", "2026-07-15", NULL},
        {"๑๕ ก.ค. ๒๕๖๙", "2026-07-15", NULL},
        {"15 ก.ค.2569", "2026-07-15", NULL},
        {"15 กค 69", "2026-07-15", NULL},
        {"15 ก.ค. 69", "2026-07-15", NULL},
        {"วันที่ ๑๕ เดือน กรกฎาคม พ.ศ. ๒๕๖๙", "2026-07-15", NULL},
        {"วันที่๑๕เดือนกรกฎาคมพ.ศ.๒๕๖๙", "2026-07-15", NULL},
        {"วันพุธที่ ๑๕ กรกฎาคม พุทธศักราช ๒๕๖๙", "2026-07-15", NULL},
        {"15\u00A0มี.ค.\u00A02569", "2026-03-15", NULL},
        {"1 พฤศจิกายน 2565", "2022-11-01", NULL},
        {"15 กรกฎาคม 2026", "2026-07-15", NULL},
        {"15 กรกฎาคม ค.ศ. 2026", "2026-07-15", NULL},
        {"ณ วันที่ ๑๕ กรกฎาคม ๒๕๖๙", "2026-07-15", NULL},
        {"15/7/2569 0:00", "2026-07-15", NULL},
        {"2026-07-15T00:00:00", "2026-07-15", NULL},
        {"2026-07-15 00:00:00", "2026-07-15", NULL},
        {"5/4/2565", "2022-04-05", NULL},
        {"๕/๔/๒๕๖๕", "2022-04-05", NULL},
        {"05-04-2565", "2022-04-05", NULL},
        {"5.4.2565", "2022-04-05", NULL},
        {"2565-04-05", "2022-04-05", NULL},
        {"2022-04-05", "2022-04-05", NULL},
        {" 2022-4-5 ", "2022-04-05", NULL},
        {"2565/04/05", "2022-04-05", NULL},
        {"15 July 2026", "2026-07-15", NULL},
        {"July 15, 2026", "2026-07-15", NULL},
        {"15th Jul. 2026", "2026-07-15", NULL},
        {"15-Jul-2026", "2026-07-15", NULL},
        {"Wed 15 July 2569", "2026-07-15", NULL},
        {"1 Sept 2026", "2026-09-01", NULL},
    };
    CHECK(cases);
}

Test(date, years_are_of_the_buddhist_era_where_they_can_be_nothing_else)
{
    static const Case cases[] = {
        {"2400-12-31", "2400-12-31", NULL},
        {"2401-01-01", "1858-01-01", NULL},
        {"1 มกราคม พ.ศ. 2325", "1782-01-01", NULL},
        {"1 มกราคม ค.ศ. 2569", "-", NULL},
    };
    CHECK(cases);
}

Test(date, leap_days_are_those_of_the_common_era)
{
    static const Case cases[] = {
        {"29/2/2567", "2024-02-29", NULL},  {"2567-02-29", "2024-02-29", NULL}, {"29 ก.พ. 2565", "-", NULL},
        {"2024-02-29", "2024-02-29", NULL}, {"29/2/2564", "-", NULL},           {"31 เมษายน 2565", "-", NULL},
    };
    CHECK(cases);
}

Test(date, is_doubtful_where_day_and_month_or_the_era_may_be_another)
{
    static const Case cases[] = {
        {"5/4/2022", "2022-04-05 | 2022-05-04", NULL},
        {"5/5/2022", "2022-05-05", NULL},
        {"25/4/2022", "2022-04-25", NULL},
        {"4/25/2022", "2022-04-25", NULL},
        {"4/25/2565", "2022-04-25", NULL},
        {"5/4/65", "2022-04-05 | 2065-04-05", NULL},
        {"15 Jul 22", "1979-07-15 | 2022-07-15", NULL},
        {"2 ต.ค. 26", "1983-10-02 | 2026-10-02", NULL}, /* as Thai Excel writes 2026 */
        {"2 ต.ค. 26", "1983-10-02", "d/m/y"},
        {"2 ต.ค. 49", "2006-10-02 | 2049-10-02", NULL},
        {"2 ต.ค. 50", "2007-10-02", NULL},
        {"๑๕ ก.ค. ๖๙", "2026-07-15", NULL},
        {"2 ต.ค. พ.ศ. 26", "1983-10-02", NULL},
        {"29 ก.พ. 28", "2028-02-29", NULL}, /* พ.ศ. 2528 has no such day */
        {"5/4/2022", "2022-04-05", "d/m/y"},
        {"5/4/2022", "2022-05-04", "m/d/y"},
        {"5/4/2022", "2022-04-05", "ว/ด/ป"},
        {"5/4/65", "2022-04-05", "dd/mm/yyyy"},
        {"65/4/5", "2022-04-05", "y/m/d"},
        {"5/4/2565", "2022-05-04", "m/d/y"},
        {"25/4/2565", "-", "m/d/y"},
        {"2565-04-05", "2022-04-05", "m/d/y"},
        {"5 เมษายน 2565", "2022-04-05", "m/d/y"},
    };
    CHECK(cases);
}

Test(date, anything_else_is_none)
{
    static const Case cases[] = {
        {"15/7/2569 0:30", "-", NULL},
        {"15/7/2569 0:0:0:0", "-", NULL},
        {"15/7/2569 00", "-", NULL},
        {"", "-", NULL},
        {"2565", "-", NULL},
        {"5 เมษายน", "-", NULL},
        {"5 4 2565", "-", NULL},
        {"5/4/256", "-", NULL},
        {"5/4/25655", "-", NULL},
        {"5/4", "-", NULL},
        {"9๕/๔/๒๕๖๕", "-", NULL},
        {"5 เมษา ยน 2565", "-", NULL},
        {"5/4/2565 10", "-", NULL},
        {"0/4/2565", "-", NULL},
        {"x", "-", NULL},
        {"5 เมษายน พฤษภาคม 2565", "-", NULL},
        {"1/13/2565/1", "-", NULL},
        {"5-4=2565", "-", NULL},
    };
    CHECK(cases);
}

Test(date, an_order_names_day_month_and_year_once)
{
    char order[4];
    cr_expect(lk_date_order(LK_TEXT("dd/mm/yyyy"), order) && strcmp(order, "dmy") == 0);
    cr_expect(lk_date_order(LK_TEXT("M-D-Y"), order) && strcmp(order, "mdy") == 0);
    cr_expect_not(lk_date_order(LK_TEXT("d/m"), order));
    cr_expect_not(lk_date_order(LK_TEXT("d/m/d"), order));
    cr_expect_not(lk_date_order(LK_TEXT("day"), order));
    cr_expect_not(lk_date_order(LK_TEXT(""), order));
    cr_expect_not(lk_date_order(LK_TEXT("d/m/y/d/m/y/d"), order));
}

Test(date, of_the_front_matter_is_kept_as_iso_8601_and_printed_as_typed)
{
    SourceRead *read = source_read("---\nวันที่: ๑๕ ก.ค. ๒๕๖๙\n---\n{{date}} {{date:thai-date}}\n", NULL);
    cr_expect_str_eq(source_messages(read), "");
    cr_expect(lk_text_is(read->source->date, "2026-07-15"));
    cr_expect_str_eq(source_blocks(read), "P <D:๑๕ ก.ค. ๒๕๖๙> <D:15 กรกฎาคม 2569>");
    source_done(read);
}

Test(date, that_is_doubtful_is_told_unless_its_format_is_said)
{
    static const SourceCase cases[] = {
        {"---\ndate: 5/4/2022\n---\nก{{date:thai-date}}\n", NULL, "E-date-doubt 2:7+8", NULL},
        {"---\ndate: 5/4/22\n---\nก\n", NULL, "E-date-doubt 2:7+6", NULL},
        {"---\nd: 5/4/2022\n---\n{{d:thai-date}}\n", NULL, "E-date-doubt 4:1+15", NULL},
        {"---\nd: 5/4/2022\nfields: {d: {type: date, format: m/d/y}}\n---\n{{d:thai-date}}\n",
         "P <D:4 พฤษภาคม 2565>", NULL, NULL},
        {"---\ndate: 5/4/2022\nfields: {วันที่: {type: date, format: m/d/y}}\n---\n{{date:thai-date}}\n",
         "P <D:4 พฤษภาคม 2565>", NULL, NULL},
        {"---\nd: 5/4/2022\ndate: \"{{d}}\"\nfields: {d: {type: date, format: "
         "m/d/y}}\n---\n{{date:thai-date}}\n",
         "P <D:4 พฤษภาคม 2565>", NULL, NULL},
        {"---\nd: 5/4/2022\ndate: \"{{d}}\"\nfields: {d: {type: date, format: m/d/y}}\n---\nก\n", NULL, NULL,
         NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(date, with_a_day_left_to_be_written_or_several_days_is_open)
{
    static const Case cases[] = {
        {"กันยายน 2569", "open", NULL},
        {"...... กันยายน ๒๕๖๙", "open", NULL},
        {"…… กันยายน ๒๕๖๙", "open", NULL},
        {"____ ก.ย. ๖๙", "open", NULL},
        {".. ก.ย. ๖๙", "open", NULL},
        {"วันที่      เดือนกันยายน พ.ศ. ๒๕๖๙", "open", NULL},
        {"1... กันยายน 2569", "open", NULL},
        {"......", "open", NULL},
        {"-", "open", NULL},
        {"15 - 17 กรกฎาคม 2569", "open", NULL},
        {"๑๕–๑๗ ก.ค. ๖๙", "open", NULL},
        {"15 ถึง 17 กรกฎาคม 2569", "open", NULL},
        {"30 มิถุนายน - 2 กรกฎาคม 2569", "open", NULL},
        {"30 ธันวาคม 2569 - 2 มกราคม 2570", "open", NULL},
        {"วันพุธที่ 15 และวันพฤหัสบดีที่ 16 กรกฎาคม 2569", "open", NULL},
        /* these are not */
        {"15 17 กรกฎาคม 2569", "-", NULL},
        {"15 - 32 กรกฎาคม 2569", "-", NULL},
        {"15 กรกฎาคม", "-", NULL},
        {"พรุ่งนี้", "-", NULL},
        {"กันยายน", "-", NULL},
    };
    CHECK(cases);
}

Test(date, that_is_open_prints_as_it_is_typed)
{
    static const SourceCase cases[] = {
        {"---\nวันที่: ...... กันยายน ๒๕๖๙\n---\n{{date:thai-date}}\n", "P <D:...... กันยายน ๒๕๖๙>", NULL, NULL},
        {"---\nวันที่: 15 - 17 กรกฎาคม 2569\n---\n{{date:thai-date-era}}\n", "P <D:15 - 17 กรกฎาคม 2569>", NULL,
         NULL},
        {"---\nวันที่:    กันยายน 2569\n---\n{{date:thai-date}}\n", "P <D:\u00A0\u00A0\u00A0\u00A0กันยายน 2569>",
         NULL, NULL},
        {"---\nวันที่: '   กันยายน 2569'\n---\n{{date}}\n", "P <D:\u00A0\u00A0\u00A0กันยายน 2569>", NULL, NULL},
        {"---\nวันที่: ตุลาคม 2569\n---\n{{date:thai-year}} {{date:fiscal-year}}\n", "P <D:2569> <D:2570>", NULL,
         NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(date, that_is_open_gives_no_year_where_two_eras_may_be_meant)
{
    static const SourceCase cases[] = {
        {"---\nx: ...... ก.ย. 69\n---\n{{x:thai-year}}\n", "P <D:2569>", NULL, NULL},
        {"---\nx: ...... ก.ย. 26\n---\n{{x:thai-year}}\n", NULL, "E-field-value 4:1+15", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(date, whose_weekday_is_another_is_told)
{
    static const SourceCase cases[] = {
        {"---\ndate: วันจันทร์ที่ 15 กรกฎาคม 2569\n---\n{{date:thai-date}}\n", "P <D:15 กรกฎาคม 2569>",
         "W-date-weekday 2:7+28", NULL},
        {"---\ndate: วันพุธที่ 15 กรกฎาคม 2569\n---\nก\n", NULL, NULL, NULL},
        {"---\nx: Mon 15 July 2569\n---\n{{x:thai-date}}\n", NULL, "W-date-weekday 4:1+15", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

static const char *month_meant(const char *text)
{
    const char *meant = lk_date_of(lk_text(text), (LkText){"", 0}).month_meant;
    return meant == NULL ? "-" : meant;
}

Test(date, whose_month_is_misspelt_names_the_right_one)
{
    cr_expect_str_eq(month_meant("15 กรกฏาคม 2569"), "กรกฎาคม");
    cr_expect_str_eq(month_meant("15 เดือนพฤษจิกายน 2569"), "พฤศจิกายน");
    cr_expect_str_eq(month_meant("15 กุมภาพัน 2569"), "กุมภาพันธ์");
    cr_expect_str_eq(month_meant("15 พรุ่งนี้ 2569"), "-");
}
