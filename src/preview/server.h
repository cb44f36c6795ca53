/* The web server, and what it gives. */
#ifndef LIKHIT_PREVIEW_SERVER_H
#define LIKHIT_PREVIEW_SERVER_H

#include "preview/state.h"

enum { LK_REQUEST_BYTES_MOST = 64 * 1024 };

/* ---- server.c */
typedef struct LkServer LkServer;
/* Begins to serve on 127.0.0.1. NULL after a message. */
LkServer *lk_server_start(LkPreviewState *state, unsigned port);
/* Ends all connections. NULL is allowed. */
void lk_server_stop(LkServer *server);
/* Returns "http://127.0.0.1:PORT/TOKEN/". */
const char *lk_server_address(const LkServer *server);

/* ---- answers.c: what is given under a name, once the request was found good. Each returns what
 * libmicrohttpd asks for. */
struct MHD_Connection;
int lk_serve_get(LkPreviewState *state, struct MHD_Connection *connection, const char *name);
int lk_serve_post(LkPreviewState *state, struct MHD_Connection *connection, const char *name,
                  const char *body);
/* An answer that is its status alone. */
int lk_serve_nothing(struct MHD_Connection *connection, unsigned status);

/* ---- assets.c: the page itself */
typedef struct LkAsset {
    const char *name, *type;
    const char *start, *end;
} LkAsset;
/* Returns the file of the page with this name; NULL = there is none. */
const LkAsset *lk_asset(const char *name);

#endif
