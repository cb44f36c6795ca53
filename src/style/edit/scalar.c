/* Writes texts as YAML scalars: plain where that is safe, otherwise in double quotes. */
#include <string.h>

#include "style/edit/values.h"

/* Whether a character needs no quotes: letters and digits, Thai ones too, and signs without a meaning in
 * YAML. */
static bool is_plain(uint32_t character, bool is_first)
{
    if (character >= 0x80) /* all but line ends and blanks that cannot be seen */
        return character > 0xA0 && character != 0x2028 && character != 0x2029 && character != 0xFEFF;
    bool is_letter = (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') ||
                     (character >= 'a' && character <= 'z');
    return is_letter || character == '(' || (!is_first && strchr(" .-_/+%)", (int)character) != NULL);
}

static bool can_be_plain(LkText text)
{
    if (text.length == 0 || text.bytes[text.length - 1] == ' ' || lk_text_is(text, "null"))
        return false;
    for (size_t at = 0; at < text.length;) {
        bool is_first = at == 0;
        if (!is_plain(lk_utf8_next(text, &at), is_first))
            return false;
    }
    return true;
}

void lk_yaml_put_quoted(LkBuffer *out, LkText text)
{
    lk_buffer_string(out, "\"");
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        uint32_t character = lk_utf8_next(text, &at);
        if (character == '"' || character == '\\')
            lk_buffer_printf(out, "\\%c", (int)character);
        else if (character < 0x20 || (character >= 0x7F && !is_plain(character, false)))
            lk_buffer_printf(out, "\\u%04X", (unsigned)character);
        else
            lk_buffer_text(out, lk_text_slice(text, start, at));
    }
    lk_buffer_string(out, "\"");
}

void lk_yaml_put_scalar(LkBuffer *out, LkText text)
{
    if (can_be_plain(text))
        lk_buffer_text(out, text);
    else
        lk_yaml_put_quoted(out, text);
}
