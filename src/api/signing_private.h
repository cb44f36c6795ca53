/* Private to src/api/signing*.c: a file that is being signed. */
#ifndef LIKHIT_API_SIGNING_PRIVATE_H
#define LIKHIT_API_SIGNING_PRIVATE_H

#include "api/sign_private.h"
#include "pdf/update/update.h"

struct LkSigning {
    LkEngine *engine;
    LkArena *arena;
    LkDiagnostics diagnostics;
    LkMessages messages;
    const LkSignModule *module;
    const char *path;
    bool is_ours;                /* it was made just now, and is on no disk */
    LkBuffer bytes;              /* of the file, and of the revisions so far */
    const LkPdfState *state;     /* NULL after errors */
    bool is_stale;               /* it is that before the last update */
    const char *last_field;      /* that was signed here */
    const LkSignVerdict *judged; /* of all signatures; NULL = not judged yet */
    const LkPdfState *judged_at; /* the state that it is of */
};

/* ---- signing.c */
/* The same as lk_signing_open of a file that was made just now; `name` is for messages. `made` has its bytes
 * and a NUL behind them, in memory of the caller's that lives as long as the signing, as `state` does. What
 * is appended goes behind them as long as there is room. */
LkSigning *lk_signing_open_made(LkEngine *engine, const char *name, LkBuffer made, const LkPdfState *state);

/* ---- signing_fields.c */
/* Returns the field to sign: the one that is asked for, else the first that is empty; officials sign in the
 * order of their blocks. NULL after an error. */
const LkPdfField *lk_signing_choose(LkSigning *signing, const LkSignatureOptions *options);

/* ---- signing_time.c */
/* Returns whether the certificate of the key holds at that time, seconds since 1970 UTC. Else that is told.
 */
bool lk_signing_fits_time(LkSigning *signing, const LkKey *key, int64_t time);

/* ---- signing_revision.c */
/* Bytes by which one time stamp of a server may be longer than another. */
#define LK_SIGNING_SPARE ((size_t)512)
/* Reads anew what an update must know of the bytes. False after an error. */
bool lk_signing_look_again(LkSigning *signing);
/* Hashes the file and the update around the gap. */
LkDigest lk_signing_digest(const LkSigning *signing, const LkBuffer *update, LkPdfGap gap);
/* The same if an update was appended since, before the state is asked for. */
bool lk_signing_refresh(LkSigning *signing);
/* Appends the update. The state is read anew at once, unless it `is_last`: then when somebody asks for it.
 * False after an error. */
bool lk_signing_append(LkSigning *signing, LkBuffer *update, bool is_last);
/* Tells that a value did not fit twice. Returns false. */
bool lk_signing_tell_gap(LkSigning *signing);

/* ---- signing_proof.c */
/* Adds what the level asks for behind the signatures: evidence, time stamps. False after an error. */
bool lk_signing_add_proof(LkSigning *signing, const LkSignatureOptions *options, const char *chain);

#endif
