/* Plans what is to be made: the records of this shard that are good and whose files are not kept. */
#include <stdlib.h>
#include <string.h>

#include "batch/run.h"

static bool is_ours(const LkRun *run, size_t index)
{
    return index % run->head.shard_count == run->head.shard - 1;
}

/* Reports a record whose data is wrong. It is not made. */
static bool refuse(LkRun *run, size_t index, const LkBatchRecord *record)
{
    char *lines = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&lines, &length);
    if (stream == NULL)
        return false;
    LkEntry entry = lk_run_begin_entry(index, record);
    for (size_t i = 0; i < lk_messages_count(lk_record_messages(run->records, index)); i++) {
        const char *json = lk_messages_json(lk_record_messages(run->records, index), i, LK_LANGUAGE_DEFAULT);
        fputs(json, stream);
        lk_run_tell(run, &entry, LK_SEVERITY_ERROR,
                    lk_messages_text(lk_record_messages(run->records, index), i, LK_LANGUAGE_DEFAULT), json);
    }
    bool is_good = fclose(stream) == 0;
    entry.title = strdup("");
    entry.messages = lines;
    if (is_good)
        lk_run_finish(run, entry, NULL);
    else
        lk_entry_release(&entry);
    return is_good && run->failure == 0;
}

typedef struct Weighed {
    size_t index, weight;
} Weighed;

static int by_weight(const void *a, const void *b)
{
    const Weighed *first = a, *second = b;
    if (first->weight != second->weight)
        return first->weight > second->weight ? -1 : 1;
    return first->index < second->index ? -1 : 1;
}

/* The records that take longest come first, so that none is begun at the end, when the other workers are
 * done. */
bool lk_run_plan(LkRun *run)
{
    size_t count = lk_records_count(run->records);
    Weighed *weighed = calloc(count + 1, sizeof *weighed);
    run->order = calloc(count + 1, sizeof *run->order);
    bool is_good = weighed != NULL && run->order != NULL;
    for (size_t i = 0; is_good && i < count; i++) {
        if (!is_ours(run, i))
            continue;
        run->progress.total++;
        LkBatchRecord record = lk_batch_record(run->records, i);
        const LkEntry *entry = lk_entries_find(run->known, record.key);
        LkKept kept;
        if (!record.is_good)
            is_good = refuse(run, i, &record);
        else if (entry != NULL && entry->own[0] == '\0' &&
                 lk_run_has_unchanged(run, entry, i + 1, &record, &kept))
            is_good = lk_run_keep(run, entry, i + 1, &kept);
        else
            weighed[run->order_count++] = (Weighed){i, record.weight};
    }
    if (is_good && run->order_count > 1)
        qsort(weighed, run->order_count, sizeof *weighed, by_weight);
    for (size_t i = 0; is_good && i < run->order_count; i++)
        run->order[i] = weighed[i].index;
    free(weighed);
    return is_good;
}
