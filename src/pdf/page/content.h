/* The content of a page: its items in reading order become text, lines, areas and pictures (ISO 32000-2
 * §7.8.2). */
#ifndef LIKHIT_PDF_CONTENT_H
#define LIKHIT_PDF_CONTENT_H

#include "pdf/page/resources.h"

/* Writes the operators of a page to resources->content and the entries of its /Font and /XObject to
 * page_resources and page_images, in place of those of the page before. `number` counts the pages of the file
 * from 1. Violations of the profile's rules are added to the diagnostics (pdf/page/check.h). */
void lk_pdf_content(LkPdfResources *resources, const LkPage *page, size_t number);

#endif
