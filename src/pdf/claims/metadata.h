/* What the file says about itself: title, author, dates, language and the standards it follows, in the Info
 * dictionary (ISO 32000-2 §14.3.3), in XMP (§14.3.2, ISO 19005-2 §6.6) and in the catalog (§7.7.2). */
#ifndef LIKHIT_PDF_METADATA_H
#define LIKHIT_PDF_METADATA_H

#include "pdf/claims/facts.h"
#include "pdf/file/object.h"

/* Writes the Info dictionary, XMP, the catalog and, in the archive profiles, the output intent. `catalog`
 * holds the catalog's entries so far; more are appended to it. Once for a file, when all fonts are known. */
void lk_pdf_metadata(LkPdf *pdf, const LkPdfFacts *facts, LkBuffer *catalog);

/* Returns a date as PDF spells it, in Thai time: “(D:20220405120000+07'00')” (ISO 32000-2 §7.9.4), in
 * `arena`. `seconds` count from 1970 UTC. */
const char *lk_pdf_date(int64_t seconds, LkArena *arena);

/* Returns the document's language as a tag (BCP 47): "th-TH". In `arena`, or a constant. */
const char *lk_pdf_language(const LkFrames *frames, LkArena *arena);

#endif
