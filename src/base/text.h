/* Text: a view of UTF-8 bytes, which need not end in a NUL; a buffer that grows; coding and decoding UTF-8.
 */
#ifndef LIKHIT_BASE_TEXT_H
#define LIKHIT_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/thai.h"

/* A view: whoever made it says who owns the bytes. */
typedef struct LkText {
    const char *bytes;
    size_t length; /* bytes */
} LkText;

/* A view of a string literal; and of a NUL-terminated string, where NULL gives an empty text. */
#define LK_TEXT(literal) ((LkText){(literal), sizeof(literal) - 1})
LkText lk_text(const char *string);

bool lk_text_equal(LkText a, LkText b);
/* Returns below 0, 0 or above 0 as a sorts before, with or after b, byte by byte (as memcmp). */
int lk_text_compare(LkText a, LkText b);
bool lk_text_is(LkText text, const char *string);
/* Returns the bytes [start, end) of the text, which must lie in it. */
LkText lk_text_slice(LkText text, size_t start, size_t end);
/* Returns the offset of the first occurrence of the two bytes `pair` at or after `from`, or text.length.
 * Faster than memmem where the first of them is rare in the text. */
size_t lk_text_find_pair(LkText text, size_t from, const char pair[2]);
/* Returns the text without ASCII white space (space, tab, CR, LF) at both ends. */
LkText lk_text_trim(LkText text);

/* Returns the character (code point) at *offset and moves *offset past it. A byte that begins no valid UTF-8
 * sequence gives U+FFFD and is passed alone. *offset must be below length. */
uint32_t lk_utf8_next(LkText text, size_t *offset);
/* Returns the character that ends at *offset and moves *offset to its first byte; U+FFFD and one byte where
 * there is no valid one. *offset must be above 0. */
uint32_t lk_utf8_previous(LkText text, size_t *offset);
/* Writes the character as UTF-8 to `out`. Returns the number of bytes, 1 to 4. */
size_t lk_utf8_encode(uint32_t character, char out[4]);
/* Returns the offset of the first byte that is not valid UTF-8, or text.length. Overlong forms and surrogates
 * are not valid. */
size_t lk_utf8_valid_until(LkText text);
/* Returns the number of characters (code points). The text must be valid UTF-8. */
size_t lk_utf8_count(LkText text);
/* Marks that stand above or below a letter take no cell of their own on a terminal. */
bool lk_takes_cell(uint32_t character);
/* Returns the cells that a text takes on a terminal. */
size_t lk_utf8_cells(LkText text);

/* Returns 0 to 9 for an ASCII or Thai digit, −1 for anything else. */
int lk_digit_value(uint32_t character);

/* A buffer that grows in an arena. When it grows, its old memory stays in the arena: use it for text of
 * bounded length. */
typedef struct LkBuffer {
    LkArena *arena;
    char *bytes;
    size_t length, capacity;
} LkBuffer;

/* Makes an empty buffer. The functions below append to it. */
void lk_buffer_init(LkBuffer *buffer, LkArena *arena);
void lk_buffer_append(LkBuffer *buffer, const char *bytes, size_t length);
void lk_buffer_text(LkBuffer *buffer, LkText text);
void lk_buffer_string(LkBuffer *buffer, const char *string);
void lk_buffer_character(LkBuffer *buffer, uint32_t character);
/* Appends four bytes, the highest first: as PNG and ICC write numbers. */
void lk_buffer_uint32(LkBuffer *buffer, uint32_t value);
void lk_buffer_printf(LkBuffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Returns whether there is a letter of any script so far. */
bool lk_buffer_has_letter(const LkBuffer *buffer);
/* Returns the bytes so far; a NUL that is not counted follows them. */
LkText lk_buffer_view(LkBuffer *buffer);

/* Returns the candidate that a typing mistake may have turned into `word`, for “did you mean”: the one at the
 * smallest edit distance (Damerau–Levenshtein over characters). NULL when even that is further than a third
 * of the word's length (one edit is always allowed). */
const char *lk_nearest(LkText word, const char *const *candidates, size_t count);

#endif
