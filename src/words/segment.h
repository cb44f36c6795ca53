/* Private to words/: the search for the cheapest path, whose result is weighed. */
#ifndef LIKHIT_WORDS_SEGMENT_H
#define LIKHIT_WORDS_SEGMENT_H

#include "words/weigh.h"

/* Returns the cheapest path through a run, in scratch. */
LkPath lk_words_path(const LkWords *words, const LkLetters *run, const LkOwnWord *own, size_t own_count,
                     LkArena *scratch);

#endif
