/* Misuse of engines, messages and documents. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "api/misuse.h"

static void expect_refused(LkDocument *document)
{
    cr_assert_not_null(document);
    cr_expect_not(lk_document_typeset(document));
    cr_expect_eq(lk_document_page_count(document), 0);
    expect_told(lk_document_messages(document));
    lk_document_destroy(document);
}

static void misuse_lk_version(Misused *with)
{
    (void)with;
    cr_expect_str_eq(lk_version(), LK_VERSION_STRING);
}

static void misuse_lk_version_atleast(Misused *with)
{
    (void)with;
    cr_expect_not(lk_version_atleast(~0u, ~0u, ~0u));
}

static void misuse_lk_free(Misused *with)
{
    (void)with;
    lk_free(NULL);
}

/* ---- Messages */

static void misuse_lk_messages_count(Misused *with)
{
    (void)with;
    cr_expect_eq(lk_messages_count(NULL), 0);
}

static void misuse_lk_messages_at(Misused *with)
{
    LkMessage message = {LK_SIZED(LkMessage)}, unsized = {0};
    const LkMessages *messages = lk_record_messages(with->records, 1);
    cr_assert_eq(lk_messages_count(messages), 1);
    cr_expect_not(lk_messages_at(NULL, 0, LK_LANGUAGE_DEFAULT, &message));
    cr_expect_not(lk_messages_at(messages, 1, LK_LANGUAGE_DEFAULT, &message));
    cr_expect_not(lk_messages_at(messages, (size_t)-1, LK_LANGUAGE_DEFAULT, &message));
    cr_expect_not(lk_messages_at(messages, 0, LK_LANGUAGE_DEFAULT, NULL));
    cr_expect_not(lk_messages_at(messages, 0, LK_LANGUAGE_DEFAULT, &unsized));
    cr_expect_null(message.code);
    cr_expect_null(unsized.code);
    cr_expect(lk_messages_at(messages, 0, (LkLanguage)77, &message), "an unknown language is the default");
}

static void misuse_lk_catalogue_message(Misused *with)
{
    (void)with;
    LkCatalogueMessage message = {LK_SIZED(LkCatalogueMessage)}, unsized = {0};
    cr_expect_not(lk_catalogue_message(0, LK_LANGUAGE_DEFAULT, NULL));
    cr_expect_not(lk_catalogue_message(0, LK_LANGUAGE_DEFAULT, &unsized));
    cr_expect_not(lk_catalogue_message((size_t)-1, LK_LANGUAGE_DEFAULT, &message));
    cr_expect_null(message.code);
    cr_expect(lk_catalogue_message(0, (LkLanguage)77, &message), "an unknown language is English");
}

static void misuse_lk_catalogue_say(Misused *with)
{
    (void)with;
    cr_expect_null(lk_catalogue_say(NULL, LK_LANGUAGE_DEFAULT, NULL, 0, false));
    cr_expect_null(lk_catalogue_say("E_NONE_OF_THEM", LK_LANGUAGE_DEFAULT, NULL, 0, false));
    char *said = lk_catalogue_say("E_BAG_NONE", (LkLanguage)77, NULL, 5, true);
    cr_expect_not_null(said, "without values it shows where they are missing");
    cr_expect_not_null(strstr(said, "‹file?›"));
    lk_free(said);
}

static void misuse_lk_catalogue_phrase(Misused *with)
{
    (void)with;
    cr_expect_null(lk_catalogue_phrase(NULL, LK_LANGUAGE_DEFAULT, NULL, 0));
    cr_expect_null(lk_catalogue_phrase("E_BAG_NONE", LK_LANGUAGE_DEFAULT, NULL, 0), "it is no phrase");
    char *said = lk_catalogue_phrase("BUILD_PAGES", (LkLanguage)77, NULL, 5);
    cr_expect_not_null(said, "without values it shows where they are missing");
    cr_expect_not_null(strstr(said, "‹count?›"));
    lk_free(said);
}

static void misuse_lk_messages_severity(Misused *with)
{
    cr_expect_eq(lk_messages_severity(NULL, 0), LK_SEVERITY_NOTE);
    cr_expect_eq(lk_messages_severity(lk_record_messages(with->records, 1), 1), LK_SEVERITY_NOTE);
}

static void misuse_lk_messages_text(Misused *with)
{
    cr_expect_str_empty(lk_messages_text(NULL, 0, LK_LANGUAGE_DEFAULT));
    cr_expect_str_empty(lk_messages_text(lk_record_messages(with->records, 1), 1, LK_LANGUAGE_DEFAULT));
    cr_expect_str_not_empty(lk_messages_text(lk_record_messages(with->records, 1), 0, (LkLanguage)-1));
}

static void misuse_lk_messages_json(Misused *with)
{
    cr_expect_str_empty(lk_messages_json(NULL, 0, LK_LANGUAGE_DEFAULT));
    cr_expect_str_empty(lk_messages_json(lk_record_messages(with->records, 1), 1, LK_LANGUAGE_DEFAULT));
    cr_expect_str_not_empty(lk_messages_json(lk_record_messages(with->records, 1), 0, (LkLanguage)-1));
}

static void misuse_lk_messages_failure(Misused *with)
{
    cr_expect_null(lk_messages_failure(NULL, LK_LANGUAGE_DEFAULT));
    cr_expect_null(lk_messages_failure(lk_document_messages(with->document), (LkLanguage)77));
}

static void misuse_lk_messages_exit_code(Misused *with)
{
    (void)with;
    cr_expect_eq(lk_messages_exit_code(NULL), LK_EXIT_DONE);
}

/* ---- Engines */

static void misuse_lk_engine_create(Misused *with)
{
    static const char *const folders[] = {NULL};
    const LkEngineOptions cases[] = {
        {0},
        {.size = 3},
        {.size = (size_t)-1},
        {LK_SIZED(LkEngineOptions), .language = (LkLanguage)99},
        {LK_SIZED(LkEngineOptions), .layout_folder_count = 2},
        {LK_SIZED(LkEngineOptions), .layout_folder_count = 1, .layout_folders = folders},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkEngine *engine = lk_engine_create(&cases[i]);
        cr_assert_not_null(engine);
        expect_told(lk_engine_messages(engine));
        LkDocument *document = lk_document_open_memory(engine, "a.md", "a", 1, NULL);
        expect_refused(document);
        lk_engine_destroy(engine);
    }
    (void)with;
}

static void misuse_lk_engine_messages(Misused *with)
{
    (void)with;
    cr_expect_null(lk_engine_messages(NULL));
}

static void misuse_lk_engine_destroy(Misused *with)
{
    (void)with;
    lk_engine_destroy(NULL);
}

static void misuse_lk_engine_layouts(Misused *with)
{
    size_t count = 7;
    cr_expect_null(lk_engine_layouts(NULL, &count));
    cr_expect_eq(count, 0);
    lk_free(lk_engine_layouts(with->engine, NULL));
}

static void misuse_lk_engine_font_folders(Misused *with)
{
    size_t count = 7;
    cr_expect_null(lk_engine_font_folders(NULL, &count));
    cr_expect_eq(count, 0);
    lk_free(lk_engine_font_folders(with->engine, NULL));
}

static void misuse_lk_engine_font(Misused *with)
{
    cr_expect_null(lk_engine_font(NULL, "Laksaman", false));
    cr_expect_null(lk_engine_font(with->engine, NULL, false));
}

/* ---- Documents */

static void misuse_lk_document_open(Misused *with)
{
    static const LkLayoutValue values[] = {{"page.size", NULL}};
    const LkLimits unsized = {0}, past = {LK_SIZED(LkLimits), .seconds = -1},
                   none = {LK_SIZED(LkLimits), .seconds = (double)NAN};
    const LkDocumentOptions cases[] = {
        {0},
        {.size = (size_t)-1},
        {LK_SIZED(LkDocumentOptions), .layout_value_count = 1},
        {LK_SIZED(LkDocumentOptions), .layout_value_count = 1, .layout_values = values},
        {LK_SIZED(LkDocumentOptions), .limits = &unsized},
        {LK_SIZED(LkDocumentOptions), .limits = &past},
        {LK_SIZED(LkDocumentOptions), .limits = &none},
    };
    expect_refused(lk_document_open(NULL, "samples/ita-2565/report.md", NULL));
    expect_refused(lk_document_open(with->engine, NULL, NULL));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_refused(lk_document_open(with->engine, "samples/ita-2565/report.md", &cases[i]));
}

static void misuse_lk_document_open_memory(Misused *with)
{
    const LkDocumentOptions unsized = {0};
    expect_refused(lk_document_open_memory(NULL, "a.md", "a", 1, NULL));
    expect_refused(lk_document_open_memory(with->engine, NULL, "a", 1, NULL));
    expect_refused(lk_document_open_memory(with->engine, "a.md", NULL, 1, NULL));
    expect_refused(lk_document_open_memory(with->engine, "a.md", "a", 1, &unsized));
    LkDocument *empty = lk_document_open_memory(with->engine, "a.md", NULL, 0, NULL);
    cr_expect_eq(lk_messages_exit_code(lk_document_messages(empty)), LK_EXIT_DOCUMENT,
                 "it is empty, no misuse");
    lk_document_destroy(empty);
}

static void misuse_lk_document_open_record(Misused *with)
{
    expect_refused(lk_document_open_record(NULL, 0));
    expect_refused(lk_document_open_record(with->records, 2));
    expect_refused(lk_document_open_record(with->records, (size_t)-1));
}

static void misuse_lk_document_destroy(Misused *with)
{
    (void)with;
    lk_document_destroy(NULL);
}

static void misuse_lk_document_typeset(Misused *with)
{
    cr_expect_not(lk_document_typeset(NULL));
    cr_expect(lk_document_typeset(with->document), "a second time it answers the same");
}

static void misuse_lk_document_messages(Misused *with)
{
    (void)with;
    cr_expect_null(lk_document_messages(NULL));
}

static void misuse_lk_document_breaks(Misused *with)
{
    (void)with;
    cr_expect_null(lk_document_breaks(NULL, true));
}

static void misuse_lk_document_title(Misused *with)
{
    char title[4] = "???";
    cr_expect_eq(lk_document_title(NULL, title, sizeof title), 0);
    cr_expect_str_empty(title);
    cr_expect_eq(lk_document_title(with->document, NULL, 10), 0);
    cr_expect_eq(lk_document_title(with->document, title, 0), 0);
    cr_expect_eq(lk_document_title(with->unset, title, sizeof title), 0);
}

static void misuse_lk_document_page_count(Misused *with)
{
    cr_expect_eq(lk_document_page_count(NULL), 0);
    cr_expect_eq(lk_document_page_count(with->unset), 0);
}

static void misuse_lk_document_page_shape(Misused *with)
{
    static const size_t pages[] = {0, 2, (size_t)-1};
    LkPageShape shape = {LK_SIZED(LkPageShape)}, unsized = {0};
    cr_expect_not(lk_document_page_shape(NULL, 1, &shape));
    cr_expect_not(lk_document_page_shape(with->unset, 1, &shape));
    cr_expect_not(lk_document_page_shape(with->document, 1, NULL));
    cr_expect_not(lk_document_page_shape(with->document, 1, &unsized));
    for (size_t i = 0; i < 3; i++)
        cr_expect_not(lk_document_page_shape(with->document, pages[i], &shape));
    cr_expect_eq(shape.width + unsized.width, 0);
}

static void misuse_lk_document_file_count(Misused *with)
{
    (void)with;
    cr_expect_eq(lk_document_file_count(NULL), 0);
}

static void misuse_lk_document_file(Misused *with)
{
    cr_expect_null(lk_document_file(NULL, 0));
    cr_expect_null(lk_document_file(with->document, lk_document_file_count(with->document)));
    cr_expect_null(lk_document_file(with->document, (size_t)-1));
}

static void misuse_lk_document_seconds(Misused *with)
{
    cr_expect_eq(lk_document_seconds(NULL, LK_STAGE_FLOW), 0);
    cr_expect_eq(lk_document_seconds(with->document, LK_STAGE_COUNT), 0);
    cr_expect_eq(lk_document_seconds(with->document, (LkStage)-1), 0);
}

static void misuse_lk_document_layouts(Misused *with)
{
    size_t count = 7;
    cr_expect_null(lk_document_layouts(NULL, &count));
    cr_expect_eq(count, 0);
    lk_free(lk_document_layouts(with->document, NULL));
}

static void misuse_lk_layout_thai_name(Misused *with)
{
    (void)with;
    cr_expect_null(lk_layout_thai_name(NULL));
    cr_expect_null(lk_layout_thai_name(""));
    cr_expect_str_eq(lk_layout_thai_name("memo"), "บันทึกข้อความ");
}

static void misuse_lk_layout_schema(Misused *with)
{
    (void)with;
    char *schema = lk_layout_schema();
    cr_expect_not_null(schema);
    lk_free(schema);
}

static void misuse_lk_document_layout_values(Misused *with)
{
    cr_expect_null(lk_document_layout_values(NULL));
    cr_expect_null(lk_document_layout_values(with->unset));
}

static void misuse_lk_document_save_values(Misused *with)
{
    cr_expect_null(lk_document_save_values(NULL, "x"));
    cr_expect_null(lk_document_save_values(with->unset, "x"));
    expect_told(lk_document_messages(with->unset));
}

static void misuse_lk_document_name_layout(Misused *with)
{
    cr_expect_not(lk_document_name_layout(NULL, "x"));
    cr_expect_not(lk_document_name_layout(with->document, NULL));
    expect_told(lk_document_messages(with->document));
}

const MisuseRow misuse_documents[] = {
    ROW(lk_version),
    ROW(lk_version_atleast),
    ROW(lk_free),
    ROW(lk_messages_count),
    ROW(lk_messages_at),
    ROW(lk_messages_severity),
    ROW(lk_messages_text),
    ROW(lk_messages_json),
    ROW(lk_messages_failure),
    ROW(lk_messages_exit_code),
    ROW(lk_catalogue_message),
    ROW(lk_catalogue_say),
    ROW(lk_catalogue_phrase),
    ROW(lk_engine_create),
    ROW(lk_engine_messages),
    ROW(lk_engine_destroy),
    ROW(lk_engine_layouts),
    ROW(lk_engine_font_folders),
    ROW(lk_engine_font),
    ROW(lk_document_open),
    ROW(lk_document_open_memory),
    ROW(lk_document_open_record),
    ROW(lk_document_destroy),
    ROW(lk_document_typeset),
    ROW(lk_document_messages),
    ROW(lk_document_breaks),
    ROW(lk_document_title),
    ROW(lk_document_page_count),
    ROW(lk_document_page_shape),
    ROW(lk_document_file_count),
    ROW(lk_document_file),
    ROW(lk_document_seconds),
    ROW(lk_document_layouts),
    ROW(lk_layout_schema),
    ROW(lk_layout_thai_name),
    ROW(lk_document_layout_values),
    ROW(lk_document_save_values),
    ROW(lk_document_name_layout),
    {0},
};
