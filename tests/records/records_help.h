/* Reads records from memory: a front matter, the records, perhaps scores.csv; and writes down what was told
 * and what a record gives to its document, so that cases are tables of strings. */
#ifndef LIKHIT_TESTS_RECORDS_HELP_H
#define LIKHIT_TESTS_RECORDS_HELP_H

#include "records/records.h"
#include "source/source_help.h"

typedef struct RecordsRead {
    LkArena *arena;
    LkDiagnostics diagnostics; /* of the whole */
    LkRecordSet *set;
    char folder[64];
} RecordsRead;

static inline void records_write(const RecordsRead *read, const char *name, const char *bytes, size_t length)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", read->folder, name);
    FILE *file = fopen(path, "wb");
    cr_assert_not_null(file);
    fwrite(bytes, 1, length, file);
    fclose(file);
}

/* `name` is that of the data file; `body` follows the front matter; `scores` may be NULL. */
static inline RecordsRead *records_read_bytes(const char *front, const char *body, const char *name,
                                              const char *data, size_t length, const char *scores)
{
    LkArena *arena = lk_arena_create();
    RecordsRead *read = LK_NEW(arena, RecordsRead);
    read->arena = arena;
    strcpy(read->folder, "/tmp/likhit-records-XXXXXX");
    cr_assert_not_null(mkdtemp(read->folder));
    records_write(read, name, data, length);
    if (scores != NULL)
        records_write(read, "scores.csv", scores, strlen(scores));
    lk_diagnostics_init(&read->diagnostics, arena);
    const char *text = lk_arena_printf(arena, "---\n%s---\n%s\n", front, body);
    LkFile *file = LK_NEW(arena, LkFile);
    *file = (LkFile){.name = "t.md", .text = lk_text(text)};
    read->set = lk_records_read(file, read->folder, lk_arena_printf(arena, "%s/%s", read->folder, name), 0,
                                arena, &read->diagnostics);
    cr_assert_not_null(read->set);
    return read;
}

static inline RecordsRead *records_read(const char *front, const char *name, const char *data,
                                        const char *scores)
{
    return records_read_bytes(front, "ก", name, data, strlen(data), scores);
}

static inline void records_done(RecordsRead *read)
{
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", read->folder);
    cr_assert_eq(system(command), 0);
    lk_arena_destroy(read->arena);
}

static inline void records_put(LkBuffer *out, const char *who, const LkDiagnostics *diagnostics)
{
    for (const LkDiagnostic *d = diagnostics == NULL ? NULL : diagnostics->first; d != NULL; d = d->next) {
        const char *slash = d->span.file == NULL ? NULL : strrchr(d->span.file->name, '/');
        lk_buffer_printf(out, "%s%s %s %s:%u:%u+%u", out->length == 0 ? "" : "\n", who, d->code,
                         d->span.file == NULL ? ""
                         : slash != NULL      ? slash + 1
                                              : d->span.file->name,
                         d->span.line, d->span.column, d->span.length);
    }
}

/* “* code file:line:column+length” for the whole, then the same with the number of each record. */
static inline const char *records_messages(RecordsRead *read)
{
    LkBuffer out;
    lk_buffer_init(&out, read->arena);
    records_put(&out, "*", &read->diagnostics);
    for (size_t i = 0; i < read->set->count; i++)
        records_put(&out, lk_arena_printf(read->arena, "%zu", i + 1), read->set->items[i].diagnostics);
    return lk_buffer_view(&out).bytes;
}

/* The blocks of a record's document, and what was told when they were read. */
static inline const char *records_blocks(RecordsRead *read, size_t index)
{
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, read->arena);
    LkSourceOptions options = lk_record_options(read->set, index, read->arena);
    LkSource *source = lk_source_parse(read->set->source, &options, read->arena, &diagnostics);
    LkBuffer out;
    lk_buffer_init(&out, read->arena);
    records_put(&out, "!", &diagnostics);
    write_blocks(&out, source->blocks, read->arena);
    return lk_buffer_view(&out).bytes;
}

#endif
