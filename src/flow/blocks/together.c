/* Which blocks should stand on one page, by what their words say. */
#include <string.h>

#include "flow/blocks/blocks.h"

static bool is_blank(LkText text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] != ' ')
            return false;
    return true;
}

static bool is_bold(const LkInlines *inlines)
{
    bool has_words = false;
    for (size_t i = 0; i < inlines->count; i++) {
        const LkInline *item = &inlines->items[i];
        if (item->kind == LK_INLINE_TEXT && is_blank(item->text))
            continue;
        if (item->kind != LK_INLINE_TEXT || (item->style & LK_INLINE_BOLD) == 0)
            return false;
        has_words = true;
    }
    return has_words;
}

/* Returns the paragraph that the block begins with; NULL where it begins with something else. */
static const LkBlock *first_words(const LkBlock *block)
{
    while (block != NULL && (block->kind == LK_BLOCK_LIST || block->kind == LK_BLOCK_LIST_ITEM))
        block = block->first_child;
    return block != NULL && block->kind == LK_BLOCK_PARAGRAPH ? block : NULL;
}

bool lk_leads(const LkBlock *paragraph, const LkBlock *next)
{
    const LkBlock *words = first_words(next);
    if (next == NULL || !is_bold(&paragraph->inlines))
        return false;
    if (words != NULL)
        return !is_bold(&words->inlines);
    return next->kind == LK_BLOCK_TABLE || next->kind == LK_BLOCK_QUOTE || next->kind == LK_BLOCK_LIST;
}

bool lk_is_resolution(const LkBlock *paragraph)
{
    static const char word[] = "มติ";
    const LkInlines *inlines = &paragraph->inlines;
    return inlines->count > 0 && inlines->items[0].kind == LK_INLINE_TEXT &&
           inlines->items[0].text.length >= sizeof word - 1 &&
           memcmp(inlines->items[0].text.bytes, word, sizeof word - 1) == 0;
}
