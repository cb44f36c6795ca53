/* H~2~O and x^2^, as pandoc writes what stands lower and higher. Both signs are typed for other things in
 * Thai text, ~๓๐ คน, ๘~๑๐ and ^_^: so no more is read than pandoc makes of a document. */
#include "source/markdown/inlines/inlines.h"

enum { LONGEST = 48 }; /* bytes: sixteen Thai letters */

static bool is_digit(uint32_t c)
{
    return lk_digit_value(c) >= 0;
}

static bool is_letter(uint32_t c)
{
    return (c < 0x80 && lk_is_ascii_letter((char)c)) || lk_is_thai_letter(c);
}

/* What may be raised: letters, digits and the signs of formulas; what may be lowered: no Thai letters. */
static bool is_content(uint32_t c, char sign)
{
    if (sign == '~' && lk_is_thai_letter(c))
        return false;
    return is_letter(c) || is_digit(c) || lk_is_thai_mark(c) ||
           (c < 0x80 && c != 0 && strchr("+-=().,", (char)c));
}

/* Letters of Latin or a bracket stand before what is lowered: 8~10~12 is a range. */
static bool may_stand_before(uint32_t c, char sign)
{
    bool is_bracket = c == ')' || c == ']';
    if (sign == '~')
        return is_bracket || (c < 0x80 && lk_is_ascii_letter((char)c));
    return is_bracket || is_letter(c) || is_digit(c) || lk_is_thai_mark(c) || c == '.';
}

/* The sign that ends what the one at `at` begins; `at` if there is none. */
static size_t closing(LkText text, size_t at)
{
    char sign = text.bytes[at];
    size_t end = at + 1;
    bool has_word = false;
    while (end < text.length && end - at <= LONGEST) {
        size_t next = end;
        uint32_t c = lk_utf8_next(text, &next);
        if (c == (unsigned char)sign)
            return has_word ? end : at;
        if (!is_content(c, sign))
            return at;
        has_word |= is_letter(c) || is_digit(c);
        end = next;
    }
    return at;
}

static void add(LkScan *scan, LkTokenKind open, size_t close)
{
    size_t at = scan->at;
    lk_piece_add(scan, open, at, at + 1);
    lk_piece_add(scan, LK_TOKEN_TEXT, at + 1, close);
    lk_piece_add(scan, open + 1, close, close + 1);
    scan->at = close + 1;
}

bool lk_script_read(LkScan *scan)
{
    LkText text = scan->text;
    size_t at = scan->at, behind = at;
    char sign = text.bytes[at];
    if (at == 0 || !may_stand_before(lk_utf8_previous(text, &behind), sign))
        return false;
    size_t close = closing(text, at);
    scan->markdown->steps += close - at;
    uint32_t after = lk_peek(text, close + 1, text.length);
    size_t before = at;
    bool is_sum = is_digit(lk_utf8_previous(text, &before)) && is_digit(after); /* 2^3^4 */
    if (close == at || is_sum || after == (unsigned char)sign)
        return false;
    add(scan, sign == '~' ? LK_TOKEN_SUBSCRIPT_OPEN : LK_TOKEN_SUPERSCRIPT_OPEN, close);
    return true;
}
