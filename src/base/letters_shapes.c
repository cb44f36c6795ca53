/* Characters of old fonts, and such as cannot be seen. */
#include "base/letters_private.h"

/* The shapes that Windows (U+F700) and the Macintosh (U+F884) drew Thai with before OpenType: marks moved
 * down, left or both, and ญ ฐ without their feet. The same table as in HarfBuzz's hb-ot-shaper-thai.cc. */
uint32_t lk_letters_shown(uint32_t character)
{
    static const uint8_t windows[] = {0x10, 0x34, 0x35, 0x36, 0x37, 0x48, 0x49, 0x4A, 0x4B,
                                      0x4C, 0x48, 0x49, 0x4A, 0x4B, 0x4C, 0x0D, 0x31, 0x4D,
                                      0x47, 0x48, 0x49, 0x4A, 0x4B, 0x4C, 0x38, 0x39, 0x3A};
    static const uint8_t macintosh[] = {0x31, 0x34, 0x35, 0x36, 0x37, 0x47, 0x48, 0x48, 0x48,
                                        0x49, 0x49, 0x49, 0x4A, 0x4A, 0x4A, 0x4B, 0x4B, 0x4B,
                                        0x4C, 0x4C, 0x4C, 0x4D, 0x0D, 0x38, 0x39, 0x3A, 0x10};
    if (character >= 0xF700 && character - 0xF700 < sizeof windows)
        return 0x0E00u + windows[character - 0xF700];
    if (character >= 0xF884 && character - 0xF884 < sizeof macintosh)
        return 0x0E00u + macintosh[character - 0xF884];
    return 0;
}

/* Soft hyphen, joiners, marks of direction, byte order mark. Not U+200B and U+2060, by which a writer says
 * where a line may and may not end. */
bool lk_letters_is_hidden(uint32_t c)
{
    return c == 0x00AD || c == 0xFEFF || (c >= 0x200C && c <= 0x200F);
}
