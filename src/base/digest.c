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

void lk_digest_bytes(const LkDigest *digest, uint8_t bytes[32])
{
    for (size_t i = 0; i < 64; i++) {
        char digit = digest->hex[i];
        int value = digit <= '9' ? digit - '0' : digit - 'a' + 10;
        bytes[i / 2] = (uint8_t)(bytes[i / 2] << 4 | value);
    }
}

LkDigest lk_digest_of_all(const LkText *texts, size_t count)
{
    struct sha256_ctx context;
    uint8_t out[32];
    sha256_init(&context);
    for (size_t i = 0; i < count; i++)
        if (texts[i].length > 0)
            sha256_update(&context, texts[i].length, (const uint8_t *)texts[i].bytes);
    sha256_digest(&context, sizeof out, out);
    return lk_digest_spell(out);
}

LkDigest lk_digest(const void *bytes, size_t length)
{
    return lk_digest_of_all(&(LkText){bytes, length}, 1);
}
