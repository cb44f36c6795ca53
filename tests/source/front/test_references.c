/* Ids, references and tables of contents as they are written. */
#include "source/source_help.h"

Test(source_references, ids_stand_behind_headings_items_paragraphs_and_pictures)
{
    static const SourceCase cases[] = {
        {"## บทนำ {#intro}\n", "H2 บทนำ#intro", NULL, NULL},
        {"## **บทนำ**{#บท-๑}\n", "H2 <b:บทนำ>#บท-๑", NULL, NULL},
        {"๑. ข้อ {#ข้อ}\n", "L1.{1{P ข้อ}#ข้อ}", NULL, NULL},
        {"ย่อหน้า\nสอง\n{#p}\n", "P ย่อหน้า; P สอง#p", NULL, NULL},
        {"![ภาพ](d.csv \"ก\") {#f}\n", "I #f", NULL, "a file"},
        {"![ภาพ](d.csv)\n{#f}\n", "I #f", NULL, "a file"},
        {"```table\nid: t\nrows: [[ก]]\n```\n", "TABLE |\n<D:ก>#t", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(source_references, what_is_no_id_stays_as_it_is_typed)
{
    static const SourceCase cases[] = {
        {"ก {#a b}\n", "P ก {#a b}", "W-id-place 1:3+6", NULL},
        {"ก {#}\n", "P ก {#}", "W-id-place 1:3+3", NULL},
        {"ก {#a} ข\n", "P ก {#a} ข", "W-id-place 1:3+4", NULL},
        {"ก `{#a}`\n", "P ก <c:{#a}>", NULL, NULL},
        {"```table\nid: a b\nrows: [[ก]]\n```\n", NULL, "E-id 2:5+3", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(source_references, name_a_block_and_what_of_it_is_printed)
{
    static const SourceCase cases[] = {
        {"ดู{{#a}} หน้า {{#a:page}}\n", "P ดู{{#a}} หน้า {{#a:page}}", NULL, NULL},
        {"{{#a:title}}{{ #a : number }}\n", "P {{#a:title}}{{#a:number}}", NULL, NULL},
        {"{{#a:pages}}\n", NULL, "E-reference-form 1:1+12", NULL},
        {"```table\nrows: [[\"{{#a}}\"]]\n```\n", "TABLE |\n{{#a}}", NULL, NULL},
        {"ดู \\{{#a}}\n", "P ดู {{#a}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(source_references, contents_have_a_title_levels_and_a_kind)
{
    static const SourceCase cases[] = {
        {"```toc\n```\n", "TOC 0/3 ", NULL, NULL},
        {"```toc\ntitle: สารบัญ\nlevels: 2\n```\n", "TOC 0/2 สารบัญ", NULL, NULL},
        {"```toc\nof: tables\n```\n", "TOC 1/3 ", NULL, NULL},
        {"```toc\nof: table\n```\n", NULL, "E-toc-of 2:5+5", NULL},
        {"```toc\nlevels: 9\n```\n", NULL, "E-toc-levels 2:9+1", NULL},
        {"```toc\nlevel: 2\n```\n", NULL, "E-block-key 2:1+5", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}
