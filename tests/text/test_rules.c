/* What officials write and no line may part. In the cases `_` is a blank at which no line ends, and `=` such
 * a place without a blank; `|` is a place where one must be able to end. All other places are left open. */
#include "fixture.h"
#include "text/text_private.h"

/* A case without its marks. */
typedef struct Marked {
    char text[400];
    size_t kept[24], kept_count; /* characters before which no line ends */
    size_t open[24], open_count;
} Marked;

static Marked read_case(const char *marked)
{
    Marked read = {.kept_count = 0};
    size_t length = 0;
    for (const char *p = marked; *p != '\0'; p++) {
        if (*p == '_')
            read.text[length++] = ' ';
        else if (*p != '=' && *p != '|')
            read.text[length++] = *p;
        size_t at = lk_utf8_count((LkText){read.text, length});
        if (*p == '_' || *p == '=')
            read.kept[read.kept_count++] = at;
        else if (*p == '|')
            read.open[read.open_count++] = at;
    }
    return read;
}

static const char *const numbers[] = {
    "มีทั้งหมดจำนวน_๑๒๐_บาท ตามที่รายงาน",
    "มีทั้งหมดจำนวน_120_ล้านคน|ตามที่รายงาน",
    "ผู้ตอบ ๑๒๐_ล้านดอลลาร์สหรัฐ |ตาม",
    "ความยาว ๑๒๐_กม.|ตามที่รายงาน",
    "ห้อง ๑๒๐_ตร.ม. |ตาม",
    "เพิ่มขึ้น ๑๐_% และ ๑๐_%|ตาม",
    "อุณหภูมิ ๒๕_°C และ ๓๗.๕_องศาเซลเซียส |แล้ว",
    "ไข่ ๑๒_ฟอง ช้าง ๓_เชือก ธง ๕_ผืน ผ้า ๔_ม้วน ข้าว ๒_เกวียน ปี่ ๓_เลา",
    "พื้นที่ ๒_ไร่ |๓_งาน |๕๐_ตารางวา",
    "ระยะเวลา ๒_ปี |๖_เดือน",
    "อัตรา ๒๐๐_บาท/=คน/=วัน ความเร็ว ๖๐_กม.=/=ชม. |ตาม",
    "ฝุ่น ๓๕_µg/m³ ค่า ๕๐๐_mg/L กำลัง ๑๒_kW ไฟล์ ๕_MB",
    "ไม่น้อยกว่า_๘๐_คะแนน ประมาณ_๑๕_นาที ทุก_๓_เดือน อายุ_๒๕_ปี",
    "ราคา_๑,๒๐๐.๕๐_บาท ร้อยละ_๙๐.๕ ระหว่าง_๑๐–๒๐_คน",
    "งบประมาณ ๒_ล้าน |๕_แสนบาท",
    "วงเงิน |๑๒_ล้านบาท",
    "ราคา_๑๒,๕๐๐.-_บาท |ถนนพระราม_๒ แขวง",
    "เครื่อง=ละ_๖๙,๕๐๐_บาท คน=ละ_๕๐๐_บาท เดือน=ละ_๑_ครั้ง",
};
static const char *const references[] = {
    "ตามความในมาตรา_๙_วรรค=สอง และข้อ_๑๒_(๓)_(ก) |ให้",
    "ข้อ_๒๕_ทวิ มาตรา_๑๐๓/๗_วรรค=หนึ่ง",
    "หมวด_๓ ส่วน=ที่_๒ บท=ที่_๕ ภาพ=ที่_๑ บัญชี_ก กลุ่ม_ข",
    "ชั้น_๒ อาคาร_๓ ถนน_๑๒ เบอร์_๑๒ ระดับ_๕ อันดับ_๑ ห้องประชุม_๑",
    "ทางหลวงหมายเลข_๑๒ ราชกิจจานุเบกษา เล่ม_๑๓๘ ตอนพิเศษ_๑๒_ง",
    "เลขที่_๑๒/๓_หมู่=ที่_๔ ซอย_๕ ที่อยู่ ๓๗๒/๑_หมู่_๓ จังหวัดอุทัยธานี_๖๑๑๔๐",
    "ไตรมาส=ที่_๑ ปีงบประมาณ |พ.ศ._๒๕๖๕ ปีการศึกษา_๒๕๖๕ รุ่น=ที่_๓",
    "หนังสือที่_มท_๐๘๑๐.๖/=ว_๑๒๓๔ |ลงวันที่",
    "ที่_อน_๗๑๐๐๑/๑๒๓ และ กค_(กวจ)_๐๔๐๕.๒/=ว_๑๑๙ |ลงวันที่",
    "รหัสไปรษณีย์_๑๐๔๐๐ เลขประจำตัวประชาชน_๑_๒๓๔๕_๖๗๘๙๐_๑๒_๓",
    "โทร._๐_๕๖๕๔_๖๑๑๕ โทรสาร_๐_๕๖๕๔_๖๑๑๖ มือถือ_๐๘_๑๒๓๔_๕๖๗๘",
    "โทรศัพท์_๐_๒๒๓๔_๕๖๗๘_ต่อ_๑๒ |และ +66_2_123_4567 |หรือ 12_345_678",
    "มาตราส่วน ๑_:_๕๐,๐๐๐ ขนาด ๕_x_๑๐_เมตร คะแนน ≥_๘๐ ราคา ฿_๑๐๐ และ US=$_100",
    "ฝุ่น PM_2.5 มาตรฐาน ISO_9001:2015 โรค COVID-=19 กระดาษ A4 |รายงาน ITA-=2565/=OIT |แล้ว",
    "ระบบ e-=Service และ e-=GP |ของ",
    "ณ_ที่ทำการ |และ ณ_ห้องประชุม",
    "พ.ร.บ._ข้อมูลข่าวสาร พ.ร.ก._ฉุกเฉิน อบต._หนองจอก จ._อุทัยธานี ม._เกษตร",
};
static const char *const dates[] = {
    "กล่าวถึง วัน=ที่_๑_กรกฎาคม_๒๕๖๕ |ไว้แล้ว",
    "กล่าวถึง วัน=จันทร์=ที่_๑_กรกฎาคม_พ.ศ._๒๕๖๕ |ไว้แล้ว",
    "ระหว่างวัน=ที่_๑_-_๓_กรกฎาคม_๒๕๖๕ |ไว้แล้ว",
    "๑_ตุลาคม_พ.ศ._๒๕๖๔_- |๓๐_กันยายน_พ.ศ._๒๕๖๕ |แล้ว",
    "ม.ค.-=ก.ย._๒๕๖๕ และ มกราคม_-_กันยายน_๒๕๖๕ |แล้ว",
    "วัน=จันทร์_-_วัน=ศุกร์ เวลา_๐๘.๓๐_-_๑๖.๓๐_น. |และ ๐๙.๐๐_น._-_๑๖.๓๐_น. |แล้ว",
    "วัน=พุธ=ที่_๑๕ เดือน|มีนาคม_พ.ศ._๒๕๖๕ |แล้ว",
    "๓๐_ตุลาคม_พุทธศักราช_๒๕๖๔ |แล้ว",
};
static const char *const amounts[] = {
    "เป็นเงิน (หนึ่ง=ล้าน|สอง=แสน=บาท=ถ้วน) |แล้ว",
    "จำนวนเงินหนึ่ง=ร้อย|ยี่=สิบ=ห้า=บาท|เจ็ด=สิบ=ห้า=สตางค์ |แล้ว",
    "ภายในสาม=สิบ=วัน นับแต่วันที่ ไม่เกินสอง=แสน=บาท",
    "วรรค=สอง ข้อ=สาม ระดับ=หนึ่ง",
};
static const char *const persons[] = {
    "ให้ นาย=ธนัช=พรรษ์ กวินภพ=เมธา |เป็น",
    "ให้|นาย=อัคร=เดชาพล ทอง=สุขเกษม=ศรี |เป็น",
    "ให้ นาย_ก |และนาย_ข |เป็น",
    "ให้ เด็ก=ชาย=อัคร=เดชาพล ทอง=สุขเกษม=ศรี |เป็น",
    "ให้ ผศ.=ดร.=อัคร=เดชาพล |เป็น",
    "ให้ ผศ._ดร._สม=ชาย ใจดี |และ รศ._นพ._สม=ชาย ใจดี |เป็น",
    "ให้ พล.=ต.=อ.=อัคร=เดชาพล ทอง=สุขเกษม=ศรี |เป็น",
    "ให้ พัน=ตำรวจ=โท=อัคร=เดชาพล และ พัน=ตำรวจ=เอก=หญิง_สม=ใจ รัก=ไทย |เป็น",
    "ให้ นาวา=อากาศ=เอก_สม=ชาย ใจดี |เป็น",
    "ให้ ว่า=ที่_ร.=ต.=อัคร=เดชาพล และ ว่า=ที่=ร้อย=ตรี=หญิง_สมใจ |เป็น",
    "ให้ พ.ต.อ._(พิเศษ)_สม=ชาย ใจดี |เป็น",
    "ให้ ม.ร.ว._สม=ชาย ใจดี และ หม่อม=หลวง=อัคร=เดชาพล ใจดี |เป็น",
    "ให้ พระ=ครู=อัคร=เดชาพล และ พระ=มหา=อัคร=เดชาพล |เป็น",
    "ให้ ท่าน=อัคร=เดชาพล ทอง=สุขเกษม=ศรี และ คุณ=ธนัชพรรษ์ กวินภพเมธา |เป็น",
    "ให้ กำนัน=ธนัชพรรษ์ กวินภพเมธา และ ผู้=ใหญ่=ธนัชพรรษ์ กวินภพเมธา |เป็น",
    "โดย ฯ=พณ=ฯ_นาย=สมชาย และ Mr._John Smith |เป็น",
    "ให้ นาย=กมล ใจดี และ นาย=กิตติ ใจดี และ นาย=วงศ์ ใจดี |เป็น",
};
/* What looks like one of these, and is none. */
static const char *const others[] = {
    "มี |๕ |รายงาน และ มี |๑๒ |พันธุ์",
    "ข้อ_๐๒ |ข้อมูล และ ปี_๒๕๖๕ |คน และ มาตรา_๙ |แห่ง|พระราชบัญญัติ",
    "หน้าที่ |๑๒ แต่ หน้า_๑๒ และ เจ้าหน้าที่ |๕_คน",
    "หมู่=ที่_๔ |ตำบลหนองจอก และ ๓_ชั้น |๑๒_ห้อง",
    "เท่ากับ ๑๐_ม.|ทั้งหมด แต่ ๑๐_ม.ค._๒๕๖๕ |และ ๔ |mode",
    "ท่าน|ใด |และ|คุณธรรม|และ|นายอำเภอ|เมือง|และ|นางแบบ|และ",
    "ของ|นายก |และ|พระมหากรุณาธิคุณ|และ|สามารถ |ห้าม |เก้าอี้ |สี่แยก",
    "กล่าวถึง https://|www.oic.go.th/|FILEWEB/|CABINFOCENTER/|page.pdf และ Anti-|corruption",
    "กระดาษ A4 |ม.๖ |และ ๑ |ใน |๓",
};

static void expect_places(TextFixture *f, const char *marked)
{
    Marked read = read_case(marked);
    LkInline item = {.kind = LK_INLINE_TEXT, .text = lk_text(read.text)};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkSection *section = NULL;
    lk_arena_reset(f->scratch);
    lk_itemise(&f->context, &inlines, LK_NUMERALS_THAI, &section);
    lk_find_breaks(&f->context, section, NULL, 0);
    for (size_t i = 0; i < section->count; i++) {
        bool may_end = (section->flags[i] & LK_CHAR_BREAK) != 0;
        for (size_t k = 0; k < read.kept_count; k++)
            cr_expect(i != read.kept[k] || !may_end, "%s is parted before character %zu", marked, i);
        for (size_t k = 0; k < read.open_count; k++)
            cr_expect(i != read.open[k] || may_end, "%s is kept before character %zu", marked, i);
    }
}

#define EXPECT_PLACES(cases)                                                                                 \
    do {                                                                                                     \
        TextFixture f;                                                                                       \
        text_set_up(&f);                                                                                     \
        for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++)                                         \
            expect_places(&f, cases[i]);                                                                     \
        text_tear_down(&f);                                                                                  \
    } while (0)

Test(rules, a_number_stays_with_what_it_counts_and_belongs_to)
{
    EXPECT_PLACES(numbers);
}

Test(rules, a_reference_stays_whole)
{
    EXPECT_PLACES(references);
}

Test(rules, a_date_and_a_time_stay_whole)
{
    EXPECT_PLACES(dates);
}

Test(rules, an_amount_in_words_parts_behind_a_unit_word_only)
{
    EXPECT_PLACES(amounts);
}

Test(rules, a_person_stays_with_all_titles)
{
    EXPECT_PLACES(persons);
}

Test(rules, nothing_else_is_kept)
{
    EXPECT_PLACES(others);
}

/* Sets the case in all widths from `narrowest` on, in ragged lines, and holds that none of its places is a
 * line end. */
static void expect_in_widths(TextFixture *f, const char *marked, int narrowest)
{
    Marked read = read_case(marked);
    for (int points = narrowest; points < 420; points += 7) {
        LkParagraphFormat format = test_format(points * LK_POINT);
        format.justify = LK_JUSTIFY_NONE;
        LkLines lines = set_text(f, lk_text(read.text), &format);
        size_t end = 0;
        for (size_t i = 0; i < lines.count; i++) {
            end += lk_utf8_count(lines.items[i].text);
            for (size_t k = 0; k < read.kept_count; k++)
                cr_expect_neq(end, read.kept[k], "%s, %d pt: a line ends before character %zu", marked,
                              points, end);
        }
    }
}

#define EXPECT_IN_WIDTHS(f, cases, narrowest)                                                                \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++)                                             \
    expect_in_widths(f, cases[i], narrowest)

Test(rules, no_line_of_any_width_ends_in_them)
{
    TextFixture f;
    text_set_up(&f);
    EXPECT_IN_WIDTHS(&f, numbers, 160);
    EXPECT_IN_WIDTHS(&f, references, 190);
    EXPECT_IN_WIDTHS(&f, dates, 190);
    EXPECT_IN_WIDTHS(&f, amounts, 160);
    EXPECT_IN_WIDTHS(&f, persons, 190);
    text_tear_down(&f);
}

/* A cell that is narrower than all of it: blanks part it, and nothing is lost. */
Test(rules, what_fits_nowhere_is_set_all_the_same)
{
    TextFixture f;
    text_set_up(&f);
    static const char *const cases[] = {"๑๒๐ ล้านดอลลาร์สหรัฐ", "โทรศัพท์ ๐ ๒๒๓๔ ๕๖๗๘ ต่อ ๑๒",
                                        "ว่าที่ ร.ต. อัครเดชาพล ทองสุขเกษมศรี", "๓๐ กรกฎาคม พ.ศ. ๒๕๖๕"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkParagraphFormat format = test_format(40 * LK_POINT);
        LkLines lines = set_text(&f, lk_text(cases[i]), &format);
        size_t length = 0;
        for (size_t k = 0; k < lines.count; k++)
            length += lk_utf8_count(lines.items[k].text);
        cr_expect_eq(length, lk_utf8_count(lk_text(cases[i])), "%s", cases[i]);
        cr_expect_gt(lines.count, 2);
    }
    text_tear_down(&f);
}
