/* A run from its beginning to its end: the folder is taken, records are planned and made, and the bag is
 * closed over them. */
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
    if (!is_clean || fsync(run->data) != 0 || !lk_bag_write(run->folder, &run->head, &run->entries) ||
        !lk_journal_end(&run->journal, run->folder)) {
        lk_run_tell_folder(run);
        return LK_EXIT_FILE;
    }
    return failed > 0 ? LK_EXIT_DOCUMENT : LK_EXIT_DONE;
}

/* The journal is there first: it says that the folder is ours, and what is kept, before anything in it
 * changes. */
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
    return conclude(run, known);
}

/* What all files depend on – the profile too, where it is not the layout's –, and the data as a whole. */
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

/* What of the call makes no sense; NULL when all does. */
static const char *mistake_of(const LkRecords *records, const LkBatchOptions *options)
{
    if (records == NULL || options->folder == NULL)
        return records == NULL ? "there are no records" : "there is no folder for the bag";
    if ((unsigned)options->profile > LK_PROFILE_ARCHIVE_SOURCE)
        return "the profile of the batch is none";
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
                 .teller = lk_teller_of(options),
                 .head = {.records = lk_records_count(records),
                          .shard = options->shard > 0 ? options->shard : 1,
                          .shard_count = options->shard_count > 0 ? options->shard_count : 1},
                 .folder = -1,
                 .data = -1,
                 .start = lk_seconds()};
    if (!take_digests(&run) || pthread_mutex_init(&run.lock, NULL) != 0) {
        lk_batch_tell(&run.teller, "E_LIMIT_MEMORY_BATCH", NULL, 0);
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
