/* Builds the logical structure of the document while its blocks are typeset. */
#include "flow/elements.h"

#include "flow/headings.h"

static LkElement *add_element(LkElements *elements, LkElementKind kind)
{
    LK_GROW(elements->arena, elements->items, elements->count, elements->capacity, 64);
    LkElement *element = &elements->items[elements->count++];
    *element = (LkElement){.kind = kind, .parent = elements->current};
    return element;
}

uint32_t lk_element_enter(LkElements *elements, LkElementKind kind, LkSpan span)
{
    uint32_t outside = elements->current;
    if (elements->count == 0)
        add_element(elements, LK_ELEMENT_DOCUMENT);
    add_element(elements, kind)->span = span;
    elements->current = (uint32_t)elements->count - 1;
    elements->title = 0;
    return outside;
}

void lk_element_leave(LkElements *elements, uint32_t outside)
{
    elements->current = outside;
}

/* Returns a heading's level without gaps: screen readers rely on every level being there (ISO 14289-1
 * §7.4.2), whatever the source leaves out. A document's title is above all headings. */
static int nested_level(LkElements *elements, int level)
{
    while (elements->open > 0 && elements->written[elements->open - 1] >= level)
        elements->open--;
    int depth = elements->open > 0 ? elements->nested[elements->open - 1] + 1 : 1;
    if (elements->open < 6) {
        elements->written[elements->open] = level;
        elements->nested[elements->open++] = depth;
    }
    return depth < 6 ? depth : 6;
}

static uint32_t enter_heading(LkElements *elements, const LkBlock *block)
{
    uint32_t outside = lk_element_enter(elements, LK_ELEMENT_HEADING, block->span);
    elements->items[elements->current].level = nested_level(elements, lk_heading_level(block));
    return outside;
}

static uint32_t enter_title(LkElements *elements, const LkBlock *block)
{
    uint32_t outside = elements->current;
    if (elements->title == 0) {
        lk_element_enter(elements, LK_ELEMENT_HEADING, block->span);
        elements->title = elements->current;
        elements->items[elements->current].level = nested_level(elements, 0);
    }
    elements->current = elements->title;
    return outside;
}

uint32_t lk_element_enter_block(LkElements *elements, const LkBlock *block)
{
    uint32_t outside = elements->current;
    switch (block->kind) {
    case LK_BLOCK_TITLE:
        return enter_title(elements, block);
    case LK_BLOCK_HEADING:
        return enter_heading(elements, block);
    case LK_BLOCK_PARAGRAPH:
        if (lk_is_heading(block))
            return enter_heading(elements, block);
        return lk_element_enter(elements, LK_ELEMENT_PARAGRAPH, block->span);
    case LK_BLOCK_QUOTE:
        return lk_element_enter(elements, LK_ELEMENT_QUOTE, block->span);
    case LK_BLOCK_CODE: /* PDF has code only within a paragraph */
        lk_element_enter(elements, LK_ELEMENT_PARAGRAPH, block->span);
        lk_element_enter(elements, LK_ELEMENT_CODE, block->span);
        return outside;
    case LK_BLOCK_TABLE:
        return lk_element_enter(elements, LK_ELEMENT_TABLE, block->span);
    case LK_BLOCK_IMAGE:
    case LK_BLOCK_SIGNATURE:
        return lk_element_enter(elements, LK_ELEMENT_SECTION, block->span);
    case LK_BLOCK_CREST:
        return lk_element_enter(elements, LK_ELEMENT_FIGURE, block->span);
    case LK_BLOCK_CONTENTS:
        return lk_element_enter(elements, LK_ELEMENT_CONTENTS, block->span);
    default:
        return outside;
    }
}
