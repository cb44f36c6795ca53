/* Any bytes as a layout file: a layout or errors, never both missing. */
#include "style/layout.h"
#include "fuzz.h"

static void load(void *data)
{
    FuzzRun *run = data;
    fuzz_write("fuzz.yaml", run->bytes, run->size);
    LkLayoutSearch search = {.beside = fuzz_folder()};
    const LkLayout *layout =
        lk_layout_load(LK_TEXT("fuzz.yaml"), (LkSpan){0}, &search, run->arena, &run->diagnostics);
    fuzz_require(layout != NULL || run->diagnostics.errors > 0, "no layout and no error");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return fuzz_run(load, bytes, size);
}
