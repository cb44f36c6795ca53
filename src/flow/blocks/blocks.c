/* Blocks to boxes: titles, headings, paragraphs, quotes, literal lines, rules. Lists, tables, pictures and
 * signatures have files of their own. */
#include "flow/blocks/blocks.h"

#include <string.h>

#include "flow/headings.h"
#include "flow/table/table.h"

static LkColumnArea narrowed(LkColumnArea area, LkLength by)
{
    if (area.width - by < area.width / 4) /* nesting goes so deep that the text needs the room more */
        by = 0;
    return (LkColumnArea){area.left + by, area.width - by};
}

/* Typesets a block in one paragraph style. Titles and headings stay on the page of what follows them. */
static void flow_styled(LkFlow *flow, const LkBlock *block, const LkParagraphStyle *style, LkColumnArea area,
                        LkRole role, bool keep)
{
    LkParagraphFormat format =
        lk_paragraph_format(flow->layout, &style->text, area.width, style->alignment, style->justify);
    format.first_indent = style->indent;
    LkLines lines = {0};
    lk_flow_typeset(flow, &block->inlines, &format, &lines);
    size_t first = flow->galley.count;
    lk_galley_lines(flow, &lines, area.left, style->text.pitch, style->space_before, role);
    lk_galley_space(&flow->galley, style->space_after);
    if (keep && lines.count > 0) {
        lk_galley_keep_from(&flow->galley, first);
        flow->galley.boxes[flow->galley.count - 1].keep_with_next = true;
    }
}

static bool follows_a_title(const LkFlow *flow, const LkBlock *block)
{
    const LkBlock *before = flow->source->blocks;
    while (before != NULL && before->next != block)
        before = before->kind == LK_BLOCK_CREST || before->kind == LK_BLOCK_TITLE ? before->next : NULL;
    return before != NULL && before->kind == LK_BLOCK_TITLE;
}

/* The space above a title is wanted at the top of its page too: a cover has its title in the middle. */
static void lower(LkFlow *flow, LkLength space)
{
    if (space == 0)
        return;
    LkGalleyBox *box = lk_galley_add(&flow->galley, 0);
    box->height = space;
    box->keep_with_next = true;
}

/* The lines of the title are one heading. A blank at the end of each keeps words apart for readers who get
 * them as one text. */
static void flow_title(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    LkParagraphStyle style = flow->layout->title.paragraph;
    LkBlock line = *block;
    bool is_first = flow->galley.count == 0;
    if (is_first)
        lower(flow, style.space_before);
    if (is_first || follows_a_title(flow, block))
        style.space_before = 0;
    if (block->next != NULL && block->next->kind == LK_BLOCK_TITLE) {
        style.space_after = 0;
        line.inlines.items = LK_NEW_ARRAY(flow->arena, block->inlines.count + 1, LkInline);
        if (block->inlines.count > 0)
            memcpy(line.inlines.items, block->inlines.items, block->inlines.count * sizeof(LkInline));
        line.inlines.items[line.inlines.count++] = (LkInline){.kind = LK_INLINE_TEXT, .text = LK_TEXT(" ")};
    }
    flow_styled(flow, &line, &style, area, LK_ROLE_TITLE, true);
}

static void flow_code(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    const LkParagraphStyle *style = &flow->layout->code;
    LkParagraphFormat format =
        lk_paragraph_format(flow->layout, &style->text, area.width, LK_ALIGNMENT_LEFT, LK_JUSTIFY_NONE);
    format.fonts = &flow->layout->code_fonts;
    for (size_t i = 0; i < block->inlines.count; i++) {
        LkInlines line = {&block->inlines.items[i], 1, block->inlines.items[i].span};
        LkLines lines = {0};
        lk_paragraph_typeset(flow->text, &line, &format, &lines);
        lk_galley_lines(flow, &lines, area.left, style->text.pitch, i == 0 ? style->space_before : 0,
                        LK_ROLE_CODE);
    }
    lk_galley_space(&flow->galley, style->space_after);
}

static void flow_rule(LkFlow *flow, LkColumnArea area)
{
    LkGalleyBox *box = lk_galley_add(&flow->galley, 0);
    box->height = flow->layout->paragraph.text.pitch;
    box->items = LK_NEW(flow->galley.arena, LkItem);
    box->item_count = 1;
    box->items[0] = (LkItem){
        .kind = LK_ITEM_RULE,
        .role = LK_ROLE_ARTIFACT,
        .block = flow->block,
        .x = area.left,
        .y = box->height / 2,
        .width = area.width,
        .thickness = LK_POINT / 2,
    };
}

/* Whether a paragraph has no indent: in a quote, which is indented as a whole, and in a list item, where it
 * stands under the item's first words. But where the further lines of items begin at the margin, as in
 * official forms, it is indented like any other. */
static bool is_flush(const LkFlow *flow, LkSurroundings around)
{
    return around.in_quote || (around.list != NULL && lk_item_style(flow->layout, around.list).hang > 0);
}

/* A part divides the text as a heading does, in the look that rules and laws give it. */
static void flow_part(LkFlow *flow, const LkBlock *block, LkColumnArea area, LkTarget *target)
{
    LkBlock part = *block;
    part.inlines = lk_heading_words(block, flow->arena);
    if (target != NULL)
        target->level = flow->elements.items[flow->elements.current].level;
    flow_styled(flow, &part, &flow->layout->part, area, LK_ROLE_HEADING, true);
}

static void flow_paragraph(LkFlow *flow, const LkBlock *block, LkColumnArea area, LkSurroundings around)
{
    LkParagraphStyle style = flow->layout->paragraph;
    if (is_flush(flow, around))
        style.indent = 0;
    if (lk_is_resolution(block))
        lk_galley_pair(&flow->galley);
    flow_styled(flow, block, &style, area, LK_ROLE_PARAGRAPH, lk_leads(block, block->next));
    if (block->next != NULL && block->next->kind == LK_BLOCK_LIST) /* …ดังนี้ */
        lk_galley_pair(&flow->galley);
}

static void flow_heading(LkFlow *flow, const LkBlock *block, LkColumnArea area, LkTarget *target)
{
    int level = block->level < 1 ? 1 : block->level > LK_HEADING_LEVELS ? LK_HEADING_LEVELS : block->level;
    if (target != NULL)
        target->level = flow->elements.items[flow->elements.current].level;
    flow_styled(flow, block, &flow->layout->heading[level - 1], area, LK_ROLE_HEADING, true);
}

static void flow_quote(LkFlow *flow, const LkBlock *block, LkColumnArea area, LkSurroundings around)
{
    LkColumnArea inner = narrowed(area, flow->layout->quote.indent);
    around.in_quote = true;
    for (const LkBlock *child = block->first_child; child != NULL; child = child->next)
        lk_flow_block_within(flow, child, inner, around);
}

void lk_flow_block_within(LkFlow *flow, const LkBlock *block, LkColumnArea area, LkSurroundings around)
{
    flow->block++;
    LkTarget *target = lk_target_reached(&flow->references, block, flow->block);
    uint32_t outside = lk_element_enter_block(&flow->elements, block);
    switch (block->kind) {
    case LK_BLOCK_CREST:
        lk_flow_crest(flow, block, area);
        break;
    case LK_BLOCK_TITLE:
        flow_title(flow, block, area);
        break;
    case LK_BLOCK_HEADING:
        flow_heading(flow, block, area, target);
        break;
    case LK_BLOCK_PARAGRAPH:
        if (block->is_part)
            flow_part(flow, block, area, target);
        else
            flow_paragraph(flow, block, area, around);
        break;
    case LK_BLOCK_LIST:
        lk_flow_list(flow, block, area, around);
        break;
    case LK_BLOCK_LIST_ITEM: /* comes only in lists, and lists.c typesets it */
        break;
    case LK_BLOCK_QUOTE:
        flow_quote(flow, block, area, around);
        break;
    case LK_BLOCK_CODE:
        flow_code(flow, block, area);
        break;
    case LK_BLOCK_RULE:
        flow_rule(flow, area);
        break;
    case LK_BLOCK_TABLE:
        lk_flow_table(flow, block, area, target);
        break;
    case LK_BLOCK_IMAGE:
        lk_flow_image(flow, block, area, target);
        break;
    case LK_BLOCK_SIGNATURE:
        lk_flow_signature(flow, block, area);
        break;
    case LK_BLOCK_CONTENTS:
        lk_flow_contents(flow, block, area);
        break;
    case LK_BLOCK_PAGE_BREAK:
        flow->galley.pending_break = flow->galley.count > 0;
        break;
    }
    lk_element_leave(&flow->elements, outside);
}

void lk_flow_blocks(LkFlow *flow, const LkBlock *first, LkColumnArea area)
{
    for (const LkBlock *block = first; block != NULL; block = block->next)
        lk_flow_block(flow, block, area);
}

void lk_flow_block(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    lk_flow_block_within(flow, block, area, (LkSurroundings){0});
}
