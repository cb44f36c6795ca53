/* The folder of a run: whose it is, what lies in it already, and what of that must go. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/run.h"

bool lk_run_tell_folder(const LkRun *run)
{
    int reason = errno;
    const char *name = reason == ENOENT   ? "E_BATCH_FOLDER_PARENT"
                       : reason == ENOSPC ? "E_BATCH_FOLDER_FULL"
                                          : "E_BATCH_FOLDER";
    LK_TELL(&run->teller, name, {"folder", run->options->folder, 0}, {"reason", NULL, reason});
    return false;
}

bool lk_run_open_folder(LkRun *run)
{
    const char *path = run->options->folder;
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return lk_run_tell_folder(run);
    run->folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (run->folder < 0)
        return lk_run_tell_folder(run);
    if (flock(run->folder, LOCK_EX | LOCK_NB) != 0) {
        LK_TELL(&run->teller, "E_BATCH_BUSY", {"folder", path, 0});
        return false;
    }
    return true;
}

bool lk_run_open_data(LkRun *run)
{
    if (mkdirat(run->folder, "data", 0777) != 0 && errno != EEXIST)
        return lk_run_tell_folder(run);
    run->data = openat(run->folder, "data", O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    return run->data >= 0 || lk_run_tell_folder(run);
}

/* A folder that has something in it is gone on with only when that is asked for, and only if it is a batch's.
 */
bool lk_run_read_known(LkRun *run, LkEntries *known)
{
    LkBagHead before = {0};
    bool is_ours = lk_journal_read(run->folder, &before, known);
    lk_entries_sort_by_key(known);
    if (is_ours && !run->options->resume) {
        LK_TELL(&run->teller, "E_BATCH_EXISTS", {"folder", run->options->folder, 0});
        return false;
    }
    char other[256];
    if (!is_ours && lk_find_other(run->folder, other, sizeof other)) {
        LK_TELL(&run->teller, "E_BATCH_FOREIGN", {"folder", run->options->folder, 0}, {"file", other, 0});
        return false;
    }
    bool is_same_shard = before.shard == run->head.shard && before.shard_count == run->head.shard_count;
    if (is_ours && !is_same_shard) {
        char shard[16], count[16];
        snprintf(shard, sizeof shard, "%u", before.shard);
        snprintf(count, sizeof count, "%u", before.shard_count);
        LK_TELL(&run->teller, "E_BATCH_SHARD", {"folder", run->options->folder, 0}, {"shard", shard, 0},
                {"count", count, 0});
        return false;
    }
    run->is_same_data = is_ours && strcmp(before.data, run->head.data) == 0;
    if (is_ours && strcmp(before.base, run->head.base) != 0)
        for (size_t i = 0; i < known->count; i++)
            memset(known->items[i].record, '0', 64); /* the template changed: all are made anew */
    return true;
}

/* Files of records that are no more, that fail now, or that are called otherwise. */
bool lk_run_remove_stale(const LkRun *run, const LkEntries *known)
{
    const char **used = lk_entries_files(&run->entries);
    if (used == NULL)
        return false;
    for (size_t i = 0; i < known->count; i++) {
        const char *file = known->items[i].file;
        if (file[0] != '\0' && !lk_files_have(used, run->entries.count, file))
            unlinkat(run->data, file, 0);
    }
    free(used);
    return true;
}

/* Who put it there may want it back. */
void lk_run_tell_strangers(const LkRun *run)
{
    char name[256];
    if (!lk_find_stranger(run->data, &run->entries, name, sizeof name))
        return;
    char file[PATH_MAX];
    snprintf(file, sizeof file, "%s/data/%s", run->options->folder, name);
    LK_TELL(&run->teller, "W_BAG_EXTRA", {"file", file, 0});
}
