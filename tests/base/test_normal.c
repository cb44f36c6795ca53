/* Names that look alike are the same name. */
#include "base/normal.h"

#include <criterion/criterion.h>

typedef LkText Form(LkText text, LkArena *arena);

static void expect(Form *form, const char *text, const char *wanted)
{
    LkArena *arena = lk_arena_create();
    LkText out = form(lk_text(text), arena);
    cr_expect(lk_text_is(out, wanted), "%s: %.*s, not %s", text, (int)out.length, out.bytes, wanted);
    lk_arena_destroy(arena);
}

Test(normal, letters_and_their_marks_become_one)
{
    expect(lk_normal_form, "plain text", "plain text");
    expect(lk_normal_form, "", "");
    expect(lk_normal_form, "Ame\u0301lie", "Amélie");
    expect(lk_normal_form, "\u1100\u1161\u11A8", "\uAC01"); /* Hangul, by rule and not by table */
    expect(lk_normal_form, "\u212B", "\u00C5");             /* Ångström's sign is the letter */
}

/* UAX #15: marks of another class may be passed over, those of the same keep their order. */
Test(normal, marks_stand_in_their_order)
{
    expect(lk_normal_form, "a\u0301\u0323", "\u1EA1\u0301");
    expect(lk_normal_form, "ที\u0E48\u0E38", "ที\u0E38\u0E48"); /* sara u is of a lower class than mai ek */
    expect(lk_normal_form, "\u0344", "\u0308\u0301");         /* never composed again */
}

/* Normal form C leaves sara am alone: it is no composition. */
Test(normal, thai_stays_as_it_was_typed)
{
    expect(lk_normal_form, "องค์การบริหารส่วนตำบลหนองจอก", "องค์การบริหารส่วนตำบลหนองจอก");
    expect(lk_normal_form, "น\u0E4D\u0E32", "น\u0E4D\u0E32");
}

Test(normal, bytes_that_are_no_text_are_shown_as_such)
{
    expect(lk_normal_form, "e\u0301\xFFg", "é\uFFFDg");
    expect(lk_normal_form, "\xE0\xB8", "\uFFFD\uFFFD");
}

Test(normal, marks_are_told_from_letters)
{
    cr_expect(lk_is_mark(0x0301) && lk_is_mark(0x0E48) && lk_is_mark(0x0E31) && lk_is_mark(0x20DD));
    cr_expect_not(lk_is_mark('a') || lk_is_mark(0x0E01) || lk_is_mark(0x0E32) || lk_is_mark(0x110000));
}

Test(normal, capitals_have_their_small_letters)
{
    expect(lk_small_letters, "Annex ก ÉÇ ÀÞ×", "annex ก éç àþ×");
    expect(lk_small_letters, "ĀŽŸΣΆЀЯѠ", "āžÿσάѐяѡ");
    expect(lk_small_letters, "ＡＺ", "ａｚ");
}
