/* Tables of contents: the headings, tables or pictures of the document, with dots to their page numbers. The
 * numbers have a column of their own, so that the lines of the entries end alike whatever the numbers are. */
#include "flow/blocks/blocks.h"
#include "flow/headings.h"

#include <string.h>

#define LEADER_THICKNESS LK_MILLIPOINTS(700)

static bool is_listed(const LkContents *contents, const LkTarget *target)
{
    const LkBlock *block = target->block;
    switch (contents->of) {
    case LK_CONTENTS_TABLES:
        return block->kind == LK_BLOCK_TABLE;
    case LK_CONTENTS_FIGURES:
        return block->kind == LK_BLOCK_IMAGE;
    default:
        return lk_is_heading(block) && lk_heading_level(block) <= contents->levels;
    }
}

static bool ends_with_blank(LkText text)
{
    return text.length > 0 && text.bytes[text.length - 1] == ' ';
}

/* Returns the words of an entry: without footnote marks, and with a link on all of them. */
static LkInlines entry_text(LkFlow *flow, const LkTarget *target)
{
    LkInlines title =
        lk_is_heading(target->block) ? target->title : lk_target_caption(&flow->references, target);
    title = lk_references_filled(&flow->references, &title);
    LkInline *items = LK_NEW_ARRAY(flow->arena, title.count, LkInline);
    size_t count = 0;
    LkText link = lk_text(lk_arena_printf(flow->arena, "#%.*s", (int)target->id.length, target->id.bytes));
    for (size_t i = 0; i < title.count; i++) {
        if (title.items[i].footnote > 0)
            continue;
        items[count] = title.items[i];
        if (items[count].kind == LK_INLINE_HARD_BREAK) {
            items[count].kind = LK_INLINE_TEXT;
            items[count].text =
                count > 0 && ends_with_blank(items[count - 1].text) ? LK_TEXT("") : LK_TEXT(" ");
        }
        items[count].style &= ~(unsigned)LK_INLINE_BOLD; /* the layout says which levels are bold */
        items[count++].link = link;
    }
    return (LkInlines){items, count, title.span};
}

/* Typesets the page number behind a blank, so that entry and number stay apart when the text is copied. */
static LkLines page_lines(LkFlow *flow, const LkTarget *target, const LkTextStyle *text)
{
    LkInline *item = LK_NEW(flow->arena, LkInline);
    *item = (LkInline){.kind = LK_INLINE_TEXT, .from_data = true};
    item->text = lk_text(lk_arena_printf(flow->arena, " %zu", lk_target_page(&flow->references, target)));
    item->link = lk_text(lk_arena_printf(flow->arena, "#%.*s", (int)target->id.length, target->id.bytes));
    LkInlines inlines = {item, 1, {NULL, 0, 0, 0}};
    LkParagraphFormat format =
        lk_paragraph_format(flow->layout, text, flow->galley.measure, LK_ALIGNMENT_LEFT, LK_JUSTIFY_NONE);
    LkLines lines = {0};
    lk_paragraph_typeset(flow->text, &inlines, &format, &lines);
    return lines;
}

/* Returns a dotted line from `from` to `gap` before `right`. Its dots are counted from the right, so that
 * those of all lines stand below one another. */
static LkItem leader(const LkFlow *flow, LkLength from, LkLength right, LkLength gap, LkLength baseline)
{
    LkLength pitch = LK_DOT_PITCH(LEADER_THICKNESS);
    LkLength to = right - (gap + pitch - 1) / pitch * pitch;
    LkLength dots = to > from ? (to - from) / pitch : 0;
    return (LkItem){.kind = LK_ITEM_RULE,
                    .role = LK_ROLE_ARTIFACT,
                    .block = flow->block,
                    .x = to - dots * pitch,
                    .y = baseline,
                    .width = dots * pitch,
                    .thickness = LEADER_THICKNESS,
                    .dash = LK_DASH_DOTTED};
}

/* Puts leader and page number behind the items of the entry's last line. The leaders of all entries end where
 * the widest number, `widest`, leaves room. */
static void add_page(LkFlow *flow, LkGalleyBox *box, const LkLines *page, LkLength widest, LkColumnArea area)
{
    const LkLine *number = &page->items[0];
    if (number->run_count == 0)
        return;
    LkItem *items = LK_NEW_ARRAY(flow->galley.arena, box->item_count + number->run_count + 1, LkItem);
    memcpy(items, box->items, box->item_count * sizeof *items);
    LkLength right = area.left + area.width, baseline = lk_baseline(box->height), end = area.left;
    for (size_t i = 0; i < box->item_count; i++)
        end = items[i].x + items[i].width > end ? items[i].x + items[i].width : end;
    size_t count = box->item_count;
    LkLength em = flow->layout->paragraph.text.size;
    if (flow->layout->contents_leader)
        items[count++] = leader(flow, end + em / 4, right, widest + em / 4, baseline);
    lk_flow_line_items(flow, number, right - number->width, baseline, box->height, LK_ROLE_CONTENTS,
                       items + count);
    for (size_t i = 0; i < number->run_count; i++)
        items[count + i].line_start = false; /* it continues the entry's line */
    box->items = items;
    box->item_count = count + number->run_count;
}

static const LkParagraphStyle *style_of(const LkFlow *flow, const LkTarget *target)
{
    int level = lk_is_heading(target->block) ? lk_heading_level(target->block) - 1 : 0;
    return &flow->layout->contents[level < LK_HEADING_LEVELS ? level : LK_HEADING_LEVELS - 1];
}

static void add_entry(LkFlow *flow, const LkTarget *target, LkLength widest, LkColumnArea area)
{
    const LkParagraphStyle *style = style_of(flow, target);
    LkLength most = area.width / 2, hang = style->text.size; /* further lines begin a little further in */
    LkLength indent = style->indent < most ? style->indent : most;
    LkLength measure = area.width - indent - hang - flow->layout->contents_number_width;
    LkInlines text = entry_text(flow, target);
    LkParagraphFormat format =
        lk_paragraph_format(flow->layout, &style->text, measure, style->alignment, style->justify);
    format.first_indent = -hang;
    LkLines lines = {0};
    lk_paragraph_typeset(flow->text, &text, &format, &lines);
    LkLines page = page_lines(flow, target, &style->text);
    flow->block++;
    size_t first = flow->galley.count;
    uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_CONTENTS_ENTRY, (LkSpan){0});
    lk_galley_lines(flow, &lines, area.left + indent + hang, style->text.pitch, style->space_before,
                    LK_ROLE_CONTENTS);
    lk_galley_space(&flow->galley, style->space_after);
    for (size_t i = first; i < flow->galley.count; i++)
        flow->galley.boxes[i].body_line = false;
    lk_galley_keep_from(&flow->galley, first);
    if (flow->galley.count > first)
        add_page(flow, &flow->galley.boxes[flow->galley.count - 1], &page, widest, area);
    lk_element_leave(&flow->elements, outside);
}

static void add_title(LkFlow *flow, const LkInlines *title, LkColumnArea area)
{
    const LkParagraphStyle *style = &flow->layout->title.paragraph;
    LkParagraphFormat format =
        lk_paragraph_format(flow->layout, &style->text, area.width, style->alignment, style->justify);
    LkLines lines = {0};
    lk_flow_typeset(flow, title, &format, &lines);
    size_t first = flow->galley.count;
    uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_CAPTION, title->span);
    lk_galley_lines(flow, &lines, area.left, style->text.pitch, flow->layout->paragraph.space_before,
                    LK_ROLE_TITLE);
    lk_galley_space(&flow->galley, flow->layout->paragraph.space_before);
    lk_galley_keep_from(&flow->galley, first);
    flow->galley.boxes[flow->galley.count - 1].keep_with_next = true;
    lk_element_leave(&flow->elements, outside);
}

static LkLength widest_page(LkFlow *flow, const LkContents *contents)
{
    LkLength widest = 0;
    for (size_t i = 0; i < flow->references.count; i++) {
        const LkTarget *target = &flow->references.targets[i];
        if (!is_listed(contents, target))
            continue;
        LkLines page = page_lines(flow, target, &style_of(flow, target)->text);
        widest = page.items[0].width > widest ? page.items[0].width : widest;
    }
    return widest;
}

void lk_flow_contents(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    const LkContents *contents = block->as.contents;
    if (contents->title.count > 0)
        add_title(flow, &contents->title, area);
    LkLength widest = widest_page(flow, contents);
    bool is_empty = true;
    for (size_t i = 0; i < flow->references.count; i++) {
        if (!is_listed(contents, &flow->references.targets[i]))
            continue;
        add_entry(flow, &flow->references.targets[i], widest, area);
        is_empty = false;
    }
    lk_galley_space(&flow->galley, flow->layout->paragraph.space_before);
    if (is_empty)
        lk_tell(flow->diagnostics, LK_W_TOC_EMPTY, block->span, NULL);
}
