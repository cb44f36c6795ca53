/* The web server of the preview. */
#ifndef LIKHIT_PREVIEW_SERVER_H
#define LIKHIT_PREVIEW_SERVER_H

#include "preview/state.h"

enum { LK_REQUEST_BYTES_MOST = 64 * 1024 };

/* ---- server.c */
typedef struct LkServer LkServer;
/* Begins to serve on 127.0.0.1; `port` 0 = any that is free. NULL after a message. */
LkServer *lk_server_start(LkPreviewState *state, unsigned port);
/* Ends all connections. NULL is allowed. */
void lk_server_stop(LkServer *server);
/* Returns "http://127.0.0.1:PORT/TOKEN/", which belongs to the server. */
const char *lk_server_address(const LkServer *server);

/* ---- answers.c: answers requests that the server has found good. `name` is the path behind the token. Each
 * returns what libmicrohttpd's handler must return. */
struct MHD_Connection;
int lk_serve_get(LkPreviewState *state, struct MHD_Connection *connection, const char *name);
int lk_serve_post(LkPreviewState *state, struct MHD_Connection *connection, const char *name,
                  const char *body);
/* Answers with an HTTP status and no body. */
int lk_serve_nothing(struct MHD_Connection *connection, unsigned status);

/* ---- assets.c: the files of the web page, which are compiled in */
typedef struct LkAsset {
    const char *name, *type; /* type as in Content-Type */
    const char *start, *end; /* its bytes: [start, end) */
} LkAsset;
/* Returns the file with this name; NULL when there is none. */
const LkAsset *lk_asset(const char *name);

#endif
