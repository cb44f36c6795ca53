/* Notes the result of a record in the journal, counts it and reports it. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "batch/run.h"

void lk_run_tell(LkRun *run, const LkEntry *entry, int severity, const char *text, const char *json)
{
    lk_reporter_tell_of(&run->reporter, entry->number, entry->key, severity, text, json);
}

/* Returns errors and warnings as JSON lines, and reports each. The lock is held. */
static char *take_messages(LkRun *run, const LkEntry *entry, LkDocument *document, size_t *warnings)
{
    char *lines = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&lines, &length);
    if (stream == NULL)
        return NULL;
    for (size_t i = 0; i < lk_messages_count(lk_document_messages(document)); i++) {
        int severity = lk_messages_severity(lk_document_messages(document), i);
        if (severity == LK_SEVERITY_NOTE)
            continue;
        *warnings += severity == LK_SEVERITY_WARNING;
        const char *json = lk_messages_json(lk_document_messages(document), i, LK_LANGUAGE_DEFAULT);
        fputs(json, stream);
        lk_run_tell(run, entry, severity,
                    lk_messages_text(lk_document_messages(document), i, LK_LANGUAGE_DEFAULT), json);
    }
    if (fclose(stream) == 0)
        return lines;
    free(lines);
    return NULL;
}

LkEntry lk_run_begin_entry(size_t index, const LkBatchRecord *record)
{
    LkEntry entry = {.number = index + 1, .key = strdup(record->key)};
    memcpy(entry.record, record->digest, sizeof entry.record);
    size_t length = strlen(record->file) + 5;
    entry.file = malloc(length);
    if (entry.file != NULL)
        snprintf(entry.file, length, "%s.pdf", record->file);
    return entry;
}

/* Only the first failure is reported: other threads fail for the same reason. */
void lk_run_tell_write(LkRun *run, const char *folder, const char *name)
{
    int reason = errno;
    if (run->failure == 0) {
        char file[PATH_MAX];
        snprintf(file, sizeof file, "%s/%s%s", run->options->folder, folder, name);
        LK_TELL(&run->reporter, reason == ENOSPC ? "E_BATCH_WRITE_FULL" : "E_BATCH_WRITE", {"file", file, 0},
                {"reason", NULL, reason});
    }
    run->failure = LK_EXIT_FILE;
}

void lk_run_tell_progress(LkRun *run)
{
    run->progress.seconds = lk_seconds() - run->start;
    if (run->options->progress != NULL)
        run->options->progress(run->options->context, &run->progress);
}

void lk_run_finish(LkRun *run, LkEntry entry, LkDocument *document)
{
    pthread_mutex_lock(&run->lock);
    bool is_made = lk_entry_is_made(&entry);
    if (document != NULL) {
        free(entry.messages);
        entry.messages = take_messages(run, &entry, document, &entry.warnings);
    }
    if (!is_made && entry.file != NULL) /* no file was made */
        entry.file[0] = '\0';
    bool is_whole = entry.key != NULL && entry.title != NULL && entry.file != NULL && entry.messages != NULL;
    bool is_noted = is_whole && (!is_made || lk_journal_add(&run->journal, &entry));
    if (is_whole && !is_noted)
        lk_run_tell_write(run, "", LK_JOURNAL);
    run->progress.made += is_made && !entry.is_left && !entry.is_kept;
    run->progress.kept += entry.is_kept;
    run->progress.left += entry.is_left;
    run->progress.failed += !is_made;
    run->progress.pages += entry.pages;
    run->progress.key = entry.key;
    run->is_stopped |= !is_made && run->options->fail_fast;
    if (is_noted)
        lk_run_tell_progress(run);
    run->progress.key = NULL;
    if (!is_whole)
        lk_entry_release(&entry);
    if (!is_whole || !lk_entries_add(&run->entries, entry))
        run->failure = run->failure > 0 ? run->failure : LK_EXIT_LIMIT;
    pthread_mutex_unlock(&run->lock);
}
