/* Values changed in the text of a layout: what is not the value stays byte for byte. */
#include <criterion/criterion.h>
#include <string.h>

#include "said.h"
#include "style/edit/values.h"

typedef struct Case {
    const char *path, *value, *before, *after;
} Case;

typedef struct Edited {
    LkArena *arena;
    LkDiagnostics diagnostics;
    bool is_good;
    LkText text;
} Edited;

static Edited edit(const char *text, const LkSetting *settings, size_t count)
{
    Edited edited = {.arena = lk_arena_create()};
    lk_diagnostics_init(&edited.diagnostics, edited.arena);
    LkFile *file = LK_NEW(edited.arena, LkFile);
    *file = (LkFile){.name = "own.yaml", .text = lk_text(text)};
    edited.is_good =
        lk_layout_edit(file, (LkSettings){settings, count}, &edited.text, edited.arena, &edited.diagnostics);
    return edited;
}

static void check(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Edited edited = edit(cases[i].before, &(LkSetting){cases[i].path, cases[i].value}, 1);
        cr_expect(edited.is_good, "%s in\n%s: %s", cases[i].path, cases[i].before,
                  edited.diagnostics.first == NULL ? "" : said(edited.diagnostics.first));
        cr_expect(lk_text_is(edited.text, cases[i].after), "%s in\n%s gave\n%.*s", cases[i].path,
                  cases[i].before, (int)edited.text.length, edited.text.bytes);
        lk_arena_destroy(edited.arena);
    }
}

#define CHECK(cases) check(cases, sizeof(cases) / sizeof *(cases))

Test(layout_edit, a_value_is_replaced_where_it_stands)
{
    static const Case cases[] = {
        {"text.size", "15pt", "text:\n  size: 16pt\n", "text:\n  size: 15pt\n"},
        {"text.size", "15pt", "text:\n    size:   16pt   # ขนาด\n\n# จบ\n",
         "text:\n    size:   15pt   # ขนาด\n\n# จบ\n"},
        {"page.margins.left", "2.6cm", "# ขอบ\npage: {margins: {left: 3cm, right: 2cm}} # ซ้าย\n",
         "# ขอบ\npage: {margins: {left: 2.6cm, right: 2cm}} # ซ้าย\n"},
        {"page.margins.left", "3.5cm", "page:\n  margins: {\n    left: 3cm, # ก\n    right: 2cm\n    }\n",
         "page:\n  margins: {\n    left: 3.5cm, # ก\n    right: 2cm\n    }\n"},
        {"text.bold", "true", "text: {bold: false}", "text: {bold: true}"},
        {"headings.2.size", "18pt", "headings:\n  - {size: 1em}\n  - {size: 1em, bold: true}\n",
         "headings:\n  - {size: 1em}\n  - {size: 18pt, bold: true}\n"},
        {"lists.levels.1.indent", "1cm", "lists:\n  levels:\n  - format: \"{n}.\"\n    indent: 2cm\n  - {}\n",
         "lists:\n  levels:\n  - format: \"{n}.\"\n    indent: 1cm\n  - {}\n"},
        {"tables.score.padding.x", "2mm", "tables:\n  score:\n    padding: {x: 3mm}\n",
         "tables:\n  score:\n    padding: {x: 2mm}\n"},
        {"tables.ตาราง 1.2.rule", "1pt", "tables: {ตาราง 1.2: {rule: 2pt}}\n",
         "tables: {ตาราง 1.2: {rule: 1pt}}\n"},
        {"keep", "[หนองจอก, บ้านไร่]", "keep: [หนองจอก] # คำ\n", "keep: [หนองจอก, บ้านไร่] # คำ\n"},
    };
    CHECK(cases);
}

Test(layout_edit, quotes_stay_as_they_were_and_stand_where_they_must)
{
    static const Case cases[] = {
        {"captions.table", "ตาราง {n}", "captions: {table: \"ตารางที่ {n}\"}\n",
         "captions: {table: \"ตาราง {n}\"}\n"},
        {"captions.table", "it's {n}", "captions:\n  table: 'ตารางที่ {n}' # x\n",
         "captions:\n  table: 'it''s {n}' # x\n"},
        {"captions.table", "", "captions:\n  table: ''\n", "captions:\n  table: ''\n"},
        {"captions.table", "ก", "captions:\n  table: \"\"\n", "captions:\n  table: \"ก\"\n"},
        {"captions.table", "\"a\\", "captions:\n  table: \"\"\n", "captions:\n  table: \"\\\"a\\\\\"\n"},
        {"captions.table", "", "captions:\n  table: ก\n", "captions:\n  table: \"\"\n"},
        {"tables.default.rule-colour", "#C00000", "tables: {default: {rule-colour: black}}\n",
         "tables: {default: {rule-colour: \"#C00000\"}}\n"},
        {"lists.levels.1.bullet", "-", "lists: {levels: [{bullet: x}]}\n",
         "lists: {levels: [{bullet: \"-\"}]}\n"},
        {"description", "ก: ข # ค", "description: ก\n", "description: \"ก: ข # ค\"\n"},
    };
    CHECK(cases);
    static const Case keys[] = {
        {"text.size", "1pt", "\"text\":\n  'size': 2pt\n", "\"text\":\n  'size': 1pt\n"},
        {"text.bold", "true", "\"text\":\n  'size': 2pt\n", "\"text\":\n  'size': 2pt\n  bold: true\n"}};
    CHECK(keys);
}

Test(layout_edit, a_key_is_added_where_it_belongs_in_the_files_own_indent)
{
    static const Case cases[] = {
        {"text.size", "15pt", "extends: report\n", "extends: report\ntext:\n  size: 15pt\n"},
        {"text.size", "15pt", "extends: report", "extends: report\ntext:\n  size: 15pt"},
        {"text.size", "15pt", "extends: report # จาก\n# ท้าย\n",
         "extends: report # จาก\ntext:\n  size: 15pt\n# ท้าย\n"},
        {"text.size", "15pt", "", "text:\n  size: 15pt\n"},
        {"text.size", "15pt", "# ว่าง", "# ว่าง\ntext:\n  size: 15pt\n"},
        {"text.size", "15pt", "\n# ว่าง\n\n", "\n# ว่าง\n\ntext:\n  size: 15pt\n"},
        {"page.margins.left", "4cm", "page:\n    size: A5\nnumerals: thai\n",
         "page:\n    size: A5\n    margins:\n        left: 4cm\nnumerals: thai\n"},
        {"text.pitch", "20pt", "text:\n    size: 15pt # ก\n    bold: true\n",
         "text:\n    size: 15pt # ก\n    pitch: 20pt\n    bold: true\n"},
        {"text.bold", "true", "extends: a\ntext: {size: 15pt}\n",
         "extends: a\ntext: {size: 15pt, bold: true}\n"},
        {"text.size", "1pt", "text: {}\n", "text: {size: 1pt}\n"},
        {"text.size", "1pt", "text: {bold: true,}\n", "text: {bold: true, size: 1pt,}\n"},
        {"page.margins.left", "4cm", "{extends: report}\n",
         "{extends: report, page: {margins: {left: 4cm}}}\n"},
        {"page.margins.left", "4cm", "{}", "{page: {margins: {left: 4cm}}}"},
        {"page.size", "A5", "extends: a\nnotes:\n  text:\n    size: 1pt\n",
         "extends: a\npage:\n  size: A5\nnotes:\n  text:\n    size: 1pt\n"},
        {"furniture.size", "1em", "notes:\n  text:\n    size: 1pt\n\nkeep: []\n",
         "notes:\n  text:\n    size: 1pt\nfurniture:\n  size: 1em\n\nkeep: []\n"},
        {"tables.score.text.size", "14pt", "extends: report\ntables:\n  other: {rule: 1pt}\n",
         "extends: report\ntables:\n  other: {rule: 1pt}\n  score:\n    text:\n      size: 14pt\n"},
        {"tables.a: b.rule", "1pt", "tables: {}\n", "tables: {\"a: b\": {rule: 1pt}}\n"},
        {"fonts.text", "[TH Sarabun New, {family: Laksaman, scale: 0.6654}]", "extends: a\n",
         "extends: a\nfonts:\n  text: [TH Sarabun New, {family: Laksaman, scale: 0.6654}]\n"},
    };
    CHECK(cases);
}

Test(layout_edit, remarks_stay_with_what_they_are_about)
{
    static const Case cases[] = {
        {"title.bold", "true", "text:\n  size: 1pt\n  # ใหญ่กว่านี้ไม่พอหน้า\n  # ก\n# ท้าย\nkeep: []\n",
         "text:\n  size: 1pt\n  # ใหญ่กว่านี้ไม่พอหน้า\n  # ก\ntitle:\n  bold: true\n# ท้าย\nkeep: []\n"},
        {"text.bold", "true", "text:\r\n  size: 1pt\r\n    # ลึก\r\n  # ก",
         "text:\r\n  size: 1pt\r\n    # ลึก\r\n  bold: true\r\n  # ก"},
        {"title.bold", "true", "text:\n  size: 1pt\n\n  # ก\n",
         "text:\n  size: 1pt\ntitle:\n  bold: true\n\n  # ก\n"},
    };
    CHECK(cases);
}

Test(layout_edit, levels_are_added_with_those_before_them)
{
    static const Case cases[] = {
        {"headings.1.size", "18pt", "extends: report\n", "extends: report\nheadings: [{size: 18pt}]\n"},
        {"headings.3.size", "18pt", "extends: report\n",
         "extends: report\nheadings: [{}, {}, {size: 18pt}]\n"},
        {"lists.levels.2.gap", "1cm", "lists:\n  levels:\n    - {gap: auto}\n",
         "lists:\n  levels:\n    - {gap: auto}\n    - {gap: 1cm}\n"},
        {"lists.levels.3.gap", "1cm", "lists:\n  levels:\n  - gap: auto # ก\nkeep: []\n",
         "lists:\n  levels:\n  - gap: auto # ก\n  - {}\n  - {gap: 1cm}\nkeep: []\n"},
        {"headings.2.bold", "true", "headings: [{size: 1em}]\n", "headings: [{size: 1em}, {bold: true}]\n"},
        {"headings.2.bold", "true", "headings: []\n", "headings: [{}, {bold: true}]\n"},
        {"headings.2.bold", "true", "headings: [{}, {}]\n", "headings: [{}, {bold: true}]\n"},
        {"headings.1.bold", "true", "headings:\n  - size: 1em\n    pitch: auto\n  - {}\n",
         "headings:\n  - size: 1em\n    pitch: auto\n    bold: true\n  - {}\n"},
        {"headings.1.bold", "true", "headings:\n-   size: 1em\nkeep: []\n",
         "headings:\n-   size: 1em\n    bold: true\nkeep: []\n"},
        {"contents.levels.2.indent", "1cm", "contents: {leader: true}\n",
         "contents: {leader: true, levels: [{}, {indent: 1cm}]}\n"},
    };
    CHECK(cases);
}

Test(layout_edit, line_ends_and_marks_of_the_file_stay)
{
    static const Case cases[] = {
        {"text.size", "15pt", "extends: a\r\ntext:\r\n  size: 1pt # ก\r\n",
         "extends: a\r\ntext:\r\n  size: 15pt # ก\r\n"},
        {"text.bold", "true", "text:\r\n  size: 1pt # ก\r\nkeep: []\r\n",
         "text:\r\n  size: 1pt # ก\r\n  bold: true\r\nkeep: []\r\n"},
        {"page.size", "A5", "extends: a\r\n", "extends: a\r\npage:\r\n  size: A5\r\n"},
        {"text.size", "15pt", "\xEF\xBB\xBFtext: {size: 1pt}\n", "\xEF\xBB\xBFtext: {size: 15pt}\n"},
        {"text.bold", "true", "\xEF\xBB\xBFtext:\n  size: 1pt\n",
         "\xEF\xBB\xBFtext:\n  size: 1pt\n  bold: true\n"},
        {"text.bold", "true", "---\ntext:\n  size: 1pt\n...\n",
         "---\ntext:\n  size: 1pt\n  bold: true\n...\n"},
        {"title.bold", "true", "description: >-\n  ก\n  ข\nkeep: []\n",
         "description: >-\n  ก\n  ข\ntitle:\n  bold: true\nkeep: []\n"},
    };
    CHECK(cases);
}

Test(layout_edit, several_values_are_changed_one_after_another)
{
    static const LkSetting settings[] = {{"page.margins.left", "4cm"},
                                         {"page.margins.right", "1cm"},
                                         {"headings.2.bold", "false"},
                                         {"headings.2.size", "18pt"}};
    Edited edited = edit("extends: report\n", settings, 4);
    cr_assert(edited.is_good);
    cr_expect(lk_text_is(edited.text, "extends: report\n"
                                      "page:\n  margins:\n    left: 4cm\n    right: 1cm\n"
                                      "headings: [{}, {bold: false, size: 18pt}]\n"),
              "%.*s", (int)edited.text.length, edited.text.bytes);
    lk_arena_destroy(edited.arena);
}

Test(layout_edit, what_stands_in_the_way_is_told_and_left_alone)
{
    static const struct {
        const char *path, *value, *text;
        LkMessageId id;
    } cases[] = {
        {"text.size", "15pt", "text: &a\n  size: 1pt\ntitle: *a\n", LK_E_YAML_UNSUPPORTED_ANCHOR},
        {"text.size", "15pt", "text: {size: 1pt}\ntext: {size: 2pt}\n", LK_E_YAML_DUPLICATE},
        {"text.size", "15pt", "text: [1pt\n", LK_E_YAML_SYNTAX},
        {"text.size", "15pt", "text: large\n", LK_E_LAYOUT_EDIT},
        {"text.size", "15pt", "text:\n", LK_E_LAYOUT_EDIT},
        {"text.size", "15pt", "text:\n  size: {a: 1}\n", LK_E_LAYOUT_EDIT},
        {"text.size", "15pt", "- text\n", LK_E_LAYOUT_EDIT},
        {"headings.1.size", "15pt", "headings: {size: 1pt}\n", LK_E_LAYOUT_EDIT},
        {"description", "ก", "description: |\n  ข\n", LK_E_LAYOUT_EDIT},
        {"keep", "[ก]", "keep:\n  - ข\n", LK_E_LAYOUT_EDIT},
        {"keep", "ก", "extends: a\n", LK_E_LAYOUT_EDIT},
        {"text.colr", "red", "extends: a\n", LK_E_LAYOUT_PATH_EDIT},
        {"text", "red", "extends: a\n", LK_E_LAYOUT_PATH_EDIT},
        {"headings.7.size", "1pt", "extends: a\n", LK_E_LAYOUT_PATH_EDIT},
        {"headings.0.size", "1pt", "extends: a\n", LK_E_LAYOUT_PATH_EDIT},
        {"headings.01.size", "1pt", "extends: a\n", LK_E_LAYOUT_PATH_EDIT},
        {"", "1pt", "extends: a\n", LK_E_LAYOUT_PATH_EDIT},
        {".", "1pt", "extends: a\n", LK_E_LAYOUT_PATH_EDIT},
        {"text..size", "1pt", "extends: a\n", LK_E_LAYOUT_PATH_EDIT},
        {"text.size.", "1pt", "extends: a\n", LK_E_LAYOUT_PATH_EDIT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Edited edited = edit(cases[i].text, &(LkSetting){cases[i].path, cases[i].value}, 1);
        cr_expect_not(edited.is_good, "%s in\n%s", cases[i].path, cases[i].text);
        cr_assert_not_null(edited.diagnostics.first);
        cr_expect_eq(edited.diagnostics.first->id, cases[i].id, "%s in\n%s", cases[i].path, cases[i].text);
        lk_arena_destroy(edited.arena);
    }
}
