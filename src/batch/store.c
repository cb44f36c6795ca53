/* Puts a report into its place in the bag. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "batch/run.h"

/* A report in memory. */
typedef struct Made {
    void *bytes;
    size_t length;
} Made;

/* Makes the report, signed if there is a key. */
static bool make(const LkRun *run, LkDocument *document, LkKey *key, Made *made)
{
    LkOutputOptions output = {LK_SIZED(LkOutputOptions), .format = LK_FORMAT_PDF,
                              .profile = run->options->profile, .key = key,
                              .signature = run->options->signature};
    *made = (Made){0};
    return lk_document_write_memory(document, &output, &made->bytes, &made->length);
}

static void note(LkEntry *entry, const void *bytes, size_t length, const LkDocument *document)
{
    lk_sha256(bytes, length, entry->sha256);
    entry->bytes = length;
    entry->pages = lk_document_page_count(document);
}

static bool fail_write(LkRun *run, const LkEntry *entry)
{
    pthread_mutex_lock(&run->lock);
    lk_run_tell_write(run, "data/", entry->file == NULL ? "" : entry->file);
    pthread_mutex_unlock(&run->lock);
    return false;
}

/* A server that does not answer, or a token that was pulled out, is no fault of the record: the run ends, to
 * be gone on with. */
static void end_without_signature(LkRun *run, const LkDocument *document)
{
    int code = lk_messages_exit_code(lk_document_messages(document));
    if (code != LK_EXIT_FILE && code != LK_EXIT_RESOURCE)
        return;
    pthread_mutex_lock(&run->lock);
    run->failure = run->failure > 0 ? run->failure : code;
    pthread_mutex_unlock(&run->lock);
}

/* The file is written under another name and renamed: nobody sees it without its signature. */
static bool make_and_write(LkRun *run, LkEntry *entry, LkDocument *document, LkKey *key)
{
    Made made;
    if (!make(run, document, key, &made)) {
        if (key != NULL)
            end_without_signature(run, document);
        return true;
    }
    bool is_stored = entry->file != NULL && lk_write_below(run->data, entry->file, made.bytes, made.length);
    if (is_stored) {
        note(entry, made.bytes, made.length, document);
        if (key != NULL) {
            memcpy(entry->signer, run->signer, sizeof entry->signer);
            memcpy(entry->signed_as, run->signed_as, sizeof entry->signed_as);
        }
    } else {
        fail_write(run, entry);
    }
    lk_free(made.bytes);
    return is_stored;
}

/* ---- Where a signed file stands */

/* Tells why it stays, and describes it as it is: the bag's manifest must name it. The digest of the record
 * that it was made from is not known; no record has this. */
static void leave(LkRun *run, LkEntry *entry, LkDocument *document, const LkStanding *standing, bool is_same)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/data/%s", run->options->folder, entry->file);
    note(entry, standing->bytes, standing->length, document);
    entry->is_left = true;
    memset(entry->record, '0', 64);
    pthread_mutex_lock(&run->lock);
    const LkEntry *known = lk_entries_find(run->known, entry->key);
    if (known != NULL && strcmp(known->file, entry->file) == 0) {
        memcpy(entry->record, known->record, sizeof entry->record);
        memcpy(entry->signer, known->signer, sizeof entry->signer);
        memcpy(entry->signed_as, known->signed_as, sizeof entry->signed_as);
        entry->own_bytes = known->own_bytes;
        entry->pages = known->pages;
    }
    LK_TELL(&run->reporter, is_same ? "E_BATCH_SIGNED_BEFORE" : "E_BATCH_SIGNED", {"file", path, 0});
    pthread_mutex_unlock(&run->lock);
}

/* A run that was killed may have put the file there and not have noted it. */
static void keep(const LkRun *run, LkEntry *entry, const LkDocument *document, const LkStanding *standing,
                 size_t unsigned_length)
{
    note(entry, standing->bytes, standing->length, document);
    entry->is_kept = true;
    if (standing->has_ours)
        memcpy(entry->signer, run->signer, sizeof entry->signer);
    if (!standing->only_ours)
        entry->own_bytes = unsigned_length; /* at least: that is what others signed */
}

static bool store_over(LkRun *run, LkEntry *entry, LkDocument *document, LkKey *key,
                       const LkStanding *standing)
{
    Made made;
    if (!make(run, document, NULL, &made))
        return true;
    bool is_same = standing->is_whole && standing->length > made.length &&
                   memcmp(standing->bytes, made.bytes, made.length) == 0;
    bool is_stored = true;
    if (is_same && (key == NULL || standing->has_ours))
        keep(run, entry, document, standing, made.length);
    else if (lk_run_may_replace(run, standing))
        is_stored = make_and_write(run, entry, document, key);
    else
        leave(run, entry, document, standing, is_same);
    lk_free(made.bytes);
    return is_stored;
}

bool lk_run_store(LkRun *run, LkEntry *entry, LkDocument *document, LkKey *key)
{
    LkStanding standing = {.bytes = NULL};
    if (entry->file != NULL)
        standing = lk_run_look_at(run, entry->file);
    bool is_stored = standing.bytes != NULL ? store_over(run, entry, document, key, &standing)
                                            : make_and_write(run, entry, document, key);
    lk_run_forget(&standing);
    return is_stored;
}
