/* A token (a card, a USB key, an HSM) that holds a private key, by PKCS#11 (v2.40) through p11-kit. */
#ifndef LIKHIT_SIGN_TOKEN_H
#define LIKHIT_SIGN_TOKEN_H

#include <p11-kit/p11-kit.h>
#include <p11-kit/uri.h>
#include <pthread.h>
#include <stdatomic.h>

#include "sign/keys/secret.h"
#include "sign/sign.h"

/* The token and the key on it. Handles of objects hold in all sessions of a program. */
typedef struct LkToken {
    CK_FUNCTION_LIST *
        *modules;             /* all that p11-kit knows, ended by NULL; NULL = a single one that was named */
    CK_FUNCTION_LIST *module; /* of the token; NULL = the key is on none */
    CK_SLOT_ID slot;
    const char *label; /* for people */
    bool needs_login, has_own_pad;
    bool is_locked; /* it takes no PIN any more */
    LkSecret pin;
    CK_OBJECT_HANDLE key;
    bool asks_always;       /* for the PIN at each signature (CKA_ALWAYS_AUTHENTICATE) */
    pthread_mutex_t lock;   /* around a signature of such a key, and what follows */
    atomic_bool is_refused; /* it refused the PIN once: never try again, since cards lock at three */
} LkToken;

/* What one thread uses. */
typedef struct LkTokenSession {
    bool is_open;
    CK_SESSION_HANDLE handle;
} LkTokenSession;

/* Makes an empty token; what it comes to hold is freed by lk_token_close. */
void lk_token_init(LkToken *token);
void lk_token_close(LkToken *token);

/* ---- Which token, and which key on it */

/* What a URI (RFC 7512) asks for. */
typedef struct LkTokenUri {
    P11KitUri *parsed;
    const char *object; /* label of the certificate; NULL = any */
    LkText id;          /* CKA_ID; no bytes = any */
} LkTokenUri;

/* Reads a URI. A PIN in it is refused, since others on the machine can read command lines; that of a file
 * (pin-source) is read into the token. Deferred to the arena. False after errors. */
bool lk_token_read_uri(const char *uri, LkTokenUri *out, LkToken *token, LkArena *arena,
                       LkDiagnostics *diagnostics);

/* Finds the one token that the URI means. False after errors. */
bool lk_token_find(LkToken *token, const LkTokenUri *uri, LkArena *arena, LkDiagnostics *diagnostics);

/* ---- Sessions */

/* Asks for the PIN unless there is one, or the token has keys of its own to type it on. False after errors:
 * an empty answer is no PIN, and would cost a try. */
bool lk_token_ask_pin(LkToken *token, const LkSignKeyOptions *options, LkDiagnostics *diagnostics);
/* Opens a session and logs in. False after errors. */
bool lk_token_session_open(LkToken *token, LkTokenSession *session, LkDiagnostics *diagnostics);
void lk_token_session_close(LkToken *token, LkTokenSession *session);

/* ---- Objects */

/* Finds the one certificate that the URI means and that has a private key; returns its DER and keeps the key.
 * No bytes after errors. */
LkText lk_token_find_key(LkToken *token, CK_SESSION_HANDLE session, const LkTokenUri *uri, LkArena *arena,
                         LkDiagnostics *diagnostics);
/* Returns all certificates on the token (DER): those of issuers are among them, where who issued it was kind.
 * No more than LK_LIMIT_TOKEN_OBJECTS, and none after errors, which are not told: they may come from
 * elsewhere. */
LkText *lk_token_certificates(LkToken *token, CK_SESSION_HANDLE session, LkArena *arena, size_t *count);
/* Returns the point (CKA_EC_POINT) of the public half of the key, which lies beside it under its CKA_ID; no
 * bytes where there is none. */
LkText lk_token_point(LkToken *token, CK_SESSION_HANDLE session, LkArena *arena);
/* Returns an attribute of an object in the arena; no bytes where it has none or does not show it. */
LkText lk_token_attribute(const LkToken *token, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object,
                          CK_ATTRIBUTE_TYPE type, LkArena *arena);

/* ---- Signing */

/* Appends the signature of a SHA-256. False after errors. */
bool lk_token_sign(LkToken *token, CK_SESSION_HANDLE session, LkSignAlgorithm algorithm,
                   const uint8_t hash[32], LkBuffer *value, LkDiagnostics *diagnostics);

/* Tells why a call of the token failed: a PIN that it refused, with the tries that are left if the token says
 * so, or anything else. Returns false. */
bool lk_token_failed(LkToken *token, CK_RV reason, LkDiagnostics *diagnostics);

#endif
