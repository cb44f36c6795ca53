/* The tree of pages (ISO 32000-1 §7.7.3). */
#ifndef LIKHIT_SIGN_FILE_PAGES_H
#define LIKHIT_SIGN_FILE_PAGES_H

#include "sign/file/file.h"

/* Returns which page each object is, by its number, from 1; 0 = none. As many as file->place_count. *count is
 * how many pages the file has, as it stands now. */
const uint32_t *lk_signed_pages(LkSignedFile *file, LkArena *arena, size_t *count);
/* Returns whether an object is a page that the tree leads to. */
bool lk_signed_is_page(LkSignedFile *file, int64_t object);

#endif
