/* Private to src/api: keys and signings, and the module behind them. */
#ifndef LIKHIT_API_SIGN_PRIVATE_H
#define LIKHIT_API_SIGN_PRIVATE_H

#include "api/appearance.h"
#include "base/limits.h"
#include "sign/sign.h"

struct LkKey {
    LkArena *arena;
    const LkSignModule *module; /* NULL after errors */
    LkSignKey *key;             /* NULL after errors */
    const char *chain;          /* file of issuers; NULL = none was named */
    LkKeyElsewhere elsewhere;   /* of a key that signs somewhere else */
    LkShownLayout shown;        /* of what its last signature showed */
    LkDiagnostics diagnostics;
    LkMessages messages;
};

#endif
