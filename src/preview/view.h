/* A view: the report in one layout. It is typeset again when something changes; until that succeeds, the
 * pages of the last good version stay on show. */
#ifndef LIKHIT_PREVIEW_VIEW_H
#define LIKHIT_PREVIEW_VIEW_H

#include <pthread.h>

#include "preview/preview.h"

/* An engine with a count of its users, since fonts that come or go need a new engine while documents still
 * use the old one. */
typedef struct LkSharedEngine {
    LkEngine *engine;
    unsigned users; /* documents, and the preview itself */
} LkSharedEngine;
/* Creates an engine with one user: the caller. NULL after a message. */
LkSharedEngine *lk_shared_engine_create(const LkPreviewOptions *options);
/* Ends one use; the last one destroys the engine. NULL is allowed. */
void lk_shared_engine_leave(LkSharedEngine *engine);

typedef struct LkShownPage {
    char hash[17];        /* lk_document_page_hash in hexadecimal: names the page's picture and layer */
    double width, height; /* pt */
    char *label;          /* page number as printed, from malloc */
} LkShownPage;

typedef struct LkView {
    char *layout;           /* name of the layout that a client chose; NULL = as the source says */
    LkDocument *document;   /* the last one without errors, whose pages are shown; NULL = none yet */
    LkSharedEngine *engine; /* of `document` */
    LkShownPage *pages;     /* of `document` */
    size_t page_count;
    LkDocument *
        newest; /* the last one if it has errors, which the clients are told; NULL = `document` is the last */
    LkSharedEngine *newest_engine; /* of `newest` */
    LkLayoutValue *values;         /* set over the layout and not saved; they stay while the draft changes */
    size_t value_count;
    size_t told;    /* messages of the one that was built last, when it was: others are about saving it */
    double seconds; /* that the last build took, from reading the source to finished pages */
} LkView;

/* Returns the options that the view's document is opened with: those of the preview with the view's layout
 * and values. They point into both. */
LkDocumentOptions lk_view_options(const LkView *view, const LkPreviewOptions *options);
/* Typesets the source again for a view. When that gives pages they replace those on show, else the old ones
 * stay. Takes `lock`, which guards what is shown, only for the exchange. Returns false when memory ran out.
 */
bool lk_view_build(LkView *view, const LkPreviewOptions *options, LkSharedEngine *engine,
                   pthread_mutex_t *lock);
/* Frees what the view holds. */
void lk_view_release(LkView *view);
/* Returns the document that was built last, whose messages are shown; NULL = none yet. */
LkDocument *lk_view_newest(const LkView *view);
/* Frees values and their strings. NULL is allowed. */
void lk_values_free(LkLayoutValue *values, size_t count);

#endif
