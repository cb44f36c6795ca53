/* What is shown now, shared by the thread that builds and the server's threads. One lock guards all of it. */
#ifndef LIKHIT_PREVIEW_STATE_H
#define LIKHIT_PREVIEW_STATE_H

#include <pthread.h>

#include "preview/view.h"

enum { LK_VIEWS_MOST = 6 };

/* What a page asks of the builder, who answers. */
typedef struct LkRequest {
    struct LkRequest *next;
    const char *name; /* "goto" */
    const char *body; /* JSON */
    char *answer;     /* JSON, of malloc; NULL = it was not understood */
    bool is_done;
} LkRequest;

typedef struct LkPreviewState {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    const LkPreviewOptions *options;
    unsigned long version; /* counts up with each change of what is shown */
    bool is_closing;
    LkView views[LK_VIEWS_MOST];
    size_t view_count;
    char *layouts;            /* that can be chosen: a JSON list */
    char *comparison;         /* what differs, JSON; NULL = nothing is compared */
    char *called;             /* place to show, JSON; NULL = none yet */
    unsigned long call_count; /* how often one was */
    LkRequest *requests, *last_request;
    int wake; /* an eventfd: the builder has requests */
} LkPreviewState;

/* Begins with one view and nothing in it. Returns false when the system has no room for it. */
bool lk_state_init(LkPreviewState *state, const LkPreviewOptions *options);
void lk_state_finish(LkPreviewState *state);
/* Tells all pages that something else is shown now. */
void lk_state_changed(LkPreviewState *state);
/* Sends all pages to a place of the report; takes `place` over. */
void lk_state_call(LkPreviewState *state, char *place);
/* Wakes all who wait; they are told to go. */
void lk_state_close(LkPreviewState *state);

/* Hands a request over and waits for its answer. Returns false when the preview ends before. */
bool lk_state_ask(LkPreviewState *state, LkRequest *request);
/* Returns the next request, or NULL. For the builder. */
LkRequest *lk_state_next_request(LkPreviewState *state);
/* Tells who asked that the answer is there. For the builder. */
void lk_state_answer(LkPreviewState *state, LkRequest *request);

/* Returns the picture of the page with this hash as SVG, or what is laid over it as JSON; to be freed with
 * lk_free, NULL when it is there no more. */
void *lk_state_picture(LkPreviewState *state, const char *hash, size_t *length);
void *lk_state_layer(LkPreviewState *state, const char *hash, size_t *length);

/* What a listener knows. */
typedef struct LkKnown {
    unsigned long version, call_count;
} LkKnown;
/* Waits until there is something new, or `seconds` have passed. Returns false when the preview ends. */
bool lk_state_wait(LkPreviewState *state, const LkKnown *known, int seconds);

/* ---- tell.c */
/* Returns the state as JSON, of malloc; NULL when out of memory. */
char *lk_state_json(LkPreviewState *state, size_t *length);

#endif
