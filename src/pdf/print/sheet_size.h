/* Sheets of paper by name. */
#ifndef LIKHIT_PDF_SHEET_SIZE_H
#define LIKHIT_PDF_SHEET_SIZE_H

#include <stdbool.h>

#include "base/length.h"

/* Reads "A3", "letter", or "210mm x 297mm" (mm, cm, in or pt). Returns false when it is neither, or no size
 * of a sheet: sides of less than 1 cm or more than 14,400 pt. */
bool lk_pdf_sheet_size(const char *name, LkLength *width, LkLength *height);
/* Returns the names, for messages. */
const char *lk_pdf_sheet_names(void);

#endif
