/* The forms that a field's value can be printed in: {{date:thai-date}}, {{amount:baht-text}}; those of
 * numbers stand in number_forms.c. Digits come out as ASCII: the layout's numerals turn them, as they turn
 * all data. */
#include <string.h>

#include "source/front/front.h"

/* ---- Dates (ระเบียบงานสารบรรณ: ๑ กรกฎาคม ๒๕๖๕; orders and announcements put พ.ศ. before the year) */

enum { FISCAL_FIRST_MONTH = 10 };

/* Of an open date, whose day is not known, month and year. */
static bool read_month(LkText text, LkDate *date)
{
    LkDateRead read = lk_date_of(text, (LkText){"", 0});
    *date = read.date;
    return read.reading == LK_DATE_SURE || (read.reading == LK_DATE_OPEN && read.date.year > 0);
}

/* An open date stays as it is typed. */
static bool date_form(LkText value, LkBuffer *out, const char *const *names, const char *era)
{
    LkDateRead read = lk_date_of(value, (LkText){"", 0});
    LkDate date = read.date;
    if (read.reading == LK_DATE_OPEN)
        lk_buffer_text(out, value);
    if (read.reading != LK_DATE_SURE)
        return read.reading == LK_DATE_OPEN;
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
    bool good = read_month(value, &date);
    if (good)
        lk_buffer_printf(out, "%d", date.year + LK_BUDDHIST_ERA);
    return good;
}

/* ปีงบประมาณ N runs from 1 October of N − 1 to 30 September of N. */
static bool fiscal_year(LkText value, LkBuffer *out)
{
    LkDate date;
    bool good = read_month(value, &date);
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

/* At most two decimals, since a third would have to be rounded away. */
static bool read_amount(LkText text, Amount *amount)
{
    LkAmount read;
    *amount = (Amount){0};
    if (!lk_amount_read(text, &read) || read.decimals > 2 || read.is_percent || !lk_amount_round(&read, 2))
        return false;
    size_t whole = read.count - 2, first = 0;
    while (first < whole && read.digits[first] == 0)
        first++;
    if (whole - first > MOST_DIGITS)
        return false;
    amount->negative = read.is_negative;
    amount->count = whole - first;
    memcpy(amount->baht, read.digits + first, amount->count);
    amount->satang = read.digits[whole] * 10 + read.digits[whole + 1];
    return true;
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
    static const char *const of_numbers[] = {"money",      "number", "number(2)", "percent",
                                             "percent(1)", "ratio",  "ratio(1)",  LK_FORM_AS_IS};
    enum { OF_NUMBERS = sizeof of_numbers / sizeof *of_numbers };
    const char *names[FORMS + OF_NUMBERS];
    LkBuffer all;
    lk_buffer_init(&all, reader->arena);
    for (size_t i = 0; i < FORMS + OF_NUMBERS; i++) {
        names[i] = i < FORMS ? forms[i].name : of_numbers[i - FORMS];
        lk_buffer_printf(&all, "%s%s", i == 0 ? "" : ", ", names[i]);
    }
    const char *nearest = lk_nearest(form, names, FORMS + OF_NUMBERS);
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
    return lk_is_number_form(form);
}

bool lk_form_write(LkText form, LkText value, LkBuffer *out)
{
    for (size_t i = 0; i < FORMS; i++)
        if (lk_text_is(form, forms[i].name))
            return forms[i].write(lk_text_trim(value), out);
    return lk_number_form_write(form, value, out);
}

LkText lk_form_value(LkText form, LkText value, LkText held)
{
    bool is_used =
        held.length > 0 &&
        (lk_is_date_form(form) ? lk_date_is_day(held) : lk_number_form_rounds(form) && !lk_date_is_day(held));
    return is_used ? held : value;
}

static LkText number_form(LkReader *reader, LkText form, LkText value, LkSpan span)
{
    LkBuffer out;
    lk_buffer_init(&out, reader->arena);
    if (!lk_number_form_write(form, value, &out))
        lk_tell(reader->diagnostics, LK_E_FIELD_VALUE, span,
                LK_WITH(lk_named_text("value", value), lk_named_text("form", form),
                        lk_named_term("wanted", LK_TERM_WANTED_NUMBER)));
    else if (lk_ratio_doubt(form, value) == LK_RATIO_DOUBTED)
        lk_ratio_tell(reader, form, value, span);
    return lk_buffer_view(&out);
}

bool lk_is_date_form(LkText form)
{
    for (size_t i = 0; i < FORMS; i++)
        if (lk_text_is(form, forms[i].name))
            return forms[i].wanted == LK_TERM_WANTED_DATE;
    return false;
}

static void tell_value(LkReader *reader, LkText form, LkTermId wanted, LkText value, LkSpan span)
{
    LkDateRead read = {.reading = LK_DATE_NONE};
    if (wanted == LK_TERM_WANTED_DATE)
        read = lk_date_of(value, (LkText){"", 0});
    if (!lk_date_doubt(reader, &read, value, span))
        lk_tell(reader->diagnostics, LK_E_FIELD_VALUE, span,
                LK_WITH(lk_named_text("value", value), lk_named_text("form", form),
                        lk_named_term("wanted", wanted), lk_meant(read.month_meant)));
}

LkText lk_form(LkReader *reader, LkText form, LkText value, LkSpan span)
{
    if (lk_is_number_form(form))
        return number_form(reader, form, value, span);
    for (size_t i = 0; i < FORMS; i++) {
        if (!lk_text_is(form, forms[i].name))
            continue;
        LkBuffer out;
        lk_buffer_init(&out, reader->arena);
        if (!forms[i].write(lk_text_trim(value), &out))
            tell_value(reader, form, forms[i].wanted, value, span);
        return lk_buffer_view(&out);
    }
    return unknown_form(reader, form, span);
}
