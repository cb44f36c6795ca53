/* The language of each piece of a text, told by its script: a screen reader must know where to change its
 * voice (ISO 14289-1 §7.2). */
#ifndef LIKHIT_PDF_LANGUAGE_H
#define LIKHIT_PDF_LANGUAGE_H

#include "base/text.h"

/* Returns the byte behind the piece of `text` that begins at byte `from` and is in one language. Sets
 * *language to NULL when that is the document's own language, `base` ("th-TH"); else to a constant: "en" for
 * Latin letters in a Thai document. */
size_t lk_language_piece(LkText text, size_t from, const char *base, const char **language);

#endif
