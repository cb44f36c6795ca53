/* Values of the front matter that are no YAML, and mean what an officer typed. */
#include "source/source_help.h"

#define FRONT(line) "---\n" line "\nx: 1\n---\n{{title}}\n"

Test(mend, a_value_is_what_stands_behind_the_colon)
{
    static const SourceCase cases[] = {
        {FRONT("title: ราคา: 500"), "T ราคา: 500; P <D:ราคา: 500>", NULL, NULL},
        {FRONT("title: ราคา:"), "T ราคา:; P <D:ราคา:>", NULL, NULL},
        {FRONT("title: “ราคา: 5”"), "T “ราคา: 5”; P <D:“ราคา: 5”>", NULL, NULL},
        {FRONT("title: @ก"), "T @ก; P <D:@ก>", NULL, NULL},
        {FRONT("title: %ก"), "T %ก; P <D:%ก>", NULL, NULL},
        {FRONT("title: *ก* ข"), "T *ก* ข; P <D:*ก* ข>", NULL, NULL},
        {FRONT("title: &ก"), "T &ก; P <D:&ก>", NULL, NULL},
        {FRONT("title: !ก ข"), "T !ก ข; P <D:!ก ข>", NULL, NULL},
        {FRONT("title: , ก"), "T , ก; P <D:, ก>", NULL, NULL},
        {FRONT("title: `ก`"), "T `ก`; P <D:`ก`>", NULL, NULL},
        {FRONT("title: |ก"), "T |ก; P <D:|ก>", NULL, NULL},
        {FRONT("title: > ก"), "T > ก; P <D:> ก>", NULL, NULL},
        {FRONT("title: |"), "T |; P <D:|>", NULL, NULL},
        {FRONT("title: >5"), "T >5; P <D:>5>", NULL, NULL},
        {FRONT("title: !!a ก"), "T !!a ก; P <D:!!a ก>", NULL, NULL},
        {FRONT("title: - ก"), "T - ก; P <D:- ก>", NULL, NULL},
        {FRONT("title: -"), "T -; P <D:->", NULL, NULL},
        {FRONT("title: ? ก"), "T ? ก; P <D:? ก>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(mend, brackets_and_quotes_that_do_not_enclose_all_are_text)
{
    static const SourceCase cases[] = {
        {FRONT("title: [ด่วน] ก"), "T [ด่วน] ก; P <D:[ด่วน] ก>", NULL, NULL},
        {FRONT("title: [ด่วน"), "T [ด่วน; P <D:[ด่วน>", NULL, NULL},
        {FRONT("title: {ด่วน} ก"), "T {ด่วน} ก; P <D:{ด่วน} ก>", NULL, NULL},
        {FRONT("title: {{x}} ก"), "T <D:1> ก; P <D:{{x}} ก>", NULL, NULL},
        {FRONT("title: \"ก\" ข"), "T \"ก\" ข; P <D:\"ก\" ข>", NULL, NULL},
        {FRONT("title: 'ก' 'ข"), "T 'ก' 'ข; P <D:'ก' 'ข>", NULL, NULL},
        {FRONT("title: \"ก"), "T \"ก; P <D:\"ก>", NULL, NULL},
        /* what encloses all stays what it is, though another line is no YAML */
        {FRONT("title: [ก,\n  ข]\ny: @"), "T ก; T ข; P <D:ก>/<D:ข>", NULL, NULL},
        {FRONT("title: \"ก\n  ข\"\ny: @"), "T ก ข; P <D:ก ข>", NULL, NULL},
        {FRONT("title: |\n  ก: @\n  ข\ny: @"), "T ก: @/ข; P <D:ก: @>/<D:ข>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(mend, colons_and_indents_are_taken_as_meant)
{
    static const SourceCase cases[] = {
        {FRONT("title:ก"), "T ก; P <D:ก>", NULL, NULL},
        {FRONT("title：ก"), "T ก; P <D:ก>", NULL, NULL},
        {FRONT("title:\xC2\xA0ก"), "T ก; P <D:ก>", NULL, NULL},
        {FRONT("title:\xC2\xA0ราคา: 5"), "T ราคา: 5; P <D:ราคา: 5>", NULL, NULL},
        {FRONT("title:ราคา: 5"), "T ราคา: 5; P <D:ราคา: 5>", NULL, NULL},
        {FRONT("  title: ก"), "T ก; P <D:ก>", NULL, NULL},
        {FRONT("\ttitle: ก"), "T ก; P <D:ก>", NULL, NULL},
        {FRONT("title:\n\t- ก\n\t- ข"), "T ก; T ข; P <D:ก>/<D:ข>", NULL, NULL},
        {FRONT("title: ก\n\tข: ค"), "T ก/ข: ค; P <D:ก>/<D:ข: ค>", NULL, NULL},
        {FRONT("\xE2\x80\x8Btitle: ก"), "T ก; P <D:ก>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(mend, items_typed_with_numbers_are_lines)
{
    static const SourceCase cases[] = {
        {"---\nx:\n1. ก\n2. ข: ค\n---\n{{x}}\n", "P <D:1. ก>/<D:2. ข: ค>", NULL, NULL},
        {"---\nx: ๑. ก\n   ๒. ข\n---\n{{x}}\n", "P <D:๑. ก>/<D:๒. ข>", NULL, NULL},
        {"---\nx:\n  1) ก\n  2) ข\n---\n{{x}}\n", "P <D:1) ก>/<D:2) ข>", NULL, NULL},
        {"---\nx: ก\n   ๒. ข\n---\n{{x}}\n", "P <D:ก ๒. ข>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(mend, places_stay_those_of_the_file)
{
    static const SourceCase cases[] = {
        {"---\na:ก\nb: 'ก' ข: '\nx: {{y}} ก\n---\n{{x}}\nก{{z}}\n", NULL, "E-field-unknown 7:2+5", NULL},
        {"---\na:ก\nb: 'ก' ข: '\ntitle: ก {{y}}\n---\nก\n", NULL, "E-field-unknown 4:10+5", NULL},
        {"---\nb: @\ndate:พรุ่งนี้\n---\nก\n", NULL, "E-front-date 3:6+8", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(mend, what_cannot_be_known_is_told_where_it_stands)
{
    static const SourceCase cases[] = {
        {"---\nที่:\nเรียน:ก\n---\n{{to}}{{ที่}}\n", "P <D:ก>", NULL, NULL},
        {"---\nที่:\nก ข\n---\nก\n", "P ก", "E-yaml-syntax 3:1+3", NULL},
        {"---\na: @\nเรื่อง ก\nx: 1\n---\nก\n", "P ก", "E-yaml-syntax 3:1+8", NULL},
        {"---\nfields:\n  a: @\n---\nก\n", "P ก", "E-yaml-syntax 3:6+1", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(mend, a_remark_behind_a_value_is_told)
{
    static const SourceCase cases[] = {
        {"---\nx: บ้านเลขที่ 5 #ซอย 3\n---\n{{x}}\n", "P <D:บ้านเลขที่ 5>", "W-front-remark 2:17+6", NULL},
        {"---\nx : #1\n---\nก\n", "P ก", "W-front-remark 2:5+2", NULL},
        {"---\nx: #1 ก\n---\nก\n", "P ก", "W-front-remark 2:4+4", NULL},
        {"---\nx: 'ก' # ข\n---\nก\n", "P ก", "W-front-remark 2:8+3", NULL},
        {"---\nx: [ก, ข] # ข\n---\nก\n", "P ก", "W-front-remark 2:11+3", NULL},
        {"---\nx:\n  - ก #1\n  - ข\n---\nก\n", "P ก", "W-front-remark 3:7+2", NULL},
        /* remarks that are meant: on a line of their own, beside a key whose value stands below */
        {"---\n# ก\nx: # ก\n  - ก#1\ny: |\n  # ก\nfields: # ก\n  z: {type: text} # ก\n---\n{{y}}\n",
         "P <D:# ก>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(mend, items_are_typed_in_many_ways)
{
    static const SourceCase cases[] = {
        {"---\nx: @\nอ้างถึง:\n  ๑. ก\n  ๒. ข: ค\n---\n{{อ้างถึง}}\n", "P <D:๑. ก>/<D:๒. ข: ค>", NULL, NULL},
        {"---\nx: ก: ข\nอ้างถึง:\n  (๑) ก\n  (๒) ข\n---\n{{อ้างถึง}}\n", "P <D:(๑) ก>/<D:(๒) ข>", NULL, NULL},
        {"---\nx: ก: ข\nอ้างถึง:\n  ๑. ก\n     ต่อ\n  ๒. ข\n---\n{{อ้างถึง}}\n", "P <D:๑. ก ต่อ>/<D:๒. ข>", NULL,
         NULL},
        {"---\nx:\n- ๑. ก: ข\n- ค\n---\n{{x}}\n", "P <D:๑. ก: ข>/<D:ค>", NULL, NULL},
        {"---\nx: - ก\n  - ข\n---\n{{x}}\n", "P <D:ก>/<D:ข>", NULL, NULL},
        {"---\nx: - ก\n- ข: ค\ny: 1\n---\n{{x}}{{y}}\n", "P <D:ก>/<D:ข: ค><D:1>", NULL, NULL},
        {"---\nx: [{ก: ข}]\n---\nก\n", "P ก", "E-block-type 2:5+1", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(mend, a_bracket_takes_no_key_below_it)
{
    static const SourceCase cases[] = {
        {"---\nto: [ ก\nที่： ]\n---\n{{to}} {{ที่}}\n", "P <D:[ ก> <D:]>", NULL, NULL},
        {"---\nto: [ก,\n  ข]\nที่: ค\n---\n{{to}} {{ที่}}\n", "P <D:ก>/<D:ข> <D:ค>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(mend, lines_of_a_mended_value_stay_lines)
{
    static const SourceCase cases[] = {
        {"---\nส่วนราชการ: อบต.: ก\n  \"หมู่\" ๑ \n\n  ต่อ\nเรียน: ข: {{x}}\n---\n{{ส่วนราชการ}}\n",
         "P <D:อบต.: ก>/<D:\"หมู่\" ๑>/<D:ต่อ>", NULL, NULL},
        {"---\r\nส่วนราชการ: อบต.: ก\r\n  ข\r\n---\r\n{{ส่วนราชการ}}\r\n", "P <D:อบต.: ก>/<D:ข>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}
