/* What the files of keys/ share. */
#ifndef LIKHIT_SIGN_KEY_PRIVATE_H
#define LIKHIT_SIGN_KEY_PRIVATE_H

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <stdatomic.h>

#include "sign/keys/key.h"
#include "sign/keys/secret.h"
#include "sign/keys/token.h"

typedef enum LkKeyPlace { LK_KEY_FILE, LK_KEY_TOKEN, LK_KEY_ELSEWHERE } LkKeyPlace;

/* What all handles of a key share. Once it is open nothing of it changes but what is atomic or locked. Its
 * arena owns it, and whatever it points to is released with that arena. */
typedef struct LkKeyCore {
    LkArena *arena;
    LkDiagnostics diagnostics; /* of opening: handed on when that fails */
    atomic_size_t handles;     /* the last one that is closed destroys the arena */
    const char *name;          /* for people: a path, the token's label, or “signing service” */
    LkKeyPlace place;

    X509 *holder;            /* certificate of the holder */
    STACK_OF(X509) * others; /* what may be issuers, in any order */
    LkText *certificates;    /* DER: see lk_sign_key_certificates */
    size_t certificate_count;
    LkSignHolder facts;
    bool pss;

    EVP_PKEY *private_key; /* of a file */
    OSSL_LIB_CTX *library; /* OpenSSL as that file needs it */
    atomic_bool is_proven; /* a signature of it was checked and is good */
    LkToken token;
    LkSignElsewhere elsewhere;
    void *elsewhere_context;
} LkKeyCore;

struct LkSignKey {
    LkKeyCore *core;
    LkTokenSession session;
    EVP_PKEY_CTX *signer; /* of a file's key, ready to sign; NULL = not made yet */
};

/* ---- Where keys come from: each fills in holder, others and what signs. False after errors. */

bool lk_key_file_open(LkKeyCore *core, const LkSignKeyOptions *options);
bool lk_key_token_open(LkKeyCore *core, const LkSignKeyOptions *options, LkTokenSession *session);

/* ---- Certificates (certificate.c, chain.c) */

/* Reads the file of issuers to the end of `others`. One of them must have issued the holder's certificate. */
bool lk_key_read_chain(LkKeyCore *core, const char *path);
/* Makes `certificates`: the holder's and its issuers. */
void lk_key_find_chain(LkKeyCore *core);
/* Fills in `facts`, and refuses a certificate that may not sign a report, or not now. */
bool lk_key_check_certificate(LkKeyCore *core, bool pss);

/* ---- padding.c */

/* Sets salt and hash of PSS, as the parameters in the CMS say. */
bool lk_key_set_padding(const LkKeyCore *core, EVP_PKEY_CTX *context);
/* Begins to check a signature by the certificate; the context may be NULL. */
bool lk_key_begin_check(const LkKeyCore *core, EVP_MD_CTX *context);
/* Returns whether the certificate lets its key sign so: by SHA-256, with the salt that PSS has here. */
bool lk_key_takes_sha256(const LkKeyCore *core);

/* Returns an empty stack that the core's arena frees with its members; exhaustion without memory. */
STACK_OF(X509) * lk_key_stack(LkKeyCore *core);

#endif
