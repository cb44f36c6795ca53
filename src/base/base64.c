#include "base/base64.h"

#include <nettle/base64.h>

enum { GROUPS = 1024 }; /* of three bytes, encoded at a time */

void lk_base64(LkBuffer *out, LkText bytes)
{
    char encoded[BASE64_ENCODE_RAW_LENGTH(3 * GROUPS)];
    for (size_t at = 0; at < bytes.length; at += 3 * GROUPS) {
        size_t length = bytes.length - at < 3 * GROUPS ? bytes.length - at : 3 * GROUPS;
        base64_encode_raw(encoded, length, (const uint8_t *)bytes.bytes + at);
        lk_buffer_append(out, encoded, BASE64_ENCODE_RAW_LENGTH(length));
    }
}
