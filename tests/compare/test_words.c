/* Letters to words: what is alike for a reader is alike, whatever a file writes. */
#include <criterion/criterion.h>

#include "compare/compare_private.h"

/* The words of a line with “|” between them. */
static const char *words_of(const char *text, LkArena *arena)
{
    LkWords *words = lk_words_open("build/thai.words");
    cr_assert_not_null(words);
    LkLayer layer = {0};
    LkWordBuilder builder;
    lk_word_builder_start(&builder, words, arena);
    builder.layer = &layer;
    LkText all = lk_text(text);
    for (size_t at = 0; at < all.length;) {
        LkLength x = (LkLength)at * LK_POINT;
        lk_word_builder_letter(&builder, (LkLetter){lk_utf8_next(all, &at), 1, {x, 0, LK_POINT, LK_POINT}});
    }
    lk_word_builder_end(&builder);
    lk_word_builder_finish(&builder);
    lk_words_close(words);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < layer.count; i++) {
        lk_buffer_string(&out, i == 0 ? "" : "|");
        lk_buffer_text(&out, layer.tokens[i].text);
    }
    return lk_buffer_view(&out).bytes;
}

Test(compare_words, thai_falls_into_words_and_compounds_stay_whole)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"", ""},
        {"   ", ""},
        {"ผลคะแนนการประเมิน", "ผล|คะแนน|การประเมิน"},
        {"ในหน่วยงาน", "ใน|หน่วยงาน"},
        {"ITA ๒๕๖๕", "ITA|๒๕๖๕"},
        {"จำนวน ๑,๒๓๔.๕๐ บาท", "จำนวน|๑,๒๓๔.๕๐|บาท"},
        {"๑๑. เพิ่ม", "๑๑.|เพิ่ม"},
        {"(นาย)", "(|นาย|)"},
        {"บทที่ ๑.........๓", "บท|ที่|๑|.........|๓"},
        {"ปีต่อๆ ไป", "ปี|ต่อ|ๆ|ไป"},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(words_of(cases[i].text, arena), cases[i].words, "%s: %s", cases[i].text,
                         words_of(cases[i].text, arena));
    lk_arena_destroy(arena);
}

Test(compare_words, the_same_letters_written_in_another_way_are_the_same_words)
{
    static const char *const pairs[][2] = {
        {"ทำงาน", "ท\u0E4D\u0E32งาน"},     /* sara am in two pieces */
        {"น้ำ", "น\u0E4D\u0E49\u0E32"},     /* its tone between them */
        {"น้ำ", "น\u0E49\u0E4D\u0E32"},     /* its tone before them */
        {"ผู้", "ผ\u0E49\u0E39"},            /* a tone before the vowel below: canonical order */
        {"caf\u00E9", "cafe\u0301"},       /* NFC */
        {"ราย งาน", "ราย\u00A0\u00A0งาน"}, /* blanks of any kind */
        {"รายงาน", "ราย\u200Bงาน"},        /* zero-width space, word joiner, soft hyphen */
        {"รายงาน", "ราย\u2060งา\u00ADน"},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        cr_expect_str_eq(words_of(pairs[i][0], arena), words_of(pairs[i][1], arena), "pair %zu: %s", i,
                         words_of(pairs[i][1], arena));
    lk_arena_destroy(arena);
}
