/* A tape: objects that are filled once and written into many files, under other numbers in each. It is plain
 * bytes, which a cache can hold. What is on it is packed already. */
#ifndef LIKHIT_PDF_TAPE_H
#define LIKHIT_PDF_TAPE_H

#include "pdf/file/object.h"

/* Begins a tape in place of a file: what is filled goes onto it. Dictionaries that libharu holds have no
 * place on it, and neither have strings in which “12 0 R” may stand. Returns as lk_pdf_create does. */
LkPdf *lk_pdf_record(LkArena *arena, LkDiagnostics *diagnostics);
/* Appends the tape to `out`; `main` is the object that others will refer to. Returns false after an error, as
 * lk_pdf_check does. */
bool lk_pdf_record_end(LkPdf *pdf, LkPdfRef main, LkBuffer *out);

/* Writes all objects of a tape into a file, in the order in which they were filled. Returns the number that
 * the main one has there; 0 when there is no memory. */
LkPdfRef lk_pdf_replay(LkPdf *pdf, LkText tape);

#endif
