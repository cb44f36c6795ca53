/* Turns inlines into sections: flat text with a style for each stretch, cut at hard breaks. Characters that
 * only say where a line may end (U+200B and the like) become flags and leave the text; digits from data are
 * written in the layout's numerals. */
#include <string.h>

#include "style/layout.h"
#include "text/order.h"

#define ZERO_WIDTH_SPACE 0x200B
#define SOFT_HYPHEN      0x00AD
#define WORD_JOINER      0x2060
#define BYTE_ORDER_MARK  0xFEFF

/* The sections share arrays with room for the characters of the whole paragraph, in order. */
typedef struct Building {
    LkTextContext *context;
    LkNumerals numerals;
    LkSection *sections;
    size_t count; /* of sections */
    LkBuffer text;
    uint8_t hint;             /* flags for the next character */
    bool is_soft;             /* a soft hyphen stands before it */
    const bool *stays_arabic; /* of each byte of all inlines, see below; NULL = no digit of data does */
    size_t at;                /* the byte of these that is next */
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

/* ---- Digits of data */

static bool has_digits_of_data(const LkInlines *inlines)
{
    for (size_t i = 0; i < inlines->count; i++)
        for (size_t k = 0; inlines->items[i].from_data && k < inlines->items[i].text.length; k++)
            if (lk_is_digit((unsigned char)inlines->items[i].text.bytes[k]))
                return true;
    return false;
}

/* Words go on from one inline to the next, as in “https://a.go.th/{{id}}”; a hard break is a line feed. */
static LkText joined(const LkInlines *inlines, size_t bytes, LkArena *arena)
{
    char *out = lk_arena_alloc(arena, bytes);
    size_t length = 0;
    for (size_t i = 0; i < inlines->count; i++) {
        LkText text = inlines->items[i].text;
        if (text.length > 0)
            memcpy(out + length, text.bytes, text.length);
        length += text.length;
        if (inlines->items[i].kind == LK_INLINE_HARD_BREAK)
            out[length++] = '\n';
    }
    return (LkText){out, length};
}

static void find_arabic_words(Building *building, const LkInlines *inlines, size_t room)
{
    if (building->numerals != LK_NUMERALS_THAI || !has_digits_of_data(inlines))
        return;
    LkArena *scratch = building->context->scratch;
    LkText text = joined(inlines, room, scratch);
    bool *stays = LK_NEW_ARRAY(scratch, text.length + 1, bool), any = false;
    for (size_t at = 0, end; at < text.length; at = end) {
        bool is_latin;
        end = lk_numerals_word(text, at, &is_latin);
        memset(stays + at, is_latin, end - at);
        any |= is_latin;
    }
    building->stays_arabic = any ? stays : NULL;
}

static uint32_t in_numerals(const Building *building, uint32_t c, size_t at)
{
    bool is_turned = building->numerals == LK_NUMERALS_THAI && c >= '0' && c <= '9' &&
                     (building->stays_arabic == NULL || !building->stays_arabic[at]);
    return is_turned ? lk_thai_digit(c - '0') : c;
}

/* ---- Characters */

static bool take_hint(Building *building, uint32_t c)
{
    building->is_soft |= c == SOFT_HYPHEN;
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
    section->has |= lk_kinds(c);
    section->reasons[i] = building->is_soft ? LK_REASON_SOFT_HYPHEN : LK_REASON_NONE;
    building->hint = 0;
    building->is_soft = false;
    lk_buffer_character(&building->text, c);
    section->offsets[i + 1] = (uint32_t)building->text.length;
}

static LkTextPosition position_of(unsigned style)
{
    return style & LK_INLINE_SUPERSCRIPT ? LK_TEXT_SUPERSCRIPT
           : style & LK_INLINE_SUBSCRIPT ? LK_TEXT_SUBSCRIPT
                                         : LK_TEXT_ON_LINE;
}

static void add_inline(Building *building, LkSection *section, const LkInline *item, uint32_t index)
{
    size_t start = section->count;
    LkTextPosition position = position_of(item->style);
    bool is_after_word = start > 0 && !lk_is_blank(section->characters[start - 1]);
    if (item->footnote > 0 || (position != LK_TEXT_ON_LINE && is_after_word))
        building->hint |= LK_CHAR_FORBID; /* a footnote mark stays with its word, as does the ² of ตร.ม.² */
    for (size_t offset = 0; offset < item->text.length;) {
        size_t at = building->at + offset;
        uint32_t c = lk_utf8_next(item->text, &offset);
        if (!take_hint(building, c))
            add_character(building, section, item->from_data ? in_numerals(building, c, at) : c);
    }
    building->at += item->text.length;
    if (section->count == start)
        return;
    section->styles[section->style_count++] = (LkStyleRun){
        .start = start,
        .end = section->count,
        .inline_index = index,
        .bold = (item->style & LK_INLINE_BOLD) != 0,
        .italic = (item->style & LK_INLINE_ITALIC) != 0,
        .strike = (item->style & LK_INLINE_STRIKE) != 0,
        .underline = (item->style & LK_INLINE_UNDERLINE) != 0,
        .position = position,
        .footnote = item->footnote,
        .link = item->link,
        .span = item->span,
    };
}

/* Begins the next section: it continues the arrays where this one ends. */
static void next_section(Building *building)
{
    LkSection *done = &building->sections[building->count];
    LkText text = lk_buffer_view(&building->text);
    done->text = (LkText){lk_arena_copy(building->context->arena, text.bytes, text.length), text.length};
    building->text.length = 0;
    lk_find_scripts(done, building->context->scratch);
    lk_find_levels(done, building->context->scratch);
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
    find_arabic_words(&building, inlines, room);
    for (size_t i = 0; i < inlines->count; i++) {
        if (inlines->items[i].kind == LK_INLINE_HARD_BREAK) {
            building.at += inlines->items[i].text.length + 1;
            next_section(&building);
        } else {
            add_inline(&building, &building.sections[building.count], &inlines->items[i], (uint32_t)i);
        }
    }
    next_section(&building);
    *sections = building.sections;
    return building.count;
}
