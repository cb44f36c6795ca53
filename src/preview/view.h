/* The report in one layout: set anew when something changed, and what is shown of it meanwhile. */
#ifndef LIKHIT_PREVIEW_VIEW_H
#define LIKHIT_PREVIEW_VIEW_H

#include <pthread.h>

#include "preview/preview.h"

/* An engine and how many documents stand on it: fonts that come or go need another. */
typedef struct LkSharedEngine {
    LkEngine *engine;
    unsigned users;
} LkSharedEngine;
/* Creates an engine with one user. NULL after a message. */
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

/* Returns how the view's document is opened. */
LkDocumentOptions lk_view_options(const LkView *view, const LkPreviewOptions *options);
/* Sets the source anew for a view and takes the pages over; without pages of the new ones the old ones stay.
 * The lock of what is shown is taken for the exchange alone. Returns false when memory ran out. */
bool lk_view_build(LkView *view, const LkPreviewOptions *options, LkSharedEngine *engine,
                   pthread_mutex_t *lock);
void lk_view_release(LkView *view);
/* Returns the document whose messages are told; NULL = none yet. */
LkDocument *lk_view_newest(const LkView *view);
/* Frees values and their strings. NULL is allowed. */
void lk_values_free(LkLayoutValue *values, size_t count);

#endif
