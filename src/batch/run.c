/* A run: workers take records, longest first, and put what they made into the bag; what was made before and
 * has not changed is kept. One lock guards the journal, the entries and who is told of them. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "batch/batch_private.h"

typedef struct Run {
    LkRecords *records;
    const LkBatchOptions *options;
    LkTeller teller;
    LkBagHead head;
    int folder, data; /* descriptors */
    LkJournal journal;
    const LkEntries *known; /* of the run before */
    bool is_same_data;      /* as it had */
    LkEntries entries;      /* of this run: kept, made, failed */
    size_t *order;          /* records to be made, from 0 */
    size_t order_count;
    double start;

    pthread_mutex_t lock; /* of what follows, and of journal and entries */
    size_t next;          /* in order */
    LkBatchProgress progress;
    int failure; /* ends the run: LK_BATCH_FILE … */
    bool is_stopped;
} Run;

double lk_batch_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* ---- What a record gives */

/* With the record that it is of. Under the lock. */
static void tell_message(Run *run, const LkEntry *entry, int severity, const char *text, const char *json)
{
    char *line = NULL;
    size_t length = 0;
    FILE *stream = run->teller.tell == NULL ? NULL : open_memstream(&line, &length);
    if (stream == NULL)
        return;
    lk_put_owner(stream, entry);
    fputs(json + 1, stream); /* behind its brace */
    if (fclose(stream) == 0)
        run->teller.tell(run->teller.context, severity, text, line);
    free(line);
}

/* Errors and warnings as JSON lines; told as they come. Under the lock. */
static char *take_messages(Run *run, const LkEntry *entry, LkDocument *document, size_t *warnings)
{
    char *lines = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&lines, &length);
    if (stream == NULL)
        return NULL;
    for (size_t i = 0; i < lk_document_diagnostic_count(document); i++) {
        int severity = lk_document_diagnostic(document, i).severity;
        if (severity == LK_SEVERITY_NOTE)
            continue;
        *warnings += severity == LK_SEVERITY_WARNING;
        const char *json = lk_document_diagnostic_json(document, i);
        fputs(json, stream);
        tell_message(run, entry, severity, lk_document_diagnostic_text(document, i), json);
    }
    return fclose(stream) == 0 ? lines : NULL;
}

static char *title_of(const LkDocument *document)
{
    char title[1024] = "";
    lk_document_title(document, title, sizeof title);
    return strdup(title);
}

static LkEntry begin_entry(size_t index, const LkRecord *record)
{
    LkEntry entry = {.number = index + 1, .key = strdup(record->key)};
    memcpy(entry.record, record->digest, sizeof entry.record);
    size_t length = strlen(record->file) + 5;
    entry.file = malloc(length);
    if (entry.file != NULL)
        snprintf(entry.file, length, "%s.pdf", record->file);
    return entry;
}

/* A file cannot be written: that ends the run, and is said once. Under the lock. */
static void tell_write(Run *run, const char *folder, const char *name)
{
    int reason = errno;
    if (run->failure == 0)
        lk_tell_error(&run->teller, "E-batch-write",
                      reason == ENOSPC ? "make room on the disk and go on with --resume"
                                       : "mend that and go on with --resume",
                      "cannot write “%s/%s%s”: %s", run->options->folder, folder, name, strerror(reason));
    run->failure = LK_BATCH_FILE;
}

static void tell_progress(Run *run)
{
    run->progress.seconds = lk_batch_seconds() - run->start;
    if (run->options->progress != NULL)
        run->options->progress(run->options->context, &run->progress);
}

/* Counts it, writes it down, tells of it. */
static void finish(Run *run, LkEntry entry, LkDocument *document)
{
    pthread_mutex_lock(&run->lock);
    bool is_made = lk_entry_is_made(&entry);
    if (document != NULL) {
        free(entry.messages);
        entry.messages = take_messages(run, &entry, document, &entry.warnings);
    }
    if (!is_made && entry.file != NULL) /* there is none */
        entry.file[0] = '\0';
    bool is_whole = entry.key != NULL && entry.title != NULL && entry.file != NULL && entry.messages != NULL;
    bool is_noted = is_whole && (!is_made || lk_journal_add(&run->journal, &entry));
    if (is_whole && !is_noted)
        tell_write(run, "", LK_JOURNAL);
    run->progress.made += is_made;
    run->progress.failed += !is_made;
    run->progress.pages += entry.pages;
    run->progress.key = entry.key;
    run->is_stopped |= !is_made && run->options->fail_fast;
    if (is_noted)
        tell_progress(run);
    run->progress.key = NULL;
    if (!is_whole)
        lk_entry_release(&entry);
    if (!is_whole || !lk_entries_add(&run->entries, entry))
        run->failure = run->failure > 0 ? run->failure : LK_BATCH_LIMIT;
    pthread_mutex_unlock(&run->lock);
}

/* ---- What was made before */

/* The record and what its file is called are the same, and the file is there as it was. Messages name lines
 * of the data: with them the data must be what it was. */
static bool is_unchanged(const Run *run, const LkEntry *entry, size_t number, const LkRecord *record)
{
    LkDigest digest;
    size_t bytes = 0, stem = strlen(record->file);
    return entry != NULL && lk_entry_is_made(entry) && strcmp(entry->record, record->digest) == 0 &&
           ((run->is_same_data && entry->number == number) || entry->messages[0] == '\0') &&
           strncmp(entry->file, record->file, stem) == 0 && strcmp(entry->file + stem, ".pdf") == 0 &&
           lk_digest_below(run->data, entry->file, &digest, &bytes) && bytes == entry->bytes &&
           strcmp(digest.hex, entry->sha256) == 0;
}

static bool keep(Run *run, const LkEntry *known, size_t number)
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

/* Pictures and fonts of its own are known only when it is set. */
static bool is_same_again(const Run *run, const LkEntry *entry, const LkRecord *record)
{
    const LkEntry *known = entry->key == NULL ? NULL : lk_entries_find(run->known, entry->key);
    return known != NULL && known->own[0] != '\0' && strcmp(known->own, entry->own) == 0 &&
           is_unchanged(run, known, entry->number, record);
}

static void keep_again(Run *run, LkEntry *entry)
{
    pthread_mutex_lock(&run->lock);
    if (!keep(run, lk_entries_find(run->known, entry->key), entry->number))
        run->failure = run->failure > 0 ? run->failure : LK_BATCH_LIMIT;
    tell_progress(run);
    pthread_mutex_unlock(&run->lock);
    lk_entry_release(entry);
}

/* ---- Making */

/* The file is in its place before the journal says so. */
static void make(Run *run, size_t index)
{
    LkRecord record = lk_record(run->records, index);
    LkEntry entry = begin_entry(index, &record);
    LkDocument *document = lk_document_open_record(run->records, index);
    LkOutputOptions output = {.format = LK_FORMAT_PDF, .profile = run->options->profile};
    void *bytes = NULL;
    size_t length = 0;
    bool is_set = document != NULL && lk_document_typeset(document) &&
                  lk_record_own_digest(run->records, document, entry.own);
    if (is_set && is_same_again(run, &entry, &record)) {
        keep_again(run, &entry);
        lk_document_destroy(document);
        return;
    }
    is_set = is_set && lk_document_write_memory(document, &output, &bytes, &length);
    entry.title = document == NULL ? strdup("") : title_of(document);
    entry.messages = strdup("");
    bool is_stored = is_set && entry.file != NULL && lk_write_below(run->data, entry.file, bytes, length);
    if (is_set && !is_stored) {
        pthread_mutex_lock(&run->lock);
        tell_write(run, "data/", entry.file == NULL ? "" : entry.file);
        pthread_mutex_unlock(&run->lock);
        lk_entry_release(&entry);
    } else {
        if (is_stored) {
            lk_sha256(bytes, length, entry.sha256);
            entry.bytes = length;
            entry.pages = lk_document_page_count(document);
        }
        finish(run, entry, document);
    }
    lk_free(bytes);
    lk_document_destroy(document);
}

/* ---- Workers */

static bool take(Run *run, size_t *index)
{
    const LkBatchOptions *options = run->options;
    pthread_mutex_lock(&run->lock);
    if (options->should_stop != NULL && options->should_stop(options->context))
        run->is_stopped = true;
    bool is_taken = run->failure == 0 && !run->is_stopped && run->next < run->order_count;
    if (is_taken)
        *index = run->order[run->next++];
    pthread_mutex_unlock(&run->lock);
    return is_taken;
}

static void *work(void *context)
{
    Run *run = context;
    for (size_t index; take(run, &index);)
        make(run, index);
    return NULL;
}

unsigned lk_batch_workers(const LkBatchOptions *options, size_t count)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned workers = options->workers > 0 ? options->workers : processors > 0 ? (unsigned)processors : 1;
    return workers < count ? workers : (unsigned)count;
}

/* This thread is one of them: with one worker there is no other. */
static void work_all(Run *run)
{
    unsigned wanted = lk_batch_workers(run->options, run->order_count), started = 0;
    pthread_t *threads = calloc(wanted + 1, sizeof *threads);
    while (threads != NULL && started + 1 < wanted && pthread_create(&threads[started], NULL, work, run) == 0)
        started++;
    work(run);
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    free(threads);
}

/* ---- What is to be made */

static bool is_ours(const Run *run, size_t index)
{
    return index % run->head.shard_count == run->head.shard - 1;
}

/* A record whose data is wrong is told of and not made. */
static bool refuse(Run *run, size_t index, const LkRecord *record)
{
    char *lines = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&lines, &length);
    if (stream == NULL)
        return false;
    LkEntry entry = begin_entry(index, record);
    for (size_t i = 0; i < lk_record_diagnostic_count(run->records, index); i++) {
        const char *json = lk_record_diagnostic_json(run->records, index, i);
        fputs(json, stream);
        tell_message(run, &entry, LK_SEVERITY_ERROR, lk_record_diagnostic_text(run->records, index, i), json);
    }
    bool is_good = fclose(stream) == 0;
    entry.title = strdup("");
    entry.messages = lines;
    if (is_good)
        finish(run, entry, NULL);
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

/* Long ones first, so that none is left over at the end when the other workers have nothing to do. */
static bool plan(Run *run)
{
    size_t count = lk_records_count(run->records);
    Weighed *weighed = calloc(count + 1, sizeof *weighed);
    run->order = calloc(count + 1, sizeof *run->order);
    bool is_good = weighed != NULL && run->order != NULL;
    for (size_t i = 0; is_good && i < count; i++) {
        if (!is_ours(run, i))
            continue;
        run->progress.total++;
        LkRecord record = lk_record(run->records, i);
        const LkEntry *entry = lk_entries_find(run->known, record.key);
        if (!record.is_good)
            is_good = refuse(run, i, &record);
        else if (entry != NULL && entry->own[0] == '\0' && is_unchanged(run, entry, i + 1, &record))
            is_good = keep(run, entry, i + 1);
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

/* ---- The folder */

static bool tell_folder(const Run *run)
{
    int reason = errno;
    lk_tell_error(&run->teller, "E-batch-folder",
                  reason == ENOENT   ? "make the folder that it is in first, or choose another with --out"
                  : reason == ENOSPC ? "make room on the disk and go on with --resume"
                                     : "choose another folder with --out",
                  "cannot use the folder “%s”: %s", run->options->folder, strerror(reason));
    return false;
}

/* Opens the bag's folder; no two runs may work in one. */
static bool open_folder(Run *run)
{
    const char *path = run->options->folder;
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return tell_folder(run);
    run->folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (run->folder < 0)
        return tell_folder(run);
    if (flock(run->folder, LOCK_EX | LOCK_NB) != 0) {
        lk_tell_error(&run->teller, "E-batch-busy", "wait for it, or choose another folder with --out",
                      "another run works in “%s”", path);
        return false;
    }
    return true;
}

static bool open_data(Run *run)
{
    if (mkdirat(run->folder, "data", 0777) != 0 && errno != EEXIST)
        return tell_folder(run);
    run->data = openat(run->folder, "data", O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    return run->data >= 0 || tell_folder(run);
}

/* A folder that has something in it is gone on with only when that is asked for, and only if it is a batch's.
 */
static bool read_known(Run *run, LkEntries *known)
{
    LkBagHead before;
    bool is_ours = lk_journal_read(run->folder, &before, known);
    lk_entries_sort_by_key(known);
    if (is_ours && !run->options->resume) {
        lk_tell_error(&run->teller, "E-batch-exists",
                      "go on with --resume, or choose another folder with --out",
                      "“%s” holds a batch already", run->options->folder);
        return false;
    }
    char other[256];
    if (!is_ours && lk_find_other(run->folder, other, sizeof other)) {
        lk_tell_error(&run->teller, "E-batch-foreign", "choose another folder with --out",
                      "“%s” holds “%s”, which no batch of Likhit made", run->options->folder, other);
        return false;
    }
    bool is_same_shard = before.shard == run->head.shard && before.shard_count == run->head.shard_count;
    if (is_ours && !is_same_shard) {
        lk_tell_error(&run->teller, "E-batch-shard", "give each shard a folder of its own",
                      "“%s” holds shard %u of %u", run->options->folder, before.shard, before.shard_count);
        return false;
    }
    run->is_same_data = is_ours && strcmp(before.data, run->head.data) == 0;
    if (is_ours && strcmp(before.base, run->head.base) != 0)
        for (size_t i = 0; i < known->count; i++)
            memset(known->items[i].record, '0', 64); /* the template changed: all are made anew */
    return true;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Files of records that are no more, that fail now, or that are called otherwise. */
static bool remove_stale(const Run *run, const LkEntries *known)
{
    const char **used = calloc(run->entries.count + 1, sizeof *used);
    if (used == NULL)
        return false;
    for (size_t i = 0; i < run->entries.count; i++)
        used[i] = run->entries.items[i].file;
    if (run->entries.count > 1)
        qsort(used, run->entries.count, sizeof *used, by_name);
    for (size_t i = 0; i < known->count; i++) {
        const char *file = known->items[i].file;
        if (file[0] != '\0' && bsearch(&file, used, run->entries.count, sizeof *used, by_name) == NULL)
            unlinkat(run->data, file, 0);
    }
    free(used);
    return true;
}

/* ---- Beginning and end */

/* Who put it there may want it back. */
static void tell_strangers(const Run *run)
{
    char name[256];
    if (lk_find_stranger(run->data, &run->entries, name, sizeof name))
        lk_tell_warning(&run->teller, "W-bag-extra", "take it away: the bag is not valid with it",
                        "“%s/data/%s” is of no record", run->options->folder, name);
}

static int conclude(Run *run, const LkEntries *known)
{
    size_t failed = 0;
    lk_entries_sort(&run->entries);
    for (size_t i = 0; i < run->entries.count; i++)
        failed += !lk_entry_is_made(&run->entries.items[i]);
    if (run->failure > 0)
        return run->failure;
    if (run->is_stopped)
        return run->options->fail_fast && failed > 0 ? LK_BATCH_SOME_FAILED : LK_BATCH_STOPPED;
    bool is_clean = remove_stale(run, known);
    if (is_clean)
        tell_strangers(run);
    if (!is_clean || fsync(run->data) != 0 || !lk_bag_write(run->folder, &run->head, &run->entries) ||
        !lk_journal_end(&run->journal, run->folder)) {
        tell_folder(run);
        return LK_BATCH_FILE;
    }
    return failed > 0 ? LK_BATCH_SOME_FAILED : LK_BATCH_DONE;
}

/* The journal is there first: it says that the folder is ours, and what is kept, before anything in it
 * changes. */
static int run_in_folder(Run *run, LkEntries *known)
{
    if (!open_folder(run) || !read_known(run, known))
        return LK_BATCH_FILE;
    lk_remove_partial(run->folder);
    if (!lk_journal_begin(&run->journal, run->folder, &run->head, known)) {
        tell_folder(run);
        return LK_BATCH_FILE;
    }
    if (!open_data(run))
        return LK_BATCH_FILE;
    lk_remove_partial(run->data);
    lk_bag_open(run->folder);
    run->known = known;
    if (!plan(run))
        return LK_BATCH_LIMIT;
    if (run->progress.kept > 0)
        tell_progress(run);
    work_all(run);
    return conclude(run, known);
}

/* What all files depend on – the profile too, where it is not the layout's –, and the data as a whole. */
static bool take_digests(Run *run)
{
    LkProfile profile = run->options->profile;
    char *all = NULL;
    size_t length = 0;
    FILE *stream = lk_records_digest(run->records, run->head.base) ? open_memstream(&all, &length) : NULL;
    if (stream == NULL)
        return false;
    for (size_t i = 0; i < run->head.records; i++)
        fprintf(stream, "%s\n", lk_record(run->records, i).digest);
    bool is_good = fclose(stream) == 0;
    if (is_good)
        memcpy(run->head.data, lk_digest(all, length).hex, sizeof run->head.data);
    free(all);
    char base[80];
    int size = snprintf(base, sizeof base, "%s %d\n", run->head.base, (int)profile);
    if (profile != LK_PROFILE_LAYOUT)
        memcpy(run->head.base, lk_digest(base, (size_t)size).hex, sizeof run->head.base);
    return is_good;
}

int lk_batch_run(LkRecords *records, const LkBatchOptions *options)
{
    int code = lk_records_exit_code(records);
    if (code != 0)
        return code;
    Run run = {.records = records,
               .options = options,
               .teller = {options->tell, options->context},
               .head = {.records = lk_records_count(records),
                        .shard = options->shard > 0 ? options->shard : 1,
                        .shard_count = options->shard_count > 0 ? options->shard_count : 1},
               .folder = -1,
               .data = -1,
               .start = lk_batch_seconds()};
    if (!take_digests(&run) || pthread_mutex_init(&run.lock, NULL) != 0) {
        lk_tell_error(&run.teller, "E-limit-memory", NULL, "there is not enough memory for the batch");
        return LK_BATCH_LIMIT;
    }
    LkEntries known = {0};
    code = run_in_folder(&run, &known);
    lk_journal_close(&run.journal);
    lk_entries_release(&run.entries);
    lk_entries_release(&known);
    free(run.order);
    if (run.data >= 0)
        close(run.data);
    if (run.folder >= 0)
        close(run.folder);
    pthread_mutex_destroy(&run.lock);
    return code;
}
