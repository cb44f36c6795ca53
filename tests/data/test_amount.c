/* Amounts as offices and spreadsheets write them. */
#include <criterion/criterion.h>

#include "data/data.h"

static const char *written(const LkAmount *amount, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_amount_write(amount, &out);
    return lk_buffer_view(&out).bytes;
}

typedef struct AmountCase {
    const char *text, *written; /* NULL = no amount */
} AmountCase;

static void check_amounts(const AmountCase *cases, size_t count)
{
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < count; i++) {
        LkAmount amount;
        bool is_amount = lk_amount_read(lk_text(cases[i].text), &amount);
        cr_expect_eq(is_amount, cases[i].written != NULL, "%s", cases[i].text);
        if (is_amount && cases[i].written != NULL)
            cr_expect_str_eq(written(&amount, arena), cases[i].written, "%s", cases[i].text);
    }
    lk_arena_destroy(arena);
}

#define CHECK_AMOUNTS(cases) check_amounts((cases), sizeof(cases) / sizeof *(cases))

Test(amount, is_read_as_spreadsheets_show_it)
{
    static const AmountCase cases[] = {
        {"(500.00)", "(500.00)"},
        {"( 1,500.00 )", "(1,500.00)"},
        {"฿1,200", "1,200"},
        {"-฿500.00", "-500.00"},
        {"฿-500", "-500"},
        {"(฿500)", "(500)"},
        {"−12.5", "-12.5"},
        {"12.50%", "12.50%"},
        {"๑๒ %", "12%"},
        {"\u00A012,500.00\u00A0", "12,500.00"},
        {"\u202F8\u2009000.50", "8,000.50"},
        {"5,000.-", "5,000"},
        {"12345678901234567890123.25", "12345678901234567890123.25"},
        {"-0.00", "0.00"},
        {"(0)", "0"},
    };
    CHECK_AMOUNTS(cases);
}

Test(amount, is_not_read_out_of_what_only_looks_like_one)
{
    static const AmountCase cases[] = {
        {"(500", NULL},   {"500)", NULL},     {"(-500)", NULL}, {"%", NULL},         {"฿", NULL},
        {"-", NULL},      {"1 234", NULL},    {"12%5", NULL},   {"1\u00A023", NULL}, {"1,5", NULL},
        {"12 บาท", NULL}, {"2565-04", NULL},  {"1.-5", NULL},   {"1.", NULL},        {"", NULL},
        {"--5", NULL},    {"1,234,56", NULL}, {",123", NULL},   {"1.234,5", NULL},
    };
    CHECK_AMOUNTS(cases);
}

/* A number without its last digits would be another one. */
Test(amount, with_more_digits_than_there_is_room_for_is_none)
{
#define TEN "1234567890"
    static const AmountCase cases[] = {
        {TEN TEN TEN TEN TEN TEN, TEN TEN TEN TEN TEN TEN},
        {TEN TEN TEN TEN TEN TEN "1", NULL},
        {TEN TEN TEN TEN TEN TEN ".5", NULL},
    };
#undef TEN
    CHECK_AMOUNTS(cases);
}

Test(amount, a_dash_alone_is_none)
{
    static const char *const none[] = {"", " ", "-", " - ", "–", "—", "−", "\u00A0-\u00A0\u00A0", "฿ -"};
    static const char *const some[] = {"0", "- -", "-5", "ไม่มี"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        cr_expect(lk_is_none(lk_text(none[i])), "“%s”", none[i]);
    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        cr_expect_not(lk_is_none(lk_text(some[i])), "“%s”", some[i]);
}

Test(amount, halves_are_rounded_away_from_zero)
{
    static const struct {
        const char *text;
        size_t decimals;
        const char *written;
    } cases[] = {
        {"1.005", 2, "1.01"},      {"2.675", 2, "2.68"},     {"0.5", 0, "1"},      {"-0.5", 0, "-1"},
        {"999.995", 2, "1000.00"}, {"9,999.5", 0, "10,000"}, {"0.004", 2, "0.00"}, {"-0.004", 2, "0.00"},
        {"7", 2, "7.00"},          {"1.25", 1, "1.3"},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkAmount amount;
        cr_assert(lk_amount_read(lk_text(cases[i].text), &amount), "%s", cases[i].text);
        cr_assert(lk_amount_round(&amount, cases[i].decimals));
        cr_expect_str_eq(written(&amount, arena), cases[i].written, "%s", cases[i].text);
    }
    lk_arena_destroy(arena);
}
