/* The choice of line ends, on text whose opportunities are plain to see. */
#include "text/fixture.h"
#include "text/text_private.h"

/* `f` lines of a left-aligned paragraph as “a|b|c”. */
static const char *lines_of(TextFixture *f, const char *text, LkLength measure)
{
    LkParagraphFormat format = test_format(measure);
    format.justify = LK_JUSTIFY_NONE;
    LkLines lines = set_text(f, lk_text(text), &format);
    LkBuffer out;
    lk_buffer_init(&out, f->arena);
    for (size_t i = 0; i < lines.count; i++) {
        lk_buffer_string(&out, i == 0 ? "" : "|");
        lk_buffer_text(&out, lk_text_trim(lines.items[i].text));
    }
    return lk_buffer_view(&out).bytes;
}

/* Lines of a justified paragraph as “a|b|c”. */
static const char *filled_lines(TextFixture *f, const char *text, LkParagraphFormat format)
{
    LkLines lines = set_text(f, lk_text(text), &format);
    LkBuffer out;
    lk_buffer_init(&out, f->arena);
    for (size_t i = 0; i < lines.count; i++) {
        lk_buffer_string(&out, i == 0 ? "" : "|");
        lk_buffer_text(&out, lk_text_trim(lines.items[i].text));
    }
    return lk_buffer_view(&out).bytes;
}

static LkLength width_of(TextFixture *f, const char *text)
{
    LkParagraphFormat format = test_format(2000 * LK_POINT);
    return set_text(f, lk_text(text), &format).items[0].width;
}

Test(fit, takes_what_fits_exactly)
{
    TextFixture f;
    text_set_up(&f);
    LkLength exact = width_of(&f, "aaaa bbbb");
    cr_expect_str_eq(lines_of(&f, "aaaa bbbb cccc dddd", exact), "aaaa bbbb|cccc dddd");
    cr_expect_str_eq(lines_of(&f, "aaaa bbbb", exact - 1), "aaaa|bbbb");
    text_tear_down(&f);
}

/* Line after line would set “nnn nn nn | nnnnn | nnn”, with its whole hole in the second line. */
Test(fit, shares_slack_over_the_paragraph)
{
    TextFixture f;
    text_set_up(&f);
    LkLength measure = width_of(&f, "nnnnnnnn");
    cr_expect_str_eq(lines_of(&f, "nnn nn nn nnnnn nnn", measure), "nnn nn|nn nnnnn|nnn");
    text_tear_down(&f);
}

Test(fit, leaves_no_single_cluster_on_the_last_line)
{
    TextFixture f;
    text_set_up(&f);
    LkLength measure = width_of(&f, "nnnn nnnn");
    cr_expect_str_eq(lines_of(&f, "nnnn nnnn n", measure), "nnnn|nnnn n");
    text_tear_down(&f);
}

Test(fit, parts_a_piece_that_fits_nowhere_between_clusters_and_says_so_once)
{
    TextFixture f;
    text_set_up(&f);
    LkLength measure = width_of(&f, "๑๒๓๔");
    cr_expect_str_eq(lines_of(&f, "๑๒๓๔๕๖๗๘๙๐", measure), "๑๒๓๔|๕๖๗๘|๙๐");
    cr_expect_eq(f.diagnostics.warnings, 1);
    cr_expect_str_eq(f.diagnostics.last->code, "W-line-wide");
    text_tear_down(&f);
}

Test(fit, sets_one_cluster_a_line_where_nothing_else_fits)
{
    TextFixture f;
    text_set_up(&f);
    cr_expect_str_eq(lines_of(&f, "ที่นี้น้ำ", LK_POINT), "ที่|นี้|น้ำ");
    text_tear_down(&f);
}

/* Over the widths of a page, of columns and of cells, hardly any line ends inside a compound, and none where
 * lines are as wide as a page. */
Test(fit, parts_compounds_only_where_columns_are_narrow)
{
    static const char text[] =
        "แสดงการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐของปีที่ผ่านมา "
        "โดยมีข้อมูลรายละเอียดการวิเคราะห์ ยกตัวอย่างเช่น ประเด็นที่เป็นข้อบกพร่องหรือจุดอ่อนที่จะต้องแก้ไข โดยเร่งด่วนที่มีความสอดคล้อง"
        "กับผลการประเมินฯ ประเด็นที่จะต้องพัฒนาให้ดีขึ้น แนวทางการนำผลการวิเคราะห์ไปสู่การปฏิบัติของหน่วยงาน เป็นต้น";
    static const struct {
        int measure;
        size_t most;
    } cases[] = {{454, 0}, {400, 1}, {350, 0}, {227, 0}, {113, 3}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TextFixture f;
        text_set_up(&f);
        LkParagraphFormat format = test_format(cases[i].measure * LK_POINT);
        LkInline item = {.kind = LK_INLINE_TEXT, .text = LK_TEXT(text)};
        LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
        LkParagraph paragraph = lk_paragraph_of(&inlines, &format);
        LkSection *section = NULL;
        LkShaped shaped;
        LkLineEnd *ends = NULL;
        size_t inside = 0;
        lk_itemise(&f.context, &inlines, LK_NUMERALS_THAI, &section);
        lk_find_breaks(&f.context, section, NULL, 0);
        lk_shape_section(&f.context, section, &paragraph, &shaped);
        lk_find_stretch(section, &shaped, f.scratch);
        int64_t cost = 0;
        size_t count = lk_fit_lines(&f.context, section, &shaped, &paragraph, true, &(LkAvoided){.count = 0},
                                    &ends, &cost);
        for (size_t k = 0; k < count; k++)
            inside += (section->flags[shaped.clusters[ends[k].cluster].character] & LK_CHAR_COMPOUND) != 0;
        cr_expect_leq(inside, cases[i].most, "%d pt: %zu of %zu lines", cases[i].measure, inside, count);
        text_tear_down(&f);
    }
}

/* Behind a word that leads on, and between a given name and a surname, a line ends only when nothing else is
 * as good. */
Test(fit, ends_no_line_behind_a_word_that_leads_on)
{
    TextFixture f;
    text_set_up(&f);
    LkLength measure = width_of(&f, "คุณธรรมและความโปร่งใสใน") + LK_POINT;
    const char *lines = lines_of(&f, "คุณธรรมและความโปร่งใสในหน่วยงานของรัฐทุกแห่ง", measure);
    cr_expect_str_eq(lines, "คุณธรรมและความโปร่งใส|ในหน่วยงานของรัฐทุกแห่ง", "%s", lines);
    measure = width_of(&f, "ตามที่คณะกรรมการได้แต่งตั้ง นายพนม") + LK_POINT;
    lines = lines_of(&f, "ตามที่คณะกรรมการได้แต่งตั้ง นายพนม แสนหาญ", measure);
    cr_expect_str_eq(lines, "ตามที่คณะกรรมการได้แต่งตั้ง|นายพนม แสนหาญ", "%s", lines);
    text_tear_down(&f);
}

/* Where no line can be filled, the one that falls least short is taken, and it is filled as far as can be. */
Test(fit, takes_the_least_bad_line_and_says_so)
{
    TextFixture f;
    text_set_up(&f);
    LkLength measure = width_of(&f, "ตามที่ได้ดำเนินการ") * 13 / 10;
    LkParagraphFormat format = test_format(measure);
    LkLines lines = set_text(&f, LK_TEXT("ตามที่ได้ดำเนินการวิเคราะห์ผลการประเมินคุณธรรม"), &format);
    cr_assert_gt(lines.count, 1);
    cr_expect(lk_text_is(lk_text_trim(lines.items[0].text), "ตามที่ได้ดำเนินการ"), "%.*s",
              (int)lines.items[0].text.length, lines.items[0].text.bytes);
    cr_expect(lines.items[0].stretched);
    cr_expect_lt(lines.items[0].width, measure);
    cr_expect_geq(f.diagnostics.warnings, 1);
    cr_expect_str_eq(f.diagnostics.first->code, "W-line-loose");
    text_tear_down(&f);
}

Test(fit, keeps_a_place_with_what_it_is)
{
    TextFixture f;
    text_set_up(&f);
    const char *text = "รายงานผลการดำเนินงานประจำปีงบประมาณ ตำบลหนองจอก";
    cr_expect_str_eq(lines_of(&f, text, width_of(&f, text) - 1),
                     "รายงานผลการดำเนินงานประจำปีงบประมาณ|ตำบลหนองจอก");
    /* What leads on behind it is no name. */
    text = "รายงานผลการดำเนินงานของตำบลและอำเภอ";
    cr_expect_str_eq(lines_of(&f, text, width_of(&f, text) - 1), "รายงานผลการดำเนินงานของตำบล|และอำเภอ");
    text_tear_down(&f);
}

Test(fit, begins_no_line_with_a_single_part_that_follows_its_word)
{
    TextFixture f;
    text_set_up(&f);
    const char *text = "เจ้าหน้าที่ผู้ปฏิบัติงานตำแหน่งใด";
    const char *lines = lines_of(&f, text, width_of(&f, text) - 1);
    cr_expect_null(strstr(lines, "|ใด"), "%s", lines);
    text_tear_down(&f);
}

/* What justification added behind the blank before `word`, in the first line. */
static LkLength blank_before(const LkLine *line, const char *word)
{
    for (size_t r = 0; r < line->run_count; r++) {
        const LkGlyphRun *run = line->runs[r].run;
        const char *found = memmem(run->text.bytes, run->text.length, word, strlen(word));
        size_t offset = found == NULL ? 0 : (size_t)(found - run->text.bytes);
        for (size_t g = 0; offset > 0 && g < run->count; g++)
            if (run->glyphs[g].cluster == offset - 1)
                return run->glyphs[g].stretch;
    }
    return 0;
}

Test(fit, stretches_a_blank_that_holds_together_half_as_much)
{
    TextFixture f;
    text_set_up(&f);
    const char *text = "งบประมาณ พ.ศ. ๒๕๖๕ ของหน่วยงาน ทั้งหมดนี้";
    LkParagraphFormat format = test_format(width_of(&f, "งบประมาณ พ.ศ. ๒๕๖๕ ของหน่วยงาน") + 10 * LK_POINT);
    format.justify = LK_JUSTIFY_THAI;
    LkLines lines = set_text(&f, lk_text(text), &format);
    cr_assert_eq(lines.count, 2);
    LkLength bound = blank_before(&lines.items[0], "๒๕๖๕"), open = blank_before(&lines.items[0], "ของ");
    cr_assert_gt(bound, 0);
    cr_expect(open >= 2 * bound - 4 && open <= 2 * bound + 4, "%lld and %lld", (long long)open,
              (long long)bound);
    text_tear_down(&f);
}

Test(fit, parts_what_does_not_fit_between_its_words_rather_than_its_letters)
{
    static const char *const cases[][2] = {
        {"ความโปร่งใส", "ความ|โปร่งใส"}, {"๙๕.๗ คะแนน", "๙๕.๗|คะแนน"}, {"นายพนมพร แสนหาญ", "นายพนมพร|แสนหาญ"}};
    TextFixture f;
    text_set_up(&f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(lines_of(&f, cases[i][0], width_of(&f, cases[i][0]) * 9 / 10), cases[i][1]);
    text_tear_down(&f);
}

/* ณ hangs on what follows it, though a blank stands on either side. */
Test(fit, ends_no_line_with_a_single_part_behind_a_blank)
{
    TextFixture f;
    text_set_up(&f);
    const char *text = "ผู้ยื่นคำขอต้องแสดงบัตรประจำตัวต่อเจ้าหน้าที่ ณ ที่ทำการองค์การบริหารส่วนตำบล";
    cr_expect_str_eq(lines_of(&f, text, 222 * LK_POINT),
                     "ผู้ยื่นคำขอต้องแสดงบัตรประจำตัวต่อเจ้าหน้าที่|ณ ที่ทำการองค์การบริหารส่วนตำบล");
    text_tear_down(&f);
}

static const char *centred_lines(TextFixture *f, const char *text, LkLength measure)
{
    LkParagraphFormat format = test_format(measure);
    format.justify = LK_JUSTIFY_NONE;
    format.alignment = LK_ALIGNMENT_CENTRE;
    return filled_lines(f, text, format);
}

Test(fit, leaves_no_word_alone_on_the_last_of_a_few_ragged_lines)
{
    TextFixture f;
    text_set_up(&f);
    const char *text = "การประชุมครั้งนี้ที่ประชุมมีมติเห็นชอบให้ดำเนินการตามแผน";
    cr_expect_str_eq(lines_of(&f, text, 248 * LK_POINT), "การประชุมครั้งนี้ที่ประชุมมีมติเห็นชอบ|ให้ดำเนินการตามแผน");
    cr_expect_str_eq(lines_of(&f, text, 400 * LK_POINT), text, "what has room on one line stays there");
    text_tear_down(&f);
}

Test(fit, makes_centred_lines_alike)
{
    TextFixture f;
    text_set_up(&f);
    const char *text = "ผู้อำนวยการกองสาธารณสุขและสิ่งแวดล้อม รักษาราชการแทน ปลัดเทศบาล";
    cr_expect_str_eq(centred_lines(&f, text, width_of(&f, text) - LK_POINT),
                     "ผู้อำนวยการกองสาธารณสุขและสิ่งแวดล้อม|รักษาราชการแทน ปลัดเทศบาล");
    text_tear_down(&f);
}

Test(fit, parts_a_piece_between_its_letters_rather_than_its_digits)
{
    TextFixture f;
    text_set_up(&f);
    cr_expect_str_eq(lines_of(&f, "ABCDEFG1234", width_of(&f, "ABCDEFG12")), "ABCDEFG|1234");
    text_tear_down(&f);
}

/* A line is tightened before anything else is given up, and the last one too. */
Test(fit, tightens_a_line_that_is_a_little_too_wide)
{
    TextFixture f;
    text_set_up(&f);
    const char *text = "หน่วยงานภาครัฐ ประจำปี และรายงานผล ให้ผู้บริหารทราบ";
    LkLength natural = width_of(&f, text);
    LkParagraphFormat format = test_format(natural - natural / 100);
    LkLines lines = set_text(&f, lk_text(text), &format);
    cr_assert_eq(lines.count, 1);
    cr_expect_eq(lines.items[0].width, format.measure);
    cr_expect(lines.items[0].stretched);
    format.measure = natural - natural / 10;
    cr_expect_eq(set_text(&f, lk_text(text), &format).count, 2);
    text_tear_down(&f);
}

/* Where a line would stay short, and only there. */
Test(fit, divides_a_word_rather_than_leave_a_line_short)
{
    TextFixture f;
    text_set_up(&f);
    const char *text = "ตามมหาวิทยาลัยกำหนดไว้";
    LkParagraphFormat format = test_format(width_of(&f, "ตามมหา") * 104 / 100);
    cr_expect_str_eq(filled_lines(&f, text, format), "ตามมหา|วิทยาลัย|กำหนด|ไว้", "%s",
                     filled_lines(&f, text, format));
    format.measure = width_of(&f, "ตามมหาวิทยาลัย") * 104 / 100;
    cr_expect_str_eq(filled_lines(&f, text, format), "ตามมหาวิทยาลัย|กำหนดไว้");
    text_tear_down(&f);
}

Test(fit, tells_a_short_line_that_ends_inside_a_word)
{
    TextFixture f;
    text_set_up(&f);
    LkParagraphFormat format = test_format(width_of(&f, "มหาวิทยาลัย") * 101 / 100);
    const char *lines = filled_lines(&f, "มหาวิทยาลัยมหาวิทยาลัยมหาวิทยาลัย", format);
    cr_expect_str_eq(lines, "มหาวิทยาลัย|มหาวิทยาลัย|มหาวิทยาลัย", "%s", lines);
    cr_expect_eq(f.diagnostics.warnings, 0);
    format.measure = width_of(&f, "ตามมหา") * 125 / 100;
    lines = filled_lines(&f, "ตามมหาวิทยาลัย", format);
    cr_expect_str_eq(lines, "ตามมหา|วิทยาลัย", "%s", lines);
    cr_expect_eq(f.diagnostics.warnings, 1);
    cr_expect_str_eq(f.diagnostics.first->code, "W-line-wide", "of a word that fits on no line, once");
    format.measure = width_of(&f, "ABC DE มหา") * 13 / 10;
    lines = filled_lines(&f, "ABC DE มหาวิทยาลัย", format);
    cr_expect_not_null(strstr(lines, "มหา|วิทยาลัย"), "%s", lines);
    cr_expect_eq(f.diagnostics.warnings, 2);
    cr_expect_str_eq(f.diagnostics.last->code, "W-line-loose");
    text_tear_down(&f);
}

Test(fit, divides_no_word_that_the_writer_keeps)
{
    TextFixture f;
    text_set_up(&f);
    static const char *const keep[] = {"มหาวิทยาลัย"};
    LkParagraphFormat format = test_format(width_of(&f, "มหาวิทยาลัย") * 101 / 100);
    format.keep = keep;
    format.keep_count = 1;
    const char *lines = filled_lines(&f, "ตามมหาวิทยาลัยกำหนดไว้", format);
    cr_expect_not_null(strstr(lines, "มหาวิทยาลัย"), "%s", lines);
    text_tear_down(&f);
}

Test(fit, parts_a_number_from_its_unit_rather_than_leave_a_line_short_but_no_date)
{
    TextFixture f;
    text_set_up(&f);
    LkParagraphFormat format = test_format(width_of(&f, "จำนวนทั้งสิ้น ๑๒๓") * 103 / 100);
    const char *lines = filled_lines(&f, "จำนวนทั้งสิ้น ๑๒๓ หลักเกณฑ์", format);
    cr_expect_str_eq(lines, "จำนวนทั้งสิ้น ๑๒๓|หลักเกณฑ์", "%s", lines);
    lines = filled_lines(&f, "จำนวนทั้งสิ้น ๑๒๓ กุมภาพันธ์", format);
    cr_expect_not_null(strstr(lines, "๑๒๓ กุมภาพันธ์"), "%s", lines);
    lines = filled_lines(&f, "จำนวนทั้งสิ้น ๑๒๓ น. พร้อม", format);
    cr_expect_not_null(strstr(lines, "๑๒๓ น."), "%s", lines);
    text_tear_down(&f);
}

/* What justification added behind a letter of the line, at most; or took away, if nothing was added. */
static double letter_gap(const LkLine *line)
{
    LkLength most = 0;
    for (size_t r = 0; r < line->run_count; r++) {
        const LkGlyphRun *run = line->runs[r].run;
        for (size_t g = 0; g < run->count; g++)
            if (run->text.bytes[run->glyphs[g].cluster] != ' ' &&
                (most <= 0 || run->glyphs[g].stretch > most))
                most = run->glyphs[g].stretch == 0 ? most : run->glyphs[g].stretch;
    }
    return lk_length_points(most);
}

/* Letters of one line stand about as far apart as those of the next. */
Test(fit, keeps_neighbouring_lines_alike)
{
    static const char text[] =
        "แสดงการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐของปีที่ผ่านมา "
        "โดยมีข้อมูลรายละเอียดการวิเคราะห์ ยกตัวอย่างเช่น ประเด็นที่เป็นข้อบกพร่องหรือจุดอ่อนที่จะต้องแก้ไข โดยเร่งด่วนที่มีความสอดคล้อง"
        "กับผลการประเมินฯ ประเด็นที่จะต้องพัฒนาให้ดีขึ้น แนวทางการนำผลการวิเคราะห์ไปสู่การปฏิบัติของหน่วยงาน เป็นต้น";
    TextFixture f;
    text_set_up(&f);
    double sum = 0;
    int count = 0;
    for (int measure = 200; measure < 460; measure += 4) {
        LkParagraphFormat format = test_format(measure * LK_POINT);
        LkLines lines = set_text(&f, LK_TEXT(text), &format);
        for (size_t i = 1; i + 2 < lines.count; i++, count++) {
            double step = letter_gap(&lines.items[i]) - letter_gap(&lines.items[i + 1]);
            sum += step * step;
        }
    }
    cr_expect_lt(sum / count, 0.11, "%.4f", sum / count);
    text_tear_down(&f);
}
