/* A view shows the report in one layout. It is typeset again when something changes; while the new version
 * has errors, the old pages stay. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "preview/view.h"

LkSharedEngine *lk_shared_engine_create(const LkPreviewOptions *options)
{
    LkSharedEngine *shared = calloc(1, sizeof *shared);
    if (shared == NULL)
        return NULL;
    *shared = (LkSharedEngine){options->create_engine(), 1};
    if (shared->engine != NULL)
        return shared;
    free(shared);
    return NULL;
}

void lk_shared_engine_leave(LkSharedEngine *engine)
{
    if (engine == NULL || --engine->users > 0)
        return;
    lk_engine_destroy(engine->engine);
    free(engine);
}

/* ---- Pages */

static void free_pages(LkShownPage *pages, size_t count)
{
    for (size_t i = 0; pages != NULL && i < count; i++)
        free(pages[i].label);
    free(pages);
}

static LkShownPage *make_pages(LkDocument *document, size_t count)
{
    LkShownPage *pages = calloc(count + 1, sizeof *pages);
    for (size_t i = 0; pages != NULL && i < count; i++) {
        LkPageShape shape = {LK_SIZED(LkPageShape)};
        lk_document_page_shape(document, i + 1, &shape);
        pages[i].width = shape.width;
        pages[i].height = shape.height;
        pages[i].label = strdup(shape.label);
        snprintf(pages[i].hash, sizeof pages[i].hash, "%016" PRIx64, lk_document_page_hash(document, i + 1));
        if (pages[i].label == NULL) {
            free_pages(pages, count);
            return NULL;
        }
    }
    return pages;
}

/* ---- Building */

/* What a build replaces; it is freed when the lock is no longer held. */
typedef struct Old {
    LkDocument *documents[2];
    LkSharedEngine *engines[2];
    LkShownPage *pages;
    size_t page_count;
} Old;

static void let_go(Old *old)
{
    for (int i = 0; i < 2; i++) {
        lk_document_destroy(old->documents[i]);
        lk_shared_engine_leave(old->engines[i]);
    }
    free_pages(old->pages, old->page_count);
}

static Old take_good(LkView *view, LkDocument *document, LkSharedEngine *engine, LkShownPage *pages,
                     size_t count)
{
    Old old = {
        {view->document, view->newest}, {view->engine, view->newest_engine}, view->pages, view->page_count};
    view->document = document;
    view->engine = engine;
    view->pages = pages;
    view->page_count = count;
    view->newest = NULL;
    view->newest_engine = NULL;
    return old;
}

static Old take_bad(LkView *view, LkDocument *document, LkSharedEngine *engine)
{
    Old old = {{view->newest, NULL}, {view->newest_engine, NULL}, NULL, 0};
    view->newest = document;
    view->newest_engine = engine;
    return old;
}

LkDocumentOptions lk_view_options(const LkView *view, const LkPreviewOptions *options)
{
    LkDocumentOptions document_options = options->document;
    if (view->layout != NULL)
        document_options.layout = view->layout;
    document_options.layout_values = view->values;
    document_options.layout_value_count = view->value_count;
    return document_options;
}

bool lk_view_build(LkView *view, const LkPreviewOptions *options, LkSharedEngine *engine,
                   pthread_mutex_t *lock)
{
    double start = lk_seconds();
    LkDocumentOptions document_options = lk_view_options(view, options);
    LkDocument *document = lk_document_open(engine->engine, options->source, &document_options);
    if (document == NULL)
        return false;
    bool is_good = lk_document_typeset(document);
    size_t count = lk_document_page_count(document);
    LkShownPage *pages = is_good ? make_pages(document, count) : NULL;
    double seconds = lk_seconds() - start;
    engine->users++;
    pthread_mutex_lock(lock);
    Old old =
        pages != NULL ? take_good(view, document, engine, pages, count) : take_bad(view, document, engine);
    view->seconds = seconds;
    view->told = lk_messages_count(lk_document_messages(document));
    pthread_mutex_unlock(lock);
    let_go(&old);
    return true;
}

LkDocument *lk_view_newest(const LkView *view)
{
    return view->newest != NULL ? view->newest : view->document;
}

void lk_values_free(LkLayoutValue *values, size_t count)
{
    for (size_t i = 0; values != NULL && i < count; i++) {
        free((char *)values[i].path);
        free((char *)values[i].value);
    }
    free(values);
}

void lk_view_release(LkView *view)
{
    let_go(&(Old){
        {view->document, view->newest}, {view->engine, view->newest_engine}, view->pages, view->page_count});
    free(view->layout);
    lk_values_free(view->values, view->value_count);
    *view = (LkView){0};
}
