/* Thai names of layouts. */
#include "loading.h"
#include "said.h"

static const char *const shipped[] = {"letter", "memo",   "order",     "announcement", "minutes",
                                      "report", "manual", "separator", "base"};
enum { SHIPPED = sizeof shipped / sizeof *shipped };

Test(layout_names, a_thai_name_is_as_good_as_that_of_the_file)
{
    for (size_t i = 0; i < SHIPPED; i++) {
        size_t count;
        const char *const *thai = lk_layout_thai_names(lk_text(shipped[i]), &count);
        cr_assert_gt(count, 0, "%s", shipped[i]);
        for (size_t k = 0; k < count; k++) {
            cr_expect(lk_text_is(lk_layout_name(lk_text(thai[k])), shipped[i]), "%s", thai[k]);
            Loading loading = loading_start();
            cr_expect_not_null(loading_load(&loading, thai[k]), "%s", thai[k]);
            cr_expect_eq(loading.diagnostics.count, 0);
            loading_end(&loading);
        }
    }
}

Test(layout_names, a_file_of_that_very_name_comes_first)
{
    Loading loading = loading_start();
    loading_write(&loading, "ประกาศ.yaml", "extends: base\nnumerals: arabic\n");
    const LkLayout *layout = loading_load(&loading, "ประกาศ");
    cr_assert_not_null(layout);
    cr_expect_eq(layout->numerals, LK_NUMERALS_ARABIC);
    loading_end(&loading);
}

Test(layout_names, a_mistyped_thai_name_is_told_with_the_right_one)
{
    Loading loading = loading_start();
    cr_expect_null(loading_load(&loading, "บันทึกขอความ"));
    cr_assert_not_null(loading.diagnostics.first);
    cr_expect_not_null(
        strstr(lk_diagnostic_hint(loading.diagnostics.first, LK_THAI, loading.arena), "`บันทึกข้อความ`"));
    loading_end(&loading);
}

static const char *read_file(const char *path)
{
    static char bytes[200000];
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file, "%s", path);
    bytes[fread(bytes, 1, sizeof bytes - 1, file)] = '\0';
    fclose(file);
    return bytes;
}

Test(layout_names, the_guides_print_the_table)
{
    static const char *const guides[] = {"docs/guide.md", "docs/guide.th.md"};
    for (size_t i = 0; i < 2; i++) {
        const char *guide = read_file(guides[i]);
        for (size_t k = 0; k < SHIPPED; k++) {
            char row[400];
            size_t count;
            const char *const *thai = lk_layout_thai_names(lk_text(shipped[k]), &count);
            int length = snprintf(row, sizeof row, "| `%s` |", shipped[k]);
            for (size_t n = 0; n < count; n++)
                length += snprintf(row + length, sizeof row - (size_t)length, "%s `%s`", n == 0 ? "" : ",",
                                   thai[n]);
            cr_expect_not_null(strstr(guide, row), "%s lacks the row %s |", guides[i], row);
        }
    }
}
