/* Makes the file of one record. */
#include <stdlib.h>
#include <string.h>

#include "batch/run.h"

static char *title_of(const LkDocument *document)
{
    char title[1024] = "";
    lk_document_title(document, title, sizeof title);
    return strdup(title);
}

/* Whether the file of the run before will do after all. Only now, when the document is typeset, is it known
 * which pictures and fonts it has of its own. */
static bool is_same_again(const LkRun *run, const LkEntry *entry, const LkBatchRecord *record, LkKept *kept)
{
    const LkEntry *known = entry->key == NULL ? NULL : lk_entries_find(run->known, entry->key);
    return known != NULL && known->own[0] != '\0' && strcmp(known->own, entry->own) == 0 &&
           lk_run_has_unchanged(run, known, entry->number, record, kept);
}

static void keep_again(LkRun *run, LkEntry *entry, const LkKept *kept)
{
    pthread_mutex_lock(&run->lock);
    if (!lk_run_keep(run, lk_entries_find(run->known, entry->key), entry->number, kept))
        run->failure = run->failure > 0 ? run->failure : LK_EXIT_LIMIT;
    lk_run_tell_progress(run);
    pthread_mutex_unlock(&run->lock);
    lk_entry_release(entry);
}

/* The file is put in its place before the journal is told. */
void lk_run_make(LkRun *run, size_t index, LkKey *key)
{
    LkKept kept;
    LkBatchRecord record = lk_batch_record(run->records, index);
    LkEntry entry = lk_run_begin_entry(index, &record);
    LkDocument *document = lk_document_open_record(run->records, index);
    bool is_set = document != NULL && lk_document_typeset(document) &&
                  lk_record_own_digest(run->records, document, entry.own);
    if (is_set && is_same_again(run, &entry, &record, &kept)) {
        keep_again(run, &entry, &kept);
        lk_document_destroy(document);
        return;
    }
    entry.title = document == NULL ? strdup("") : title_of(document);
    entry.messages = strdup("");
    if (is_set && !lk_run_store(run, &entry, document, key))
        lk_entry_release(&entry);
    else
        lk_run_finish(run, entry, document);
    lk_document_destroy(document);
}
