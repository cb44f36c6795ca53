/* The certificates of issuers: read from PEM or DER, and put in order from the holder upwards. */
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "base/file.h"
#include "base/limits.h"
#include "sign/keys/certificates.h"
#include "sign/keys/key_private.h"

static void free_stack(void *stack)
{
    sk_X509_pop_free((STACK_OF(X509) *)stack, X509_free);
}

STACK_OF(X509) * lk_key_stack(LkKeyCore *core)
{
    STACK_OF(X509) *stack = sk_X509_new_null();
    if (stack == NULL)
        lk_arena_array(core->arena, SIZE_MAX, 2); /* as when the arena itself has no memory */
    lk_arena_defer(core->arena, free_stack, stack);
    return stack;
}

/* Nobody asks for the password of a certificate that is encrypted: OpenSSL would, at the terminal. */
static int no_password(char *buffer, int size, int writing, void *context)
{
    (void)buffer, (void)size, (void)writing, (void)context;
    return -1;
}

/* Reads PEM to its end. Returns whether all of it was whole. */
static bool read_all(BIO *pem, STACK_OF(X509) * into)
{
    X509 *one;
    while ((one = PEM_read_bio_X509(pem, NULL, no_password, NULL)) != NULL) {
        if (sk_X509_push(into, one) == 0) {
            X509_free(one);
            return false;
        }
    }
    return ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
}

bool lk_certificates_read(LkText text, const char *name, STACK_OF(X509) * into, LkDiagnostics *diagnostics)
{
    int before = sk_X509_num(into);
    const unsigned char *der = (const unsigned char *)text.bytes;
    X509 *single = text.length > LK_LIMIT_CERTIFICATES_BYTES ? NULL : d2i_X509(NULL, &der, (long)text.length);
    bool whole = single != NULL && sk_X509_push(into, single) > 0;
    BIO *pem = whole || text.length > LK_LIMIT_CERTIFICATES_BYTES
                   ? NULL
                   : BIO_new_mem_buf(text.bytes, (int)text.length);
    ERR_clear_error();
    if (pem != NULL)
        whole = read_all(pem, into);
    BIO_free(pem);
    ERR_clear_error();
    if (!whole || sk_X509_num(into) == before)
        return lk_tell(diagnostics, LK_E_KEY_CHAIN, (LkSpan){0}, LK_WITH(lk_named_string("file", name)));
    return true;
}

bool lk_certificate_is_issued_by(X509 *certificate, X509 *issuer)
{
    return X509_check_issued(issuer, certificate) == X509_V_OK &&
           X509_verify(certificate, X509_get0_pubkey(issuer)) == 1;
}

static X509 *issuer_of(LkKeyCore *core, X509 *certificate)
{
    for (int i = 0; i < sk_X509_num(core->others); i++)
        if (lk_certificate_is_issued_by(certificate, sk_X509_value(core->others, i)))
            return sk_X509_value(core->others, i);
    return NULL;
}

bool lk_key_read_chain(LkKeyCore *core, const char *path)
{
    const LkFile *file = lk_file_read(LK_FILE_DATA, path, path, LK_LIMIT_CERTIFICATES_BYTES, (LkSpan){0},
                                      core->arena, &core->diagnostics);
    if (file == NULL || !lk_certificates_read(file->text, path, core->others, &core->diagnostics))
        return false;
    bool fits = issuer_of(core, core->holder) != NULL;
    ERR_clear_error();
    if (!fits)
        return lk_tell(&core->diagnostics, LK_E_KEY_CHAIN_OTHER, (LkSpan){0},
                       LK_WITH(lk_named_string("file", path), lk_named_string("issuer", core->facts.issuer)));
    return true;
}

static void add_certificate(LkKeyCore *core, X509 *certificate)
{
    int length = i2d_X509(certificate, NULL);
    unsigned char *copy = lk_arena_alloc(core->arena, length <= 0 ? SIZE_MAX : (size_t)length);
    LkText der = {(const char *)copy, (size_t)length};
    i2d_X509(certificate, &copy); /* moves the pointer */
    core->certificates[core->certificate_count++] = der;
}

void lk_key_find_chain(LkKeyCore *core)
{
    core->certificates = LK_NEW_ARRAY(core->arena, LK_LIMIT_CHAIN, LkText);
    X509 *next = core->holder;
    while (next != NULL && core->certificate_count < LK_LIMIT_CHAIN) {
        if (next != core->holder && lk_certificate_is_issued_by(next, next))
            break; /* the root: whoever verifies has it, or does not trust it */
        add_certificate(core, next);
        next = issuer_of(core, next);
    }
    ERR_clear_error();
}
