/* Thai names of the fields of forms. */
#include "source/front/front.h"
#include "source/source_help.h"

Test(names, a_thai_name_is_as_good_as_the_english_one)
{
    static const SourceCase cases[] = {
        {"---\nเรื่อง: ขอเชิญ\n---\n{{subject}} {{เรื่อง}}\n", "P <D:ขอเชิญ> <D:ขอเชิญ>", NULL, NULL},
        {"---\nsubject: ขอเชิญ\n---\n{{เรื่อง}}\n", "P <D:ขอเชิญ>", NULL, NULL},
        {"---\nโทร.: ๐ ๔๔๐๐\n---\n{{โทรศัพท์}} {{telephone}}\n", "P <D:๐ ๔๔๐๐> <D:๐ ๔๔๐๐>", NULL, NULL},
        {"---\nวันที่: 2022-07-01\n---\n{{date:thai-year}} {{วันที่:thai-year}}\n", "P <D:2565> <D:2565>", NULL,
         NULL},
        {"---\nชื่อเรื่อง: [รายงาน, ประจำปี]\n---\nก\n", "T รายงาน; T ประจำปี; P ก", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(names, what_the_document_knows_of_itself_may_have_thai_names)
{
    SourceRead *read = source_read("---\nรูปแบบ: memo\nผู้จัดทำ: นาย ก\nเรื่อง: ข\nวันที่: 2024-02-29\nภาษา: en\n"
                                   "คำที่ห้ามแยก: [หนองจอก]\n---\nก\n",
                                   NULL);
    cr_expect_str_eq(source_messages(read), "");
    cr_expect(lk_text_is(read->source->layout, "memo"));
    cr_expect(lk_text_is(read->source->author, "นาย ก"));
    cr_expect(lk_text_is(read->source->subject, "ข"));
    cr_expect(lk_text_is(read->source->date, "2024-02-29"));
    cr_expect(lk_text_is(read->source->language, "en"));
    cr_expect_eq(read->source->keep_count, 1);
    source_done(read);
}

Test(names, both_names_of_one_field_are_told)
{
    static const SourceCase cases[] = {
        {"---\nsubject: ก\nเรื่อง: ข\n---\nค\n", NULL, "E-front-twice 3:1+6", NULL},
        {"---\nโทร.: ก\nโทรศัพท์: ข\n---\nค\n", NULL, "E-front-twice 3:1+8", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

/* A column of data may be called วันที่ and mean another day than that of the document. */
Test(names, what_is_called_so_to_the_letter_comes_first)
{
    LkArena *arena = lk_arena_create();
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, arena);
    const LkFile file = {"a.md", LK_TEXT("---\ndate: 2022-07-01\n---\n{{วันที่}} {{date}} {{to}}\n")};
    const LkField to = {.name = LK_TEXT("เรียน"), .value = LK_TEXT("นายอำเภอ"), .is_record = true};
    const LkField day = {(LkField *)&to, LK_TEXT("วันที่"), LK_TEXT("2021-01-01"), .is_record = true};
    LkSourceOptions options = {".", &day};
    const LkSource *source = lk_source_parse(&file, &options, arena, &diagnostics);
    cr_expect(lk_text_is(source->date, "2022-07-01"));
    cr_expect(lk_text_is(source->blocks->inlines.items[0].text, "2021-01-01"));
    cr_expect(lk_text_is(source->blocks->inlines.items[2].text, "2022-07-01"));
    cr_expect(lk_text_is(source->blocks->inlines.items[4].text, "นายอำเภอ"));
    lk_arena_destroy(arena);
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

static void expect_rows(const char *path, const LkFieldNames *names, size_t count)
{
    const char *guide = read_file(path);
    for (size_t k = 0; k < count; k++) {
        char row[400];
        int length = snprintf(row, sizeof row, "| `%s` |", names[k].name);
        for (size_t n = 0; n < LK_THAI_NAMES && names[k].thai[n] != NULL; n++)
            length += snprintf(row + length, sizeof row - (size_t)length, "%s `%s`", n == 0 ? "" : ",",
                               names[k].thai[n]);
        cr_expect_not_null(strstr(guide, row), "%s lacks the row %s |", path, row);
    }
}

Test(names, the_guides_print_the_tables)
{
    static const char *const guides[] = {"docs/guide.md", "docs/guide.th.md"};
    for (size_t i = 0; i < sizeof guides / sizeof *guides; i++) {
        expect_rows(guides[i], lk_field_names, lk_field_name_count);
        expect_rows(guides[i], lk_block_key_names, lk_block_key_name_count);
    }
}

Test(names, a_name_belongs_to_one_field)
{
    for (size_t i = 0; i < lk_field_name_count; i++)
        for (size_t n = 0; n < LK_THAI_NAMES && lk_field_names[i].thai[n] != NULL; n++)
            cr_expect(lk_text_is(lk_field_name(lk_text(lk_field_names[i].thai[n])), lk_field_names[i].name),
                      "%s", lk_field_names[i].thai[n]);
}
