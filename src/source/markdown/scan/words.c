/* Lists of words at the start and the end of a line. */
#include "source/markdown/scan/words.h"

#include <string.h>

#include "source/markdown/scan/scan.h"

bool lk_begins_with_any(LkText text, LkAt at, LkAt end, LkWords words)
{
    for (size_t i = 0; i < words.count; i++)
        if (lk_begins_with(text, at, end, words.items[i]))
            return true;
    return false;
}

bool lk_ends_with_any(LkText text, LkAt start, LkAt end, LkWords words)
{
    for (size_t i = 0; i < words.count; i++) {
        size_t length = strlen(words.items[i]);
        if (end - start >= length && memcmp(text.bytes + end - length, words.items[i], length) == 0)
            return true;
    }
    return false;
}
