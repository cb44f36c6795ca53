/* Blocks: Thai list marks, nesting, code, tables, pictures. */
#include "source/source_help.h"

Test(markdown, reads_thai_list_marks)
{
    static const SourceCase cases[] = {
        {"๑. ก\n๒. ข\n", "L1.{1{P ก}; 2{P ข}}", NULL, NULL},
        {"(๑) ก\n(๒) ข\n", "L(1){1{P ก}; 2{P ข}}", NULL, NULL},
        {"(1) ก\n(2) ข\n", "L(1){1{P ก}; 2{P ข}}", NULL, NULL},
        {"๑) ก\n๒) ข\n(๑) ค\n", "L(1){1‹๑)›{P ก}; 2‹๒)›{P ข; L(1){1{P ค}}}}", NULL, NULL},
        {"ก. ก\nข. ข\nค. ค\nฆ. ง\n", "Lก.{1{P ก}; 2{P ข}; 3{P ค}; 3‹ฆ.›{P ง}}", NULL, NULL},
        {"(ก) ก\n(ข) ข\n", "L(ก){1{P ก}; 2{P ข}}", NULL, NULL},
        {"๙. ก\n๑๐. ข\n", "L1.{9{P ก}; 10{P ข}}", NULL, NULL},
        {"- ก\n* ข\n", "L-{1{P ก}}; L-{1{P ข}}", NULL, NULL},
        {"๑. ก\n   - ข\n   - ค\n๒. ง\n", "L1.{1{P ก; L-{1{P ข}; 2{P ค}}}; 2{P ง}}", NULL, NULL},
        {"๑๐. ก\n     - ข\n", "L1.{10{P ก; L-{1{P ข}}}}", NULL, NULL},
        {"(๑) ก\n    ๑. ข\n", "L(1){1{P ก; L1.{1{P ข}}}}", NULL, NULL},
        {"๑. ก\nก. ข\n", "L1.{1{P ก; Lก.{1{P ข}}}}", NULL, NULL},
        {"> ๑. ก\n", "Q{L1.{1{P ก}}}", NULL, NULL},
        {"- ๑. ก\n", "L-{1{L1.{1{P ก}}}}", NULL, NULL},
        {"ข้อความ\n๒. ไม่ใช่ข้อ\n", "P ข้อความ; L1.{2{P ไม่ใช่ข้อ}}", NULL, NULL},
        {"อ. บ้านไร่\n\n๑. ก\n", "P อ. บ้านไร่; L1.{1{P ก}}", NULL, NULL},
        {"```\n๑. ก\n-ข\n```\n", "C <c:๑. ก><c:-ข>", NULL, NULL},
        {"    ๑. ก\n", "L1.{1{P ก}}", NULL, NULL},
        {"๑.๒ ก\n", "L1.{2‹๑.๒›{P ก}}", NULL, NULL},
        {"123456789. a\n", "L1.{123456789{P a}}", NULL, NULL},
        {"๒๕๖๙. ก\n", "P ๒๕๖๙. ก", NULL, NULL}, /* a year */
        {"1234567890. ก\n", "P 1234567890. ก", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(markdown, warns_of_marks_that_are_not_as_they_should_be)
{
    static const SourceCase cases[] = {
        {"-ข้อ ๑\n-ข้อ ๒\n", "L-{1{P ข้อ ๑}; 2{P ข้อ ๒}}", "W-list-blank 1:1+1", NULL},
        {"ก\n-ข\n", "P ก; L-{1{P ข}}", "W-list-blank 2:1+1", NULL},
        {"-ก\n\nข\n\n๑.ค\n", "L-{1{P ก}}; P ข; L1.{1{P ค}}", "W-list-blank 1:1+1", NULL},
        {"๑. ก\n๓. ข\n", "L1.{1{P ก}; 3{P ข}}", "W-list-number 2:1+2", NULL},
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
        {"> ก\n> ข\n", "Q{P ก; P ข}", NULL, NULL},
        {"```pagebreak\n```\n", "BREAK", NULL, NULL},
        {"ก\n\n```{=html}\n<!-- -->\n```\n\nข\n", "P ก; P ข", NULL, NULL}, /* pandoc parts lists so */
        {"```{=html}\n<b>ก</b>\n```\n", "C <c:<b>ก</b>>", "W-block-name 1:1+10", NULL},
        {"```\na\n\n  b\n```\n", "C <c:a><c:><c:  b>", NULL, NULL},
        {"<!-- ก -->\n\nข\n", "P ข", NULL, NULL},
        {"<!-- ก --> ข\n\n<!-- ค\nค -->\n", "P ข", NULL, NULL},
        {"<!-- ก\n\nข\n", "P <!-- ก//ข", "W-html 1:1+6", NULL},
        {"```pagebreak\nก\n```\n", "BREAK", "E-block-content 1:1+12", NULL},
        {"<div>ก</div>\n", "P ก", "W-html 1:1+12", NULL},
        {"<p class=MsoNormal\nstyle='x'><b>ก</b><br/>ข &hellip;<o:p></o:p></p>\n<p>ค</p>\n",
         "P <b:ก>/ข …; P ค", "W-html 1:1+18", NULL},
        {"<h2>ก</h2>\n<ul><li>ข</li>\n<li>ค\nง</ul>\n", "H2 ก; P <D:• >ข; P <D:• >ค~ง", "W-html 1:1+10",
         NULL},
        {"<style>\np {ก}\n</style>\n\nข\n", "P ข", "W-html 1:1+7", NULL},
        {"<script>\"<p>\"</script><p>ข\n", "P ข", "W-html 1:1+26; W-html 1:1+26", NULL},
        {"> <div>\n> ก\n> </div>\n", "Q{P ก}", "W-html 1:3+5", NULL},
        {"<div>๒*๓*๔ [ก](b)</div>\n", "P ๒*๓*๔ [ก](b)", "W-html 1:1+23", NULL},
        {"<div>\n\n**ก**\n\n</div>\n", "P <b:ก>", "W-html 1:1+5", NULL},
        {"<!X ก>\n", "P <!X ก>", "W-html 1:1+6", NULL},
        {"| ก | ข |\n|---|--:|\n| ค | **ง** |\n| จ |\n", "TABLE !|ก|rข\nค|<b:ง>\nจ|", NULL, NULL},
        {"~~~text สำคัญ\na\n~~~\n", "C <c:a>", "W-block-name 1:1+13", NULL}, /* words that are not printed */
        {"```tabel\nก\n```\n", "C <c:ก>", "W-block-name 1:1+8", NULL},
        {"```table\nrows: [[ก]]\n", "", "E-block-end 1:1+8", NULL},
        {"ก\r\n\r\nข\rค\r\n", "P ก; P ข; P ค", NULL, NULL},
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

Test(markdown, a_line_below_long_thai_text_is_a_rule)
{
    static const SourceCase cases[] = {
        {"ก\n===\n", "H1 ก", NULL, NULL},
        {"ก\nข\n===\nค\n", "P ก; P ข; R; P ค", "W-rule 3:1+3", NULL},
        {"ก\nข\n---\nค\n", "P ก; P ข; R; P ค", "W-rule 3:1+3", NULL},
        {"ก\nข\n=\n", "P ก; P ข_=", "W-rule 3:1+1", NULL},
        {"a\nb\n===\n", "H1 a_b", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(markdown, a_grid_without_its_last_border_ends_at_the_one_before)
{
    static const SourceCase cases[] = {
        {"+---+\n| ก |\n+---+\n| ข |\n", NULL, "W-table-shape 4:1+5", NULL},
        {"+---+\n+---+\n| ก |\n+---+\n", NULL, "W-table-shape 1:1+5", NULL},
        {"<table><tr><th><p>ก</p><p>ข</p></th></tr><tr><td>ค</td></tr></table>\n", NULL, NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(markdown, definitions_that_no_link_uses_are_told)
{
    static const SourceCase cases[] = {
        {"[a]: b.md\n\nก\n", "P ก", "W-definition-unused 1:1+9", NULL},
        {"[a]: b.md\n[a]: c.md\n\n[a]\n", "P a→b.md", "W-definition-unused 2:1+9", NULL},
        {"[//]: # (ก)\n\nข\n", "P ข", NULL, NULL},
        {"ก[^1]\n\n[^1]: [a]\n\n[a]: b.md\n", NULL, NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(markdown, reads_what_pandoc_makes_of_a_document)
{
    static const SourceCase cases[] = {
        {"# ก {#ข .unnumbered}\n", "H1 ก#ข", "W-attributes 1:5+16", NULL},
        {"## ก {.unnumbered}\n", "H2 ก", "W-attributes 1:6+13", NULL},
        {"# ก {#ข}\n\nก {.ค}\n", "H1 ก#ข; P ก {.ค}", NULL, NULL},
        {"::: {.center custom-style=\"a b\"}\nก\n:::\n", "P ก", "W-attributes 1:1+32", NULL},
        {"::: note\n> ก\n\n- ข\n::::\n", "Q{P ก}; L-{1{P ข}}", "W-attributes 1:1+8", NULL},
        {"::: หมายเหตุ\nก\n:::\n", "P หมายเหตุ; P ก", "W-attributes 1:1+3", NULL},
        {"::: ก ข\n", "P ก ข", "W-attributes 1:1+3", NULL},
        {"::: a b\n", "P ::: a b", NULL, NULL},
        {"ก\n:   ข\n\nค\n\n:\tง\n\n:   จ\n", "P ก; P ข; P ค; P ง; P จ", "W-attributes 2:1+1", NULL},
        {"ก\n: ข\n\n- ค\n\n:   ง\n", "P ก; P : ข; L-{1{P ค}}; P : ง", NULL, NULL},
        {"| ก |\n|---|\n| ข |\n\n:   ค\n", NULL, NULL, NULL}, /* its caption */
        {"![ก](a.png){width=\"1.25in\"\nheight=\"0.5in\"}\n", NULL, "E-file-missing 1:1+26", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(markdown, a_fence_without_a_name_around_thai_words_is_told)
{
    static const SourceCase cases[] = {
        {"```\nด้วยองค์การ\n```\n", "C <c:ด้วยองค์การ>", "W-code-thai 1:1+3", NULL},
        {"```\nls -l /tmp # ดู\n```\n", "C <c:ls -l /tmp # ดู>", NULL, NULL},
        {"```text\nด้วยองค์การ\n```\n", "C <c:ด้วยองค์การ>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

/* Numbers and bullets of HTML, which a browser shows, are words here. */
Test(markdown, items_of_html_keep_their_marks)
{
    static const SourceCase cases[] = {
        {"<ol>\n<li>ก</li>\n<li>ข</li>\n</ol>\n", "P <D:1. >ก; P <D:2. >ข", "W-html 1:1+4", NULL},
        {"<ol start=\"3\"><li>ก</li><li value=7>ข<li>ค</ol>\n", "P <D:3. >ก; P <D:7. >ข; P <D:8. >ค",
         "W-html 1:1+47", NULL},
        {"<ul><li>ก<ol><li>ข</li></ol></li><li><p>ค</p><p>ง</p></li></ul>\n",
         "P <D:• >ก; P <D:1. >ข; P <D:• >ค; P ง", "W-html 1:1+63", NULL},
        {"<ol><li></li></ol><p>ก</p>\n", "P ก", "W-html 1:1+26", NULL},
        {"<ol type=\"a\"><li>ก</li></ol>\n", "P <D:a. >ก", "W-html 1:1+28", NULL},
        {"<ol type=i start=3><li>ก</li><li>ข</li></ol>\n", "P <D:iii. >ก; P <D:iv. >ข", "W-html 1:1+44",
         NULL},
        {"<ol type='I'><li value=\"1949\">ก</li><li>ข</li></ol>\n", "P <D:MCMXLIX. >ก; P <D:MCML. >ข",
         "W-html 1:1+51", NULL},
        {"<ol type=\"A\" start=\"26\"><li>ก</li><li>ข</li></ol>\n", "P <D:Z. >ก; P <D:AA. >ข",
         "W-html 1:1+49", NULL},
        {"<ol type=\"i\" start=\"4000\"><li>ก</li></ol>\n", "P <D:4000. >ก", "W-html 1:1+41", NULL},
        {"<ol type=1 start=12><li>ก</li></ol>\n", "P <D:12. >ก", "W-html 1:1+35", NULL},
        {"<ul style='list-style-type: none'><li>ก</li></ul>\n", "P ก", "W-html 1:1+49", NULL},
        {"<ol data-type=\"a\"><li>ก</li></ol>\n", "P <D:1. >ก", "W-html 1:1+33", NULL},
        {"<ol style=\"margin: 0; list-style-type: upper-roman\"><li>ก</li><li>ข</li></ol>\n",
         "P <D:I. >ก; P <D:II. >ข", "W-html 1:1+77", NULL},
        {"<ol type=A><li>ก<ol type=i><li>ข</li><li>ค</li></ol></li><li>ง</li></ol>\n",
         "P <D:A. >ก; P <D:i. >ข; P <D:ii. >ค; P <D:B. >ง", "W-html 1:1+72", NULL},
        {"<table><tr><td><ol type=\"i\" start=\"9\"><li>ก</li><li>ข</li></ol></td></tr></table>\n",
         "TABLE |\n<D:ix. >ก¶<D:x. >ข", NULL, NULL},
        {"<table><tr><th>ก</th></tr><tr><td>ข<ol "
         "start='3'><li>ค</li><li>ง<ul><li>จ</ul></ol>ฉ</td></tr></table>\n",
         "TABLE !|ก\nข¶<D:3. >ค¶<D:4. >ง¶<D:• >จ¶ฉ", NULL, NULL},
        {"<table><tr><th>ก</th></tr><tr><td><ul><li>ข</ul></td></tr></table>\n", "TABLE !|ก\n<D:• >ข", NULL,
         NULL},
    };
    CHECK_SOURCE_CASES(cases);
}
