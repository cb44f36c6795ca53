/* DER by hand: short lengths in a byte, longer ones in as many as they need. */
#include "sign/cms/der.h"

#include <stdlib.h>
#include <string.h>

size_t lk_der_begin(const LkBuffer *out)
{
    return out->length;
}

/* Writes tag and length. Returns how many bytes they take. */
static size_t head(unsigned char out[2 + sizeof(size_t)], unsigned tag, size_t length)
{
    size_t bytes = 0;
    out[0] = (unsigned char)tag;
    if (length < 0x80) {
        out[1] = (unsigned char)length;
        return 2;
    }
    for (size_t rest = length; rest > 0; rest >>= 8)
        bytes++;
    out[1] = (unsigned char)(0x80 | bytes);
    for (size_t i = 0; i < bytes; i++)
        out[2 + i] = (unsigned char)(length >> 8 * (bytes - 1 - i));
    return 2 + bytes;
}

void lk_der_end(LkBuffer *out, size_t begin, unsigned tag)
{
    unsigned char bytes[2 + sizeof(size_t)];
    size_t length = out->length - begin, size = head(bytes, tag, length);
    lk_buffer_append(out, (const char *)bytes, size); /* makes room */
    memmove(out->bytes + begin + size, out->bytes + begin, length);
    memcpy(out->bytes + begin, bytes, size);
}

void lk_der_put(LkBuffer *out, unsigned tag, LkText content)
{
    unsigned char bytes[2 + sizeof(size_t)];
    lk_buffer_append(out, (const char *)bytes, head(bytes, tag, content.length));
    lk_buffer_text(out, content);
}

void lk_der_number(LkBuffer *out, unsigned number)
{
    char byte = (char)number;
    lk_der_put(out, LK_DER_INTEGER, (LkText){&byte, 1});
}

/* The order of X.690 §11.6: byte by byte; of two of which one begins the other, the shorter is first. */
static int compare(const void *a, const void *b)
{
    return lk_text_compare(*(const LkText *)a, *(const LkText *)b);
}

void lk_der_set_of(LkBuffer *out, unsigned tag, LkText *members, size_t count)
{
    size_t begin = lk_der_begin(out);
    qsort(members, count, sizeof *members, compare);
    for (size_t i = 0; i < count; i++)
        lk_buffer_text(out, members[i]);
    lk_der_end(out, begin, tag);
}

LkText lk_der_next(LkText der, size_t *at, unsigned *tag, LkText *content)
{
    const unsigned char *bytes = (const unsigned char *)der.bytes;
    size_t from = *at, left = der.length - from, size = 2, length;
    if (left < 2 || (bytes[from] & 0x1f) == 0x1f)
        return (LkText){0};
    length = bytes[from + 1];
    if (length >= 0x80) {
        size_t count = length & 0x7f;
        if (count == 0 || count > sizeof(uint32_t) || left < 2 + count)
            return (LkText){0};
        length = 0;
        for (size_t i = 0; i < count; i++)
            length = length << 8 | bytes[from + 2 + i];
        size += count;
    }
    if (length > left - size)
        return (LkText){0};
    *tag = bytes[from];
    *content = lk_text_slice(der, from + size, from + size + length);
    *at = from + size + length;
    return lk_text_slice(der, from, *at);
}

enum { INDEFINITE = 0x80, CONSTRUCTED = 0x20, DEEPEST = 16 };

static bool is_indefinite(LkText ber, size_t at)
{
    return ber.length - at >= 2 && (unsigned char)ber.bytes[at + 1] == INDEFINITE;
}

/* Values that have a length are copied. */
static bool put_value(LkText ber, size_t *at, unsigned depth, LkBuffer *out)
{
    unsigned tag;
    LkText content;
    if (!is_indefinite(ber, *at)) {
        LkText whole = lk_der_next(ber, at, &tag, &content);
        lk_buffer_text(out, whole);
        return whole.length > 0;
    }
    tag = (unsigned char)ber.bytes[*at];
    if ((tag & CONSTRUCTED) == 0 || (tag & 0x1f) == 0x1f || depth == DEEPEST)
        return false;
    size_t begin = lk_der_begin(out);
    for (*at += 2; ber.length - *at >= 2 && (ber.bytes[*at] != 0 || ber.bytes[*at + 1] != 0);)
        if (!put_value(ber, at, depth + 1, out))
            return false;
    if (ber.length - *at < 2)
        return false;
    *at += 2;
    lk_der_end(out, begin, tag);
    return true;
}

LkText lk_der_of_ber(LkText ber, LkArena *arena)
{
    LkBuffer out;
    size_t at = 0;
    if (!is_indefinite(ber, 0))
        return ber;
    lk_buffer_init(&out, arena);
    if (!put_value(ber, &at, 0, &out))
        return (LkText){0};
    for (; at < ber.length; at++)
        if (ber.bytes[at] != 0)
            return (LkText){0};
    return lk_buffer_view(&out);
}
