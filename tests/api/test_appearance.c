/* What a signature shows, out of the engine's cache: it is to the byte what it is when it is set anew. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "api/appearance.h"
#include "base/file.h"

#define PICTURE "build/appearance-picture.png"

static LkEngine *engine_with(size_t kept)
{
    static const char *const folders[] = {"layouts"};
    return lk_engine_create(&(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders,
                                               .layout_folder_count = 1, .word_list = "build/thai.words",
                                               .cache_bytes = kept});
}

typedef struct Shower {
    LkEngine *cached, *plain;
    LkShownLayout layouts[2];
    LkArena *arena;
    LkDiagnostics told;
} Shower;

/* Shows it by an engine that has a cache, twice, and by one that has none. */
static LkText shown(Shower *shower, LkAppearance appearance)
{
    LkText texts[3];
    for (int i = 0; i < 3; i++)
        texts[i] = lk_appearance(i < 2 ? shower->cached : shower->plain, &shower->layouts[i / 2], &appearance,
                                 shower->arena, &shower->told);
    cr_assert_eq(shower->told.errors, 0);
    cr_assert_gt(texts[0].length, 0);
    cr_expect(lk_text_equal(texts[0], texts[2]));
    cr_expect(lk_text_equal(texts[1], texts[2]));
    return texts[0];
}

/* The same place may have another picture the next time. */
static void put_picture(Shower *shower, const char *from)
{
    const LkFile *file =
        lk_file_read(LK_FILE_PICTURE, from, from, 1 << 20, (LkSpan){0}, shower->arena, &shower->told);
    FILE *out = fopen(PICTURE, "wb");
    cr_assert(file != NULL && out != NULL &&
              fwrite(file->text.bytes, 1, file->text.length, out) == file->text.length);
    fclose(out);
}

Test(appearance, depends_on_all_that_is_shown_and_on_nothing_else)
{
    enum { MORNING = 1795400000, SECONDS_LATER = MORNING + 5, AN_HOUR_LATER = MORNING + 3600 };
    const LkPdfField field = {.width = 200 * LK_POINT, .height = 90 * LK_POINT};
    const LkPdfField wide = {.width = 210 * LK_POINT, .height = 90 * LK_POINT};
    const LkPdfField high = {.width = 200 * LK_POINT, .height = 91 * LK_POINT, .name = {"other", 5}};
    const LkAppearance others[] = {{&field, NULL, NULL, MORNING},       {&wide, NULL, NULL, MORNING},
                                   {&high, NULL, NULL, MORNING},        {&field, "เห็นชอบ", NULL, MORNING},
                                   {&field, "ไม่เห็นชอบ", NULL, MORNING}, {&field, NULL, NULL, AN_HOUR_LATER},
                                   {&field, NULL, PICTURE, MORNING},    {&field, "เห็นชอบ", PICTURE, MORNING}};
    enum { COUNT = sizeof others / sizeof *others };
    Shower shower = {.cached = engine_with(1 << 24), .plain = engine_with(0), .arena = lk_arena_create()};
    LkText texts[COUNT];
    lk_diagnostics_init(&shower.told, shower.arena);
    put_picture(&shower, "samples/memo/crest.png");
    for (size_t i = 0; i < COUNT; i++) {
        texts[i] = shown(&shower, others[i]);
        for (size_t k = 0; k < i; k++)
            cr_expect_not(lk_text_equal(texts[i], texts[k]), "%zu, %zu", i, k);
    }
    cr_expect(lk_text_equal(shown(&shower, (LkAppearance){&field, "", NULL, SECONDS_LATER}), texts[0]));
    put_picture(&shower, "tests/fuzz/seeds/image/rgba.png");
    cr_expect_not(lk_text_equal(shown(&shower, others[COUNT - 1]), texts[COUNT - 1]));
    remove(PICTURE);
    for (int i = 0; i < 2; i++)
        lk_shown_layout_forget(&shower.layouts[i]);
    lk_engine_destroy(shower.cached);
    lk_engine_destroy(shower.plain);
    lk_arena_destroy(shower.arena);
}
