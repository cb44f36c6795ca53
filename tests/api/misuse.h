/* Misuse of likhit.h, a row for each function of the header: what NULL, numbers out of range and unknown
 * constants get for an answer. */
#ifndef LIKHIT_TESTS_API_MISUSE_H
#define LIKHIT_TESTS_API_MISUSE_H

#include "api/message.h"
#include "likhit.h"

/* What the rows misuse: made anew for each, in a process of its own. */
typedef struct Misused {
    LkEngine *engine;
    LkDocument *unset, *document; /* opened; set, with one page */
    LkRecords *records;           /* two, the second with a fault */
    LkPrint *print;
    char file[64]; /* a file that may be written */
} Misused;

typedef struct MisuseRow {
    const char *function;
    void (*misuse)(Misused *with);
} MisuseRow;

extern const MisuseRow misuse_documents[], misuse_outputs[], misuse_others[],
    misuse_signing[]; /* end with {0} */

/* It has been said that the call makes no sense, and nothing else. */
void expect_told(const LkMessages *messages);

#define ROW(name)                                                                                            \
    {                                                                                                        \
#name, misuse_##name                                                                                 \
    }

#endif
