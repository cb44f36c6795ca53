/* Text: a view of UTF-8 bytes, never NUL-terminated by assumption; a growing buffer; UTF-8 itself. */
#ifndef LIKHIT_BASE_TEXT_H
#define LIKHIT_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/thai.h"

typedef struct LkText {
    const char *bytes;
    size_t length; /* bytes */
} LkText;

/* A view of a string literal or of a NUL-terminated string. */
#define LK_TEXT(literal) ((LkText){(literal), sizeof(literal) - 1})
LkText lk_text(const char *string);

bool lk_text_equal(LkText a, LkText b);
/* Below 0, 0 or above it as a stands before, at or behind b in the order of their bytes. */
int lk_text_compare(LkText a, LkText b);
bool lk_text_is(LkText text, const char *string);
LkText lk_text_slice(LkText text, size_t start, size_t end);
/* Offset of the first `pair`, two ASCII or UTF-8 bytes of which the first is rare, at or after `from`; or
 * length. memmem looks at every byte, this at those that are alike. */
size_t lk_text_find_pair(LkText text, size_t from, const char pair[2]);
/* Without ASCII white space (space, tab, CR, LF) at both ends. */
LkText lk_text_trim(LkText text);

/* One character of valid UTF-8 at *offset, which moves past it. Bytes that are not UTF-8 give U+FFFD and move
 * one byte. *offset must be below length. */
uint32_t lk_utf8_next(LkText text, size_t *offset);
/* The character that ends at *offset, which moves before it. *offset must be above 0. */
uint32_t lk_utf8_previous(LkText text, size_t *offset);
/* Writes 1–4 bytes to `out`, returns how many. */
size_t lk_utf8_encode(uint32_t character, char out[4]);
/* Offset of the first byte that is not valid UTF-8 (overlong forms and surrogates included), or length. */
size_t lk_utf8_valid_until(LkText text);
/* Characters (code points) in text. */
size_t lk_utf8_count(LkText text);

/* Returns 0 to 9 for an ASCII or Thai digit, −1 for anything else. */
int lk_digit_value(uint32_t character);

/* A buffer that grows in an arena (the outgrown memory stays in the arena until its end: use for bounded
 * text). */
typedef struct LkBuffer {
    LkArena *arena;
    char *bytes;
    size_t length, capacity;
} LkBuffer;

void lk_buffer_init(LkBuffer *buffer, LkArena *arena);
void lk_buffer_append(LkBuffer *buffer, const char *bytes, size_t length);
void lk_buffer_text(LkBuffer *buffer, LkText text);
void lk_buffer_string(LkBuffer *buffer, const char *string);
void lk_buffer_character(LkBuffer *buffer, uint32_t character);
/* Appends four bytes, the highest first: as PNG and ICC write numbers. */
void lk_buffer_uint32(LkBuffer *buffer, uint32_t value);
void lk_buffer_printf(LkBuffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The bytes so far; a NUL that is not counted follows them. */
LkText lk_buffer_view(LkBuffer *buffer);

/* The candidate nearest to `word` by edits (Damerau–Levenshtein over bytes), or NULL when none is near enough
 * to be a slip of the finger (at most a third of its length, and at least one edit allowed). For "did you
 * mean". */
const char *lk_nearest(LkText word, const char *const *candidates, size_t count);

#endif
