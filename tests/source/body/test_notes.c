/* Footnotes as they are written. */
#include "source/source_help.h"

Test(source_notes, are_numbered_in_the_order_of_their_marks)
{
    static const SourceCase cases[] = {
        {"ก[^a] ข[^b]\n\n[^b]: สอง\n[^a]: หนึ่ง\n", "P ก^1 ข^2; ^1{หนึ่ง}; ^2{สอง}", NULL, NULL},
        {"ก[^๑]\n\n[^๑]: หมาย\n", "P ก^1; ^1{หมาย}", NULL, NULL},
        {"ก[^a] ข[^a]\n\n[^a]: หมาย\n", "P ก^1 ข^1; ^1{หมาย}", NULL, NULL},
        {"| ก |\n|---|\n| ข[^a] |\n\n[^a]: หมาย\n", NULL, NULL, NULL},
        {"# ก[^a]\n\n> ข[^b]\n\n[^a]: ค\n\n[^b]: ง\n", "H1 ก^1; Q{P ข^2}; ^1{ค}; ^2{ง}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(source_notes, hold_paragraphs_in_any_style_with_fields)
{
    static const SourceCase cases[] = {
        {"ก[^a]\n\n[^a]: **ข** ค\n\n    ง\n", "P ก^1; ^1{<b:ข> ค¶ง}", NULL, NULL},
        {"---\nx: ๑\n---\nก[^a]\n\n[^a]: ข {{x}}\n", "P ก^1; ^1{ข <D:๑>}", NULL, NULL},
        {"ก[^a]\n\n[^a]: - ข\n", NULL, "E-note-block 3:7+3", NULL},
        {"ก[^a]\n\n[^a]: ข[^b]\n\n[^b]: ค\n", NULL, "E-note-nested 3:8+4", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(source_notes, that_are_missing_or_of_no_use_are_told)
{
    static const SourceCase cases[] = {
        {"ก[^a]\n", NULL, "E-note-unknown 1:2+4", NULL},
        {"ก **ข[^law]** ค[^lew]\n\n[^law]: ง\n", NULL, "E-note-unknown 1:16+6", NULL},
        {"ก\n\n[^a]: ข\n", "P ก", "W-note-unused 3:1+4", NULL},
        {"ก[^a]\n\n[^a]: ข\n\n[^a]: ค\n", "P ก^1; ^1{ข}", "W-note-unused 5:1+4", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(source_notes, are_not_seen_in_code_or_behind_a_backslash)
{
    static const SourceCase cases[] = {
        {"`[^a]`\n", "P <c:[^a]>", NULL, NULL},
        {"ก\\[^a]\n", "P ก[^a]", NULL, NULL},
        {"```\n[^1]: ก\n```\n", "C <c:[^1]: ก>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(source_notes, part_no_word_at_the_end_of_a_line)
{
    static const SourceCase cases[] = {{"ก[^a]\nข\n\n[^a]: ค\n", "P ก^1; P ข; ^1{ค}", NULL, NULL}};
    CHECK_SOURCE_CASES(cases);
}
