/* The marks of list items, in the layout's formats.
 *
 * Numbering of official documents: ๑. → ๑.๑ → ๑.๑.๑ → (๑) → ก.; letter counters skip ฃ, ฅ and ฆ,
 * as offices do.
 */
#include "flow/list_marks.h"

#include <string.h>

static const uint32_t *letters(size_t *count)
{
    static const uint32_t thai_letters[] = {
        0x0E01, 0x0E02, 0x0E04, 0x0E07, 0x0E08, 0x0E09, 0x0E0A, 0x0E0B, 0x0E0C, 0x0E0D, 0x0E0E,
        0x0E0F, 0x0E10, 0x0E11, 0x0E12, 0x0E13, 0x0E14, 0x0E15, 0x0E16, 0x0E17, 0x0E18, 0x0E19,
        0x0E1A, 0x0E1B, 0x0E1C, 0x0E1D, 0x0E1E, 0x0E1F, 0x0E20, 0x0E21, 0x0E22, 0x0E23, 0x0E25,
        0x0E27, 0x0E28, 0x0E29, 0x0E2A, 0x0E2B, 0x0E2C, 0x0E2D, 0x0E2E,
    };
    *count = sizeof thai_letters / sizeof *thai_letters;
    return thai_letters;
}

static void append_number(LkBuffer *out, LkNumerals numerals, int number)
{
    LkText digits = lk_text(lk_arena_printf(out->arena, "%d", number));
    lk_buffer_text(out, lk_numerals(digits, numerals, out->arena));
}

static void append_letter(LkBuffer *out, LkNumerals numerals, int number)
{
    size_t count = 0;
    const uint32_t *alphabet = letters(&count);
    if (number >= 1 && (size_t)number <= count)
        lk_buffer_character(out, alphabet[number - 1]);
    else
        append_number(out, numerals, number); /* ฮ is the last letter of the alphabet: then come numbers */
}

/* Returns the counter of the ordered list at `level` (1 = outermost), 0 if there is none. */
static int counter_at(const LkListContext *list, int level)
{
    int ordered = 0;
    for (const LkListContext *l = list; l != NULL; l = l->outer)
        ordered += l->counter > 0;
    for (const LkListContext *l = list; l != NULL; l = l->outer) {
        if (l->counter > 0 && ordered-- == level)
            return l->counter;
    }
    return 0;
}

static const LkListLevel *level_of(const LkLayout *layout, const LkListContext *list)
{
    return &layout->list[list->depth < LK_LIST_LEVELS ? list->depth : LK_LIST_LEVELS - 1];
}

/* Returns the format of marks; that of clauses is for one without a typed mark, which is then no more than a
 * number.
 */
static const char *format_of(const LkListLevel *level, LkMarker marker)
{
    switch (marker) {
    case LK_MARKER_NUMBER_BRACKETS:
        return "({n})";
    case LK_MARKER_LETTER:
        return "{letter}.";
    case LK_MARKER_LETTER_BRACKETS:
        return "({letter})";
    case LK_MARKER_BULLET:
        return level->bullet;
    case LK_MARKER_NUMBER: /* a typed number wins over the format of its level */
        return "{n}.";
    case LK_MARKER_COUNTED:
    case LK_MARKER_CLAUSE:
        break;
    }
    return level->format;
}

void lk_list_count(LkListContext *list, const LkBlock *item)
{
    bool is_counted = list->marker != LK_MARKER_BULLET && list->marker != LK_MARKER_CLAUSE;
    list->counter = is_counted ? item->number : 0;
}

LkItemStyle lk_item_style(const LkLayout *layout, const LkListContext *list)
{
    const LkClauseStyle *clause = &layout->clause;
    const LkListLevel *level = level_of(layout, list);
    if (list->marker == LK_MARKER_CLAUSE)
        return (LkItemStyle){clause->indent, clause->hang, clause->gap, clause->space_before, clause->bold};
    return (LkItemStyle){level->indent, level->hang, level->gap, layout->list_space_before, false};
}

/* Returns the mark of a format, followed by a blank, which keeps mark and text apart when the text is copied.
 */
static LkText mark_of(LkNumerals numerals, const LkListContext *list, LkText format, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < format.length;) {
        LkText rest = lk_text_slice(format, i, format.length);
        if (rest.length >= 3 && rest.bytes[0] == '{' && rest.bytes[2] == '}') {
            if (rest.bytes[1] == 'n')
                append_number(&out, numerals, list->counter);
            else
                append_number(&out, numerals, counter_at(list, rest.bytes[1] - '0'));
            i += 3;
        } else if (rest.length >= 8 && memcmp(rest.bytes, "{letter}", 8) == 0) {
            append_letter(&out, numerals, list->counter);
            i += 8;
        } else {
            lk_buffer_append(&out, rest.bytes, 1);
            i++;
        }
    }
    lk_buffer_string(&out, " ");
    return lk_buffer_view(&out);
}

LkText lk_list_mark(const LkLayout *layout, const LkListContext *list, const LkBlock *item, LkArena *arena)
{
    const char *box = item->task == LK_TASK_NONE ? "" : item->task == LK_TASK_DONE ? "☑ " : "☐ ";
    if (item->task != LK_TASK_NONE && list->marker == LK_MARKER_BULLET)
        return lk_text(box);
    LkText mark = lk_numerals(item->label, layout->numerals, arena);
    if (item->label.length == 0)
        mark = lk_text_trim(
            mark_of(layout->numerals, list, lk_text(format_of(level_of(layout, list), list->marker)), arena));
    return lk_text(lk_arena_printf(arena, "%.*s %s", (int)mark.length, mark.bytes, box)); /* ๑. ☐ */
}
