/* Decides which files of the run before are kept. */
#include <stdlib.h>
#include <string.h>

#include "batch/run.h"

/* Whether the file is the one that was written with signatures behind it, and nothing else. */
static bool is_signed_since(const LkRun *run, const LkEntry *entry)
{
    char digest[65] = "";
    LkStanding standing = lk_run_look_at(run, entry->file);
    if (standing.bytes != NULL && standing.is_whole && standing.length > entry->bytes)
        lk_sha256(standing.bytes, entry->bytes, digest);
    lk_run_forget(&standing);
    return strcmp(digest, entry->sha256) == 0;
}

static bool is_there(const LkRun *run, const LkEntry *entry, LkKept *kept)
{
    char digest[129];
    if (!lk_digest_below(run->data, entry->file, false, digest, &kept->bytes))
        return false;
    memcpy(kept->sha256, digest, sizeof kept->sha256);
    return kept->bytes == entry->bytes ? strcmp(digest, entry->sha256) == 0
                                       : kept->bytes > entry->bytes && is_signed_since(run, entry);
}

/* Messages name lines of the data, so an entry that has messages is kept only if the data as a whole is the
 * same. */
bool lk_run_has_unchanged(const LkRun *run, const LkEntry *entry, size_t number, const LkBatchRecord *record,
                          LkKept *kept)
{
    size_t stem = strlen(record->file);
    bool has_signature = run->signer[0] == '\0' || entry->signer[0] != '\0';
    return has_signature && lk_entry_is_made(entry) && strcmp(entry->record, record->digest) == 0 &&
           ((run->is_same_data && entry->number == number) || entry->messages[0] == '\0') &&
           strncmp(entry->file, record->file, stem) == 0 && strcmp(entry->file + stem, ".pdf") == 0 &&
           is_there(run, entry, kept);
}

bool lk_run_keep(LkRun *run, const LkEntry *known, size_t number, const LkKept *kept)
{
    LkEntry entry = *known;
    entry.number = number;
    entry.is_left = false;
    if (kept->bytes > known->bytes && known->own_bytes == 0)
        entry.own_bytes = known->bytes;
    entry.bytes = kept->bytes;
    memcpy(entry.sha256, kept->sha256, sizeof entry.sha256);
    entry.key = strdup(known->key);
    entry.title = strdup(known->title);
    entry.file = strdup(known->file);
    entry.messages = strdup(known->messages);
    if (entry.key == NULL || entry.title == NULL || entry.file == NULL || entry.messages == NULL) {
        lk_entry_release(&entry);
        return false;
    }
    run->progress.kept++;
    lk_run_note_signed_as(run, known);
    return lk_entries_add(&run->entries, entry);
}
