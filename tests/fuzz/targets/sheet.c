/* Any bytes as a spreadsheet: as they are, and as the XML of a sheet in one that is whole. */
#include "data/data.h"
#include "data/xlsx_help.h"
#include "fuzz.h"

static void parse(void *data)
{
    FuzzRun *run = data;
    LkDataContext context = {run->arena, &run->diagnostics};
    const char *rows = lk_arena_copy(run->arena, (const char *)run->bytes, run->size);
    LkText texts[] = {{(const char *)run->bytes, run->size}, xlsx_of(run->arena, rows)};
    for (size_t i = 0; i < 2; i++) {
        LkFile *file = LK_NEW(run->arena, LkFile);
        *file = (LkFile){.name = "d.xlsx", .text = texts[i]};
        LkDataTable *table = lk_data_parse(context, file, (LkDataOptions){0}, (LkSpan){0});
        fuzz_require(table != NULL || run->diagnostics.errors > 0, "no table and no error");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return fuzz_run(parse, bytes, size);
}
