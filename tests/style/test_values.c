/* Values over a layout, what the values of a layout are and where they come from, and saving them. */
#include <sys/stat.h>

#include "loading.h"
#include "said.h"
#include "style/edit/values.h"

static const char *const shipped[] = {"layouts"};

static const LkLayout *load_over(Loading *loading, const char *name, LkSettings over)
{
    LkLayoutSearch search = {loading->folder, shipped, 1};
    lk_diagnostics_init(&loading->diagnostics, loading->arena);
    return lk_layout_load_over(lk_text(name), (LkSpan){0}, &search, over, loading->arena,
                               &loading->diagnostics);
}

#define OVER(...)                                                                                            \
    (LkSettings)                                                                                             \
    {                                                                                                        \
        (const LkSetting[]){__VA_ARGS__}, sizeof((const LkSetting[]){__VA_ARGS__}) / sizeof(LkSetting)       \
    }

/* ---- Over a layout */

Test(layout_values, stand_over_the_layout_and_all_that_it_extends)
{
    Loading loading = loading_start();
    loading_write(&loading, "own.yaml", "extends: report\ntext: {size: 15pt}\nheadings: [{bold: false}]\n");
    const LkLayout *layout = load_over(
        &loading, "own",
        OVER({"page.margins.left", "4cm"}, {"text.size", "14pt"}, {"headings.2.size", "2em"},
             {"tables.score.rule", "2pt"}, {"tables.default.rule-colour", "#C00000"},
             {"fonts.text", "[Laksaman, {family: Sarabun, scale: 0.9}]"},
             {"furniture.page-number.format", ""}, {"lists.levels.1.bullet", "-"}, {"keep", "[หนองจอก]"}));
    cr_assert_eq(loading.diagnostics.count, 0, "%s", said(loading.diagnostics.first));
    cr_expect_eq(layout->margin_left, LK_MILLICENTIMETRES(4000));
    cr_expect_eq(layout->margin_right, LK_MILLICENTIMETRES(2000));
    cr_expect_eq(layout->paragraph.text.size, 14 * LK_POINT);
    cr_expect_eq(layout->heading[1].text.size, 28 * LK_POINT, "1em is the size that stands over the layout");
    cr_expect_not(layout->heading[0].text.bold, "levels before one that is set stay as they are");
    cr_expect_eq(lk_layout_table(layout, LK_TEXT("score"), (LkSpan){0}, NULL)->rule, 2 * LK_POINT);
    cr_expect_eq(lk_layout_table(layout, LK_TEXT("score"), (LkSpan){0}, NULL)->rule_colour, 0xC00000);
    cr_expect_eq(layout->text_fonts.count, 2);
    cr_expect_str_eq(layout->furniture.page_number, "");
    cr_expect_eq(layout->keep_count, 1);
    cr_expect_str_eq(layout->name, "own");
    cr_expect_str_eq(layout->file->name + strlen(layout->file->name) - 8, "own.yaml");
    loading_end(&loading);
}

Test(layout_values, errors_are_those_of_a_file_and_stand_on_the_line_of_the_value)
{
    static const struct {
        LkSetting setting;
        LkMessageId id;
        const char *words;
    } cases[] = {
        {{"text.size", "15"}, LK_E_LAYOUT_UNIT_NONE, "has no unit"},
        {{"text.size", ""}, LK_E_LAYOUT_TYPE, "a length"},
        {{"text.size", "900pt"}, LK_E_LAYOUT_RANGE_MOST, "at most"},
        {{"text.sise", "15pt"}, LK_E_LAYOUT_KEY, "no key `sise`"},
        {{"tekst.size", "15pt"}, LK_E_LAYOUT_KEY, "no key `tekst`"},
        {{"text.size.x", "15pt"}, LK_E_LAYOUT_TYPE_KIND, "must be a length"},
        {{"text", "15pt"}, LK_E_LAYOUT_TYPE_KIND, "keys with values"},
        {{"headings.1", "15pt"}, LK_E_LAYOUT_TYPE_LEVEL, "a level of"},
        {{"headings.7.size", "15pt"}, LK_E_LAYOUT_PATH, "not the path"},
        {{"headings.size", "15pt"}, LK_E_LAYOUT_PATH, "not the path"},
        {{"", "15pt"}, LK_E_LAYOUT_PATH, "not the path"},
        {{"extends", "base"}, LK_E_LAYOUT_PATH_EXTENDS, "cannot be set"},
        {{"numerals", "roman"}, LK_E_LAYOUT_VALUE, "thai or arabic"},
        {{"text.bold", "yes"}, LK_E_LAYOUT_TYPE, "true or false"},
        {{"fonts.text", "Laksaman"}, LK_E_LAYOUT_TYPE_KIND, "a list of font families"},
        {{"fonts.text", "[Laksaman"}, LK_E_YAML_SYNTAX, "not YAML"},
        {{"fonts.text", "[]"}, LK_E_LAYOUT_RANGE_FONTS, "at least one"},
        {{"keep", "[&a b]"}, LK_E_YAML_UNSUPPORTED_ANCHOR, "anchors"},
        {{"captions.table", "{page}"}, LK_E_LAYOUT_FORMAT, "{page}"},
        {{"captions.table", "a\nb"}, LK_E_LAYOUT_VALUE_TEXT, "one line"},
        {{"captions.table", "a\x01"}, LK_E_LAYOUT_VALUE_TEXT, "one line"},
        {{"captions.table", "a\xFF"}, LK_E_LAYOUT_VALUE_TEXT, "one line"},
        {{"tables.nosuch", "1"}, LK_E_LAYOUT_TYPE_TABLE, "a table style"},
        {{"tables.score.based-on", "nosuch"}, LK_E_LAYOUT_TABLE, "nosuch"},
        {{"page.margins.left", "20cm"}, LK_E_LAYOUT_MARGINS, "leave"},
        {{"text.indent", "16cm"}, LK_E_LAYOUT_NARROW, "text.indent"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Loading loading = loading_start();
        load_over(&loading, "report", OVER({"description", "ก"}, cases[i].setting));
        const LkDiagnostic *first = loading.diagnostics.first;
        cr_assert_not_null(first, "%s: %s", cases[i].setting.path, cases[i].setting.value);
        cr_expect_eq(first->id, cases[i].id, "%s: %s", cases[i].setting.path, said(first));
        cr_expect_not_null(strstr(said(first), cases[i].words), "%s", said(first));
        cr_expect_str_eq(first->span.file->name, "values");
        cr_expect_eq(first->span.line, 2, "%s: line %u", cases[i].setting.path, first->span.line);
        loading_end(&loading);
    }
}

Test(layout_values, one_value_cannot_stand_twice_or_below_another)
{
    Loading loading = loading_start();
    load_over(&loading, "report", OVER({"text.size", "15pt"}, {"text.size", "16pt"}));
    cr_expect_eq(loading.diagnostics.first->id, LK_E_LAYOUT_VALUE_TWICE);
    load_over(&loading, "report", OVER({"text", "15pt"}, {"text.size", "16pt"}));
    cr_expect_eq(loading.diagnostics.first->id, LK_E_LAYOUT_VALUE_TWICE);
    load_over(&loading, "report", OVER({"text.size", "15pt"}, {"text", "16pt"}));
    cr_expect_eq(loading.diagnostics.first->id, LK_E_LAYOUT_VALUE_TWICE);
    loading_end(&loading);
}

/* ---- What they are */

typedef struct Wanted {
    const char *path;
    LkTracedValue seen;
    size_t count, all;
} Wanted;

static void look(void *context, const LkTracedValue *seen)
{
    Wanted *wanted = context;
    wanted->all++;
    if (strcmp(seen->path, wanted->path) != 0)
        return;
    wanted->seen = *seen;
    wanted->count++;
}

static LkTracedValue value_of(Loading *loading, const LkLayout *layout, const char *path)
{
    Wanted wanted = {.path = path};
    lk_layout_each_value(layout, loading->arena, look, &wanted);
    cr_assert_eq(wanted.count, 1, "%s is told %zu times among %zu", path, wanted.count, wanted.all);
    return wanted.seen;
}

static const char *file_of(LkTracedValue seen)
{
    if (seen.file == NULL)
        return "";
    const char *slash = strrchr(seen.file->file->name, '/');
    return slash == NULL ? seen.file->file->name : slash + 1;
}

Test(layout_values, each_says_which_file_it_comes_from)
{
    static const struct {
        const char *path, *value, *file;
    } cases[] = {
        {"text.size", "15pt", "own.yaml"},
        {"text.indent", "2.5cm", "base.yaml"},
        {"text.colour", "black", ""},
        {"page.margins.left", "3cm", "base.yaml"},
        {"headings.1.bold", "false", "own.yaml"},
        {"headings.2.space-before", "6pt", "base.yaml"},
        {"headings.6.colour", "black", ""},
        {"description", "", ""},
        {"tables.score.padding.x", "3mm", "report.yaml"},
        {"tables.score.rule", "2pt", "own.yaml"},
        {"tables.score.header.bold", "true", "base.yaml"},
        {"tables.fine.padding.x", "3mm", "report.yaml"},
        {"tables.fine.based-on", "score", "own.yaml"},
        {"tables.score.based-on", "default", ""},
        {"fonts.code", "[A, {family: \"B: c\", scale: 0.6}]", "own.yaml"},
        {"keep", "[]", "base.yaml"},
        {"head.1.label", "", ""},
        {"furniture.page-number.format", "- {page} -", "base.yaml"},
        {"pdf", "archive", ""},
    };
    Loading loading = loading_start();
    loading_write(&loading, "own.yaml",
                  "extends: report\ntext: {size: 15pt}\nheadings: [{bold: false}]\n"
                  "tables: {default: {rule: 2pt}, fine: {based-on: score}}\n"
                  "fonts: {code: [A, {family: \"B: c\", scale: 0.6}]}\n");
    const LkLayout *layout = loading_load(&loading, "own");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkTracedValue seen = value_of(&loading, layout, cases[i].path);
        cr_expect_str_eq(seen.value, cases[i].value, "%s is %s", cases[i].path, seen.value);
        cr_expect_str_eq(file_of(seen), cases[i].file, "%s is of %s", cases[i].path, file_of(seen));
        cr_expect_null(seen.override);
    }
    cr_expect_eq(value_of(&loading, layout, "text.size").span.line, 2);
    loading_end(&loading);
}

Test(layout_values, what_is_set_is_told_beside_what_the_layout_says)
{
    Loading loading = loading_start();
    const LkLayout *layout =
        load_over(&loading, "report", OVER({"text.size", "14pt"}, {"tables.default.rule", "9pt"}));
    cr_expect_str_eq(value_of(&loading, layout, "text.size").override, "14pt");
    cr_expect_str_eq(value_of(&loading, layout, "text.size").value, "16pt");
    cr_expect_str_eq(value_of(&loading, layout, "tables.default.rule").override, "9pt");
    cr_expect_null(value_of(&loading, layout, "tables.score.rule").override);
    cr_expect_str_eq(value_of(&loading, layout, "tables.score.rule").value, "9pt",
                     "by the style it is based on");
    loading_end(&loading);
}

/* No second list of keys: what is told is what the table has, and every path leads back to its key. */
static void check_path(void *context, const LkTracedValue *seen)
{
    size_t *count = context;
    const char *last = strrchr(seen->path, '.');
    cr_expect_str_eq(last == NULL ? seen->path : last + 1, seen->key->name);
    cr_expect_not_null(seen->key->description);
    ++*count;
}

Test(layout_values, every_shipped_layout_tells_of_all_its_values_and_takes_them_back)
{
    Loading loading = loading_start();
    LkLayoutSearch search = {NULL, shipped, 1};
    const char **names;
    size_t count = lk_layout_list(&search, loading.arena, &names);
    cr_assert_geq(count, 8);
    for (size_t i = 0; i < count; i++) {
        size_t values = 0;
        const LkLayout *layout = loading_load(&loading, names[i]);
        lk_layout_each_value(layout, loading.arena, check_path, &values);
        cr_expect_gt(values, 250, "%s tells of %zu", names[i], values);
    }
    loading_end(&loading);
}

/* ---- Saving */

static const char *text_of(Loading *loading, const char *name)
{
    static char text[4096];
    char path[128];
    snprintf(path, sizeof path, "%s/%s", loading->folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return text;
}

static const char *save(Loading *loading, const LkLayout *layout, const char *name)
{
    LkLayoutSave wanted = {.layout = layout,
                           .root = loading->folder,
                           .beside = loading->folder,
                           .shipped = shipped,
                           .shipped_count = 1,
                           .name = name};
    lk_diagnostics_init(&loading->diagnostics, loading->arena);
    const char *path = lk_layout_save(&wanted, loading->arena, &loading->diagnostics);
    cr_assert_eq(path == NULL, loading->diagnostics.errors > 0);
    if (path != NULL && name != NULL)
        loading->files[loading->file_count++] = strdup(path);
    return path;
}

static void expect_refused(Loading *loading, const LkLayout *layout, const char *name, const char *words)
{
    cr_assert_null(save(loading, layout, name), "%s", words);
    cr_expect_eq(loading->diagnostics.first->id, LK_E_LAYOUT_SAVE);
    cr_expect_not_null(strstr(said(loading->diagnostics.first), words), "%s",
                       said(loading->diagnostics.first));
}

Test(layout_values, are_saved_into_the_documents_own_layout)
{
    Loading loading = loading_start();
    loading_write(&loading, "own.yaml", "# ของเรา\nextends: report\ntext: {size: 15pt} # ใหญ่\n");
    const LkLayout *layout =
        load_over(&loading, "own", OVER({"text.size", "14pt"}, {"page.margins.left", "4cm"}));
    cr_assert_not_null(save(&loading, layout, NULL));
    cr_expect_str_eq(
        text_of(&loading, "own.yaml"),
        "# ของเรา\nextends: report\npage:\n  margins:\n    left: 4cm\ntext: {size: 14pt} # ใหญ่\n");
    layout = loading_load(&loading, "own");
    cr_expect_eq(layout->paragraph.text.size, 14 * LK_POINT);
    cr_expect_eq(layout->margin_left, LK_MILLICENTIMETRES(4000));
    loading_end(&loading);
}

Test(layout_values, of_a_shipped_layout_are_saved_into_a_new_one)
{
    Loading loading = loading_start();
    const LkLayout *layout =
        load_over(&loading, "report", OVER({"tables.score.rule", "1pt"}, {"headings.2.size", "18pt"}));
    expect_refused(&loading, layout, NULL, "not the document's own");
    cr_assert_not_null(save(&loading, layout, "report-own"));
    cr_expect_str_eq(text_of(&loading, "report-own.yaml"),
                     "extends: report\nheadings: [{}, {size: 18pt}]\ntables:\n  score:\n    rule: 1pt\n");
    layout = loading_load(&loading, "report-own");
    cr_expect_eq(loading.diagnostics.count, 0);
    cr_expect_eq(layout->heading[1].text.size, 18 * LK_POINT);
    loading_end(&loading);
}

Test(layout_values, are_not_saved_under_a_name_that_is_taken_or_none)
{
    Loading loading = loading_start();
    loading_write(&loading, "own.yaml", "extends: report\n");
    const LkLayout *layout = load_over(&loading, "report", OVER({"text.size", "14pt"}));
    expect_refused(&loading, layout, "own", "already");
    static const char *const names[] = {"",        ".",  "..",   "../own", "a/b",
                                        ".hidden", "-a", "a\nb", "a\xFF",  "a:b"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        expect_refused(&loading, layout, names[i], "no name");
    cr_expect_str_eq(text_of(&loading, "own.yaml"), "extends: report\n");
    loading_end(&loading);
}

Test(layout_values, are_not_saved_over_what_another_program_wrote)
{
    Loading loading = loading_start();
    loading_write(&loading, "own.yaml", "extends: report\n");
    const LkLayout *layout = load_over(&loading, "own", OVER({"text.size", "14pt"}));
    loading_write(&loading, "own.yaml", "extends: report\ntext: {bold: true}\n");
    expect_refused(&loading, layout, NULL, "changed meanwhile");
    cr_expect_str_eq(text_of(&loading, "own.yaml"), "extends: report\ntext: {bold: true}\n");
    loading_end(&loading);
}

Test(layout_values, that_are_wrong_are_not_saved)
{
    Loading loading = loading_start();
    loading_write(&loading, "own.yaml", "extends: report\n");
    static const LkSetting wrong[] = {
        {"text.size", "large"}, {"page.margins.left", "20cm"}, {"text.sise", "1pt"}};
    for (size_t i = 0; i < 3; i++) {
        const LkLayout *layout = load_over(&loading, "own", (LkSettings){&wrong[i], 1});
        cr_assert_null(save(&loading, layout, NULL));
        cr_assert_null(save(&loading, layout, "other"));
        cr_expect_str_eq(text_of(&loading, "own.yaml"), "extends: report\n");
        cr_expect_null(text_of(&loading, "other.yaml"));
    }
    loading_end(&loading);
}

Test(layout_values, are_saved_into_the_file_that_a_link_leads_to)
{
    Loading loading = loading_start();
    char to[128], link[128];
    snprintf(to, sizeof to, "%s/real.yaml", loading.folder);
    snprintf(link, sizeof link, "%s/own.yaml", loading.folder);
    loading_write(&loading, "real.yaml", "extends: report\n");
    cr_assert_eq(symlink("real.yaml", link), 0);
    loading.files[loading.file_count++] = strdup(link);
    const LkLayout *layout = load_over(&loading, "own", OVER({"numerals", "arabic"}));
    cr_assert_not_null(save(&loading, layout, NULL));
    cr_expect_str_eq(text_of(&loading, "real.yaml"), "extends: report\nnumerals: arabic\n");
    struct stat info;
    cr_assert_eq(lstat(link, &info), 0);
    cr_expect(S_ISLNK(info.st_mode));
    loading_end(&loading);
}

Test(layout_values, of_a_file_outside_are_not_saved_there)
{
    Loading loading = loading_start(), other = loading_start();
    char link[128], to[128];
    snprintf(to, sizeof to, "%s/far.yaml", other.folder);
    snprintf(link, sizeof link, "%s/own.yaml", loading.folder);
    loading_write(&other, "far.yaml", "extends: report\n");
    cr_assert_eq(symlink(to, link), 0);
    loading.files[loading.file_count++] = strdup(link);
    const LkLayout *layout = load_over(&loading, "own", OVER({"numerals", "arabic"}));
    expect_refused(&loading, layout, NULL, "not the document's own");
    cr_expect_str_eq(text_of(&other, "far.yaml"), "extends: report\n");
    loading_end(&loading);
    loading_end(&other);
}

/* A line is where the file has it, though it stands elsewhere in the form. */
Test(layout_values, of_a_line_of_a_form_are_saved_where_the_file_names_it)
{
    Loading loading = loading_start();
    loading_write(&loading, "own.yaml", "extends: letter\nhead: [{field: urgency}, {field: to, gap: 1cm}]\n");
    const LkLayout *layout = loading_load(&loading, "own");
    cr_expect_str_eq(value_of(&loading, layout, "head.6.gap").value, "1cm");
    cr_expect_str_eq(value_of(&loading, layout, "head.6.label").value, "เรียน");
    cr_expect_str_eq(file_of(value_of(&loading, layout, "head.6.label")), "letter.yaml");
    layout = load_over(&loading, "own", OVER({"head.6.gap", "2cm"}, {"head.5.label", "ด่วน"}));
    cr_assert_not_null(save(&loading, layout, NULL));
    cr_expect_str_eq(text_of(&loading, "own.yaml"),
                     "extends: letter\nhead: [{field: urgency, label: ด่วน}, {field: to, gap: 2cm}]\n");
    loading_end(&loading);
}

Test(layout_values, of_a_line_of_a_form_are_saved_by_its_place_into_a_new_layout)
{
    Loading loading = loading_start();
    const LkLayout *layout = load_over(&loading, "letter", OVER({"head.4.label", "ชื่อเรื่อง"}));
    cr_assert_not_null(save(&loading, layout, "letter-own"));
    layout = loading_load(&loading, "letter-own");
    cr_expect_eq(loading.diagnostics.count, 0);
    cr_expect_str_eq(layout->head[3].label, "ชื่อเรื่อง");
    cr_expect_str_eq(layout->head[3].field, "subject");
    loading_end(&loading);
}

/* A label alone would be a new line: its field is written beside it. */
Test(layout_values, of_a_label_are_saved_with_its_field)
{
    Loading loading = loading_start();
    loading_write(&loading, "own.yaml", "extends: letter\n");
    const LkLayout *layout = load_over(&loading, "own", OVER({"head.1.label", "เลขที่"}));
    cr_assert_not_null(save(&loading, layout, NULL));
    layout = loading_load(&loading, "own");
    cr_expect_str_eq(layout->head[0].label, "เลขที่");
    cr_expect_str_eq(layout->head[0].field, "number");
    cr_expect_str_eq(layout->head[1].field, "agency");
    loading_end(&loading);
}
