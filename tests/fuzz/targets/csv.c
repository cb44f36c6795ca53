/* Any bytes as the data of a table. */
#include "fuzz.h"
#include "source/document.h"

static const char REPORT[] = "---\nlayout: report\n---\n"
                             "```table\ndata: data.csv\n"
                             "columns: [{field: a, title: ก}, {field: b, title: ข, align: decimal}]\n```\n";

static void parse(void *data)
{
    FuzzRun *run = data;
    fuzz_write("data.csv", run->bytes, run->size);
    LkFile *file = LK_NEW(run->arena, LkFile); /* diagnostics point to it when they are printed */
    *file = (LkFile){.name = "report.md", .text = LK_TEXT(REPORT)};
    LkSourceOptions options = {.root = fuzz_folder()};
    LkSource *source = lk_source_parse(file, &options, run->arena, &run->diagnostics);
    fuzz_require(source != NULL || run->diagnostics.errors > 0, "no document and no error");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return fuzz_run(parse, bytes, size);
}
