/* Opens a key wherever it is, hands out a handle for each thread, and signs. */
#include "sign/keys/key.h"

#include <openssl/err.h>
#include <openssl/rsa.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "sign/keys/certificates.h"
#include "sign/keys/key_private.h"

/* The private parts of keys that OpenSSL holds lie in its heap for secrets: locked, and left out of core
 * dumps. It is made when the module is loaded, since OpenSSL does not guard that against a second thread. */
__attribute__((constructor)) static void make_secure_heap(void)
{
    if (!CRYPTO_secure_malloc_initialized())
        CRYPTO_secure_malloc_init(LK_LIMIT_SECRET_BYTES, 32);
}

/* ---- Opening */

/* What runs under the guard of the core's arena. */
typedef struct Opening {
    LkArena *arena;
    const LkSignKeyOptions *options;
    LkKeyCore *core; /* there as soon as its arena has room for it */
    LkTokenSession session;
    bool is_open;
} Opening;

static void close_token(void *token)
{
    lk_token_close(token);
}

static bool elsewhere_open(LkKeyCore *core, const LkSignKeyOptions *options)
{
    STACK_OF(X509) *read = lk_key_stack(core);
    core->name = "";
    core->elsewhere = options->elsewhere;
    core->elsewhere_context = options->elsewhere_context;
    if (!lk_certificates_read(options->certificates, "certificates", read, &core->diagnostics))
        return false;
    core->holder = sk_X509_value(read, 0);
    for (int i = 1; i < sk_X509_num(read); i++) {
        X509_up_ref(sk_X509_value(read, i));
        sk_X509_push(core->others, sk_X509_value(read, i));
    }
    return true;
}

static void open_core(void *context)
{
    Opening *opening = context;
    const LkSignKeyOptions *options = opening->options;
    LkKeyCore *core = LK_NEW(opening->arena, LkKeyCore);
    opening->core = core;
    core->arena = opening->arena;
    lk_diagnostics_init(&core->diagnostics, core->arena);
    lk_token_init(&core->token);
    lk_arena_defer(core->arena, close_token, &core->token);
    core->others = lk_key_stack(core);
    if (!lk_secret_open(&core->token.pin))
        lk_arena_array(core->arena, SIZE_MAX, 2);
    core->place = options->elsewhere != NULL                       ? LK_KEY_ELSEWHERE
                  : strncasecmp(options->where, "pkcs11:", 7) == 0 ? LK_KEY_TOKEN
                                                                   : LK_KEY_FILE;
    bool is_there = core->place == LK_KEY_ELSEWHERE ? elsewhere_open(core, options)
                    : core->place == LK_KEY_TOKEN   ? lk_key_token_open(core, options, &opening->session)
                                                    : lk_key_file_open(core, options);
    if (!is_there || !lk_key_check_certificate(core, options->pss) ||
        (options->chain != NULL && !lk_key_read_chain(core, options->chain)))
        return;
    lk_key_find_chain(core);
    opening->is_open = true;
}

static void destroy_arena(void *arena)
{
    lk_arena_destroy(arena);
}

/* Hands on what was told, then frees all that was opened, however telling ends. */
static LkSignKey *give_up(Opening *opening, bool is_exhausted, LkDiagnostics *diagnostics)
{
    LkChildArena *child = lk_child_arena_open(diagnostics->arena);
    lk_arena_defer(child->arena, destroy_arena, opening->arena);
    if (opening->core != NULL)
        lk_token_session_close(&opening->core->token, &opening->session);
    if (is_exhausted)
        lk_tell(diagnostics, LK_E_LIMIT_MEMORY_LIBRARY, (LkSpan){0}, NULL);
    else
        for (const LkDiagnostic *one = opening->core->diagnostics.first; one != NULL; one = one->next)
            lk_retell(diagnostics, one);
    lk_child_arena_close(child);
    return NULL;
}

LkSignKey *lk_sign_key_open(const LkSignKeyOptions *options, LkDiagnostics *diagnostics)
{
    Opening opening = {.arena = lk_arena_create(), .options = options};
    LkSignKey *key = calloc(1, sizeof *key);
    if (key == NULL || opening.arena == NULL) {
        free(key);
        lk_arena_destroy(opening.arena);
        lk_tell(diagnostics, LK_E_LIMIT_MEMORY_LIBRARY, (LkSpan){0}, NULL);
        return NULL;
    }
    bool had_memory = lk_arena_guarded(opening.arena, open_core, &opening);
    if (!had_memory || !opening.is_open) {
        free(key);
        return give_up(&opening, !had_memory, diagnostics);
    }
    atomic_init(&opening.core->handles, 1);
    atomic_init(&opening.core->is_proven, false);
    *key = (LkSignKey){.core = opening.core, .session = opening.session};
    return key;
}

LkSignKey *lk_sign_key_again(LkSignKey *key, LkDiagnostics *diagnostics)
{
    LkKeyCore *core = key->core;
    LkTokenSession session = {0};
    if (core->place == LK_KEY_TOKEN && !lk_token_session_open(&core->token, &session, diagnostics))
        return NULL;
    LkSignKey *again = calloc(1, sizeof *again);
    if (again == NULL) {
        lk_token_session_close(&core->token, &session);
        lk_tell(diagnostics, LK_E_LIMIT_MEMORY_LIBRARY, (LkSpan){0}, NULL);
        return NULL;
    }
    atomic_fetch_add(&core->handles, 1);
    *again = (LkSignKey){.core = core, .session = session};
    return again;
}

void lk_sign_key_close(LkSignKey *key)
{
    if (key == NULL)
        return;
    LkKeyCore *core = key->core;
    lk_token_session_close(&core->token, &key->session);
    EVP_PKEY_CTX_free(key->signer);
    free(key);
    if (atomic_fetch_sub(&core->handles, 1) == 1)
        lk_arena_destroy(core->arena);
}

const LkSignHolder *lk_sign_key_holder(const LkSignKey *key)
{
    return &key->core->facts;
}

const LkText *lk_sign_key_certificates(const LkSignKey *key, size_t *count)
{
    *count = key->core->certificate_count;
    return key->core->certificates;
}

/* ---- Signing */

/* Makes what signs by OpenSSL. It serves for all signatures of a handle: to look up the algorithms and to set
 * them takes as long as to sign with P-256. */
static EVP_PKEY_CTX *new_signer(const LkKeyCore *core)
{
    EVP_PKEY_CTX *signer = EVP_PKEY_CTX_new_from_pkey(core->library, core->private_key, NULL);
    if (signer != NULL && EVP_PKEY_sign_init(signer) > 0 &&
        EVP_PKEY_CTX_set_signature_md(signer, EVP_sha256()) > 0 && lk_key_set_padding(core, signer))
        return signer;
    EVP_PKEY_CTX_free(signer);
    return NULL;
}

static bool sign_by_file(LkSignKey *key, const uint8_t hash[32], LkBuffer *value)
{
    unsigned char raw[LK_LIMIT_RSA_BITS / 8];
    size_t length = sizeof raw;
    if (key->signer == NULL)
        key->signer = new_signer(key->core);
    if (key->signer == NULL || EVP_PKEY_sign(key->signer, raw, &length, hash, 32) <= 0)
        return false;
    lk_buffer_append(value, (const char *)raw, length);
    return true;
}

static bool is_good(const LkKeyCore *core, LkText bytes, LkText value)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool good = lk_key_begin_check(core, context) &&
                EVP_DigestVerify(context, (const unsigned char *)value.bytes, value.length,
                                 (const unsigned char *)bytes.bytes, bytes.length) == 1;
    EVP_MD_CTX_free(context);
    ERR_clear_error();
    return good;
}

static bool make_value(LkSignKey *key, LkText bytes, LkBuffer *value, LkDiagnostics *diagnostics)
{
    LkKeyCore *core = key->core;
    const LkDigest digest = lk_digest(bytes.bytes, bytes.length);
    uint8_t hash[32];
    lk_digest_bytes(&digest, hash);
    switch (core->place) {
    case LK_KEY_FILE:
        return sign_by_file(key, hash, value) ||
               lk_tell(diagnostics, LK_E_KEY_SIGN, (LkSpan){0}, LK_WITH(lk_named_string("key", core->name)));
    case LK_KEY_TOKEN:
        return lk_token_sign(&core->token, key->session.handle, core->facts.algorithm, hash, value,
                             diagnostics);
    case LK_KEY_ELSEWHERE:
        return core->elsewhere(core->elsewhere_context, bytes, value) ||
               lk_tell(diagnostics, LK_E_KEY_ELSEWHERE, (LkSpan){0}, NULL);
    }
    return false;
}

/* Tokens and services are programs of others, and may sign with another key at any time: each of their values
 * is checked. A key of a file is held by OpenSSL, as is its certificate, and X509_check_private_key has seen
 * that they fit: the first value shows that the two work together, and it does so for all handles. The check
 * of the others would take three times as long as to sign with P-256. With RSA, where a fault of the
 * processor could give the key away, OpenSSL itself checks each value before it hands it out. */
static bool needs_check(LkKeyCore *core)
{
    return core->place != LK_KEY_FILE || !atomic_load(&core->is_proven);
}

bool lk_sign_key_sign(LkSignKey *key, LkText bytes, LkBuffer *value, LkDiagnostics *diagnostics)
{
    LkKeyCore *core = key->core;
    size_t start = value->length;
    if (!make_value(key, bytes, value, diagnostics))
        return false;
    if (!needs_check(core))
        return true;
    LkText made = lk_text_slice(lk_buffer_view(value), start, value->length);
    if (!is_good(core, bytes, made))
        return lk_tell(diagnostics, LK_E_KEY_FITS_SIGNATURE, (LkSpan){0},
                       LK_WITH(lk_named_string("holder", core->facts.name)));
    atomic_store(&core->is_proven, true);
    return true;
}
