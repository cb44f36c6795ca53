/* Asks servers of certificates and times: small questions and answers by HTTP or HTTPS, within limits of time
 * and size. The proxies of http_proxy, https_proxy and no_proxy are used. */
#ifndef LIKHIT_SIGN_HTTP_H
#define LIKHIT_SIGN_HTTP_H

#include "base/diagnostic.h"

typedef struct LkHttpRequest {
    const char *url; /* http:// or https:// */
    LkText body;     /* posted; DER; no bytes = GET */
    const char *body_type;
    const char *answer_type; /* that must come back; NULL = any */
    size_t most;             /* bytes of the answer: one value in DER */
    int seconds;             /* for all of it */
} LkHttpRequest;

/* Returns the answer in the arena; no bytes after errors. */
LkText lk_http_fetch(const LkHttpRequest *request, LkArena *arena, LkDiagnostics *diagnostics);

#endif
