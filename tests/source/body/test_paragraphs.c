/* Paragraphs as offices type them: indents, blanks, line ends, names over positions. */
#include "said.h"
#include "source/source_help.h"

Test(paragraphs, may_begin_with_a_tab_or_blanks)
{
    static const SourceCase cases[] = {
        {"        ก\n", "P ก", NULL, NULL},
        {"\tก\n\tข\n", "P ก; P ข", NULL, NULL},
        {"&nbsp;&nbsp;&nbsp;&nbsp;ก\n", "P ก", NULL, NULL},
        {"\xC2\xA0\xC2\xA0ก\n\xC2\xA0\nข\n", "P ก; P ข", NULL, NULL},
        {"๑. ก\n\n        ข\n", "L1.{1{P ก; P ข}}", NULL, NULL},
        {"    int main;\n", "C <c:int main;>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(paragraphs, print_no_holes)
{
    static const SourceCase cases[] = {
        {"ก    ข\xC2\xA0\xC2\xA0ค\tง\n", "P ก ข ค ง", NULL, NULL},
        {"(ลงชื่อ)  (          )\n", "P (ลงชื่อ) (          )", "W-signature-typed 1:1+22", NULL},
        {"ก\xC2\xA0ข\n", "P ก\xC2\xA0ข", NULL, NULL}, /* one no-break space is meant */
    };
    CHECK_SOURCE_CASES(cases);
}

Test(paragraphs, have_blanks_for_line_ends_where_the_front_matter_says_so)
{
    static const SourceCase cases[] = {
        {"---\nline-ends: blank\n---\nก\nข\n", "P ก_ข", NULL, NULL},
        {"---\nการขึ้นบรรทัด: ต่อกัน\n---\nก\nข\n", "P ก~ข", NULL, NULL},
        {"---\nline-ends: tab\n---\nก\nข\n", NULL, "E-front-line-ends 2:12+3", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(paragraphs, have_a_blank_before_an_abbreviation)
{
    static const SourceCase cases[] = {
        {"---\nline-ends: nothing\n---\nบ้านไร่\nจ.อุทัยธานี\n", "P บ้านไร่_จ.อุทัยธานี", NULL, NULL}};
    CHECK_SOURCE_CASES(cases);
}

Test(paragraphs, keep_numbers_whole_or_tell)
{
    static const SourceCase cases[] = {
        {"---\nline-ends: nothing\n---\nเป็นเงิน ๓\n,๔๕๐ บาท\n", "P เป็นเงิน ๓~,๔๕๐ บาท", NULL, NULL},
        {"---\nline-ends: nothing\n---\nเป็นเงิน ๓\n.๕ ล้านบาท\n", "P เป็นเงิน ๓~.๕ ล้านบาท", NULL, NULL},
        {"---\nline-ends: nothing\n---\nพ.ศ. ๒๕\n๖๖ ก\n", "P พ.ศ. ๒๕_๖๖ ก", "W-number-parted 5:1+4", NULL},
        {"---\nline-ends: blank\n---\nพ.ศ. ๒๕๖๖\n๖๐ คน\n", "P พ.ศ. ๒๕๖๖_๖๐ คน", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(paragraphs, are_as_many_as_short_lines_of_minutes_and_heads)
{
    static const SourceCase cases[] = {
        {"ข้อความ\nเริ่มประชุม ก\nไม่มี\nมติ ข\n", "P ข้อความ; P เริ่มประชุม ก; P ไม่มี; P มติ ข", NULL, NULL},
        {"ข้อความ\nมติ ก\nไม่มี\n\nก\nมติ ข\n", "P ข้อความ; P มติ ก; P ไม่มี; P ก; P มติ ข", NULL, NULL},
        {"บันทึก\nส่วนราชการ ก\nที่ ข\nเรื่อง ค\n", "P บันทึก; P ส่วนราชการ ก; P ที่ ข; P เรื่อง ค", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(paragraphs, tell_what_looks_like_more)
{
    static const SourceCase cases[] = {
        {"(นายสมชาย ใจดี)\nรองปลัด\nรักษาราชการแทน\n", "P (นายสมชาย ใจดี); P รองปลัด; P รักษาราชการแทน",
         "W-signature-typed 1:1+15", NULL},
        {"(โปรดตรวจสอบอีกครั้ง)\nข่าว\n", "P (โปรดตรวจสอบอีกครั้ง); P ข่าว", NULL, NULL},
        {"        (นายสมชาย ใจดี)\n        นายก\n", "P (นายสมชาย ใจดี); P นายก", "W-signature-typed 1:9+15",
         NULL},
        {"หัวข้อ\n---\n", "H2 หัวข้อ", "W-rule 2:1+3", NULL},
        {"ก\nข\n---\n", "P ก; P ข; R", "W-rule 3:1+3", NULL},
        {"```\nองค์การบริหารส่วนตำบลทุ่งนางามจัดประชุมประชาคม\n```\n", NULL, "W-code-thai 1:1+3", NULL},
        {"```mermaid\nก\n```\n", NULL, "W-block-name 1:1+10", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}
