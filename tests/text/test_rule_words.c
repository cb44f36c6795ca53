/* The lists of words that rules know, and finding words in them. */
#include "fixture.h"
#include "text/rules.h"

static const LkRuleWords *const lists[] = {
    &lk_units,        &lk_short_units,    &lk_number_followers,     &lk_number_words, &lk_weekdays,
    &lk_naming_words, &lk_counting_words, &lk_measured_words,       &lk_titles,       &lk_courtesies,
    &lk_no_titles,    &lk_no_names,       &lk_leading_abbreviations};

Test(rule_words, are_sorted_by_bytes_without_doubles)
{
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (size_t k = 1; k < lists[i]->count; k++)
            cr_expect_lt(strcmp(lists[i]->words[k - 1], lists[i]->words[k]), 0, "list %zu: %s comes after %s",
                         i, lists[i]->words[k], lists[i]->words[k - 1]);
}

static LkSection *section_of(TextFixture *f, const char *text)
{
    LkInline item = {.kind = LK_INLINE_TEXT, .text = lk_text(text)};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkSection *section = NULL;
    lk_itemise(&f->context, &inlines, LK_NUMERALS_THAI, &section);
    lk_find_breaks(&f->context, section, NULL, 0);
    return section;
}

Test(rule_words, the_longest_is_found)
{
    TextFixture f;
    text_set_up(&f);
    LkSection *section = section_of(&f, "ปีงบประมาณนี้");
    cr_expect_eq(lk_longest_word(section, 0, &lk_units, NULL), 10);
    cr_expect_eq(lk_longest_word(section, 1, &lk_units, NULL), 0);
    cr_expect_eq(lk_longest_word(section, section->count, &lk_units, NULL), 0, "behind the text");
    cr_expect(lk_is_word(section, 0, 2, &lk_units));
    cr_expect_not(lk_is_word(section, 0, 3, &lk_units));
    text_tear_down(&f);
}

Test(rule_words, a_word_before_begins_where_a_word_does)
{
    TextFixture f;
    text_set_up(&f);
    LkSection *section = section_of(&f, "ในมาตรา");
    cr_expect_eq(lk_word_before(section, 7, &lk_naming_words), 2);
    section = section_of(&f, "คุณภาพ");
    cr_expect_eq(lk_word_before(section, 6, &lk_naming_words), 6, "no ภาพ");
    text_tear_down(&f);
}
