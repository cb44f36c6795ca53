/* Lines that a person ended: each is a paragraph of its own, or is told where that is doubtful. */
#include "source/source_help.h"

Test(own_lines, are_short)
{
    static const SourceCase cases[] = {
        {"สำนักปลัด\nกองคลัง\nกองช่าง\n", "P สำนักปลัด; P กองคลัง; P กองช่าง", NULL, NULL},
        {"๔. นายดี ใจงาม\nผู้ไม่มาประชุม\nไม่มี\n", "L1.{4{P นายดี ใจงาม; P ผู้ไม่มาประชุม; P ไม่มี}}", NULL, NULL},
        {"ชื่อโครงการ : อบรม\nงบประมาณ : ๕๐๐ บาท\n", "P ชื่อโครงการ : อบรม; P งบประมาณ : ๕๐๐ บาท", NULL, NULL},
        {"๑ ยื่นคำขอ\n๒ ตรวจสอบ\n", "P ๑ ยื่นคำขอ; P ๒ ตรวจสอบ", NULL, NULL},
        {"อีเมล a@a.go.th\nwww.a.go.th\n",
         "P อีเมล a@a.go.th→mailto:a@a.go.th; P www.a.go.th→http://www.a.go.th", NULL, NULL},
        {"เห็นชอบ\nนายสมชาย ใจดี\n", "P เห็นชอบ; P นายสมชาย ใจดี", NULL, NULL},
        {"กรณีที่ ๑ ก\nกรณีที่ ๒ ข\n", "P กรณีที่ ๑ ก; P กรณีที่ ๒ ข", NULL, NULL},
        {"one\ntwo\n", "P one_two", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

#define LONG "ตามที่สำนักปลัดได้จัดทำโครงการฝึกอบรมคุณธรรมจริยธรรมสำหรับพนักงานส่วนตำบล ประจำปี ๒๕๖๙ นั้น"

Test(own_lines, are_indented)
{
    static const SourceCase cases[] = {
        {"\t" LONG "\n\tบัดนี้ โครงการแล้วเสร็จ\n", "P " LONG "; P บัดนี้ โครงการแล้วเสร็จ", NULL, NULL},
        {"\t" LONG "\n\t" LONG "\n\t" LONG "\n\tก\n", "P " LONG "; P " LONG "; P " LONG "; P ก", NULL, NULL},
        {"    " LONG "\n    รายละเอียดตามเอกสาร\n", "P " LONG "; P รายละเอียดตามเอกสาร", NULL, NULL},
        {"๑. เรื่องเดิม\n\tตามที่ได้จัดทำโครงการ นั้น\n๒. ข้อเท็จจริง\n",
         "L1.{1{P เรื่องเดิม; P ตามที่ได้จัดทำโครงการ นั้น}; 2{P ข้อเท็จจริง}}", NULL, NULL},
        {"\tตามที่ได้จัดทำ นั้น\nข้อเท็จจริง\n\tแล้วเสร็จ\n", "P ตามที่ได้จัดทำ นั้น; P ข้อเท็จจริง; P แล้วเสร็จ", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(own_lines, stand_alone_by_their_form)
{
    static const SourceCase cases[] = {
        {LONG "\n**เป้าหมาย**\n" LONG "\n", "P " LONG "; P <b:เป้าหมาย>; P " LONG, NULL, NULL},
        {"เขียนที่..........\nข้าพเจ้า..........อายุ.....ปี\n", "P เขียนที่..........; P ข้าพเจ้า..........อายุ.....ปี",
         NULL, NULL},
        {LONG "\n“มาตรา ๓๔/๑ ก”\n", "P " LONG "; P “มาตรา ๓๔/๑ ก”", NULL, NULL},
        {"(ลงชื่อ)......................................ผู้จดรายงานการประชุม\n(นายพนม แสนหาญ)\n",
         "P (ลงชื่อ)......................................ผู้จดรายงานการประชุม; P (นายพนม แสนหาญ)",
         "W-signature-typed 1:1+66", NULL},
        {LONG "\nบัดนี้ ก\n", "P " LONG "; P บัดนี้ ก", NULL, NULL},
        {"งวดที่ ๑ " LONG "\nงวดที่ ๒ " LONG "\n", "P งวดที่ ๑ " LONG "; P งวดที่ ๒ " LONG, NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(own_lines, are_none_where_a_sign_is_open)
{
    static const SourceCase cases[] = {
        {"**ก\nข**\n", "P <b:ก>~<b:ข>", "W-lines-joined 2:1+3", NULL},
        {"<u>ก\nข</u>\n", NULL, "W-lines-joined 2:1+5", NULL},
        {"ค่าวัสดุ* ก\nข\n", "P ค่าวัสดุ* ก; P ข", NULL, NULL},
        {"ก  \nข\n", "P ก/ข", NULL, NULL},
        {"ก<br>\nข\n", "P ก/ข", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(own_lines, are_told_once_for_the_file_where_they_may_go_on)
{
    static const SourceCase cases[] = {
        {LONG
         " " LONG "\nอบต. บ้านไร่ ได้ดำเนินโครงการก่อสร้างถนนคอนกรีตเสริมเหล็กสายบ้านไร่ หมู่ที่ ๔ ระยะทาง ๑,๒๐๐ เมตร "
         "งบประมาณ\n๑๒ ก\n\n"
         "อบต. บ้านไร่ ได้ดำเนินโครงการก่อสร้างถนนคอนกรีตเสริมเหล็กสายบ้านไร่ หมู่ที่ ๔ ระยะทาง ๑,๒๐๐ เมตร งบประมาณ\n๑๓ ข\n",
         NULL, "W-lines-joined 2:1+105", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

/* Words on either side of the line end say that the sentence goes on. */
Test(own_lines, are_none_within_a_sentence)
{
    static const SourceCase cases[] = {
        {"องค์การบริหารส่วนตำบลจ่ายเงินตาม\nข้อ ๖ ของระเบียบ\n", "P องค์การบริหารส่วนตำบลจ่ายเงินตาม~ข้อ ๖ ของระเบียบ",
         "W-lines-joined 2:1+16", NULL},
        {"องค์การบริหารส่วนตำบลทุ่งนางาม และ\nประชาชน\n", "P องค์การบริหารส่วนตำบลทุ่งนางาม และ~ประชาชน",
         "W-lines-joined 2:1+7", NULL},
        {"จัดประชุมประชาคมระดับตำบลทุ่งนางาม\n<u>เพื่อรับฟัง</u>ความเห็น\n",
         "P จัดประชุมประชาคมระดับตำบลทุ่งนางาม~<u:เพื่อรับฟัง>ความเห็น", "W-lines-joined 2:1+26", NULL},
        {"เวลา ๐๙.๐๐\n- ๑๖.๐๐ น.\n", "P เวลา ๐๙.๐๐_- ๑๖.๐๐ น.", NULL, NULL},
        {"หน่วยตรวจสอบภายใน\nกองคลัง\n", "P หน่วยตรวจสอบภายใน; P กองคลัง", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

/* One line that is wider than the page makes no others short. */
Test(own_lines, are_measured_by_the_margin_of_most)
{
#define URL                                                                                                  \
    "https://www.example.go.th/a/very/long/address/of/a/document/that/no/one/can/break/anywhere/at/all/"     \
    "2569/10/01/announcement.html"
#define FULL "องค์การบริหารส่วนตำบลทุ่งนางามจัดประชุมประชาคมระดับตำบลเพื่อรับฟังความคิดเห็นของ"
    static const SourceCase cases[] = {
        {"ตาม " URL "\nก\n\n" FULL "\n" FULL "\n" FULL "\n" FULL "\nประชาชน\n\nก\nข\n",
         "P ตาม " URL "→" URL "_ก; P " FULL "~" FULL "~" FULL "~" FULL "~ประชาชน; P ก; P ข", NULL, NULL},
        {"เรียน {{ก|ข}}\n{{ก|ค}}\n", "P เรียน ข; P ค", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

/* ลงชื่อ and rows of blanks or dots are room to sign; a position below a name is a line of its own. */
Test(own_lines, of_signatures_are_told)
{
    static const SourceCase cases[] = {
        {"(ลงชื่อ)........ผู้ว่าจ้าง\n(........)\n", "P (ลงชื่อ)........ผู้ว่าจ้าง; P (........)",
         "W-signature-typed 1:1+26", NULL},
        {"พ.ต.อ.\n        (วิชัย รักไทย)\n", "P พ.ต.อ.; P (วิชัย รักไทย)", "W-signature-typed 2:9+14", NULL},
        {"ลงชื่อ          ผู้จด\n", "P ลงชื่อ ผู้จด", "W-signature-typed 1:1+21", NULL},
        {"(                              )\nผู้รับเงิน\n", "P (                              ); P ผู้รับเงิน",
         "W-signature-typed 1:1+32", NULL},
        {"ลงชื่อเข้าใช้ระบบ\n", "P ลงชื่อเข้าใช้ระบบ", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(own_lines, that_may_be_phrases_of_a_speech_are_told_once)
{
    static const SourceCase cases[] = {
        {"พี่น้องประชาชนที่เคารพรักทุกท่าน\nวันนี้เป็นวันที่ดีของพวกเราทุกคน\nที่ได้มาพร้อมหน้ากันในงานนี้\nเพื่อร่วมใจกันพัฒนาบ้านของเรา\n",
         NULL, "N-line-ends 1:1+0", NULL},
        {"# "
         "ก\n\nพี่น้องประชาชนที่เคารพรักทุกท่าน\nวันนี้เป็นวันที่ดีของพวกเราทุกคน\nที่ได้มาพร้อมหน้ากันในงานนี้\nพวกเราร่วมใจกันพัฒนาบ้านข"
         "องเรา\n\n"
         "ผมขอขอบคุณทุกท่านที่มาในวันนี้\nขอให้งานนี้สำเร็จไปด้วยดี\nตามที่ทุกท่านตั้งใจเอาไว้\nและขอให้ทุกท่านมีความสุข\n",
         NULL, "N-line-ends 3:1+0", NULL},
        {"---\nline-ends: "
         "paragraph\n---"
         "\nพี่น้องประชาชนที่เคารพรักทุกท่าน\nวันนี้เป็นวันที่ดีของพวกเราทุกคน\nที่ได้มาพร้อมหน้ากันในงานนี้\nพวกเราร่วมใจกัน\n",
         NULL, NULL, NULL},
        {"---\nline-ends: "
         "nothing\n---\nพี่น้องประชาชนที่เคารพรักทุกท่าน\nวันนี้เป็นวันที่ดีของพวกเราทุกคน\nที่ได้มาพร้อมหน้ากันในงานนี้\n",
         "P พี่น้องประชาชนที่เคารพรักทุกท่าน~วันนี้เป็นวันที่ดีของพวกเราทุกคน~ที่ได้มาพร้อมหน้ากันในงานนี้", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(own_lines, of_names_heads_and_forms_are_no_phrases)
{
    static const SourceCase cases[] = {
        {"สำนักปลัด\nกองคลัง\nกองช่าง\nกองการศึกษา\nกองสวัสดิการสังคม\n", NULL, NULL, NULL},
        {"องค์การบริหารส่วนตำบลหนองบัว\nอำเภอเมือง จังหวัดอุดรธานี ๔๑๐๐๐\nโทร. ๐ ๔๒๒๒ ๐๐๐๐\n", NULL, NULL, NULL},
        {"เทศบาลตำบลท่าช้าง\nถนนสายเอเชีย หมู่ที่ ๕\nอำเภอเมืองสงขลา จังหวัดสงขลา\nรหัสไปรษณีย์ ๙๐๐๐๐\nโทรศัพท์ ๐ ๗๔๓๑ "
         "๑๐๑๕\n",
         NULL, NULL, NULL},
        {"นายสมชาย ใจดี ประธานกรรมการ\nนางสมหญิง รักเรียน กรรมการ\nนายเอก มั่นคง กรรมการ\nนางสาวดี งามตา เลขานุการ\n",
         NULL, NULL, NULL},
        {"ชื่อโครงการ: อบรมคุณธรรมจริยธรรม\nผู้รับผิดชอบ: สำนักปลัดเทศบาล\nงบประมาณ: ห้าร้อยบาทถ้วนเท่านั้น\nสถานที่: "
         "ห้องประชุมใหญ่ชั้นสอง\n",
         NULL, NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}
