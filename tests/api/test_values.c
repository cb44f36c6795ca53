/* Values over a document's layout, by the library: told, saved, and the new layout named in the source. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/message.h"
#include "likhit.h"

typedef struct Folder {
    char path[32], source[64];
    LkEngine *engine;
} Folder;

static Folder folder_start(const char *source)
{
    static const char *const folders[] = {"layouts"};
    Folder folder = {.path = "/tmp/likhit-values-XXXXXX"};
    cr_assert_not_null(mkdtemp(folder.path));
    snprintf(folder.source, sizeof folder.source, "%s/report.md", folder.path);
    FILE *file = fopen(folder.source, "wb");
    cr_assert_not_null(file);
    fputs(source, file);
    fclose(file);
    folder.engine =
        lk_engine_create(&(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders,
                                            .layout_folder_count = 1, .word_list = "build/thai.words"});
    cr_assert_not_null(folder.engine);
    return folder;
}

static void folder_end(Folder *folder)
{
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder->path);
    cr_assert_eq(system(command), 0);
    lk_engine_destroy(folder->engine);
}

static const char *text_of(const Folder *folder, const char *name)
{
    static char text[4096];
    char path[64];
    snprintf(path, sizeof path, "%s/%s", folder->path, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return text;
}

static LkDocument *open_with(const Folder *folder, const LkLayoutValue *values, size_t count)
{
    LkDocument *document =
        lk_document_open(folder->engine, folder->source,
                         &(LkDocumentOptions){LK_SIZED(LkDocumentOptions), .layout_values = values,
                                              .layout_value_count = count});
    cr_assert_not_null(document);
    return document;
}

/* What the last call said: messages stand in the order of the source. */
static LkMessage newest(LkDocument *document, LkLanguage language)
{
    const LkMessages *messages = lk_document_messages(document);
    LkMessage last = {LK_SIZED(LkMessage)}, message = {LK_SIZED(LkMessage)};
    for (size_t i = 0; lk_messages_at(messages, i, language, &message); i++)
        last = message.number > last.number ? message : last;
    cr_assert_eq(last.number, lk_messages_count(messages));
    return last;
}

Test(document_values, stand_over_the_layout_and_are_told)
{
    Folder folder = folder_start("ก\n");
    static const LkLayoutValue values[] = {{"page.size", "A5"}, {"page.orientation", "landscape"}};
    LkDocument *document = open_with(&folder, values, 2);
    cr_expect_null(lk_document_layout_values(document), "there is no layout yet");
    cr_assert(lk_document_typeset(document));
    LkPageShape shape = {LK_SIZED(LkPageShape)};
    cr_assert(lk_document_page_shape(document, 1, &shape));
    cr_expect_float_eq(shape.height, 419.53, 0.01);
    char *json = lk_document_layout_values(document);
    cr_expect_not_null(
        strstr(json, "{\"layout\":\"report\",\"file\":\"layouts/report.yaml\",\"own\":false,\"values\":[{"));
    cr_expect_not_null(
        strstr(json, "{\"path\":\"page.size\",\"kind\":\"choice\",\"choices\":[\"A3\",\"A4\""));
    cr_expect_not_null(
        strstr(json, "\"value\":\"A4\",\"file\":\"layouts/base.yaml\",\"line\":7,\"set\":\"A5\""));
    lk_free(json);
    lk_document_destroy(document);
    folder_end(&folder);
}

Test(document_values, that_are_wrong_are_errors_of_the_document)
{
    Folder folder = folder_start("ก\n");
    static const LkLayoutValue values[] = {{"text.size", "16pt"}, {"text.pitch", "20"}};
    LkDocument *document = open_with(&folder, values, 2);
    cr_assert_not(lk_document_typeset(document));
    size_t last = lk_messages_count(lk_document_messages(document)) - 1; /* before it: which font stands in */
    LkMessage message = message_at(lk_document_messages(document), last);
    cr_expect_str_eq(message.code, "E-layout-unit");
    cr_expect_str_eq(message.file, "values");
    cr_expect_eq(message.line, 2);
    cr_expect_eq(message.column, 13);
    cr_expect_not_null(strstr(lk_messages_text(lk_document_messages(document), last, LK_LANGUAGE_DEFAULT),
                              "text.pitch: 20\n"));
    char *json = lk_document_layout_values(document);
    cr_expect_not_null(strstr(json, "\"set\":\"20\""), "they are told all the same");
    lk_free(json);
    cr_expect_null(lk_document_save_values(document, "own"));
    message = newest(document, LK_LANGUAGE_ENGLISH);
    cr_expect_str_eq(message.code, "E-layout-unit");
    cr_expect_not_null(strstr(message.file, "own.yaml"), "where it would stand: %s", message.file);
    cr_expect_null(text_of(&folder, "own.yaml"));
    lk_document_destroy(document);
    folder_end(&folder);
}

Test(document_values, the_build_record_has_them)
{
    Folder folder = folder_start("---\ntitle: ก\n---\n\nก\n");
    static const LkLayoutValue values[] = {{"text.size", "15pt"}};
    LkDocument *document = open_with(&folder, values, 1);
    char path[64], record[64];
    snprintf(path, sizeof path, "%s/report.pdf", folder.path);
    snprintf(record, sizeof record, "%s/record.json", folder.path);
    cr_assert(lk_document_typeset(document));
    cr_assert(lk_document_write_file(
        document, path,
        &(LkOutputOptions){LK_SIZED(LkOutputOptions), .format = LK_FORMAT_PDF, .record = record}));
    cr_expect_not_null(strstr(text_of(&folder, "record.json"), "layouts/values"));
    lk_document_destroy(document);
    folder_end(&folder);
}

/* ---- Naming the layout in the source */

static void expect_named(const char *before, const char *after)
{
    Folder folder = folder_start(before);
    LkDocument *document = open_with(&folder, NULL, 0);
    cr_expect(lk_document_name_layout(document, "report-own"), "%s: %s", before,
              newest(document, LK_LANGUAGE_ENGLISH).message);
    cr_expect_str_eq(text_of(&folder, "report.md"), after);
    lk_document_destroy(document);
    folder_end(&folder);
}

Test(document_values, a_new_layout_is_named_in_the_front_matter_and_nothing_else_changes)
{
    expect_named("---\ntitle: ก\nlayout: report # แบบ\n---\n\nข\n",
                 "---\ntitle: ก\nlayout: report-own # แบบ\n---\n\nข\n");
    expect_named("---\nlayout: \"report\"\n---\nข", "---\nlayout: report-own\n---\nข");
    expect_named("---\r\nlayout: report\r\ntitle: ก\r\n---\r\nข\r\n",
                 "---\r\nlayout: report-own\r\ntitle: ก\r\n---\r\nข\r\n");
    expect_named("---\ntitle: ก\n---\nข\n", "---\nlayout: report-own\ntitle: ก\n---\nข\n");
    expect_named("---\r\ntitle: ก\r\n---\r\nข\r\n", "---\r\nlayout: report-own\r\ntitle: ก\r\n---\r\nข\r\n");
    expect_named("ข\n", "---\nlayout: report-own\n---\n\nข\n");
    expect_named("\xEF\xBB\xBF---\nlayout: memo\n---\nข\n", "\xEF\xBB\xBF---\nlayout: report-own\n---\nข\n");
    expect_named("\xEF\xBB\xBFข\n", "\xEF\xBB\xBF---\nlayout: report-own\n---\n\nข\n");
}

Test(document_values, a_source_that_changed_or_has_no_place_for_it_is_left_alone)
{
    static const char *const sources[] = {"---\nlayout: [report]\n---\nข\n", "---\ntitle: ก\n", "----\nข\n"};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        Folder folder = folder_start(sources[i]);
        LkDocument *document = open_with(&folder, NULL, 0);
        size_t before = lk_messages_count(lk_document_messages(document));
        bool is_named = lk_document_name_layout(document, "own");
        cr_expect(is_named || strcmp(text_of(&folder, "report.md"), sources[i]) == 0);
        cr_expect_eq(lk_messages_count(lk_document_messages(document)), before + !is_named);
        lk_document_destroy(document);
        folder_end(&folder);
    }
    Folder folder = folder_start("ก\n");
    LkDocument *document = open_with(&folder, NULL, 0);
    FILE *file = fopen(folder.source, "ab");
    fputs("ข\n", file);
    fclose(file);
    cr_expect_not(lk_document_name_layout(document, "own"));
    LkMessage told = newest(document, LK_LANGUAGE_ENGLISH);
    cr_expect_str_eq(told.code, "E-source-save");
    cr_expect_str_eq(told.message, "the source was changed meanwhile");
    cr_expect_str_eq(told.file, folder.source);
    cr_expect_str_eq(newest(document, LK_LANGUAGE_THAI).message, "ต้นฉบับถูกแก้ไประหว่างนั้น");
    cr_expect_str_eq(text_of(&folder, "report.md"), "ก\nข\n");
    lk_document_destroy(document);
    folder_end(&folder);
}

Test(document_values, a_document_from_memory_has_no_file_to_write)
{
    Folder folder = folder_start("ก\n");
    LkDocument *document = lk_document_open_memory(folder.engine, "x.md", "ก", 3, NULL);
    cr_expect_not(lk_document_name_layout(document, "own"));
    cr_expect_str_eq(newest(document, LK_LANGUAGE_ENGLISH).message, "the source is no file");
    cr_expect_null(lk_document_save_values(document, "own"));
    cr_expect_str_eq(newest(document, LK_LANGUAGE_ENGLISH).message,
                     "the document has no layout: it has not been set");
    lk_document_destroy(document);
    folder_end(&folder);
}

Test(document_values, that_could_not_be_saved_spoil_no_document)
{
    Folder folder = folder_start("ก\n");
    static const LkLayoutValue values[] = {{"text.size", "15pt"}};
    LkDocument *document = open_with(&folder, values, 1);
    cr_assert_not(lk_document_name_layout(document, NULL), "also before it is set");
    cr_assert(lk_document_typeset(document));
    static const char *const names[] = {NULL, "a/b", "own"};
    static const char *const said[] = {"this layout is not the document's own and is not changed",
                                       "this is no name for a layout", NULL};
    for (size_t i = 0; i < 3; i++) {
        char *path = lk_document_save_values(document, names[i]);
        cr_expect_eq(path == NULL, said[i] != NULL, "%zu", i);
        LkMessage told = newest(document, LK_LANGUAGE_ENGLISH);
        if (said[i] != NULL) {
            cr_expect_str_eq(told.code, "E-layout-save");
            cr_expect_str_eq(told.message, said[i]);
            cr_expect_not_null(told.hint);
            cr_expect_not_null(told.file);
        }
        lk_free(path);
    }
    void *bytes = NULL;
    size_t length = 0;
    cr_expect(lk_document_write_memory(document, NULL, &bytes, &length));
    lk_free(bytes);
    lk_document_destroy(document);
    folder_end(&folder);
}
