/* Who broke the lines of a text: its writer, or a tool that fills them. */
#include <criterion/criterion.h>

#include "source/markdown/state/line_ends.h"

static LkFilling measure(const char *text)
{
    return lk_filling_measure(lk_text(text), 0);
}

#define WRAPPED                                                                                                                                                                                                               \
    "ด้วยสำนักปลัดมีหน้าที่รวบรวมและจัดทำรายงานผลการดำเนินงานประจำปีงบประมาณ\n" \
    "พ.ศ. ๒๕๖๙ ซึ่งทุกส่วนราชการต้องส่งข้อมูลภายในเดือนกันยายน\n"                                                   \
    "แต่ที่ผ่านมารายงานของแต่ละส่วนราชการมีรูปแบบไม่ตรงกัน\n"                                                       \
    "ทำให้ต้องใช้เวลาแก้ไขก่อนเผยแพร่ต่อสาธารณชน\n"                                                                                     \
    "จึงขออนุมัติจัดประชุมเชิงปฏิบัติการ\n"

Test(line_ends, of_a_tool_leave_no_room_for_the_next_piece)
{
    cr_expect_eq(measure(WRAPPED).line_ends, LK_LINE_ENDS_BLANK);
}

Test(line_ends, of_a_writer_leave_room)
{
    LkFilling filling = measure(WRAPPED "ที่ประชุม\nมี มติ\nเห็น ชอบ\nตาม ที่\nเสนอ มา\n");
    cr_expect_eq(filling.line_ends, LK_LINE_ENDS_NOTHING);
}

Test(line_ends, all_at_one_column_are_cut_anywhere)
{
    cr_expect_eq(measure("องค์การบริหารส่วนตำบลทุ่งนางามจัดประชุมประชาคมระดับตำบลเพื่อรับฟังความคิดเห็น\n"
                         "องค์การบริหารส่วนตำบลทุ่งนางามจัดประชุมประชาคมระดับตำบลเพื่อรับฟังความคิดเห็น\n"
                         "องค์การบริหารส่วนตำบลทุ่งนางามจัดประชุมประชาคมระดับตำบลเพื่อรับฟังความคิดเห็น\n"
                         "องค์การบริหารส่วนตำบล\n")
                     .line_ends,
                 LK_LINE_ENDS_NOTHING);
}

Test(line_ends, of_one_long_line_cannot_be_known)
{
    LkFilling filling =
        measure("องค์การบริหารส่วนตำบลทุ่งนางามจัดประชุมประชาคมระดับตำบลเพื่อรับฟังความคิดเห็นของ\nประชาชน\n");
    cr_expect_eq(filling.line_ends, LK_LINE_ENDS_UNKNOWN);
}

Test(line_ends, of_a_short_line_are_a_writers)
{
    cr_expect_eq(measure("น้ำ\nไหล\n").line_ends, LK_LINE_ENDS_NOTHING);
}

Test(line_ends, within_code_tables_and_beside_latin_do_not_matter)
{
    cr_expect_eq(measure("ก\n\nข\n").line_ends, LK_LINE_ENDS_NONE);
    cr_expect_eq(measure("```\nก\nข\n```\n").line_ends, LK_LINE_ENDS_NONE);
    cr_expect_eq(measure("| ก |\n| ข |\n").line_ends, LK_LINE_ENDS_NONE);
    cr_expect_eq(measure("a\nb\n").line_ends, LK_LINE_ENDS_NONE);
}

/* A phrase wider than the column stands alone, and is no measure for the others. */
Test(line_ends, of_a_tool_may_stand_behind_a_phrase_that_is_too_wide)
{
    LkFilling filling =
        measure("ตามที่องค์การบริหารส่วนตำบลบ้านไร่ ได้ดำเนินโครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก\n"
                "สายบ้านไร่ หมู่ที่ ๔ ระยะทาง ๑,๒๐๐ เมตร งบประมาณ ๕๐๐,๐๐๐ บาท\n"
                "ตามข้อบัญญัติงบประมาณรายจ่ายประจำปี พ.ศ. ๒๕๖๙ และตามสัญญาจ้าง ลงวันที่ ๑ กรกฎาคม\n"
                "๒๕๖๙ กับนายดี ใจงาม ผู้รับจ้าง กำหนดแล้วเสร็จภายใน ๙๐ วัน นั้น บัดนี้\n"
                "ผู้รับจ้างได้ดำเนินการแล้วเสร็จ และคณะกรรมการตรวจรับพัสดุได้ตรวจรับแล้ว เมื่อวันที่ ๑\n"
                "สิงหาคม ๒๕๖๙ ปรากฏว่าถูกต้องครบถ้วน จึงขอรายงานผลการดำเนินงาน เพื่อโปรดทราบ\n"
                "และพิจารณาเบิกจ่ายเงิน ให้แก่ผู้รับจ้างต่อไป ทั้งนี้\n"
                "คณะกรรมการพิจารณาผลการประกวดราคาอิเล็กทรอนิกส์และคณะกรรมการตรวจรับพัสดุขององค์การบริหารส่วนตำบลบ้านไร่\n"
                "ได้ลงนามแล้ว\n");
    cr_expect_eq(filling.line_ends, LK_LINE_ENDS_BLANK);
}

/* Python's textwrap counts marks above and below as well. */
Test(line_ends, of_a_tool_may_be_counted_in_characters)
{
    LkFilling filling = measure("ตามที่องค์การบริหารส่วนตำบลบ้านไร่\n"
                                "ได้ดำเนินโครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านไร่ หมู่ที่ ๔\n"
                                "ระยะทาง ๑,๒๐๐ เมตร งบประมาณ ๕๐๐,๐๐๐ บาท\n"
                                "ตามข้อบัญญัติงบประมาณรายจ่ายประจำปี พ.ศ. ๒๕๖๙ และตามสัญญาจ้าง ลงวันที่ ๑\n"
                                "กรกฎาคม ๒๕๖๙ กับนายดี ใจงาม ผู้รับจ้าง กำหนดแล้วเสร็จภายใน ๙๐ วัน นั้น\n"
                                "บัดนี้ ผู้รับจ้างได้ดำเนินการแล้วเสร็จ\n"
                                "และคณะกรรมการตรวจรับพัสดุได้ตรวจรับแล้ว เมื่อวันที่ ๑ สิงหาคม ๒๕๖๙\n"
                                "ปรากฏว่าถูกต้องครบถ้วน จึงขอรายงานผลการดำเนินงาน เพื่อโปรดทราบ\n"
                                "และพิจารณาเบิกจ่ายเงิน ให้แก่ผู้รับจ้างต่อไป\n");
    cr_expect_eq(filling.line_ends, LK_LINE_ENDS_BLANK);
    cr_expect(filling.by_characters);
}
