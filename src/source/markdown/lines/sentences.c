/* Words around a mark. Lines broken by a tool are the danger: there a line may begin with “ข้อ ๑” or “(๑)” in
 * the middle of a sentence. */
#include "source/markdown/lines/sentences.h"

#include <string.h>

#include "source/markdown/scan/scan.h"
#include "source/markdown/scan/words.h"

/* The line before ends with a word that a number follows: ตามข้อ ⏎ ๑. */
bool lk_asks_for_number(const LkBlockReader *reader)
{
    return lk_ends_with_any(reader->text, reader->before_start, reader->before_end,
                            LK_WORDS("ข้อ", "มาตรา", "วันที่", "ลำดับที่", "ตารางที่", "ภาพที่", "หน้า", "พ.ศ.", "เลขที่",
                                     "หมู่ที่", "จำนวน", "ประมาณ"));
}

bool lk_ends_with_connective(const LkBlockReader *reader)
{
    return lk_ends_with_any(reader->text, reader->before_start, reader->before_end,
                            LK_WORDS("และ", "หรือ", "ตาม", "ของ", "ใน", "แห่ง"));
}

/* The line before cannot be the end of a sentence. Items of a list may follow such words, but no clause. */
bool lk_goes_on(const LkBlockReader *reader, const LkItemMark *mark)
{
    if (mark->kind < LK_MARK_CLAUSE)
        return lk_asks_for_number(reader);
    return lk_asks_for_number(reader) ||
           lk_ends_with_any(reader->text, reader->before_start, reader->before_end,
                            LK_WORDS("ตาม", "และ", "หรือ", "ของ", "ใน", "แห่ง", "กับ", "จาก", "โดย", "นอกจาก",
                                     "ถึง", "ตามที่", "ด้วย", "เพื่อ", "ซึ่ง", "ว่า", "ได้แก่", "รวมทั้ง", "ณ", ","));
}

/* A line of few words is a heading or a cell, whatever it ends with: ตรวจสอบภายใน. */
static bool is_of_few_words(const LkBlockReader *reader)
{
    enum { FEW = 25 };
    return lk_columns(reader->text, reader->before_start, reader->before_end) < FEW;
}

/* The first word of the line, without the signs of a style before it. */
static LkAt first_word(const LkLineScan *line)
{
    LkText text = line->text;
    LkAt at = line->content;
    while (at < line->end && strchr("*[~", text.bytes[at]) != NULL && text.bytes[at] != 0)
        at++;
    if (lk_begins_with_any(text, at, line->end, LK_WORDS("<u>", "<b>", "<i>")))
        at += 3;
    return at;
}

static bool ends_with_month(LkText text, LkAt start, LkAt end)
{
    return lk_ends_with_any(text, start, end,
                            LK_WORDS("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม",
                                     "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"));
}

bool lk_sentence_goes_on(const LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    LkText text = reader->text;
    LkAt start = reader->before_start, end = reader->before_end, word = first_word(line);
    LkItemMark mark = lk_item_mark(text, line->content, line->end);
    if (mark.kind >= LK_MARK_CLAUSE &&
        (lk_goes_on(reader, &mark) || lk_is_quoted(reader, lk_mark_end(&mark))))
        return true;
    if (lk_begins_with_any(text, word, line->end, LK_WORDS("ๆ", "ฯ", ")", "”", ",", "]")) ||
        lk_ends_with_any(text, start, end, LK_WORDS("(", "“", "[", ",")))
        return true;
    if (is_of_few_words(reader))
        return false;
    if (lk_digit_value(lk_peek(text, word, line->end)) >= 0 &&
        (lk_asks_for_number(reader) || ends_with_month(text, start, end)))
        return true;
    return lk_ends_with_any(text, start, end,
                            LK_WORDS("และ", "หรือ", "ของ", "แห่ง", "กับ", "จาก", "โดย", "ซึ่ง", "เพื่อ", "ว่า", "ณ",
                                     "ตามที่", "รวมทั้ง")) ||
           lk_begins_with_any(text, word, line->end,
                              LK_WORDS("และ", "หรือ", "ซึ่ง", "เพื่อ", "แต่", "รวมทั้ง", "ตลอดจน", "ทำให้", "อันเป็น"));
}

/* What follows ข้อ ๑ or มาตรา ๔ where it is quoted and not begun. */
bool lk_is_quoted(const LkBlockReader *reader, LkAt at)
{
    const LkLineScan *line = &reader->line;
    at = lk_skip_blanks(line->text, at, line->end, true);
    return lk_begins_with_any(
        line->text, at, line->end,
        LK_WORDS("แห่ง", "ของ", "และ", "หรือ", "ถึง", "วรรค", "กับ", "ตาม", "นี้", "ดังกล่าว", "ข้างต้น"));
}

/* ๑.๕ ล้านบาท, ๙.๓๐ น.: an amount or a time, not an outline. */
bool lk_is_amount(const LkBlockReader *reader, LkAt at)
{
    const LkLineScan *line = &reader->line;
    at = lk_skip_blanks(line->text, at, line->end, true);
    return lk_begins_with_any(line->text, at, line->end,
                              LK_WORDS("น.", "นาฬิกา", "บาท", "ล้าน", "แสน", "พัน", "ร้อย", "%", "เปอร์เซ็นต์",
                                       "เท่า", "กม.", "กิโล", "เมตร", "ม.", "ซม.", "มม.", "ไร่", "ตร.ม.",
                                       "ตาราง", "กก.", "คะแนน", "นิ้ว", "องศา", "ชั่วโมง", "ลิตร", "ตัน", "คน ",
                                       "หน่วย", "ลบ.ม.", "°"));
}

static int digit_before(const LkBlockReader *reader)
{
    size_t end = reader->before_end;
    if (end == reader->before_start)
        return -1;
    return lk_digit_value(lk_utf8_previous((LkText){reader->text.bytes, end}, &end));
}

bool lk_parts_number(const LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    return digit_before(reader) >= 0 && lk_digit_value(lk_peek(line->text, line->content, line->end)) >= 0;
}

/* ๐๙.๐๐ ⏎ - ๑๖.๐๐ is a range. */
bool lk_is_range(const LkBlockReader *reader, const LkItemMark *mark)
{
    const LkLineScan *line = &reader->line;
    LkAt at = lk_skip_blanks(line->text, lk_mark_end(mark), line->end, true);
    return digit_before(reader) >= 0 && lk_digit_value(lk_peek(line->text, at, line->end)) >= 0;
}
