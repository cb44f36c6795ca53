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
        return run->options->fail_fast && failed > 0 ? LK_BATCH_SOME_FAILED : LK_BATCH_STOPPED;
    bool is_clean = lk_run_remove_stale(run, known);
    if (is_clean)
        lk_run_tell_strangers(run);
    if (!is_clean || fsync(run->data) != 0 || !lk_bag_write(run->folder, &run->head, &run->entries) ||
        !lk_journal_end(&run->journal, run->folder)) {
        lk_run_tell_folder(run);
        return LK_BATCH_FILE;
    }
    return failed > 0 ? LK_BATCH_SOME_FAILED : LK_BATCH_DONE;
}

/* The journal is there first: it says that the folder is ours, and what is kept, before anything in it
 * changes. */
static int run_in_folder(LkRun *run, LkEntries *known)
{
    if (!lk_run_open_folder(run) || !lk_run_read_known(run, known))
        return LK_BATCH_FILE;
    lk_remove_partial(run->folder);
    if (!lk_journal_begin(&run->journal, run->folder, &run->head, known)) {
        lk_run_tell_folder(run);
        return LK_BATCH_FILE;
    }
    if (!lk_run_open_data(run))
        return LK_BATCH_FILE;
    lk_remove_partial(run->data);
    lk_bag_remove_tags(run->folder);
    run->known = known;
    if (!lk_run_plan(run))
        return LK_BATCH_LIMIT;
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
        fprintf(stream, "%s\n", lk_record(run->records, i).digest);
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

int lk_batch_run(LkRecords *records, const LkBatchOptions *options)
{
    int code = lk_records_exit_code(records);
    if (code != 0)
        return code;
    LkRun run = {.records = records,
                 .options = options,
                 .teller = {options->tell, options->context},
                 .head = {.records = lk_records_count(records),
                          .shard = options->shard > 0 ? options->shard : 1,
                          .shard_count = options->shard_count > 0 ? options->shard_count : 1},
                 .folder = -1,
                 .data = -1,
                 .start = lk_seconds()};
    if (!take_digests(&run) || pthread_mutex_init(&run.lock, NULL) != 0) {
        lk_tell_error(&run.teller, "E-limit-memory", NULL, "there is not enough memory for the batch");
        return LK_BATCH_LIMIT;
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
