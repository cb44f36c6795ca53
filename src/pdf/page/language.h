/* The languages of a text, by its letters: a screen reader must know where to change its voice (ISO 14289-1
 * §7.2). */
#ifndef LIKHIT_PDF_LANGUAGE_H
#define LIKHIT_PDF_LANGUAGE_H

#include "base/text.h"

/* Returns the end, in bytes, of the piece of `text` from byte `from` on that is in one language. *language is
 * NULL for that of the document, `base` ("th-TH"), else a constant: "en" for Latin letters in a Thai
 * document. */
size_t lk_language_piece(LkText text, size_t from, const char *base, const char **language);

#endif
