/* Tables as they come: tabs, pipes, grids, pandoc's, HTML. */
#include "source/source_help.h"

Test(tables_in_text, of_tabs)
{
    static const SourceCase cases[] = {
        {"ลำดับ\tงาน\tบาท\n๑\tก\t๑๐\n\tรวม\t๑๐\n", "TABLE !|ลำดับ|งาน|บาท\n๑|ก|๑๐\n|รวม|๑๐", NULL, NULL},
        {"ผล\nลำดับ\tงาน\tบาท\n๑.\tก\t๑๐\nจบ\n", "P ผล; TABLE !|ลำดับ|งาน|บาท\n๑.|ก|๑๐; P จบ", NULL, NULL},
        {"เรื่อง\tก\nเรียน\tข\nอ้างถึง\tค\n", "P เรื่อง ก; P เรียน ข; P อ้างถึง ค", NULL, NULL},
        {"ก\tข\tค\nง\tจ\tฉ\tช\n", NULL, "W-table-shape 1:1+5", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(tables_in_text, of_tabs_have_no_head_where_the_first_row_is_like_the_next)
{
    static const SourceCase cases[] = {
        {"วันจันทร์\t๐๘.๓๐ น.\tประชุม\nวันอังคาร\t๐๙.๓๐ น.\tตรวจ\n",
         "TABLE |||\nวันจันทร์|๐๘.๓๐ น.|ประชุม\nวันอังคาร|๐๙.๓๐ น.|ตรวจ", NULL, NULL},
        {"วันที่ ๑ ต.ค.\tรับสมัคร\tก\nวันที่ ๕ ต.ค.\tสอบ\tข\n", "TABLE |||\nวันที่ ๑ ต.ค.|รับสมัคร|ก\nวันที่ ๕ ต.ค.|สอบ|ข",
         NULL, NULL},
        {"วันที่\tงาน\tผู้ทำ\nวันจันทร์\tสอบ\tข\n", "TABLE !|วันที่|งาน|ผู้ทำ\nวันจันทร์|สอบ|ข", NULL, NULL},
        {"กระดาษ\t๕๐๐\tบาท\nหมึก\t๑,๒๐๐\tบาท\n", "TABLE |||\nกระดาษ|๕๐๐|บาท\nหมึก|๑,๒๐๐|บาท", NULL, NULL},
        {"รายการ\t๒๕๖๘\t๒๕๖๙\nกระดาษ\t๑๐\t๒๐\n", "TABLE !|รายการ|๒๕๖๘|๒๕๖๙\nกระดาษ|๑๐|๒๐", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(tables_in_text, of_tabs_that_were_typed_to_line_up_words)
{
    static const SourceCase cases[] = {
        {"นายสมชาย ใจดี\t\tประธาน\nนางสาวสมหญิง รักเรียน\tกรรมการ\nนายเอก\t\tเลขานุการ\n",
         "TABLE ||\nนายสมชาย ใจดี|ประธาน\nนางสาวสมหญิง รักเรียน|กรรมการ\nนายเอก|เลขานุการ", NULL, NULL},
        {"ก\t\tข\tค\nง\tจ\t\t\tฉ\n", "TABLE !|ก|ข|ค\nง|จ|ฉ", NULL, NULL},
        {"ก\t\tข\nค\t\tง\n", "TABLE !|ก|ข\nค|ง", NULL, NULL},
        {"ก\t\tข\nค\tง\tจ\n", "TABLE !|ก||ข\nค|ง|จ", NULL, NULL}, /* an empty cell */
        {"ที่ประชุม\t\t\tรับทราบ\nประธาน\t\tก\nรอง\tข\n", "TABLE !|ที่ประชุม|รับทราบ\nประธาน|ก\nรอง|ข", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(tables_in_text, of_names_with_numbers_and_tabs)
{
    static const SourceCase cases[] = {
        {"๑. นายก\t\tประธาน\n๒. นายข\t\tรอง\n๓. นางสาวค\tสมาชิก\n",
         "TABLE ||\n๑. นายก|ประธาน\n๒. นายข|รอง\n๓. นางสาวค|สมาชิก", NULL, NULL},
        {"๑. นายก\t\tประธาน\n๒. นางสาวข\tรอง\n๓. นายค\t\tสมาชิก\n",
         "TABLE ||\n๑. นายก|ประธาน\n๒. นางสาวข|รอง\n๓. นายค|สมาชิก", NULL, NULL},
        {"๑.\tก\n๒.\tข\n๓.\tค\n", "L1.{1{P ก}; 2{P ข}; 3{P ค}}", NULL, NULL}, /* a tab behind the mark */
        {"๑. ก\tข\n๒. ค\tง\n", NULL, NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(tables_in_text, that_are_too_few_rows_of_tabs_are_told)
{
    static const SourceCase cases[] = {
        {"กระดาษ\t๕๐๐\tบาท\n", "P กระดาษ ๕๐๐ บาท", "W-table-shape 1:1+14", NULL},
        {"กระดาษ\t๕๐๐\nหมึก\t๘๐๐\n", NULL, "W-table-shape 1:1+10", NULL},
        {"ลำดับ\tงาน\tบาท\n\n๑\tก\t๑๐\n\n๒\tข\t๒๐\n", NULL, "W-table-shape 1:1+13", NULL},
        {"ลำดับ\tงาน\tบาท\n๑\tก\n(ข)\t๑๐\n๒\tค\t๒๐\n", NULL, "W-table-shape 1:1+13", NULL},
        {"ชื่อ.....\tสกุล.....\tอายุ.....\n", NULL, NULL, NULL},
        {"เรื่อง\tขอเชิญ\nเรียน\tนายอำเภอ\n", NULL, NULL, NULL},
        {"ประธาน\tแจ้งว่าจังหวัดให้สำรวจครัวเรือนที่ประสบภัยแล้ง\nมติที่ประชุม\tรับทราบ\n", NULL, NULL, NULL},
        {"§\tเวิร์ด\nØ\tลูกศร\n", NULL, NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(tables_in_text, have_cells_that_a_spreadsheet_put_into_quotes)
{
    static const SourceCase cases[] = {
        {"งาน\tบาท\tผล\n\"อบรม\nรุ่น ๑\"\t๑๐\t\"\"\"ดี\"\" มาก\"\n",
         "TABLE !|งาน|บาท|ผล\nอบรม~รุ่น ๑|๑๐|\"ดี\" มาก", NULL, NULL},
        {"ก\tข\tค\n\"ง\"\t\"จ\" ฉ\tช\n", "TABLE !|ก|ข|ค\n\"ง\"|\"จ\" ฉ|ช", NULL, NULL},
        {"\"ก\nข\"\tค\nง\tจ\nฉ\tช\n", "TABLE !|ก~ข|ค\nง|จ\nฉ|ช", NULL, NULL},
        {"ก\tข\tค\n\"ง\tจ\tช\n", "TABLE !|ก|ข|ค\n\"ง|จ|ช", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(tables_in_text, of_rows_of_blanks)
{
    static const SourceCase cases[] = {
        {"นายสมชาย ใจดี        นายก     ประธาน\nนางสมหญิง รักเรียน     ปลัด     กรรมการ\n"
         "นายเอก              ผอ.กอง   เลขานุการ\n",
         "TABLE |||\nนายสมชาย ใจดี|นายก|ประธาน\nนางสมหญิง รักเรียน|ปลัด|กรรมการ\nนายเอก|ผอ.กอง|เลขานุการ", NULL,
         NULL},
        {"รายการ    บาท\nกระดาษ    500\nหมึก      1,200\n", "TABLE !|รายการ|บาท\nกระดาษ|500\nหมึก|1,200", NULL,
         NULL},
        {"กระดาษ     500    บาท\nหมึกพิมพ์   1,200    บาท\nซอง     ๑๐   บาท\n",
         "TABLE |||\nกระดาษ|500|บาท\nหมึกพิมพ์|1,200|บาท\nซอง|๑๐|บาท", NULL, NULL},
        {"กระดาษ     500\nหมึกพิมพ์สีดำ        1,200\n", NULL, "W-columns 1:1+14", NULL},
        {"ข้อความหนึ่ง  ข้อความสอง  ข้อความสาม\nข้อความสี่  ข้อความห้า  ข้อความหก\n",
         "P ข้อความหนึ่ง ข้อความสอง ข้อความสาม; P ข้อความสี่ ข้อความห้า ข้อความหก", NULL, NULL},
        {"ลำดับ      งาน        บาท\n๑         กระดาษ     ๕๐๐\n          รวม        ๕๐๐\n",
         "TABLE !|ลำดับ|งาน|บาท\n๑|กระดาษ|๕๐๐\n|รวม|๕๐๐", NULL, NULL},
        {"๑. นายก     นายกเทศมนตรี     ประธาน\n๒. นายข      ปลัด      กรรมการ\n", NULL, "W-columns 1:4+32",
         NULL},
        {"- ค่าวัสดุ     ๕๐๐ บาท\n- ค่าจ้าง      ๘๐๐ บาท\n", NULL, "W-columns 1:3+20", NULL},
        {"ข้อความ   ที่มีช่องว่าง   หลายช่อง\n", "P ข้อความ ที่มีช่องว่าง หลายช่อง", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

/* นายสมชาย  ใจดี: two blanks part the names of a person, not two cells. */
Test(tables_in_text, of_rows_of_blanks_keep_names_whole)
{
    static const SourceCase cases[] = {
        {"๑. นายสมชาย  ใจดี          นายอำเภอ         ประธาน\n๒. นางสมศรี  มีสุข        ปลัดอำเภอ        กรรมการ\n"
         "๓. นายพนม  แสนหาญ      ท้องถิ่นอำเภอ     เลขานุการ\n",
         "TABLE |||\n๑. นายสมชาย ใจดี|นายอำเภอ|ประธาน\n๒. นางสมศรี มีสุข|ปลัดอำเภอ|กรรมการ\n"
         "๓. นายพนม แสนหาญ|ท้องถิ่นอำเภอ|เลขานุการ",
         NULL, NULL},
        {"๑. นายสมชาย  ใจดี     ประธาน\n๒. นางสาวสมศรี  มีสุข     กรรมการ\n", NULL, "W-columns 1:4+25", NULL},
        {"นาย เอก  ดี           ประธาน\nว่าที่ ร.ต. สมศรี  มีสุข  กรรมการ\nนายข              เลขานุการ\n",
         "TABLE ||\nนาย เอก ดี|ประธาน\nว่าที่ ร.ต. สมศรี มีสุข|กรรมการ\nนายข|เลขานุการ", NULL, NULL},
        {"นายก       บาท\nนายข  ๕๐๐ บาท\nนายค  ๖๐๐ บาท\n", NULL, NULL, NULL},
        {"นายสมชาย   ใจดี\nนางสมศรี    มีสุข\nนายพนม     แสนหาญ\n",
         "TABLE ||\nนายสมชาย|ใจดี\nนางสมศรี|มีสุข\nนายพนม|แสนหาญ", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(tables_in_text, of_rows_of_blanks_within_items)
{
    static const SourceCase cases[] = {
        {"๑. วัสดุ\n   กระดาษ     ๕๐๐ บาท\n   หมึกพิมพ์    ๘๐๐ บาท\n   ซอง       ๑๐ บาท\n๒. จบ\n",
         "L1.{1{P วัสดุ; TABLE ||\nกระดาษ|๕๐๐ บาท\nหมึกพิมพ์|๘๐๐ บาท\nซอง|๑๐ บาท}; 2{P จบ}}", NULL, NULL},
        {"๑. วัสดุ\n      กระดาษ     ๕๐๐ บาท\n      หมึกพิมพ์    ๘๐๐ บาท\n      ซอง       ๑๐ บาท\n",
         "L1.{1{P วัสดุ; TABLE ||\nกระดาษ|๕๐๐ บาท\nหมึกพิมพ์|๘๐๐ บาท\nซอง|๑๐ บาท}}", NULL, NULL},
        {"๑. กระดาษ     ๕๐๐     บาท\n   หมึกพิมพ์     ๘๐๐     บาท\n",
         "L1.{1{TABLE |||\nกระดาษ|๕๐๐|บาท\nหมึกพิมพ์|๘๐๐|บาท}}", NULL, NULL},
        {"๑. งบ\n   - ค่าวัสดุ    ๕๐๐ บาท\n   - ค่าจ้าง     ๘๐๐ บาท\n   - ค่ารถ     ๓๐๐ บาท\n๒. จบ\n",
         "L1.{1{P งบ; TABLE ||\n- ค่าวัสดุ|๕๐๐ บาท\n- ค่าจ้าง|๘๐๐ บาท\n- ค่ารถ|๓๐๐ บาท}; 2{P จบ}}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(tables_in_text, of_items_with_rows_of_blanks)
{
    static const SourceCase cases[] = {
        {"๑. ก\n    ๑.๑ นายสมชาย ใจดี      นายก อบต.    ประธาน\n    ๑.๒ นางสมหญิง รักเรียน   ปลัด อบต.    "
         "กรรมการ\n"
         "    ให้มีหน้าที่ตรวจรับพัสดุ\n",
         "L1.{1{P ก; TABLE |||\n๑.๑ นายสมชาย ใจดี|นายก อบต.|ประธาน\n๑.๒ นางสมหญิง รักเรียน|ปลัด อบต.|กรรมการ; "
         "P ให้มีหน้าที่ตรวจรับพัสดุ}}",
         NULL, NULL},
        {"๑. นายก      นายกเทศมนตรี    ประธาน\n๒. นางข     ปลัด           กรรมการ\n",
         "TABLE |||\n๑. นายก|นายกเทศมนตรี|ประธาน\n๒. นางข|ปลัด|กรรมการ", NULL, NULL},
        {"๑. นายก     นายกเทศมนตรี     ประธาน\n๒. นายข      ปลัด      กรรมการ\n๓. นางสาวค    ผอ.    "
         "เลขานุการ\n๔. อื่น ๆ\n",
         "TABLE |||\n๑. นายก|นายกเทศมนตรี|ประธาน\n๒. นายข|ปลัด|กรรมการ\n๓. นางสาวค|ผอ.|เลขานุการ; L1.{4{P อื่น "
         "ๆ}}",
         NULL, NULL},
        {"ที่   ชื่อ      บาท\n๑.   กระดาษ   ๕๐๐\n๒.   หมึก     ๘๐๐\n",
         "TABLE !|ที่|ชื่อ|บาท\n๑.|กระดาษ|๕๐๐\n๒.|หมึก|๘๐๐", NULL, NULL},
        {"(๑) ก     ๑๐     บาท\n(๒) ข     ๒๐     บาท\n", "TABLE |||\n(๑) ก|๑๐|บาท\n(๒) ข|๒๐|บาท", NULL, NULL},
        {"๑. นายก     นายกเทศมนตรี     ประธาน\n๒. นายข      ปลัด      กรรมการ\n", NULL, "W-columns 1:4+32",
         NULL},
        {"๑.นายสมชาย ใจดี     ตำแหน่ง นายก       เป็น  ประธาน\n๒.นางสมศรี มีสุข     ตำแหน่ง ปลัด       เป็น  กรรมการ\n"
         "๓.นายพนม แสนหาญ   ตำแหน่ง ผอ.  เป็น  กรรมการ\n",
         "TABLE ||||\n๑.นายสมชาย ใจดี|ตำแหน่ง นายก|เป็น|ประธาน\n๒.นางสมศรี มีสุข|ตำแหน่ง ปลัด|เป็น|กรรมการ\n"
         "๓.นายพนม แสนหาญ|ตำแหน่ง ผอ.|เป็น|กรรมการ",
         NULL, NULL},
        {"ข้อ 2. เอกสาร\n    2.1 ผนวก 1   แบบรูป           จำนวน 5 หน้า\n    2.2 ผนวก 2   รายการ          จำนวน "
         "10 หน้า\n"
         "ข้อ 3. ค่าจ้าง\n",
         "Lข้อ{2‹ข้อ 2.›{P เอกสาร}}; TABLE |||\n2.1 ผนวก 1|แบบรูป|จำนวน 5 หน้า\n2.2 ผนวก 2|รายการ|จำนวน 10 หน้า; "
         "Lข้อ{3‹ข้อ 3.›{P ค่าจ้าง}}",
         NULL, NULL},
        {"ข้อ ๑   ก     ๑๐\nข้อ ๒   ข     ๒๐\nข้อ ๓   ค     ๓๐\n", NULL, "W-columns 1:9+8", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

/* {{fax|-}}: the bar of a field parts no cells, escaped or not. */
Test(tables_in_text, of_pipes_have_fields_with_bars)
{
    static const SourceCase cases[] = {
        {"| ก | ข |\n|---|---|\n| โทรสาร | {{fax|-}} |\n", "TABLE !|ก|ข\nโทรสาร|-", NULL, NULL},
        {"| ก | ข |\n|---|---|\n| โทรสาร | {{fax\\|-}} |\n", "TABLE !|ก|ข\nโทรสาร|-", NULL, NULL},
        {"| ก | ข |\n|---|---|\n| {{ก | ค}} |\n", NULL, NULL, NULL},
        {"| ก | ข |\n|---|---|\n| {{ก | ค |\n", NULL, "E-field-end 3:3+2", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(tables_in_text, of_pipes_without_dashes)
{
    static const SourceCase cases[] = {
        {"| ลำดับ | งาน |\n| ๑ | ก |\n", "TABLE !|ลำดับ|งาน\n๑|ก", NULL, NULL},
        {"รายการ | บาท\nกระดาษ | ๕๐๐\n", "TABLE !|รายการ|บาท\nกระดาษ|๕๐๐", NULL, NULL},
        {"โทร. ๑ | โทรสาร ๒\nข\n", NULL, NULL, NULL},
        {"ก|ข\nค|ง\n", "P ก|ข; P ค|ง", NULL, NULL},
        {"| a | b |\n| c | d |\n", "P | a | b |_| c | d |", NULL, NULL},
        {"| ก | ข |\n|---|---|\n| ค | ง |\nที่มา: จ\n", "TABLE !|ก|ข\nค|ง; P ที่มา: จ", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(tables_in_text, of_pandoc)
{
    static const SourceCase cases[] = {
        {"+---+-----+\n| ก | ข   |\n+===+=====+\n| ค | ง   |\n|   | จ   |\n+---+-----+\n",
         "TABLE !|ก|ข\nค|ง~จ", NULL, NULL},
        {"+---+-----+\n| ก | ข   |\n|   | - ค |\n|   |     |\n|   | ง   |\n+---+-----+\n",
         "TABLE ||\nก|ข¶- ค¶ง", NULL, NULL},
        {"  ลำดับ   งาน\n  ----- -----\n  ๑     ก\n  ----- -----\n\nข\n", "TABLE !|ลำดับ|งาน\n๑|ก; P ข", NULL,
         NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(tables_in_text, of_grids_whose_cells_span_columns)
{
    static const SourceCase cases[] = {
        {"+---+-----+\n| ก | ข   |\n+---+-----+\n| รวม     |\n+---------+\n", "TABLE ||\nก|ข\n2x1 รวม|^",
         NULL, NULL},
        {"+---+-----+\n| รวม     |\n+---+-----+\n| ก | ข   |\n+---+-----+\n", "TABLE ||\n2x1 รวม|^\nก|ข",
         NULL, NULL},
        {"+-----------+-----+\n| บาท       | ผล  |\n+-----+-----+     |\n| รับ | จ่าย |     "
         "|\n+=====+=====+=====+\n"
         "| ๑   | ๒   | ๓   |\n+-----+-----+-----+\n",
         "TABLE !|รับ|จ่าย|\n๑|๒|๓", NULL, NULL},
        {"+---+---+---+\n| ก | ข | ค |\n+---+---+---+\n| ง | จ     |\n|   | ฉ     |\n+---+-------+\n"
         "| ช     | ซ |\n+-------+---+\n",
         "TABLE |||\nก|ข|ค\nง|2x1 จ~ฉ|^\n2x1 ช|^|ซ", NULL, NULL},
        {"+---+---+---+\n| ก         |\n+---+---+---+\n| ข | ค | ง |\n+---+---+---+\n",
         "TABLE |||\n3x1 ก|^|^\nข|ค|ง", NULL, NULL},
        {"+---+---+\n| ก     |\n+---+---+\n| ข | ค |\n+=======+\n| ง | จ |\n+-------+\n", "TABLE !|ข|ค\nง|จ",
         NULL, NULL},
        {"+:--+-----+--:+\n| ก | ข | ค |\n+---+-----+---+\n| ง       | จ |\n+---------+---+\n",
         "TABLE |l||r\nก|ข|ค\n2x1 ง|^|จ", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(tables_in_text, of_grids_whose_cells_span_rows)
{
    static const SourceCase cases[] = {
        {"+---+-----+\n| ก | ข   |\n|   +-----+\n|   | ค   |\n+---+-----+\n", "TABLE ||\n1x2 ก|ข\n^|ค", NULL,
         NULL},
        {"+---+-----+\n| ข | ก   |\n+---+ ง   |\n| ค |     |\n+---+-----+\n", "TABLE ||\nข|1x2 ก~ง\nค|^",
         NULL, NULL},
        {"+---+-----+\n| ก | ข   |\n+   +-----+\n|   | ค   |\n+---+-----+\n", "TABLE ||\n1x2 ก|ข\n^|ค", NULL,
         NULL},
        {"+---+---+---+\n| ก | ข | ค |\n+   +   +---+\n| 1 + | ๒ | ง |\n+---+---+---+\n",
         "TABLE |||\n1x2 ก_1 +|1x2 ข_๒|ค\n^|^|ง", NULL, NULL},
        {"+---+---+---+\n| ก | ข | ค |\n|   +---+   |\n|   | ง | จ |\n+---+---+---+\n",
         "TABLE |||\n1x2 ก|ข|1x2 ค~จ\n^|ง|^", NULL, NULL},
        {"+---+---+---+\n| ก     | ค |\n|       +---+\n|       | ง |\n+---+---+---+\n| ๑ | ๒ | ๓ "
         "|\n+---+---+---+\n",
         "TABLE |||\n2x2 ก|^|ค\n^|^|ง\n๑|๒|๓", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

/* Marks above and below take no column, but some typists count them. */
Test(tables_in_text, of_grids_that_stand_askew_are_read_where_they_are_certain)
{
    static const SourceCase cases[] = {
        {"+------+------+------+\n| ที่ | ผู้ทำ | สิ้นปี |\n+------+------+------+\n| รวมทั้งสิ้น | ๑๐ |\n"
         "+-------------+------+\n",
         "TABLE |||\nที่|ผู้ทำ|สิ้นปี\n2x1 รวมทั้งสิ้น|^|๑๐", NULL, NULL},
        {"+------+------+------+\n| ก    | ข    | ค    |\n+------+------+------+\n| ที่นี่นี้   | ๑๐   |\n"
         "+------+------+------+\n",
         "TABLE |||\nก|ข|ค\n2x1 ที่นี่นี้|^|๑๐", NULL, NULL},
        {"+------+------+\n| ที่นี้ | ก    |\n| ผู้นี้   +------+\n|      | ข    |\n+------+------+\n",
         "TABLE ||\n1x2 ที่นี้~ผู้นี้|ก\n^|ข", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(tables_in_text, of_grids_are_told_once_where_their_cells_are_not_certain)
{
    static const SourceCase cases[] = {
        {"+----+----+----+\n| ก  | ข  | ค  |\n+----+----+----+\n| ง    | จ     |\n+----+----+----+\n| ฉ  | ช "
         " |\n"
         "+----+----+----+\n",
         NULL, "W-table-shape 4:1+16", NULL},
        {"+----+----+----+\n| ก  | ข  | ค  |\n+----+----+    |\n| ง  | จ       |\n+----+----+----+\n", NULL,
         "W-table-shape 4:1+16", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(tables_in_text, have_the_caption_that_pandoc_writes)
{
    static const SourceCase cases[] = {
        {"| ก | ข |\n|---|---|\n| ค | ง |\n\n  : ตาราง **๑**\n\nผล\n", NULL, NULL, NULL},
        {"| ก | ข |\n|---|---|\n| ค | ง |\n\nTable: ตาราง\n\nจ\n", "TABLE !|ก|ข\nค|ง; P จ", NULL, NULL},
        {"ก\n\n: ข\n", "P ก; P : ข", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
    SourceRead *read = source_read(cases[0].source, NULL);
    const LkInlines *caption = &read->source->blocks->as.table->caption;
    cr_assert_eq(caption->count, 2);
    cr_expect(lk_text_is(caption->items[0].text, "ตาราง "));
    cr_expect(lk_text_is(caption->items[1].text, "๑"));
    cr_expect_eq(read->source->blocks->next->kind, LK_BLOCK_PARAGRAPH);
    source_done(read);
}

Test(tables_in_text, of_html)
{
    static const SourceCase cases[] = {
        {"<table>\n<thead><tr><th>ก</th><th>ข<br "
         "/>\nค</th></tr></thead>\n\n<tr><td><p>ง</p><p>จ</p></td><td>ฉ</td></tr>\n"
         "<tr><td colspan=\"2\">รวม</td></tr>\n</table>\n",
         "TABLE !|ก|ข/ค\nง¶จ|ฉ\n2x1 รวม|^", NULL, NULL},
        {"<table>\nก\n", NULL, "W-html 1:1+7", NULL},
        {"<table><tr><td>ก<table></table></td><td>ข</td></tr></table>\n", "P ก; P ข", "W-html 1:1+31", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

#define SMALL_TABLE "<table><tr><td>ก</td><td>ข</td></tr></table>"

Test(tables_in_text, of_html_within_other_tags)
{
    static const SourceCase cases[] = {
        {"<div>\n" SMALL_TABLE "\n</div>\n", "TABLE ||\nก|ข", "W-html 1:1+5", NULL},
        {"<div>" SMALL_TABLE "</div>\n", "TABLE ||\nก|ข", "W-html 1:1+5", NULL},
        {"<p>ค</p>" SMALL_TABLE "<p>ง</p>\n", "P ค; TABLE ||\nก|ข; P ง", "W-html 1:1+8", NULL},
        {SMALL_TABLE SMALL_TABLE "\n", "TABLE ||\nก|ข; TABLE ||\nก|ข", NULL, NULL},
        {"<div>ค\n<table>\n<tr><td>ก</td>\n\n<td>ข</td></tr></table> ง</div>\n", "P ค; TABLE ||\nก|ข; P ง",
         "W-html 1:1+6", NULL},
        {"<p>ค</p>\n<!-- \n" SMALL_TABLE "\n-->\n", "P ค", "W-html 1:1+8", NULL},
        {SMALL_TABLE " table ค\n", "TABLE ||\nก|ข; P table ค", NULL, NULL},
        {"<div>ค<table>ง\n", "P ค; P ง", "W-html 1:1+6", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}
