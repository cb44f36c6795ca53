/* Where a text changes its language. */
#include <criterion/criterion.h>
#include <string.h>

#include "pdf/page/language.h"

/* "|" where a piece ends, "en:" before a foreign one. */
static const char *pieces(const char *text, const char *base)
{
    static char out[400];
    LkText all = lk_text(text);
    out[0] = '\0';
    for (size_t at = 0; at < all.length;) {
        const char *language = NULL;
        size_t end = lk_language_piece(all, at, base, &language);
        cr_assert(end > at, "no step at %zu of %s", at, text);
        strcat(out, at > 0 ? "|" : "");
        strcat(out, language != NULL ? language : "");
        strcat(out, language != NULL ? ":" : "");
        strncat(out, text + at, end - at);
        at = end;
    }
    return out;
}

Test(language, a_thai_line_is_one_piece)
{
    cr_expect_str_eq(pieces("ปีงบประมาณ พ.ศ. ๒๕๖๕ (๑.๒)", "th-TH"), "ปีงบประมาณ พ.ศ. ๒๕๖๕ (๑.๒)");
    cr_expect_str_eq(pieces("2565 – 100 %", "th-TH"), "2565 – 100 %");
}

Test(language, foreign_words_are_pieces_with_the_blanks_between_but_not_around_them)
{
    cr_expect_str_eq(pieces("ผล ITA ของ", "th-TH"), "ผล |en:ITA| ของ");
    cr_expect_str_eq(pieces("(Office of the 1st) ก", "th-TH"), "(|en:Office of the 1st|) ก");
    cr_expect_str_eq(pieces("ITA", "th-TH"), "en:ITA");
}

Test(language, scripts_are_told_apart)
{
    cr_expect_str_eq(pieces("ก Ж日本 ລາວ", "th-TH"), "ก |ru:Ж|zh:日本| |lo:ລາວ");
}

Test(language, letters_of_the_documents_own_script_are_its_own)
{
    cr_expect_str_eq(pieces("Bericht über ไทย", "de"), "Bericht über |th:ไทย");
    cr_expect_str_eq(pieces("Report ไทย x", "en-GB"), "Report |th:ไทย| x");
}

Test(language, the_scripts_of_neighbours_and_others_have_theirs)
{
    cr_expect_str_eq(pieces("ก தமிழ் ข", "th-TH"), "ก |ta:தமிழ்| ข");
    cr_expect_str_eq(pieces("ბანკი", "th-TH"), "ka:ბანკი");
    cr_expect_str_eq(pieces("Việt", "th-TH"), "en:Việt");
}
