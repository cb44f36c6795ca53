/* Private to the preview's module.
 *
 * One thread builds (preview.c, commands.c and what they call): it alone opens and destroys documents. The
 * web server's threads (server.c, answers.c) give what stands in the state, under its lock, and hand over
 * what is asked of the builder. */
#ifndef LIKHIT_PREVIEW_PRIVATE_H
#define LIKHIT_PREVIEW_PRIVATE_H

#include <pthread.h>
#include <stdio.h>

#include "base/text.h"
#include "preview/preview.h"

enum { LK_VIEWS_MOST = 6, LK_REQUEST_BYTES_MOST = 64 * 1024 };

/* ---- view.c: the report in one layout */

/* An engine and how many documents stand on it: fonts that come or go need another. */
typedef struct LkSharedEngine {
    LkEngine *engine;
    unsigned users;
} LkSharedEngine;
LkSharedEngine *lk_shared_engine_create(const LkPreviewOptions *options);
/* Gives one use up; the last one destroys it. NULL is allowed. */
void lk_shared_engine_leave(LkSharedEngine *engine);

typedef struct LkShownPage {
    char hash[17]; /* of what can be seen on it */
    double width, height;
    char *label;
} LkShownPage;

typedef struct LkView {
    char *layout;           /* that is chosen; NULL = as the source says */
    LkDocument *document;   /* whose pages are shown: the last one without errors; NULL = none yet */
    LkSharedEngine *engine; /* of that */
    LkShownPage *pages;
    size_t page_count;
    LkDocument *newest; /* the last one, when it has errors: its messages are told. NULL = `document` is */
    LkSharedEngine *newest_engine;
    LkLayoutValue *values; /* over its layout, not saved; they stay while the draft changes */
    size_t value_count;
    double seconds; /* from reading the source to frames, for the newest */
} LkView;

/* Sets the source anew for a view and takes the pages over; without pages of the new ones the old ones stay.
 * False when memory ran out. The lock is taken for the exchange alone. */
struct LkPreviewState;
/* How its document is opened. */
LkDocumentOptions lk_view_options(const LkView *view, const LkPreviewOptions *options);
bool lk_view_build(struct LkPreviewState *state, LkView *view, const LkPreviewOptions *options,
                   LkSharedEngine *engine);
void lk_view_release(LkView *view);
/* What is told: the messages are of the newest document. */
LkDocument *lk_view_newest(const LkView *view);

/* ---- state.c: what is shown now */

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

bool lk_state_init(LkPreviewState *state, const LkPreviewOptions *options);
void lk_state_release(LkPreviewState *state);
/* Tells all pages that something else is shown now. */
void lk_state_changed(LkPreviewState *state);
/* Sends all pages to a place of the report; takes `place` over. */
void lk_state_call(LkPreviewState *state, char *place);
/* Wakes all who wait; they are told to go. */
void lk_state_close(LkPreviewState *state);
/* Hands a request over and waits for its answer. False when the preview ends before. */
bool lk_state_ask(LkPreviewState *state, LkRequest *request);
/* The next request, or NULL; and its end. For the builder. */
LkRequest *lk_state_next_request(LkPreviewState *state);
void lk_state_answer(LkPreviewState *state, LkRequest *request);
/* The picture of the page with this hash as SVG, or what is laid over it as JSON; of lk_free, NULL when it is
 * there no more. */
void *lk_state_picture(LkPreviewState *state, const char *hash, size_t *length);
void *lk_state_layer(LkPreviewState *state, const char *hash, size_t *length);

/* What a listener knows. */
typedef struct LkKnown {
    unsigned long version, call_count;
} LkKnown;
/* Waits until there is something new, or `seconds` have passed. False when closing. */
bool lk_state_wait(LkPreviewState *state, const LkKnown *known, int seconds);

/* ---- tell.c: the state as JSON. Of malloc; NULL = no memory. */
char *lk_state_json(LkPreviewState *state, size_t *length);

/* ---- preview.c */
/* What the draft is compared with. */
typedef struct LkComparing {
    bool is_on;
    size_t view;
    char *pdf;        /* path; NULL = the last commit */
    const char *file; /* name in that */
} LkComparing;

typedef struct LkPreview {
    const LkPreviewOptions *options;
    LkPreviewState state;
    LkSharedEngine *engine; /* of the next build */
    struct LkWatch *watch;
    struct LkServer *server;
    LkComparing comparing;
} LkPreview;

/* Builds all views, or those from `first` on; follows what they use; tells the pages. */
bool lk_preview_build(LkPreview *preview, size_t first);
/* Watches all that is used. */
void lk_follow(LkPreview *preview);

/* The same for one view. */
bool lk_preview_build_view(LkPreview *preview, LkView *view);

/* ---- commands.c: what pages ask for, on the builder's thread */
void lk_command_answer(LkPreview *preview, LkRequest *request);
/* Looks which layouts there are to choose from. */
void lk_command_list_layouts(LkPreview *preview);

/* What several commands need: the view that a body names, NULL = none; an object as text, which it takes
 * over. */
struct cJSON;
LkView *lk_view_of(LkPreview *preview, const struct cJSON *body);
char *lk_json_printed(struct cJSON *object);

/* ---- compare.c: commands; NULL = not understood */
char *lk_answer_compare(LkPreview *preview, const struct cJSON *body);
char *lk_answer_pdfs(LkPreview *preview, const struct cJSON *body);
/* Compares anew, if that is asked for; behind a build. */
void lk_compare_again(LkPreview *preview);
void lk_compare_end(LkPreview *preview);

/* ---- places.c: commands for both ways between page and source; NULL = not understood */
char *lk_answer_place(LkPreview *preview, const struct cJSON *body);
char *lk_answer_find(LkPreview *preview, const struct cJSON *body);
char *lk_answer_goto(LkPreview *preview, const struct cJSON *body);
/* Sends all pages to a line of the source; false when nothing of it is printed. */
bool lk_call_place(LkPreview *preview, unsigned line, unsigned column);
/* Writes the map of the first view, if one is asked for. */
void lk_write_map(LkPreview *preview);

/* ---- values.c: commands for the values of a view's layout */
char *lk_answer_values(LkPreview *preview, const struct cJSON *body);
char *lk_answer_set_values(LkPreview *preview, const struct cJSON *body);
char *lk_answer_save_values(LkPreview *preview, const struct cJSON *body);
void lk_values_free(LkLayoutValue *values, size_t count);

/* ---- watch.c */
typedef struct LkWatch LkWatch;
LkWatch *lk_watch_create(void);
void lk_watch_destroy(LkWatch *watch);
int lk_watch_descriptor(const LkWatch *watch);
/* Follows these from now on, those of before no more: files, and every file in folders (a path that ends in
 * “/”), of which it is remembered that they are of fonts. */
void lk_watch_files(LkWatch *watch, const char *const *paths, size_t count);
/* What happened, the most telling last: a file went or is being made – often the first half of saving it –,
 * one is there, whole, or something in one of the folders changed. */
typedef enum LkHappened {
    LK_HAPPENED_NOTHING,
    LK_HAPPENED_MOVED,
    LK_HAPPENED_WRITTEN,
    LK_HAPPENED_IN_FOLDER
} LkHappened;
/* Reads all that happened since. Does not wait. */
LkHappened lk_watch_read(LkWatch *watch);

/* ---- instance.c: one preview for one source */
typedef struct LkInstance LkInstance;
/* NULL when a preview of the source runs already: then its address is in *other (of malloc). */
LkInstance *lk_instance_open(const char *source, char **other);
/* Says where the page is, to those who come later. */
void lk_instance_tell(LkInstance *instance, const char *address);
void lk_instance_close(LkInstance *instance);
/* Sends the preview at this address to a place of its source. False when it does not answer. */
bool lk_instance_call(const char *address, unsigned line, unsigned column);

/* ---- programs.c: browsers and editors, which go their own way */
void lk_open_browser(const char *address);
/* False when no editor is named, or only one that would take the terminal. */
bool lk_open_editor(const char *command, const char *file, unsigned line, unsigned column);
bool lk_has_editor(const char *command);

/* ---- server.c */
typedef struct LkServer LkServer;
/* Begins to serve on 127.0.0.1; NULL after a message. */
LkServer *lk_server_start(LkPreviewState *state, unsigned port);
void lk_server_stop(LkServer *server);
/* "http://127.0.0.1:PORT/TOKEN/" */
const char *lk_server_address(const LkServer *server);

/* ---- answers.c: what is given under a name, once the request was found good */
struct MHD_Connection;
int lk_answer_get(LkPreviewState *state, struct MHD_Connection *connection, const char *name);
int lk_answer_post(LkPreviewState *state, struct MHD_Connection *connection, const char *name,
                   const char *body);
int lk_answer_nothing(struct MHD_Connection *connection, unsigned status);

/* ---- assets.c: the page itself */
typedef struct LkAsset {
    const char *name, *type;
    const char *start, *end;
} LkAsset;
const LkAsset *lk_asset(const char *name);

#endif
