#include <stdlib.h>

#include "fixture.h"
#include "said.h"

static const char sample[] =
    "ตามที่ได้ดำเนินการวิเคราะห์ผลการประเมิน ITA ขององค์การบริหารส่วนตำบลหนองจอกปีงบประมาณ พ.ศ. ๒๕๖๔ "
    "และได้กำหนดมาตรการ/แนวทางใน"
    "การส่งเสริมส่งเสริมคุณธรรมและความโปร่งใสขององค์กรปกครองส่วนท้องถิ่นในปีงบประมาณ พ.ศ. ๒๕๖๕ โดยได้มีการดำเนินการขับเคลื่อน";

static const char *all_text(TextFixture *f, const LkLines *lines)
{
    LkBuffer out;
    lk_buffer_init(&out, f->arena);
    for (size_t i = 0; i < lines->count; i++)
        for (size_t r = 0; r < lines->items[i].run_count; r++)
            lk_buffer_text(&out, lines->items[i].runs[r].run->text);
    return lk_buffer_view(&out).bytes;
}

/* Only a cluster that is wider than the line may stand out: nothing is parted within it. */
static void check_lines(TextFixture *f, LkText text, const LkLines *lines, const LkParagraphFormat *format)
{
    LkInline item = {.kind = LK_INLINE_TEXT, .text = text};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkLength most = lk_paragraph_measure(&f->context, &inlines, format).cluster;
    most = most > format->measure ? most : format->measure;
    for (size_t i = 0; i < lines->count; i++) {
        const LkLine *line = &lines->items[i];
        cr_assert_leq(line->width, most, "line %zu of %zu is wider than its measure", i, lines->count);
        cr_assert(i == 0 || line->text.length == 0 || line->text.bytes[0] != ' ',
                  "line %zu starts with a blank", i);
    }
}

Test(paragraph, gives_every_character_once_and_in_order)
{
    TextFixture f;
    text_set_up(&f);
    static const int widths[] = {454, 227, 113, 60, 45, 12};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        LkParagraphFormat format = test_format(widths[i] * LK_POINT);
        LkLines lines = set_text(&f, LK_TEXT(sample), &format);
        cr_assert_str_eq(all_text(&f, &lines), sample);
        check_lines(&f, LK_TEXT(sample), &lines, &format);
    }
    text_tear_down(&f);
}

Test(paragraph, fills_the_measure_with_all_but_the_last_line)
{
    TextFixture f;
    text_set_up(&f);
    LkParagraphFormat format = test_format(454 * LK_POINT);
    LkLines lines = set_text(&f, LK_TEXT(sample), &format);
    cr_assert_gt(lines.count, 2);
    for (size_t i = 0; i + 1 < lines.count; i++)
        cr_assert_eq(lines.items[i].width, format.measure, "line %zu is %.2f pt short", i,
                     lk_length_points(format.measure - lines.items[i].width));
    cr_assert_lt(lines.items[lines.count - 1].width, format.measure);
    text_tear_down(&f);
}

Test(paragraph, sets_no_letters_a_tenth_of_an_em_apart)
{
    TextFixture f;
    text_set_up(&f);
    LkParagraphFormat format = test_format(200 * LK_POINT);
    LkLines lines = set_text(&f, LK_TEXT(sample), &format);
    for (size_t i = 0; i < lines.count; i++) {
        for (size_t r = 0; r < lines.items[i].run_count; r++) {
            const LkGlyphRun *run = lines.items[i].runs[r].run;
            for (size_t g = 0; g < run->count; g++)
                if (run->text.bytes[run->glyphs[g].cluster] != ' ')
                    cr_assert_leq(run->glyphs[g].stretch, run->size * 981 / 10000);
        }
    }
    text_tear_down(&f);
}

Test(paragraph, stretches_no_digits_and_no_latin)
{
    TextFixture f;
    text_set_up(&f);
    LkParagraphFormat format = test_format(120 * LK_POINT);
    LkLines lines =
        set_text(&f, LK_TEXT("ประเมิน ITA ๒๕๖๔ อย่างต่อเนื่องและได้กำหนดมาตรการ ABCDEF ๑๒๓๔๕๖ แนวทาง"), &format);
    for (size_t i = 0; i < lines.count; i++)
        for (size_t r = 0; r < lines.items[i].run_count; r++) {
            const LkGlyphRun *run = lines.items[i].runs[r].run;
            for (size_t g = 0; g < run->count; g++) {
                size_t offset = run->glyphs[g].cluster;
                uint32_t c = lk_utf8_next(run->text, &offset);
                bool fixed = (c >= 'A' && c <= 'Z') || (c >= 0x0E50 && c <= 0x0E59);
                cr_assert(!fixed || run->glyphs[g].stretch == 0);
            }
        }
    text_tear_down(&f);
}

Test(paragraph, shapes_every_hard_word_without_missing_glyphs)
{
    TextFixture f;
    text_set_up(&f);
    LkParagraphFormat format = test_format(454 * LK_POINT);
    LkText words = LK_TEXT("ปู่ ฝ้าย ฟ้า ปั๊ม น้ำ ก๊ำ ญู ฐุ ฎุ ฏู ผู้ใหญ่ ที่ยิ่งใหญ่ ศิลป์ เปี๊ยะ ๆ ฯลฯ");
    LkLines lines = set_text(&f, words, &format);
    hb_codepoint_t dotted = 0;
    for (size_t i = 0; i < lines.count; i++)
        for (size_t r = 0; r < lines.items[i].run_count; r++) {
            const LkGlyphRun *run = lines.items[i].runs[r].run;
            hb_font_get_nominal_glyph(run->face->hb_font, 0x25CC, &dotted);
            for (size_t g = 0; g < run->count; g++) {
                cr_assert_neq(run->glyphs[g].glyph, 0);
                cr_assert(dotted == 0 || run->glyphs[g].glyph != dotted);
            }
        }
    cr_assert_eq(f.diagnostics.errors, 0);
    text_tear_down(&f);
}

Test(paragraph, a_missing_glyph_is_an_error_that_names_it)
{
    TextFixture f;
    text_set_up(&f);
    LkParagraphFormat format = test_format(454 * LK_POINT);
    set_text(&f, LK_TEXT("ก\U000F1234"), &format);
    cr_assert_eq(f.diagnostics.errors, 1);
    cr_assert_str_eq(f.diagnostics.last->code, "E-glyph-missing");
    cr_assert_not_null(strstr(said(f.diagnostics.last), "U+F1234"));
    text_tear_down(&f);
}

Test(paragraph, digits_from_data_take_the_layouts_numerals)
{
    TextFixture f;
    text_set_up(&f);
    LkInline items[] = {{.kind = LK_INLINE_TEXT, .text = LK_TEXT("12 ")},
                        {.kind = LK_INLINE_TEXT, .text = LK_TEXT("34"), .from_data = true}};
    LkInlines inlines = {items, 2, {NULL, 0, 0, 0}};
    LkParagraphFormat format = test_format(454 * LK_POINT);
    LkLines lines = {0};
    lk_paragraph_typeset(&f.context, &inlines, &format, &lines);
    cr_assert_str_eq(all_text(&f, &lines), "12 ๓๔");
    text_tear_down(&f);
}

/* The word decides, wherever its parts come from. */
Test(paragraph, digits_from_data_stay_arabic_in_words_of_latin_letters)
{
    TextFixture f;
    text_set_up(&f);
    LkInline items[] = {{.kind = LK_INLINE_TEXT, .text = LK_TEXT("ดู https://ก.ไทย/")},
                        {.kind = LK_INLINE_TEXT, .text = LK_TEXT("34"), .from_data = true},
                        {.kind = LK_INLINE_SOFT_BREAK, .text = LK_TEXT(" ")},
                        {.kind = LK_INLINE_TEXT, .text = LK_TEXT("56 A7"), .from_data = true},
                        {.kind = LK_INLINE_HARD_BREAK},
                        {.kind = LK_INLINE_TEXT, .text = LK_TEXT("8"), .from_data = true}};
    LkInlines inlines = {items, 6, {NULL, 0, 0, 0}};
    LkParagraphFormat format = test_format(454 * LK_POINT);
    LkLines lines = {0};
    lk_paragraph_typeset(&f.context, &inlines, &format, &lines);
    cr_assert_str_eq(all_text(&f, &lines), "ดู https://ก.ไทย/34 ๕๖ A7๘");
    text_tear_down(&f);
}

Test(paragraph, hard_breaks_end_lines_naturally)
{
    TextFixture f;
    text_set_up(&f);
    LkInline items[] = {{.kind = LK_INLINE_TEXT, .text = LK_TEXT("บรรทัดหนึ่ง")},
                        {.kind = LK_INLINE_HARD_BREAK},
                        {.kind = LK_INLINE_TEXT, .text = LK_TEXT("บรรทัดสอง")}};
    LkInlines inlines = {items, 3, {NULL, 0, 0, 0}};
    LkParagraphFormat format = test_format(454 * LK_POINT);
    LkLines lines = {0};
    lk_paragraph_typeset(&f.context, &inlines, &format, &lines);
    cr_assert_eq(lines.count, 2);
    cr_assert(lines.items[0].hard_end && !lines.items[0].stretched);
    text_tear_down(&f);
}

Test(paragraph, random_text_keeps_every_promise)
{
    TextFixture f;
    text_set_up(&f);
    const char *chosen = getenv("LIKHIT_SEED"); /* another text on each run: LIKHIT_SEED=$RANDOM */
    unsigned seed = chosen == NULL ? 1 : (unsigned)strtoul(chosen, NULL, 10);
    srand(seed);
    static const char *const pieces[] = {"ก",  "ข้", "เ",  "แก้", "ำ",      "น้ำ", "ๆ",    "ฯ",   " ",     "  ",
                                         "๑๒", "A", "bc", "(",  ")",      ".",  "พ.ศ.", "การ", "ดำเนิน", "นาย",
                                         "-",  "/", "“",  "”",  "\u200B", "ที่",  "ู",     "่"};
    for (int round = 0; round < 500; round++) {
        LkBuffer text, expected;
        lk_buffer_init(&text, f.arena);
        lk_buffer_init(&expected, f.arena);
        for (int i = rand() % 60 + 1; i > 0; i--) {
            const char *piece = pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)];
            lk_buffer_string(&text, piece);
            if (strcmp(piece, "\u200B") != 0)
                lk_buffer_string(&expected, piece);
        }
        LkParagraphFormat format = test_format((20 + rand() % 300) * LK_POINT);
        LkLines lines = set_text(&f, lk_buffer_view(&text), &format);
        cr_assert_str_eq(all_text(&f, &lines), lk_buffer_view(&expected).bytes, "seed %u", seed);
        check_lines(&f, lk_buffer_view(&text), &lines, &format);
    }
    text_tear_down(&f);
}

static bool starts_with_any(LkText text, const char *const *signs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text.length >= strlen(signs[i]) && memcmp(text.bytes, signs[i], strlen(signs[i])) == 0)
            return true;
    return false;
}

static bool ends_with_any(LkText text, const char *const *signs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(signs[i]);
        if (text.length >= length && memcmp(text.bytes + text.length - length, signs[i], length) == 0)
            return true;
    }
    return false;
}

/* Words in random order with and without blanks, in lines that all of them fit on: what no line may begin or
 * end with, and what none may part. */
Test(paragraph, random_words_are_parted_at_no_forbidden_place)
{
    static const char *const words[] = {"การประเมิน",   "ต่าง ๆ",     "ฯลฯ",     "องค์การบริหารส่วนตำบล",
                                        "พ.ศ. ๒๕๖๕",   "(ก)",       "“คำ”",    "น้ำ",
                                        "เปลี่ยนแปลง",   "ไม้",        "แก้ไข",    "โปร่งใส",
                                        "ใหญ่",         "๑,๒๓๔.๕๖",  "ม.ค.",    "ITA",
                                        "e-GP",        "ธรรมาภิบาล", "กรุงเทพฯ", "นายพนม",
                                        "ข้อ ๐๒",       "ก็",         "ณ",       "สัมฤทธิ์",
                                        "ปัญหา/อุปสรรค", "ร้อยละ ๑๕"};
    static const char *const never_first[] = {"ะ", "า", "ำ", "ๅ", "ิ",  "ี",  "่",  "้", "์",
                                              "็",  "ๆ", "ฯ", ")", "”", ",", " ", "."};
    static const char *const never_last[] = {"เ", "แ", "โ", "ใ", "ไ", "(", "“"};
    static const char *const whole[] = {"ต่าง ๆ", "ฯลฯ", "พ.ศ. ๒๕๖๕", "๑,๒๓๔.๕๖", "กรุงเทพฯ", "น้ำ", "ปัญหา"};
    TextFixture f;
    text_set_up(&f);
    const char *chosen = getenv("LIKHIT_SEED");
    srand(chosen == NULL ? 2 : (unsigned)strtoul(chosen, NULL, 10));
    for (int round = 0; round < 300; round++) {
        LkBuffer text;
        lk_buffer_init(&text, f.arena);
        for (int i = rand() % 40 + 1; i > 0; i--) {
            lk_buffer_string(&text, words[(size_t)rand() % (sizeof words / sizeof *words)]);
            lk_buffer_string(&text, rand() % 3 == 0 ? " " : "");
        }
        LkParagraphFormat format = test_format((180 + rand() % 300) * LK_POINT);
        format.justify = rand() % 2 == 0 ? LK_JUSTIFY_THAI : LK_JUSTIFY_NONE;
        size_t warnings = f.diagnostics.warnings;
        LkLines lines = set_text(&f, lk_buffer_view(&text), &format);
        bool is_parted = false; /* a chain of signs and numbers without a break is longer than the line */
        for (const LkDiagnostic *d = f.diagnostics.first; d != NULL && f.diagnostics.warnings > warnings;
             d = d->next)
            is_parted |= d->next == NULL && strcmp(d->code, "W-line-wide") == 0;
        size_t at = 0;
        for (size_t i = 0; i < lines.count && !is_parted; i++) {
            LkText line = lines.items[i].text, ink = lk_text_trim(line);
            const char *shown = lk_buffer_view(&text).bytes;
            cr_assert(i == 0 || !starts_with_any(line, never_first, sizeof never_first / sizeof *never_first),
                      "line %zu of “%s”", i, shown);
            cr_assert(!ends_with_any(ink, never_last, sizeof never_last / sizeof *never_last),
                      "line %zu of “%s”", i, shown);
            at += line.length;
            for (size_t k = 0; k < sizeof whole / sizeof *whole && i + 1 < lines.count; k++)
                for (size_t back = 1; back < strlen(whole[k]) && back <= at; back++)
                    cr_assert(memcmp(shown + at - back, whole[k], strlen(whole[k])) != 0,
                              "“%s” is parted in “%s”", whole[k], shown);
        }
    }
    text_tear_down(&f);
}

/* Real prose in pieces, marks of notes, other scripts, data: at every measure from wide to none. */
Test(paragraph, shrinking_the_measure_never_loses_a_character)
{
    static const char *const texts[] = {
        "องค์การบริหารส่วนตำบลหนองจอกได้ดำเนินการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ จำนวน ๙๕.๗ คะแนน",
        "น้ำ ก็ดี ทำ ๆ ฯลฯ “คำ” (๑) 12,345.67 https://example.go.th/path?x=1 นายพนม แสนหาญ",
        "กกกกกกกกกกกกกกกกกกกกกกกกกกกกก",
        "ที่ นี้ ณ ธ",
        "É́ a\u0301 \u200Bก\u2060ข",
        " ",
        "ๆ",
        "เ"};
    static const LkJustify ways[] = {LK_JUSTIFY_THAI, LK_JUSTIFY_SPACES, LK_JUSTIFY_NONE};
    TextFixture f;
    text_set_up(&f);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        LkParagraphFormat wide = test_format(2000 * LK_POINT);
        LkLines one = set_text(&f, lk_text(texts[i]), &wide);
        const char *expected = all_text(&f, &one);
        for (LkLength measure = 500 * LK_POINT; measure > 0; measure = measure * 9 / 10) {
            LkParagraphFormat format = test_format(measure);
            format.justify = ways[(size_t)measure % 3];
            format.first_indent = measure % 2 == 0 ? measure / 3 : 0;
            LkLines lines = set_text(&f, lk_text(texts[i]), &format),
                    again = set_text(&f, lk_text(texts[i]), &format);
            cr_assert_str_eq(all_text(&f, &lines), expected, "“%s” at %lld", texts[i], (long long)measure);
            cr_assert_eq(lines.count, again.count);
            for (size_t k = 0; k < lines.count; k++) {
                cr_assert(lk_text_equal(lines.items[k].text, again.items[k].text));
                cr_assert_eq(lines.items[k].width, again.items[k].width);
            }
        }
    }
    text_tear_down(&f);
}

/* Bytes of the document's memory that a paragraph of `pieces` changes of script takes. */
static size_t memory_for(int pieces)
{
    TextFixture f;
    text_set_up(&f);
    LkBuffer text;
    lk_buffer_init(&text, f.scratch);
    for (int i = 0; i < pieces; i++)
        lk_buffer_string(&text, "การ ITA ๒๕๖๕ ");
    LkText copy = {lk_arena_copy(f.arena, text.bytes, text.length), text.length};
    size_t before = lk_arena_bytes(f.arena);
    LkParagraphFormat format = test_format(100 * LK_POINT);
    set_text(&f, copy, &format);
    size_t taken = lk_arena_bytes(f.arena) - before;
    text_tear_down(&f);
    return taken;
}

Test(paragraph, takes_memory_in_proportion_to_its_length)
{
    size_t once = memory_for(1000), four_times = memory_for(4000);
    cr_assert_lt(four_times, 6 * once, "%zu bytes, then %zu", once, four_times);
}
