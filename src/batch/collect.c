/* Joins the bags of the shards of a batch into one, to the bytes that it would have if one machine had made
 * it. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/batch_private.h"

typedef struct Collection {
    LkReporter reporter;
    const char *path;
    const char *shard; /* path of the bag that is being taken in */
    int folder, data;
    LkBagHead head; /* of the whole: shard 1 of 1 */
    unsigned shard_count;
    bool *has_shard; /* for each of the shards: it has been taken in */
    LkEntries entries;
} Collection;

static bool fail(const Collection *all, const char *name, const char *place, const char *what)
{
    LK_TELL(&all->reporter, name, {place, what, 0});
    return false;
}

static bool fail_folder(const Collection *all, int reason)
{
    LK_TELL(&all->reporter, "E_BATCH_FOLDER_COLLECT", {"folder", all->path, 0}, {"reason", NULL, reason});
    return false;
}

/* Checks that the shard is of the same batch as the others, and comes only once. */
static bool take_head(Collection *all, const LkBagHead *head, const char *path)
{
    if (all->has_shard == NULL) {
        all->head = *head;
        all->head.shard = all->head.shard_count = 1;
        all->shard_count = head->shard_count;
        all->has_shard = calloc(head->shard_count, sizeof *all->has_shard);
        if (all->has_shard == NULL)
            return fail(all, "E_LIMIT_MEMORY_FOR", "what", path);
    }
    if (strcmp(head->base, all->head.base) != 0 || strcmp(head->data, all->head.data) != 0 ||
        head->records != all->head.records || head->shard_count != all->shard_count)
        return fail(all, "E_COLLECT_OTHER", "folder", path);
    if (head->is_signed != all->head.is_signed)
        return fail(all, "E_COLLECT_SIGNED", "folder", path);
    if (all->has_shard[head->shard - 1])
        return fail(all, "E_COLLECT_TWICE", "folder", path);
    return all->has_shard[head->shard - 1] = true;
}

/* Copies a file that cannot be linked, such as one on another disk. */
static bool copy(int from, const char *name, int to)
{
    size_t length = 0;
    char *bytes = lk_read_below(from, name, &length);
    bool is_good = bytes != NULL && lk_write_below(to, name, bytes, length);
    free(bytes);
    return is_good;
}

static bool is_as_made(int data, const LkEntry *entry)
{
    char digest[129];
    size_t bytes = 0;
    return lk_digest_below(data, entry->file, false, digest, &bytes) && strcmp(digest, entry->sha256) == 0;
}

/* Links the file of an entry into the bag. One that an earlier attempt left there is used only if it is the
 * same, as the shard may have been made again since. */
static bool take_file(const Collection *all, int data, const LkEntry *entry)
{
    if (!is_as_made(data, entry)) {
        char file[PATH_MAX];
        snprintf(file, sizeof file, "%s/data/%s", all->shard, entry->file);
        LK_TELL(&all->reporter, "E_BAG_CHANGED_SHARD", {"file", file, 0});
        return false;
    }
    if (linkat(data, entry->file, all->data, entry->file, 0) == 0)
        return true;
    if (errno == EEXIST && is_as_made(all->data, entry))
        return true;
    unlinkat(all->data, entry->file, 0);
    if (linkat(data, entry->file, all->data, entry->file, 0) == 0)
        return true;
    return copy(data, entry->file, all->data) || fail(all, "E_BATCH_WRITE_FILE", "file", entry->file);
}

static bool take_entries(Collection *all, LkEntries *entries, int data)
{
    for (size_t i = 0; i < entries->count; i++) {
        LkEntry entry = entries->items[i];
        if (lk_entry_is_made(&entry) && !take_file(all, data, &entry))
            return false;
        entries->items[i] = (LkEntry){0}; /* its strings belong to `entry` now */
        if (!lk_entries_add(&all->entries, entry))
            return fail(all, "E_LIMIT_MEMORY_FOR", "what", entry.key);
    }
    return true;
}

static bool take_shard(Collection *all, const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int data = folder < 0 ? -1 : openat(folder, "data", O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    LkBagHead head;
    LkEntries entries = {0};
    bool is_good;
    if (data < 0)
        is_good = fail(all, "E_FILE_OPEN_SHARD", "file", path);
    else if (faccessat(folder, LK_JOURNAL, F_OK, 0) == 0 || !lk_bag_read_index(folder, &head, &entries))
        is_good = fail(all, "E_COLLECT_OPEN", "folder", path);
    else
        is_good = take_head(all, &head, path) && take_entries(all, &entries, data);
    lk_entries_release(&entries);
    if (data >= 0)
        close(data);
    if (folder >= 0)
        close(folder);
    return is_good;
}

static bool has_all(const Collection *all)
{
    for (unsigned i = 0; i < all->shard_count; i++) {
        char number[32];
        snprintf(number, sizeof number, "%u/%u", i + 1, all->shard_count);
        if (!all->has_shard[i])
            return fail(all, "E_COLLECT_MISSING", "shard", number);
    }
    return true;
}

/* Checks that data/ holds no other files: the manifest of a bag has to name all of them. */
static bool has_no_other(const Collection *all)
{
    char name[256];
    return !lk_find_stranger(all->data, &all->entries, name, sizeof name) ||
           fail(all, "E_BATCH_FOREIGN_SHARD", "file", name);
}

static bool open_target(Collection *all)
{
    bool is_new = mkdir(all->path, 0777) == 0;
    int reason = errno;
    all->folder = open(all->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (!is_new && all->folder >= 0 && faccessat(all->folder, "bagit.txt", F_OK, 0) == 0)
        return fail(all, "E_BATCH_EXISTS_BAG", "folder", all->path);
    if (all->folder >= 0 && (mkdirat(all->folder, "data", 0777) == 0 || errno == EEXIST))
        all->data = openat(all->folder, "data", O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (all->data >= 0) {
        lk_remove_partial(all->folder);
        lk_remove_partial(all->data);
    }
    return all->data >= 0 || fail_folder(all, reason);
}

static bool is_beside(const Collection *all, const char *const *shards, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (lk_path_is_below(all->path, shards[i]))
            return fail(all, "E_COLLECT_TARGET", "folder", all->path);
    return true;
}

/* Reports the totals as progress, as a run does at its end. */
static void tell_progress(const Collection *all, const LkBatchOptions *options, size_t failed, size_t left)
{
    LkBatchProgress now = {LK_SIZED(LkBatchProgress), .total = all->entries.count, .failed = failed,
                           .made = all->entries.count - failed - left, .left = left};
    for (size_t i = 0; i < all->entries.count; i++)
        now.pages += all->entries.items[i].pages;
    if (options->progress != NULL)
        options->progress(options->context, &now);
}

static int collect(Collection *all, const char *const *shards, size_t count, const LkBatchOptions *options)
{
    if (!is_beside(all, shards, count) || !open_target(all))
        return LK_EXIT_FILE;
    for (size_t i = 0; i < count; i++) {
        all->shard = shards[i];
        if (!take_shard(all, shards[i]))
            return LK_EXIT_FILE;
    }
    if (!has_all(all) || !has_no_other(all))
        return LK_EXIT_FILE;
    size_t failed = 0, left = 0;
    lk_entries_sort(&all->entries);
    for (size_t i = 0; i < all->entries.count; i++) {
        failed += !lk_entry_is_made(&all->entries.items[i]);
        left += all->entries.items[i].is_left;
    }
    LkBagPlace place = {.folder = all->folder, .tsa = options->tsa, .reporter = &all->reporter};
    if (fsync(all->data) != 0 || !lk_bag_write(&place, &all->head, &all->entries)) {
        if (!place.is_told)
            fail(all, "E_BATCH_WRITE_BAG", "file", all->path);
        return LK_EXIT_FILE;
    }
    tell_progress(all, options, failed, left);
    return failed + left > 0 ? LK_EXIT_DOCUMENT : LK_EXIT_DONE;
}

LkExit lk_batch_collect(const char *const *shards, size_t count, const LkBatchOptions *given)
{
    LkBatchOptions own, *options = &own;
    if (!lk_batch_take(&own, sizeof own, given, "LkBatchOptions", given))
        return LK_EXIT_USAGE;
    bool has_all = shards != NULL && own.folder != NULL;
    for (size_t i = 0; has_all && i < count; i++)
        has_all = shards[i] != NULL;
    if (!has_all)
        return lk_batch_misused(&own, own.folder == NULL ? "there is no folder for the bag"
                                                         : "there are no shards");
    Collection all = {.reporter = lk_reporter_of(options), .path = options->folder, .folder = -1, .data = -1};
    int code = collect(&all, shards, count, options);
    if (all.data >= 0)
        close(all.data);
    if (all.folder >= 0)
        close(all.folder);
    lk_entries_release(&all.entries);
    free(all.has_shard);
    return code;
}
