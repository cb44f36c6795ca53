/* Private to src/api/output*.c. */
#ifndef LIKHIT_API_OUTPUT_PRIVATE_H
#define LIKHIT_API_OUTPUT_PRIVATE_H

#include "api/api_private.h"

/* Signs a PDF, as it was just made, with the key and signature of the options, and writes it. Returns false
 * after an error, which is a message of the document. */
bool lk_write_signed(LkDocument *document, const LkOutputOptions *options, LkText pdf, LkWrite write,
                     void *context);

#endif
