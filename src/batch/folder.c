/* The folder of a run: whether it may be used, what it holds already, and what of that has to be removed. */
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
    LK_TELL(&run->reporter, name, {"folder", run->options->folder, 0}, {"reason", NULL, reason});
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
        LK_TELL(&run->reporter, "E_BATCH_BUSY", {"folder", path, 0});
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

/* A folder that is not empty is used only if it is that of the same shard of a batch, and only if the caller
 * asks to resume it. */
bool lk_run_read_known(LkRun *run, LkEntries *known)
{
    LkBagHead before = {0};
    bool is_ours = lk_journal_read(run->folder, &before, known);
    lk_entries_sort_by_key(known);
    if (is_ours && !run->options->resume) {
        LK_TELL(&run->reporter, "E_BATCH_EXISTS", {"folder", run->options->folder, 0});
        return false;
    }
    if (is_ours && before.is_signed && run->signer[0] == '\0') {
        LK_TELL(&run->reporter, "E_BATCH_UNSIGNED", {"folder", run->options->folder, 0});
        return false;
    }
    char other[256];
    if (!is_ours && lk_find_other(run->folder, other, sizeof other)) {
        LK_TELL(&run->reporter, "E_BATCH_FOREIGN", {"folder", run->options->folder, 0}, {"file", other, 0});
        return false;
    }
    bool is_same_shard = before.shard == run->head.shard && before.shard_count == run->head.shard_count;
    if (is_ours && !is_same_shard) {
        char shard[16], count[16];
        snprintf(shard, sizeof shard, "%u", before.shard);
        snprintf(count, sizeof count, "%u", before.shard_count);
        LK_TELL(&run->reporter, "E_BATCH_SHARD", {"folder", run->options->folder, 0}, {"shard", shard, 0},
                {"count", count, 0});
        return false;
    }
    run->is_same_data = is_ours && strcmp(before.data, run->head.data) == 0;
    if (is_ours && strcmp(before.base, run->head.base) != 0)
        for (size_t i = 0; i < known->count; i++)
            memset(known->items[i].record, '0', 64); /* the template changed: no digest shall match */
    return true;
}

static void remove_file(LkRun *run, const char *file)
{
    LkStanding standing = lk_run_look_at(run, file);
    if (lk_run_may_replace(run, &standing)) {
        unlinkat(run->data, file, 0);
    } else {
        char path[PATH_MAX];
        snprintf(path, sizeof path, "%s/data/%s", run->options->folder, file);
        LK_TELL(&run->reporter, "E_BATCH_SIGNED_GONE", {"file", path, 0});
        run->progress.left++;
        run->has_strangers = true;
    }
    lk_run_forget(&standing);
}

/* Removes files of the run before: of records that are gone, that failed this time, or whose file has another
 * name. The journal may have several entries for one file. */
bool lk_run_remove_stale(LkRun *run, const LkEntries *known)
{
    const char **used = lk_entries_files(&run->entries), **stale = lk_entries_files(known);
    bool is_good = used != NULL && stale != NULL;
    for (size_t i = 0; is_good && i < known->count; i++) {
        bool is_again = i > 0 && strcmp(stale[i], stale[i - 1]) == 0;
        if (stale[i][0] != '\0' && !is_again && !lk_files_have(used, run->entries.count, stale[i]))
            remove_file(run, stale[i]);
    }
    free(stale);
    free(used);
    return is_good;
}

/* Other files are only reported, not removed: somebody may need them. */
void lk_run_tell_strangers(const LkRun *run)
{
    char name[256];
    if (run->has_strangers || !lk_find_stranger(run->data, &run->entries, name, sizeof name))
        return;
    char file[PATH_MAX];
    snprintf(file, sizeof file, "%s/data/%s", run->options->folder, name);
    LK_TELL(&run->reporter, "W_BAG_EXTRA", {"file", file, 0});
}
