/* Links, images, references and notes. Plain CommonMark: test_spec.c. */
#include <criterion/criterion.h>

#include "source/markdown/hand.h"

Test(links, reads_targets_and_leaves_words_in_brackets)
{
    static const HandCase cases[] = {
        {"[ก](http://ข.th/ \"ค\") ง", "<a href=\"http://%E0%B8%82.th/\" title=\"ค\">ก</a> ง"},
        {"[ก](แบบ.pdf)", "<a href=\"%E0%B9%81%E0%B8%9A%E0%B8%9A.pdf\">ก</a>"},
        {"[ก](<ข ค>)", "<a href=\"%E0%B8%82%20%E0%B8%84\">ก</a>"},
        {"[แก้ไข](ฉบับที่๒)", "[แก้ไข](ฉบับที่๒)"},
        {"[a]((b c) [a](((d)))", "[a]((b c) <a href=\"((d))\">a</a>"},
        {"![ก](ข)", "<img src=\"%E0%B8%82\" alt=\"ก\" />"},
        {"![*ก* `ข`](a.png \"ค\")", "<img src=\"a.png\" alt=\"ก ข\" title=\"ค\" />"},
        {"[[ก](a)](b)", "[<a href=\"a\">ก</a>](b)"},
        {"[![ก](a)](b)", "<a href=\"b\"><img src=\"a\" alt=\"ก\" /></a>"},
    };
    CHECK_HAND_CASES(cases);
}

Test(links, reads_references)
{
    static const HandCase cases[] = {
        {"[ก]: http://a.th\n\n[ก] [ข][ก] [ก][]",
         "<a href=\"http://a.th\">ก</a> <a href=\"http://a.th\">ข</a> <a href=\"http://a.th\">ก</a>"},
        {"[ÄB  c]: d\n\n[äb C]", "<a href=\"d\">äb C</a>"},
        {"[a]: b\n\n[a][ ] [a] []", "<a href=\"b\">a</a>[ ] <a href=\"b\">a</a> []"},
        {"[ไม่มี] [ก][ไม่มี]", "[ไม่มี] [ก][ไม่มี]"},
    };
    CHECK_HAND_CASES(cases);
}

Test(links, takes_note_marks_whether_there_is_a_note_or_not)
{
    static const HandCase cases[] = {
        {"ก[^๑] ข[^a-b]", "ก<note>๑</note> ข<note>a-b</note>"},
        {"[^ก ข] [^] [^[a]]", "[^ก ข] [^] [^[a]]"},
        {"[ก[^1]](a.b)", "<a href=\"a.b\">ก<note>1</note></a>"},
        {"[ก][^1]", "[ก]<note>1</note>"},
        {"!\\[^1]", "![^1]"},
    };
    CHECK_HAND_CASES(cases);
}
