/* Any bytes as a report: a document or errors, never both missing; and no letter that was typed is lost. */
#include "fuzz.h"
#include "source/body/printed.h"
#include "source/document.h"

static void parse(void *data)
{
    FuzzRun *run = data;
    LkFile *file = LK_NEW(run->arena, LkFile); /* diagnostics point to it when they are printed */
    *file = (LkFile){.name = "report.md", .text = {(const char *)run->bytes, run->size}};
    LkSourceOptions options = {.root = fuzz_folder()};
    LkSource *source = lk_source_parse(file, &options, run->arena, &run->diagnostics);
    fuzz_require(source != NULL || run->diagnostics.errors > 0, "no document and no error");
    CoverageFault fault = {NULL, 0};
    if (run->diagnostics.errors == 0)
        fault = printed_check(file->text, run->arena, NULL);
    fuzz_require(fault.what == NULL, fault.what);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return fuzz_run(parse, bytes, size);
}
