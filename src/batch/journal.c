/* The journal: a head, then a line for each record whose file is in its place. A last line that is not whole,
 * since its run was killed, does not count. */
#include <cjson/cJSON.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch/batch_private.h"

/* Writes an entry with its messages. Returns false when out of memory: then nothing is written. */
static bool put_line(FILE *out, const LkEntry *entry)
{
    char *line = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&line, &length);
    if (stream == NULL)
        return false;
    lk_put_entry(stream, entry);
    bool is_whole = fclose(stream) == 0;
    if (is_whole) {
        fprintf(out, "%.*s,\"messages\":", (int)(length - 1), line); /* replaces the last brace */
        lk_put_string(out, entry->messages);
        fputs("}\n", out);
    }
    free(line);
    return is_whole;
}

/* What is known from the run before is written under another name and renamed, so that the journal is whole
 * from its beginning. Further lines are appended to it. */
bool lk_journal_begin(LkJournal *journal, int folder, const LkBagHead *head, const LkEntries *known)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    if (stream == NULL)
        return false;
    fputc('{', stream);
    lk_put_head(stream, head);
    fputs("}\n", stream);
    bool is_good = true;
    for (size_t i = 0; is_good && i < known->count; i++)
        is_good = put_line(stream, &known->items[i]);
    is_good = fclose(stream) == 0 && is_good && lk_write_below(folder, LK_JOURNAL, text, length);
    free(text);
    int descriptor = is_good ? openat(folder, LK_JOURNAL, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW) : -1;
    journal->stream = descriptor < 0 ? NULL : fdopen(descriptor, "a");
    return journal->stream != NULL;
}

/* The line is not synced: if it is lost with the power, its record is only made again. */
bool lk_journal_add(LkJournal *journal, const LkEntry *entry)
{
    return put_line(journal->stream, entry) && fflush(journal->stream) == 0;
}

void lk_journal_close(LkJournal *journal)
{
    if (journal->stream != NULL)
        fclose(journal->stream);
    journal->stream = NULL;
}

bool lk_journal_end(LkJournal *journal, int folder)
{
    lk_journal_close(journal);
    return unlinkat(folder, LK_JOURNAL, 0) == 0 && fsync(folder) == 0;
}

static bool read_line(const char *line, size_t length, bool is_first, LkBagHead *head, LkEntries *entries)
{
    cJSON *object = cJSON_ParseWithLength(line, length);
    LkEntry entry;
    bool is_good = is_first ? lk_read_head(object, head)
                            : lk_read_entry(object, &entry) && lk_entries_add(entries, entry);
    cJSON_Delete(object);
    return is_good;
}

bool lk_journal_read(int folder, LkBagHead *head, LkEntries *entries)
{
    size_t length = 0;
    char *text = lk_read_below(folder, LK_JOURNAL, &length);
    if (text == NULL)
        return lk_bag_read_index(folder, head, entries);
    bool is_good = false;
    for (size_t at = 0, number = 0; at < length; number++) {
        const char *end = memchr(text + at, '\n', length - at);
        if (end == NULL) /* the line is not whole */
            break;
        bool is_read = read_line(text + at, (size_t)(end - text) - at, number == 0, head, entries);
        if (number == 0 && !is_read)
            break;
        is_good = true;
        at = (size_t)(end - text) + 1;
    }
    free(text);
    return is_good;
}
