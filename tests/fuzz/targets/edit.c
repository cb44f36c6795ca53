/* Any bytes as a layout file, and values that are saved into it: what was written loads, and says what was
 * set. */
#include "fuzz.h"
#include "style/edit/values.h"

static const LkSetting settings[] = {{"text.size", "15pt"},          {"page.margins.left", "4cm"},
                                     {"headings.2.bold", "true"},    {"tables.score.rule", "0.25pt"},
                                     {"captions.table", "ก: {n} #"}, {"keep", "[ก, ข]"},
                                     {"lists.levels.3.bullet", "-"}, {"notes.text.size", "12pt"}};

static void save(void *data)
{
    FuzzRun *run = data;
    size_t which = run->size % (sizeof settings / sizeof *settings);
    LkSettings over = {&settings[which], 1};
    fuzz_write("fuzz.yaml", run->bytes, run->size);
    LkLayoutSearch search = {.beside = fuzz_folder()};
    const LkLayout *layout =
        lk_layout_load_over(LK_TEXT("fuzz.yaml"), (LkSpan){0}, &search, over, run->arena, &run->diagnostics);
    if (layout == NULL || run->diagnostics.errors > 0)
        return;
    LkLayoutSave wanted = {.layout = layout, .root = fuzz_folder(), .beside = fuzz_folder()};
    const char *path = lk_layout_save(&wanted, run->arena, &run->diagnostics);
    fuzz_require(path != NULL || run->diagnostics.errors > 0, "nothing was saved and no error told");
    if (path == NULL)
        return;
    lk_layout_load(LK_TEXT("fuzz.yaml"), (LkSpan){0}, &search, run->arena, &run->diagnostics);
    fuzz_require(run->diagnostics.errors == 0, "what was saved does not load");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return fuzz_run(save, bytes, size);
}
