/* Private to pdf/file: what the writer of objects and that of their references share. */
#ifndef LIKHIT_PDF_OBJECT_PRIVATE_H
#define LIKHIT_PDF_OBJECT_PRIVATE_H

#include "pdf/file/object.h"

/* Makes the file without a byte in it; as lk_pdf_create. */
LkPdf *lk_pdf_begin(LkWrite write, void *context, LkArena *arena, LkDiagnostics *diagnostics);

/* How an object was filled. */
typedef enum LkPdfFilled {
    LK_PDF_FILLED_DICTIONARY,
    LK_PDF_FILLED_VALUE,
    LK_PDF_FILLED_STREAM,
    LK_PDF_FILLED_PACKED
} LkPdfFilled;
/* An object on a tape; its body and its data follow. */
typedef struct LkPdfEntry {
    LkPdfFilled kind;
    LkPdfRef object;
    size_t body_length, data_length;
} LkPdfEntry;
/* Adds an object to the tape. */
void lk_pdf_tape_add(LkPdf *pdf, LkPdfFilled kind, LkPdfRef object, LkText body, LkText data);

/* Writes bytes to the file. */
void lk_pdf_put(LkPdf *pdf, LkText bytes);

/* Writes the object stream that is open, if there is one. */
void lk_pdf_close_together(LkPdf *pdf);

#endif
