/* CMS signatures (RFC 5652) as PAdES wants them (ETSI EN 319 142-1 §6.3). */
#ifndef LIKHIT_SIGN_CMS_H
#define LIKHIT_SIGN_CMS_H

#include "sign/sign.h"

/* The module's cms: see LkSignModule. */
bool lk_sign_cms(LkSignKey *key, const LkDigest *digest, const char *tsa, LkBuffer *out,
                 LkDiagnostics *diagnostics);

/* The module's cms_room: see LkSignModule. */
size_t lk_sign_cms_room(const LkSignKey *key, bool is_stamped);

#endif
