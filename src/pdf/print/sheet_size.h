/* Sheets of paper by name. */
#ifndef LIKHIT_PDF_SHEET_SIZE_H
#define LIKHIT_PDF_SHEET_SIZE_H

#include <stdbool.h>

#include "base/length.h"

/* "A3", "letter", or "210mm x 297mm" (mm, cm, in or pt). False when it is neither, or no sheet of paper. */
bool lk_pdf_sheet_size(const char *name, LkLength *width, LkLength *height);
/* The names, for messages. */
const char *lk_pdf_sheet_names(void);

#endif
