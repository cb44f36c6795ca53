/* Emphasis beside Thai, strikethrough, and signs that stay as they are. Plain CommonMark: test_spec.c. */
#include <criterion/criterion.h>

#include "source/markdown/hand.h"

Test(emphasis, takes_thai_for_a_boundary)
{
    static const HandCase cases[] = {
        {"ใช้**แบบ (ค.๑)**เท่านั้น", "ใช้<strong>แบบ (ค.๑)</strong>เท่านั้น"},
        {"**หมายเหตุ:**ผู้ยื่น", "<strong>หมายเหตุ:</strong>ผู้ยื่น"},
        {"**“ก”**ข", "<strong>“ก”</strong>ข"},
        {"คำว่า**“ผู้รับบริการ”**หมายความว่า", "คำว่า<strong>“ผู้รับบริการ”</strong>หมายความว่า"},
        {"ข้อ **(ก)**ต้องแนบ", "ข้อ <strong>(ก)</strong>ต้องแนบ"},
        {"ภายใน**๓๐ ก.ย.**ของ", "ภายใน<strong>๓๐ ก.ย.</strong>ของ"},
        {"ตาม**ประกาศฯ**ที่แนบ และ**ต่าง ๆ**ที่", "ตาม<strong>ประกาศฯ</strong>ที่แนบ และ<strong>ต่าง ๆ</strong>ที่"},
        {"ยอด**(๑)**๒๓", "ยอด<strong>(๑)</strong>๒๓"},
        {"ก*“ข”*ค", "ก<em>“ข”</em>ค"},
        {"ก***“ข”***ค", "ก<em><strong>“ข”</strong></em>ค"},
        {"ก~~(ข)~~ค", "ก<del>(ข)</del>ค"},
        {"ก\u200B**(ข)**\u200Bค", "ก\u200B<strong>(ข)</strong>\u200Bค"},
        {"ใช้**[แบบ](a.pdf)**เท่านั้น", "ใช้<strong><a href=\"a.pdf\">แบบ</a></strong>เท่านั้น"},
    };
    CHECK_HAND_CASES(cases);
}

Test(emphasis, takes_two_underscores_for_two_stars_beside_thai)
{
    static const HandCase cases[] = {
        {"__หนา__ไทย", "<strong>หนา</strong>ไทย"},
        {"ใช้__แบบ (ค.๑)__เท่านั้น", "ใช้<strong>แบบ (ค.๑)</strong>เท่านั้น"},
        {"ใช้ my__file__name และ __init__", "ใช้ my__file__name และ <strong>init</strong>"},
        {"ไฟล์__init__", "ไฟล์__init__"},
        {"ชื่อ_ไทย_ยาว _เอียง_ไทย", "ชื่อ_ไทย_ยาว _เอียง_ไทย"},
        {"วันที่ __ เดือน __", "วันที่ __ เดือน __"},
        {"วันที่___เดือน___พ.ศ.___", "วันที่___เดือน___พ.ศ.___"},
        {"***หนา***ไทย", "<em><strong>หนา</strong></em>ไทย"},
    };
    CHECK_HAND_CASES(cases);
}

Test(emphasis, leaves_latin_to_commonmark)
{
    static const HandCase cases[] = {
        {"a**(b)**c", "a**(b)**c [left-over 1+2] [left-over 6+2]"},
        {"use **form (1)**only", "use **form (1)**only [left-over 4+2] [left-over 14+2]"},
        {"*foo**bar*", "<em>foo**bar</em> [left-over 4+2]"},
        {"**a **b c", "**a **b c [left-over 0+2] [left-over 4+2]"},
    };
    CHECK_HAND_CASES(cases);
}

Test(emphasis, ends_one_and_begins_the_next_with_four_signs)
{
    static const HandCase cases[] = {
        {"**ขอ****จัด**", "<strong>ขอ</strong><strong>จัด</strong>"},
        {"**เรื่อง** **ขออนุมัติ****จัดอบรม**",
         "<strong>เรื่อง</strong> <strong>ขออนุมัติ</strong><strong>จัดอบรม</strong>"},
        {"**ก****ข****ค**", "<strong>ก</strong><strong>ข</strong><strong>ค</strong>"},
        {"~~ขอ~~~~จัด~~", "<del>ขอ</del><del>จัด</del>"},
        {"ก****ข****ค", "ก<strong><strong>ข</strong></strong>ค"},
        {"**a****b**", "<strong>a****b</strong>"},
    };
    CHECK_HAND_CASES(cases);
}

Test(emphasis, pairs_in_turn_where_blanks_are_on_the_wrong_side)
{
    static const HandCase cases[] = {
        {"ต้อง**ส่งภายใน ๗ วัน **นับแต่", "ต้อง<strong>ส่งภายใน ๗ วัน </strong>นับแต่"},
        {"ต้อง** ส่งภายใน ๗ วัน** นับแต่", "ต้อง<strong> ส่งภายใน ๗ วัน</strong> นับแต่"},
        {"ก**ข ๗ วัน **ค และ**ง ๓ วัน **จ", "ก<strong>ข ๗ วัน </strong>ค และ<strong>ง ๓ วัน </strong>จ"},
        {"**ก** ข **ค **ง", "<strong>ก</strong> ข <strong>ค </strong>ง"},
        {"ก~~ข ~~ค", "ก<del>ข </del>ค"},
        {"[ก**ข **ค](a.b) ง", "<a href=\"a.b\">ก<strong>ข </strong>ค</a> ง"},
        {"ใช้**แบบ (ค.๑)**A4", "ใช้<strong>แบบ (ค.๑)</strong>A4"},
        /* What nests as CommonMark has it stays so. */
        {"**ก **ข** ค**", "<strong>ก <strong>ข</strong> ค</strong>"},
        /* Marks of remarks. */
        {"**ก ข\n**ค ง", "**ก ข\n**ค ง [left-over 0+2] [left-over 10+2]"},
        {"ราคา** (บาท) **หมายเหตุ", "ราคา** (บาท) **หมายเหตุ [left-over 12+2] [left-over 27+2]"},
        /* An odd one: which is meant cannot be known. */
        {"**ก **ข**", "**ก <strong>ข</strong> [left-over 0+2]"},
        {"ก ** ข**ค", "ก ** ข**ค [left-over 4+2] [left-over 10+2]"},
    };
    CHECK_HAND_CASES(cases);
}

Test(emphasis, leaves_products_and_marks_of_remarks)
{
    static const HandCase cases[] = {
        {"๓*๔*๕", "๓*๔*๕"},
        {"ก*ข*ค", "ก*ข*ค"},
        {"(ก*๒*ข)", "(ก*๒*ข)"},
        {"ขนาด 3*4*5 เมตร สูตร a*b*c", "ขนาด 3*4*5 เมตร สูตร a*b*c"},
        {"(ก+ข)*(ค+ง)*๒", "(ก+ข)*(ค+ง)*๒"},
        {"5*6*78", "5<em>6</em>78"},
        {"*ก*", "<em>ก</em>"},
        {"ข้อ*ก*และ", "ข้อ<em>ก</em>และ"},
        {"*หมายเหตุ ราคา", "*หมายเหตุ ราคา"},
        {"ราคา* (บาท)", "ราคา* (บาท)"},
        {"ราคา* และค่าปรับ*", "ราคา* และค่าปรับ*"},
        {"ราคา* และ *หมายเหตุ", "ราคา* และ *หมายเหตุ"},
        {"a_b_c ชื่อ_สกุล_เดิม _เอียง_", "a_b_c ชื่อ_สกุล_เดิม <em>เอียง</em>"},
        {"๑ *** ๒", "๑ *** ๒"},
        {"รหัส ****", "รหัส ****"},
        {"*****", "*****"},
    };
    CHECK_HAND_CASES(cases);
}

Test(emphasis, leaves_lines_to_fill_in)
{
    static const HandCase cases[] = {
        {"ลงชื่อ ____ผู้ขอ____ (_____)", "ลงชื่อ ____ผู้ขอ____ (_____)"},
        {"ลงชื่อ____ผู้ขอ____", "ลงชื่อ____ผู้ขอ____"},
        {"___ก___", "<em><strong>ก</strong></em>"},
        {"____a____", "<strong><strong>a</strong></strong>"},
    };
    CHECK_HAND_CASES(cases);
}

Test(emphasis, strikes_with_two_tildes_only)
{
    static const HandCase cases[] = {
        {"~๓๐ คน ถึง ~๔๐", "~๓๐ คน ถึง ~๔๐"},
        {"~ก~", "~ก~"},
        {"~~ก~~", "<del>ก</del>"},
        {"~~~ก~~~", "~~~ก~~~"},
        {"~~a **b~~ c**", "<del>a **b</del> c** [left-over 4+2] [left-over 11+2]"},
        {"ก~~ข", "ก~~ข [left-over 3+2]"},
    };
    CHECK_HAND_CASES(cases);
}

Test(emphasis, tells_double_signs_that_pair_with_nothing)
{
    static const HandCase cases[] = {
        {"**ก", "**ก [left-over 0+2]"},
        {"ก**", "ก** [left-over 3+2]"},
        {"***ก*", "**<em>ก</em> [left-over 0+2]"},
        {"**[ก**](a)", "**<a href=\"a\">ก**</a> [left-over 0+2] [left-over 6+2]"},
        {"** ส่งภายใน ๗ วัน ** นับแต่", "** ส่งภายใน ๗ วัน ** นับแต่ [left-over 0+2] [left-over 42+2]"},
        {"**ก ** และ ** ข** ค", "<strong>ก ** และ ** ข</strong> ค [left-over 6+2] [left-over 19+2]"},
        {"ก ~~ ข", "ก ~~ ข [left-over 4+2]"},
        {"__ก", "__ก [left-over 0+2]"},
        {"ก\n**ข", "ก\n**ข [left-over 4+2]"},
        {"`**` \\*\\*ก", "<code>**</code> **ก"},
    };
    CHECK_HAND_CASES(cases);
}

Test(emphasis, takes_a_field_for_letters)
{
    static const HandCase cases[] = {
        {"**{{ปี}}**ก", "<strong>{{ปี}}</strong>ก"},
        {"a**{{b}}**c", "a<strong>{{b}}</strong>c"},
        {"*{{a*b}}*", "<em>{{a*b}}</em>"},
    };
    CHECK_HAND_CASES(cases);
}
