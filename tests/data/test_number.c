/* Numbers as officers write them. */
#include <criterion/criterion.h>

#include "data/data.h"

static const char *written(LkNumber number, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_number_write(&number, &out);
    return lk_buffer_view(&out).bytes;
}

Test(number, is_read_in_either_digits_and_written_back)
{
    static const struct {
        const char *text, *written; /* NULL = no number */
    } cases[] = {
        {"12", "12"},
        {" -0.50 ", "-0.50"},
        {"1,234.50", "1,234.50"},
        {"๑,๒๓๔.๕๐", "1,234.50"},
        {"1234567", "1234567"},
        {"12345678901234567", "12345678901234567"},
        {"123456789012345678", NULL}, /* more digits than are exact */
        {"1.1234567", NULL},
        {"", NULL},
        {"-", NULL},
        {"1,5", NULL}, /* a decimal comma is none */
        {"1,2345", NULL},
        {"1.2.3", NULL},
        {"1e5", NULL},
        {".5", NULL},
        {"12 บาท", NULL},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkNumber number;
        bool is_number = lk_number_read(lk_text(cases[i].text), &number);
        cr_expect_eq(is_number, cases[i].written != NULL, "%s", cases[i].text);
        if (is_number && cases[i].written != NULL)
            cr_expect_str_eq(written(number, arena), cases[i].written, "%s", cases[i].text);
    }
    lk_arena_destroy(arena);
}

Test(number, sums_are_exact_and_means_are_rounded_away_from_zero)
{
    LkArena *arena = lk_arena_create();
    LkNumber sum = {0}, number;
    for (int i = 0; i < 10; i++) {
        cr_assert(lk_number_read(LK_TEXT("0.1"), &number));
        cr_assert(lk_number_add(&sum, &number));
    }
    cr_expect_str_eq(written(sum, arena), "1.0");
    cr_assert(lk_number_read(LK_TEXT("1.01"), &number));
    cr_assert(lk_number_divide(&number, 2, 2));
    cr_expect_str_eq(written(number, arena), "0.51");
    cr_assert(lk_number_read(LK_TEXT("-1.01"), &number));
    cr_assert(lk_number_divide(&number, 2, 2));
    cr_expect_str_eq(written(number, arena), "-0.51");
    lk_arena_destroy(arena);
}

Test(number, a_sum_that_does_not_fit_is_refused)
{
    LkNumber sum, number;
    cr_assert(lk_number_read(LK_TEXT("99999999999999999"), &sum));
    cr_assert(lk_number_read(LK_TEXT("0.000001"), &number));
    cr_assert(lk_number_add(&sum, &number));
    cr_expect_not(lk_number_divide(&sum, 1, 6));
}

/* Three thirds are one, though each is shown as 0.33. */
Test(number, what_cells_hold_is_added_with_all_its_decimals)
{
    LkArena *arena = lk_arena_create();
    LkNumber sum = {0}, number;
    for (int i = 0; i < 3; i++) {
        cr_assert(lk_number_read_held(LK_TEXT("0.333333333333333"), &number));
        cr_assert(lk_number_add(&sum, &number));
    }
    cr_assert(lk_number_divide(&sum, 1, 2));
    cr_expect_str_eq(written(sum, arena), "1.00");
    cr_expect_not(lk_number_read(LK_TEXT("0.333333333333333"), &number));
    lk_arena_destroy(arena);
}

Test(number, comparison_does_not_hang_on_decimals)
{
    static const struct {
        const char *a, *b;
        int order;
    } cases[] = {
        {"1", "1.00", 0}, {"-2", "1", -1}, {"1.10", "1.9", -1}, {"99999999999999999", "0.999999", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkNumber a, b;
        cr_assert(lk_number_read(lk_text(cases[i].a), &a) && lk_number_read(lk_text(cases[i].b), &b));
        cr_expect_eq(lk_number_compare(&a, &b), cases[i].order, "%s, %s", cases[i].a, cases[i].b);
    }
}

Test(number, keeps_brackets_and_percent_signs_in_sums)
{
    static const struct {
        const char *a, *b, *sum;
    } cases[] = {
        {"12,500.00", "(500.00)", "12,000.00"},
        {"(500.00)", "(20.50)", "(520.50)"},
        {"40%", "2.5%", "42.5%"},
        {"฿5", "−7", "-2"},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkNumber a, b;
        cr_assert(lk_number_read(lk_text(cases[i].a), &a) && lk_number_read(lk_text(cases[i].b), &b));
        cr_assert(lk_number_add(&a, &b));
        cr_expect_str_eq(written(a, arena), cases[i].sum, "%s + %s", cases[i].a, cases[i].b);
    }
    lk_arena_destroy(arena);
}
