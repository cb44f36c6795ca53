/* Describes what is in a PDF, in words and as JSON. Each function but the first appends to `out`. */
#ifndef LIKHIT_INSPECT_INSPECT_H
#define LIKHIT_INSPECT_INSPECT_H

#include "base/message.h"
#include "reader/reader.h"
#include "sign/verdict.h"

/* Returns the standards that a file claims to follow in its XMP: "PDF/A-2A, PDF/UA-1", in the arena; "" =
 * none. */
const char *lk_inspect_claims(const LkReadFile *file, LkArena *arena);

/* A line for each of: pages, claims, fonts, attachments, signatures, origin. `verdict` is what was found of
 * the signatures, without anybody who is trusted; NULL = they were not judged. */
void lk_inspect_summary(const LkReadFile *file, const LkSignVerdict *verdict, LkMessageLanguage language,
                        LkBuffer *out);
/* The structure tree, one element a line; inline elements stay in the line of their paragraph. */
void lk_inspect_structure(const LkReadFile *file, LkBuffer *out);
/* The text of each page, as copying gives it; a form feed ends each page. */
void lk_inspect_text(const LkReadFile *file, LkBuffer *out);
/* Everything that is known of the file, as one JSON object. */
void lk_inspect_json(const LkReadFile *file, const LkSignVerdict *verdict, LkBuffer *out);

#endif
