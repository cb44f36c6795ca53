/* Inlines to sections: flat text with a style for each stretch, cut at hard breaks. Explicit break characters
 * become flags and leave the text; digits from data take the layout's numerals. */
#include <string.h>

#include "text/text_private.h"

#define ZERO_WIDTH_SPACE 0x200B
#define SOFT_HYPHEN      0x00AD
#define WORD_JOINER      0x2060
#define BYTE_ORDER_MARK  0xFEFF

/* Room for all sections at once: characters of the whole paragraph, in order. */
typedef struct Building {
    LkTextContext *context;
    LkNumerals numerals;
    LkSection *sections;
    size_t count; /* of sections */
    LkBuffer text;
    uint8_t hint; /* flags for the next character */
} Building;

static size_t count_bytes(const LkInlines *inlines, size_t *hard_breaks)
{
    size_t bytes = 0;
    for (size_t i = 0; i < inlines->count; i++) {
        bytes += inlines->items[i].text.length;
        *hard_breaks += inlines->items[i].kind == LK_INLINE_HARD_BREAK;
    }
    return bytes;
}

static uint32_t in_numerals(uint32_t c, LkNumerals numerals)
{
    return numerals == LK_NUMERALS_THAI && c >= '0' && c <= '9' ? lk_thai_digit(c - '0') : c;
}

static bool take_hint(Building *building, uint32_t c)
{
    if (c == ZERO_WIDTH_SPACE || c == SOFT_HYPHEN)
        building->hint |= LK_CHAR_ALLOW;
    else if (c == WORD_JOINER || c == BYTE_ORDER_MARK)
        building->hint |= LK_CHAR_FORBID;
    else
        return false;
    return true;
}

static void add_character(Building *building, LkSection *section, uint32_t c)
{
    if (c == '\t' || c == '\n' || c == '\r')
        c = ' ';
    size_t i = section->count++;
    section->characters[i] = c;
    section->offsets[i] = (uint32_t)building->text.length;
    section->flags[i] = building->hint;
    building->hint = 0;
    lk_buffer_character(&building->text, c);
    section->offsets[i + 1] = (uint32_t)building->text.length;
}

static void add_inline(Building *building, LkSection *section, const LkInline *item, uint32_t index)
{
    size_t start = section->count;
    if (item->note > 0)
        building->hint |= LK_CHAR_FORBID; /* the mark of a note stays with its word */
    for (size_t offset = 0; offset < item->text.length;) {
        uint32_t c = lk_utf8_next(item->text, &offset);
        if (!take_hint(building, c))
            add_character(building, section, item->from_data ? in_numerals(c, building->numerals) : c);
    }
    if (section->count == start)
        return;
    section->styles[section->style_count++] = (LkStyleRun){
        .start = start,
        .end = section->count,
        .inline_index = index,
        .bold = (item->style & LK_INLINE_BOLD) != 0,
        .italic = (item->style & LK_INLINE_ITALIC) != 0,
        .strike = (item->style & LK_INLINE_STRIKE) != 0,
        .note = item->note,
        .link = item->link,
        .span = item->span,
    };
}

/* The next section takes up the arrays where this one ends. */
static void next_section(Building *building)
{
    LkSection *done = &building->sections[building->count];
    LkText text = lk_buffer_view(&building->text);
    done->text = (LkText){lk_arena_copy(building->context->arena, text.bytes, text.length), text.length};
    building->text.length = 0;
    building->sections[++building->count] = (LkSection){
        .characters = done->characters + done->count + 1,
        .offsets = done->offsets + done->count + 1,
        .flags = done->flags + done->count + 1,
        .reasons = done->reasons + done->count + 1,
        .styles = done->styles + done->style_count,
    };
}

LkSpan lk_character_span(const LkStyleRun *style, size_t character)
{
    LkSpan span = style->span;
    if (span.file != NULL)
        span.column += (uint32_t)(character - style->start);
    span.length = 1;
    return span;
}

size_t lk_itemise(LkTextContext *context, const LkInlines *inlines, LkNumerals numerals, LkSection **sections)
{
    LkArena *scratch = context->scratch;
    size_t hard_breaks = 0, bytes = count_bytes(inlines, &hard_breaks);
    size_t room = bytes + hard_breaks + 2;
    Building building = {.context = context, .numerals = numerals};
    building.sections = LK_NEW_ARRAY(scratch, hard_breaks + 2, LkSection);
    building.sections[0] = (LkSection){
        .characters = LK_NEW_ARRAY(scratch, room, uint32_t),
        .offsets = LK_NEW_ARRAY(scratch, room, uint32_t),
        .flags = LK_NEW_ARRAY(scratch, room, uint8_t),
        .reasons = LK_NEW_ARRAY(scratch, room, uint8_t),
        .styles = LK_NEW_ARRAY(scratch, inlines->count + 1, LkStyleRun),
    };
    lk_buffer_init(&building.text, scratch);
    for (size_t i = 0; i < inlines->count; i++) {
        if (inlines->items[i].kind == LK_INLINE_HARD_BREAK)
            next_section(&building);
        else
            add_inline(&building, &building.sections[building.count], &inlines->items[i], (uint32_t)i);
    }
    next_section(&building);
    *sections = building.sections;
    return building.count;
}
