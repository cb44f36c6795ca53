/* Days: ranges of them, days of the week, months. A line ends in none of them, or at a price. */
#include "base/date.h"
#include "text/rules.h"

#define NO_NU 0x0E19 /* น: of น., the time */
#define WO    0x0E27 /* ว: of วัน */

/* Returns the index behind the digits at i. */
static size_t digits_end(const LkSection *section, size_t i)
{
    while (lk_is_digit(lk_letter_at(section, i)))
        i++;
    return i;
}

/* ---- from day to day: ม.ค.-ก.ย., จันทร์ - ศุกร์, ๑ ตุลาคม ๒๕๖๔ - ๓๐ กันยายน ๒๕๖๕ */

static size_t day_end(const LkSection *section, size_t i)
{
    size_t day = lk_word_at(section, i, "วัน"), end = 0;
    end = lk_longest_word(section, day != 0 ? day : i, &lk_weekdays, NULL);
    for (int k = 0; end == 0 && k < LK_MONTHS; k++) {
        end = lk_word_at(section, i, lk_thai_months[k]);
        end = end != 0 ? end : lk_word_at(section, i, lk_thai_months_short[k]);
    }
    return end;
}

/* Whether a month stands behind the number at i. */
static bool is_date(const LkSection *section, size_t i)
{
    size_t month = lk_skip_blanks(section, digits_end(section, i));
    return lk_is_thai_letter(lk_letter_at(section, month)) && day_end(section, month) != 0;
}

static void keep_range(LkSection *section, size_t dash)
{
    size_t before = lk_before_blanks(section, dash), after = lk_skip_blanks(section, dash + 1);
    if (before < 2)
        return;
    uint32_t last = section->characters[before - 1];
    bool to_number = lk_is_digit(lk_letter_at(section, after)), has_blank = after > dash + 1;
    bool to_day = lk_is_thai_letter(lk_letter_at(section, after)) && day_end(section, after) != 0;
    if (lk_is_digit(last) && (to_day || (to_number && is_date(section, after)))) {
        bool is_year = before >= 4 && lk_is_digit(section->characters[before - 4]);
        lk_forbid(section, dash, LK_REASON_BOUND);
        if (has_blank && is_year) {
            lk_allow(section, after, LK_REASON_UNICODE);
            lk_weaken(section, after);
        }
    } else if (to_number && last == '.' && section->characters[before - 2] == NO_NU) {
        lk_forbid(section, dash, LK_REASON_BOUND);
        lk_forbid(section, after, LK_REASON_UNIT); /* ๐๙.๐๐ น. - ๑๖.๓๐ น. */
    } else if (to_day && !lk_is_digit(last)) {
        lk_forbid_inside(section, before - 1, after + 1, LK_REASON_BOUND);
    }
}

/* ---- days of the week, and months: วันจันทร์ที่ ๑ */

static void keep_weekday(LkSection *section, size_t i)
{
    size_t day = lk_word_at(section, i, "วัน"), end = 0;
    if (day != 0 && (end = lk_longest_word(section, day, &lk_weekdays, NULL)) != 0)
        lk_forbid_inside(section, i, end, LK_REASON_BOUND);
}

/* เดือนตุลาคม is frequent, and a ban would cost lines more than it is worth. */
static void keep_month(LkSection *section, size_t i)
{
    size_t month = lk_word_at(section, i, "เดือน");
    if (month != 0 && lk_is_thai_month(section, month))
        lk_weaken(section, month);
}

void lk_keep_days(LkSection *section)
{
    for (size_t i = 0; i < section->count; i++) {
        uint32_t c = section->characters[i];
        if (c == '-' || c == 0x2013)
            keep_range(section, i);
        else if (c == WO && lk_begins_word(section, i))
            keep_weekday(section, i);
        else if (c == LK_THAI_SARA_E && lk_begins_word(section, i))
            keep_month(section, i);
    }
}
