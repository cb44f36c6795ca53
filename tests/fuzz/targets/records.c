/* Any bytes as records. The first byte says what they are: a CSV, JSON Lines, a joined table, or the front
 * matter's schema; the document of the first and last record is read too. */
#include "records/records.h"
#include "fuzz.h"

static const char FRONT[] =
    "fields: {k: {pattern: '[0-9ก-ฮ]+', unique: true}, n: {type: number, range: [0, 100]}}\n"
    "batch: {key: k, file: '{{k}}-{{n}}', tables: {t.csv: {key: k, fields: {s: integer}}}}\n";
static const char BODY[] = "{{k}} {{n}} {{record-number}}\n\n```table\ndata: t.csv\nsort: s\n```\n";

static void read_document(FuzzRun *run, const LkRecordSet *set, size_t index)
{
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, run->arena);
    LkSourceOptions options = lk_record_options(set, index, run->arena);
    lk_source_parse(set->source, &options, run->arena, &diagnostics);
    fuzz_print_all(&diagnostics);
    fuzz_require(lk_record_file(set, index, run->arena)->text.length > 2, "no record");
}

static void take(void *data)
{
    FuzzRun *run = data;
    enum { CSV, LINES, JOINED, SCHEMA, KINDS } kind = run->size == 0 ? CSV : (run->bytes[0] - '0') % KINDS;
    const uint8_t *bytes = run->bytes + (run->size > 0);
    size_t size = run->size - (run->size > 0);
    fuzz_write("r.csv", kind == CSV ? bytes : (const uint8_t *)"k,n\n1,2\nก,3\n",
               kind == CSV ? size : strlen("k,n\n1,2\nก,3\n"));
    fuzz_write("t.csv", kind == JOINED ? bytes : (const uint8_t *)"k,s\n1,2\n1,3\n",
               kind == JOINED ? size : strlen("k,s\n1,2\n1,3\n"));
    fuzz_write("r.jsonl", bytes, kind == LINES ? size : 0);
    const char *front = kind == SCHEMA ? lk_arena_copy(run->arena, (const char *)bytes, size) : FRONT;
    LkFile *file = LK_NEW(run->arena, LkFile);
    *file = (LkFile){.name = "t.md",
                     .text = lk_text(lk_arena_printf(run->arena, "---\n%s\n---\n%s", front, BODY))};
    const char *path =
        lk_arena_printf(run->arena, "%s/%s", fuzz_folder(), kind == LINES ? "r.jsonl" : "r.csv");
    LkRecordSet *set = lk_records_read(file, fuzz_folder(), path, 0, run->arena, &run->diagnostics);
    fuzz_require(set->count > 0 || run->diagnostics.errors > 0, "no records and no error");
    for (size_t i = 0; i < set->count; i++) {
        fuzz_require(strchr(set->items[i].file, '/') == NULL && strlen(set->items[i].file) <= 200,
                     "unsafe name");
        if (set->items[i].diagnostics != NULL)
            fuzz_print_all(set->items[i].diagnostics);
    }
    if (set->count > 0) {
        read_document(run, set, 0);
        read_document(run, set, set->count - 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return fuzz_run(take, bytes, size);
}
