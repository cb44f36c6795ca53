/* Updates of a PDF for signatures (ISO 32000-2 §7.5.6, §12.8; PAdES: ETSI EN 319 142-1): the bytes that are
 * appended to a file. Nothing that stands in the file is changed, so earlier signatures stay good.
 *
 * The value of a signature covers the whole file but for itself: the update is made with a gap of zeros, then
 * hashed around the gap, then filled. */
#ifndef LIKHIT_PDF_UPDATE_H
#define LIKHIT_PDF_UPDATE_H

#include "base/diagnostic.h"
#include "frame/frame.h"
#include "pdf/file/profile.h"
#include "pdf/file/state.h"

/* Where the value of a signature goes: the hexadecimal digits between < and >. */
typedef struct LkPdfGap {
    size_t at;   /* of the < in the update, not in the file */
    size_t room; /* bytes that the value may have: half as many as there are digits */
} LkPdfGap;

/* A signature to be. Strings are UTF-8. */
typedef struct LkPdfSignature {
    const LkPdfField *field; /* of the state; not signed yet */
    LkText signer;           /* common name of the certificate */
    LkText opinion;          /* empty = none */
    int64_t time;            /* seconds since 1970 UTC */
    size_t room;             /* bytes for the value */
    LkText appearance;       /* of lk_pdf_update_appearance; empty = blank */
} LkPdfSignature;

/* Appends what a signature shows: one page, as large as the field, with its fonts and pictures. It serves for
 * fields of that size in any file, so it may be kept. `cache` as in LkPdfOptions. Returns false after an
 * error. */
bool lk_pdf_update_appearance(const LkFrames *frames, LkCache *cache, LkBuffer *out,
                              LkDiagnostics *diagnostics);

/* Appends to `update` the revision that signs the field, with a gap. The first signature of a file certifies
 * it: from then on only signatures may be added (DocMDP, P = 2); each locks its own field. Returns false
 * after an error. */
bool lk_pdf_update_sign(const LkPdfState *state, const LkPdfSignature *signature, LkBuffer *update,
                        LkPdfGap *gap, LkDiagnostics *diagnostics);

/* Evidence for later judges: DER of certificates, OCSP answers and CRLs (EN 319 142-1 §5.4.2.2). */
typedef struct LkPdfEvidence {
    const LkText *certificates, *ocsps, *crls;
    size_t certificate_count, ocsp_count, crl_count;
} LkPdfEvidence;

/* Appends the revision that adds evidence to the catalog. What stands in the catalog itself stays; lists that
 * are objects of their own, as other programs write them, are left behind: then `evidence` must have it all.
 */
bool lk_pdf_update_evidence(const LkPdfState *state, const LkPdfEvidence *evidence, LkBuffer *update,
                            LkDiagnostics *diagnostics);

/* Appends the revision that adds a document time stamp (§5.4.3) in a field that is on no page. `room` is for
 * the token. */
bool lk_pdf_update_stamp(const LkPdfState *state, size_t room, LkBuffer *update, LkPdfGap *gap,
                         LkDiagnostics *diagnostics);

/* Puts the value into the gap. Returns false when it does not fit. */
bool lk_pdf_gap_fill(LkBuffer *update, LkPdfGap gap, LkText value);

#endif
