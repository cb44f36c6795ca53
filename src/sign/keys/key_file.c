/* Keys in PKCS#12 files (.p12, .pfx), by OpenSSL in a library context of its own: the algorithms of old files
 * (RC2-40) are loaded there when they are needed, and nowhere else. */
#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "sign/keys/key_private.h"

/* A file on its way to a key. */
typedef struct Opening {
    LkKeyCore *core;
    const char *path;
    PKCS12 *file;
    const char *password;
} Opening;

static void free_library(void *library)
{
    OSSL_LIB_CTX_free(library);
}

static void free_provider(void *provider)
{
    OSSL_PROVIDER_unload(provider);
}

static void free_file(void *file)
{
    PKCS12_free(file);
}

static void free_key(void *key)
{
    EVP_PKEY_free(key);
}

static void free_certificate(void *certificate)
{
    X509_free(certificate);
}

static bool load(LkKeyCore *core, const char *name)
{
    OSSL_PROVIDER *provider = OSSL_PROVIDER_load(core->library, name);
    if (provider != NULL)
        lk_arena_defer(core->arena, free_provider, provider);
    return provider != NULL;
}

static bool not_a_key_file(Opening *opening)
{
    ERR_clear_error();
    return lk_tell(&opening->core->diagnostics, LK_E_KEY_FILE, (LkSpan){0},
                   LK_WITH(lk_named_string("file", opening->path)));
}

/* Parses the outer layer, which needs no password. */
static bool parse(Opening *opening)
{
    LkKeyCore *core = opening->core;
    const LkFile *file = lk_file_read(LK_FILE_DATA, opening->path, opening->path, LK_LIMIT_KEY_FILE_BYTES,
                                      (LkSpan){0}, core->arena, &core->diagnostics);
    if (file == NULL)
        return false;
    core->library = OSSL_LIB_CTX_new();
    if (core->library == NULL)
        return not_a_key_file(opening);
    lk_arena_defer(core->arena, free_library, core->library);
    if (!load(core, "default"))
        return not_a_key_file(opening);
    opening->file = PKCS12_init_ex(NID_pkcs7_data, core->library, NULL);
    const unsigned char *bytes = (const unsigned char *)file->text.bytes;
    /* A failure frees the file and sets the pointer to NULL. */
    if (opening->file == NULL || d2i_PKCS12(&opening->file, &bytes, (long)file->text.length) == NULL)
        return not_a_key_file(opening);
    lk_arena_defer(core->arena, free_file, opening->file);
    return true;
}

/* Finds the password: none, or that of whoever is asked. One wrong answer ends the run, as with a token. */
static bool unlock(Opening *opening, const LkSignKeyOptions *options, LkSecret *secret)
{
    LkDiagnostics *diagnostics = &opening->core->diagnostics;
    bool has_mac = PKCS12_mac_present(opening->file);
    opening->password = "";
    if (!has_mac || PKCS12_verify_mac(opening->file, "", 0) == 1 ||
        PKCS12_verify_mac(opening->file, NULL, 0) == 1)
        return true;
    if (options->ask_pin == NULL ||
        !options->ask_pin(options->pin_context, opening->path, secret->bytes, secret->size) ||
        secret->bytes[0] == '\0')
        return lk_tell(diagnostics, LK_E_KEY_PIN_NONE, (LkSpan){0},
                       LK_WITH(lk_named_string("key", opening->path)));
    secret->bytes[secret->size - 1] = '\0';
    opening->password = secret->bytes;
    ERR_clear_error();
    bool is_right = PKCS12_verify_mac(opening->file, secret->bytes, -1) == 1;
    if (!is_right && ERR_GET_REASON(ERR_peek_last_error()) == PKCS12_R_MAC_GENERATION_ERROR)
        return not_a_key_file(opening); /* a kind of file that this OpenSSL does not know */
    if (!is_right)
        return lk_tell(diagnostics, LK_E_KEY_PIN_PASSWORD, (LkSpan){0},
                       LK_WITH(lk_named_string("file", opening->path)));
    return true;
}

static bool take_apart(Opening *opening)
{
    LkKeyCore *core = opening->core;
    STACK_OF(X509) *others = NULL;
    if (PKCS12_parse(opening->file, opening->password, &core->private_key, &core->holder, &others) != 1)
        return false;
    if (core->private_key != NULL)
        lk_arena_defer(core->arena, free_key, core->private_key);
    if (core->holder != NULL)
        lk_arena_defer(core->arena, free_certificate, core->holder);
    while (sk_X509_num(others) > 0)
        sk_X509_push(core->others, sk_X509_shift(others));
    sk_X509_free(others);
    return true;
}

/* What is in it must be a key and the certificate that belongs to it. */
static bool check(Opening *opening)
{
    LkKeyCore *core = opening->core;
    if (core->private_key == NULL)
        return lk_tell(&core->diagnostics, LK_E_KEY_NONE, (LkSpan){0},
                       LK_WITH(lk_named_string("file", opening->path)));
    if (core->holder == NULL && sk_X509_num(core->others) == 0)
        return lk_tell(&core->diagnostics, LK_E_KEY_CERTIFICATE, (LkSpan){0},
                       LK_WITH(lk_named_string("file", opening->path)));
    if (core->holder == NULL || X509_check_private_key(core->holder, core->private_key) != 1)
        return lk_tell(&core->diagnostics, LK_E_KEY_FITS, (LkSpan){0},
                       LK_WITH(lk_named_string("key", opening->path)));
    return true;
}

bool lk_key_file_open(LkKeyCore *core, const LkSignKeyOptions *options)
{
    Opening opening = {core, options->where, NULL, NULL};
    LkSecret *secret = &core->token.pin; /* the core closes it in any case */
    core->name = lk_arena_copy(core->arena, options->where, strlen(options->where));
    if (!parse(&opening) || !unlock(&opening, options, secret))
        return false;
    bool is_open = take_apart(&opening) || (load(core, "legacy") && take_apart(&opening));
    bool is_whole = is_open ? check(&opening) : not_a_key_file(&opening);
    ERR_clear_error();
    lk_secret_close(secret); /* the key is open: it needs no password any more */
    return is_whole;
}
