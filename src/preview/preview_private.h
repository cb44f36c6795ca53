/* Private to the preview's module. */
#ifndef LIKHIT_PREVIEW_PRIVATE_H
#define LIKHIT_PREVIEW_PRIVATE_H

#include <pthread.h>

#include "base/text.h"
#include "preview/preview.h"

/* ---- state.c: the pages as they are now. Locked inside. */

typedef struct LkShownPage {
    char hash[17]; /* of what is on it */
    char *text;    /* its frame as JSON: what stands where, and its place in the source */
    size_t length;
} LkShownPage;

typedef struct LkPreviewState {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    unsigned long version; /* counts up with each build */
    bool is_closing;
    LkDocument *document; /* whose pages are shown: the last one without errors; NULL = none yet */
    LkShownPage *pages;
    size_t page_count;
    char *told; /* diagnostics of the newest build, a JSON list */
} LkPreviewState;

bool lk_state_init(LkPreviewState *state);
void lk_state_release(LkPreviewState *state);
/* Takes over a document that was laid out, or failed: then the old pages stay and the errors are told. */
void lk_state_take(LkPreviewState *state, LkDocument *document);
/* Wakes all who wait; they are told to go. */
void lk_state_close(LkPreviewState *state);
/* What the page asks first: version, pages with their hashes, diagnostics. Of malloc; NULL = no memory. */
char *lk_state_json(LkPreviewState *state, size_t *length);
/* The page with this hash as SVG or as its frame; of malloc, NULL when it is there no more. */
void *lk_state_page(LkPreviewState *state, const char *hash, bool as_svg, size_t *length);
/* Waits until the version is another than `known`, or `seconds` have passed. The version, 0 when closing. */
unsigned long lk_state_wait(LkPreviewState *state, unsigned long known, int seconds);

/* ---- watch.c */
typedef struct LkWatch LkWatch;
LkWatch *lk_watch_create(void);
void lk_watch_destroy(LkWatch *watch);
int lk_watch_descriptor(const LkWatch *watch);
/* Follows these files from now on, those of before no more. */
void lk_watch_files(LkWatch *watch, const char *const *paths, size_t count);
/* What happened to the files, the most telling last: one went or is being made – often the first half of
 * saving it –, or one is there, whole. */
typedef enum LkHappened { LK_HAPPENED_NOTHING, LK_HAPPENED_MOVED, LK_HAPPENED_WRITTEN } LkHappened;
/* Reads all that happened since. Does not wait. */
LkHappened lk_watch_read(LkWatch *watch);

/* ---- server.c */
typedef struct LkServer LkServer;
/* Begins to serve on 127.0.0.1; NULL after a message. */
LkServer *lk_server_start(LkPreviewState *state, unsigned port);
void lk_server_stop(LkServer *server);
/* "http://127.0.0.1:PORT/TOKEN/" */
const char *lk_server_address(const LkServer *server);

/* ---- assets.c: the page itself */
typedef struct LkAsset {
    const char *name, *type;
    const char *start, *end;
} LkAsset;
const LkAsset *lk_asset(const char *name);

#endif
