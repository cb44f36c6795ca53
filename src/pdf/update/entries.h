/* The entries of a dictionary as they stand in a file, taken apart without understanding their values. */
#ifndef LIKHIT_PDF_ENTRIES_H
#define LIKHIT_PDF_ENTRIES_H

#include "base/text.h"

/* Appends the entries of `body` (the inside of a dictionary) but for those of the keys, each written “/AP”.
 * Returns false when `body` is not well formed; what was appended is then to be thrown away. */
bool lk_pdf_entries_without(LkText body, const char *const *keys, size_t count, LkBuffer *out);

/* Returns the value of the entry with that key, “/Fields” say; empty when there is none. */
LkText lk_pdf_entry(LkText body, const char *key);

#endif
