/* The sizes of sheets of paper, by name. */
#ifndef LIKHIT_PDF_SHEET_SIZE_H
#define LIKHIT_PDF_SHEET_SIZE_H

#include <stdbool.h>

#include "base/length.h"

/* Reads "A3", "letter", or "210mm x 297mm" (mm, cm, in or pt). Returns false when it is none of these, or
 * when a side would be shorter than 1 cm or longer than 14,400 pt. */
bool lk_pdf_sheet_size(const char *name, LkLength *width, LkLength *height);
/* Returns the list of names that are known, for messages. */
const char *lk_pdf_sheet_names(void);

#endif
