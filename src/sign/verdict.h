/* What is found when the signatures of a PDF are judged. “Changed”, “untrusted” and “not known” are told
 * apart: the first is about the file, the second about the certificate, the third about what could not be
 * looked up. */
#ifndef LIKHIT_SIGN_VERDICT_H
#define LIKHIT_SIGN_VERDICT_H

#include "base/message.h"
#include "base/text.h"

/* Whom to trust, and what to ask for. Strings are the caller's. */
typedef struct LkSignTrust {
    const char *name;         /* of the PDF, for messages */
    const char *const *roots; /* paths of certificates, PEM or DER, or folders of them */
    size_t root_count;
    bool is_online;              /* ask OCSP servers and fetch CRLs for what the file does not bring */
    int64_t now;                 /* seconds since 1970 UTC: at which signatures without a time are judged */
    const char *const *required; /* names of fields that must be signed */
    size_t required_count;
    bool all_required; /* every field must be signed */
} LkSignTrust;

/* Of one signature, or of the file: the gravest wins. */
typedef enum LkSignState {
    LK_SIGN_GOOD,
    LK_SIGN_NOT_KNOWN, /* revocation or time cannot be told from what there is */
    LK_SIGN_UNTRUSTED, /* no trusted root, expired, revoked, or a key that may not sign */
    LK_SIGN_CHANGED,   /* the bytes, or what they say, are not what was signed */
    LK_SIGN_MISSING    /* a signature that must be there is not */
} LkSignState;

typedef struct LkSignFault {
    LkSignState state;
    LkMessageId id; /* of the catalogue */
    const LkArgument *arguments;
} LkSignFault;

/* A signature or a document time stamp, in the order of signing. */
typedef struct LkSignJudged {
    LkText field;       /* name */
    LkText description; /* whose hand the field waits for */
    bool is_stamp;      /* a document time stamp */
    LkText signer;      /* common name of the certificate */
    LkText issuer;
    LkText certificate; /* its SHA-256 in hexadecimal; empty = it cannot be told */
    LkText opinion;     /* /Reason */
    int64_t claimed;    /* when the signer says he signed, seconds since 1970 UTC; < 0 = he does not say */
    int64_t stamped;    /* when a trusted server says so; < 0 = none does */
    int level;          /* LkSignLevel that is reached */
    uint64_t covered;   /* bytes of the file that it covers, from its start */
    bool covers_all;    /* nothing but evidence follows */
    bool is_certifying; /* it has DocMDP */
    int permissions;    /* of DocMDP: 1, 2 or 3 */
    LkSignState state;
    const LkSignFault *faults;
    size_t fault_count;
} LkSignJudged;

/* A question to a server, and what came of it. */
typedef enum LkSignAnswer {
    LK_SIGN_ASKED_GOOD, /* it was not revoked */
    LK_SIGN_ASKED_REVOKED,
    LK_SIGN_ASKED_ISSUER, /* certificates of issuers */
    LK_SIGN_ASKED_NOTHING /* nothing that counts */
} LkSignAnswer;
typedef struct LkSignAsked {
    const char *url;
    LkText holder; /* of the certificate that the question is about */
    LkSignAnswer answer;
    LkMessageId why; /* nothing came; LK_MESSAGE_NONE = that is not known */
    const LkArgument *arguments;
} LkSignAsked;

typedef struct LkSignVerdict {
    LkSignState state; /* LK_SIGN_GOOD of a file without signatures: see signature_count */
    bool is_readable;  /* false = it is no PDF that can be judged: the faults say why */
    const LkSignJudged *signatures;
    size_t signature_count;
    const LkText *empty; /* names of fields that wait */
    const LkText *empty_descriptions;
    size_t empty_count;
    const LkSignFault *faults; /* of the file as a whole */
    size_t fault_count;
    uint64_t revision_one; /* bytes of the first revision: the file before anybody signed */
    bool follows_evidence; /* behind the last signature there is evidence */
    size_t page_count;
    const LkSignAsked *asked; /* of servers, in order */
    size_t asked_count;
} LkSignVerdict;

#endif
