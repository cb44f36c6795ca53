/* What stands above the rows of a table that goes on on another page: its header, and the line that says so
 * where the style asks for one: the caption, or nothing, and “(ต่อ)”. */
#include <string.h>

#include "flow/table/table.h"

static LkInlines with_words(LkFlow *flow, const LkInlines *caption, const char *words)
{
    LkInline *items = LK_NEW_ARRAY(flow->arena, caption->count + 1, LkInline);
    if (caption->count > 0)
        memcpy(items, caption->items, caption->count * sizeof *items);
    const char *blank = caption->count > 0 ? " " : "";
    items[caption->count] = (LkInline){.kind = LK_INLINE_TEXT,
                                       .text = lk_text(lk_arena_printf(flow->arena, "%s%s", blank, words))};
    return (LkInlines){items, caption->count + 1, caption->span};
}

static size_t runs_of(const LkLines *lines)
{
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++)
        count += lines->items[i].run_count;
    return count;
}

/* Without a header the first row needs an edge above it. */
static void add_edge(const LkTableFlow *table, LkLength y, LkGalleyBox *box)
{
    if (table->style->rule > 0)
        box->items[box->item_count++] = lk_table_edge(table, y);
}

static void add_header(const LkGalleyBox *header, LkGalleyBox *box)
{
    for (size_t i = 0; i < header->item_count; i++) {
        LkItem *item = &box->items[box->item_count++];
        *item = header->items[i];
        item->y += box->height;
    }
    box->height += header->height;
}

void lk_table_continued(LkFlow *flow, LkTableFlow *table, const LkInlines *caption, LkColumnArea area)
{
    const LkTableStyle *style = table->style;
    const LkGalleyBox *header = &table->header;
    LkGalleyBox *box = &table->further;
    bool has_header = style->header_repeat && header->item_count > 0;
    if (has_header)
        *box = *header;
    if (style->continued[0] == '\0')
        return;
    const LkTextStyle *text = &flow->layout->paragraph.text;
    LkInlines words = with_words(flow, caption, style->continued);
    LkAlignment alignment = caption->count > 0 ? LK_ALIGNMENT_CENTRE : LK_ALIGNMENT_RIGHT;
    LkParagraphFormat format =
        lk_paragraph_format(flow->layout, text, area.width, alignment, LK_JUSTIFY_NONE);
    LkLines lines = {0};
    lk_flow_typeset(flow, &words, &format, &lines);
    *box = (LkGalleyBox){0};
    box->items =
        LK_NEW_ARRAY(flow->galley.arena, runs_of(&lines) + (has_header ? header->item_count : 1), LkItem);
    for (size_t i = 0; i < lines.count; i++, box->height += text->pitch) {
        lk_flow_line_items(flow, &lines.items[i], area.left, box->height + lk_baseline(text->pitch),
                           text->pitch, LK_ROLE_CAPTION, box->items + box->item_count);
        box->item_count += lines.items[i].run_count;
    }
    if (has_header)
        add_header(header, box);
    else
        add_edge(table, box->height, box);
}
