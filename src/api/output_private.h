/* Private to src/api/output*.c. */
#ifndef LIKHIT_API_OUTPUT_PRIVATE_H
#define LIKHIT_API_OUTPUT_PRIVATE_H

#include "api/api_private.h"
#include "pdf/file/state.h"

/* A PDF that was made just now, in memory. */
typedef struct LkMadePdf {
    char *bytes; /* with a NUL behind them */
    size_t length, capacity;
    LkPdfState state; /* what its writer knows of it */
} LkMadePdf;

/* Signs the PDF with the key and signature of the options, and writes it. Returns false after an error, which
 * is a message of the document. */
bool lk_write_signed(LkDocument *document, const LkOutputOptions *options, const LkMadePdf *pdf,
                     LkWrite write, void *context);

#endif
