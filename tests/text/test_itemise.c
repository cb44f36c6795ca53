/* Inlines to sections: what the paragraph's later steps see of the text. */
#include "text/fixture.h"
#include "text/text_private.h"

static size_t itemise(TextFixture *f, LkInline *items, size_t count, LkSection **sections)
{
    LkInlines inlines = {items, count, {NULL, 0, 0, 0}};
    return lk_itemise(&f->context, &inlines, LK_NUMERALS_THAI, sections);
}

Test(itemise, drops_break_hints_and_keeps_what_they_say)
{
    TextFixture f;
    text_set_up(&f);
    LkInline item = {.kind = LK_INLINE_TEXT, .text = LK_TEXT("กข\u200Bค\u2060ง")};
    LkSection *section = NULL;
    cr_assert_eq(itemise(&f, &item, 1, &section), 1);
    cr_expect(lk_text_is(section->text, "กขคง"));
    cr_assert_eq(section->count, 4);
    cr_expect(section->flags[2] & LK_CHAR_ALLOW);
    cr_expect(section->flags[3] & LK_CHAR_FORBID);
    cr_expect_eq(section->flags[1] & (LK_CHAR_ALLOW | LK_CHAR_FORBID), 0);
    text_tear_down(&f);
}

Test(itemise, keeps_offsets_and_styles_in_step_with_the_text)
{
    TextFixture f;
    text_set_up(&f);
    LkInline items[] = {{.kind = LK_INLINE_TEXT, .text = LK_TEXT("ก a")},
                        {.kind = LK_INLINE_TEXT, .text = LK_TEXT("ผู้"), .style = LK_INLINE_BOLD},
                        {.kind = LK_INLINE_TEXT, .text = LK_TEXT("ข"), .style = LK_INLINE_ITALIC}};
    LkSection *section = NULL;
    cr_assert_eq(itemise(&f, items, 3, &section), 1);
    cr_assert_eq(section->count, 7);
    cr_assert_eq(section->style_count, 3);
    static const size_t starts[] = {0, 3, 6, 7};
    for (size_t i = 0; i < 3; i++) {
        cr_expect_eq(section->styles[i].start, starts[i]);
        cr_expect_eq(section->styles[i].end, starts[i + 1]);
    }
    cr_expect(section->styles[1].bold && !section->styles[1].italic && section->styles[2].italic);
    for (size_t i = 0; i < section->count; i++) {
        size_t offset = section->offsets[i];
        cr_expect_eq(lk_utf8_next(section->text, &offset), section->characters[i]);
        cr_expect_eq(offset, section->offsets[i + 1]);
    }
    text_tear_down(&f);
}

Test(itemise, parts_sections_at_hard_breaks)
{
    TextFixture f;
    text_set_up(&f);
    LkInline items[] = {{.kind = LK_INLINE_TEXT, .text = LK_TEXT("ก")},
                        {.kind = LK_INLINE_HARD_BREAK},
                        {.kind = LK_INLINE_HARD_BREAK},
                        {.kind = LK_INLINE_TEXT, .text = LK_TEXT("ข")}};
    LkSection *sections = NULL;
    cr_assert_eq(itemise(&f, items, 4, &sections), 3);
    cr_expect(lk_text_is(sections[0].text, "ก"));
    cr_expect_eq(sections[1].count, 0);
    cr_expect(lk_text_is(sections[2].text, "ข"));
    text_tear_down(&f);
}

Test(itemise, turns_digits_of_data_only)
{
    TextFixture f;
    text_set_up(&f);
    LkInline items[] = {{.kind = LK_INLINE_TEXT, .text = LK_TEXT("12 ")},
                        {.kind = LK_INLINE_TEXT, .text = LK_TEXT("12"), .from_data = true}};
    LkSection *section = NULL;
    cr_assert_eq(itemise(&f, items, 2, &section), 1);
    cr_expect(lk_text_is(section->text, "12 ๑๒"), "%.*s", (int)section->text.length, section->text.bytes);
    text_tear_down(&f);
}
