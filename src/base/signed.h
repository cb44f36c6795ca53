/* Whether a file holds what no run can make again: signatures, a key, somebody's source. */
#ifndef LIKHIT_BASE_SIGNED_H
#define LIKHIT_BASE_SIGNED_H

#include <stdbool.h>

/* Returns whether the file is a PDF that somebody signed: it says which bytes a signature covers, which never
 * stands in a compressed stream (ISO 32000-2 §12.8.1). False for a file that cannot be read. */
bool lk_file_is_signed(const char *path);

/* Returns whether the file holds a key or a certificate: DER (.p12, .pfx, .cer) or PEM. */
bool lk_file_is_key(const char *path);

/* Returns whether something stands there that is neither a PDF nor called one, such as a source or a picture:
 * a PDF in its place is a slip. */
bool lk_file_is_other_than_pdf(const char *path);

#endif
