/* Making the file of one record. */
#include <stdlib.h>
#include <string.h>

#include "batch/run.h"

static char *title_of(const LkDocument *document)
{
    char title[1024] = "";
    lk_document_title(document, title, sizeof title);
    return strdup(title);
}

/* Pictures and fonts of its own are known only when it is set. */
static bool is_same_again(const LkRun *run, const LkEntry *entry, const LkBatchRecord *record)
{
    const LkEntry *known = entry->key == NULL ? NULL : lk_entries_find(run->known, entry->key);
    return known != NULL && known->own[0] != '\0' && strcmp(known->own, entry->own) == 0 &&
           lk_run_has_unchanged(run, known, entry->number, record);
}

static void keep_again(LkRun *run, LkEntry *entry)
{
    pthread_mutex_lock(&run->lock);
    if (!lk_run_keep(run, lk_entries_find(run->known, entry->key), entry->number))
        run->failure = run->failure > 0 ? run->failure : LK_EXIT_LIMIT;
    lk_run_tell_progress(run);
    pthread_mutex_unlock(&run->lock);
    lk_entry_release(entry);
}

/* Writes the file, and into the entry what it is. What the document has against it is no failure here: its
 * messages say so. Returns false after telling that the file cannot be written, which ends the run. */
static bool store(LkRun *run, LkEntry *entry, LkDocument *document)
{
    LkOutputOptions output = {LK_SIZED(LkOutputOptions), .format = LK_FORMAT_PDF,
                              .profile = run->options->profile};
    void *bytes = NULL;
    size_t length = 0;
    if (!lk_document_write_memory(document, &output, &bytes, &length))
        return true;
    bool is_stored = entry->file != NULL && lk_write_below(run->data, entry->file, bytes, length);
    if (is_stored) {
        lk_sha256(bytes, length, entry->sha256);
        entry->bytes = length;
        entry->pages = lk_document_page_count(document);
    } else {
        pthread_mutex_lock(&run->lock);
        lk_run_tell_write(run, "data/", entry->file == NULL ? "" : entry->file);
        pthread_mutex_unlock(&run->lock);
    }
    lk_free(bytes);
    return is_stored;
}

/* The file is in its place before the journal says so. */
void lk_run_make(LkRun *run, size_t index)
{
    LkBatchRecord record = lk_batch_record(run->records, index);
    LkEntry entry = lk_run_begin_entry(index, &record);
    LkDocument *document = lk_document_open_record(run->records, index);
    bool is_set = document != NULL && lk_document_typeset(document) &&
                  lk_record_own_digest(run->records, document, entry.own);
    if (is_set && is_same_again(run, &entry, &record)) {
        keep_again(run, &entry);
        lk_document_destroy(document);
        return;
    }
    entry.title = document == NULL ? strdup("") : title_of(document);
    entry.messages = strdup("");
    if (is_set && !store(run, &entry, document))
        lk_entry_release(&entry);
    else
        lk_run_finish(run, entry, document);
    lk_document_destroy(document);
}
