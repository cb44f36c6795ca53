/* Page furniture: the page number, a running head, and the catchword (คำต่อเนื่อง: the first words of the next
 * page at the foot). */
#include "flow/headings.h"
#include "flow/pages/pages.h"

#include <string.h>

#include "flow/table/table.h"

/* What stands in braces in a format. */
typedef struct Field {
    const char *key; /* braces included */
    LkText value;
} Field;

/* Returns the format with its fields filled in. Braces within a value are left as they are. */
static LkText filled(const char *format, const Field *fields, size_t count, LkArena *arena)
{
    LkText text = lk_text(format);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < text.length;) {
        size_t k = 0;
        while (k < count && !(text.length - i >= strlen(fields[k].key) &&
                              memcmp(text.bytes + i, fields[k].key, strlen(fields[k].key)) == 0))
            k++;
        if (k < count) {
            lk_buffer_text(&out, fields[k].value);
            i += strlen(fields[k].key);
        } else {
            lk_buffer_append(&out, text.bytes + i++, 1);
        }
    }
    return lk_buffer_view(&out);
}

static LkText numeral(const LkFlow *flow, size_t number)
{
    LkText digits = lk_text(lk_arena_printf(flow->arena, "%zu", number));
    return lk_numerals(digits, flow->layout->numerals, flow->arena);
}

static LkLines typeset_line(LkFlow *flow, LkText text, LkAlignment alignment, LkLength measure)
{
    LkInline *item = LK_NEW(flow->arena, LkInline);
    *item = (LkInline){.kind = LK_INLINE_TEXT, .text = text};
    LkInlines inlines = {item, 1, {NULL, 0, 0, 0}};
    LkTextStyle style = flow->layout->paragraph.text;
    if (flow->layout->furniture.size > 0)
        style.size = flow->layout->furniture.size;
    LkParagraphFormat format = lk_paragraph_format(flow->layout, &style, measure, alignment, LK_JUSTIFY_NONE);
    LkLines lines = {0};
    lk_paragraph_typeset(flow->text, &inlines, &format, &lines);
    return lines;
}

/* Paints one line; a text that is too long for it ends in an ellipsis. */
static void paint_line(LkFlow *flow, LkPage *page, LkText text, LkAlignment alignment, LkLength baseline,
                       LkRole role)
{
    LkLines lines = typeset_line(flow, text, alignment, flow->galley.measure);
    if (lines.count > 1) {
        lines = typeset_line(flow, text, alignment, flow->galley.measure - flow->layout->paragraph.text.size);
        LkText head = lk_text_trim(lines.items[0].text);
        text = lk_text(lk_arena_printf(flow->arena, "%.*s…", (int)head.length, head.bytes));
        lines = typeset_line(flow, text, alignment, flow->galley.measure);
    }
    if (lines.count == 0)
        return;
    const LkLine *line = &lines.items[0];
    LkItem *items = LK_NEW_ARRAY(flow->arena, line->run_count, LkItem);
    lk_flow_line_items(flow, line, flow->layout->margin_left, baseline, flow->layout->paragraph.text.pitch,
                       role, items);
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
    const Field fields[] = {{"{pages}", numeral(flow, frames->count)}, {"{page}", number}};
    LkText text = filled(furniture->page_number, fields, 2, flow->arena);
    LkLength distance = furniture->page_number_distance;
    paint_line(flow, page, text, furniture->page_number_alignment,
               furniture->page_number_top ? distance : page->height - distance, LK_ROLE_PAGE_NUMBER);
}

static bool is_text(const LkItem *item)
{
    return item->kind == LK_ITEM_GLYPHS && item->role < LK_ROLE_ARTIFACT;
}

/* Returns the text of the first line on a page, with the mark of its item, if it has one. Of a row, the first
 * cell and, where that is a number alone, the next one that has words. Repeated headers do not count. */
static LkText first_line(LkFlow *flow, const LkPage *page)
{
    LkText row = lk_deferred_first_line(flow, page);
    if (row.length > 0)
        return row;
    LkBuffer out;
    lk_buffer_init(&out, flow->arena);
    LkLength baseline = 0;
    size_t number = 0;
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind == LK_ITEM_IMAGE)
            break; /* the page begins with a picture, which has no words; its caption is not the beginning */
        if (!is_text(item) || item->as.run->footnote > 0)
            continue;
        bool is_next = out.length > 0 && item->part != page->items[i - 1].part;
        if (item->role == LK_ROLE_FOOTNOTE || (out.length > 0 && lk_item_baseline(item) != baseline) ||
            (is_next && (item->role != LK_ROLE_TABLE_CELL || lk_buffer_has_letter(&out))))
            break;
        if (is_next) {
            number = number > 0 ? number : out.length;
            out.length = number; /* of the cells behind it only the one with words */
            lk_buffer_string(&out, " ");
        }
        baseline = lk_item_baseline(item);
        lk_buffer_text(&out, item->as.run->text);
    }
    return lk_text_trim(lk_buffer_view(&out));
}

static void catchword(LkFlow *flow, LkFrames *frames, size_t index)
{
    const LkFurniture *furniture = &flow->layout->furniture;
    LkText line = first_line(flow, &frames->pages[index + 1]);
    if (line.length == 0)
        return; /* the next page does not begin with text */
    size_t length = lk_first_words(flow->text, line, furniture->catchword_clusters);
    const Field field = {"{words}", lk_text_slice(line, 0, length)};
    LkText text = filled(furniture->catchword_format, &field, 1, flow->arena);
    LkPage *page = &frames->pages[index];
    LkLength foot = page->height - flow->layout->margin_bottom;
    paint_line(flow, page, text, LK_ALIGNMENT_RIGHT, foot + furniture->catchword_distance, LK_ROLE_CATCHWORD);
}

/* ---- The running head */

/* Returns the text of the heading that begins with item i of a page; *next becomes the first item behind it.
 */
static LkText heading_at(const LkFlow *flow, const LkPage *page, size_t i, size_t *next)
{
    LkBuffer out;
    lk_buffer_init(&out, flow->arena);
    uint32_t block = page->items[i].block;
    for (; i < page->count && page->items[i].role == LK_ROLE_HEADING && page->items[i].block == block; i++)
        if (page->items[i].as.run->footnote == 0)
            lk_buffer_text(&out, page->items[i].as.run->text);
    *next = i;
    return lk_text_trim(lk_buffer_view(&out));
}

/* The headings that a page belongs to: the last one of any level, and the last one of level 1. */
typedef struct Sections {
    LkText section, chapter;
} Sections;

/* Returns the level of the heading with this block number, 0 if there is none. */
static int level_of(const LkFlow *flow, uint32_t block)
{
    size_t low = 0, high = flow->references.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (flow->references.targets[middle].number_of_block < block)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < flow->references.count && flow->references.targets[low].number_of_block == block;
    return found ? lk_heading_level(flow->references.targets[low].block) : 0;
}

/* Returns the sections that a page begins in: those of headings in its first lines, else the last ones before
 * it, `last`. *last becomes the last ones on the page. */
static Sections sections_of(const LkFlow *flow, const LkPage *page, Sections *last)
{
    Sections first = *last;
    bool at_top = true;
    for (size_t i = 0; i < page->count;) {
        const LkItem *item = &page->items[i];
        if (!is_text(item) || item->role != LK_ROLE_HEADING) {
            at_top &= !is_text(item);
            i++;
            continue;
        }
        bool is_chapter = level_of(flow, item->block) == 1;
        last->section = heading_at(flow, page, i, &i);
        if (is_chapter)
            last->chapter = last->section;
        if (at_top && is_chapter)
            first.chapter = last->chapter;
        if (at_top)
            first.section = last->section;
        at_top &=
            is_chapter; /* the heading of a chapter may be followed at once by that of its first section */
    }
    return first;
}

static void running_head(LkFlow *flow, LkFrames *frames, size_t index, const Sections *sections)
{
    const LkFurniture *furniture = &flow->layout->furniture;
    if (index + 1 < (size_t)furniture->head_from)
        return;
    const Field fields[] = {{"{title}", frames->title},
                            {"{section}", sections->section},
                            {"{chapter}", sections->chapter},
                            {"{pages}", numeral(flow, frames->count)},
                            {"{page}", numeral(flow, index + 1)}};
    LkText text = lk_text_trim(filled(furniture->head, fields, 5, flow->arena));
    LkPage *page = &frames->pages[index];
    LkLength distance = furniture->head_distance;
    if (text.length > 0)
        paint_line(flow, page, text, furniture->head_alignment,
                   furniture->head_top ? distance : page->height - distance, LK_ROLE_HEAD);
}

void lk_flow_furniture(LkFlow *flow, LkFrames *frames)
{
    const LkFurniture *furniture = &flow->layout->furniture;
    bool has_head = furniture->head != NULL && furniture->head[0] != '\0';
    Sections last = {{"", 0}, {"", 0}};
    flow->block = 0;
    for (size_t i = 0; i < frames->count; i++) {
        Sections sections = has_head ? sections_of(flow, &frames->pages[i], &last) : last;
        page_number(flow, frames, i);
        if (has_head)
            running_head(flow, frames, i, &sections);
        if (furniture->catchword && i + 1 < frames->count && i + 1 != flow->closed_pages)
            catchword(flow, frames, i);
    }
}
