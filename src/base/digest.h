/* SHA-256 (FIPS 180-4), by which files are recognised. */
#ifndef LIKHIT_BASE_DIGEST_H
#define LIKHIT_BASE_DIGEST_H

#include "base/text.h"

typedef struct LkDigest {
    char hex[65]; /* lower case, NUL-terminated; "" = none */
} LkDigest;

/* Returns the SHA-256 of the bytes. */
LkDigest lk_digest(const void *bytes, size_t length);
/* Returns that of the bytes of several texts, one after another. */
LkDigest lk_digest_of_all(const LkText *texts, size_t count);
/* Returns a SHA-256 that was computed elsewhere, in hexadecimal. */
LkDigest lk_digest_spell(const uint8_t bytes[32]);
/* Writes the bytes of a digest, which must not be "". */
void lk_digest_bytes(const LkDigest *digest, uint8_t bytes[32]);

#endif
