/* Break opportunities as Thai official writing wants them. In the cases `|` marks where a line must be able
 * to end and the rest of the text must hold together at the places named. */
#include "fixture.h"
#include "text/text_private.h"

/* The text with `|` at each opportunity; those inside compounds, which cost, are left out. */
static const char *broken(TextFixture *f, const char *text)
{
    LkInline item = {.kind = LK_INLINE_TEXT, .text = lk_text(text)};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkSection *section = NULL;
    lk_arena_reset(f->scratch);
    lk_itemise(&f->context, &inlines, LK_NUMERALS_THAI, &section);
    lk_find_breaks(&f->context, section, NULL, 0);
    LkBuffer out;
    lk_buffer_init(&out, f->arena);
    for (size_t i = 0; i < section->count; i++) {
        if ((section->flags[i] & (LK_CHAR_BREAK | LK_CHAR_COMPOUND)) == LK_CHAR_BREAK)
            lk_buffer_string(&out, "|");
        lk_buffer_character(&out, section->characters[i]);
    }
    return lk_buffer_view(&out).bytes;
}

Test(breaks, holds_together_what_must_not_be_parted)
{
    TextFixture f;
    text_set_up(&f);
    static const char *const whole[] = {
        "ต่าง ๆ",     "ๆ",         "ฯลฯ",         "พ.ศ. ๒๕๖๕",    "ม.ค. ๒๕๖๕", "ก.ย.๒๕๖๕",     "๒๔ ก.พ. ๒๕๖๕",
        "๑๕ -๒๕",    "๑๕ - ๒๕",   "๓๑.๒๕ คะแนน", "๑,๒๓๔.๕๐ บาท", "๑/๒๕๖๕",    "๓๐๗/๑๑",       "ข้อ ๐๒",
        "ตัวชี้วัดที่ ๙",  "นายพนม",    "(นายอภิวัฒน์",   "ก้ำ",           "หนองจอก",   "อบต.หนองจอก",  "เร่งด่วน",
        "ซื่อสัตย์",     "๑. การ",    "น้ำ",          "O28",          "ระดับ B",    "ปี ๒๕๖๓",       "สัมฤทธิ์ผล",
        "๑๒ ล้านบาท", "๑.๖ แสนคน", "๒ พันล้านปอนด์", "๓ จังหวัด",      "๑๒๐ กม.",   "๘ ตุลาคม ๒๕๖๖", "(ดีอี)",
    };
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        cr_expect_str_eq(broken(&f, whole[i]), whole[i]);
    text_tear_down(&f);
}

/* Not even in an emergency, which may part any two clusters. */
Test(breaks, no_line_ends_where_thai_spelling_allows_none)
{
    TextFixture f;
    text_set_up(&f);
    static const char *const whole[] = {"ศักดิ์", "พันธุ์", "จันทร์", "เป็น", "เสื้อ", "ตัว", "เดิน", "เมีย", "แกะ", "น้ำ"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        LkInline item = {.kind = LK_INLINE_TEXT, .text = lk_text(whole[i])};
        LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
        LkSection *section = NULL;
        lk_itemise(&f.context, &inlines, LK_NUMERALS_THAI, &section);
        lk_find_breaks(&f.context, section, NULL, 0);
        for (size_t k = 1; k < section->count; k++)
            cr_expect(!(section->flags[k] & (LK_CHAR_CLUSTER | LK_CHAR_BREAK)), "%s before %zu", whole[i], k);
    }
    text_tear_down(&f);
}

Test(breaks, offers_the_places_an_editor_would_use)
{
    TextFixture f;
    text_set_up(&f);
    static const char *const cases[] = {
        "การประเมิน |ITA |ของ|องค์การ",
        "๒๗.๗๑คะแนน |ไม่ได้",
        "หน่วยงาน|ม.ค. ๒๕๖๕",
        "(นายพนม |แสนหาญ)",
        "ประชุม|วันที่ ๒๔ ก.พ. ๒๕๖๕ |เวลา ๐๙.๓๐ น.",
        "ข้อ ๐๒ |ข้อมูล",
        "มี |๕ |รายงาน",
        "มี |๑๒ |พันธุ์",
        "ผลการ",
    };
    for (size_t i = 0; i + 1 < sizeof cases / sizeof *cases; i++) {
        char plain[256];
        size_t length = 0;
        for (const char *p = cases[i]; *p != '\0'; p++)
            if (*p != '|')
                plain[length++] = *p;
        plain[length] = '\0';
        cr_expect_str_eq(broken(&f, plain), cases[i]);
    }
    text_tear_down(&f);
}

Test(breaks, explicit_characters_win)
{
    TextFixture f;
    text_set_up(&f);
    cr_expect_str_eq(broken(&f, "กขค\u200Bงจ"), "กขค|งจ");
    cr_expect_str_eq(broken(&f, "ของ\u2060องค์การ"), "ขององค์การ");
    cr_expect_str_eq(broken(&f, "ก\u00A0ข"), "ก\u00A0ข");
    text_tear_down(&f);
}

Test(breaks, catchword_takes_whole_words)
{
    TextFixture f;
    text_set_up(&f);
    LkText text = LK_TEXT("องค์การบริหารส่วนตำบลหนองจอก ได้ผลคะแนน");
    size_t length = lk_first_words(&f.context, text, 8);
    cr_assert(lk_text_is(lk_text_slice(text, 0, length), "องค์การบริหาร") ||
                  lk_text_is(lk_text_slice(text, 0, length), "องค์การ"),
              "%.*s", (int)length, text.bytes);
    cr_assert_eq(lk_first_words(&f.context, LK_TEXT("สั้น"), 20), strlen("สั้น"));
    cr_assert_eq(lk_first_words(&f.context, LK_TEXT("ประเด็นที่เป็นข้อบกพร่อง"), 11), strlen("ประเด็นที่เป็น"),
                 "no compound is cut");
    cr_assert_eq(lk_first_words(&f.context, LK_TEXT("ข้อ ๐๔๓ การดำเนินการ"), 12), strlen("ข้อ ๐๔๓"),
                 "it does not end in a word that leads on");
    text_tear_down(&f);
}

/* The parts of หน่วย~งาน: what an author typed, or a word that is kept, leaves no price behind. */
Test(breaks, a_typed_hint_makes_a_compound_break_free_and_a_kept_word_ends_it)
{
    TextFixture f;
    text_set_up(&f);
    static const char *const keep[] = {"หน่วยงาน"};
    static const struct {
        const char *text;
        size_t keep_count;
        uint8_t flags;
    } cases[] = {{"หน่วยงาน", 0, LK_CHAR_BREAK | LK_CHAR_COMPOUND},
                 {"หน่วย\u200Bงาน", 0, LK_CHAR_BREAK},
                 {"หน่วย\u2060งาน", 0, 0},
                 {"หน่วยงาน", 1, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkInline item = {.kind = LK_INLINE_TEXT, .text = lk_text(cases[i].text)};
        LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
        LkSection *section = NULL;
        lk_itemise(&f.context, &inlines, LK_NUMERALS_THAI, &section);
        lk_find_breaks(&f.context, section, keep, cases[i].keep_count);
        cr_expect_eq(section->flags[5] & (LK_CHAR_BREAK | LK_CHAR_COMPOUND), cases[i].flags, "case %zu", i);
    }
    text_tear_down(&f);
}

/* libunibreak 5.1 ends the program at either. */
Test(breaks, flags_and_characters_that_the_library_keeps_for_itself_end_nothing)
{
    TextFixture f;
    text_set_up(&f);
    cr_expect_str_eq(broken(&f, "ก \U0001F1F9\U0001F1ED ข"), "ก |\U0001F1F9\U0001F1ED |ข");
    cr_expect_str_eq(broken(&f, "\U0001F1F9"), "\U0001F1F9");
    cr_expect_str_eq(broken(&f, "a\uFFFF b"), "a\uFFFF |b");
    text_tear_down(&f);
}
