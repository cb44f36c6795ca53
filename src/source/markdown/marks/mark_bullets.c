/* Bullets, and boxes and room to tick. */
#include <string.h>

#include "source/markdown/marks/mark_scan.h"

uint32_t lk_wingdings_box(uint32_t c)
{
    static const uint32_t boxes[][2] = {{0xF0FC, 0x2713}, {0xF0FB, 0x2717}, {0xF0FE, 0x2611},
                                        {0xF0FD, 0x2612}, {0xF06F, 0x2610}, {0xF0A8, 0x2610},
                                        {0xF071, 0x2610}, {0xF072, 0x2610}};
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
        if (boxes[i][0] == c)
            return boxes[i][1];
    return 0;
}

enum { MOST_ROOM = 24 }; /* bytes: more is room for a name, not for a tick */

/* What word processors make: the layout has a sign for them. Those of the fonts Symbol and Wingdings are
 * private characters from U+F020 on. */
static bool is_office_bullet(uint32_t c)
{
    static const uint32_t bullets[] = {0x2022, 0x00B7, 0x25CF, 0x25AA, 0x25AB, 0x25A0, 0x2023,
                                       0x25B6, 0x25BA, 0x25B8, 0x25C6, 0x25C7, 0x2192, 0x21D2,
                                       0x27A2, 0x27A3, 0x27A4, 0x2794, 0x2756, 0x25E6, 0x25C8,
                                       0x29BF, 0x25FE, 0x25FC, 0x2219, 0x2043, 0x0E4F};
    if (c >= 0xF020 && c <= 0xF0FF)
        return true;
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (bullets[i] == c)
            return true;
    return false;
}

/* Boxes, ticks and stars say something: they are printed as typed. */
static bool is_box(uint32_t c)
{
    static const uint32_t boxes[] = {0x25A1, 0x25A2, 0x25FB, 0x25FD, 0x2610, 0x2611, 0x2612,
                                     0x2713, 0x2714, 0x2717, 0x2718, 0x25CB, 0x2605, 0x2606,
                                     0x203B, 0x261E, 0x2751, 0x2752, 0x274F, 0x2726, 0x2727};
    if (lk_wingdings_box(c) != 0)
        return true;
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
        if (boxes[i] == c)
            return true;
    return false;
}

/* - * + of CommonMark; a dash before a Thai letter too. */
static bool take_ascii_bullet(LkMarkScan *scan, uint32_t first)
{
    if (first != '-' && first != '*' && first != '+')
        return false;
    lk_mark_take(scan, first);
    scan->mark.is_thai = first == '-' && lk_mark_is_before_thai(scan);
    LkAt behind = lk_skip_blanks(scan->text, scan->at, scan->end, false);
    if (first == '+' && lk_digit_value(lk_peek(scan->text, behind, scan->end)) >= 0)
        scan->mark.is_plain = !lk_thai_within(scan->text, behind, scan->end); /* + ๕๐๐ บาท */
    return lk_mark_finish(scan, LK_MARK_BULLET) && (scan->mark.has_blank || scan->mark.is_thai);
}

/* What word processors leave of theirs: –, •, and an o before a tab. */
static bool take_office_bullet(LkMarkScan *scan, uint32_t first)
{
    bool is_dash = first == 0x2013 || first == 0x2014 || first == 0x2212;
    bool is_letter = first == 'o' && scan->at + 1 < scan->end && scan->text.bytes[scan->at + 1] == '\t';
    if (!is_dash && !is_letter && !is_box(first) && !is_office_bullet(first))
        return false;
    lk_mark_take(scan, first);
    scan->mark.is_thai = true;
    scan->mark.is_plain = !is_box(first);
    bool is_good = lk_mark_finish(scan, LK_MARK_BULLET);
    return is_good && (scan->mark.has_blank || (!is_letter && lk_mark_is_before_thai(scan)));
}

/* Room to tick: (  ) อนุมัติ, [ ] เห็นชอบ, [x] เห็นชอบ. */
static bool take_tick_room(LkMarkScan *scan, uint32_t first)
{
    LkText text = scan->text;
    if (first != '(' && first != '[')
        return false;
    lk_mark_take(scan, first);
    size_t inner = scan->at;
    scan->at = lk_skip_blanks(text, inner, scan->end, true);
    if (scan->at < scan->end && strchr("xX/", text.bytes[scan->at]) != NULL)
        scan->at = lk_skip_blanks(text, scan->at + 1, scan->end, true);
    bool is_empty = scan->at == inner;
    if (is_empty || scan->at - inner > MOST_ROOM || !lk_mark_take(scan, first == '(' ? ')' : ']'))
        return false;
    scan->mark.is_thai = true;
    scan->mark.is_plain = false;
    return lk_mark_finish(scan, LK_MARK_BULLET) && scan->mark.has_blank;
}

/* As take_tick_room, but the cursor stays where it was when there is none. */
static bool take_tick(LkMarkScan *scan, uint32_t first)
{
    LkMarkScan before = *scan;
    if (take_tick_room(scan, first))
        return true;
    *scan = before;
    return false;
}

bool lk_mark_bullet(LkMarkScan *scan)
{
    uint32_t first = lk_mark_peek(scan);
    return take_ascii_bullet(scan, first) || take_office_bullet(scan, first) || take_tick(scan, first);
}
