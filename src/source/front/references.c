/* Cross references as they are written: `{#id}` after a heading, an item or a picture gives it an id;
 * `{{#id}}` and its forms refer to it. Whether a block has that id, and what is printed, is found in flow/.
 */
#include <string.h>

#include "source/front/front.h"

bool lk_is_id(LkText text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] <= ' ' || strchr("{}:#\"<>()[]", text.bytes[i]) != NULL)
            return false;
    return text.length > 0;
}

bool lk_reference(LkReader *reader, LkText name, LkSpan span, LkInline *item)
{
    static const char *const forms[] = {"number", "title", "page"};
    static const LkReference values[] = {LK_REFERENCE_NUMBER, LK_REFERENCE_TITLE, LK_REFERENCE_PAGE};
    if (name.length == 0 || name.bytes[0] != '#')
        return false;
    const char *colon = memchr(name.bytes, ':', name.length);
    size_t end = colon == NULL ? name.length : (size_t)(colon - name.bytes);
    LkText id = lk_text_trim(lk_text_slice(name, 1, end));
    item->text = (LkText){lk_arena_copy(reader->arena, id.bytes, id.length), id.length};
    item->reference = colon == NULL ? LK_REFERENCE_LABEL : LK_REFERENCE_NONE;
    LkText form = colon == NULL ? (LkText){"", 0} : lk_text_trim(lk_text_slice(name, end + 1, name.length));
    for (size_t i = 0; colon != NULL && i < 3; i++)
        if (lk_text_is(form, forms[i]))
            item->reference = values[i];
    if (item->reference != LK_REFERENCE_NONE)
        return true;
    const char *nearest = lk_nearest(form, forms, 3);
    lk_tell(reader->diagnostics, LK_E_REFERENCE_FORM, span,
            LK_WITH(lk_named_text("form", form), lk_meant(nearest)));
    return true;
}

/* Where “{#id}” begins that ends the text; its length if there is none. */
static size_t id_start(LkText text)
{
    if (text.length < 4 || text.bytes[text.length - 1] != '}')
        return text.length;
    const char *open = memrchr(text.bytes, '{', text.length);
    size_t start = open == NULL ? text.length : (size_t)(open - text.bytes);
    bool is_id = start + 3 < text.length && open[1] == '#' &&
                 lk_is_id(lk_text_slice(text, start + 2, text.length - 1)) &&
                 (start == 0 || text.bytes[start - 1] != '{');
    return is_id ? start : text.length;
}

LkText lk_take_id(LkReader *reader, LkInlines *inlines, LkSpan *span)
{
    if (inlines->count == 0)
        return (LkText){"", 0};
    LkInline *last = &inlines->items[inlines->count - 1];
    LkText text = last->text;
    while (text.length > 0 && text.bytes[text.length - 1] == ' ')
        text.length--;
    size_t start = last->kind == LK_INLINE_TEXT && !last->from_data && !(last->style & LK_INLINE_CODE)
                       ? id_start(text)
                       : text.length;
    /* Where nothing stands before it, it names nothing, and is told as text. */
    bool is_alone = inlines->count == 1 && lk_text_trim(lk_text_slice(text, 0, start)).length == 0;
    if (start == text.length || is_alone)
        return (LkText){"", 0};
    LkText id = lk_text_slice(text, start + 2, text.length - 1);
    *span = last->span;
    if (span->file != NULL)
        span->column += (uint32_t)lk_utf8_count(lk_text_slice(text, 0, start));
    span->length = (uint32_t)lk_utf8_count(id) + 3;
    last->text = lk_text_slice(text, 0, start);
    while (last->text.length > 0 && last->text.bytes[last->text.length - 1] == ' ')
        last->text.length--;
    if (last->text.length == 0)
        inlines->count--;
    if (inlines->count > 0 && inlines->items[inlines->count - 1].kind == LK_INLINE_SOFT_BREAK)
        inlines->count--; /* it stood on a line of its own */
    return (LkText){lk_arena_copy(reader->arena, id.bytes, id.length), id.length};
}
