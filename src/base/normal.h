/* Comparing names by what they look like: Unicode normalization form C (NFC, UAX #15) and lower case, by
 * utf8proc. */
#ifndef LIKHIT_BASE_NORMAL_H
#define LIKHIT_BASE_NORMAL_H

#include "base/text.h"

/* Returns the text in NFC: the text itself when it is ASCII, else a copy in the arena. Bytes that are not
 * UTF-8 become U+FFFD. Meant for names: time is linear, except in long runs of combining marks. */
LkText lk_normal_form(LkText text, LkArena *arena);

/* Returns whether the character is a combining mark (general category Mn, Mc or Me). */
bool lk_is_mark(uint32_t character);

/* Returns the text in lower case, in the arena: two file names that are equal then are one file on file
 * systems that ignore case. */
LkText lk_small_letters(LkText text, LkArena *arena);

/* Returns whether the character is punctuation or a symbol (general categories P and S). */
bool lk_is_punctuation(uint32_t character);

/* Returns the text with the case of its letters folded (Unicode's full case folding: ẞ becomes ss), in the
 * arena: for names that are equal whatever their case. */
LkText lk_folded(LkText text, LkArena *arena);

#endif
