/* What the readers of list marks share. */
#include "source/markdown/marks/mark_scan.h"

int lk_mark_number(LkMarkScan *scan, int32_t *number)
{
    int digits = 0;
    *number = 0;
    for (int value; digits < 9 && (value = lk_digit_value(lk_mark_peek(scan))) >= 0; digits++) {
        scan->mark.is_thai |= lk_is_thai_digit(lk_mark_peek(scan));
        *number = *number * 10 + value;
        lk_utf8_next(scan->text, &scan->at);
    }
    return digits;
}

bool lk_mark_finish(LkMarkScan *scan, LkMarkKind kind)
{
    scan->mark.kind = kind;
    scan->mark.length = (uint32_t)(scan->at - scan->mark.start);
    scan->mark.columns = lk_columns(scan->text, scan->mark.start, scan->at);
    scan->mark.has_blank =
        scan->at >= scan->end || lk_blank_length(scan->text, scan->at, scan->end, true) > 0;
    return true;
}

void lk_mark_skip_room(LkMarkScan *scan, uint32_t wanted)
{
    size_t behind = lk_skip_blanks(scan->text, scan->at, scan->end, true);
    if (behind == scan->at || lk_peek(scan->text, behind, scan->end) != wanted)
        return;
    scan->at = behind;
    scan->mark.is_loose = true;
    scan->mark.is_plain = false;
}

bool lk_mark_is_before_thai(const LkMarkScan *scan)
{
    uint32_t next = lk_mark_peek(scan);
    return lk_is_thai_letter(next) || next == 0x201C || next == '"';
}

static bool is_latin(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool lk_mark_is_before_word(const LkMarkScan *scan)
{
    if (lk_mark_is_before_thai(scan))
        return true;
    if (is_latin(lk_mark_peek(scan)))
        return scan->mark.is_thai || lk_thai_within(scan->text, scan->at, scan->end);
    size_t at = scan->at;
    if (lk_begins_with(scan->text, at, scan->end, "**"))
        at += 2;
    else if (lk_mark_peek(scan) == '(' && scan->mark.kind == LK_MARK_NUMBER)
        at++;
    return at > scan->at && lk_is_thai_letter(lk_peek(scan->text, at, scan->end));
}

/* “ทวิ” and “ตรี” count the sections that were put in before there was ๔/๑. */
static size_t length_of_pali(LkText text, size_t at, size_t end)
{
    static const char *const words[] = {"ทวิ", "ตรี", "จัตวา", "เบญจ", "ฉ", "สัตต", "อัฏฐ", "นว", "ทศ"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = lk_text(words[i]).length, behind = at + length;
        if (lk_begins_with(text, at, end, words[i]) &&
            (behind == end || lk_blank_length(text, behind, end, true) > 0))
            return length;
    }
    return 0;
}

void lk_mark_amendment(LkMarkScan *scan)
{
    int32_t number;
    while (lk_mark_take(scan, '/')) {
        scan->mark.is_plain = false;
        if (lk_mark_number(scan, &number) == 0)
            break;
    }
    size_t word = lk_skip_blanks(scan->text, scan->at, scan->end, true);
    size_t length = word > scan->at ? length_of_pali(scan->text, word, scan->end) : 0;
    if (length == 0)
        return;
    scan->at = word + length;
    scan->mark.is_plain = false;
}
