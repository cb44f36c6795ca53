/* Items as officers see them: wherever they begin, whatever their number, on the level that their mark says.
 */
#include "source/source_help.h"

Test(items, begin_wherever_a_mark_begins_a_line)
{
    static const SourceCase cases[] = {
        {"๘. ก\nมติ\n๙. ข\n\nมติ\n๑๐. ค\n", "L1.{8{P ก; P มติ}; 9{P ข}}; P มติ; L1.{10{P ค}}", NULL, NULL},
        {"ดังนี้\n- ก\n– ข\n• ค\n", "P ดังนี้; L-{1{P ก}}; L-{1{P ข}}; L-{1{P ค}}", NULL, NULL},
        {"ข้อ ๑ ก\nข้อ ๒ ข\n", "Lข้อ{1‹ข้อ ๑›{P ก}; 2‹ข้อ ๒›{P ข}}", NULL, NULL},
        {"มาตรา ๔/๑\tก\n", "Lข้อ{4‹มาตรา ๔/๑›{P ก}}", NULL, NULL},
        {"หมวด ๑\nบททั่วไป\n\nข้อ ๑ ก\n", "P part หมวด ๑_บททั่วไป; Lข้อ{1‹ข้อ ๑›{P ก}}", NULL, NULL},
        {"\t๑. ก\n\t๒. ข\n", "L1.{1{P ก}; 2{P ข}}", NULL, NULL},
        {"๑.\xC2\xA0ก\n", "L1.{1{P ก}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(items, stand_on_the_level_of_their_number)
{
    static const SourceCase cases[] = {
        {"๑. ก\n๑.๑ ข\n๑.๑.๑ ค\n๑.๒ ง\n๒. จ\n",
         "L1.{1{P ก; L1.{1‹๑.๑›{P ข; L1.{1‹๑.๑.๑›{P ค}}}; 2‹๑.๒›{P ง}}}; 2{P จ}}", NULL, NULL},
        {"1. ก\n  1.1 ข\n2. ค\n", "L1.{1{P ก; L1.{1‹1.1›{P ข}}}; 2{P ค}}", NULL, NULL},
        {"๑. ก\n\n(๑) ข\n\n(ก) ค\n\n(๒) ง\n", "L1.{1{P ก; L(1){1{P ข; L(ก){1{P ค}}}; 2{P ง}}}}", NULL, NULL},
        {"ข้อ ๕ ก\n\n(๑) ข\n\n(๒/๑) ค\n\n(๓) ง\n", "Lข้อ{5‹ข้อ ๕›{P ก; L(1){1{P ข}; 2‹(๒/๑)›{P ค}; 3{P ง}}}}",
         NULL, NULL},
        {"1. ก\n   1. ข\n   2. ค\n2. ง\n", "L1.{1{P ก; L1.{1{P ข}; 2{P ค}}}; 2{P ง}}", NULL, NULL},
        {"๑. ก\n\n- ข\n\n๒. ค\n\n- ง\n", "L1.{1{P ก; L-{1{P ข}}}; 2{P ค; L-{1{P ง}}}}", NULL, NULL},
        {"๑) ก\n\nก) ข\n", "L(1){1‹๑)›{P ก}}; L(ก){1‹ก)›{P ข}}", "W-item-level 3:1+2", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(items, are_no_times_years_amounts_or_abbreviations)
{
    static const SourceCase cases[] = {
        {"เวลา\n๐๙.๐๐ น.\n", "P เวลา; P ๐๙.๐๐ น.", NULL, NULL},
        {"จำนวน\n๑.๕ ล้านบาท\n", "P จำนวน; P ๑.๕ ล้านบาท", NULL, NULL},
        {"ปีงบประมาณ\n๒๕๖๙. ต่อ\n", "P ปีงบประมาณ; P ๒๕๖๙. ต่อ", NULL, NULL},
        {"อ. บ้านไร่\nจ. อุทัยธานี\n", "P อ. บ้านไร่; P จ. อุทัยธานี", NULL, NULL},
        {"ก\n๑๓.๕๔\n\n๑๔๔.๒๐\nข\n", "P ก; P ๑๓.๕๔; P ๑๔๔.๒๐; P ข", NULL, NULL},
        {"๐๙.๐๐\n- ๑๖.๐๐ น.\n", "P ๐๙.๐๐_- ๑๖.๐๐ น.", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(items, in_the_middle_of_a_sentence_are_words)
{
    static const SourceCase cases[] = {
        {"ให้เป็นไปตาม\nมาตรา ๔ แล้วรายงาน\n", "P ให้เป็นไปตาม~มาตรา ๔ แล้วรายงาน", "W-item-text 2:1+7", NULL},
        {"ข้อ ๑ และข้อ ๒ ให้ยกเลิก\n", "P ข้อ ๑ และข้อ ๒ ให้ยกเลิก", NULL, NULL},
        {"มาตรา ๔ แห่งพระราชบัญญัติ\n", "P มาตรา ๔ แห่งพระราชบัญญัติ", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

/* A tool has filled these lines: what begins the last one stands where a blank was. */
#define FILLED                                                                                                                                                                                                                \
    "ด้วยสำนักปลัดมีหน้าที่รวบรวมและจัดทำรายงานผลการดำเนินงานประจำปีงบประมาณ\n" \
    "พ.ศ. ๒๕๖๙ ซึ่งทุกส่วนราชการต้องส่งข้อมูลภายในเดือนกันยายน\n"                                                   \
    "แต่ที่ผ่านมารายงานของแต่ละส่วนราชการมีรูปแบบไม่ตรงกัน\n"                                                       \
    "ทำให้ต้องใช้เวลาแก้ไขก่อนเผยแพร่ต่อสาธารณชนตามที่ได้กำหนดไว้ในหมวดนี้ทั้งหมด\n"

Test(items, in_filled_lines_begin_only_where_their_number_follows)
{
    static const SourceCase cases[] = {
        {FILLED "(๓) แห่งระเบียบที่เกี่ยวข้องกับการจัดทำรายงานผลการดำเนินงานประจำปี\n", NULL,
         "N-line-ends 1:72+0; W-item-text 5:1+3", NULL},
        {FILLED "(๑) แห่งระเบียบ\n", NULL, "N-line-ends 1:72+0", NULL},
    };
    CHECK_SOURCE_CASES(cases);
    SourceRead *read = source_read(FILLED "(๑) ก\n", NULL);
    cr_assert_not_null(read->source->blocks->next);
    cr_expect_eq(read->source->blocks->next->kind, LK_BLOCK_LIST);
    source_done(read);
}

Test(items, begin_on_any_line_where_lines_are_paragraphs)
{
    static const SourceCase cases[] = {
        {"---\nline-ends: paragraph\n---\nให้แจ้งเจ้าหนี้ทราบด้วย\nมาตรา ๔๕ ก\nข\n๑๓.๕๔\n๔๕๕,๒๗๐\n",
         "P ให้แจ้งเจ้าหนี้ทราบด้วย; Lข้อ{45‹มาตรา ๔๕›{P ก}}; P ข; P ๑๓.๕๔; P ๔๕๕,๒๗๐", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(items, keep_their_typed_numbers)
{
    static const SourceCase cases[] = {
        {"(๑) ก\n\n(๕) ข\n\n(๑๔) ค\n", "L(1){1{P ก}; 5{P ข}; 14{P ค}}", "W-list-number 3:1+3", NULL},
        {"๑. ก\n๒. ข\n๑. ค\n", "L1.{1{P ก}; 2{P ข}}; L1.{1{P ค}}", NULL, NULL},
        {"๕. ก\n๑. ข\n๒. ค\n๖. ง\n", "L1.{5{P ก}}; L1.{1{P ข}; 2{P ค}}; L1.{6{P ง}}", NULL, NULL},
        {"๕. ก\n๑. ข\n๒. ค\n๗. ง\n", "L1.{5{P ก}}; L1.{1{P ข}; 2{P ค}; 7{P ง}}", "W-list-number 4:1+2", NULL},
        {"๕. ก\n๑. ข\n\n๒. ค\n\nง\n\n๒. จ\n๖. ฉ\n",
         "L1.{5{P ก}}; L1.{1{P ข}; 2{P ค}}; P ง; L1.{2{P จ}}; L1.{6{P ฉ}}", NULL, NULL},
        {"๑.๑ ก\n๒.๑ ข\n๒.๒ ค\n", "L1.{1‹๑.๑›{P ก}; 1‹๒.๑›{P ข}; 2‹๒.๒›{P ค}}", NULL, NULL},
        {"๒.๑ ก\n๒.๑ ข\n", NULL, "W-list-number 2:1+3", NULL},
        {"ก. ก\nข. ข\nฃ. ค\nค. ง\n", "Lก.{1{P ก}; 2{P ข}; 2‹ฃ.›{P ค}; 3{P ง}}", NULL, NULL},
        {"{count: yes}\n\n๑. ก\n๑. ข\n๗. ค\n", "L1+{1{P ก}; 2{P ข}; 3{P ค}}", NULL, NULL},
        {"{นับ: ใช่}\n\n๓. ก\n๓. ข\n", "L1+{3{P ก}; 4{P ข}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(items, keep_zeros_as_typed)
{
    static const SourceCase cases[] = {
        {"๐. ก\n๑. ข\n", "L1.{0‹๐.›{P ก}; 1{P ข}}", NULL, NULL},
        {"01. ก\n02. ข\n", "L1.{1‹01.›{P ก}; 2‹02.›{P ข}}", NULL, NULL},
        {"๑. ก\n\n๐. ข\n", "L1.{1{P ก}; 0‹๐.›{P ข}}", "W-list-number 3:1+2", NULL},
        {"(๐) ก\n(๑) ข\n", "L(1){0‹(๐)›{P ก}; 1{P ข}}", NULL, NULL},
        {"{count: yes}\n\n๐. ก\n๐. ข\n", "L1+{1{P ก}; 2{P ข}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(items, of_letters_leave_out_those_that_offices_do_not_use)
{
    static const SourceCase cases[] = {
        {"ก. ก\nข. ข\nค. ค\nง. ง\nจ. จ\n", "Lก.{1{P ก}; 2{P ข}; 3{P ค}; 4{P ง}; 5{P จ}}", NULL, NULL},
        {"ก. ก\nข. ข\nค. ค\nฆ. ง\nง. จ\n", "Lก.{1{P ก}; 2{P ข}; 3{P ค}; 3‹ฆ.›{P ง}; 4{P จ}}", NULL, NULL},
        {"{count: yes}\n(ก) ก\n(ก) ข\n(ฆ) ค\n", "L(ก){1{P ก}; 2{P ข}; 3{P ค}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(items, are_counted_with_the_lists_within_them)
{
    static const SourceCase cases[] = {
        {"{count: yes}\n\n๑. ก\n    ๑. ข\n    ๑. ค\n\n๓. ง\n", "L1+{1{P ก; L1+{1{P ข}; 2{P ค}}}; 2{P ง}}",
         NULL, NULL},
        {"(๑) ก\n\t๑. ข\n", "L(1){1{P ก; L1.{1{P ข}}}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(items, keep_boxes_and_ticks_as_typed)
{
    static const SourceCase cases[] = {
        {"□ อนุมัติ\n□ ไม่อนุมัติ\n", "L-{1‹□›{P อนุมัติ}; 2‹□›{P ไม่อนุมัติ}}", NULL, NULL},
        {"✓ ผ่าน\n✗ ไม่ผ่าน\n", "L-{1‹✓›{P ผ่าน}}; L-{1‹✗›{P ไม่ผ่าน}}", NULL, NULL},
        {"(  ) อนุมัติ\n(  ) ไม่อนุมัติ\n", "L-{1‹(  )›{P อนุมัติ}; 2‹(  )›{P ไม่อนุมัติ}}", NULL, NULL},
        {"[ ] เห็นชอบ\n", "L-{1‹[ ]›{P เห็นชอบ}}", NULL, NULL},
        {"(          ) ผู้จด\n", NULL, NULL, NULL},
        {"○ ชาย\n● หญิง\n", "L-{1‹○›{P ชาย}}; L-{1‹●›{P หญิง}}", NULL, NULL},
        {"■ ก\n\n□ ข\n", "L-{1‹■›{P ก}}; L-{1‹□›{P ข}}", NULL, NULL},
        {"● ก\n● ข\n", "L-{1{P ก}; 2{P ข}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(items, may_have_brackets_behind_their_outline)
{
    static const SourceCase cases[] = {
        {"๑. ก\n๑.๑) ข\n(๑.๒) ค\n", "L1.{1{P ก; L1.{1‹๑.๑)›{P ข}; 2‹(๑.๒)›{P ค}}}}", NULL, NULL},
        {"(๓) ก\n(๓.๑) ข\n(๓.๒) ค\n(๔) ง\n", "L(1){3{P ก; L1.{1‹(๓.๑)›{P ข}; 2‹(๓.๒)›{P ค}}}; 4{P ง}}", NULL,
         NULL},
        {"๑.) ก\n๒.) ข\n", "L(1){1‹๑.)›{P ก}; 2‹๒.)›{P ข}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(items, without_thai_go_on_a_list_that_has_some)
{
    static const SourceCase cases[] = {
        {"๑. ก\n- ข\n- email\n๒. ค\n- fax\n", "L1.{1{P ก; L-{1{P ข}; 2{P email}}}; 2{P ค; L-{1{P fax}}}}",
         NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(items, that_conditions_leave_out_leave_no_mark_and_no_list)
{
    static const SourceCase cases[] = {
        {"---\nก: \"\"\n---\n- {{#if ก}}ข{{/if}}\n- ค\n", "L-{1{P ค}}", NULL, NULL},
        {"---\nก: \"\"\n---\n- {{#if ก}}ข{{/if}}\n\nค\n", "P ค", NULL, NULL},
        {"---\nก: \"\"\n---\n๑. {{#if ก}}ข{{/if}}\n   - {{#if ก}}ค{{/if}}\n\nง\n", "P ง", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(items, may_be_tasks)
{
    static const SourceCase cases[] = {
        {"- [ ] ก\n- [x] ข\n- [] ค\n", "L-{1[ ]{P ก}; 2[x]{P ข}; 3{P [] ค}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(items, whose_head_holds_several_marks_are_followed_by_the_next)
{
    static const SourceCase cases[] = {
        {"ข้อ ๒ (๑) และ (๒) ก\n(๓) ข\n", "Lข้อ{2‹ข้อ ๒›{L(1){1{P และ (๒) ก}; 3{P ข}}}}", NULL, NULL},
        {"ข้อ ๒ (๑) (๒) ก\n(๓) ข\n", "Lข้อ{2‹ข้อ ๒›{L(1){1{P (๒) ก}; 3{P ข}}}}", NULL, NULL},
        {"(๑) ถึง (๓) ก\n(๔) ข\n", NULL, NULL, NULL},
        {"(๑) - (๓) ก\n(๔) ข\n", "L(1){1{P - (๓) ก}; 4{P ข}}", NULL, NULL},
        {"(ก) และ (ข) ก\n(ค) ข\n", NULL, NULL, NULL},
        {"(๑) และ (๓) ของข้อ ๒\n(๒) ข\n(๓) ค\n", NULL, NULL, NULL},
        {"๑. ๒๕๖๘. เป็นปี\n๒. ข\n", NULL, NULL, NULL},
        {"ข้อ ๒ (๑) ก\n(๓) ข\n", NULL, "W-list-number 2:1+3", NULL},
        {"(๑) และ (๒) ก\n(๔) ข\n", NULL, "W-list-number 2:1+3", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}
