/* The forms that a field's value can be printed in: {{date:thai-date}}, {{amount:baht-text}}. Digits come out
 * as ASCII: the layout's numerals turn them, as they turn all data. */
#include <string.h>

#include "base/date.h"
#include "source/front/front.h"

/* ---- Dates (ระเบียบงานสารบรรณ: ๑ กรกฎาคม ๒๕๖๕; orders and announcements put พ.ศ. before the year) */

enum { FISCAL_FIRST_MONTH = 10 };

static bool read_date(LkText text, LkDate *date)
{
    return lk_is_iso_date(text) && lk_date_read(text, date);
}

static bool date_form(LkText value, LkBuffer *out, const char *const *names, const char *era)
{
    LkDate date;
    if (!read_date(value, &date))
        return false;
    lk_buffer_printf(out, "%d %s %s%d", date.day, names[date.month - 1], era, date.year + LK_BUDDHIST_ERA);
    return true;
}

static bool thai_date(LkText value, LkBuffer *out)
{
    return date_form(value, out, lk_thai_months, "");
}

static bool thai_date_era(LkText value, LkBuffer *out)
{
    return date_form(value, out, lk_thai_months, "พ.ศ. ");
}

static bool thai_date_short(LkText value, LkBuffer *out)
{
    return date_form(value, out, lk_thai_months_short, "");
}

static bool thai_year(LkText value, LkBuffer *out)
{
    LkDate date;
    bool good = read_date(value, &date);
    if (good)
        lk_buffer_printf(out, "%d", date.year + LK_BUDDHIST_ERA);
    return good;
}

/* ปีงบประมาณ N runs from 1 October of N − 1 to 30 September of N. */
static bool fiscal_year(LkText value, LkBuffer *out)
{
    LkDate date;
    bool good = read_date(value, &date);
    if (good)
        lk_buffer_printf(out, "%d", date.year + LK_BUDDHIST_ERA + (date.month >= FISCAL_FIRST_MONTH));
    return good;
}

/* ---- Amounts in words */

enum { MOST_DIGITS = 18, MILLION_DIGITS = 6 };

typedef struct Amount {
    char baht[MOST_DIGITS + 1]; /* digits without zeros in front */
    size_t count;
    int satang;
    bool negative;
} Amount;

/* 1234.5, 1,234.50, ๑,๒๓๔.๕๐: at most two decimals, since a third would have to be rounded away. */
static bool read_amount(LkText text, Amount *amount)
{
    *amount = (Amount){0};
    size_t at = 0, digits = 0, decimals = 0;
    bool in_decimals = false;
    if (!lk_commas_are_groups(text))
        return false;
    if (text.length > 0 && text.bytes[0] == '-') {
        amount->negative = true;
        at = 1;
    }
    while (at < text.length) {
        uint32_t c = lk_utf8_next(text, &at);
        int digit = lk_digit_value(c);
        if (c == ',' && digits > 0 && !in_decimals)
            continue;
        if (c == '.' && digits > 0 && !in_decimals) {
            in_decimals = true;
            continue;
        }
        if (digit < 0 || (in_decimals && decimals == 2) || amount->count == MOST_DIGITS)
            return false;
        digits++;
        if (in_decimals)
            amount->satang += decimals++ == 0 ? digit * 10 : digit;
        else if (digit > 0 || amount->count > 0)
            amount->baht[amount->count++] = (char)digit;
    }
    return digits > 0 && (!in_decimals || decimals > 0);
}

/* Up to six digits: สองแสนหนึ่งหมื่น…. The last one is เอ็ด behind anything. */
static void say_group(const char *digits, size_t count, bool behind, LkBuffer *out)
{
    static const char *const names[] = {"", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"};
    static const char *const places[] = {"", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"};
    for (size_t i = 0; i < count; i++) {
        int digit = (unsigned char)digits[i];
        size_t place = count - 1 - i;
        if (digit == 0)
            continue;
        if (place == 0 && digit == 1 && behind)
            lk_buffer_string(out, "เอ็ด");
        else if (place == 1 && digit == 2)
            lk_buffer_string(out, "ยี่");
        else if (place != 1 || digit != 1)
            lk_buffer_string(out, names[digit]);
        lk_buffer_string(out, places[place]);
        behind = true;
    }
}

/* Groups of six from the right, each but the last followed by ล้าน. */
static void say_number(const char *digits, size_t count, LkBuffer *out)
{
    size_t at = 0;
    while (at < count) {
        size_t group = (count - at) % MILLION_DIGITS == 0 ? MILLION_DIGITS : (count - at) % MILLION_DIGITS;
        say_group(digits + at, group, at > 0, out);
        at += group;
        if (at < count)
            lk_buffer_string(out, "ล้าน");
    }
}

static bool baht_text(LkText value, LkBuffer *out)
{
    Amount amount;
    if (!read_amount(value, &amount))
        return false;
    if (amount.negative)
        lk_buffer_string(out, "ลบ");
    if (amount.count > 0) {
        say_number(amount.baht, amount.count, out);
        lk_buffer_string(out, "บาท");
    } else if (amount.satang == 0) {
        lk_buffer_string(out, "ศูนย์บาท");
    }
    if (amount.satang == 0) {
        lk_buffer_string(out, "ถ้วน");
        return true;
    }
    char satang[2] = {(char)(amount.satang / 10), (char)(amount.satang % 10)};
    say_group(satang, 2, false, out);
    lk_buffer_string(out, "สตางค์");
    return true;
}

/* ---- The table */

static const struct {
    const char *name;
    bool (*write)(LkText value, LkBuffer *out);
    LkTermId wanted;
} forms[] = {
    {"thai-date", thai_date, LK_TERM_WANTED_DATE},
    {"thai-date-era", thai_date_era, LK_TERM_WANTED_DATE},
    {"thai-date-short", thai_date_short, LK_TERM_WANTED_DATE},
    {"thai-year", thai_year, LK_TERM_WANTED_DATE},
    {"fiscal-year", fiscal_year, LK_TERM_WANTED_DATE},
    {"baht-text", baht_text, LK_TERM_WANTED_AMOUNT},
};

enum { FORMS = sizeof forms / sizeof *forms };

static LkText unknown_form(LkReader *reader, LkText form, LkSpan span)
{
    const char *names[FORMS];
    LkBuffer all;
    lk_buffer_init(&all, reader->arena);
    for (size_t i = 0; i < FORMS; i++) {
        names[i] = forms[i].name;
        lk_buffer_printf(&all, "%s%s", i == 0 ? "" : ", ", forms[i].name);
    }
    const char *nearest = lk_nearest(form, names, FORMS);
    lk_tell(reader->diagnostics, LK_E_FIELD_FORM, span,
            LK_WITH(lk_named_text("form", form), lk_named_text("forms", lk_buffer_view(&all)),
                    lk_meant(nearest)));
    return (LkText){"", 0};
}

bool lk_is_form(LkText form)
{
    for (size_t i = 0; i < FORMS; i++)
        if (lk_text_is(form, forms[i].name))
            return true;
    return false;
}

LkText lk_form(LkReader *reader, LkText form, LkText value, LkSpan span)
{
    for (size_t i = 0; i < FORMS; i++) {
        if (!lk_text_is(form, forms[i].name))
            continue;
        LkBuffer out;
        lk_buffer_init(&out, reader->arena);
        if (!forms[i].write(lk_text_trim(value), &out))
            lk_tell(reader->diagnostics, LK_E_FIELD_VALUE, span,
                    LK_WITH(lk_named_text("value", value), lk_named_string("form", forms[i].name),
                            lk_named_term("wanted", forms[i].wanted)));
        return lk_buffer_view(&out);
    }
    return unknown_form(reader, form, span);
}
