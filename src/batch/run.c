/* A run from beginning to end: opens the folder, plans the records, makes them, and writes the bag's tag
 * files. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch/run.h"

static int conclude(LkRun *run, const LkEntries *known)
{
    size_t failed = 0;
    lk_entries_sort(&run->entries);
    for (size_t i = 0; i < run->entries.count; i++)
        failed += !lk_entry_is_made(&run->entries.items[i]);
    if (run->failure > 0)
        return run->failure;
    if (run->is_stopped)
        return run->options->fail_fast && failed > 0 ? LK_EXIT_DOCUMENT : LK_EXIT_STOPPED;
    bool is_clean = lk_run_remove_stale(run, known);
    if (is_clean)
        lk_run_tell_strangers(run);
    LkBagPlace place = {.folder = run->folder, .tsa = run->options->tsa, .reporter = &run->reporter};
    if (!is_clean || fsync(run->data) != 0 || !lk_bag_write(&place, &run->head, &run->entries) ||
        !lk_journal_end(&run->journal, run->folder)) {
        if (!place.is_told)
            lk_run_tell_folder(run);
        return LK_EXIT_FILE;
    }
    if (run->progress.left > 0)
        lk_run_tell_progress(run);
    return failed + run->progress.left > 0 ? LK_EXIT_DOCUMENT : LK_EXIT_DONE;
}

/* The journal is written first: before anything in the folder changes, it says that the folder is a batch's,
 * and what is kept. */
static int run_in_folder(LkRun *run, LkEntries *known)
{
    if (!lk_run_open_folder(run) || !lk_run_read_known(run, known))
        return LK_EXIT_FILE;
    lk_remove_partial(run->folder);
    if (!lk_journal_begin(&run->journal, run->folder, &run->head, known)) {
        lk_run_tell_folder(run);
        return LK_EXIT_FILE;
    }
    if (!lk_run_open_data(run))
        return LK_EXIT_FILE;
    lk_remove_partial(run->data);
    lk_bag_remove_tags(run->folder);
    run->known = known;
    if (!lk_run_plan(run))
        return LK_EXIT_LIMIT;
    if (run->progress.kept > 0)
        lk_run_tell_progress(run);
    lk_run_work(run);
    lk_run_tell_signed_as(run);
    return conclude(run, known);
}

/* Computes the digests of what all files depend on (with the profile, if it is not the layout's) and of the
 * data. */
static bool take_digests(LkRun *run)
{
    LkProfile profile = run->options->profile;
    char *all = NULL;
    size_t length = 0;
    FILE *stream = lk_records_digest(run->records, run->head.base) ? open_memstream(&all, &length) : NULL;
    if (stream == NULL)
        return false;
    for (size_t i = 0; i < run->head.records; i++)
        fprintf(stream, "%s\n", lk_record_digest(run->records, i));
    bool is_good = fclose(stream) == 0;
    if (is_good)
        lk_sha256(all, length, run->head.data);
    free(all);
    char base[80];
    int size = snprintf(base, sizeof base, "%s %d\n", run->head.base, (int)profile);
    if (profile != LK_PROFILE_LAYOUT)
        lk_sha256(base, (size_t)size, run->head.base);
    return is_good;
}

/* Returns what is wrong with the call; NULL = nothing. */
static const char *mistake_of(const LkRecords *records, const LkBatchOptions *options)
{
    if (records == NULL || options->folder == NULL)
        return records == NULL ? "there are no records" : "there is no folder for the bag";
    if ((unsigned)options->profile > LK_PROFILE_ARCHIVE_SOURCE)
        return "the profile of the batch is none";
    if (options->key != NULL && !lk_key_holder(options->key, &(LkKeyHolder){LK_SIZED(LkKeyHolder)}))
        return "the key could not be opened";
    return options->shard > (options->shard_count > 0 ? options->shard_count : 1) ? "there is no such shard"
                                                                                  : NULL;
}

LkExit lk_batch_run(LkRecords *records, const LkBatchOptions *given)
{
    LkBatchOptions own, *options = &own;
    if (!lk_batch_take(&own, sizeof own, given, "LkBatchOptions", given))
        return LK_EXIT_USAGE;
    const char *mistake = mistake_of(records, options);
    if (mistake != NULL)
        return lk_batch_misused(&own, mistake);
    LkExit code = lk_messages_exit_code(lk_records_messages(records));
    if (code != 0)
        return code;
    LkRun run = {.records = records,
                 .options = options,
                 .reporter = lk_reporter_of(options),
                 .head = {.is_signed = options->key != NULL,
                          .records = lk_records_count(records),
                          .shard = options->shard > 0 ? options->shard : 1,
                          .shard_count = options->shard_count > 0 ? options->shard_count : 1},
                 .folder = -1,
                 .data = -1,
                 .start = lk_seconds()};
    LkKeyHolder holder = {LK_SIZED(LkKeyHolder)};
    if (lk_key_holder(options->key, &holder))
        snprintf(run.signer, sizeof run.signer, "%s", holder.certificate);
    if (!take_digests(&run) || !lk_run_take_signed_as(&run) || pthread_mutex_init(&run.lock, NULL) != 0) {
        lk_reporter_tell(&run.reporter, "E_LIMIT_MEMORY_BATCH", NULL, 0);
        return LK_EXIT_LIMIT;
    }
    LkEntries known = {0};
    code = run_in_folder(&run, &known);
    lk_journal_close(&run.journal);
    lk_entries_release(&run.entries);
    lk_entries_release(&known);
    free(run.order);
    if (run.data >= 0)
        close(run.data);
    if (run.folder >= 0)
        close(run.folder);
    pthread_mutex_destroy(&run.lock);
    return code;
}
