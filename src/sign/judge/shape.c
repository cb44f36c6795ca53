#include "sign/judge/shape.h"

#include <openssl/x509.h>
#include <string.h>

/* ---- DER: a tag, a length in the shortest form, a value */

enum {
    SEQUENCE = 0x30,
    SET = 0x31,
    INTEGER = 0x02,
    OBJECT = 0x06,
    OCTETS = 0x04,
    FIRST = 0xA0,
    SECOND = 0xA1
};

/* Moves past the value that the bytes begin with and returns it whole, in *inside what it holds. Empty where
 * there is none with that tag. */
static LkText take(LkText *bytes, int tag, LkText *inside)
{
    const LkText none = {bytes->bytes, 0};
    const unsigned char *at = (const unsigned char *)bytes->bytes;
    *inside = none;
    if (bytes->length < 2 || at[0] != tag)
        return none;
    size_t count = at[1] < 0x80 ? 0 : at[1] & 0x7FU, length = count == 0 ? at[1] : 0;
    if (at[1] == 0x80 || count > 4 || 2 + count > bytes->length)
        return none;
    for (size_t i = 0; i < count; i++)
        length = length << 8 | at[2 + i];
    if ((count > 0 && (length < 0x80 || at[2] == 0)) || length > bytes->length - 2 - count)
        return none;
    LkText whole = lk_text_slice(*bytes, 0, 2 + count + length);
    *inside = lk_text_slice(*bytes, 2 + count, 2 + count + length);
    *bytes = lk_text_slice(*bytes, whole.length, bytes->length);
    return whole;
}

static bool is_next(LkText bytes, int tag)
{
    return bytes.length > 0 && (unsigned char)bytes.bytes[0] == tag;
}

static bool is_number(LkText *bytes, char number)
{
    LkText inside;
    return take(bytes, INTEGER, &inside).length > 0 && inside.length == 1 && inside.bytes[0] == number;
}

/* ---- Algorithms: what each is written as */

typedef struct Spelling {
    unsigned char length;
    char bytes[15];
} Spelling;

/* SHA-256, SHA-384, SHA-512, then as signatures: with RSA, with ECDSA; rsaEncryption. Values of OBJECT. */
static const Spelling digests[] = {{9, "\x60\x86\x48\x01\x65\x03\x04\x02\x01"},
                                   {9, "\x60\x86\x48\x01\x65\x03\x04\x02\x02"},
                                   {9, "\x60\x86\x48\x01\x65\x03\x04\x02\x03"}};
static const Spelling with_rsa[] = {{9, "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0B"},
                                    {9, "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0C"},
                                    {9, "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0D"},
                                    {9, "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01"}};
static const Spelling with_ecdsa[] = {{8, "\x2A\x86\x48\xCE\x3D\x04\x03\x02"},
                                      {8, "\x2A\x86\x48\xCE\x3D\x04\x03\x03"},
                                      {8, "\x2A\x86\x48\xCE\x3D\x04\x03\x04"}};
static const Spelling pss = {9, "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0A"};
static const Spelling mask = {9, "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x08"};
enum { DIGESTS = 3, WITH_RSA = 4, WITH_ECDSA = 3 };

/* Returns which of them the object is; `count` = none. */
static size_t which(LkText object, const Spelling *spellings, size_t count)
{
    size_t i = 0;
    while (i < count && (object.length != spellings[i].length ||
                         memcmp(object.bytes, spellings[i].bytes, object.length) != 0))
        i++;
    return i;
}

/* Parameters are left out, or NULL. */
static bool is_no_parameter(LkText rest)
{
    return rest.length == 0 || (rest.length == 2 && memcmp(rest.bytes, "\x05\x00", 2) == 0);
}

/* Returns which digest it is; DIGESTS = none. */
static size_t digest_of(LkText *bytes)
{
    LkText inside, object;
    if (take(bytes, SEQUENCE, &inside).length == 0 || take(&inside, OBJECT, &object).length == 0 ||
        !is_no_parameter(inside))
        return DIGESTS;
    return which(object, digests, DIGESTS);
}

/* RFC 4055 §3.1: [0] digest, [1] mask over the same digest, [2] length of the salt, which is that of the
 * digest. */
static bool is_pss(LkText parameters, size_t digest)
{
    static const char lengths[DIGESTS] = {32, 48, 64};
    LkText all, part, inside, object;
    if (take(&parameters, SEQUENCE, &all).length == 0 || parameters.length > 0 ||
        take(&all, FIRST, &part).length == 0 || digest_of(&part) != digest || part.length > 0)
        return false;
    if (take(&all, SECOND, &part).length == 0 || take(&part, SEQUENCE, &inside).length == 0 ||
        part.length > 0 || take(&inside, OBJECT, &object).length == 0 || which(object, &mask, 1) != 0 ||
        digest_of(&inside) != digest || inside.length > 0)
        return false;
    return take(&all, 0xA2, &part).length > 0 && is_number(&part, lengths[digest]) && part.length == 0 &&
           all.length == 0;
}

static bool is_scheme(LkText *bytes, size_t digest)
{
    LkText inside, object;
    if (take(bytes, SEQUENCE, &inside).length == 0 || take(&inside, OBJECT, &object).length == 0)
        return false;
    size_t rsa = which(object, with_rsa, WITH_RSA);
    if (rsa < WITH_RSA)
        return (rsa == digest || rsa == DIGESTS) && is_no_parameter(inside);
    if (which(object, &pss, 1) == 0)
        return is_pss(inside, digest);
    return which(object, with_ecdsa, WITH_ECDSA) == digest && inside.length == 0;
}

/* ---- The parts */

/* The signer is named by the very bytes of his certificate's issuer and number, or by its key identifier. */
static bool is_signer(LkText *bytes, X509 *signer, bool by_key)
{
    unsigned char *name = NULL, *serial = NULL;
    LkText inside;
    if (by_key)
        return take(bytes, 0x80, &inside).length > 0; /* CMS_SignerInfo_cert_cmp has compared it */
    if (take(bytes, SEQUENCE, &inside).length == 0)
        return false;
    int first = i2d_X509_NAME(X509_get_issuer_name(signer), &name);
    int second = i2d_ASN1_INTEGER(X509_get_serialNumber(signer), &serial);
    bool is_same = first > 0 && second > 0 && inside.length == (size_t)first + (size_t)second &&
                   memcmp(inside.bytes, name, (size_t)first) == 0 &&
                   memcmp(inside.bytes + first, serial, (size_t)second) == 0;
    OPENSSL_free(name);
    OPENSSL_free(serial);
    return is_same;
}

/* One attribute with one value: the token of a time stamp, which is judged by itself. */
static bool is_token_alone(LkText attributes)
{
    static const char stamp[] = "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x0E";
    LkText attribute, object, values, value;
    return take(&attributes, SEQUENCE, &attribute).length > 0 && attributes.length == 0 &&
           take(&attribute, OBJECT, &object).length == sizeof stamp + 1 &&
           memcmp(object.bytes, stamp, sizeof stamp - 1) == 0 && take(&attribute, SET, &values).length > 0 &&
           attribute.length == 0 && take(&values, SEQUENCE, &value).length > 0 && values.length == 0;
}

static LkShape judge_signer(LkText set, X509 *signer, size_t digest, bool *by_key)
{
    LkText info, inside;
    if (take(&set, SEQUENCE, &info).length == 0 || set.length > 0)
        return LK_SHAPE_WRONG;
    *by_key = info.length > 2 && info.bytes[2] == 3;
    if (!is_number(&info, *by_key ? 3 : 1) || !is_signer(&info, signer, *by_key) ||
        digest_of(&info) != digest || take(&info, FIRST, &inside).length == 0 || !is_scheme(&info, digest) ||
        take(&info, OCTETS, &inside).length == 0)
        return LK_SHAPE_WRONG;
    if (info.length == 0)
        return LK_SHAPE_GOOD;
    bool is_stamped = take(&info, SECOND, &inside).length > 0 && info.length == 0;
    return !is_stamped ? LK_SHAPE_WRONG : is_token_alone(inside) ? LK_SHAPE_GOOD : LK_SHAPE_STRANGE;
}

/* The kind of content, and the content itself where it is inside. */
static bool take_content(LkText *bytes, bool *is_data)
{
    static const char data[] = "\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01";
    LkText content, object, inside, octets;
    if (take(bytes, SEQUENCE, &content).length == 0 || take(&content, OBJECT, &object).length == 0)
        return false;
    *is_data = object.length == sizeof data - 1 && memcmp(object.bytes, data, object.length) == 0;
    return content.length == 0 || (take(&content, FIRST, &inside).length > 0 && content.length == 0 &&
                                   take(&inside, OCTETS, &octets).length > 0 && inside.length == 0);
}

LkShape lk_judge_shape(LkText der, X509 *signer)
{
    static const char signed_data[] = "\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";
    LkText outer, object, inner, data, set, inside;
    bool is_data = false;
    if (take(&der, SEQUENCE, &outer).length == 0 || der.length > 0 ||
        take(&outer, OBJECT, &object).length == 0 || object.length != sizeof signed_data - 1 ||
        memcmp(object.bytes, signed_data, object.length) != 0 || take(&outer, FIRST, &inner).length == 0 ||
        outer.length > 0 || take(&inner, SEQUENCE, &data).length == 0 || inner.length > 0)
        return LK_SHAPE_WRONG;
    char version = data.length > 2 ? data.bytes[2] : 0;
    if (!is_number(&data, version) || (version != 1 && version != 3) || take(&data, SET, &set).length == 0)
        return LK_SHAPE_WRONG;
    size_t digest = digest_of(&set);
    if (digest == DIGESTS || set.length > 0 || !take_content(&data, &is_data))
        return LK_SHAPE_WRONG;
    bool has_certificates = take(&data, FIRST, &inside).length > 0;
    bool has_lists = is_next(data, SECOND) && take(&data, SECOND, &inside).length > 0;
    if (!has_certificates || take(&data, SET, &set).length == 0 || data.length > 0)
        return LK_SHAPE_WRONG;
    /* §5.1: version 1 is that of data signed by issuer and number; 3 of all else. */
    bool by_key = false;
    LkShape shape = judge_signer(set, signer, digest, &by_key);
    if (version != (is_data && !by_key ? 1 : 3))
        return LK_SHAPE_WRONG;
    return shape == LK_SHAPE_GOOD && has_lists ? LK_SHAPE_STRANGE : shape;
}
