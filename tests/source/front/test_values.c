/* Values of the front matter as officers type them: their lines, and marks that they do not have. */
#include "source/source_help.h"

Test(values, of_a_form_keep_the_lines_on_which_they_are_typed)
{
    static const SourceCase cases[] = {
        {"---\nส่วนราชการ:\n  อบต.ก\n  หมู่ ๑\n---\n{{ส่วนราชการ}}\n", "P <D:อบต.ก>/<D:หมู่ ๑>", NULL, NULL},
        {"---\nagency: อบต.ก\n\n  หมู่ ๑\n---\n{{agency}}\n", "P <D:อบต.ก>/<D:หมู่ ๑>", NULL, NULL},
        {"---\ntitle:\n  ประกาศ\n  เรื่อง ก\n---\nข\n", "T ประกาศ/เรื่อง ก; P ข", NULL, NULL},
        {"---\nอ้างถึง:\n  – ก\n  – ข\n---\n{{อ้างถึง}}\n", "P <D:– ก>/<D:– ข>", NULL, NULL},
        {"---\nอ้างถึง:\n  ก. ก\n  ข. ข\n---\n{{อ้างถึง}}\n", "P <D:ก. ก>/<D:ข. ข>", NULL, NULL},
        /* a line below an item goes on with it */
        {"---\nอ้างถึง:\n  ๑. ก\n     ต่อ\n  ๒. ข\n---\n{{อ้างถึง}}\n", "P <D:๑. ก ต่อ>/<D:๒. ข>", NULL, NULL},
        /* other fields are YAML: lines are joined, unless they are items; > joins and | parts */
        {"---\nx: ก\n  ข\ny:\n  (๑) ค\n  (๒) ง\n---\n{{x}} {{y}}\n", "P <D:ก ข> <D:(๑) ค>/<D:(๒) ง>", NULL,
         NULL},
        {"---\nเรื่อง: >\n  ก\n  ข\n---\n{{เรื่อง}}\n", "P <D:ก ข>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(values, end_a_line_where_a_mark_says_so)
{
    static const SourceCase cases[] = {
        {"---\nx: ก <br> ข<BR/>ค\n---\n{{x}}\n", "P <D:ก>/<D:ข>/<D:ค>", NULL, NULL},
        {"---\nx: ก\\nข\ntitle: ค\\n(ง)\n---\n{{x}}\n", "T ค/(ง); P <D:ก>/<D:ข>", NULL, NULL},
        {"---\nx: C:\\new\n---\n{{x}}\n", "P <D:C:\\new>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(values, have_no_markup_which_is_told_once)
{
    static const SourceCase cases[] = {
        {"---\nx: \"**ด่วน** <u>ก</u>\"\ny: <b>\n---\n{{x}}\n", "P <D:**ด่วน** <u>ก</u>>",
         "W-front-markup 2:5+17", NULL},
        {"---\nx: ก <span class=a>ข</span>\n---\nก\n", "P ก", "W-front-markup 2:4+24", NULL},
        /* no markup: an address, a sign of less, stars */
        {"---\nx: <a@b.go.th> <https://a.go.th> 3 < 5 > 2 ก ** ข *ค*\n---\nก\n", "P ก", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(values, of_a_field_may_stand_in_for_a_date)
{
    static const SourceCase cases[] = {
        {"---\nวันที่: {{วัน|๑๕ ก.ค. ๖๙}}\n---\n{{date:thai-date}}\n", "P <D:15 กรกฎาคม 2569>", NULL, NULL},
        {"---\nวันที่: \"{{วัน|๑๕ ก.ค. ๖๙}}\"\nวัน: 1/8/2569\n---\n{{date:thai-date}}\n", "P <D:1 สิงหาคม 2569>",
         NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}
