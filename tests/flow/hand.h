/* Documents made by hand, block by block, for what no source is needed to show. */
#ifndef TESTS_FLOW_HAND_H
#define TESTS_FLOW_HAND_H

#include "flow/fixture.h"

/* One inline in a style. */
static inline LkInlines hand_inlines(LkArena *arena, const char *text, unsigned style)
{
    LkInline *item = LK_NEW(arena, LkInline);
    *item = (LkInline){.kind = LK_INLINE_TEXT, .text = lk_text(text), .style = style};
    return (LkInlines){item, 1, {NULL, 0, 0, 0}};
}

static inline LkBlock *hand_paragraph(LkArena *arena, const char *text)
{
    LkBlock *block = LK_NEW(arena, LkBlock);
    *block = (LkBlock){.kind = LK_BLOCK_PARAGRAPH, .inlines = hand_inlines(arena, text, 0)};
    return block;
}

/* A part of two lines in the source, as the reader gives it. */
static inline LkBlock *hand_part(LkArena *arena, const char *first, const char *second)
{
    LkBlock *block = hand_paragraph(arena, first);
    LkInline *items = LK_NEW_ARRAY(arena, 3, LkInline);
    items[0] = block->inlines.items[0];
    items[1] = (LkInline){.kind = LK_INLINE_SOFT_BREAK, .text = LK_TEXT("")};
    items[2] = (LkInline){.kind = LK_INLINE_TEXT, .text = lk_text(second)};
    block->inlines = (LkInlines){items, 3, {NULL, 0, 0, 0}};
    block->is_part = true;
    return block;
}

/* An item of one paragraph. */
static inline LkBlock *hand_item(LkArena *arena, int number, const char *label, const char *text)
{
    LkBlock *item = LK_NEW(arena, LkBlock);
    *item = (LkBlock){.kind = LK_BLOCK_LIST_ITEM,
                      .number = number,
                      .label = lk_text(label),
                      .first_child = hand_paragraph(arena, text)};
    return item;
}

/* Puts blocks in a row, up to a NULL. Returns the first. */
static inline LkBlock *hand_row(LkBlock *const *blocks)
{
    for (size_t i = 0; blocks[i] != NULL; i++)
        blocks[i]->next = blocks[i + 1];
    return blocks[0];
}
#define HAND_ROW(...) hand_row((LkBlock *const[]){__VA_ARGS__, NULL})

static inline LkBlock *hand_list(LkArena *arena, LkMarker marker, LkBlock *items)
{
    LkBlock *list = LK_NEW(arena, LkBlock);
    *list = (LkBlock){.kind = LK_BLOCK_LIST, .marker = marker, .first_child = items};
    return list;
}

/* Sets the blocks with a layout. The fixture was set up before, since its arena holds them. */
static inline void hand_set(FlowFixture *f, const char *layout, LkBlock *blocks)
{
    LkSource *source = LK_NEW(f->arena, LkSource);
    *source = (LkSource){.language = LK_TEXT("th"), .root = ".", .blocks = blocks};
    source->file = LK_NEW(f->arena, LkFile);
    flow_set_source(f, source, layout);
    cr_assert_not_null(f->frames);
}

#endif
