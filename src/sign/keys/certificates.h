/* What is asked of certificates, whoever's they are. */
#ifndef LIKHIT_SIGN_CERTIFICATES_H
#define LIKHIT_SIGN_CERTIFICATES_H

#include <openssl/x509.h>

#include "base/diagnostic.h"

/* Reads all certificates of a text, PEM or one in DER, to the end of `into`. `name` is shown in messages.
 * Returns false, after an error, when there is none or one that cannot be read. */
bool lk_certificates_read(LkText text, const char *name, STACK_OF(X509) * into, LkDiagnostics *diagnostics);
/* Returns the common name of a name, else the whole name on a line, in the arena. */
const char *lk_certificate_name(LkArena *arena, const X509_NAME *name);
/* Returns seconds since 1970 UTC; 0 = it cannot be read. */
int64_t lk_certificate_seconds(const ASN1_TIME *time);
/* Returns whether the key of `issuer` signed the certificate, and the names agree. */
bool lk_certificate_is_issued_by(X509 *certificate, X509 *issuer);
/* Tells of a day, as the world writes it ({date}) and as an office does ({thai}), and of a {holder}. Always
 * returns false. */
bool lk_certificate_tell_day(LkDiagnostics *diagnostics, LkMessageId id, const char *holder, int64_t seconds);

#endif
