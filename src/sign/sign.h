/* Signs PDFs and judges signatures (PAdES: ETSI EN 319 142-1). OpenSSL and p11-kit do the work that is not
 * ours. They are in a module of their own, which the library loads when a signature is asked for:
 * everything else works without it. */
#ifndef LIKHIT_SIGN_SIGN_H
#define LIKHIT_SIGN_SIGN_H

#include "base/diagnostic.h"
#include "base/digest.h"
#include "pdf/file/state.h"
#include "sign/verdict.h"

/* ---- Keys */

/* A private key with its certificates. It lives in memory of its own, its secrets in memory that is locked
 * and cleared. */
typedef struct LkSignKey LkSignKey;

/* Asks for the PIN or password that opens `what`, a name for people. Writes it with a closing NUL into `pin`,
 * which has room for `size` bytes. Returns false when there is none. */
typedef bool (*LkAskPin)(void *context, const char *what, char *pin, size_t size);

/* Signs `bytes` (DER of signed attributes) somewhere else: on a server, by a service. Appends the signature
 * value as CMS holds it: for ECDSA the DER of r and s. Returns false when it failed. */
typedef bool (*LkSignElsewhere)(void *context, LkText bytes, LkBuffer *value);

typedef enum LkSignAlgorithm { LK_SIGN_RSA, LK_SIGN_RSA_PSS, LK_SIGN_ECDSA } LkSignAlgorithm;

typedef struct LkSignKeyOptions {
    const char *where; /* path of a PKCS#12 file, or a URI “pkcs11:…” (RFC 7512); NULL with `elsewhere` */
    LkAskPin ask_pin; /* NULL = there is nobody to ask */
    void *pin_context;
    const char *chain; /* file of issuers: PEM, or one in DER; NULL = those that come with the key */
    bool pss;          /* RSA with PSS (RFC 4056) */
    LkSignElsewhere elsewhere;
    void *elsewhere_context;
    LkText certificates; /* with `elsewhere`: PEM, the signer's first */
} LkSignKeyOptions;

/* What a certificate says of its holder; strings belong to the key. */
typedef struct LkSignHolder {
    const char *name;    /* common name */
    const char *issuer;  /* common name of the issuer */
    int64_t from, until; /* seconds since 1970 UTC */
    LkSignAlgorithm algorithm;
    unsigned bits;           /* of the key */
    const char *certificate; /* SHA-256 of the certificate, in hexadecimal */
} LkSignHolder;

/* ---- Signing */

typedef enum LkSignLevel {
    LK_SIGN_B,  /* signature alone */
    LK_SIGN_T,  /* with a time stamp of the signature */
    LK_SIGN_LT, /* with the evidence that its certificates were good */
    LK_SIGN_LTA /* with a time stamp over all of that */
} LkSignLevel;

/* Evidence for the /DSS of a file (EN 319 142-1 §5.4.2.2): DER, each once. */
typedef struct LkSignEvidence {
    LkText *certificates, *ocsps, *crls;
    size_t certificate_count, ocsp_count, crl_count;
} LkSignEvidence;

/* ---- The module */

typedef struct LkSignModule {
    const char *version; /* stays the first member */

    /* Opens a key. Returns NULL after errors: no such file, wrong PIN, a certificate that is expired, does
     * not fit the key or may not sign. */
    LkSignKey *(*key_open)(const LkSignKeyOptions *options, LkDiagnostics *diagnostics);
    /* Another handle of the same key, for another thread, with a session of its own; NULL after errors. */
    LkSignKey *(*key_again)(LkSignKey *key, LkDiagnostics *diagnostics);
    void (*key_close)(LkSignKey *key); /* takes NULL */
    const LkSignHolder *(*key_holder)(const LkSignKey *key);

    /* Appends the CMS signature (CAdES, detached, DER) of a file whose bytes have that SHA-256, with a time
     * stamp of the server `tsa` (URL; NULL = without). False after errors. */
    bool (*cms)(LkSignKey *key, const LkDigest *digest, const char *tsa, LkBuffer *out,
                LkDiagnostics *diagnostics);
    /* Returns the most bytes that `cms` gives, with a time stamp or without. */
    size_t (*cms_room)(const LkSignKey *key, bool is_stamped);
    /* Appends a time stamp token (RFC 3161) for the digest. */
    bool (*stamp)(const char *tsa, const LkDigest *digest, LkBuffer *out, LkDiagnostics *diagnostics);
    /* The same with all that the server answers (TimeStampResp), to be kept as a file. */
    bool (*stamp_answer)(const char *tsa, const LkDigest *digest, LkBuffer *out, LkDiagnostics *diagnostics);

    /* Reads what an update must know of a PDF. `bytes` stays the caller's and is not copied. NULL after
     * errors: it is no PDF, is damaged, is encrypted, or has objects that nothing refers to or that are
     * written twice (shadows) and no signature yet. Shadows are not looked for in a file that `is_ours`: that
     * was made just now, and was never out of memory. */
    const LkPdfState *(*state)(LkText bytes, const char *name, bool is_ours, LkArena *arena,
                               LkDiagnostics *diagnostics);
    /* Returns whether a field of that state is on a page that the file shows. */
    bool (*is_shown)(const LkPdfState *state, const LkPdfField *field);
    /* Returns the number of that page, from 1; 0 = it is on none. All pages are counted for it, once. */
    size_t (*page)(const LkPdfState *state, const LkPdfField *field);
    /* Tells whether the time of a signature is open: it has no time stamp, and none over the file follows.
     * False after errors: a signature is damaged. */
    bool (*lacks_time)(LkText bytes, LkArena *arena, LkDiagnostics *diagnostics, bool *lacks);
    /* Gathers the evidence for all signatures and stamps of a PDF, each certificate up to its root, over the
     * network: what the file has not yet, and all of it where the catalog itself does not hold the lists.
     * `chain` as in LkSignKeyOptions. NULL after errors: evidence that is missing is one. */
    const LkSignEvidence *(*evidence)(LkText bytes, const char *chain, LkArena *arena,
                                      LkDiagnostics *diagnostics);
    /* Judges the signatures of a PDF (sign/verdict.h). Never NULL. */
    const LkSignVerdict *(*verify)(LkText bytes, const LkSignTrust *trust, LkArena *arena);
    /* Judges such an answer as the time stamp of bytes (sign/verdict.h). Never NULL. */
    const LkSignJudged *(*judge_stamp)(LkText answer, LkText bytes, const LkSignTrust *trust, LkArena *arena);
} LkSignModule;

#define LK_SIGN_MODULE "lk_sign_module"
extern const LkSignModule lk_sign_module;

#endif
