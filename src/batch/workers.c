/* The threads of a run: each takes the next record of the plan until none is left, or the run is to end. */
#include <pthread.h>
#include <stdlib.h>

#include "batch/run.h"

static bool take(LkRun *run, size_t *index)
{
    const LkBatchOptions *options = run->options;
    pthread_mutex_lock(&run->lock);
    if (options->should_stop != NULL && options->should_stop(options->context))
        run->is_stopped = true;
    bool is_taken = run->failure == 0 && !run->is_stopped && run->next < run->order_count;
    if (is_taken)
        *index = run->order[run->next++];
    pthread_mutex_unlock(&run->lock);
    return is_taken;
}

static void *work(void *context)
{
    LkRun *run = context;
    for (size_t index; take(run, &index);)
        lk_run_make(run, index);
    return NULL;
}

/* This thread is one of them: with one worker there is no other. */
void lk_run_work(LkRun *run)
{
    unsigned wanted = lk_batch_workers(run->options, run->order_count), started = 0;
    pthread_t *threads = calloc(wanted + 1, sizeof *threads);
    while (threads != NULL && started + 1 < wanted && pthread_create(&threads[started], NULL, work, run) == 0)
        started++;
    work(run);
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    free(threads);
}
