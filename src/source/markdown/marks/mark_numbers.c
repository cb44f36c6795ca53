/* Marks that count: ๑. ๑) (๑) (๒/๑) ก. ก) (ก) ๑.๑ ๑.๑) (๑.๑). */
#include "source/markdown/marks/mark_scan.h"

int lk_letter_number(uint32_t letter)
{
    if (!lk_is_thai_consonant(letter) || letter == 0x0E03 || letter == 0x0E05 || letter == 0x0E06 ||
        letter == 0x0E24 || letter == 0x0E26)
        return 0;
    /* ฤ and ฦ stand among the consonants in the code but not in the alphabet. */
    int number = (int)(letter - 0x0E00);
    return number - (letter > 0x0E03) - (letter > 0x0E05) - (letter > 0x0E06) - (letter > 0x0E24) -
           (letter > 0x0E26);
}

/* “.๒.๑” behind a first number; a point at the end may follow. */
static bool take_outline(LkMarkScan *scan)
{
    int32_t number;
    size_t behind = scan->at;
    bool has_zero = false;
    while (lk_mark_take(scan, '.')) {
        has_zero |= lk_digit_value(lk_mark_peek(scan)) == 0;
        if (lk_mark_number(scan, &number) == 0)
            break;
        scan->mark.number = number;
        scan->mark.depth++;
        behind = scan->at;
    }
    scan->at = behind;
    if (scan->mark.depth < 2 || has_zero || scan->mark.depth > 8) /* 09.00 is a time, 1.05 an amount */
        return false;
    if (!lk_mark_take(scan, '.')) /* ๑.๑. or ๑.๑) */
        lk_mark_take(scan, ')');
    bool is_good = lk_mark_finish(scan, LK_MARK_OUTLINE);
    return is_good && (scan->mark.has_blank || lk_mark_is_before_thai(scan));
}

/* (๑.๑) */
static bool take_bracketed_outline(LkMarkScan *scan)
{
    LkItemMark before = scan->mark;
    size_t at = scan->at;
    int32_t number = 0;
    while (lk_mark_take(scan, '.') && lk_mark_number(scan, &number) > 0)
        scan->mark.depth++;
    scan->mark.number = number;
    scan->mark.is_thai = true;
    if (scan->mark.depth > 1 && lk_mark_take(scan, ')') && lk_mark_finish(scan, LK_MARK_OUTLINE) &&
        (scan->mark.has_blank || lk_mark_is_before_thai(scan)))
        return true;
    scan->mark = before;
    scan->at = at;
    return false;
}

static LkMarkKind kind_of(bool is_letter, bool opens, bool closes)
{
    if (is_letter)
        return opens ? LK_MARK_LETTER_BRACKETS : closes ? LK_MARK_LETTER_BRACKET : LK_MARK_LETTER;
    return opens ? LK_MARK_NUMBER_BRACKETS : closes ? LK_MARK_NUMBER_BRACKET : LK_MARK_NUMBER;
}

/* 9 . 30 น. is a time. */
static bool is_loose_amount(const LkMarkScan *scan)
{
    size_t behind = lk_skip_blanks(scan->text, scan->at, scan->end, true);
    return scan->mark.is_loose && lk_digit_value(lk_peek(scan->text, behind, scan->end)) >= 0;
}

/* Without a blank behind it, a mark is one before words: ๑.ข้อความ ๒.ITA; but ก.พ. is a word. */
static bool is_good_end(const LkMarkScan *scan, bool is_letter, bool is_bracketed)
{
    return scan->mark.has_blank || (is_letter && is_bracketed && lk_mark_is_before_thai(scan)) ||
           (!is_letter && lk_mark_is_before_word(scan));
}

/* ( ๑ ): room behind the bracket. */
static bool take_open(LkMarkScan *scan)
{
    if (!lk_mark_take(scan, '('))
        return false;
    size_t behind = lk_skip_blanks(scan->text, scan->at, scan->end, true);
    if (behind > scan->at)
        lk_mark_skip_room(scan, lk_peek(scan->text, behind, scan->end));
    return true;
}

/* The sign that ends the mark: . or ) or .) and room before it, as in “๑ .” Returns false when there is none.
 */
static bool take_close(LkMarkScan *scan, bool opens, bool is_letter, bool *closes)
{
    if (opens || !is_letter)
        lk_mark_skip_room(scan, ')');
    *closes = lk_mark_take(scan, ')');
    if (*closes || opens)
        return *closes;
    if (!is_letter)
        lk_mark_skip_room(scan, '.');
    if (!lk_mark_take(scan, '.'))
        return false;
    *closes = lk_mark_take(scan, ')');
    scan->mark.is_thai |= *closes; /* ๑.) */
    return true;
}

bool lk_mark_counted(LkMarkScan *scan)
{
    bool opens = take_open(scan);
    size_t start = scan->at;
    int digits = lk_mark_number(scan, &scan->mark.number);
    bool is_letter = digits == 0 && lk_is_thai_consonant(lk_mark_peek(scan));
    scan->mark.depth = 1;
    if (is_letter) {
        uint32_t letter = lk_mark_peek(scan);
        scan->mark.number = lk_letter_number(letter);
        scan->mark.is_plain = scan->mark.number > 0;
        lk_mark_take(scan, letter);
    } else if (digits == 0) {
        return false;
    } else if (lk_digit_value(lk_peek(scan->text, start, scan->end)) == 0) { /* ๐. and ๐๑. */
        scan->mark.is_plain = false;
        scan->mark.is_zero = scan->mark.number == 0;
    }
    if (opens && digits > 0 && lk_mark_peek(scan) == '.' && take_bracketed_outline(scan))
        return true;
    if (opens)
        lk_mark_amendment(scan);
    else if (digits > 0 && digits <= 3 && lk_digit_value(lk_peek(scan->text, start, scan->end)) > 0) {
        size_t behind = scan->at;
        int32_t first = scan->mark.number;
        if (take_outline(scan))
            return true;
        scan->at = behind;
        scan->mark.number = first;
        scan->mark.depth = 1;
    }
    bool closes;
    if (!take_close(scan, opens, is_letter, &closes))
        return false;
    scan->mark.is_thai |= is_letter || opens;
    if (is_loose_amount(scan))
        return false;
    return lk_mark_finish(scan, kind_of(is_letter, opens, closes)) && is_good_end(scan, is_letter, closes);
}
