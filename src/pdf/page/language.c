/* Finds where the language changes, so that a screen reader knows where to change its voice (ISO 14289-1
 * §7.2). The script decides: each stands for the language that is most often written in it; text in the
 * script of the document's language is taken for that language. */
#include "pdf/page/language.h"

#include <string.h>

typedef struct Script {
    uint32_t first, last;
    const char *language;
} Script;

static const Script *scripts(size_t *count)
{
    static const Script all[] = {
        {'A', 'Z', "en"},       {'a', 'z', "en"},       {0x00C0, 0x024F, "en"}, {0x0370, 0x03FF, "el"},
        {0x0400, 0x052F, "ru"}, {0x0590, 0x05FF, "he"}, {0x0600, 0x06FF, "ar"}, {0x0900, 0x097F, "hi"},
        {0x0530, 0x058F, "hy"}, {0x0980, 0x09FF, "bn"}, {0x0A00, 0x0A7F, "pa"}, {0x0A80, 0x0AFF, "gu"},
        {0x0B00, 0x0B7F, "or"}, {0x0B80, 0x0BFF, "ta"}, {0x0C00, 0x0C7F, "te"}, {0x0C80, 0x0CFF, "kn"},
        {0x0D00, 0x0D7F, "ml"}, {0x0D80, 0x0DFF, "si"}, {0x0F00, 0x0FFF, "bo"}, {0x10A0, 0x10FF, "ka"},
        {0x1200, 0x139F, "am"}, {0x1E00, 0x1EFF, "en"}, {0x0750, 0x077F, "ar"}, {0xFB50, 0xFDFF, "ar"},
        {0xFE70, 0xFEFC, "ar"}, {0xFB1D, 0xFB4F, "he"}, {0x0E00, 0x0E3A, "th"}, {0x0E40, 0x0E4F, "th"},
        {0x0E80, 0x0EFF, "lo"}, {0x1000, 0x109F, "my"}, {0x1780, 0x17FF, "km"}, {0x3040, 0x30FF, "ja"},
        {0x3400, 0x4DBF, "zh"}, {0x4E00, 0x9FFF, "zh"}, {0xAC00, 0xD7AF, "ko"},
    };
    *count = sizeof all / sizeof *all;
    return all;
}

static const char *language_of(uint32_t character)
{
    size_t count = 0;
    const Script *all = scripts(&count);
    for (size_t i = 0; i < count; i++)
        if (character >= all[i].first && character <= all[i].last)
            return all[i].language;
    return NULL;
}

/* Whether letters of this language belong to the document's. Latin letters, which are taken for English, do
 * so in any document whose language is not known to have another script. */
static bool is_base(const char *language, const char *base)
{
    static const char *const others[] = {"el", "ru", "he", "ar", "hi", "th", "lo", "my", "km",
                                         "ja", "zh", "ko", "hy", "bn", "pa", "gu", "or", "ta",
                                         "te", "kn", "ml", "si", "bo", "ka", "am"};
    if (strncmp(language, base, 2) == 0)
        return true;
    if (strcmp(language, "en") != 0)
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strncmp(base, others[i], 2) == 0)
            return false;
    return true;
}

/* Returns the language of the letter at *at: "" for the document's own, NULL when it is no letter. */
static const char *letter_language(LkText text, size_t *at, const char *base)
{
    const char *language = language_of(lk_utf8_next(text, at));
    return language != NULL && is_base(language, base) ? "" : language;
}

/* Most text of a Thai document is Thai: it is recognised without looking up each letter. */
static bool is_plain_thai(LkText text, size_t from)
{
    for (size_t i = from; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')
            return false;
        if (byte < 0x80)
            continue;
        if (byte != 0xE0 || text.length - i < 3 || ((unsigned char)text.bytes[i + 1] & 0xFE) != 0xB8)
            return false;
        i += 2;
    }
    return true;
}

size_t lk_language_piece(LkText text, size_t from, const char *base, const char **language)
{
    *language = NULL;
    if (from >= text.length || (strncmp(base, "th", 2) == 0 && is_plain_thai(text, from)))
        return text.length;
    size_t at = from;
    const char *first = letter_language(text, &at, base);
    bool is_foreign = first != NULL && first[0] != '\0';
    size_t end = at; /* behind the last letter, so that only blanks between foreign words count as foreign */
    *language = is_foreign ? first : NULL;
    while (at < text.length) {
        size_t start = at;
        const char *next = letter_language(text, &at, base);
        if (!is_foreign && next != NULL && next[0] != '\0')
            return start;
        if (is_foreign && next != NULL && next != first)
            return end;
        if (next != NULL)
            end = at;
    }
    return is_foreign ? end : text.length;
}
