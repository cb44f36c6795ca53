/* A number and the word that it belongs to stay together. */
#include <string.h>

#include "base/date.h"
#include "text/rules.h"

#define COUNT(words) (sizeof(words) / sizeof *(words))

/* Words that a number follows. */
static const char *const before_number[] = {"ข้อ",    "ที่",   "มาตรา", "หมวด", "ปี",    "พ.ศ.", "ค.ศ.", "ระดับ",
                                            "ร้อยละ", "หน้า", "หมู่",    "เลขที่", "ฉบับที่", "เวลา", "ชั้น"};
/* What is counted. */
static const char *const units[] = {
    "คะแนน",     "ข้อ",           "บาท",     "คน",         "เดือน",        "ปี",         "วัน",      "ครั้ง",
    "หลักเกณฑ์",   "ราย",          "เรื่อง",    "แห่ง",        "โครงการ",     "กิจกรรม",    "ประเด็น",  "ตัวชี้วัด",
    "เมตร",      "กิโลเมตร",      "ไร่",      "หมู่บ้าน",      "นาที",         "ชั่วโมง",     "น.",      "จังหวัด",
    "อำเภอ",     "ตำบล",         "ชุมชน",    "ครัวเรือน",    "ครอบครัว",     "หลังคาเรือน", "สาย",     "ลูกบาศก์เมตร",
    "ตารางเมตร", "ตารางกิโลเมตร", "ตารางวา", "เซนติเมตร",   "มิลลิเมตร",     "นิ้ว",        "ฟุต",      "กิโลกรัม",
    "กรัม",       "ตัน",           "ลิตร",     "องศา",       "องศาเซลเซียส", "กิโลวัตต์",    "เมกะวัตต์", "วันทำการ",
    "สัปดาห์",     "ปีงบประมาณ",    "วินาที",    "เล่ม",        "หน้า",         "แผ่น",       "ฉบับ",     "ชุด",
    "เครื่อง",     "คัน",           "หลัง",     "ห้อง",        "ตัว",          "ต้น",        "ชิ้น",      "คู่",
    "ช่อง",       "เตียง",         "บ่อ",      "ประการ",     "มาตรา",       "ตำแหน่ง",    "ขั้น",      "เสียง",
    "ท่าน",       "รูป",           "เท่า",     "หน่วย",       "รอบ",         "กลุ่ม",       "ด้าน",     "ประเภท",
    "ประเทศ",    "เปอร์เซ็นต์",     "ดอลลาร์",  "ดอลลาร์สหรัฐ", "ยูโร",         "ปอนด์",      "เยน",     "หยวน",
    "กม.",       "ตร.ม.",        "ตร.กม.",  "กก."};
/* Parts of a number that are written as words. */
static const char *const multipliers[] = {"ล้าน", "แสน", "หมื่น", "พัน", "ร้อย"};

/* Does the text before i end in one of these words? */
static bool any_ends_in(const LkSection *section, size_t i, const char *const *words, size_t count)
{
    size_t end = section->offsets[i];
    for (size_t k = 0; k < count; k++) {
        size_t length = strlen(words[k]);
        if (end >= length && memcmp(section->text.bytes + end - length, words[k], length) == 0)
            return true;
    }
    return false;
}

/* Whether letters that were found are a whole word, which ends here: ข้อ is not one in ข้อมูล. */
static bool ends_word(const LkSection *section, size_t end)
{
    bool is_free = (section->flags[end] & (LK_CHAR_BREAK | LK_CHAR_COMPOUND)) == LK_CHAR_BREAK;
    return end == section->count || is_free || !lk_is_thai_letter(section->characters[end]) ||
           section->characters[end - 1] == '.';
}

/* Returns the index behind the whole word of these that stands at i; 0 if none does. */
static size_t word_end(const LkSection *section, size_t i, const char *const *words, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        size_t end = lk_word_at(section, i, words[k]);
        if (end != 0 && ends_word(section, end))
            return end;
    }
    return 0;
}

static size_t unit_end(const LkSection *section, size_t i)
{
    size_t end = word_end(section, i, units, COUNT(units));
    return end != 0 ? end : word_end(section, i, lk_thai_months, LK_MONTHS);
}

/* Returns the index behind the multipliers that stand at i (พันล้าน): i if none does. They are followed by a
 * unit, or end a word: no พัน in พันธุ์. */
static size_t multipliers_end(const LkSection *section, size_t i)
{
    size_t end = i, next = i;
    do {
        end = next;
        for (size_t k = 0; next == end && k < COUNT(multipliers); k++) {
            size_t found = lk_word_at(section, end, multipliers[k]);
            next = found != 0 ? found : next;
        }
    } while (next > end);
    bool is_whole = end == section->count || (section->flags[end] & LK_CHAR_BREAK) ||
                    !lk_is_thai_letter(section->characters[end]) || unit_end(section, end) != 0;
    return is_whole ? end : i;
}

/* Keeps the number that begins at i with the word before it. */
static void keep_with_word_before(LkSection *section, size_t i)
{
    size_t word = i;
    while (word > 0 && lk_is_blank(section->characters[word - 1]))
        word--;
    bool belongs = any_ends_in(section, word, before_number, COUNT(before_number)) ||
                   any_ends_in(section, word, lk_thai_months, LK_MONTHS);
    if (word > 0 && belongs)
        lk_forbid_inside(section, word - 1, i + 1, LK_REASON_UNIT);
    if (any_ends_in(section, word, (const char *const[]){"ที่"}, 1))
        lk_forbid(section, word - 3, LK_REASON_UNIT); /* ตัวชี้วัดที่ ๙ */
}

/* Keeps the number that ends with character i with its unit: ๑๒ ล้านบาท. */
static void keep_with_unit(LkSection *section, size_t i)
{
    size_t word = lk_skip_blanks(section, i + 1), unit = multipliers_end(section, word);
    if (unit_end(section, unit) != 0)
        lk_forbid_inside(section, i, unit + 1, LK_REASON_UNIT);
    else if (unit > word)
        lk_forbid_inside(section, i, unit, LK_REASON_UNIT);
}

void lk_keep_numbers(LkSection *section)
{
    for (size_t i = 0; i < section->count; i++) {
        if (!lk_is_digit(section->characters[i]))
            continue;
        if (i == 0 || !lk_is_digit(section->characters[i - 1]))
            keep_with_word_before(section, i);
        if (!lk_is_digit(lk_letter_at(section, i + 1)))
            keep_with_unit(section, i);
    }
}
