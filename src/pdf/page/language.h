/* The languages of a text, by its letters. */
#ifndef LIKHIT_PDF_LANGUAGE_H
#define LIKHIT_PDF_LANGUAGE_H

#include "base/text.h"

/* The end of the piece of `text` from byte `from` on that is in one language. *language is NULL for that of
 * the document, `base` ("th-TH"), else a constant: "en" for Latin letters in a Thai document. */
size_t lk_language_piece(LkText text, size_t from, const char *base, const char **language);

#endif
