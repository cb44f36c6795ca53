/* Writes DER (X.690): the little of it that a CMS signature needs. A value is begun, its content appended,
 * and ended, when its length is known and put before the content. */
#ifndef LIKHIT_SIGN_DER_H
#define LIKHIT_SIGN_DER_H

#include "base/text.h"

typedef enum LkDerTag {
    LK_DER_INTEGER = 0x02,
    LK_DER_OCTETS = 0x04,
    LK_DER_NULL = 0x05,
    LK_DER_OID = 0x06,
    LK_DER_SEQUENCE = 0x30,
    LK_DER_SET = 0x31,
    LK_DER_CONTEXT = 0xA0 /* [0], constructed; [n] is LK_DER_CONTEXT + n */
} LkDerTag;

/* Returns the place where the content of a value begins, for lk_der_end. */
size_t lk_der_begin(const LkBuffer *out);
/* Puts the tag and the length before what was appended since. */
void lk_der_end(LkBuffer *out, size_t begin, unsigned tag);

/* Appends a value with that content. */
void lk_der_put(LkBuffer *out, unsigned tag, LkText content);
/* Appends an object identifier; `content` is a literal of its encoded numbers. */
#define LK_DER_PUT_OID(out, content) lk_der_put((out), LK_DER_OID, LK_TEXT(content))
/* Appends a small number, below 128. */
void lk_der_number(LkBuffer *out, unsigned number);

/* Appends a SET OF with those members, each a whole value: DER wants them sorted. Sorts `members`. */
void lk_der_set_of(LkBuffer *out, unsigned tag, LkText *members, size_t count);

/* Reads the head of the value at *at and moves *at past the whole value. Returns the value with its head, and
 * its content and tag; no bytes where there is no whole value of a definite length. */
LkText lk_der_next(LkText der, size_t *at, unsigned *tag, LkText *content);

/* Returns the value that the bytes begin with, in DER, where it is written with lengths that only its end
 * tells (BER, X.690 §8.1.3.6, as NSS writes signatures) and zeros alone are behind it. Bytes that begin
 * otherwise are returned as they are; no bytes where the value has no end, or lies too deep. */
LkText lk_der_of_ber(LkText ber, LkArena *arena);

#endif
