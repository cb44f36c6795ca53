/* What is wrong in a layout is told at its place, with what would be right, all in one run. */
#include "loading.h"
#include "said.h"

typedef struct ErrorCase {
    const char *text; /* the layout */
    const char *code;
    uint32_t line, column, length;
    const char *message, *hint; /* parts that must be there; NULL = none looked for */
} ErrorCase;

static const ErrorCase cases[] = {
    /* Unknown keys */
    {"marign: 3cm\n", "E-layout-key", 1, 1, 6, "`marign`", "keys here: extends"},
    {"pages: {}\n", "E-layout-key", 1, 1, 5, "`pages`", "did you mean `page`?"},
    {"page:\n  margins:\n    lefft: 3cm\n", "E-layout-key", 3, 5, 5, "`lefft`", "did you mean `left`?"},
    {"lists: {levels: [{}, {indnet: 1cm}]}\n", "E-layout-key", 1, 23, 6, NULL, "did you mean `indent`?"},
    {"tables: {score: {rul: 1pt}}\n", "E-layout-key", 1, 18, 3, NULL, "did you mean `rule`?"},
    {"fonts: {text: [{famly: X, family: Y}]}\n", "E-layout-key", 1, 17, 5, NULL, "did you mean `family`?"},
    {"ขอบกระดาษ: 3cm\n", "E-layout-key", 1, 1, 9, "`ขอบกระดาษ`", "keys here:"},
    /* Units */
    {"page: {margins: {left: 3}}\n", "E-layout-unit", 1, 24, 1, "no unit",
     "write 3cm or 3pt; units here: pt, mm, cm or in"},
    {"page: {margins: {left: 0}}\n", "E-layout-unit", 1, 24, 1, "no unit", NULL},
    {"page: {margins: {left: 3em}}\n", "E-layout-unit", 1, 24, 3, "cannot be given in em",
     "pt, mm, cm or in"},
    {"text: {indent: 2.5cms}\n", "E-layout-unit", 1, 16, 6, "`cms`", "pt, mm, cm, in or em"},
    {"text: {indent: 12px}\n", "E-layout-unit", 1, 16, 4, "`px`", NULL},
    {"text: {size: 1em}\n", "E-layout-unit", 1, 14, 3, "em", NULL},
    /* Types */
    {"text: {indent: สองเซน}\n", "E-layout-type", 1, 16, 6, "a length such as 2.5cm", NULL},
    {"text: {indent: .5cm}\n", "E-layout-type", 1, 16, 4, "a length", NULL},
    {"text: {indent: 1e9cm}\n", "E-layout-unit", 1, 16, 5, "`e9cm`", NULL},
    {"text: {bold: yes}\n", "E-layout-type", 1, 14, 3, "true or false", NULL},
    {"breaks: {widows: two}\n", "E-layout-type", 1, 18, 3, "a whole number", NULL},
    {"breaks: {widows: 2.0}\n", "E-layout-type", 1, 18, 3, "a whole number", NULL},
    {"text: 16pt\n", "E-layout-type", 1, 7, 4, "keys with values, not a single value", NULL},
    {"text: [16pt]\n", "E-layout-type", 1, 7, 1, "not a list", NULL},
    {"text: {indent: [1cm]}\n", "E-layout-type", 1, 16, 1, "a length such as 2.5cm, not a list", NULL},
    {"text:\n", "E-layout-type", 1, 1, 4, "not nothing", "leave the key out"},
    {"keep: หนองจอก\n", "E-layout-type", 1, 7, 7, "a list of words", NULL},
    {"keep: [หนองจอก, [x]]\n", "E-layout-type", 1, 17, 1, "each item must be a word", NULL},
    {"fonts: {text: Laksaman}\n", "E-layout-type", 1, 15, 8, "a list of font families", NULL},
    {"fonts: {text: [{scale: 2}]}\n", "E-layout-type", 1, 16, 1, "the name of a family", NULL},
    {"fonts: {text: [{family: X, scale: big}]}\n", "E-layout-type", 1, 35, 3, "a number such as", NULL},
    {"tables: {score: none}\n", "E-layout-type", 1, 17, 4, "a table style", NULL},
    {"headings: {bold: true}\n", "E-layout-type", 1, 11, 1, "a list of levels", NULL},
    {"headings: [16pt]\n", "E-layout-type", 1, 12, 4, "a level of `headings`", "{}"},
    {"extends: [base]\n", "E-layout-type", 1, 10, 1, "`extends` must be text", NULL},
    {"text: {colour: #C00000}\n", "E-yaml-syntax", 0, 0, 0, NULL, NULL},
    {"text:\n  colour: #C00000\n", "E-layout-type", 2, 3, 6, "a colour", "quotes"},
    {"- a\n- b\n", "E-layout-type", 1, 1, 1, "a list of keys", "extends: base"},
    {"hello\n", "E-layout-type", 1, 1, 5, "a list of keys", NULL},
    /* Ranges */
    {"page: {margins: {left: -1cm}}\n", "E-layout-range", 1, 24, 4, "at least 0cm", NULL},
    {"page: {margins: {left: 300cm}}\n", "E-layout-range", 1, 24, 5, "at most 200cm", NULL},
    {"text: {size: 0.5pt}\n", "E-layout-range", 1, 14, 5, "at least 1pt", NULL},
    {"text: {indent: 123456pt}\n", "E-layout-range", 1, 16, 8, "five digits", NULL},
    {"breaks: {widows: 0}\n", "E-layout-range", 1, 18, 1, "from 1 to 20", NULL},
    {"breaks: {widows: 99999999999999999999}\n", "E-layout-range", 1, 18, 20, "from 1 to 20", NULL},
    {"fonts: {text: [{family: X, scale: 66}]}\n", "E-layout-range", 1, 35, 2, "0.1 to 10", NULL},
    {"fonts: {text: []}\n", "E-layout-range", 1, 15, 1, "at least one", NULL},
    {"headings: [{}, {}, {}, {}, {}, {}, {}]\n", "E-layout-range", 1, 36, 1, "at most 6", NULL},
    /* Choices, colours, formats */
    {"numerals: thia\n", "E-layout-value", 1, 11, 4, "thai or arabic, not `thia`", "did you mean `thai`?"},
    {"numerals: roman\n", "E-layout-value", 1, 11, 5, "thai or arabic", NULL},
    {"text: {justify: space}\n", "E-layout-value", 1, 17, 5, "thai, spaces or none",
     "did you mean `spaces`?"},
    {"page: {size: a4}\n", "E-layout-value", 1, 14, 2, "A3, A4", "did you mean `A4`?"},
    {"text: {colour: blak}\n", "E-layout-value", 1, 16, 4, "not a colour", "did you mean `black`?"},
    {"text: {colour: \"#12345\"}\n", "E-layout-value", 1, 17, 6, "not a colour", "black"},
    {"furniture: {page-number: {format: \"{pag}\"}}\n", "E-layout-format", 1, 36, 5, "`{pag}`",
     "page or pages"},
    {"lists: {levels: [{format: \"{n\"}]}\n", "E-layout-format", 1, 28, 2, "`{n`", NULL},
    /* Other layouts and styles */
    {"extends: bsae\n", "E-layout-unknown", 1, 10, 4, "`bsae`", "did you mean `base`?"},
    {"extends: ../../etc/passwd\n", "E-layout-unknown", 1, 10, 16, NULL, NULL},
    {"extends: nowhere.yaml\n", "E-file-missing", 1, 10, 12, NULL, NULL},
    {"tables: {x: {based-on: defualt}}\n", "E-layout-table", 1, 24, 7, NULL, "did you mean `default`?"},
    {"tables: {x: {based-on: x}}\n", "E-layout-loop", 1, 24, 1, "based on itself", NULL},
    {"tables: {x: {based-on: y}, y: {based-on: x}}\n", "E-layout-loop", 1, 42, 1, "based on itself", NULL},
    /* Values that do not go together */
    {"page: {margins: {left: 10.2cm, right: 10cm}}\n", "E-layout-margins", 1, 17, 1, "0.80cm", "smaller"},
    {"page: {margins: {left: 15cm, right: 15cm}}\n", "E-layout-margins", 1, 17, 1, NULL, NULL},
    {"page: {margins: {top: 20cm, bottom: 9cm}}\n", "E-layout-margins", 1, 17, 1, "upper and lower", NULL},
    {"text: {indent: 15.5cm}\n", "E-layout-narrow", 1, 16, 6, "`text.indent`", "16.00cm"},
    {"signature: {left: 15.5cm}\n", "E-layout-narrow", 1, 19, 6, "`signature.left`", "16.00cm"},
    {"lists: {levels: [{indent: 15.5cm}]}\n", "E-layout-narrow", 1, 17, 1, "`lists.levels`", "16.00cm"},
    {"signature: {left: 8cm, width: 9cm}\n", "E-layout-narrow", 1, 31, 3, "right margin", NULL},
    {"text: {pitch: 15pt}\n", "W-layout-pitch", 1, 15, 4, "lines will touch", "1.3"},
    /* No YAML */
    {"page: {margins: {left: 3cm}\n", "E-yaml-syntax", 0, 0, 0, "not YAML", NULL},
    {"a: b: c\n", "E-yaml-syntax", 1, 0, 0, "not YAML", NULL},
    {"page: {}\npage: {}\n", "E-yaml-duplicate", 2, 1, 4, "stands twice", "line 1"},
    {"page: &a {}\n", "E-yaml-unsupported", 1, 0, 0, "anchors", NULL},
    {"extends: base\n---\nextends: base\n", "E-yaml-unsupported", 2, 1, 3, "second", "`---`"},
    {"description: \xE0\xB8\n", "E-yaml-utf8", 1, 14, 0, "0xE0", "UTF-8"},
    {"", "W-layout-empty", 0, 0, 0, "empty", "extends: base"},
    {"# only a comment\n", "W-layout-empty", 0, 0, 0, "empty", NULL},
};

static bool has_part(const char *text, const char *part)
{
    return part == NULL || (text != NULL && strstr(text, part) != NULL);
}

static void check_case(const ErrorCase *wanted)
{
    Loading loading = loading_start();
    loading_write(&loading, "bad.yaml", wanted->text);
    loading_load(&loading, "bad");
    const LkDiagnostic *got = loading.diagnostics.first;
    cr_expect_eq(loading.diagnostics.count, 1, "%zu messages for: %s", loading.diagnostics.count,
                 wanted->text);
    if (got != NULL) {
        cr_expect_str_eq(got->code, wanted->code, "%s, not %s, for: %s", got->code, wanted->code,
                         wanted->text);
        cr_expect(wanted->line == 0 || got->span.line == wanted->line, "line %u for: %s", got->span.line,
                  wanted->text);
        cr_expect(wanted->column == 0 || got->span.column == wanted->column, "column %u for: %s",
                  got->span.column, wanted->text);
        cr_expect(wanted->length == 0 || got->span.length == wanted->length, "length %u for: %s",
                  got->span.length, wanted->text);
        cr_expect(has_part(said(got), wanted->message), "“%s” for: %s", said(got), wanted->text);
        cr_expect(has_part(said_hint(got), wanted->hint), "hint “%s” for: %s", said_hint(got), wanted->text);
    }
    loading_end(&loading);
}

Test(layout_errors, each_mistake_is_told_at_its_place)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_case(&cases[i]);
}

Test(layout_errors, all_mistakes_of_a_chain_are_told_in_one_run)
{
    Loading loading = loading_start();
    loading_write(&loading, "parent.yaml", "text: {indent: 3}\ntables: {score: {rule: 1em, rul: 1pt}}\n");
    loading_write(&loading, "child.yaml",
                  "extends: parent\nnumeral: thai\ntables: {score: {vertical: up}}\n");
    cr_assert_not_null(loading_load(&loading, "child"));
    cr_expect_eq(loading.diagnostics.errors, 4);
    loading_end(&loading);
}

Test(layout_errors, a_wrong_value_leaves_the_one_before)
{
    Loading loading = loading_start();
    loading_write(&loading, "bad.yaml",
                  "extends: base\ntext: {indent: 3, justify: x}\nfonts: {text: [[]]}\n");
    const LkLayout *layout = loading_load(&loading, "bad");
    cr_expect_eq(loading.diagnostics.errors, 3);
    cr_expect_eq(layout->paragraph.indent, LK_MILLICENTIMETRES(2500));
    cr_expect_eq(layout->paragraph.justify, LK_JUSTIFY_THAI);
    cr_expect_eq(layout->text_fonts.count, 6);
    loading_end(&loading);
}

Test(layout_errors, an_unknown_layout_is_an_error_where_it_is_named)
{
    Loading loading = loading_start();
    static const char *const shipped[] = {"layouts"};
    LkLayoutSearch search = {NULL, shipped, 1};
    LkSpan from = {.file = NULL, .line = 2, .column = 9, .length = 6};
    lk_diagnostics_init(&loading.diagnostics, loading.arena);
    cr_assert_null(lk_layout_load(LK_TEXT("repotr"), from, &search, loading.arena, &loading.diagnostics));
    cr_assert_eq(loading.diagnostics.errors, 1);
    cr_expect_str_eq(loading.diagnostics.first->code, "E-layout-unknown");
    cr_expect_str_eq(said_hint(loading.diagnostics.first), "did you mean `report`?");
    cr_expect_eq(loading.diagnostics.first->span.line, 2);
    lk_diagnostics_init(&loading.diagnostics, loading.arena);
    cr_assert_null(lk_layout_load(LK_TEXT("กขค"), from, &search, loading.arena, &loading.diagnostics));
    cr_expect_str_eq(said_hint(loading.diagnostics.first),
                     "there are: announcement (ประกาศ), base (พื้นฐาน), letter (หนังสือภายนอก), manual (คู่มือ), "
                     "memo (บันทึกข้อความ), minutes (รายงานการประชุม), order (คำสั่ง), report (รายงาน), "
                     "separator (ใบคั่น)");
    loading_end(&loading);
}

Test(layout_errors, a_file_that_cannot_be_read_is_told_with_its_reason)
{
    Loading loading = loading_start();
    loading_write(&loading, "big.yaml", "");
    cr_assert_eq(truncate(loading.files[0], 2 << 20), 0);
    cr_expect_null(loading_load(&loading, "big"));
    cr_expect_str_eq(loading.diagnostics.first->code, "E-limit-file");
    loading_write(&loading, "child.yaml", "extends: big\n");
    cr_expect_not_null(loading_load(&loading, "child"));
    cr_expect_str_eq(loading.diagnostics.first->code, "E-limit-file");
    cr_expect_eq(loading.diagnostics.first->span.column, 10);
    loading_end(&loading);
}

Test(layout_errors, an_unknown_table_style_names_the_nearest)
{
    Loading loading = loading_start();
    const LkLayout *layout = loading_load(&loading, "report");
    cr_assert_null(lk_layout_table(layout, LK_TEXT("scores"), (LkSpan){0}, &loading.diagnostics));
    cr_expect_str_eq(said_hint(loading.diagnostics.last), "did you mean `score`?");
    cr_assert_null(lk_layout_table(layout, LK_TEXT("คะแนน"), (LkSpan){0}, &loading.diagnostics));
    cr_expect_str_eq(said_hint(loading.diagnostics.last), "the layout `report` has: default score measures");
    loading_end(&loading);
}

Test(layout_errors, ten_thousand_keys_and_brackets_end_in_errors)
{
    Loading loading = loading_start();
    LkBuffer text;
    lk_buffer_init(&text, loading.arena);
    for (int i = 0; i < 10000; i++)
        lk_buffer_printf(&text, "key%d: %d\n", i, i);
    loading_write(&loading, "keys.yaml", lk_buffer_view(&text).bytes);
    lk_buffer_init(&text, loading.arena);
    lk_buffer_string(&text, "page: ");
    for (int i = 0; i < 10000; i++)
        lk_buffer_string(&text, i % 2 ? "[" : "{a: ");
    loading_write(&loading, "deep.yaml", lk_buffer_view(&text).bytes);
    lk_buffer_init(&text, loading.arena);
    lk_buffer_string(&text, "tables:\n");
    for (int i = 0; i < 10000; i++)
        lk_buffer_printf(&text, "  t%d: {based-on: t%d}\n", i, i + 1);
    loading_write(&loading, "tables.yaml", lk_buffer_view(&text).bytes);
    loading_load(&loading, "keys");
    cr_expect_eq(loading.diagnostics.errors, 10000);
    loading_load(&loading, "deep");
    cr_expect_eq(loading.diagnostics.errors, 1);
    cr_expect_str_eq(loading.diagnostics.first->code, "E-limit-nesting");
    cr_expect_not_null(loading_load(&loading, "tables"));
    cr_expect_str_eq(loading.diagnostics.first->code, "E-limit-tables");
    loading_end(&loading);
}

Test(layout_errors, noise_is_never_a_crash)
{
    unsigned seed = 2565;
    for (int round = 0; round < 200; round++) {
        Loading loading = loading_start();
        char bytes[300];
        static const char alphabet[] = "{}[]:,-#&*!|>'\"%@` \n\tabpage3cm~?";
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1103515245u + 12345u;
            bytes[i] = round % 2 ? alphabet[(seed >> 16) % (sizeof alphabet - 1)] : (char)(seed >> 16);
        }
        loading_write_bytes(&loading, "noise.yaml", bytes, sizeof bytes);
        loading_load(&loading, "noise");
        cr_expect_gt(loading.diagnostics.count, 0, "round %d (seed 2565) was taken for a layout", round);
        loading_end(&loading);
    }
}
