/* Private to the search for wrong letters: a text as a row of units, each a letter with all that stands on
 * it. */
#ifndef LIKHIT_BASE_LETTERS_PRIVATE_H
#define LIKHIT_BASE_LETTERS_PRIVATE_H

#include "base/letters.h"

enum {
    LK_LETTERS_END = -1, /* in place of a character: the text is over */
    LK_MARK_KINDS = 16,  /* marks of the Thai block: no unit holds more, as each is taken once */
    LK_UNIT_MOST = LK_MARK_KINDS + 4
};

/* A letter with its marks: where it stands, what is wrong in it, and what is meant. */
typedef struct LkLettersUnit {
    size_t start, end; /* bytes */
    uint32_t letters[LK_UNIT_MOST];
    size_t count;
    size_t found[LK_LETTERS_KINDS];
} LkLettersUnit;

/* Reads the unit that begins at `at`, which must be below the length; `before` is the character before it as
 * it is meant, '\n' where there is none. */
void lk_letters_unit(LkText text, size_t at, uint32_t before, LkLettersUnit *unit);

/* Returns where the next character stands that may be wrong together with the one before it, at or after
 * `at`, or the length. All that lk_letters_unit finds is in a unit that such a character belongs to, or that
 * begins right behind it. */
size_t lk_letters_suspect(LkText text, size_t at, uint32_t before);

/* Returns the letter that a shape of an old font shows; 0 for all other characters. */
uint32_t lk_letters_shown(uint32_t character);
/* Returns whether the character is invisible and of no use between Thai letters. */
bool lk_letters_is_hidden(uint32_t character);
/* Returns whether a mark behind the character stands on nothing. */
bool lk_letters_carries_none(uint32_t character);

/* letters_lost.c: counts what a conversion has lost. */
void lk_letters_find_lost(LkText text, LkLettersFound *found);

/* ---- letters_spared.c */

/* The last part of a text that stays as it is; all zero at the beginning. */
typedef struct LkLettersSpared {
    size_t start, end;
    size_t block; /* signs of the fence of a block such as a table that is open; 0 = none is */
} LkLettersSpared;

/* Returns whether the byte `at` is within an address or code, which *end becomes the end of. Places only go
 * forward. */
bool lk_letters_is_spared(LkLettersSpared *spared, LkText text, size_t at, size_t *end);

#endif
