/* Typesets the documents of records on several threads, ahead of the thread that takes them in their order.
 * They wait in a ring of slots, so that memory holds no more documents than there are slots. A taker whose
 * document is not ready typesets one itself rather than wait: with one worker there is no other thread. */
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "batch/batch_private.h"

typedef struct Slot {
    LkDocument *document;
    bool is_ready;
} Slot;

struct LkPrefetch {
    LkRecords *records;
    const LkBatchPart *parts;
    size_t count; /* of parts */
    size_t room;  /* how many slots there are */
    Slot *slots;
    pthread_t *threads;
    unsigned started;

    pthread_mutex_t lock; /* guards the members below it, and the slots */
    pthread_cond_t changed;
    size_t next, taken; /* how many parts were begun, and how many handed out */
    bool is_over;
};

unsigned lk_batch_workers(const LkBatchOptions *options, size_t count)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned workers = options->workers > 0 ? options->workers : processors > 0 ? (unsigned)processors : 1;
    return workers < count ? workers : (unsigned)count;
}

static bool has_work(const LkPrefetch *prefetch)
{
    return prefetch->next < prefetch->count && prefetch->next < prefetch->taken + prefetch->room;
}

/* Called with the lock held, which is released while the document is typeset. */
static void typeset_next(LkPrefetch *prefetch)
{
    size_t index = prefetch->next++;
    pthread_mutex_unlock(&prefetch->lock);
    LkDocument *document = lk_document_open_record(prefetch->records, prefetch->parts[index].record);
    if (document != NULL)
        lk_document_typeset(document);
    pthread_mutex_lock(&prefetch->lock);
    prefetch->slots[index % prefetch->room] = (Slot){document, true};
    pthread_cond_broadcast(&prefetch->changed);
}

static void *work(void *context)
{
    LkPrefetch *prefetch = context;
    pthread_mutex_lock(&prefetch->lock);
    while (!prefetch->is_over && prefetch->next < prefetch->count) {
        if (has_work(prefetch))
            typeset_next(prefetch);
        else
            pthread_cond_wait(&prefetch->changed, &prefetch->lock);
    }
    pthread_mutex_unlock(&prefetch->lock);
    return NULL;
}

LkPrefetch *lk_prefetch_create(LkRecords *records, const LkBatchPart *parts, size_t count, unsigned workers)
{
    LkPrefetch *prefetch = calloc(1, sizeof *prefetch);
    if (prefetch == NULL)
        return NULL;
    *prefetch =
        (LkPrefetch){.records = records, .parts = parts, .count = count, .room = 2 * (size_t)workers + 1};
    prefetch->slots = calloc(prefetch->room, sizeof *prefetch->slots);
    prefetch->threads = calloc((size_t)workers + 1, sizeof *prefetch->threads);
    if (prefetch->slots == NULL || prefetch->threads == NULL ||
        pthread_mutex_init(&prefetch->lock, NULL) != 0) {
        free(prefetch->slots);
        free(prefetch->threads);
        free(prefetch);
        return NULL;
    }
    pthread_cond_init(&prefetch->changed, NULL);
    while (prefetch->started + 1 < workers &&
           pthread_create(&prefetch->threads[prefetch->started], NULL, work, prefetch) == 0)
        prefetch->started++;
    return prefetch;
}

LkDocument *lk_prefetch_next(LkPrefetch *prefetch)
{
    pthread_mutex_lock(&prefetch->lock);
    Slot *slot = &prefetch->slots[prefetch->taken % prefetch->room];
    while (!slot->is_ready) {
        if (has_work(prefetch))
            typeset_next(prefetch);
        else
            pthread_cond_wait(&prefetch->changed, &prefetch->lock);
    }
    LkDocument *document = slot->document;
    *slot = (Slot){0};
    prefetch->taken++;
    pthread_cond_broadcast(&prefetch->changed);
    pthread_mutex_unlock(&prefetch->lock);
    return document;
}

void lk_prefetch_destroy(LkPrefetch *prefetch)
{
    if (prefetch == NULL)
        return;
    pthread_mutex_lock(&prefetch->lock);
    prefetch->is_over = true;
    pthread_cond_broadcast(&prefetch->changed);
    pthread_mutex_unlock(&prefetch->lock);
    for (unsigned i = 0; i < prefetch->started; i++)
        pthread_join(prefetch->threads[i], NULL);
    for (size_t i = 0; i < prefetch->room; i++)
        lk_document_destroy(prefetch->slots[i].document);
    pthread_cond_destroy(&prefetch->changed);
    pthread_mutex_destroy(&prefetch->lock);
    free(prefetch->slots);
    free(prefetch->threads);
    free(prefetch);
}
