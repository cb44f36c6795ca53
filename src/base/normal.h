/* Unicode's normal form C: what looks alike is the same text, so that names can be compared. */
#ifndef LIKHIT_BASE_NORMAL_H
#define LIKHIT_BASE_NORMAL_H

#include "base/text.h"

/* The text in normal form C. For names: linear but for long runs of marks. */
LkText lk_normal_form(LkText text, LkArena *arena);

/* A mark that belongs to the letter before it. */
bool lk_is_mark(uint32_t character);

/* The text with small letters in place of capitals, of the scripts that have a pair for each (Latin, Greek,
 * Cyrillic): for telling names apart on file systems that do not. */
LkText lk_small_letters(LkText text, LkArena *arena);

#endif
