/* Layouts over layouts: key by key, table styles by name, and what cannot be followed. */
#include "loading.h"

Test(layouts_extends, a_child_changes_only_the_keys_it_names)
{
    Loading loading = loading_start();
    loading_write(&loading, "house.yaml",
                  "extends: report\n"
                  "page: {margins: {left: 2.54cm}}\n"
                  "text: {size: 15pt}\n"
                  "lists: {levels: [{}, {indent: 4em}]}\n"
                  "furniture: {catchword: {format: \"/{words}...\"}}\n"
                  "keep: [หนองจอก, บ้านไร่]\n");
    const LkLayout *layout = loading_load(&loading, "house");
    cr_assert_eq(loading.diagnostics.count, 0);
    cr_expect_str_eq(layout->name, "house");
    cr_expect_eq(layout->margin_left, 72 * LK_POINT);
    cr_expect_eq(layout->margin_right, LK_MILLICENTIMETRES(2000));
    cr_expect_eq(layout->paragraph.text.size, 15 * LK_POINT);
    cr_expect_eq(layout->paragraph.text.pitch, 15 * LK_POINT * 213 / 160, "auto follows the size");
    cr_expect_eq(layout->title.paragraph.text.size, 15 * LK_POINT, "the parent's 1em is the child's size");
    cr_expect_str_eq(layout->list[0].format, "{n}.");
    cr_expect_eq(layout->list[1].indent, 60 * LK_POINT);
    cr_expect_str_eq(layout->list[1].format, "{1}.{n}");
    cr_expect_str_eq(layout->furniture.catchword_format, "/{words}...");
    cr_expect(layout->furniture.catchword);
    cr_assert_eq(layout->keep_count, 2);
    cr_expect_str_eq(layout->keep[1], "บ้านไร่");
    loading_end(&loading);
}

Test(layouts_extends, a_change_to_the_default_table_reaches_the_styles_that_do_not_say_otherwise)
{
    Loading loading = loading_start();
    loading_write(&loading, "house.yaml",
                  "extends: report\n"
                  "tables:\n"
                  "  thick: {based-on: score, rule: 2pt}\n"
                  "  measures: {text: {size: 13pt}}\n"
                  "  default: {rule: 1pt, padding: {x: 1em}}\n");
    const LkLayout *layout = loading_load(&loading, "house");
    cr_assert_eq(loading.diagnostics.count, 0);
    const LkTableStyle *score = lk_layout_table(layout, LK_TEXT("score"), (LkSpan){0}, &loading.diagnostics);
    const LkTableStyle *thick = lk_layout_table(layout, LK_TEXT("thick"), (LkSpan){0}, &loading.diagnostics);
    const LkTableStyle *measures =
        lk_layout_table(layout, LK_TEXT("measures"), (LkSpan){0}, &loading.diagnostics);
    cr_expect_eq(score->rule, LK_POINT);
    cr_expect_not(score->full_width);
    cr_expect_eq(score->padding_x, LK_MILLICENTIMETRES(300), "its own value stays");
    cr_expect_eq(thick->rule, 2 * LK_POINT);
    cr_expect_not(thick->full_width, "thick is based on score");
    cr_expect_eq(measures->text.size, 13 * LK_POINT);
    cr_expect_eq(measures->text.pitch, LK_MILLIPOINTS(18200), "from the same-named style of the parent");
    cr_expect_str_eq(layout->tables[0].name, "default");
    loading_end(&loading);
}

Test(layouts_extends, a_layout_beside_the_source_may_extend_the_installed_one_of_its_name)
{
    Loading loading = loading_start();
    loading_write(&loading, "report.yaml", "extends: report\nnumerals: arabic\n");
    const LkLayout *layout = loading_load(&loading, "report");
    cr_assert_eq(loading.diagnostics.count, 0);
    cr_expect_eq(layout->numerals, LK_NUMERALS_ARABIC);
    cr_expect_eq(layout->table_count, 3);
    loading_end(&loading);
}

Test(layouts_extends, a_path_names_a_file_beside_the_source)
{
    Loading loading = loading_start();
    loading_write(&loading, "other.yaml", "extends: base\n");
    const LkLayout *layout = loading_load(&loading, "other.yaml");
    cr_assert_not_null(layout);
    cr_expect_str_eq(layout->name, "other");
    cr_expect_null(loading_load(&loading, "../other.yaml"));
    cr_expect_str_eq(loading.diagnostics.first->code, "E-path-outside");
    loading_end(&loading);
}

Test(layouts_extends, without_extends_the_built_in_defaults_hold)
{
    Loading loading = loading_start();
    loading_write(&loading, "bare.yaml", "numerals: thai\n");
    const LkLayout *layout = loading_load(&loading, "bare");
    cr_assert_eq(loading.diagnostics.count, 0);
    cr_expect_eq(layout->paragraph.text.size, 16 * LK_POINT);
    cr_expect_eq(layout->margin_left, LK_MILLICENTIMETRES(3000));
    cr_expect_str_eq(layout->text_fonts.families[0].family, "TH Sarabun New");
    cr_expect_eq(layout->table_count, 1);
    cr_expect_str_eq(layout->description, "");
    loading_end(&loading);
}

Test(layouts_extends, paper_can_be_turned_or_made_to_measure)
{
    Loading loading = loading_start();
    loading_write(&loading, "wide.yaml", "extends: base\npage: {size: F4, orientation: landscape}\n");
    loading_write(&loading, "own.yaml", "extends: base\npage: {width: 10in, height: 20cm}\n");
    const LkLayout *wide = loading_load(&loading, "wide");
    cr_expect_eq(wide->page_width, LK_MILLICENTIMETRES(33000));
    cr_expect_eq(wide->page_height, LK_MILLICENTIMETRES(21600));
    const LkLayout *own = loading_load(&loading, "own");
    cr_expect_eq(own->page_width, 720 * LK_POINT);
    cr_expect_eq(own->page_height, LK_MILLICENTIMETRES(20000));
    loading_end(&loading);
}

Test(layouts_extends, loops_end_at_the_line_that_closes_them)
{
    Loading loading = loading_start();
    loading_write(&loading, "a.yaml", "numerals: thai\nextends: b\n");
    loading_write(&loading, "b.yaml", "extends: c\n");
    loading_write(&loading, "c.yaml", "extends: a\n");
    loading_write(&loading, "self.yaml", "extends: self\n");
    cr_assert_not_null(loading_load(&loading, "a"));
    cr_assert_eq(loading.diagnostics.errors, 1);
    cr_expect_str_eq(loading.diagnostics.first->code, "E-layout-loop");
    cr_expect_not_null(strstr(loading.diagnostics.first->span.file->name, "/c.yaml"));
    cr_expect_eq(loading.diagnostics.first->span.column, 10);
    loading_load(&loading, "self");
    cr_assert_eq(loading.diagnostics.errors, 1);
    cr_expect_str_eq(loading.diagnostics.first->code, "E-layout-loop");
    loading_end(&loading);
}

Test(layouts_extends, a_long_line_of_layouts_is_a_limit)
{
    Loading loading = loading_start();
    for (int i = 0; i < 18; i++) {
        char name[16], text[32];
        snprintf(name, sizeof name, "l%d.yaml", i);
        snprintf(text, sizeof text, "extends: l%d\n", i + 1);
        loading_write(&loading, name, text);
    }
    loading_load(&loading, "l0");
    cr_assert_eq(loading.diagnostics.errors, 1);
    cr_expect_str_eq(loading.diagnostics.first->code, "E-limit-layout");
    cr_expect_eq(loading.diagnostics.first->failure, LK_FAILURE_LIMIT);
    loading_end(&loading);
}

Test(layouts_extends, names_are_listed_sorted_and_once)
{
    Loading loading = loading_start();
    loading_write(&loading, "report.yaml", "");
    loading_write(&loading, "alpha.yaml", "");
    loading_write(&loading, "notes.txt", "");
    static const char *const folders[] = {"layouts", "/nowhere/at/all"};
    LkLayoutSearch search = {loading.folder, folders, 2};
    const char **names;
    size_t count = lk_layout_list(&search, loading.arena, &names);
    cr_assert_geq(count, 4);
    cr_expect_str_eq(names[0], "alpha");
    for (size_t i = 1; i < count; i++)
        cr_expect_lt(strcmp(names[i - 1], names[i]), 0);
    loading_end(&loading);
}

Test(layouts_extends, what_the_program_sets_itself_is_not_listed)
{
    Loading loading = loading_start();
    static const char *const folders[] = {"layouts"};
    LkLayoutSearch search = {NULL, folders, 1};
    const char **names;
    size_t count = lk_layout_list(&search, loading.arena, &names);
    for (size_t i = 0; i < count; i++)
        cr_expect(strcmp(names[i], "signature") != 0 && strcmp(names[i], "verdict") != 0, "%s", names[i]);
    loading_write(&loading, "verdict.yaml", "");
    search.beside = loading.folder;
    cr_expect_eq(lk_layout_list(&search, loading.arena, &names), count + 1, "one beside a document is");
    loading_end(&loading);
}

typedef struct GuardedLoad {
    Loading *loading;
    LkArena *arena;
} GuardedLoad;

static void load_guarded(void *context)
{
    GuardedLoad *load = context;
    static const char *const shipped[] = {"layouts"};
    LkLayoutSearch search = {load->loading->folder, shipped, 1};
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, load->arena);
    lk_layout_load(LK_TEXT("house"), (LkSpan){0}, &search, load->arena, &diagnostics);
}

Test(layouts_extends, running_out_of_memory_anywhere_gives_all_back)
{
    Loading loading = loading_start();
    loading_write(&loading, "house.yaml", "extends: report\nnumerals: thia\ntables: {x: {rule: 1}}\n");
    bool is_done = false;
    size_t requests = 1;
    for (; !is_done && requests < 20000; requests += 1 + requests / 16) {
        GuardedLoad load = {&loading, lk_arena_create()};
        lk_arena_fail_after(load.arena, requests);
        is_done = lk_arena_guarded(load.arena, load_guarded, &load);
        lk_arena_destroy(load.arena);
    }
    cr_expect(is_done && requests > 100, "the failures did not fall inside");
    loading_end(&loading);
}
