/* Spreadsheets as tables: what a cell shows, which sheet, what is refused. */
#include "data/data_help.h"
#include "data/xlsx_help.h"

#include "base/limits.h"

static const char *read_bytes(DataRead *read, LkText bytes, const char *sheet)
{
    read->file.text = bytes;
    LkDataOptions options = {.sheet = lk_text(sheet)};
    return data_table(read, lk_data_parse(data_context(read), &read->file, options, (LkSpan){0}));
}

static const char *read_rows(DataRead *read, const char *rows)
{
    return read_bytes(
        read, xlsx_of(read->arena, lk_arena_printf(read->arena, "<sheetData>%s</sheetData>", rows)), "");
}

typedef struct SheetCase {
    const char *rows, *table;
} SheetCase;

static void check_sheets(const SheetCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        DataRead *read = data_open("", 0);
        const char *table = read_rows(read, cases[i].rows);
        cr_expect_str_eq(table, cases[i].table, "case %zu: %s", i, table);
        data_close(read);
    }
}

#define CHECK_SHEETS(cases) check_sheets((cases), sizeof(cases) / sizeof *(cases))
#define NAMES               "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"

Test(sheet, cells_are_what_they_show)
{
    static const SheetCase cases[] = {
        {NAMES "<row r='2'><c r='A2' t='inlineStr'><is><t>ก, “ข” \"ค\"</t></is></c><c r='B2' "
               "s='1'><v>1234.5</v></c></row>",
         "ชื่อ|ยอด/ก, “ข” \"ค\"|1,234.50"},
        {NAMES "<row r='2'><c r='A2' s='2'><v>44656</v></c><c r='B2' s='3'><v>0.25</v></c></row>",
         "ชื่อ|ยอด/5 เม.ย. 2565|25%"},
        {NAMES "<row r='2'><c r='A2' t='b'><v>1</v></c><c r='B2' t='str'><f>A1</f><v>ผล</v></c></row>",
         "ชื่อ|ยอด/TRUE|ผล"},
        {NAMES "<row r='2'><c r='A2' t='inlineStr'><is><t>ก_x000A_ข&#10;ค</t></is></c><c "
               "r='B2'><v>0.30000000000000004</v></c></row>",
         "ชื่อ|ยอด/ก\nข\nค|0.3"},
    };
    CHECK_SHEETS(cases);
}

Test(sheet, empty_rows_and_columns_are_no_part_of_the_table)
{
    static const SheetCase cases[] = {
        {"<row r='3'><c r='C3' t='s'><v>0</v></c><c r='D3' s='1'/><c r='F3' t='s'><v>1</v></c></row>"
         "<row r='9'><c r='F9'><v>5</v></c></row><row r='10'><c r='A10' s='1'/></row>",
         "ชื่อ|ยอด/|5"},
        {"<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>",
         "ชื่อ|ยอด/1|2"}, /* places may be left out */
        {"", "E-csv-empty 0:0+0"},
    };
    CHECK_SHEETS(cases);
}

Test(sheet, titles_are_passed_as_in_csv)
{
    static const SheetCase cases[] = {
        {"<row r='1'><c r='A1' t='inlineStr'><is><t>บัญชี</t></is></c></row>"
         "<row r='4'><c r='A4' t='s'><v>0</v></c><c r='B4' t='s'><v>1</v></c></row>"
         "<row r='5'><c r='A5'><v>1</v></c><c r='B5'><v>2</v></c></row>",
         "ชื่อ|ยอด/1|2; N-csv-title 1:1+1"},
    };
    CHECK_SHEETS(cases);
}

/* A number would be added more than once. */
Test(sheet, text_of_merged_cells_belongs_to_each_row)
{
    DataRead *read = data_open("", 0);
    static const char rows[] =
        "<sheetData>" NAMES
        "<row r='2'><c r='A2' t='inlineStr'><is><t>ก</t></is></c><c r='B2'><v>7</v></c></row>"
        "<row r='3'><c r='A3' s='1'/></row><row r='4'><c r='A4' t='inlineStr'><is><t>ข</t></is></c><c "
        "r='B4'><v>8</v></c></row>"
        "</sheetData><mergeCells><mergeCell ref='A2:A3'/><mergeCell ref='B2:B3'/></mergeCells>";
    cr_expect_str_eq(read_bytes(read, xlsx_of(read->arena, rows), ""),
                     "ชื่อ|ยอด/ก|7/ก|/ข|8; N-sheet-merged 0:0+0");
    data_close(read);
}

#define TEXT(place, text) "<c r='" place "' t='inlineStr'><is><t>" text "</t></is></c>"

/* Filtered rows are hidden too: neither is printed from a spreadsheet. */
Test(sheet, hidden_rows_are_left_out_and_told)
{
    static const SheetCase cases[] = {
        {NAMES "<row r='2' hidden='1'><c r='A2'><v>1</v></c></row><row r='3'><c r='A3'><v>2</v></c></row>"
               "<row r='4' hidden='true'/>",
         "ชื่อ|ยอด/2|; N-sheet-hidden 0:0+0"},
        {NAMES "<row r='2' hidden='0'><c r='A2'><v>1</v></c></row>", "ชื่อ|ยอด/1|"},
    };
    CHECK_SHEETS(cases);
}

Test(sheet, a_hidden_row_of_names_is_there_for_who_asks_for_it)
{
    DataRead *read = data_open("", 0);
    read->file.text =
        xlsx_of(read->arena, "<sheetData><row r='1' hidden='1'>" TEXT("A1", "code") "</row><row r='2'>" TEXT(
                                 "A2", "รหัส") "</row><row r='3'><c r='A3'><v>1</v></c></row></sheetData>");
    const LkDataTable *table =
        lk_data_parse(data_context(read), &read->file, (LkDataOptions){.header_row = 1}, (LkSpan){0});
    cr_expect_str_eq(data_table(read, table), "code/รหัส/1");
    data_close(read);
}

/* A table without columns of its own leaves it out; who names it gets it. */
Test(sheet, hidden_columns_are_kept_and_marked)
{
    DataRead *read = data_open("", 0);
    read->file.text = xlsx_of(
        read->arena, "<cols><col min='1' max='1' hidden='1'/><col min='2' max='9'/></cols><sheetData>" NAMES
                     "<row r='2'><c r='A2'><v>1</v></c><c r='B2'><v>2</v></c></row></sheetData>");
    const LkDataTable *table =
        lk_data_parse(data_context(read), &read->file, (LkDataOptions){0}, (LkSpan){0});
    cr_expect_str_eq(data_table(read, table), "ชื่อ|ยอด/1|2");
    cr_assert_not_null(table->is_hidden);
    cr_expect(table->is_hidden[0] && !table->is_hidden[1]);
    data_close(read);
}

#define TWO_ROWS                                                                                             \
    "<row r='1'>" TEXT("A1", "หน่วยงาน") TEXT(                                                                \
        "B1", "ไตรมาส ๑") "</row>"                                                                           \
                          "<row r='2'>" TEXT("B2", "แผน") TEXT(                                              \
                              "C2", "ผล") "</row>"                                                           \
                                          "<row r='3'>" TEXT(                                                \
                                              "A3",                                                          \
                                              "กองคลัง") "<c r='B3'><v>5</v></c><c r='C3'><v>4</v></c></row>"
#define MERGED                                                                                               \
    "</sheetData><mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='B1:C1'/></mergeCells><sheetData>"

Test(sheet, names_in_two_rows_are_joined_and_told)
{
    static const SheetCase cases[] = {
        {TWO_ROWS MERGED, "หน่วยงาน|ไตรมาส ๑ แผน|ไตรมาส ๑ ผล/กองคลัง|5|4; N-sheet-header 0:0+0"},
        {"<row r='1'>" TEXT("A1", "ชื่อ") TEXT("C1", "ตำแหน่ง") "</row><row r='2'>" TEXT("A2", "ก") TEXT("B2",
                                                                                                      "ข")
             TEXT("C2", "ค") "</row></sheetData><mergeCells><mergeCell ref='A1:B1'/></mergeCells><sheetData>",
         "ชื่อ||ตำแหน่ง/ก|ข|ค"}, /* a row of values */
    };
    CHECK_SHEETS(cases);
}

/* Whichever of the two rows is named. */
Test(sheet, names_in_two_rows_are_joined_where_header_row_names_one)
{
    for (uint32_t row = 1; row <= 2; row++) {
        DataRead *read = data_open("", 0);
        read->file.text = xlsx_of(read->arena, "<sheetData>" TWO_ROWS MERGED "</sheetData>");
        const LkDataTable *table =
            lk_data_parse(data_context(read), &read->file, (LkDataOptions){.header_row = row}, (LkSpan){0});
        cr_expect_str_eq(data_table(read, table),
                         "หน่วยงาน|ไตรมาส ๑ แผน|ไตรมาส ๑ ผล/กองคลัง|5|4; N-sheet-header 0:0+0", "%u", row);
        data_close(read);
    }
}

Test(sheet, cells_hold_more_than_they_show)
{
    static const struct {
        const char *cell, *shown, *held;
    } cases[] = {
        {"<c s='1'><v>97.914999</v></c>", "97.91", "97.914999"},
        {"<c s='1'><v>-1234.5</v></c>", "-1,234.50", "-1,234.50"}, /* the same amount */
        {"<c s='3'><v>0.979149</v></c>", "98%", "97.9149%"},
        {"<c s='2'><v>44656.5</v></c>", "5 เม.ย. 2565", "2022-04-05"},
        {"<c t='d' s='2'><v>2022-04-05T00:00:00</v></c>", "5 เม.ย. 2565", "2022-04-05"},
        {"<c><v>0.33333333333333331</v></c>", "0.333333333", "0.333333333333333"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DataRead *read = data_open("", 0);
        read->file.text =
            xlsx_of(read->arena,
                    lk_arena_printf(read->arena,
                                    "<sheetData><row><c t='s'><v>0</v></c></row><row>%s</row></sheetData>",
                                    cases[i].cell));
        const LkDataTable *table =
            lk_data_parse(data_context(read), &read->file, (LkDataOptions){0}, (LkSpan){0});
        cr_assert_not_null(table);
        cr_expect(lk_text_is(lk_data_text(table, 1, 0), cases[i].shown), "case %zu", i);
        cr_expect(lk_text_is(lk_data_held(table, 1, 0), cases[i].held), "case %zu: %.*s", i,
                  (int)lk_data_held(table, 1, 0).length, lk_data_held(table, 1, 0).bytes);
        data_close(read);
    }
}

Test(sheet, is_named_or_numbered)
{
    static const struct {
        const char *sheet, *table;
    } cases[] = {
        {"ข", "z/1"}, {"2", "z/1"}, {"๒", "z/1"}, {"3", "E-sheet-none 0:0+0"}, {"ค", "E-sheet-none 0:0+0"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DataRead *read = data_open("", 0);
        cr_expect_str_eq(read_bytes(read, xlsx_of(read->arena, ""), cases[i].sheet), cases[i].table, "%s",
                         cases[i].sheet);
        data_close(read);
    }
}

Test(sheet, errors_and_formulas_without_values_are_told)
{
    static const SheetCase cases[] = {
        {NAMES "<row r='2'><c r='A2' t='e'><v>#REF!</v></c><c r='B2'><f>A1+1</f></c></row>",
         "ชื่อ|ยอด/#REF!|; W-sheet-error 0:0+0; W-sheet-formula 0:0+0"},
    };
    CHECK_SHEETS(cases);
}

Test(sheet, what_is_no_spreadsheet_is_told)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *table;
    } cases[] = {
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", 12, "E-sheet-kind 0:0+0"},
        {"PK\3\4mimetypeapplication/vnd.oasis.opendocument.spreadsheet", 58, "E-sheet-kind 0:0+0"},
        {"PK\3\4....", 8, "E-sheet-kind 0:0+0"},
        {"\xEF\xBB\xBF\r\n<HTML><table>", 16, "E-sheet-kind 0:0+0"},
        {"<table border=1>", 16, "E-sheet-kind 0:0+0"},
        {"<?xml version='1.0'?>", 21, "E-sheet-kind 0:0+0"},
        {"<5,>5\n1,2\n", 10, "<5|>5/1|2"}, /* names of columns */
        {"PK\3\4xl/workbook.xml", 19, "E-sheet-damaged 0:0+0"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DataRead *read = data_open("", 0);
        cr_expect_str_eq(read_bytes(read, (LkText){cases[i].bytes, cases[i].length}, ""), cases[i].table,
                         "case %zu", i);
        data_close(read);
    }
}

/* Its texts would be missing without a word. */
Test(sheet, parts_are_found_where_the_workbook_says_they_are)
{
    static const char rows[] =
        "<worksheet><sheetData><row><c t='s'><v>0</v></c></row><row><c t='s'><v>1</v></c></row>"
        "</sheetData></worksheet>";
    static const struct {
        const char *links, *table;
    } cases[] = {
        {"<Relationship Id='s' Type='http://x/sharedStrings' Target='/xl/texts/one.xml'/>", "ก/ข"},
        {"<Relationship Id='s' Type='http://x/sharedStrings' Target='Texts/One.XML'/>", "ก/ข"},
        {"", "E-sheet-damaged 0:0+0"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DataRead *read = data_open("", 0);
        XlsxPart parts[] = {
            {"xl/workbook.xml",
             "<workbook><sheets><sheet name='ก' r:id='a' xmlns:r='r'/></sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels",
             lk_arena_printf(
                 read->arena,
                 "<Relationships>%s<Relationship Id='a' Type='x/worksheet' Target='a.xml'/></Relationships>",
                 cases[i].links)},
            {"xl/texts/one.xml", "<sst><si><t>ก</t></si><si><t>ข</t></si></sst>"},
            {"xl/a.xml", rows},
        };
        cr_expect_str_eq(read_bytes(read, xlsx_zip(read->arena, parts, 4), ""), cases[i].table, "case %zu",
                         i);
        data_close(read);
    }
}

/* The workbook itself is where the file says it is. */
Test(sheet, the_workbook_may_be_anywhere)
{
    static const char rows[] = "<worksheet><sheetData><row><c t='inlineStr'><is><t>ก</t></is></c></row>"
                               "<row><c t='inlineStr'><is><t>ข</t></is></c></row></sheetData></worksheet>";
    static const struct {
        const char *target, *book, *links, *sheet;
    } cases[] = {
        {"xl/workbook2.xml", "xl/workbook2.xml", "xl/_rels/workbook2.xml.rels", "xl/a.xml"},
        {"/office/workbook.xml", "office/workbook.xml", "office/_rels/workbook.xml.rels", "office/a.xml"},
        {"workbook.xml", "workbook.xml", "_rels/workbook.xml.rels", "a.xml"},
        {"./b/workbook.xml", "b/workbook.xml", "b/_rels/workbook.xml.rels", "b/a.xml"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DataRead *read = data_open("", 0);
        XlsxPart parts[] = {
            {"_rels/.rels",
             lk_arena_printf(read->arena,
                             "<Relationships><Relationship Id='x' Type='http://y/officeDocument' "
                             "Target='%s'/></Relationships>",
                             cases[i].target)},
            {cases[i].book, "<workbook><sheets><sheet name='ก' r:id='a' xmlns:r='r'/></sheets></workbook>"},
            {cases[i].links,
             "<Relationships><Relationship Id='a' Type='x/worksheet' Target='a.xml'/></Relationships>"},
            {cases[i].sheet, rows},
        };
        cr_expect_str_eq(read_bytes(read, xlsx_zip(read->arena, parts, 4), ""), "ก/ข", "case %zu", i);
        data_close(read);
    }
}

Test(sheet, its_parts_may_stand_a_folder_up)
{
    static const char rows[] = "<worksheet><sheetData><row><c t='inlineStr'><is><t>ก</t></is></c></row>"
                               "<row><c t='inlineStr'><is><t>ข</t></is></c></row></sheetData></worksheet>";
    const XlsxPart parts[] = {
        {"xl/workbook.xml", "<workbook><sheets><sheet name='ก' r:id='a' xmlns:r='r'/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='a' Type='x/worksheet' "
                                       "Target='.././../sheets/a.xml'/></Relationships>"},
        {"sheets/a.xml", rows},
    };
    DataRead *read = data_open("", 0);
    cr_expect_str_eq(read_bytes(read, xlsx_zip(read->arena, parts, 3), ""), "ก/ข");
    data_close(read);
}

static const XlsxPart small[] = {
    {"xl/workbook.xml", "<workbook><sheets><sheet name='ก' r:id='a' xmlns:r='r'/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships><Relationship Id='a' Type='x/worksheet' Target='a.xml'/></Relationships>"},
    {"xl/a.xml", "<worksheet><sheetData><row><c t='inlineStr'><is><t>ก</t></is></c></row>"
                 "<row><c t='inlineStr'><is><t>ข</t></is></c></row></sheetData></worksheet>"},
};

/* Programs that write while they make the parts use ZIP64, however small the file is. */
Test(sheet, zip64_is_read)
{
    DataRead *read = data_open("", 0);
    cr_expect_str_eq(read_bytes(read, xlsx_zip_of(read->arena, small, 3, true), ""), "ก/ข");
    data_close(read);
}

/* No byte of it, whatever it says, leads out of the file. */
Test(sheet, a_damaged_zip64_is_told)
{
    DataRead *made = data_open("", 0);
    LkText zip = xlsx_zip_of(made->arena, small, 3, true);
    const char *directory = memmem(zip.bytes, zip.length, "PK\1\2", 4);
    for (size_t at = (size_t)(directory - zip.bytes); at < zip.length; at++) {
        for (int k = 0; k < 2; k++) {
            DataRead *read = data_open("", 0);
            char *bytes = lk_arena_copy(read->arena, zip.bytes, zip.length);
            bytes[at] = (char)(k == 0 ? 0xFF : bytes[at] ^ 0x40);
            const char *said = read_bytes(read, (LkText){bytes, zip.length}, "");
            cr_expect(strcmp(said, "ก/ข") == 0 || strncmp(said, "E-", 2) == 0, "byte %zu: %s", at, said);
            data_close(read);
        }
    }
    data_close(made);
}

Test(sheet, hostile_xml_and_sizes_are_refused)
{
    DataRead *read = data_open("", 0);
    XlsxPart entity[] = {{"xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'bb'>]><workbook>&b;</workbook>"}};
    cr_expect_str_eq(read_bytes(read, xlsx_zip(read->arena, entity, 1), ""), "E-sheet-damaged 0:0+0");
    data_close(read);
    read = data_open("", 0);
    XlsxPart plain[] = {{"xl/workbook.xml", "<workbook/>"}};
    LkText zip = xlsx_zip(read->arena, plain, 1);
    char *bytes = lk_arena_copy(read->arena, zip.bytes, zip.length);
    char *entry = memmem(bytes, zip.length, "PK\1\2", 4);
    memcpy(entry + 24, "\xFF\xFF\xFF\x0F", 4); /* so large would it be */
    cr_expect_str_eq(read_bytes(read, (LkText){bytes, zip.length}, ""), "E-limit-sheet 0:0+0");
    data_close(read);
}

Test(sheet, paths_name_a_sheet)
{
    static const struct {
        const char *path, *file, *sheet;
    } cases[] = {{"a.xlsx#แผ่น1", "a.xlsx", "แผ่น1"}, {"a.XLSX#2", "a.XLSX", "2"},
                 {"a#b.xlsx", "a#b.xlsx", ""},      {"a.csv#1", "a.csv#1", ""},
                 {"a.xlsx", "a.xlsx", ""},          {"a.xlsx#b#c", "a.xlsx", "b#c"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkText sheet, file = lk_data_path(lk_text(cases[i].path), &sheet);
        cr_expect(lk_text_is(file, cases[i].file) && lk_text_is(sheet, cases[i].sheet), "%s", cases[i].path);
    }
}
