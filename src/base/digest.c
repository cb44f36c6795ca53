/* SHA-256 by nettle: it uses the processor's instructions for it, and loads in no time. */
#include "base/digest.h"

#include <nettle/sha2.h>

LkDigest lk_digest_spell(const uint8_t bytes[32])
{
    static const char digits[] = "0123456789abcdef";
    LkDigest digest;
    for (int i = 0; i < 32; i++) {
        digest.hex[2 * i] = digits[bytes[i] >> 4];
        digest.hex[2 * i + 1] = digits[bytes[i] & 15];
    }
    digest.hex[64] = '\0';
    return digest;
}

LkDigest lk_digest(const void *bytes, size_t length)
{
    struct sha256_ctx context;
    uint8_t out[32];
    sha256_init(&context);
    if (length > 0)
        sha256_update(&context, length, bytes);
    sha256_digest(&context, sizeof out, out);
    return lk_digest_spell(out);
}
