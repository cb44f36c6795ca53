/* Private to src/api: what was found of the signatures of a PDF. */
#ifndef LIKHIT_API_VERDICT_H
#define LIKHIT_API_VERDICT_H

#include "api/api_private.h"
#include "base/digest.h"
#include "inspect/report.h"
#include "sign/sign.h"

struct LkVerdict {
    LkArena *arena;
    const char *path;
    const LkSignVerdict *found; /* NULL = nothing could be judged */
    LkVerdictFacts facts;
    LkDiagnostics diagnostics;
    LkMessages messages;
};

#endif
