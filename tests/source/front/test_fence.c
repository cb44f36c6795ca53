/* The lines between which the front matter stands, as word processors and editors leave them. */
#include "source/source_help.h"

#define FRONT "title: ก\n"

Test(fence, blanks_and_what_nobody_sees_may_stand_around_it)
{
    static const SourceCase cases[] = {
        {" ---\n" FRONT "---\nข\n", "T ก; P ข", NULL, NULL},
        {"\n \n---\n" FRONT "---\nข\n", "T ก; P ข", NULL, NULL},
        {"\xEF\xBB\xBF\n---\n" FRONT "---\nข\n", "T ก; P ข", NULL, NULL},
        {"\xE2\x80\x8B---\n" FRONT "---\nข\n", "T ก; P ข", NULL, NULL},        /* U+200B */
        {"---\xC2\xA0\n" FRONT "--- \t\xC2\xA0\nข\n", "T ก; P ข", NULL, NULL}, /* U+00A0 */
        {"---\r\ntitle: ก\r\n---\r\nข\r\n", "T ก; P ข", NULL, NULL},
        {"---\n" FRONT " ---\nข\n", "T ก; P ข", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(fence, dashes_that_a_word_processor_made_are_told)
{
    static const SourceCase cases[] = {
        {"–--\n" FRONT "---\nข\n", "T ก; P ข", "W-front-fence 1:1+3", NULL},
        {"———\n" FRONT "———\nข\n", "T ก; P ข", "W-front-fence 1:1+3; W-front-fence 3:1+3", NULL},
        {"—-\n" FRONT "—-\nข\n", "T ก; P ข", "W-front-fence 1:1+2; W-front-fence 3:1+2", NULL},
        {"---\n" FRONT "–--\nข\n\n---\n\nค\n", "T ก; P ข; R; P ค", "W-front-fence 3:1+3", NULL},
        {"----\n" FRONT "-----\nข\n", "T ก; P ข", "W-front-fence 1:1+4; W-front-fence 3:1+5", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(fence, one_that_is_missing_is_told_where_the_front_matter_begins)
{
    static const SourceCase cases[] = {
        {"---\ntitle: ก\nข\n", "", "E-front-end 1:1+3", NULL},
        {"\n ---\nเรื่อง: ก\nข\n", "", "E-front-end 2:1+4", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(fence, one_that_was_forgotten_is_told)
{
    static const SourceCase cases[] = {
        {"layout: report\ntitle: ก\n\nข\n", NULL, "W-front-fence 1:1+14", NULL},
        {"\nรูปแบบ : รายงาน\nข\n", NULL, "W-front-fence 2:1+15", NULL},
        {"ชื่อเรื่อง: ก\nเรียน: ข\n", NULL, "W-front-fence 1:1+13", NULL},
        {"เรื่อง: ก\nเรียน: ข\n", "P เรื่อง: ก; P เรียน: ข", NULL, NULL},
        {"title: words\n", "P title: words", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(fence, a_rule_at_the_start_of_the_text_is_none)
{
    static const SourceCase cases[] = {
        {"\n---\n\nก\n\n---\n\nข\n", "R; P ก; R; P ข", NULL, NULL},
        {"———\nก\n———\n", NULL, NULL, NULL},
        {"\n---\nหมายเหตุว่า: ก\n", "R; P หมายเหตุว่า: ก", NULL, NULL},
        {"————————————————\nเรื่อง: ก\n————————————————\n", NULL, NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(fence, dashes_within_a_value_are_its_own)
{
    static const SourceCase cases[] = {
        {"---\ntitle: |\n  ก\n  ---\n  ค\n---\nข\n", "T ก/---/ค; P ข", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(fence, of_code_around_a_front_matter_is_told_and_left_out)
{
    static const SourceCase cases[] = {
        {"```yaml\n---\nเรื่อง: ก\n---\n```\n\nข\n", "P ข", "W-front-fence 1:1+7", NULL},
        {"```\n---\nเรื่อง: ก\n---\n```\nข\n", "P ข", "W-front-fence 1:1+3", NULL},
        {"~~~\n---\nเรื่อง: ก\n---\n\nข\n~~~\n\n", "P ข", "W-front-fence 1:1+3", NULL},
        {"```markdown\n---\nเรื่อง: ก\n---\nข\n\n```\nx\n```\n```", "P ข; C <c:x>", "W-front-fence 1:1+11",
         NULL},
        /* code that holds no front matter of a form */
        {"```\n---\nkey: 1\n---\n```\n", NULL, NULL, NULL},
        {"```\nเรื่อง: ก\n```\n", NULL, "W-code-thai 1:1+3", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}
