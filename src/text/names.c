/* Names and words that are never broken: persons after their title, the official terms below, and `keep:`
 * words. */
#include <string.h>

#include "text/text_private.h"

#define LONGEST_NAME 24 /* letters of a given name or surname; a longer run is a sentence without blanks */

static void forbid_inside(LkSection *section, size_t start, size_t end)
{
    for (size_t i = start + 1; i < end; i++)
        section->flags[i] &= (uint8_t)~LK_CHAR_BREAK;
}

/* Official terms whose parts a line must not part, and proper names that no dictionary has. Compounds that an
 * editor would part at their joints (องค์การ|บริหาร|ส่วนตำบล) are not here. */
static const char *const official_terms[] = {
    "หนองจอก",  "บ้านไร่",      "อุทัยธานี",     "สัมฤทธิ์ผล",       "ธรรมาภิบาล", "ดำเนินการ", "ดำเนินงาน",
    "จัดซื้อ",     "จัดจ้าง",      "จัดหา",       "ตัวชี้วัด",         "ส่วนตำบล",   "ส่วนท้องถิ่น", "โปร่งใส",
    "คุณธรรม",   "ปฏิบัติหน้าที่",   "ปฏิบัติงาน",    "ข้อบกพร่อง",      "จุดอ่อน",     "เร่งด่วน",   "ซื่อสัตย์",
    "สุจริต",     "ทุจริต",       "ประพฤติมิชอบ", "ทับซ้อน",         "ผลประโยชน์", "สาธารณชน", "ข้าราชการ",
    "งบประมาณ", "เจ้าหน้าที่",    "ผู้บริหาร",     "บุคลากร",        "ทรัพยากร",   "หลักเกณฑ์",  "ประชาสัมพันธ์",
    "เว็บไซต์",   "สำนักปลัด",    "รักษาการแทน", "รักษาราชการแทน", "ภาครัฐ",     "รูปธรรม",   "รูปแบบ",
    "ช่องทาง",   "ร้องเรียน",    "ตรงไปตรงมา", "บิดเบือน",        "เท่าเทียม",   "ยกตัวอย่าง", "แนวทาง",
    "แนวคิด",    "แนวปฏิบัติ",    "ความเห็น",    "มุมมอง",         "ต่อเนื่อง",    "คาดหมาย",  "ขับเคลื่อน",
    "สอดคล้อง",  "ดังต่อไปนี้",    "นอกจากนี้",    "ทั้งนี้",           "ดังนั้น",      "อย่างน้อย",  "ข้อสังเกต",
    "ส่วนรวม",   "ส่วนตัว",      "วัฒนธรรม",    "ทัศนคติ",         "ค่านิยม",     "นามสกุล",   "รูปถ่าย",
    "สม่ำเสมอ",  "ปัจจุบัน",      "หน่วยงาน",    "เน้นย้ำ",         "ประจำเดือน", "ประจำปี",   "คะแนน",
    "สารบรรณ",  "พระราชบัญญัติ", "กระทรวง",    "มหาดไทย",       "ราชการ",
};

/* Marks words that start at one place; `first` lets most places be passed over by one comparison. */
static void keep_one(LkSection *section, const char *word)
{
    size_t offset = 0;
    if (word[0] == '\0')
        return;
    uint32_t first = lk_utf8_next(lk_text(word), &offset);
    for (size_t i = 0; i < section->count; i++) {
        if (section->characters[i] != first || !(section->flags[i] & LK_CHAR_CLUSTER))
            continue;
        size_t end = lk_word_at(section, i, word);
        if (end != 0)
            forbid_inside(section, i, end);
    }
}

#define FIRST_LETTER 0x0E01
#define LETTERS      (0x0E5B - 0x0E01 + 1)

/* Official terms by their first letter, so that each place of the text is compared with a few only. */
typedef struct TermIndex {
    uint8_t count[LETTERS];
    uint8_t terms[LETTERS][16];
} TermIndex;

static void index_terms(TermIndex *index)
{
    memset(index, 0, sizeof *index);
    for (size_t i = 0; i < sizeof official_terms / sizeof *official_terms; i++) {
        size_t offset = 0;
        uint32_t letter = lk_utf8_next(lk_text(official_terms[i]), &offset) - FIRST_LETTER;
        if (letter < LETTERS && index->count[letter] < 16)
            index->terms[letter][index->count[letter]++] = (uint8_t)i;
    }
}

static void keep_terms(LkSection *section)
{
    TermIndex index;
    index_terms(&index);
    for (size_t i = 0; i < section->count; i++) {
        uint32_t letter = section->characters[i] - FIRST_LETTER;
        if (letter >= LETTERS || !(section->flags[i] & LK_CHAR_CLUSTER))
            continue;
        for (int k = 0; k < index.count[letter]; k++) {
            size_t end = lk_word_at(section, i, official_terms[index.terms[letter][k]]);
            if (end != 0)
                forbid_inside(section, i, end);
        }
    }
}

void lk_keep_words(LkSection *section, const char *const *keep, size_t keep_count)
{
    keep_terms(section);
    for (size_t i = 0; i < keep_count; i++)
        keep_one(section, keep[i]);
}

/* ---- persons */

static size_t title_end(const LkSection *section, size_t i)
{
    static const char *const titles[] = {"นางสาว", "นาย",  "นาง",      "น.ส.",   "ดร.",
                                         "ด.ช.",   "ด.ญ.", "ว่าที่ร้อยตรี", "ว่าที่ร.ต."};
    static const char *const not_titles[] = {"นายก",   "นายอำเภอ",  "นายทะเบียน", "นายหน้า",
                                             "นายจ้าง", "นายแพทย์",   "นายทหาร",   "นายตำรวจ",
                                             "นางแบบ", "นางพยาบาล", "นางฟ้า"};
    for (size_t k = 0; k < sizeof not_titles / sizeof *not_titles; k++)
        if (lk_word_at(section, i, not_titles[k]) != 0)
            return 0;
    for (size_t k = 0; k < sizeof titles / sizeof *titles; k++) {
        size_t end = lk_word_at(section, i, titles[k]);
        if (end != 0)
            return end;
    }
    return 0;
}

static size_t run_end(const LkSection *section, size_t i)
{
    while (i < section->count && lk_is_thai_letter(section->characters[i]))
        i++;
    return i;
}

/* “นายพนม แสนหาญ”: no break inside the given name with its title, none inside the surname; the blank may end
 * a line. */
void lk_keep_names(LkSection *section)
{
    for (size_t i = 0; i < section->count; i++) {
        bool starts = i == 0 || !lk_is_thai_letter(section->characters[i - 1]);
        size_t name = starts ? title_end(section, i) : 0;
        if (name == 0)
            continue;
        size_t end = run_end(section, name);
        if (end - i > LONGEST_NAME)
            continue;
        forbid_inside(section, i, end);
        size_t surname = end;
        while (surname < section->count && lk_is_blank(section->characters[surname]))
            surname++;
        size_t surname_end = run_end(section, surname);
        if (surname > end && surname_end - surname <= LONGEST_NAME)
            forbid_inside(section, surname, surname_end);
        i = end > i ? end - 1 : i;
    }
}
