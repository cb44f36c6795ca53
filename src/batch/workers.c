/* The threads of a run. Each makes the next record of the plan until none is left or the run has to stop. */
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

/* Each worker has a session of the key: a token signs for one at a time. Only the first failure is told. */
static bool open_key(LkRun *run, LkKey **key)
{
    *key = run->options->key == NULL ? NULL : lk_key_open_again(run->options->key);
    int code = run->options->key == NULL ? LK_EXIT_DONE
               : *key == NULL            ? LK_EXIT_LIMIT
                                         : lk_messages_exit_code(lk_key_messages(*key));
    if (code == LK_EXIT_DONE)
        return true;
    pthread_mutex_lock(&run->lock);
    if (run->failure == 0)
        lk_reporter_forward(&run->reporter, lk_key_messages(*key));
    run->failure = code;
    pthread_mutex_unlock(&run->lock);
    return false;
}

static void *work(void *context)
{
    LkRun *run = context;
    LkKey *key = NULL;
    if (open_key(run, &key))
        for (size_t index; take(run, &index);)
            lk_run_make(run, index, key);
    lk_key_destroy(key);
    return NULL;
}

/* The calling thread is one of the workers: with one worker there is no other. */
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
