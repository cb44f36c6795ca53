/* Records as the library's users see them: opening, what is wrong with them, and the document of each. All is
 * read when they are opened and only read afterwards; the text of diagnostics is made under a lock. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "api/api_private.h"
#include "base/file.h"
#include "base/limits.h"
#include "records/records.h"

/* ---- Opening */

typedef struct Opening {
    LkRecords *records;
    const char *source, *data;
    const LkDocumentOptions *options;
} Opening;

/* The layout is one for all: a record has no say in it. */
static void load_layout(LkRecords *records)
{
    if (records->set->sample != NULL && records->diagnostics.errors == 0)
        records->layout = lk_engine_layout(records->engine, records->set->sample, &records->choice,
                                           records->arena, &records->diagnostics);
    if (records->layout != NULL)
        lk_flow_tell_keys(records->set->sample, records->layout, records->arena, &records->diagnostics);
}

static void open_guarded(void *context)
{
    const Opening *opening = context;
    LkRecords *records = opening->records;
    LkArena *arena = records->arena;
    records->choice.folder = lk_path_folder(opening->source, arena);
    records->choice.name = lk_copied(arena, opening->options->layout);
    records->choice.over = lk_copy_values(arena, opening->options);
    records->limits = *opening->options->limits;
    const char *root = lk_copied(arena, opening->options->root);
    const char *name = opening->options->name;
    const LkFile *file = lk_file_read(LK_FILE_SOURCE, opening->source, name != NULL ? name : opening->source,
                                      LK_LIMIT_SOURCE_BYTES, (LkSpan){0}, arena, &records->diagnostics);
    if (file == NULL)
        return;
    const char *data = lk_copied(arena, opening->data);
    records->set = lk_records_read(file, root != NULL ? root : records->choice.folder, data,
                                   (uint32_t)opening->options->header_row, arena, &records->diagnostics);
    load_layout(records);
}

/* Those without a fault have nothing to say. */
static void name_messages(LkRecords *records)
{
    static const LkDiagnostic no_memory = {
        .severity = LK_ERROR,
        .failure = LK_FAILURE_LIMIT,
        .code = "E-limit-memory",
        .id = LK_E_LIMIT_MEMORY_RECORDS,
    };
    records->messages = lk_messages_of(&records->diagnostics, lk_engine_language(records->engine));
    records->messages.no_memory = &no_memory;
    records->messages.lock = &records->lock;
    records->of_none = records->messages;
    records->of_none.told = NULL;
}

static LkRecords *create(LkEngine *engine)
{
    LkRecords *records = calloc(1, sizeof *records);
    if (records == NULL)
        return NULL;
    records->engine = engine;
    records->arena = lk_arena_create();
    if (records->arena == NULL || pthread_mutex_init(&records->lock, NULL) != 0) {
        lk_arena_destroy(records->arena);
        free(records);
        return NULL;
    }
    lk_diagnostics_init(&records->diagnostics, records->arena);
    name_messages(records);
    return records;
}

static void tell_engine(void *context)
{
    LkRecords *records = context;
    if (records->engine == NULL)
        lk_tell(&records->diagnostics, LK_E_ARGUMENT, (LkSpan){0},
                LK_WITH(lk_named_string("what", "there is no engine")));
    else
        lk_tell_again(&records->engine->diagnostics, &records->diagnostics);
}

LkRecords *lk_records_open(LkEngine *engine, const char *template_path, const char *data_path,
                           const LkDocumentOptions *options)
{
    LkDocumentOptions own;
    LkLimits limits;
    LkRecords *records = create(engine);
    if (records == NULL)
        return NULL;
    const char *wrong = lk_take_document_options(&own, &limits, options);
    if (wrong == NULL && (template_path == NULL || data_path == NULL))
        wrong = template_path == NULL ? "the path of the template is NULL" : "the path of the data is NULL";
    Opening opening = {records, template_path, data_path, &own};
    bool is_ready = lk_engine_is_ready(engine);
    if (wrong != NULL)
        lk_misuse(&records->diagnostics, wrong);
    else if (!lk_arena_guarded(records->arena, is_ready ? open_guarded : tell_engine,
                               is_ready ? (void *)&opening : records))
        records->messages.out_of_memory = true;
    return records;
}

void lk_records_destroy(LkRecords *records)
{
    if (records == NULL)
        return;
    pthread_mutex_destroy(&records->lock);
    lk_arena_destroy(records->arena);
    free(records);
}

size_t lk_records_count(const LkRecords *records)
{
    return records == NULL || records->messages.out_of_memory || records->set == NULL ? 0
                                                                                      : records->set->count;
}

/* NULL when there is none. */
static const LkRecordItem *item_at(const LkRecords *records, size_t index)
{
    return index < lk_records_count(records) ? &records->set->items[index] : NULL;
}

const char *lk_record_key(const LkRecords *records, size_t index)
{
    const LkRecordItem *item = item_at(records, index);
    return item == NULL || item->key == NULL ? "" : item->key;
}

const char *lk_record_name(const LkRecords *records, size_t index)
{
    const LkRecordItem *item = item_at(records, index);
    return item == NULL || item->file == NULL ? "" : item->file;
}

const char *lk_record_digest(const LkRecords *records, size_t index)
{
    const LkRecordItem *item = item_at(records, index);
    return item == NULL ? "" : item->digest.hex;
}

bool lk_record_is_good(const LkRecords *records, size_t index)
{
    const LkRecordItem *item = item_at(records, index);
    return item != NULL && (item->diagnostics == NULL || item->diagnostics->errors == 0);
}

size_t lk_record_weight(const LkRecords *records, size_t index)
{
    const LkRecordItem *item = item_at(records, index);
    return item == NULL ? 0 : item->weight;
}

typedef struct Finding {
    const LkRecords *records;
    const char *key;
    LkArena *scratch;
    size_t index;
} Finding;

static void find_guarded(void *context)
{
    Finding *finding = context;
    finding->index = lk_record_set_find(finding->records->set, lk_text(finding->key), finding->scratch);
}

size_t lk_records_find(const LkRecords *records, const char *key)
{
    size_t count = lk_records_count(records);
    LkArena *scratch = count == 0 || key == NULL ? NULL : lk_arena_create();
    Finding finding = {records, key, scratch, count};
    if (scratch != NULL)
        lk_arena_guarded(scratch, find_guarded, &finding);
    lk_arena_destroy(scratch);
    return finding.index;
}

/* ---- Messages */

const LkMessages *lk_records_messages(const LkRecords *records)
{
    return records == NULL ? NULL : &records->messages;
}

typedef struct Asking {
    LkRecords *records;
    const LkRecordItem *item;
    size_t index;
    const LkMessages *messages;
} Asking;

/* Under the lock of the records: few have faults, and fewer are asked for. */
static void make_messages(void *context)
{
    Asking *asking = context;
    LkRecords *records = asking->records;
    if (records->of_records == NULL)
        records->of_records = LK_NEW_ARRAY(records->arena, records->set->count, const LkMessages *);
    if (records->of_records[asking->index] == NULL) {
        LkMessages *messages = LK_NEW(records->arena, LkMessages);
        *messages = records->of_none;
        messages->told = asking->item->diagnostics;
        records->of_records[asking->index] = messages;
    }
    asking->messages = records->of_records[asking->index];
}

const LkMessages *lk_record_messages(const LkRecords *records, size_t index)
{
    Asking asking = {(LkRecords *)records, item_at(records, index), index, NULL};
    if (asking.item == NULL)
        return NULL;
    if (asking.item->diagnostics == NULL)
        return &records->of_none;
    pthread_mutex_lock(&asking.records->lock);
    bool done = lk_arena_guarded(records->arena, make_messages, &asking);
    pthread_mutex_unlock(&asking.records->lock);
    return done ? asking.messages : &records->of_none;
}

/* ---- Documents */

typedef struct Making {
    const LkRecords *records;
    size_t index;
    const LkRecordItem *item; /* NULL = there is no such record */
    LkDocument *document;
    bool tells_all; /* what is told of the records as a whole too */
    const LkDocumentOptions *options;
} Making;

static void tell_rest(const LkDiagnostics *diagnostics, LkDiagnostics *out)
{
    for (const LkDiagnostic *d = diagnostics->first; d != NULL; d = d->next)
        if (d->severity != LK_ERROR)
            lk_retell(out, d);
}

/* `arena` is of the document: that of the records is read by many threads. */
static bool is_told(const LkDiagnostics *diagnostics, const LkDiagnostic *wanted, LkArena *arena)
{
    for (const LkDiagnostic *d = diagnostics->first; d != NULL; d = d->next)
        if (d->span.file == wanted->span.file && d->span.line == wanted->span.line &&
            d->span.column == wanted->span.column && d->id == wanted->id &&
            strcmp(lk_diagnostic_message(d, LK_ENGLISH, arena),
                   lk_diagnostic_message(wanted, LK_ENGLISH, arena)) == 0)
            return true;
    return false;
}

/* Warnings of the template itself are told once, not by each document. */
static void forget_told(const LkDiagnostics *told, LkDiagnostics *own)
{
    LkDiagnostic **link = &own->first;
    own->last = NULL;
    for (LkDiagnostic *d = own->first; d != NULL; d = d->next) {
        bool goes = d->severity != LK_ERROR && d->span.file != NULL && is_told(told, d, own->arena);
        own->count -= goes;
        own->warnings -= goes && d->severity == LK_WARNING;
        if (goes)
            continue;
        *link = own->last = d;
        link = &d->next;
    }
    *link = NULL;
}

/* What goes with the PDF in place of the files of all records. Lists of files grow at their head: those of
 * the records are the tail of each document's. */
static void add_files(const Making *making)
{
    LkDocument *document = making->document;
    LkFile *file = LK_NEW(document->arena, LkFile);
    *file = *lk_record_file(making->records->set, making->index, document->arena);
    file->next = making->records->diagnostics.files;
    document->diagnostics.files = file;
    document->diagnostics.paths = making->records->diagnostics.paths;
}

static void make_guarded(void *context)
{
    const Making *making = context;
    const LkRecords *records = making->records;
    LkDocument *document = making->document;
    document->folder = records->choice.folder;
    document->layout_name = records->choice.name;
    document->over = records->choice.over;
    document->given = records->layout;
    add_files(making);
    lk_tell_again(&records->diagnostics, &document->diagnostics);
    lk_tell_again(making->item->diagnostics, &document->diagnostics);
    if (document->diagnostics.errors > 0 && making->tells_all)
        tell_rest(&records->diagnostics, &document->diagnostics);
    if (document->diagnostics.errors > 0)
        return;
    double start = lk_seconds_now();
    LkSourceOptions options = lk_record_options(records->set, making->index, document->arena);
    document->place = options.extra->span; /* of its key */
    document->source =
        lk_source_parse(records->set->source, &options, document->arena, &document->diagnostics);
    forget_told(&records->diagnostics, &document->diagnostics);
    if (making->tells_all)
        tell_rest(&records->diagnostics, &document->diagnostics);
    document->seconds[LK_STAGE_SOURCE] += lk_seconds_now() - start;
}

/* ---- One record of a file */

static const char *nearest_key(const LkRecords *records, const char *key, LkArena *arena)
{
    size_t count = lk_records_count(records);
    const char **keys = LK_NEW_ARRAY(arena, count, const char *);
    for (size_t i = 0; i < count; i++)
        keys[i] = lk_record_key(records, i);
    return lk_nearest(lk_text(key), keys, count);
}

/* Why none can be set: of its files, so that they are followed where the document is. */
static void refuse_guarded(void *context)
{
    const Making *making = context;
    const LkRecords *records = making->records;
    LkDiagnostics *told = &making->document->diagnostics;
    told->files = records->diagnostics.files;
    told->paths = records->diagnostics.paths;
    lk_tell_again(&records->diagnostics, told);
    tell_rest(&records->diagnostics, told);
    if (told->errors > 0)
        return;
    const char *key = making->options->key, *nearest = nearest_key(records, key, making->document->arena);
    lk_tell(told, LK_E_RECORD_UNKNOWN, (LkSpan){0},
            LK_WITH(lk_named_string("data", making->options->data), lk_named_string("key", key),
                    lk_meant(nearest)));
}

static void release(void *records)
{
    lk_records_destroy(records);
}

/* The records go with the document. */
static void keep_guarded(void *context)
{
    const Making *making = context;
    lk_arena_defer(making->document->arena, release, (void *)making->records);
}

LkDocument *lk_open_record(LkEngine *engine, const char *path, const LkDocumentOptions *options)
{
    LkRecords *records = lk_records_open(engine, path, options->data, options);
    LkDocument *document = records == NULL ? NULL : lk_document_create(engine);
    size_t index = options->key == NULL ? 0 : lk_records_find(records, options->key);
    Making making = {records, index, item_at(records, index), document, true, options};
    if (document == NULL || !lk_arena_guarded(document->arena, keep_guarded, &making)) {
        lk_document_destroy(document);
        lk_records_destroy(records);
        return NULL;
    }
    lk_document_limit(document, options->limits);
    bool is_there = lk_messages_exit_code(&records->messages) == LK_EXIT_DONE && making.item != NULL;
    if (records->messages.out_of_memory ||
        !lk_arena_guarded(document->arena, is_there ? make_guarded : refuse_guarded, &making))
        lk_document_ran_out(document);
    return document;
}

LkDocument *lk_document_open_record(LkRecords *records, size_t index)
{
    LkDocument *document = lk_document_create(records == NULL ? NULL : records->engine);
    Making making = {
        .records = records, .index = index, .item = item_at(records, index), .document = document};
    if (document == NULL || records == NULL)
        return document;
    lk_document_limit(document, &records->limits);
    if (making.item == NULL)
        lk_misuse(&document->diagnostics, "there is no such record");
    else if (!lk_arena_guarded(document->arena, make_guarded, &making))
        lk_document_ran_out(document);
    return document;
}
