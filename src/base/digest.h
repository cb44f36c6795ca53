/* SHA-256 (FIPS 180-4), by which files are recognised. */
#ifndef LIKHIT_BASE_DIGEST_H
#define LIKHIT_BASE_DIGEST_H

#include "base/text.h"

typedef struct LkDigest {
    char hex[65]; /* lower case, NUL-terminated; "" = none */
} LkDigest;

/* Returns the SHA-256 of the bytes. */
LkDigest lk_digest(const void *bytes, size_t length);
/* Returns a SHA-256 that was computed elsewhere, in hexadecimal. */
LkDigest lk_digest_spell(const uint8_t bytes[32]);

#endif
