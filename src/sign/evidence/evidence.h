/* The evidence that the certificates of a file were good when they signed: what a judge needs who asks no
 * server, in thirty years (EN 319 142-1 §5.4). */
#ifndef LIKHIT_SIGN_EVIDENCE_EVIDENCE_H
#define LIKHIT_SIGN_EVIDENCE_EVIDENCE_H

#include "sign/sign.h"

/* The module's evidence and lacks_time: see LkSignModule. */
const LkSignEvidence *lk_sign_evidence(LkText bytes, const char *chain, LkArena *arena,
                                       LkDiagnostics *diagnostics);
bool lk_sign_lacks_time(LkText bytes, LkArena *arena, LkDiagnostics *diagnostics, bool *lacks);

#endif
