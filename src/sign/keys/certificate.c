/* What the certificate of a key says, and whether it may sign an official report now. A signature that every
 * reader refuses later is worse than an error now. */
#include <openssl/x509v3.h>
#include <string.h>
#include <time.h>

#include "base/date.h"
#include "base/limits.h"
#include "sign/keys/certificates.h"
#include "sign/keys/key_private.h"

#define SMALLEST_RSA 2048 /* bits: below, no judge accepts it (ETSI TS 119 312) */

int64_t lk_certificate_seconds(const ASN1_TIME *time)
{
    struct tm parts = {0};
    return ASN1_TIME_to_tm(time, &parts) == 1 ? (int64_t)timegm(&parts) : 0;
}

static void free_text(void *text)
{
    OPENSSL_free(text);
}

const char *lk_certificate_name(LkArena *arena, const X509_NAME *name)
{
    int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    unsigned char *utf8 = NULL;
    int length =
        at < 0 ? -1 : ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (length >= 0) {
        lk_arena_defer(arena, free_text, utf8);
        return lk_arena_copy(arena, (const char *)utf8, (size_t)length);
    }
    char line[256] = "";
    X509_NAME_oneline(name, line, sizeof line);
    return lk_arena_copy(arena, line, strlen(line));
}

bool lk_certificate_tell_day(LkDiagnostics *diagnostics, LkMessageId id, const char *holder, int64_t seconds)
{
    struct tm day = {0};
    LkArena *arena = diagnostics->arena;
    lk_thai_time(seconds, &day);
    const char *date =
        lk_arena_printf(arena, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
    const char *thai = lk_arena_printf(arena, "%d %s %d", day.tm_mday, lk_thai_months_short[day.tm_mon],
                                       day.tm_year + 1900 + LK_BUDDHIST_ERA);
    return lk_tell(diagnostics, id, (LkSpan){0},
                   LK_WITH(lk_named_string("holder", holder), lk_named_string("date", date),
                           lk_named_string("thai", thai)));
}

static bool tell_day(LkKeyCore *core, LkMessageId id, int64_t seconds)
{
    return lk_certificate_tell_day(&core->diagnostics, id, core->facts.name, seconds);
}

static bool check_time(LkKeyCore *core)
{
    int64_t now = (int64_t)time(NULL);
    if (now > core->facts.until)
        return tell_day(core, LK_E_KEY_EXPIRED, core->facts.until);
    return now >= core->facts.from || tell_day(core, LK_E_KEY_EARLY, core->facts.from);
}

/* Whether each purpose that the certificate names is one of a machine: of a web site, a program's maker, a
 * time stamp or an OCSP service. */
static bool is_for_machines(X509 *certificate)
{
    EXTENDED_KEY_USAGE *purposes = X509_get_ext_d2i(certificate, NID_ext_key_usage, NULL, NULL);
    int machines = 0, count = purposes == NULL ? 0 : sk_ASN1_OBJECT_num(purposes);
    for (int i = 0; i < count; i++) {
        int purpose = OBJ_obj2nid(sk_ASN1_OBJECT_value(purposes, i));
        machines += purpose == NID_server_auth || purpose == NID_client_auth || purpose == NID_code_sign ||
                    purpose == NID_time_stamp || purpose == NID_OCSP_sign;
    }
    EXTENDED_KEY_USAGE_free(purposes);
    return count > 0 && machines == count;
}

static bool check_usage(LkKeyCore *core)
{
    uint32_t usage = X509_get_key_usage(core->holder); /* all bits where there is no such extension */
    bool says = X509_get_extension_flags(core->holder) & EXFLAG_KUSAGE;
    if (!says || (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0)
        return lk_tell(&core->diagnostics, LK_E_KEY_USAGE, (LkSpan){0},
                       LK_WITH(lk_named_string("holder", core->facts.name)));
    if (is_for_machines(core->holder))
        return lk_tell(&core->diagnostics, LK_E_KEY_PURPOSE, (LkSpan){0},
                       LK_WITH(lk_named_string("holder", core->facts.name)));
    return true;
}

static bool is_known_curve(EVP_PKEY *key)
{
    char group[64] = "";
    return EVP_PKEY_get_group_name(key, group, sizeof group, NULL) == 1 &&
           (strcmp(group, SN_X9_62_prime256v1) == 0 || strcmp(group, SN_secp384r1) == 0);
}

/* A certificate for PSS alone may name the hash and the salt that its key signs with (RFC 4055 §1.2). */
static bool check_hash(LkKeyCore *core)
{
    EVP_PKEY *key = X509_get0_pubkey(core->holder);
    char hash[64] = "";
    if (lk_key_takes_sha256(core))
        return true;
    EVP_PKEY_get_default_digest_name(key, hash, sizeof hash);
    return lk_tell(&core->diagnostics, LK_E_KEY_HASH, (LkSpan){0},
                   LK_WITH(lk_named_string("holder", core->facts.name), lk_named_string("hash", hash)));
}

static bool check_key(LkKeyCore *core, bool pss)
{
    EVP_PKEY *key = X509_get0_pubkey(core->holder);
    int kind = key == NULL ? EVP_PKEY_NONE : EVP_PKEY_get_base_id(key);
    bool is_rsa = kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS;
    if (!is_rsa && (kind != EVP_PKEY_EC || !is_known_curve(key)))
        return lk_tell(&core->diagnostics, LK_E_KEY_KIND, (LkSpan){0},
                       LK_WITH(lk_named_string("holder", core->facts.name)));
    core->facts.bits = (unsigned)EVP_PKEY_get_bits(key);
    if (is_rsa && (core->facts.bits < SMALLEST_RSA || core->facts.bits > LK_LIMIT_RSA_BITS))
        return lk_tell(
            &core->diagnostics, LK_E_KEY_WEAK, (LkSpan){0},
            LK_WITH(lk_named_string("holder", core->facts.name), lk_named_number("bits", core->facts.bits)));
    if (pss && !is_rsa)
        return lk_tell(&core->diagnostics, LK_E_KEY_PSS, (LkSpan){0},
                       LK_WITH(lk_named_string("holder", core->facts.name)));
    core->pss = pss || kind == EVP_PKEY_RSA_PSS;
    core->facts.algorithm = !is_rsa ? LK_SIGN_ECDSA : core->pss ? LK_SIGN_RSA_PSS : LK_SIGN_RSA;
    return check_hash(core);
}

static const char *digest_of(X509 *certificate, LkArena *arena)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    if (X509_digest(certificate, EVP_sha256(), digest, NULL) != 1)
        return "";
    LkDigest spelled = lk_digest_spell(digest);
    return lk_arena_copy(arena, spelled.hex, strlen(spelled.hex));
}

bool lk_key_check_certificate(LkKeyCore *core, bool pss)
{
    core->facts.name = lk_certificate_name(core->arena, X509_get_subject_name(core->holder));
    core->facts.issuer = lk_certificate_name(core->arena, X509_get_issuer_name(core->holder));
    core->facts.certificate = digest_of(core->holder, core->arena);
    core->facts.from = lk_certificate_seconds(X509_get0_notBefore(core->holder));
    core->facts.until = lk_certificate_seconds(X509_get0_notAfter(core->holder));
    return check_key(core, pss) && check_usage(core) && check_time(core);
}
