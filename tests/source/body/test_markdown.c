/* Blocks: Thai list marks, nesting, code, tables, pictures. */
#include "source/source_help.h"

Test(markdown, reads_thai_list_marks)
{
    static const SourceCase cases[] = {
        {"๑. ก\n๒. ข\n", "L1.{1{P ก}; 2{P ข}}", NULL, NULL},
        {"(๑) ก\n(๒) ข\n", "L(1){1{P ก}; 2{P ข}}", NULL, NULL},
        {"(1) ก\n(2) ข\n", "L(1){1{P ก}; 2{P ข}}", NULL, NULL},
        {"๑) ก\n๒) ข\n(๑) ค\n", "L(1){1{P ก}; 2{P ข}}; L(1){1{P ค}}", NULL, NULL},
        {"ก. ก\nข. ข\nค. ค\nฆ. ง\n", "Lก.{1{P ก}; 2{P ข}; 3{P ค}; 4{P ง}}", NULL, NULL},
        {"(ก) ก\n(ข) ข\n", "L(ก){1{P ก}; 2{P ข}}", NULL, NULL},
        {"๙. ก\n๑๐. ข\n", "L1.{9{P ก}; 10{P ข}}", NULL, NULL},
        {"- ก\n* ข\n", "L-{1{P ก}}; L-{1{P ข}}", NULL, NULL},
        {"๑. ก\n   - ข\n   - ค\n๒. ง\n", "L1.{1{P ก; L-{1{P ข}; 2{P ค}}}; 2{P ง}}", NULL, NULL},
        {"๑๐. ก\n     - ข\n", "L1.{10{P ก; L-{1{P ข}}}}", NULL, NULL},
        {"(๑) ก\n    ๑. ข\n", "L(1){1{P ก; L1.{1{P ข}}}}", NULL, NULL},
        {"๑. ก\nก. ข\n", "L1.{1{P ก}}; Lก.{1{P ข}}", NULL, NULL},
        {"> ๑. ก\n", "Q{L1.{1{P ก}}}", NULL, NULL},
        {"- ๑. ก\n", "L-{1{L1.{1{P ก}}}}", NULL, NULL},
        {"ข้อความ\n๒. ไม่ใช่ข้อ\n", "P ข้อความ_๒. ไม่ใช่ข้อ", NULL, NULL},
        {"อ. บ้านไร่\n\n๑. ก\n", "P อ. บ้านไร่; L1.{1{P ก}}", NULL, NULL},
        {"```\n๑. ก\n-ข\n```\n", "C <c:๑. ก><c:-ข>", NULL, NULL},
        {"    ๑. ก\n", "C <c:๑. ก>", NULL, NULL},
        {"๑.๒ ก\n", "P ๑.๒ ก", NULL, NULL},
        {"123456789. ก\n", "L1.{123456789{P ก}}", NULL, NULL},
        {"1234567890. ก\n", "P 1234567890. ก", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(markdown, warns_of_marks_that_are_not_as_they_should_be)
{
    static const SourceCase cases[] = {
        {"-ข้อ ๑\n-ข้อ ๒\n", "L-{1{P ข้อ ๑}; 2{P ข้อ ๒}}", "W-list-blank 1:1+1; W-list-blank 2:1+1", NULL},
        {"ก\n-ข\n", "P ก_-ข", NULL, NULL},
        {"๑. ก\n๓. ข\n", "L1.{1{P ก}; 2{P ข}}", "W-list-number 2:1+2", NULL},
        {"๑. ก\n\n   - ข\n   -ค\n", "L1.{1{P ก; L-{1{P ข}; 2{P ค}}}}", "W-list-blank 4:4+1", NULL},
        {"ก. ก\nฃ. ข\n", NULL, NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(markdown, reads_the_other_blocks)
{
    static const SourceCase cases[] = {
        {"# ก\n\n### ข\n", "H1 ก; H3 ข", NULL, NULL},
        {"ก\n\n***\n\nข\n", "P ก; R; P ข", NULL, NULL},
        {"> ก\n> ข\n", "Q{P ก~ข}", NULL, NULL},
        {"```pagebreak\n```\n", "BREAK", NULL, NULL},
        {"```\na\n\n  b\n```\n", "C <c:a><c:><c:  b>", NULL, NULL},
        {"<!-- ก -->\n\nข\n", "P ข", NULL, NULL},
        {"<!-- ก --> ข\n\n<!-- ค\nค -->\n", "P ข", "W-html 1:1+12", NULL},
        {"<!-- ก\n\nข\n", "P <!-- ก//ข", "W-html 1:1+6", NULL},
        {"```pagebreak\nก\n```\n", "BREAK", "E-block-content 1:1+12", NULL},
        {"<div>ก</div>\n", "P <div>ก</div>", "W-html 1:1+12", NULL},
        {"| ก | ข |\n|---|--:|\n| ค | **ง** |\n| จ |\n", "TABLE !|ก|rข\nค|<b:ง>\nจ|", NULL, NULL},
        {"```tabel\nก\n```\n", "C <c:ก>", "W-block-name 1:1+8", NULL},
        {"```table\nrows: [[ก]]\n", "", "E-block-end 1:1+8", NULL},
        {"ก\r\n\r\nข\rค\r\n", "P ก; P ข~ค", NULL, NULL},
        {"\xEF\xBB\xBFก\n", "P ก", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(markdown, keeps_pictures_in_their_place)
{
    static const SourceCase cases[] = {
        {"![ก](../../etc/passwd)\n", "", "E-path-outside 1:1+22", NULL},
        {"![ก](/etc/passwd)\n", "", "E-path-outside 1:1+17", NULL},
        {"![ก](none.png)\n", "", "E-file-missing 1:1+14", NULL},
        {"![ก](http://a.b/c.png)\n", "", "E-image-remote 1:1+22", NULL},
        {"ก ![ข](d.csv) ค\n", "P ก ข ค", "E-image-inline 1:3+2", "x"},
        {"![ก](d.csv)\n", "I ", NULL, "x"},
        {"![ก](%64.csv)\n", "I ", NULL, "x"},
    };
    CHECK_SOURCE_CASES(cases);
}

#define FILES "---\nname: d\nnone: \"\"\nup: ../x.png\n---\n"

/* A logo for each organisation: paths have fields, and so have the words that describe what is there. */
Test(markdown, fills_in_the_fields_of_a_picture)
{
    static const SourceCase cases[] = {
        {FILES "![ตราของ {{name}}]({{name}}.csv)\n", "I ", NULL, "x"},
        {FILES "![ก]({{none}})\n\nข\n", "P ข", "W-image-empty 6:1+14", "x"},
        {FILES "![ก]({{up}})\n", "", "E-path-outside 6:1+12", "x"},
        {FILES "![ก]({{nme}}.csv)\n", NULL, "E-field-unknown 6:1+17; E-file-missing 6:1+17", "x"},
        {FILES "![ก](<{{ name }}.csv>)\n", "I ", NULL, "x"},
    };
    CHECK_SOURCE_CASES(cases);
    SourceRead *read = source_read(FILES "![ตรา **ของ** {{name}} \\{{name}}](d.csv)\n", "x");
    LkText alt = read->source->blocks->as.image->alt;
    cr_expect(lk_text_is(alt, "ตรา ของ d {{name}}"), "%.*s", (int)alt.length, alt.bytes);
    source_done(read);
}
