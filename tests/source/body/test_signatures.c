/* Signatures that are typed side by side: what becomes blocks with room to sign, and what stays words. */
#include "source/source_help.h"

Test(signatures_in_text, stand_in_columns_of_blanks_or_tabs)
{
    static const SourceCase cases[] = {
        {"(ลงชื่อ).......ผู้ให้เช่า      (ลงชื่อ).......ผู้เช่า\n"
         "       (นายสมชาย ใจดี)            (นางสมศรี มีสุข)\n"
         "         นายกเทศมนตรี              กรรมการ\n",
         "S |||0|(ลงชื่อ)….......ผู้ให้เช่า|(นายสมชาย ใจดี)|นายกเทศมนตรี & "
         "|||0|(ลงชื่อ)….......ผู้เช่า|(นางสมศรี มีสุข)|กรรมการ",
         NULL, NULL},
        {"ลงชื่อ.......พยาน\t\tลงชื่อ.......พยาน\n\t(นายดี งาม)\t\t(นางขาว สะอาด)\n",
         "S |||0|ลงชื่อ….......พยาน|(นายดี งาม) & |||0|ลงชื่อ….......พยาน|(นางขาว สะอาด)", NULL, NULL},
        {"ลงชื่อ______ผู้จด    ลงชื่อ______ผู้ตรวจ\n", "S |||0|ลงชื่อ…______ผู้จด| & |||0|ลงชื่อ…______ผู้ตรวจ|", NULL, NULL},
        {"ลงชื่อ……………ผู้จด    ลงชื่อ……………ผู้ตรวจ\n", "S |||0|ลงชื่อ………………ผู้จด| & |||0|ลงชื่อ………………ผู้ตรวจ|", NULL, NULL},
        {"ลงชื่อ            ผู้จด        ลงชื่อ           ผู้ตรวจ\n", "S |||0|ลงชื่อ…ผู้จด| & |||0|ลงชื่อ…ผู้ตรวจ|", NULL,
         NULL},
        {"ลงชื่อ\tลงชื่อ...\n", "S |||0|ลงชื่อ…| & |||0|ลงชื่อ…...|", NULL, NULL}, /* it was a crash */
        {"(ลงชื่อ) พ.ต.อ. .......  (ลงชื่อ) ร.ต.อ. .......\n   (วิชัย ใจดี)   (สมบัติ รักไทย)\n",
         "S |||0|(ลงชื่อ) พ.ต.อ.….......|(วิชัย ใจดี) & |||0|(ลงชื่อ) ร.ต.อ.….......|(สมบัติ รักไทย)", NULL, NULL},
        /* The first row of room is that behind the dots, which are too few to be one. */
        {"ลงชื่อ..|..\t\tลงชื่อ....\n\n(นายดี งาม)      (นางขาว สะอาด)\n",
         "S |||0|ลงชื่อ..|..…|(นายดี งาม) & |||0|ลงชื่อ…....|(นางขาว สะอาด)", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(signatures_in_text, may_have_room_for_ink_above_the_names)
{
    static const SourceCase cases[] = {
        {"ลงชื่อ.......ผู้จด    ลงชื่อ.......ผู้ตรวจ\n\n   (นายดี งาม)      (นางขาว สะอาด)\n\nข้อความ\n",
         "S |||0|ลงชื่อ….......ผู้จด|(นายดี งาม) & |||0|ลงชื่อ….......ผู้ตรวจ|(นางขาว สะอาด); P ข้อความ", NULL, NULL},
        {"..............      ..............\n(นายดี งาม)       (นางขาว สะอาด)\nกรรมการ        เลขานุการ\n",
         "S |||0|…..............|(นายดี งาม)|กรรมการ & |||0|…..............|(นางขาว สะอาด)|เลขานุการ", NULL,
         NULL},
        {"(นายดี งาม)       (นางขาว สะอาด)\nกรรมการ        เลขานุการ\n",
         "S |||0|(นายดี งาม)|กรรมการ & |||0|(นางขาว สะอาด)|เลขานุการ", NULL, NULL},
        {"______________      ______________\n(นายดี งาม)       (นางขาว สะอาด)\n",
         "S |||0|…______________|(นายดี งาม) & |||0|…______________|(นางขาว สะอาด)", NULL, NULL},
        {"(นายดี งาม)       (นางขาว สะอาด)\n", "S |||0|(นายดี งาม) & |||0|(นางขาว สะอาด)", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(signatures_in_text, what_stands_below_one_of_them_is_its_own)
{
    static const SourceCase cases[] = {
        {"ลงชื่อ.......ผู้จด              ลงชื่อ.......ผู้ตรวจ\n   (นายดี งาม)                (นางขาว สะอาด)\n"
         "                             ปลัด\nข้อความ\n",
         "S |||0|ลงชื่อ….......ผู้จด|(นายดี งาม) & |||0|ลงชื่อ….......ผู้ตรวจ|(นางขาว สะอาด)|ปลัด; P ข้อความ", NULL,
         NULL},
        {"ลงชื่อ.......ผู้จด              ลงชื่อ.......ผู้ตรวจ\n   (นายดี งาม)                (นางขาว สะอาด)\n"
         "   ปลัด\n",
         "S |||0|ลงชื่อ….......ผู้จด|(นายดี งาม)|ปลัด & |||0|ลงชื่อ….......ผู้ตรวจ|(นางขาว สะอาด)", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

/* Two rows: the parties of a contract and their witnesses. */
Test(signatures_in_text, each_line_to_sign_on_begins_a_row)
{
    static const SourceCase cases[] = {
        {"ลงชื่อ.......ก    ลงชื่อ.......ข\nลงชื่อ.......ค    ลงชื่อ.......ง\n",
         "S |||0|ลงชื่อ….......ก| & |||0|ลงชื่อ….......ข|; S |||0|ลงชื่อ….......ค| & |||0|ลงชื่อ….......ง|", NULL,
         NULL},
        {"ข้อความ\nลงชื่อ.......ก    ลงชื่อ.......ข    ลงชื่อ.......ค\n",
         "P ข้อความ; S |||0|ลงชื่อ….......ก| & |||0|ลงชื่อ….......ข| & |||0|ลงชื่อ….......ค|", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(signatures_in_text, words_stay_words)
{
    static const SourceCase cases[] = {
        {"ลงชื่อเข้าใช้  ลงชื่อออก\n", "P ลงชื่อเข้าใช้ ลงชื่อออก", NULL, NULL},
        {"ลงชื่อ  ลงชื่อ\n", "P ลงชื่อ ลงชื่อ", "W-signature-typed 1:1+14", NULL},
        {"(นายดี งาม) (นางขาว สะอาด)\n", "P (นายดี งาม) (นางขาว สะอาด)", NULL, NULL},
        {"..............      ..............\n(one)      (two)\n",
         "P .............. .............._(one) (two)", NULL, NULL},
        {"..............      ..............\nข้อความ\n", "P .............. ..............; P ข้อความ", NULL,
         NULL},
        {"ลงชื่อ..........ผู้จด\n", "P ลงชื่อ..........ผู้จด", "W-signature-typed 1:1+21", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

/* A condition around them, on lines of its own, leaves them out; within them it ends them. */
Test(signatures_in_text, conditions_hold)
{
    static const SourceCase cases[] = {
        {"{{#if ก}}\nลงชื่อ.......ก    ลงชื่อ.......ข\n{{/if}}\nท้าย\n", "P ท้าย", NULL, NULL},
        {"---\nก: ๑\n---\nลงชื่อ.......ก    ลงชื่อ.......ข\n{{#if ก}}\n  (นายดี งาม)    (นางขาว สะอาด)\n{{/if}}\n",
         "S |||0|ลงชื่อ….......ก| & |||0|ลงชื่อ….......ข|; S |||0|(นายดี งาม) & |||0|(นางขาว สะอาด)", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

/* Fields are counted in the order of reading. */
Test(signatures_in_text, each_has_a_field)
{
    SourceRead *read = source_read("ลงชื่อ.......ก    ลงชื่อ.......ข\n\n```signature\nname: ค\n```\n", "x");
    const LkBlock *block = read->source->blocks;
    cr_assert_eq(block->kind, LK_BLOCK_SIGNATURE);
    cr_expect(lk_text_is(block->as.signature->field, "signature1"));
    cr_expect(lk_text_is(block->as.signature->beside->field, "signature2"));
    cr_expect(lk_text_is(block->next->as.signature->field, "signature3"));
    source_done(read);
}
