/* Items of HTML: a browser shows numbers and bullets that stand nowhere in their text. */
#include <string.h>

#include "source/body/body.h"
#include "source/markdown/tables/html_lists.h"

/* a to z, then aa, ab …. */
static void put_letters(LkBuffer *out, unsigned number, char first)
{
    char letters[8];
    size_t at = sizeof letters;
    for (; number > 0; number = (number - 1) / 26)
        letters[--at] = (char)(first + (char)((number - 1) % 26));
    lk_buffer_append(out, letters + at, sizeof letters - at);
}

enum { LAST_ROMAN = 3999 }; /* more have signs that no keyboard has: browsers show them as digits */

static void put_roman(LkBuffer *out, unsigned number, bool is_upper)
{
    static const struct {
        unsigned value;
        const char *lower, *upper;
    } parts[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"},  {400, "cd", "CD"}, {100, "c", "C"},
                 {90, "xc", "XC"}, {50, "l", "L"},    {40, "xl", "XL"}, {10, "x", "X"},    {9, "ix", "IX"},
                 {5, "v", "V"},    {4, "iv", "IV"},   {1, "i", "I"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; number >= parts[i].value; number -= parts[i].value)
            lk_buffer_string(out, is_upper ? parts[i].upper : parts[i].lower);
}

static LkText mark_of(LkArena *arena, uint16_t mark)
{
    if (mark == LK_HTML_BULLET)
        return LK_TEXT("• ");
    LkBuffer out;
    lk_buffer_init(&out, arena);
    unsigned number = mark % LK_HTML_LETTER, sign = mark - number;
    bool is_letter = sign == LK_HTML_LETTER || sign == LK_HTML_UPPER_LETTER;
    if (is_letter)
        put_letters(&out, number, sign == LK_HTML_LETTER ? 'a' : 'A');
    else if (sign > 0 && number <= LAST_ROMAN)
        put_roman(&out, number, sign == LK_HTML_UPPER_ROMAN);
    else
        lk_buffer_printf(&out, "%u", number);
    lk_buffer_string(&out, ". ");
    return lk_buffer_view(&out);
}

LkInlines lk_body_html_item(LkBody *body, uint16_t mark, LkInlines words)
{
    if (mark == LK_HTML_NO_ITEM || words.count == 0)
        return words;
    LkInline *items = LK_NEW_ARRAY(body->reader->arena, words.count + 1, LkInline);
    items[0] = (LkInline){.link = {"", 0}, .span = words.items[0].span, .from_data = true};
    items[0].text = mark_of(body->reader->arena, mark);
    memcpy(items + 1, words.items, words.count * sizeof *items);
    return (LkInlines){items, words.count + 1, words.span};
}
