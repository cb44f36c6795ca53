/* Blocks to boxes: titles, headings, paragraphs, quotes, literal lines, rules. Lists, tables, pictures and
 * signatures have files of their own. */
#include <string.h>

#include "flow/flow_private.h"

static LkColumnArea narrowed(LkColumnArea area, LkLength by)
{
    if (area.width - by < area.width / 4) /* deep nesting must leave room to set anything */
        by = 0;
    return (LkColumnArea){area.left + by, area.width - by};
}

/* A block in one paragraph style. Titles and headings are kept with what follows. */
static void flow_styled(LkFlow *flow, const LkBlock *block, const LkParagraphStyle *style, LkColumnArea area,
                        LkRole role, bool keep)
{
    LkParagraphShape shape = lk_shape(flow, &style->text, area.width, style->place, style->justify);
    shape.first_indent = style->indent;
    LkLines lines = {0};
    lk_flow_typeset(flow, &block->inlines, &shape, &lines);
    size_t first = flow->galley.count;
    lk_galley_lines(flow, &lines, area.left, style->text.pitch, style->space_before, role);
    lk_galley_space(flow, style->space_after);
    if (keep && lines.count > 0) {
        lk_galley_keep_from(flow, first);
        flow->galley.boxes[flow->galley.count - 1].keep_with_next = true;
    }
}

/* The title's lines are one heading: a blank at their ends parts their words where it is read as one text. */
static void flow_title(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    LkParagraphStyle style = flow->layout->title;
    LkBlock line = *block;
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
    LkParagraphShape shape = lk_shape(flow, &style->text, area.width, LK_ALIGNMENT_LEFT, LK_JUSTIFY_NONE);
    shape.fonts = &flow->layout->code_fonts;
    for (size_t i = 0; i < block->inlines.count; i++) {
        LkInlines line = {&block->inlines.items[i], 1, block->inlines.items[i].span};
        LkLines lines = {0};
        lk_paragraph_typeset(flow->text, &line, &shape, &lines);
        lk_galley_lines(flow, &lines, area.left, style->text.pitch, i == 0 ? style->space_before : 0,
                        LK_ROLE_CODE);
    }
    lk_galley_space(flow, style->space_after);
}

static void flow_rule(LkFlow *flow, LkColumnArea area)
{
    LkBox *box = lk_galley_add(flow, 0);
    box->height = flow->layout->paragraph.text.pitch;
    box->items = LK_NEW(flow->column, LkItem);
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

/* Whether an item's further lines stand under its first words; else they begin at the margin, as a form's do,
 * and a further paragraph is one like any other. */
static bool hangs(const LkFlow *flow, const LkListContext *list)
{
    int depth = list->depth < LK_LIST_LEVELS ? list->depth : LK_LIST_LEVELS - 1;
    return flow->layout->list[depth].hang > 0;
}

void lk_flow_block_in_list(LkFlow *flow, const LkBlock *block, LkColumnArea area, const LkListContext *list)
{
    const LkLayout *layout = flow->layout;
    flow->block++;
    LkTarget *target = lk_target_reached(flow, block);
    uint32_t outside = lk_element_enter_block(flow, block);
    switch (block->kind) {
    case LK_BLOCK_CREST:
        lk_flow_crest(flow, block, area);
        break;
    case LK_BLOCK_TITLE:
        flow_title(flow, block, area);
        break;
    case LK_BLOCK_HEADING: {
        int level = block->level < 1                   ? 1
                    : block->level > LK_HEADING_LEVELS ? LK_HEADING_LEVELS
                                                       : block->level;
        if (target != NULL)
            target->level = flow->elements.items[flow->elements.current].level;
        flow_styled(flow, block, &layout->heading[level - 1], area, LK_ROLE_HEADING, true);
        break;
    }
    case LK_BLOCK_PARAGRAPH: {
        LkParagraphStyle style = layout->paragraph;
        if (flow->quotes > 0 || (list != NULL && hangs(flow, list)))
            style.indent = 0; /* it stands under an item's text, or is indented as a whole */
        flow_styled(flow, block, &style, area, LK_ROLE_PARAGRAPH, false);
        break;
    }
    case LK_BLOCK_LIST:
        lk_flow_list(flow, block, area, list);
        break;
    case LK_BLOCK_LIST_ITEM: /* only inside lists, which set them */
        break;
    case LK_BLOCK_QUOTE:
        flow->quotes++;
        lk_flow_blocks_in_list(flow, block->first_child, narrowed(area, layout->quote.indent), list);
        flow->quotes--;
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
    lk_element_leave(flow, outside);
}

void lk_flow_blocks_in_list(LkFlow *flow, const LkBlock *first, LkColumnArea area, const LkListContext *list)
{
    for (const LkBlock *block = first; block != NULL; block = block->next)
        lk_flow_block_in_list(flow, block, area, list);
}

void lk_flow_blocks(LkFlow *flow, const LkBlock *first, LkColumnArea area)
{
    lk_flow_blocks_in_list(flow, first, area, NULL);
}

void lk_flow_block(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    lk_flow_block_in_list(flow, block, area, NULL);
}
