/* A detached SignedData with one signer, written by hand: OpenSSL's CMS_sign wants the private key as its own
 * object, which the keys of tokens and services are not, and adds signingTime, which PAdES forbids.
 *
 * CMS has one digest algorithm for the file and for the signed attributes (readers take it for both), and
 * files are digested by SHA-256. So P-384 signs by ecdsa-with-SHA256 too: RFC 5754 allows each hash with each
 * curve, EU DSS and OpenSSL accept it, and 128 bits of strength are what SHA-256 gives any of these keys. */
#include "sign/cms/cms.h"

#include <string.h>

#include "base/limits.h"
#include "sign/cms/der.h"
#include "sign/cms/stamp.h"
#include "sign/keys/key.h"

/* Object identifiers, as DER writes them. */
#define OID_DATA                "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"
#define OID_SIGNED_DATA         "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
#define OID_CONTENT_TYPE        "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03"
#define OID_MESSAGE_DIGEST      "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04"
#define OID_SIGNING_CERTIFICATE "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f"
#define OID_TIME_STAMP          "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x0e"
#define OID_SHA256              "\x60\x86\x48\x01\x65\x03\x04\x02\x01"
#define OID_RSA_SHA256          "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b"
#define OID_RSA_PSS             "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a"
#define OID_MGF1                "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x08"
#define OID_ECDSA_SHA256        "\x2a\x86\x48\xce\x3d\x04\x03\x02"

/* A signature that is being made. */
typedef struct Signing {
    LkArena *arena; /* scratch, freed with the call */
    LkSignKey *key;
    const LkText *certificates; /* DER, the signer's first */
    size_t certificate_count;
    uint8_t hash[32]; /* of the file */
} Signing;

/* ---- Algorithms */

/* SHA-256, without parameters (RFC 5754 §2). */
static void put_sha256(LkBuffer *out)
{
    size_t begin = lk_der_begin(out);
    LK_DER_PUT_OID(out, OID_SHA256);
    lk_der_end(out, begin, LK_DER_SEQUENCE);
}

/* RSASSA-PSS-params: SHA-256, MGF1 by SHA-256, a salt of 32 bytes (RFC 4056). */
static void put_pss_parameters(LkBuffer *out)
{
    size_t all = lk_der_begin(out), field = all, mask;
    put_sha256(out);
    lk_der_end(out, field, LK_DER_CONTEXT);
    field = mask = lk_der_begin(out);
    LK_DER_PUT_OID(out, OID_MGF1);
    put_sha256(out);
    lk_der_end(out, mask, LK_DER_SEQUENCE);
    lk_der_end(out, field, LK_DER_CONTEXT + 1);
    field = lk_der_begin(out);
    lk_der_number(out, 32);
    lk_der_end(out, field, LK_DER_CONTEXT + 2);
    lk_der_end(out, all, LK_DER_SEQUENCE);
}

static void put_algorithm(LkSignAlgorithm algorithm, LkBuffer *out)
{
    size_t begin = lk_der_begin(out);
    switch (algorithm) {
    case LK_SIGN_RSA:
        LK_DER_PUT_OID(out, OID_RSA_SHA256);
        lk_der_put(out, LK_DER_NULL, (LkText){"", 0});
        break;
    case LK_SIGN_RSA_PSS:
        LK_DER_PUT_OID(out, OID_RSA_PSS);
        put_pss_parameters(out);
        break;
    case LK_SIGN_ECDSA:
        LK_DER_PUT_OID(out, OID_ECDSA_SHA256);
        break;
    }
    lk_der_end(out, begin, LK_DER_SEQUENCE);
}

/* ---- Attributes */

/* Returns an attribute with one value: a whole value in DER. */
static LkText attribute(LkArena *arena, LkText oid, LkText value)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_der_put(&out, LK_DER_OID, oid);
    lk_der_put(&out, LK_DER_SET, value);
    lk_der_end(&out, 0, LK_DER_SEQUENCE);
    return lk_buffer_view(&out);
}

/* SigningCertificateV2 (RFC 5035) of the signer: the hash alone, whose algorithm is the default. */
static LkText signing_certificate(const Signing *signing)
{
    LkBuffer out;
    uint8_t hash[32];
    LkDigest digest = lk_digest(signing->certificates[0].bytes, signing->certificates[0].length);
    lk_digest_bytes(&digest, hash);
    lk_buffer_init(&out, signing->arena);
    lk_der_put(&out, LK_DER_OCTETS, (LkText){(const char *)hash, 32});
    for (int level = 0; level < 3; level++) /* ESSCertIDv2, the list of these, the attribute's value */
        lk_der_end(&out, 0, LK_DER_SEQUENCE);
    return lk_buffer_view(&out);
}

/* Returns the signed attributes as a SET: what is signed. In the signature stands [0] for its tag. */
static LkText signed_attributes(const Signing *signing)
{
    LkBuffer type, digest, out;
    lk_buffer_init(&type, signing->arena);
    LK_DER_PUT_OID(&type, OID_DATA);
    lk_buffer_init(&digest, signing->arena);
    lk_der_put(&digest, LK_DER_OCTETS, (LkText){(const char *)signing->hash, 32});
    LkText members[] = {
        attribute(signing->arena, LK_TEXT(OID_CONTENT_TYPE), lk_buffer_view(&type)),
        attribute(signing->arena, LK_TEXT(OID_MESSAGE_DIGEST), lk_buffer_view(&digest)),
        attribute(signing->arena, LK_TEXT(OID_SIGNING_CERTIFICATE), signing_certificate(signing)),
    };
    lk_buffer_init(&out, signing->arena);
    lk_der_set_of(&out, LK_DER_SET, members, sizeof members / sizeof *members);
    return lk_buffer_view(&out);
}

/* ---- The signer */

/* Finds serial number and issuer of the signer's certificate: TBSCertificate begins with [0] version, which
 * may be missing, serialNumber, signature, issuer (RFC 5280 §4.1). OpenSSL has read it before. */
static void put_signer_name(const Signing *signing, LkBuffer *out)
{
    LkText parts[4] = {0}, content, inner;
    unsigned tag = 0;
    size_t at = 0, count = 0, begin = lk_der_begin(out);
    lk_der_next(signing->certificates[0], &at, &tag, &content);
    at = 0;
    lk_der_next(content, &at, &tag, &inner);
    for (at = 0; count < 3;) {
        parts[count] = lk_der_next(inner, &at, &tag, &content);
        if (parts[count].length == 0)
            break;
        count += tag != LK_DER_CONTEXT;
    }
    lk_buffer_text(out, parts[2]);
    lk_buffer_text(out, parts[0]);
    lk_der_end(out, begin, LK_DER_SEQUENCE);
}

/* Appends the time stamp of the signature as an unsigned attribute. */
static bool put_stamp(const Signing *signing, LkText value, const char *tsa, LkBuffer *out,
                      LkDiagnostics *diagnostics)
{
    LkDigest digest = lk_digest(value.bytes, value.length);
    LkBuffer token;
    lk_buffer_init(&token, signing->arena);
    if (!lk_sign_stamp(tsa, &digest, &token, diagnostics))
        return false;
    lk_der_put(out, LK_DER_CONTEXT + 1,
               attribute(signing->arena, LK_TEXT(OID_TIME_STAMP), lk_buffer_view(&token)));
    return true;
}

static bool put_signer(const Signing *signing, const char *tsa, LkBuffer *out, LkDiagnostics *diagnostics)
{
    LkText attributes = signed_attributes(signing);
    LkBuffer value;
    lk_buffer_init(&value, signing->arena);
    if (!lk_sign_key_sign(signing->key, attributes, &value, diagnostics))
        return false;
    size_t begin = lk_der_begin(out), implicit;
    lk_der_number(out, 1);
    put_signer_name(signing, out);
    put_sha256(out);
    implicit = out->length;
    lk_buffer_text(out, attributes);
    out->bytes[implicit] = (char)LK_DER_CONTEXT;
    put_algorithm(lk_sign_key_holder(signing->key)->algorithm, out);
    lk_der_put(out, LK_DER_OCTETS, lk_buffer_view(&value));
    if (tsa != NULL && !put_stamp(signing, lk_buffer_view(&value), tsa, out, diagnostics))
        return false;
    lk_der_end(out, begin, LK_DER_SEQUENCE);
    return true;
}

/* ---- The whole */

/* SignedData: version 1, the digest algorithm, no content, certificates, the signer. */
static bool put_signed_data(const Signing *signing, const char *tsa, LkBuffer *out,
                            LkDiagnostics *diagnostics)
{
    LkText *sorted = LK_NEW_ARRAY(signing->arena, signing->certificate_count, LkText);
    memcpy(sorted, signing->certificates, signing->certificate_count * sizeof *sorted);
    size_t begin = lk_der_begin(out), part;
    lk_der_number(out, 1);
    part = lk_der_begin(out);
    put_sha256(out);
    lk_der_end(out, part, LK_DER_SET);
    part = lk_der_begin(out);
    LK_DER_PUT_OID(out, OID_DATA);
    lk_der_end(out, part, LK_DER_SEQUENCE);
    lk_der_set_of(out, LK_DER_CONTEXT, sorted, signing->certificate_count);
    part = lk_der_begin(out);
    if (!put_signer(signing, tsa, out, diagnostics))
        return false;
    lk_der_end(out, part, LK_DER_SET);
    lk_der_end(out, begin, LK_DER_SEQUENCE);
    return true;
}

bool lk_sign_cms(LkSignKey *key, const LkDigest *digest, const char *tsa, LkBuffer *out,
                 LkDiagnostics *diagnostics)
{
    LkChildArena *child = lk_child_arena_open(diagnostics->arena);
    Signing signing = {.arena = child->arena, .key = key};
    LkBuffer whole;
    lk_buffer_init(&whole, child->arena);
    lk_digest_bytes(digest, signing.hash);
    signing.certificates = lk_sign_key_certificates(key, &signing.certificate_count);
    LK_DER_PUT_OID(&whole, OID_SIGNED_DATA);
    size_t begin = lk_der_begin(&whole);
    bool is_made = put_signed_data(&signing, tsa, &whole, diagnostics);
    if (is_made) {
        lk_der_end(&whole, begin, LK_DER_CONTEXT);
        lk_der_end(&whole, 0, LK_DER_SEQUENCE);
        lk_buffer_text(out, lk_buffer_view(&whole));
    }
    lk_child_arena_close(child);
    return is_made;
}

/* Names and numbers of the issuer stand in the signer's certificate too, so that its length bounds them; the
 * value of ECDSA is its two numbers, each as long as the key, and the DER around them. */
size_t lk_sign_cms_room(const LkSignKey *key, bool is_stamped)
{
    enum { ALL_ELSE = 512 }; /* algorithms, attributes and the DER around them: 330 bytes with PSS */
    size_t count = 0, room = ALL_ELSE;
    const LkText *certificates = lk_sign_key_certificates(key, &count);
    for (size_t i = 0; i < count; i++)
        room += certificates[i].length;
    size_t issuer = count > 0 ? certificates[0].length / 2 : 0;
    size_t value = (size_t)lk_sign_key_holder(key)->bits / 8;
    return room + issuer + 2 * value + (is_stamped ? LK_LIMIT_STAMP_ROOM : 0);
}
