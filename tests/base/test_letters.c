/* Letters that look right and are wrong: what is found, what becomes of it, and what is left alone. */
#include "base/letters.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/letters_private.h"

#define NIKHAHIT "\u0E4D"

/* What is meant, and how many of which kinds are found on the way. */
static void expect(const char *typed, const char *meant, LkLettersKind kind, size_t count)
{
    LkArena *arena = lk_arena_create();
    LkLettersFound found;
    LkText out = lk_letters_fix(lk_text(typed), arena, &found);
    cr_expect(lk_text_is(out, meant), "%s: %.*s, not %s", typed, (int)out.length, out.bytes, meant);
    for (int i = 0; i < LK_LETTERS_KINDS; i++) {
        size_t wanted = i == (int)kind ? count : 0;
        cr_expect(found.kinds[i].count == wanted, "%s: %zu of kind %d, not %zu", typed, found.kinds[i].count,
                  i, wanted);
    }
    lk_arena_destroy(arena);
}

static void expect_right(const char *typed)
{
    expect(typed, typed, LK_LETTERS_KINDS, 0);
}

Test(letters, two_e_are_ae)
{
    expect("เเละเเก้ไขแล้ว", "และแก้ไขแล้ว", LK_LETTERS_AE, 2);
    expect("เเเ", "แเ", LK_LETTERS_AE, 1);
    expect_right("เกเร แม้ เพราะเหตุ");
}

Test(letters, the_same_vowel_stands_once)
{
    expect("กำำหนด", "กำหนด", LK_LETTERS_DOUBLED, 1);
    expect("พฤษภาาาคม", "พฤษภาคม", LK_LETTERS_DOUBLED, 2);
    expect("และะ", "และ", LK_LETTERS_DOUBLED, 1);
    expect("ไไป ใใน", "ไป ใน", LK_LETTERS_DOUBLED, 2);
    expect("แและ โโครง", "และ โครง", LK_LETTERS_DOUBLED, 2);
    expect_right("ไป ๆ มา ๆ ใหญ่ ไทยใหม่ เพราะเหตุ ทำตาม");
}

Test(letters, that_a_conversion_has_lost_are_left)
{
    expect("ประกาศ\uFFFD\uFFFDอบต.", "ประกาศ\uFFFD\uFFFDอบต.", LK_LETTERS_LOST, 1);
    expect("ÃÒÂ§Ò¹¡ÒÃ»ÃÐªØÁ", "ÃÒÂ§Ò¹¡ÒÃ»ÃÐªØÁ", LK_LETTERS_FOREIGN, 1);
    expect("à¸£à¸²à¸¢à¸", "à¸£à¸²à¸¢à¸", LK_LETTERS_FOREIGN, 1);
    expect_right("café naïve Ærøskøbing ×××× ½¼¾ «éé» ÀÀÀÀÀ");
}

Test(letters, nikhahit_and_sara_aa_are_sara_am)
{
    expect("ท" NIKHAHIT "างาน", "ทำงาน", LK_LETTERS_AM, 1);
    expect("น้" NIKHAHIT "า", "น้ำ", LK_LETTERS_AM, 1);
    expect("น" NIKHAHIT "้า", "น้ำ", LK_LETTERS_AM, 1);
    expect_right("น้ำ ทำ ตำบล ธำรง");
}

/* Pali has nikhahit by itself, and before no sara aa. */
Test(letters, pali_stays)
{
    expect_right("พุทฺธํ สรณํ คจฺฉามิ อุปสมฺปทํ กิํ พฺรหฺม");
}

Test(letters, marks_are_put_in_order)
{
    expect("ท่ี", "ที่", LK_LETTERS_ORDER, 1);
    expect("ผู้", "ผู้", LK_LETTERS_ORDER, 1);
    expect("สิทธ์ิ", "สิทธิ์", LK_LETTERS_ORDER, 1);
    expect("ก้ั", "กั้", LK_LETTERS_ORDER, 1);
    expect("นำ้", "น้ำ", LK_LETTERS_ORDER, 1);
    expect("มา้", "ม้า", LK_LETTERS_ORDER, 1);
    expect_right("ที่ ผู้ สิทธิ์ พันธุ์ ก็ เป็น ใหญ่ เดี๋ยว เก๊ก แห่ง");
}

Test(letters, a_mark_is_typed_once)
{
    expect("ที่่", "ที่", LK_LETTERS_DOUBLED, 1);
    expect("ทีี่", "ที่", LK_LETTERS_DOUBLED, 1);
    expect("ก่่่่", "ก่", LK_LETTERS_DOUBLED, 3);
    expect("ม้า้", "ม้า", LK_LETTERS_DOUBLED, 1);
}

/* Only the writer knows which of the two was meant. */
Test(letters, marks_that_exclude_one_another_are_left)
{
    expect("ก่้", "ก่้", LK_LETTERS_CLASH, 1);
    expect("กิี", "กิี", LK_LETTERS_CLASH, 1);
    expect("กุิ", "กุิ", LK_LETTERS_CLASH, 1);
    expect("ก่์", "ก่์", LK_LETTERS_CLASH, 1);
}

Test(letters, shapes_of_old_fonts_are_letters)
{
    expect("ก\uF70A ก\uF70B ก\uF70C ก\uF70D ก\uF70E", "ก่ ก้ ก๊ ก๋ ก์", LK_LETTERS_FONT, 5);
    expect("ป\uF702\uF713", "ปี่", LK_LETTERS_FONT, 2);
    expect("\uF70Fาติ \uF700าน", "ญาติ ฐาน", LK_LETTERS_FONT, 2);
    expect("ก\uF88B ป\uF886\uF88A ญ\uF89B", "ก่ ปี่ ญุ", LK_LETTERS_FONT, 4);
}

/* The same places of the private-use area have other signs in other fonts. */
Test(letters, signs_of_other_fonts_stay)
{
    expect_right("\uF70A \uF700 A\uF702 \uF0FC ก \uF71B");
}

Test(letters, sara_aa_behind_ru_is_lakkhangyao)
{
    expect("ฤาษี ฦาชา", "ฤๅษี ฦๅชา", LK_LETTERS_RU, 2);
    expect_right("ฤๅษี ฤดู พฤกษา ฤทธา");
}

Test(letters, what_is_invisible_between_thai_letters_goes)
{
    expect("ราย\u00ADงาน\uFEFFผล", "รายงานผล", LK_LETTERS_HIDDEN, 2);
    expect("ท\u200Dี\u200C่", "ที่", LK_LETTERS_HIDDEN, 2);
    expect_right("\uFEFFรายงาน ราย\u200Bงาน ราย\u2060งาน Re\u00ADport A\u00ADก \U0001F468\u200D\U0001F469");
}

Test(letters, a_blank_within_a_letter_goes)
{
    expect("ท ี่ดิน", "ที่ดิน", LK_LETTERS_APART, 1);
    expect("ด ำเนินการ", "ดำเนินการ", LK_LETTERS_APART, 1);
    expect("ท\u200Bี่", "ที่", LK_LETTERS_APART, 1);
}

Test(letters, a_mark_on_nothing_is_left)
{
    static const char *const strays[] = {"่ก", "ก\n่า", "ก  ่า", "5่", "a่", "๕่", "ๆ่", "ไม้เอก ่ นั้น", "เ่ก", " ำ"};
    for (size_t i = 0; i < sizeof strays / sizeof *strays; i++)
        expect(strays[i], strays[i], LK_LETTERS_STRAY, 1);
    expect_right("◌่ \u00A0้ (๊) “ิ” -ี");
}

Test(letters, stay_in_addresses_and_code)
{
    expect("http://a.th/เเผน เเละ", "http://a.th/เเผน และ", LK_LETTERS_AE, 1);
    expect("ดูwww.a.thเเละ", "ดูwww.a.thและ", LK_LETTERS_AE, 1);
    expect("`เเ` เเ ``เ`เ`` ` เเ", "`เเ` แ ``เ`เ`` ` แ", LK_LETTERS_AE, 2);
    expect("```\nเเ\n```\nเเ\n~~~sh\nเเ\n", "```\nเเ\n```\nแ\n~~~sh\nเเ\n", LK_LETTERS_AE, 1);
    expect("```table\nเเ\n```\nเเ", "```table\nแ\n```\nแ", LK_LETTERS_AE, 2);
    expect("ไฟล์ ```เเ\nเเ", "ไฟล์ ```แ\nแ", LK_LETTERS_AE, 2);
}

Test(letters, several_at_once_are_put_right)
{
    LkArena *arena = lk_arena_create();
    LkLettersFound found;
    LkText out = lk_letters_fix(lk_text("เ\uFEFFเก\uF70Aิ่ไข น\uF711\u00AD้า"), arena, &found);
    cr_expect(lk_text_is(out, "แกิ่ไข น้ำ"), "%.*s", (int)out.length, out.bytes);
    cr_expect(found.kinds[LK_LETTERS_HIDDEN].count == 2 && found.kinds[LK_LETTERS_FONT].count == 2);
    cr_expect(found.kinds[LK_LETTERS_AE].count == 1 && found.kinds[LK_LETTERS_AM].count == 1);
    cr_expect(found.kinds[LK_LETTERS_ORDER].count == 1 && found.kinds[LK_LETTERS_DOUBLED].count == 1);
    lk_arena_destroy(arena);
}

Test(letters, the_first_place_is_that_of_the_letter)
{
    LkText text = lk_text("ตาม\nที่เเจ้ง");
    LkLettersFound found = lk_letters_find(text);
    cr_expect(found.kinds[LK_LETTERS_AE].start == strlen("ตาม\nที่"));
    cr_expect(found.kinds[LK_LETTERS_AE].end == strlen("ตาม\nที่เเ"));
}

/* ---- Properties of any text */

/* Texts of a few characters, most of which are wrong beside one another. */
static LkText messy(LkArena *arena, uint64_t *seed)
{
    static const uint32_t characters[] = {
        0x0E01, 0x0E01, 0x0E19, 0x0E24, 0x0E40, 0x0E40, 0x0E32, 0x0E32, 0x0E33, 0x0E45, 0x0E34,
        0x0E35, 0x0E38, 0x0E31, 0x0E47, 0x0E3A, 0x0E48, 0x0E48, 0x0E49, 0x0E4C, 0x0E4D, 0x0E4D,
        0x0E4E, 0x0E46, 0x0E51, 0xF70A, 0xF702, 0xF700, 0xF711, 0xF88B, 0x00AD, 0xFEFF, 0x200B,
        0x200D, ' ',    ' ',    '\n',   'a',    '5',    0x00A0, 0x25CC, 0x1F600};
    LkBuffer out;
    lk_buffer_init(&out, arena);
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    for (uint64_t count = *seed >> 59; count > 0; count--) {
        *seed = *seed * 6364136223846793005u + 1442695040888963407u;
        lk_buffer_character(&out, characters[(*seed >> 33) % (sizeof characters / sizeof *characters)]);
    }
    return lk_buffer_view(&out);
}

/* Every unit one after the other, without looking for suspects first. */
static LkLettersFound find_slowly(LkText text)
{
    LkLettersFound found = {0};
    uint32_t before = '\n';
    for (size_t at = 0; at < text.length;) {
        LkLettersUnit unit;
        lk_letters_unit(text, at, before, &unit);
        cr_assert(unit.end > at && unit.count > 0 && unit.count <= LK_UNIT_MOST);
        for (int i = 0; i < LK_LETTERS_KINDS; i++)
            found.kinds[i].count += unit.found[i];
        before = unit.letters[unit.count - 1];
        at = unit.end;
    }
    return found;
}

static bool have_equal_counts(const LkLettersFound *a, const LkLettersFound *b, int from)
{
    for (int i = from; i < LK_LETTERS_KINDS; i++)
        if (a->kinds[i].count != b->kinds[i].count)
            return false;
    return true;
}

Test(letters, what_is_rewritten_is_right_and_stays)
{
    uint64_t seed = 1;
    for (int run = 0; run < 300000; run++) {
        LkArena *arena = lk_arena_create();
        LkText text = messy(arena, &seed);
        LkLettersFound found, again;
        LkText once = lk_letters_fix(text, arena, &found), twice = lk_letters_fix(once, arena, &again);
        cr_assert(once.length <= text.length && lk_utf8_valid_until(once) == once.length);
        cr_assert(lk_text_equal(once, twice), "“%.*s” becomes “%.*s”, then “%.*s”", (int)text.length,
                  text.bytes, (int)once.length, once.bytes, (int)twice.length, twice.bytes);
        cr_assert(lk_letters_count(&again) == 0, "“%.*s”: something is left", (int)text.length, text.bytes);
        cr_assert(lk_letters_count(&found) > 0 || lk_text_equal(text, once));
        LkLettersFound slow = find_slowly(text);
        cr_assert(have_equal_counts(&found, &slow, 0), "“%.*s”: not all is suspected", (int)text.length,
                  text.bytes);
        lk_arena_destroy(arena);
    }
}

/* Many of whatever may have to be looked back or forward over; quadratic work would take hours. */
Test(letters, work_grows_with_the_text, .timeout = 60)
{
    static const char *const heads[] = {"ก", "", "กา", "เ", "ก a"};
    static const char *const repeated[] = {"่",  "่้",   "\uFEFF", "เ",      " ",           "\u200B",
                                           "า่", "่า",  "\u0E4D", "\uF70A", "\uF700",      "ก่้",
                                           "ำ", "ก ่", " ่",      "\uFEFF่", "\u200B\uFEFF"};
    for (size_t h = 0; h < sizeof heads / sizeof *heads; h++)
        for (size_t i = 0; i < sizeof repeated / sizeof *repeated; i++) {
            LkArena *arena = lk_arena_create();
            LkBuffer text;
            lk_buffer_init(&text, arena);
            lk_buffer_string(&text, heads[h]);
            for (int count = 0; count < 300000; count++)
                lk_buffer_string(&text, repeated[i]);
            lk_buffer_string(&text, "a");
            LkLettersFound found;
            lk_letters_fix(lk_buffer_view(&text), arena, &found);
            lk_arena_destroy(arena);
        }
}
