#include "base/plain.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* U+2028 to U+202E, U+2066 to U+2069: ends of lines, and what turns the order of letters. */
static bool is_turn(const unsigned char *at)
{
    return at[0] == 0xE2 && ((at[1] == 0x80 && at[2] >= 0xA8 && at[2] <= 0xAE) ||
                             (at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9));
}

void lk_make_plain(char *bytes, size_t length)
{
    static const unsigned char replacement[] = {0xEF, 0xBF, 0xBD}; /* U+FFFD */
    unsigned char *at = (unsigned char *)bytes;
    bool is_text = lk_utf8_valid_until((LkText){bytes, length}) == length;
    for (size_t i = 0; i < length; i++) {
        if (at[i] < ' ' || at[i] == 0x7F)
            at[i] = ' ';
        else if (!is_text && at[i] > 0x7F)
            at[i] = '?';
        else if (at[i] == 0xC2 && i + 1 < length && at[i + 1] < 0xA0)
            at[i + 1] = 0xA0; /* U+0080 to U+009F command terminals too */
        else if (i + 2 < length && is_turn(at + i))
            memcpy(at + i, replacement, sizeof replacement);
    }
}
