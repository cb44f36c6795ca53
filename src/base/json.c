/* JSON's strings and numbers. */
#include "base/json.h"

static bool shows_nothing(uint32_t character)
{
    return (character >= 0x7F && character <= 0xA0) || character == 0xAD ||
           (character >= 0x2000 && character <= 0x200F) || (character >= 0x2028 && character <= 0x202F) ||
           (character >= 0x205F && character <= 0x206F) || character == 0x3000 || character == 0xFEFF;
}

void lk_json_string(LkBuffer *out, LkText text)
{
    lk_buffer_string(out, "\"");
    for (size_t offset = 0; offset < text.length;) {
        uint32_t character = lk_utf8_next(text, &offset);
        if (character == '"' || character == '\\')
            lk_buffer_printf(out, "\\%c", (char)character);
        else if (character == '\n')
            lk_buffer_string(out, "\\n");
        else if (character == '\t')
            lk_buffer_string(out, "\\t");
        else if (character < 0x20 || shows_nothing(character))
            lk_buffer_printf(out, "\\u%04x", (unsigned)character);
        else
            lk_buffer_character(out, character);
    }
    lk_buffer_string(out, "\"");
}

/* Whole and fraction are taken apart first, so that no length overflows. */
void lk_json_hundredths(LkBuffer *out, int64_t value, int64_t unit)
{
    uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    uint64_t whole = size / (uint64_t)unit;
    uint64_t hundredths = (size % (uint64_t)unit * 200 + (uint64_t)unit) / (2 * (uint64_t)unit);
    whole += hundredths / 100;
    hundredths %= 100;
    bool zero = whole == 0 && hundredths == 0;
    lk_buffer_printf(out, "%s%llu.%02llu", value < 0 && !zero ? "-" : "", (unsigned long long)whole,
                     (unsigned long long)hundredths);
}

void lk_json_points(LkBuffer *out, LkLength length)
{
    lk_json_hundredths(out, length, LK_POINT);
}
