/* What the file says of itself: title, author, dates, language and the standards it keeps to, in the Info
 * dictionary (ISO 32000-2 §14.3.3), in XMP (§14.3.2, ISO 19005-2 §6.6) and in the catalog (§7.7.2). */
#ifndef LIKHIT_PDF_METADATA_H
#define LIKHIT_PDF_METADATA_H

#include "pdf/claims/facts.h"
#include "pdf/file/object.h"

/* Writes Info, XMP, in files for archives the output intent, and the catalog: `catalog` holds the entries
 * that others want in it, and is appended to. Once a file, when all fonts are known. */
void lk_pdf_metadata(LkPdf *pdf, const LkPdfFacts *facts, LkBuffer *catalog);

/* Returns a date as PDF spells it, in Thai time: “(D:20220405120000+07'00')” (ISO 32000-2 §7.9.4). `seconds`
 * since 1970 UTC. In `arena`. */
const char *lk_pdf_date(int64_t seconds, LkArena *arena);

/* Returns the document's language as a tag (BCP 47): "th-TH". In `arena`, or a constant. */
const char *lk_pdf_language(const LkFrames *frames, LkArena *arena);

#endif
