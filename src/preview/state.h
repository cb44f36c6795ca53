/* What the preview shows now, shared by the builder's thread and the server's threads. One lock guards all of
 * it; functions take it themselves. A client is a browser page that shows the preview. */
#ifndef LIKHIT_PREVIEW_STATE_H
#define LIKHIT_PREVIEW_STATE_H

#include <pthread.h>

#include "preview/view.h"

enum { LK_VIEWS_MOST = 6 };

/* What a client asks of the builder. Lives on the stack of the server's thread that waits for the answer. */
typedef struct LkRequest {
    struct LkRequest *next;
    const char *name; /* of the command: "goto" */
    const char *body; /* JSON */
    char *answer;     /* JSON, from malloc; NULL = the request was not understood */
    bool is_done;
} LkRequest;

typedef struct LkPreviewState {
    pthread_mutex_t lock;
    pthread_cond_t changed; /* signalled on every change: waiters look what it was */
    const LkPreviewOptions *options;
    unsigned long version; /* counts up with each change of what is shown */
    bool is_closing;
    LkView views[LK_VIEWS_MOST];
    size_t view_count;
    char *layouts;    /* the layouts that can be chosen: a JSON list */
    char *comparison; /* the differences, as JSON; NULL = nothing is compared */
    char *signatures; /* who signed the PDF beside the source, as JSON; NULL = nobody, or there is none */
    char *called;     /* the place that clients were last told to scroll to, as JSON; NULL = none yet */
    unsigned long call_count; /* how often they were told so */
    LkRequest *requests, *last_request;
    int wake; /* an eventfd: the builder has requests */
} LkPreviewState;

/* Begins with one view, which is empty. Returns false when the system has no resources left. */
bool lk_state_init(LkPreviewState *state, const LkPreviewOptions *options);
void lk_state_finish(LkPreviewState *state);
/* Informs all clients that something else is shown now. */
void lk_state_changed(LkPreviewState *state);
/* Makes all clients scroll to a place of the report (JSON, from malloc); takes over `place`. */
void lk_state_call(LkPreviewState *state, char *place);
/* Ends the preview: wakes all threads that wait, whose calls then return false. */
void lk_state_close(LkPreviewState *state);

/* Hands a request to the builder and waits for its answer. Called on a server's thread. Returns false when
 * the preview ends before the answer comes. */
bool lk_state_ask(LkPreviewState *state, LkRequest *request);
/* Returns the next request; NULL when there is none. Called on the builder's thread. */
LkRequest *lk_state_next_request(LkPreviewState *state);
/* Wakes the thread that waits for the answer to this request. Called on the builder's thread. */
void lk_state_answer(LkPreviewState *state, LkRequest *request);

/* Return the picture of the report's page with this hash as SVG, and the layer over it as JSON
 * (lk_document_layer). Free them with lk_free. NULL when no view shows such a page any more. */
void *lk_state_picture(LkPreviewState *state, const char *hash, size_t *length);
void *lk_state_layer(LkPreviewState *state, const char *hash, size_t *length);

/* How much of the state a client has been sent. */
typedef struct LkKnown {
    unsigned long version, call_count;
} LkKnown;
/* Waits until the state has something newer than `known`, or until `seconds` have passed. Returns false when
 * the preview ends. */
bool lk_state_wait(LkPreviewState *state, const LkKnown *known, int seconds);

/* ---- tell.c */
/* Returns the state as JSON, from malloc; NULL when out of memory. */
char *lk_state_json(LkPreviewState *state, size_t *length);

#endif
