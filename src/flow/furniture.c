/* Page furniture: the page number and the catchword (คำต่อเนื่อง: the first words of the next page at the foot).
 */
#include <string.h>

#include "flow/flow_private.h"

/* Replaces `{key}` by value; other text stays. */
static LkText replaced(LkText format, const char *key, LkText value, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    size_t length = strlen(key);
    for (size_t i = 0; i < format.length;) {
        if (format.length - i >= length && memcmp(format.bytes + i, key, length) == 0) {
            lk_buffer_text(&out, value);
            i += length;
        } else {
            lk_buffer_append(&out, format.bytes + i++, 1);
        }
    }
    return lk_buffer_view(&out);
}

static LkText numeral(const LkFlow *flow, size_t number)
{
    LkText digits = lk_text(lk_arena_printf(flow->arena, "%zu", number));
    return lk_numerals(digits, flow->layout->numerals, flow->arena);
}

static void paint_line(LkFlow *flow, LkPage *page, LkText text, LkPlace place, LkLength baseline, LkRole role)
{
    LkInline *item = LK_NEW(flow->arena, LkInline);
    *item = (LkInline){.kind = LK_INLINE_TEXT, .text = text};
    LkInlines inlines = {item, 1, {NULL, 0, 0, 0}};
    LkTextStyle style = flow->layout->paragraph.text;
    if (flow->layout->furniture.size > 0)
        style.size = flow->layout->furniture.size;
    LkParagraphShape shape = lk_shape(flow, &style, flow->measure, place, LK_JUSTIFY_NONE);
    LkLines lines = {0};
    lk_paragraph_set(flow->text, &inlines, &shape, &lines);
    if (lines.count == 0)
        return;
    const LkLine *line = &lines.items[0]; /* furniture has one line; a longer text is the layout's mistake */
    LkItem *items = LK_NEW_ARRAY(flow->arena, line->run_count, LkItem);
    lk_line_items(flow, line, flow->layout->margin_left, baseline, role, 0, items);
    for (size_t i = 0; i < line->run_count; i++) {
        LkItem *added = lk_page_add(page, LK_ITEM_GLYPHS, role, flow->arena);
        *added = items[i];
        added->block = 0;
    }
}

static void page_number(LkFlow *flow, LkFrames *frames, size_t index)
{
    const LkFurniture *furniture = &flow->layout->furniture;
    LkPage *page = &frames->pages[index];
    LkText number = numeral(flow, index + 1);
    page->label = number.bytes;
    if (furniture->page_number == NULL || furniture->page_number[0] == '\0' ||
        index + 1 < (size_t)furniture->page_number_from)
        return;
    LkText text =
        replaced(lk_text(furniture->page_number), "{pages}", numeral(flow, frames->count), flow->arena);
    text = replaced(text, "{page}", number, flow->arena);
    LkLength distance = furniture->page_number_distance;
    paint_line(flow, page, text, furniture->page_number_place,
               furniture->page_number_top ? distance : page->height - distance, LK_ROLE_PAGE_NUMBER);
}

static bool is_text(const LkItem *item)
{
    return item->kind == LK_ITEM_GLYPHS && item->role < LK_ROLE_ARTIFACT;
}

/* Text of the first line on a page, repeated headers left out. A list's mark belongs to the line. */
static LkText first_line(const LkFlow *flow, const LkPage *page)
{
    LkBuffer out;
    lk_buffer_init(&out, flow->arena);
    LkLength baseline = 0;
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (!is_text(item))
            continue;
        if (out.length > 0 && (item->y != baseline || item->part != page->items[i - 1].part))
            break;
        baseline = item->y;
        lk_buffer_text(&out, item->as.run->text);
    }
    return lk_text_trim(lk_buffer_view(&out));
}

static void catchword(LkFlow *flow, LkFrames *frames, size_t index)
{
    const LkFurniture *furniture = &flow->layout->furniture;
    LkText line = first_line(flow, &frames->pages[index + 1]);
    if (line.length == 0)
        return; /* the next page starts with a picture */
    size_t length = lk_first_words(flow->text, line, furniture->catchword_clusters);
    LkText text = replaced(lk_text(furniture->catchword_format), "{words}", lk_text_slice(line, 0, length),
                           flow->arena);
    LkPage *page = &frames->pages[index];
    LkLength foot = page->height - flow->layout->margin_bottom;
    paint_line(flow, page, text, LK_PLACE_RIGHT, foot + furniture->catchword_distance, LK_ROLE_CATCHWORD);
}

void lk_flow_furniture(LkFlow *flow, LkFrames *frames)
{
    flow->block = 0;
    for (size_t i = 0; i < frames->count; i++) {
        page_number(flow, frames, i);
        if (flow->layout->furniture.catchword && i + 1 < frames->count)
            catchword(flow, frames, i);
    }
}
