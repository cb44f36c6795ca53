/* Where words of Latin letters may be divided. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "words/hyphens.h"

#define ENGLISH "/usr/share/hyphen/hyph_en_US.dic"

static const char *divided(const LkHyphens *hyphens, const char *word)
{
    static char out[2 * LK_HYPHENS_MOST_WORD];
    bool before[LK_HYPHENS_MOST_WORD + 1] = {false};
    size_t used = 0, count = strlen(word);
    lk_hyphens_find(hyphens, word, count, before);
    for (size_t i = 0; i < count; i++) {
        if (before[i])
            out[used++] = '-';
        out[used++] = word[i];
    }
    out[used] = '\0';
    return out;
}

Test(hyphens, divides_english_words)
{
    static const char *const cases[][2] = {{"hyphenation", "hy-phen-ation"},
                                           {"municipality", "mu-nic-i-pal-ity"},
                                           {"administration", "ad-min-is-tra-tion"},
                                           {"infrastructure", "in-fra-struc-ture"},
                                           {"table", "ta-ble"},
                                           {"through", "through"}};
    LkHyphens *hyphens = lk_hyphens_open(ENGLISH);
    cr_assert_not_null(hyphens, "hyphen-en-us is not installed");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(divided(hyphens, cases[i][0]), cases[i][1], "%s", divided(hyphens, cases[i][0]));
    lk_hyphens_close(hyphens);
}

Test(hyphens, leaves_two_letters_before_and_three_behind)
{
    LkHyphens *hyphens = lk_hyphens_open(ENGLISH);
    cr_assert_not_null(hyphens);
    cr_expect_str_eq(divided(hyphens, "about"), "about");
    cr_expect_str_eq(divided(hyphens, "ably"), "ably");
    cr_expect_str_eq(divided(hyphens, "family"), "fam-ily");
    lk_hyphens_close(hyphens);
}

static LkHyphens *opened(const char *text)
{
    char path[] = "/tmp/likhit-hyphens-XXXXXX";
    int descriptor = mkstemp(path);
    FILE *file = fdopen(descriptor, "w");
    fputs(text, file);
    fclose(file);
    LkHyphens *hyphens = lk_hyphens_open(path);
    unlink(path);
    return hyphens;
}

/* Of all digits at a place the highest counts; full stops are the ends of words. */
Test(hyphens, the_highest_digit_counts)
{
    LkHyphens *hyphens = opened("UTF-8\nLEFTHYPHENMIN 2\nab1c\nb2cd\n.xy3z\n1zz.\nf1f/ff=f,1,2\n");
    cr_assert_not_null(hyphens);
    cr_expect_str_eq(divided(hyphens, "aabcee"), "aab-cee");
    cr_expect_str_eq(divided(hyphens, "aabcdee"), "aabcdee");
    cr_expect_str_eq(divided(hyphens, "xyzzzz"), "xy-zzzz");
    lk_hyphens_close(hyphens);
}

Test(hyphens, what_is_no_file_of_patterns_is_refused)
{
    cr_expect_null(lk_hyphens_open("/nowhere/hyph.dic"));
    cr_expect_null(opened(""));
    cr_expect_null(opened("ISO8859-1\na1b\n"));
    cr_expect_null(opened("UTF-8\nNOTHING ELSE\n"));
    lk_hyphens_close(NULL);
}
