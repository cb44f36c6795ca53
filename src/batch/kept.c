/* Which of the files that the run before made are kept. */
#include <stdlib.h>
#include <string.h>

#include "batch/run.h"

/* Messages name lines of the data: an entry that has some is kept only where the whole data is what it was.
 */
bool lk_run_has_unchanged(const LkRun *run, const LkEntry *entry, size_t number, const LkBatchRecord *record)
{
    char digest[129];
    size_t bytes = 0, stem = strlen(record->file);
    return entry != NULL && lk_entry_is_made(entry) && strcmp(entry->record, record->digest) == 0 &&
           ((run->is_same_data && entry->number == number) || entry->messages[0] == '\0') &&
           strncmp(entry->file, record->file, stem) == 0 && strcmp(entry->file + stem, ".pdf") == 0 &&
           lk_digest_below(run->data, entry->file, false, digest, &bytes) && bytes == entry->bytes &&
           strcmp(digest, entry->sha256) == 0;
}

bool lk_run_keep(LkRun *run, const LkEntry *known, size_t number)
{
    LkEntry entry = *known;
    entry.number = number;
    entry.key = strdup(known->key);
    entry.title = strdup(known->title);
    entry.file = strdup(known->file);
    entry.messages = strdup(known->messages);
    if (entry.key == NULL || entry.title == NULL || entry.file == NULL || entry.messages == NULL) {
        lk_entry_release(&entry);
        return false;
    }
    run->progress.kept++;
    return lk_entries_add(&run->entries, entry);
}
