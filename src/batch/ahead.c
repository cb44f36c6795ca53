/* Documents of records in their order, set by several threads a few ahead of the one who takes them: a ring
 * of slots, so that no more than these are in memory. The one who takes them sets some too, rather than wait:
 * with one worker there is no other thread. */
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "batch/batch_private.h"

typedef struct Slot {
    LkDocument *document;
    bool is_ready;
} Slot;

struct LkAhead {
    LkRecords *records;
    const LkBatchPart *parts;
    size_t count, room; /* of parts; of slots */
    Slot *slots;
    pthread_t *threads;
    unsigned started;

    pthread_mutex_t lock; /* of what follows, and of the slots */
    pthread_cond_t changed;
    size_t next, taken; /* parts that were begun, and handed out */
    bool is_over;
};

unsigned lk_batch_workers(const LkBatchOptions *options, size_t count)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned workers = options->workers > 0 ? options->workers : processors > 0 ? (unsigned)processors : 1;
    return workers < count ? workers : (unsigned)count;
}

static bool has_work(const LkAhead *ahead)
{
    return ahead->next < ahead->count && ahead->next < ahead->taken + ahead->room;
}

/* Sets the next document; the lock is held before and after, not meanwhile. */
static void set_next(LkAhead *ahead)
{
    size_t index = ahead->next++;
    pthread_mutex_unlock(&ahead->lock);
    LkDocument *document = lk_document_open_record(ahead->records, ahead->parts[index].record);
    if (document != NULL)
        lk_document_typeset(document);
    pthread_mutex_lock(&ahead->lock);
    ahead->slots[index % ahead->room] = (Slot){document, true};
    pthread_cond_broadcast(&ahead->changed);
}

static void *work(void *context)
{
    LkAhead *ahead = context;
    pthread_mutex_lock(&ahead->lock);
    while (!ahead->is_over && ahead->next < ahead->count) {
        if (has_work(ahead))
            set_next(ahead);
        else
            pthread_cond_wait(&ahead->changed, &ahead->lock);
    }
    pthread_mutex_unlock(&ahead->lock);
    return NULL;
}

LkAhead *lk_ahead_create(LkRecords *records, const LkBatchPart *parts, size_t count, unsigned workers)
{
    LkAhead *ahead = calloc(1, sizeof *ahead);
    if (ahead == NULL)
        return NULL;
    *ahead = (LkAhead){.records = records, .parts = parts, .count = count, .room = 2 * (size_t)workers + 1};
    ahead->slots = calloc(ahead->room, sizeof *ahead->slots);
    ahead->threads = calloc((size_t)workers + 1, sizeof *ahead->threads);
    if (ahead->slots == NULL || ahead->threads == NULL || pthread_mutex_init(&ahead->lock, NULL) != 0) {
        free(ahead->slots);
        free(ahead->threads);
        free(ahead);
        return NULL;
    }
    pthread_cond_init(&ahead->changed, NULL);
    while (ahead->started + 1 < workers &&
           pthread_create(&ahead->threads[ahead->started], NULL, work, ahead) == 0)
        ahead->started++;
    return ahead;
}

LkDocument *lk_ahead_next(LkAhead *ahead)
{
    pthread_mutex_lock(&ahead->lock);
    Slot *slot = &ahead->slots[ahead->taken % ahead->room];
    while (!slot->is_ready) {
        if (has_work(ahead))
            set_next(ahead);
        else
            pthread_cond_wait(&ahead->changed, &ahead->lock);
    }
    LkDocument *document = slot->document;
    *slot = (Slot){0};
    ahead->taken++;
    pthread_cond_broadcast(&ahead->changed);
    pthread_mutex_unlock(&ahead->lock);
    return document;
}

void lk_ahead_destroy(LkAhead *ahead)
{
    if (ahead == NULL)
        return;
    pthread_mutex_lock(&ahead->lock);
    ahead->is_over = true;
    pthread_cond_broadcast(&ahead->changed);
    pthread_mutex_unlock(&ahead->lock);
    for (unsigned i = 0; i < ahead->started; i++)
        pthread_join(ahead->threads[i], NULL);
    for (size_t i = 0; i < ahead->room; i++)
        lk_document_destroy(ahead->slots[i].document);
    pthread_cond_destroy(&ahead->changed);
    pthread_mutex_destroy(&ahead->lock);
    free(ahead->slots);
    free(ahead->threads);
    free(ahead);
}
