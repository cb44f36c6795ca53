/* “Did you mean …?” for programs that take names of their own, answered as the library answers for its own.
 */
#include "base/text.h"
#include "likhit.h"

const char *lk_suggest(const char *word, const char *const *candidates, size_t count)
{
    if (word == NULL || candidates == NULL)
        return NULL;
    return lk_nearest(lk_text(word), candidates, count);
}
