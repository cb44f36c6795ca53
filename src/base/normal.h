/* Names that look alike: Unicode's normal form C (UAX #15), marks, and small letters, by utf8proc. */
#ifndef LIKHIT_BASE_NORMAL_H
#define LIKHIT_BASE_NORMAL_H

#include "base/text.h"

/* Returns the text in normal form C: itself when it is ASCII, else a text in the arena. Bytes that are not
 * UTF-8 become U+FFFD. For names: linear but for long runs of marks. */
LkText lk_normal_form(LkText text, LkArena *arena);

/* Returns whether the character is a mark (Mn, Mc, Me), which belongs to the letter before it. */
bool lk_is_mark(uint32_t character);

/* Returns the text with small letters in place of capitals, in the arena: for telling names apart on file
 * systems that do not. */
LkText lk_small_letters(LkText text, LkArena *arena);

#endif
