/* Numbers that are written as words: หนึ่งล้านสองแสนบาทถ้วน. */
#include "text/rules.h"

/* The number of its words, and where they end. */
typedef struct Amount {
    size_t end;
    int words;
} Amount;

static bool ends_word(const LkSection *section, size_t end)
{
    return !lk_is_thai_letter(lk_letter_at(section, end)) || lk_begins_word(section, end);
}

/* Whether the word that begins at i multiplies those before it, and by more than ten. */
static bool is_unit_word(const LkSection *section, size_t i)
{
    static const char *const words[] = {"ล้าน", "แสน", "หมื่น", "พัน", "ร้อย"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (lk_word_at(section, i, words[k]) != 0)
            return true;
    return false;
}

/* The first letters of หนึ่ง สอง สาม สี่ สิบ ห้า หก เจ็ด เก้า แปด ยี่ ศูนย์. */
static bool may_begin(uint32_t c)
{
    return c == 0x0E2B || c == 0x0E2A || c == 0x0E40 || c == 0x0E41 || c == 0x0E22;
}

static Amount amount_at(const LkSection *section, size_t i)
{
    Amount amount = {i, 0};
    for (size_t end = i; (end = lk_longest_word(section, amount.end, &lk_number_words, NULL)) != 0;)
        amount = (Amount){end, amount.words + 1};
    return amount;
}

/* Keeps the amount [i, amount.end) together, but for places behind a unit word that another number follows.
 */
static void keep_amount(LkSection *section, size_t i, Amount amount)
{
    for (size_t word = i, next = i; word < amount.end; word = next) {
        bool is_unit = is_unit_word(section, word);
        next = lk_longest_word(section, word, &lk_number_words, NULL);
        lk_forbid_inside(section, word, next, LK_REASON_UNIT);
        if (next == amount.end)
            return;
        if (is_unit && !is_unit_word(section, next))
            lk_allow(section, next, LK_REASON_WORD);
        else
            lk_forbid(section, next, LK_REASON_UNIT);
    }
}

/* Keeps what is counted with the amount before it: สองแสน|บาทถ้วน. */
static void keep_counted(LkSection *section, size_t i)
{
    size_t end = lk_longest_word(section, i, &lk_units, ends_word);
    if (end == 0)
        return;
    lk_forbid(section, i, LK_REASON_UNIT);
    if (lk_word_at(section, end, "ถ้วน") != 0)
        lk_forbid(section, end, LK_REASON_UNIT);
}

/* What stands before a number that names: วรรคสอง, ครั้งที่สอง. */
static void keep_with_word_before(LkSection *section, size_t i)
{
    if (lk_word_before(section, i, &lk_naming_words) < i ||
        lk_word_at(section, i - (i < 3 ? i : 3), "ที่") == i)
        lk_forbid(section, i, LK_REASON_UNIT);
}

void lk_keep_amounts(LkSection *section)
{
    for (size_t i = 0; i < section->count; i++) {
        if (!may_begin(section->characters[i]) || !lk_begins_word(section, i))
            continue;
        Amount amount = amount_at(section, i);
        bool is_whole =
            ends_word(section, amount.end) || lk_longest_word(section, amount.end, &lk_units, ends_word) != 0;
        if (amount.words == 0 || !is_whole)
            continue;
        keep_amount(section, i, amount);
        keep_with_word_before(section, i);
        if (lk_is_thai_letter(lk_letter_at(section, amount.end)))
            keep_counted(section, amount.end);
        i = amount.end - 1;
    }
}
