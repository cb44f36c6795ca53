/* What was found of the signatures of a PDF, as a document in Markdown that Likhit sets itself. */
#ifndef LIKHIT_INSPECT_REPORT_H
#define LIKHIT_INSPECT_REPORT_H

#include "sign/verdict.h"

/* What the verdict itself does not tell. */
typedef struct LkVerdictFacts {
    const char *file;   /* its path */
    const char *digest; /* SHA-256, in hexadecimal */
    size_t bytes;
    int64_t checked;          /* seconds since 1970 UTC */
    const char *version;      /* of Likhit */
    const char *const *roots; /* paths of those that are trusted */
    size_t root_count;
    bool is_online;
} LkVerdictFacts;

/* Appends it. All that comes from the file stands in cells of tables as data: none of it is markup. */
void lk_verdict_report(const LkSignVerdict *verdict, const LkVerdictFacts *facts, LkMessageLanguage language,
                       LkBuffer *out);

#endif
