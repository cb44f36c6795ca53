/* The PDF back end: frames in, one PDF 1.7 out (docs/pdf.md says how and why). */
#ifndef LIKHIT_PDF_PDF_H
#define LIKHIT_PDF_PDF_H

#include "base/diagnostic.h"
#include "frame/frame.h"
#include "pdf/file/profile.h"

/* Writes pages options->first_page to last_page of `frames` as one PDF to `write`. The same frames and
 * options give the same bytes. Memory comes from an arena beside `arena`, which is freed before the call
 * returns.
 *
 * Returns false after an error, which is added to `diagnostics`: E-pdf-pages (there are no such pages),
 * E-pdf-… (the document breaks a rule of the profile), E-limit-… (too large, or no memory), E-file-write
 * (`write` returned false). What `write` took until then is not a whole PDF: throw it away. */
bool lk_pdf_write(const LkFrames *frames, const LkPdfOptions *options, LkWrite write, void *context,
                  LkArena *arena, LkDiagnostics *diagnostics);

#endif
