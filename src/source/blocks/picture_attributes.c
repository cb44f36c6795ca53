/* What stands in braces behind a picture, as pandoc writes it: {#name width=8cm}. A height is let go: a
 * picture keeps its shape. */
#include <string.h>

#include "source/blocks/blocks.h"

/* "8cm" or a part of the text's width: "50%". */
static bool take_width(LkText value, LkPictureAttributes *attributes)
{
    LkColumnWidth width = {0};
    if (value.length > 2 && value.bytes[0] == '"' && value.bytes[value.length - 1] == '"')
        value = lk_text_slice(value, 1, value.length - 1);
    if (value.length > 1 && value.length < 5 && value.bytes[value.length - 1] == '%') {
        int percent = 0;
        for (size_t i = 0; i + 1 < value.length; i++) {
            if (value.bytes[i] < '0' || value.bytes[i] > '9')
                return false;
            percent = percent * 10 + value.bytes[i] - '0';
        }
        attributes->part = percent / 100.0;
        return percent >= 1 && percent <= 100;
    }
    bool good = lk_column_width(value, &width) && width.fixed > 0;
    attributes->width = width.fixed;
    return good;
}

static bool take_one(LkReader *reader, LkText word, LkSpan span, LkPictureAttributes *attributes)
{
    static const char key[] = "width=", height[] = "height=";
    if (word.bytes[0] == '#' && lk_is_id(lk_text_slice(word, 1, word.length))) {
        attributes->id =
            (LkText){lk_arena_copy(reader->arena, word.bytes + 1, word.length - 1), word.length - 1};
        return true;
    }
    if (word.length > sizeof key && memcmp(word.bytes, key, sizeof key - 1) == 0 &&
        take_width(lk_text_slice(word, sizeof key - 1, word.length), attributes))
        return true;
    if (word.length > sizeof height && memcmp(word.bytes, height, sizeof height - 1) == 0)
        return true;
    return lk_tell(reader->diagnostics, LK_E_IMAGE_ATTRIBUTE, span, LK_WITH(lk_named_text("word", word)));
}

bool lk_picture_attributes(LkReader *reader, LkText text, LkSpan span, LkPictureAttributes *attributes)
{
    bool good = true;
    text = lk_text_slice(text, 1, text.length - 1);
    for (size_t at = 0; at < text.length;) {
        size_t end = at;
        while (end < text.length && text.bytes[end] != ' ' && text.bytes[end] != '\n')
            end++;
        if (end > at)
            good &= take_one(reader, lk_text_slice(text, at, end), span, attributes);
        at = end + 1;
    }
    return good;
}
