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

static const char *copied(LkArena *arena, const char *string)
{
    return string == NULL ? NULL : lk_arena_copy(arena, string, strlen(string));
}

/* The layout is one for all: a record has no say in it. */
static void load_layout(LkRecords *records)
{
    if (records->set->sample != NULL && records->diagnostics.errors == 0)
        records->layout = lk_engine_layout(records->engine, records->set->sample, &records->choice,
                                           records->arena, &records->diagnostics);
}

static void open_guarded(void *context)
{
    const Opening *opening = context;
    LkRecords *records = opening->records;
    LkArena *arena = records->arena;
    records->choice.folder = lk_path_folder(opening->source, arena);
    records->choice.name = opening->options == NULL ? NULL : copied(arena, opening->options->layout);
    records->choice.over = lk_copy_values(arena, opening->options);
    records->limits = opening->options == NULL ? (LkLimits){0} : opening->options->limits;
    const char *root = opening->options == NULL ? NULL : copied(arena, opening->options->root);
    const char *name = opening->options == NULL ? NULL : opening->options->name;
    const LkFile *file = lk_file_read(LK_FILE_SOURCE, opening->source, name != NULL ? name : opening->source,
                                      LK_LIMIT_SOURCE_BYTES, (LkSpan){0}, arena, &records->diagnostics);
    if (file == NULL)
        return;
    const char *data = copied(arena, opening->data);
    records->set = lk_records_read(file, root != NULL ? root : records->choice.folder, data, arena,
                                   &records->diagnostics);
    load_layout(records);
}

LkRecords *lk_records_open(LkEngine *engine, const char *template_path, const char *data_path,
                           const LkDocumentOptions *options)
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
    Opening opening = {records, template_path, data_path, options};
    records->out_of_memory = !lk_arena_guarded(records->arena, open_guarded, &opening);
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
    return records->out_of_memory || records->set == NULL ? 0 : records->set->count;
}

int lk_records_exit_code(const LkRecords *records)
{
    return records->out_of_memory ? LK_FAILURE_LIMIT : lk_diagnostics_exit_code(&records->diagnostics);
}

LkRecord lk_record(const LkRecords *records, size_t index)
{
    const LkRecordItem *item = &records->set->items[index];
    LkRecord record = {.key = item->key, .file = item->file, .weight = item->weight};
    memcpy(record.digest, item->digest.hex, sizeof record.digest);
    record.is_good = item->diagnostics == NULL || item->diagnostics->errors == 0;
    return record;
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
    LkArena *scratch = count == 0 ? NULL : lk_arena_create();
    Finding finding = {records, key, scratch, count};
    if (scratch != NULL)
        lk_arena_guarded(scratch, find_guarded, &finding);
    lk_arena_destroy(scratch);
    return finding.index;
}

/* ---- Diagnostics */

static const LkDiagnostic out_of_memory = {
    .severity = LK_ERROR,
    .failure = LK_FAILURE_LIMIT,
    .code = "E-limit-memory",
    .message = "there is not enough memory for these records",
    .hint = "divide the data into several files, or free some memory",
};

static size_t kept(const LkDiagnostics *diagnostics)
{
    size_t count = 0;
    for (const LkDiagnostic *d = diagnostics == NULL ? NULL : diagnostics->first; d != NULL; d = d->next)
        count++;
    return count;
}

static const LkDiagnostic *at(const LkDiagnostics *diagnostics, size_t index)
{
    const LkDiagnostic *d = diagnostics == NULL ? NULL : diagnostics->first;
    while (d != NULL && index-- > 0)
        d = d->next;
    return d == NULL ? &out_of_memory : d;
}

static const char *rendered(LkRecords *records, const LkDiagnostic *diagnostic, LkDiagnosticForm *form)
{
    pthread_mutex_lock(&records->lock);
    const char *text = lk_rendered(records->arena, diagnostic, form);
    pthread_mutex_unlock(&records->lock);
    return text;
}

size_t lk_records_diagnostic_count(const LkRecords *records)
{
    return kept(&records->diagnostics) + (records->out_of_memory ? 1 : 0);
}

LkMessage lk_records_diagnostic(LkRecords *records, size_t i)
{
    return lk_message(at(&records->diagnostics, i));
}

const char *lk_records_diagnostic_text(LkRecords *records, size_t i)
{
    return rendered(records, at(&records->diagnostics, i), lk_diagnostic_print);
}

const char *lk_records_diagnostic_json(LkRecords *records, size_t i)
{
    return rendered(records, at(&records->diagnostics, i), lk_diagnostic_json);
}

static const LkDiagnostics *of_record(const LkRecords *records, size_t index)
{
    return records->set->items[index].diagnostics;
}

size_t lk_record_diagnostic_count(const LkRecords *records, size_t index)
{
    return kept(of_record(records, index));
}

LkMessage lk_record_diagnostic(LkRecords *records, size_t index, size_t i)
{
    return lk_message(at(of_record(records, index), i));
}

const char *lk_record_diagnostic_text(LkRecords *records, size_t index, size_t i)
{
    return rendered(records, at(of_record(records, index), i), lk_diagnostic_print);
}

const char *lk_record_diagnostic_json(LkRecords *records, size_t index, size_t i)
{
    return rendered(records, at(of_record(records, index), i), lk_diagnostic_json);
}

/* ---- Documents */

typedef struct Making {
    const LkRecords *records;
    size_t index;
    LkDocument *document;
    bool tells_all; /* what is told of the records as a whole too */
    const LkDocumentOptions *options;
} Making;

static void tell_again(const LkDiagnostics *diagnostics, LkDiagnostics *out)
{
    for (const LkDiagnostic *d = diagnostics == NULL ? NULL : diagnostics->first; d != NULL; d = d->next)
        if (d->severity == LK_ERROR)
            lk_failure(out, d->failure, d->code, d->span, d->hint, "%s", d->message);
}

static void tell_rest(const LkDiagnostics *diagnostics, LkDiagnostics *out)
{
    for (const LkDiagnostic *d = diagnostics->first; d != NULL; d = d->next)
        if (d->severity == LK_WARNING)
            lk_warning(out, d->code, d->span, d->hint, "%s", d->message);
        else if (d->severity == LK_NOTE)
            lk_note(out, d->code, d->span, d->hint, "%s", d->message);
}

static bool is_told(const LkDiagnostics *diagnostics, const LkDiagnostic *wanted)
{
    for (const LkDiagnostic *d = diagnostics->first; d != NULL; d = d->next)
        if (d->span.file == wanted->span.file && d->span.line == wanted->span.line &&
            d->span.column == wanted->span.column && strcmp(d->code, wanted->code) == 0 &&
            strcmp(d->message, wanted->message) == 0)
            return true;
    return false;
}

/* Warnings of the template itself are told once, not by each document. */
static void forget_told(const LkDiagnostics *told, LkDiagnostics *own)
{
    LkDiagnostic **link = &own->first;
    own->last = NULL;
    for (LkDiagnostic *d = own->first; d != NULL; d = d->next) {
        bool goes = d->severity != LK_ERROR && d->span.file != NULL && is_told(told, d);
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
    tell_again(&records->diagnostics, &document->diagnostics);
    tell_again(of_record(records, making->index), &document->diagnostics);
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
        keys[i] = lk_record(records, i).key;
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
    tell_again(&records->diagnostics, told);
    tell_rest(&records->diagnostics, told);
    if (told->errors > 0)
        return;
    const char *key = making->options->key, *nearest = nearest_key(records, key, making->document->arena);
    lk_error(told, "E-record-unknown", (LkSpan){0},
             nearest == NULL ? NULL : lk_arena_printf(making->document->arena, "did you mean “%s”?", nearest),
             "“%s” has no record “%s”", making->options->data, key);
}

LkDocument *lk_open_record(LkEngine *engine, const char *path, const LkDocumentOptions *options)
{
    LkRecords *records = lk_records_open(engine, path, options->data, options);
    if (records == NULL)
        return NULL;
    size_t count = lk_records_count(records);
    size_t index = options->key == NULL ? 0 : lk_records_find(records, options->key);
    LkDocument *document = lk_document_create(engine);
    Making making = {records, index, document, true, options};
    bool is_there = lk_records_exit_code(records) == 0 && index < count;
    if (document == NULL) {
        lk_records_destroy(records);
        return NULL;
    }
    document->records = records;
    lk_document_limit(document, &records->limits);
    if (records->out_of_memory ||
        !lk_arena_guarded(document->arena, is_there ? make_guarded : refuse_guarded, &making))
        lk_document_ran_out(document);
    return document;
}

LkDocument *lk_document_open_record(LkRecords *records, size_t index)
{
    LkDocument *document = lk_document_create(records->engine);
    Making making = {.records = records, .index = index, .document = document};
    if (document != NULL)
        lk_document_limit(document, &records->limits);
    if (document != NULL && !lk_arena_guarded(document->arena, make_guarded, &making))
        lk_document_ran_out(document);
    return document;
}
