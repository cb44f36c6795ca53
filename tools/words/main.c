/* compile-words OUT COUNTS --words FILE… --places FILE… --terms FILE… --fine LIBTHAI.tri --weights FILE
 *
 * Makes the word list that src/words reads (src/words/format.h) out of lists of words, one a line.
 *   COUNTS    word, tab, how often it stood in running text
 *   --words   common words, of hunspell
 *   --places, --terms   names and terms that no line may part: they cost at least half a nat less than their
 * parts
 *   --fine    the smallest words, of libthai: what compounds are made of
 *   --weights  what learn.py learned */
#include "compile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int usage(void)
{
    fputs("usage: compile-words OUT COUNTS --words FILE… --places FILE… --terms FILE… --fine LIBTHAI.tri "
          "--weights FILE\n",
          stderr);
    return 2;
}

int main(int count, char **values)
{
    if (count < 4)
        return usage();
    Lexicon lexicon = {0};
    unsigned kind = 0;
    if (!lexicon_read_counts(&lexicon, values[2]))
        return 1;
    for (int i = 3; i < count; i++) {
        if (strcmp(values[i], "--words") == 0)
            kind = KIND_WORD;
        else if (strcmp(values[i], "--places") == 0)
            kind = KIND_WORD | KIND_WHOLE;
        else if (strcmp(values[i], "--terms") == 0)
            kind = KIND_WORD | KIND_TERM;
        else if (strcmp(values[i], "--weights") == 0) {
            if (++i == count)
                return usage();
            if (!lexicon_read_weights(&lexicon, values[i]))
                return 1;
        } else if (strcmp(values[i], "--fine") == 0)
            kind = KIND_WORD | KIND_FINE;
        else if (kind == 0)
            return usage();
        else if (!(kind & KIND_FINE ? lexicon_read_trie(&lexicon, values[i], kind)
                                    : lexicon_read_lines(&lexicon, values[i], kind)))
            return 1;
    }
    lexicon_settle(&lexicon);
    if (!lexicon_write(&lexicon, values[1]))
        return 1;
    printf("%s: %zu words\n", values[1], lexicon.count);
    lexicon_free(&lexicon);
    return 0;
}
