/* Private to src/sign/judge: what the steps of judging share. The steps, in order:
 *
 *     collect.c   goes through the revisions and finds the signatures, each with its byte range
 *     changes.c   compares each later revision with what was signed
 *     cms.c       does a signature fit its bytes, and which certificate made it
 *     stamp.c     time stamps, the last first: what time is proven
 *     trust.c     does the certificate lead to a trusted root at that time
 *     evidence.c  was it revoked, by what the file brings, then by servers where that is asked for
 *     verify.c    calls them and sums up */
#ifndef LIKHIT_SIGN_JUDGE_PRIVATE_H
#define LIKHIT_SIGN_JUDGE_PRIVATE_H

#include <openssl/cms.h>
#include <openssl/ocsp.h>
#include <openssl/x509.h>

#include "sign/evidence/online.h"
#include "sign/file/fields.h"
#include "sign/file/file.h"
#include "sign/file/scan.h"
#include "sign/judge/shape.h"
#include "sign/verdict.h"

typedef struct LkFaults {
    LkSignFault *items;
    size_t count, room;
} LkFaults;

/* A signature or a document time stamp while it is judged. */
typedef struct LkSignature {
    LkText name, description;
    int64_t object; /* of its field */
    size_t revision;
    uint64_t end;          /* where its revision ends */
    uint64_t gap, gap_end; /* bytes that the range leaves out: “<” to “>” inclusive */
    bool is_covered;       /* the range is all of its revision but for Contents */
    bool is_stamp;
    LkText format;   /* /SubFilter */
    LkText contents; /* with the zeros behind */
    LkText opinion;  /* UTF-8 */
    int64_t claimed; /* /M; −1 = none */
    int permissions; /* of DocMDP; 0 = it has none */
    enum { LK_LOCKS_NONE, LK_LOCKS_ALL, LK_LOCKS_INCLUDE, LK_LOCKS_EXCLUDE } locks;
    const LkText *locked; /* names of /Fields of FieldMDP */
    size_t locked_count;
    bool is_changed; /* a later revision changed what it covers */

    X509 *signer;                  /* NULL = it could not be told */
    STACK_OF(X509) * certificates; /* that it brings, then those that its stamp brings */
    int own;                       /* how many it brings itself */
    CMS_ContentInfo *stamp;        /* token over its value, or the stamp itself; NULL = none */
    LkText token;                  /* what the stamp was read from */
    LkText value;                  /* bytes of the signature, which the token is over */
    X509 *stamper;
    int64_t stamped;  /* proven time; −1 = none */
    int64_t at;       /* when its certificate is judged */
    bool is_known;    /* evidence was there for all certificates */
    bool is_archived; /* a good time stamp over the file follows */
    LkFaults faults;
} LkSignature;

/* Evidence that the file brings in its /DSS. */
typedef struct LkEvidence {
    STACK_OF(X509) * certificates;
    OCSP_BASICRESP **ocsps;
    X509_CRL **crls;
    size_t ocsp_count, crl_count;
    size_t bytes; /* of answers and lists */
    bool is_good; /* all of it can be read */
} LkEvidence;

typedef struct LkJudge {
    LkSignedFile file;
    LkArena *arena;
    const LkSignTrust *trust;
    LkSignature *signatures;
    size_t count, room;
    LkFaults faults;    /* of the file */
    LkNumbers referred; /* numbers that anything refers to, since the first signature */
    LkEvidence evidence;
    STACK_OF(X509) * roots;
    LkOnline *online; /* NULL = no server was asked */
    uint64_t revision_one;
    bool follows_evidence;
    bool is_form_told; /* that it cannot be understood */
    uint64_t hashed;   /* bytes */
} LkJudge;

/* ---- verify.c's helpers: fault.c */
/* Adds a fault; arguments, made by LK_WITH or NULL, are copied. Always returns false. */
bool lk_judge_fault(LkJudge *judge, LkFaults *to, LkSignState state, LkMessageId id,
                    const LkArgument *arguments);
/* Returns whether so many bytes more may be hashed. Else the file is over a limit. */
bool lk_judge_may_hash(LkJudge *judge, uint64_t bytes);
/* Has the arena free an object of OpenSSL when it is destroyed. NULL is allowed. */
void lk_judge_keep_x509(LkJudge *judge, X509 *certificate);
void lk_judge_keep_cms(LkJudge *judge, CMS_ContentInfo *cms);
STACK_OF(X509) * lk_judge_certificates(LkJudge *judge);
/* Returns the common name of a name, else all of it, in UTF-8. */
LkText lk_judge_name(LkJudge *judge, const X509_NAME *name);
/* Returns SHA-256 of a certificate in hexadecimal; empty when it cannot be told. */
LkText lk_judge_digest(LkJudge *judge, X509 *certificate);
/* Returns a day as YYYY-MM-DD, in Thailand. */
const char *lk_judge_day(LkJudge *judge, int64_t seconds);
/* Returns seconds since 1970 UTC; −1 = it cannot be read. */
int64_t lk_judge_time(const ASN1_TIME *time);

/* ---- collect.c */
/* Adds the signature that the revision, the last taken in, has brought. Returns false, with faults, when the
 * form cannot be understood. */
bool lk_judge_collect(LkJudge *judge);

/* ---- changes.c */
/* Takes in the next revision and tells what it may not change. */
void lk_judge_changes(LkJudge *judge);

/* ---- cms.c */
/* Checks the bytes and the signature; finds the certificate. */
void lk_judge_cms(LkJudge *judge, LkSignature *signature);
/* Returns whether what signed the CMS is that certificate, by the attribute signingCertificate(V2). */
bool lk_judge_names_signer(CMS_SignerInfo *info, X509 *signer, STACK_OF(X509) * certificates);
/* Judges whether all that a CMS brings is as it must be: `contents` is what it was read from. */
LkShape lk_judge_form(LkJudge *judge, LkText contents, X509 *signer, STACK_OF(X509) * certificates);
/* Returns the first certificate from one index to another that nobody made whom the file or the reader knows;
 * NULL = there is none. Asked where the signer is trusted: else his own issuers are such strangers. */
X509 *lk_judge_stranger(LkJudge *judge, X509 *signer, STACK_OF(X509) * certificates, int from, int to);
/* Reads a CMS with zeros behind. NULL when it is none. */
CMS_ContentInfo *lk_judge_read_cms(LkJudge *judge, LkText contents);
/* Returns the one signer of a CMS with its certificate in *signer; NULL when there is another count. */
CMS_SignerInfo *lk_judge_signer(LkJudge *judge, CMS_ContentInfo *cms, X509 **signer,
                                STACK_OF(X509) * certificates);
/* Returns which weakness the signature has, as a term; LK_TERM_NONE = none. */
LkTermId lk_judge_weakness(CMS_SignerInfo *info, X509 *signer);

/* ---- stamp.c */
/* Checks the time stamps and tells each signature the time that is proven for it. */
void lk_judge_stamps(LkJudge *judge);

/* ---- trust.c */
/* Loads the trusted roots. */
void lk_judge_roots(LkJudge *judge);
/* When a certificate is judged. */
typedef struct LkWhen {
    int64_t used; /* its key was used: evidence that it was not revoked is of that time, or later */
    int64_t
        proven; /* no later than this; the certificate must not have ended by then, nor have been revoked */
} LkWhen;
/* Judges a certificate, with its revocation, and adds what is wrong. Returns whether it is good; *is_known
 * becomes false where evidence is missing. */
bool lk_judge_holder(LkJudge *judge, X509 *certificate, STACK_OF(X509) * others, LkWhen when,
                     LkFaults *faults, bool *is_known);

/* ---- evidence.c */
/* Reads the /DSS of the file as it stands at the end. */
void lk_judge_read_evidence(LkJudge *judge);
/* Returns who asks servers; NULL = they may not be asked. */
LkOnline *lk_judge_online(LkJudge *judge);
typedef enum LkRevocation { LK_NOT_REVOKED, LK_REVOKED, LK_REVOCATION_UNKNOWN } LkRevocation;
/* Tells whether a certificate was revoked; *since is since when it is. */
LkRevocation lk_judge_revocation(LkJudge *judge, X509 *certificate, X509 *issuer, LkWhen when,
                                 int64_t *since);

#endif
