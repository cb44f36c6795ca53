/* Lists: typed numbers win. What a format of the layout cannot print is kept as a label. */
#include "source/body/body.h"
#include "source/markdown/scan/scan.h"

static LkMarker marker_of(LkMarkKind kind)
{
    switch (kind) {
    case LK_MARK_NUMBER:
    case LK_MARK_OUTLINE:
        return LK_MARKER_NUMBER;
    case LK_MARK_NUMBER_BRACKET:
    case LK_MARK_NUMBER_BRACKETS:
        return LK_MARKER_NUMBER_BRACKETS;
    case LK_MARK_LETTER:
    case LK_MARK_LATIN:
    case LK_MARK_ROMAN:
        return LK_MARKER_LETTER;
    case LK_MARK_LETTER_BRACKET:
    case LK_MARK_LETTER_BRACKETS:
    case LK_MARK_LATIN_BRACKET:
    case LK_MARK_LATIN_BRACKETS:
    case LK_MARK_ROMAN_BRACKET:
    case LK_MARK_ROMAN_BRACKETS:
        return LK_MARKER_LETTER_BRACKETS;
    case LK_MARK_CLAUSE:
    case LK_MARK_SECTION:
    case LK_MARK_PART:
        return LK_MARKER_CLAUSE;
    case LK_MARK_NONE:
    case LK_MARK_BULLET:
        break;
    }
    return LK_MARKER_BULLET;
}

/* Marks that the formats of levels print as they are typed: ๑. (๑) ก. (ก). */
static bool has_format(const LkItemMark *mark)
{
    return mark->is_plain && (mark->kind == LK_MARK_NUMBER || mark->kind == LK_MARK_NUMBER_BRACKETS ||
                              mark->kind == LK_MARK_LETTER || mark->kind == LK_MARK_LETTER_BRACKETS);
}

static bool is_latin(const LkItemMark *mark)
{
    return mark->kind >= LK_MARK_LATIN && mark->kind <= LK_MARK_ROMAN_BRACKETS;
}

/* No format counts bullets that say something and Latin letters: they stay also where items are counted. */
static bool has_label(const LkItemMark *mark, bool is_counted)
{
    if (mark->kind == LK_MARK_BULLET)
        return !mark->is_plain;
    return !has_format(mark) && (is_latin(mark) || !is_counted);
}

/* The mark as typed, its blanks within as one, but for room to tick: (     ). Boxes of the font Wingdings
 * become those of other fonts. */
static LkText label_of(const LkBody *body, const LkItemMark *mark)
{
    LkText typed = lk_text_slice(body->markdown->text, mark->start, mark->start + mark->length);
    LkBuffer label;
    lk_buffer_init(&label, body->reader->arena);
    bool was_blank = false;
    for (size_t at = 0; at < typed.length;) {
        size_t start = at;
        uint32_t c = lk_utf8_next(typed, &at);
        bool is_blank = c == ' ' || c == '\t' || lk_is_office_blank(c);
        uint32_t box = lk_wingdings_box(c);
        if (box != 0)
            lk_buffer_character(&label, box);
        else if (!is_blank)
            lk_buffer_append(&label, typed.bytes + start, at - start);
        else if (!was_blank || mark->kind == LK_MARK_BULLET)
            lk_buffer_append(&label, " ", 1);
        was_blank = is_blank;
    }
    return lk_buffer_view(&label);
}

static bool is_letter(const LkItemMark *mark)
{
    return mark->kind >= LK_MARK_LETTER && mark->kind <= LK_MARK_LETTER_BRACKETS;
}

/* Returns a number as lists of the mark's kind have it: ค for 3 among letters. */
static LkText count_as(const LkBody *body, const LkItemMark *mark, int number)
{
    for (uint32_t letter = 0x0E01; is_letter(mark) && letter <= 0x0E2E; letter++) {
        if (lk_letter_number(letter) != number)
            continue;
        LkBuffer out;
        lk_buffer_init(&out, body->reader->arena);
        lk_buffer_character(&out, letter);
        return lk_buffer_view(&out);
    }
    return lk_text(lk_arena_printf(body->reader->arena, "%d", number));
}

/* One warning for a list whose numbers do not follow. */
static void tell_number(LkBody *body, const LkItemMark *mark, LkSpan span, LkItemCount *count)
{
    if (!count->is_told)
        lk_tell(body->reader->diagnostics, LK_W_LIST_NUMBER, span,
                LK_WITH(lk_named_text("counted", count_as(body, mark, count->next)),
                        lk_named_text("typed", count_as(body, mark, mark->number))));
    count->is_told = true;
}

/* ๑.๑ of ๑.๑.๒: what its last number is counted in; empty where there is none. */
static LkText number_above(const LkBody *body, const LkItemMark *mark)
{
    LkText text = lk_text_slice(body->markdown->text, mark->start, mark->start + mark->length);
    if (mark->kind != LK_MARK_OUTLINE)
        return (LkText){"", 0};
    while (text.length > 0 && text.bytes[text.length - 1] != '.')
        text.length--;
    return text;
}

static int number_of(LkBody *body, const LkItemMark *mark, LkSpan span, LkItemCount *count)
{
    int typed = mark->number, next = count->next;
    LkText before = count->above, above = number_above(body, mark);
    bool begins = typed == 1 && above.length > 0 && !lk_text_equal(above, before); /* ๑.๑ ๒.๑ */
    count->above = above;
    if (mark->is_zero && !count->is_counted) {
        if (next > 0)
            tell_number(body, mark, span, count);
        count->next = 1;
        return 0;
    }
    if (typed == 0 && is_letter(mark) && next > 0 && !count->is_counted) /* ฃ, ฅ and ฆ do not count */
        return next - 1;
    if (mark->kind == LK_MARK_BULLET || count->is_counted || typed == 0)
        typed = next > 0 ? next : typed > 0 ? typed : 1;
    else if (next > 0 && typed != next && typed != count->after_head && mark->is_plain && !begins)
        tell_number(body, mark, span, count);
    count->next = typed + 1;
    count->after_head = mark->last + 1;
    return typed;
}

static bool is_bold(const LkBody *body, const LkItemMark *mark)
{
    LkText text = body->markdown->text;
    LkAt dress = mark->start - mark->stars;
    return mark->stars > 0 && !lk_begins_with(text, dress, mark->start, "<u>") && text.bytes[dress] != '[';
}

LkBlock *lk_body_item(LkBody *body, const LkNode *node, LkItemCount *count)
{
    const LkItemMark *mark = &node->as.item.mark;
    LkSpan span = lk_body_span(body, mark->start, mark->start + mark->length);
    LkBlock *item = lk_body_block(body, LK_BLOCK_LIST_ITEM, span);
    item->number = number_of(body, mark, span, count);
    item->is_bold = is_bold(body, mark);
    if (has_label(mark, count->is_counted))
        item->label = label_of(body, mark);
    item->task = !node->as.item.is_task ? LK_TASK_NONE : node->as.item.is_done ? LK_TASK_DONE : LK_TASK_OPEN;
    if (!mark->has_blank && !body->is_blank_told)
        lk_tell(body->reader->diagnostics, LK_W_LIST_BLANK, span, NULL);
    body->is_blank_told |= !mark->has_blank;
    return item;
}

LkBlock *lk_body_list(const LkBody *body, const LkNode *node, bool is_counted, LkItemCount *count)
{
    const LkItemMark *first = &node->first_child->as.item.mark;
    LkSpan span = lk_body_span(body, first->start, first->start + first->length);
    LkBlock *list = lk_body_block(body, LK_BLOCK_LIST, span);
    list->marker = marker_of(first->kind);
    if (is_counted && list->marker == LK_MARKER_NUMBER)
        list->marker = LK_MARKER_COUNTED;
    *count = (LkItemCount){.is_counted = is_counted};
    if (is_counted) /* from its first number, also if a condition leaves that item out */
        count->next = first->number > 0 ? first->number : 1;
    return list;
}

bool lk_body_is_count(const LkBody *body, const LkNode *node, bool *is_counted)
{
    if (node->kind != LK_NODE_PARAGRAPH || node->next == NULL || node->next->kind != LK_NODE_LIST)
        return false;
    LkText text = lk_text_trim(lk_text_slice(body->markdown->text, node->start, node->end));
    bool is_yes = lk_text_is(text, "{count: yes}") || lk_text_is(text, "{นับ: ใช่}");
    if (!is_yes && !lk_text_is(text, "{count: no}") && !lk_text_is(text, "{นับ: ไม่}"))
        return false;
    *is_counted = is_yes;
    return true;
}
