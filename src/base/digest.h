/* SHA-256 (FIPS 180-4), by which files are told from others. */
#ifndef LIKHIT_BASE_DIGEST_H
#define LIKHIT_BASE_DIGEST_H

#include "base/text.h"

typedef struct LkDigest {
    char hex[65]; /* lower case, NUL-terminated; "" = none */
} LkDigest;

LkDigest lk_digest(const void *bytes, size_t length);
LkDigest lk_digest_spell(const uint8_t bytes[32]);

#endif
