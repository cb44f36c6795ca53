/* Where lines end in scripts that put no blanks between words, and that no cluster is divided in any. */
#include "text/shaped.h"

static const char *broken(TextFixture *f, const char *text)
{
    LkInline item = {.kind = LK_INLINE_TEXT, .text = lk_text(text)};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkParagraphFormat format = test_format(454 * LK_POINT);
    LkBuffer out;
    lk_buffer_init(&out, f->arena);
    lk_paragraph_breaks(&f->context, &inlines, &format, false, &out);
    LkText all = lk_text_trim(lk_buffer_view(&out));
    return lk_arena_copy(f->arena, all.bytes, all.length);
}

static void expect(const char *const cases[][2], size_t count)
{
    TextFixture f;
    text_set_up(&f);
    for (size_t i = 0; i < count; i++)
        cr_expect_str_eq(broken(&f, cases[i][0]), cases[i][1], "%s: %s", cases[i][0],
                         broken(&f, cases[i][0]));
    text_tear_down(&f);
}

#define EXPECT(cases) expect(cases, sizeof cases / sizeof *cases)

Test(syllables, lao)
{
    static const char *const cases[][2] = {
        {"ພາສາລາວ", "ພາ|ສາ|ລາວ"},
        {"ປະເທດລາວ", "ປະ|ເທດ|ລາວ"},
        {"ຄວາມສາມັກຄີ", "ຄວາມ|ສາ|ມັກ|ຄີ"},
        {"ນະຄອນຫຼວງວຽງຈັນ", "ນະ|ຄອນ|ຫຼວງ|ວຽງ|ຈັນ"},
        {"ຂໍ້ມູນຂ່າວສານ", "ຂໍ້|ມູນ|ຂ່າວ|ສານ"},
        {"ປະຊາທິປະໄຕ", "ປະ|ຊາ|ທິ|ປະ|ໄຕ"},
        {"ຕ່າງໆ", "ຕ່າງໆ"},
    };
    EXPECT(cases);
}

Test(syllables, khmer)
{
    static const char *const cases[][2] = {
        {"ភាសាខ្មែរ", "ភា|សា|ខ្មែរ"},
        {"ប្រទេសកម្ពុជា", "ប្រទេស|កម្ពុ|ជា"},
        {"រាជធានីភ្នំពេញ", "រាជ|ធា|នី|ភ្នំ|ពេញ"},
        {"សប្តាហ៍", "សប្តាហ៍"},
    };
    EXPECT(cases);
}

Test(syllables, burmese)
{
    static const char *const cases[][2] = {
        {"မြန်မာပြည်", "မြန်|မာ|ပြည်"},
        {"ပြည်ထောင်စု", "ပြည်|ထောင်|စု"},
        {"တက္ကသိုလ်", "တက္က|သိုလ်"},
        {"အင်္ဂလိပ်", "အင်္ဂ|လိပ်"},
    };
    EXPECT(cases);
}

/* Digits and signs keep to what UAX #14 says of them. */
Test(syllables, signs_stay_where_they_are)
{
    static const char *const cases[][2] = {
        {"ភាសា។", "ភា|សា។"}, {"မြန်မာ။", "မြန်|မာ။"}, {"(ລາວ)", "(ລາວ)"}, {"中文，日本", "中|文，|日|本"}};
    EXPECT(cases);
}

/* Forced into the narrowest column, no text is cut inside a letter with its signs. */
Test(syllables, no_cluster_is_divided_however_narrow_the_line)
{
    static const char *const cases[] = {
        "ខ្មែរភ្នំវឌ្ឍន៍", "အင်္ဂလိပ်တက္ကသိုလ်", "हिन्दीक्षत्रिय", "ສາມັກຄີຂໍ້ເທື່ອ", "Vie\u0323\u0302t a\u0308o\u0302\u0301",
        "שָׁלוֹם",       "مُحَمَّد",       "ที่กำเป็นผู้"};
    TextFixture f;
    text_set_up(&f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkParagraphFormat format = test_format(LK_POINT);
        LkLines lines = set_text(&f, lk_text(cases[i]), &format);
        cr_expect_gt(lines.count, 1);
        for (size_t l = 0; l < lines.count; l++) {
            size_t at = 0;
            uint32_t first = lk_utf8_next(lines.items[l].text, &at);
            cr_expect_not(lk_is_joining_mark(first), "%s: line %zu begins with U+%04X", cases[i], l,
                          (unsigned)first);
        }
    }
    text_tear_down(&f);
}
