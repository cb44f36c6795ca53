/* Reading lists of words. */
#include "compile.h"

#include "base/thai.h"

#include <datrie/trie.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *wanted(void *old, size_t count, size_t size)
{
    void *memory = size != 0 && count > SIZE_MAX / size ? NULL : realloc(old, count * size);
    if (memory == NULL) {
        fputs("compile-words: out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

/* Letters only: consonants, vowels, marks. No ฯ, ๆ, digits or full stops: those belong to the rules. */
static bool is_letter(unsigned code)
{
    return (code >= 0x01 && code <= 0x3A && code != 0x2F) || (code >= 0x40 && code <= 0x4E && code != 0x46);
}

static bool take_letters(Word *word, const unsigned *codes, size_t count)
{
    if (count == 0 || count > LK_WORDS_LONGEST)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!is_letter(codes[i]))
            return false;
        word->letters[i] = (unsigned char)codes[i];
    }
    word->letters[count] = 0;
    word->length = (unsigned char)count;
    uint32_t first = LK_WORDS_FIRST + codes[0];
    bool ends_well = codes[count - 1] < 0x40 || codes[count - 1] > 0x44; /* no word ends in เ แ โ ใ ไ */
    bool is_sign = count == 1 && codes[0] != 0x13 && codes[0] != 0x18; /* of letters, ณ and ธ are words */
    bool hangs = lk_is_thai_mark(first) || lk_is_thai_following_vowel(first) || first == LK_THAI_SARA_AM;
    return !hangs && ends_well && !is_sign;
}

static void add(Lexicon *lexicon, const unsigned *codes, size_t count, unsigned kind, double uses)
{
    if (lexicon->count == lexicon->capacity) {
        lexicon->capacity = lexicon->capacity == 0 ? 65536 : lexicon->capacity * 2;
        lexicon->words = wanted(lexicon->words, lexicon->capacity, sizeof *lexicon->words);
    }
    Word *word = &lexicon->words[lexicon->count];
    *word = (Word){.kind = kind, .uses = uses};
    lexicon->count += take_letters(word, codes, count);
}

/* UTF-8 of the Thai block to codes; 0 at anything else. */
static size_t thai_codes(const char *line, size_t length, unsigned *codes)
{
    const unsigned char *bytes = (const unsigned char *)line;
    size_t count = 0;
    for (size_t i = 0; i < length; i += 3) {
        if (length - i < 3 || bytes[i] != 0xE0 || (bytes[i + 1] != 0xB8 && bytes[i + 1] != 0xB9) ||
            count == LK_WORDS_LONGEST)
            return 0;
        codes[count++] = (unsigned)((bytes[i + 1] & 3) << 6 | (bytes[i + 2] & 0x3F));
    }
    return count;
}

static FILE *opened(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        fprintf(stderr, "compile-words: cannot read %s: %s\n", path, strerror(errno));
    return file;
}

bool lexicon_read_lines(Lexicon *lexicon, const char *path, unsigned kind)
{
    FILE *file = opened(path);
    char line[1024];
    unsigned codes[LK_WORDS_LONGEST];
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        size_t length = strcspn(line, "/\t \r\n#"); /* hunspell puts flags behind a slash */
        add(lexicon, codes, thai_codes(line, length, codes), kind, 0);
    }
    return file != NULL && fclose(file) == 0;
}

bool lexicon_read_counts(Lexicon *lexicon, const char *path)
{
    FILE *file = opened(path);
    char line[1024];
    unsigned codes[LK_WORDS_LONGEST];
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        size_t length = strcspn(line, "\t");
        if (line[0] != '#' && line[length] == '\t')
            add(lexicon, codes, thai_codes(line, length, codes), KIND_WORD, strtod(line + length + 1, NULL));
    }
    return file != NULL && fclose(file) == 0;
}

typedef struct Walk {
    Lexicon *lexicon;
    unsigned kind;
} Walk;

static Bool take_key(const AlphaChar *key, TrieData data, void *context)
{
    Walk *walk = context;
    unsigned codes[LK_WORDS_LONGEST];
    size_t count = 0;
    (void)data;
    for (; key[count] != 0 && count < LK_WORDS_LONGEST; count++)
        codes[count] = key[count] - LK_WORDS_FIRST;
    if (key[count] == 0)
        add(walk->lexicon, codes, count, walk->kind, 0);
    return TRUE;
}

bool lexicon_read_trie(Lexicon *lexicon, const char *path, unsigned kind)
{
    Trie *trie = trie_new_from_file(path);
    if (trie == NULL) {
        fprintf(stderr, "compile-words: %s is no trie of libdatrie\n", path);
        return false;
    }
    Walk walk = {lexicon, kind};
    trie_enumerate(trie, take_key, &walk);
    trie_free(trie);
    return true;
}
