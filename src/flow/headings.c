/* Levels and words of headings and parts. */
#include "flow/headings.h"

#include <string.h>

static bool begins_with(const LkInlines *inlines, const char *word)
{
    size_t length = strlen(word);
    return inlines->count > 0 && inlines->items[0].text.length >= length &&
           memcmp(inlines->items[0].text.bytes, word, length) == 0;
}

int lk_heading_level(const LkBlock *block)
{
    if (!lk_is_heading(block))
        return 0;
    if (block->level > 0)
        return block->level;
    return begins_with(&block->inlines, "ส่วน") ? 2 : 1;
}

LkInlines lk_heading_words(const LkBlock *block, LkArena *arena)
{
    const LkInlines *words = &block->inlines;
    if (!block->is_part)
        return *words;
    LkInline *items = LK_NEW_ARRAY(arena, 2 * words->count, LkInline);
    size_t count = 0;
    for (size_t i = 0; i < words->count; i++) {
        LkInline item = words->items[i];
        if (item.kind != LK_INLINE_TEXT) {
            items[count] = item;
            items[count].kind = LK_INLINE_TEXT;
            items[count++].text = LK_TEXT(" ");
            item = (LkInline){.kind = LK_INLINE_HARD_BREAK, .span = item.span};
        }
        items[count++] = item;
    }
    return (LkInlines){items, count, words->span};
}
