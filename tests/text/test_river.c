/* Rivers: blanks below one another. */
#include "text/fixture.h"
#include "text/text_private.h"

static const LkLength em = 16 * LK_POINT;

static size_t river_in(TextFixture *f, const char *text, LkLength measure)
{
    LkParagraphFormat format = test_format(measure);
    format.justify = LK_JUSTIFY_NONE;
    LkLines lines = set_text(f, lk_text(text), &format);
    return lk_find_river(lines.items, lines.count, em);
}

Test(river, is_three_wide_blanks_below_one_another)
{
    TextFixture f;
    text_set_up(&f);
    static const struct {
        const char *text;
        size_t line;
    } cases[] = {
        {"กกก  กกกก\nกกก  กกกก\nกกก  กกกก", 2},
        {"กกก  กกกก\nกกก  กกกก", 0},
        {"กกก กกกก\nกกก กกกก\nกกก กกกก", 0}, /* no wider than they should be */
        {"กกก  กกกก\nกกกกกกกกกกกก\nกกก  กกกก\nกกก  กกกก", 0},
        {"กกก  กกกก\nกกกกก  กกกก\nกกก  กกกก", 0},
        {"ก\nกกก  กกกก\nกกก  กกกก\nกกก  กกกก", 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkLine lines[8];
        size_t count = 0;
        LkText rest = lk_text(cases[i].text);
        while (rest.length > 0) {
            const char *feed = memchr(rest.bytes, '\n', rest.length);
            size_t length = feed == NULL ? rest.length : (size_t)(feed - rest.bytes);
            LkParagraphFormat format = test_format(500 * LK_POINT);
            format.justify = LK_JUSTIFY_NONE;
            lines[count++] = set_text(&f, lk_text_slice(rest, 0, length), &format).items[0];
            rest = lk_text_slice(rest, length + (feed != NULL), rest.length);
        }
        cr_expect_eq(lk_find_river(lines, count, em), cases[i].line, "case %zu: %zu", i,
                     lk_find_river(lines, count, em));
    }
    cr_expect_eq(river_in(&f, "", 100 * LK_POINT), 0);
    text_tear_down(&f);
}

/* Lines as they would be if nobody looked for rivers. */
static bool flows_without_looking(TextFixture *f, LkText text, const LkParagraphFormat *format)
{
    LkInline item = {.kind = LK_INLINE_TEXT, .text = text};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkParagraph paragraph = lk_paragraph_of(&inlines, format);
    LkSection *section = NULL;
    LkShaped shaped;
    LkLineEnd *ends = NULL;
    size_t from = 0;
    int64_t cost = 0;
    lk_itemise(&f->context, &inlines, LK_NUMERALS_THAI, &section);
    lk_find_breaks(&f->context, section, NULL, 0);
    lk_shape_section(&f->context, section, &paragraph, &shaped);
    lk_find_stretch(section, &shaped, f->scratch);
    size_t count =
        lk_fit_lines(&f->context, section, &shaped, &paragraph, true, &(LkAvoided){.count = 0}, &ends, &cost);
    LkLine *lines = LK_NEW_ARRAY(f->arena, count, LkLine);
    for (size_t i = 0; i < count; i++) {
        lk_make_line(&f->context, section, &shaped, from, ends[i], &paragraph, 0, i + 1 == count, &lines[i]);
        from = ends[i].cluster;
    }
    return lk_find_river(lines, count, em) > 0;
}

Test(river, is_taken_away_where_another_choice_is_nearly_as_good)
{
    /* Rivers are rare. Nothing is added between Latin letters, so that the blanks here are wide. */
    static const char text[] = "ระบบที่ใช้ในปีนี้ ได้แก่ Firefox A Python AB GitHub AB Zoom AB Ubuntu A Windows A "
                               "Word A Oracle AB Outlook AB Fedora A "
                               "Debian AB iOS AB Safari A Chrome AB Edge AB macOS AB Teams A Excel AB Linux "
                               "AB Skype AB Access AB Notion A";
    TextFixture f;
    text_set_up(&f);
    int before = 0, after = 0;
    for (int measure = 200; measure < 460; measure += 2) {
        LkParagraphFormat format = test_format(measure * LK_POINT);
        format.justify = LK_JUSTIFY_THAI;
        LkLines lines = set_text(&f, LK_TEXT(text), &format);
        before += flows_without_looking(&f, LK_TEXT(text), &format);
        after += lk_find_river(lines.items, lines.count, em) > 0;
    }
    cr_expect_gt(before, 0);
    cr_expect_lt(3 * after, before, "%d of 130 measures had rivers, %d have them still", before, after);
    text_tear_down(&f);
}
