/* Every function of the header answers misuse: with 0, false, "" or NULL, and where there is a handle to say
 * so, with a message. A function without a row fails the first test. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/misuse.h"

static const MisuseRow *const tables[] = {misuse_documents, misuse_outputs, misuse_others, misuse_signing};

/* The n-th row of all; NULL past the last. */
static const MisuseRow *row_at(size_t index)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (const MisuseRow *row = tables[i]; row->function != NULL; row++)
            if (index-- == 0)
                return row;
    return NULL;
}

static bool has_row(const char *function)
{
    for (size_t i = 0; row_at(i) != NULL; i++)
        if (strcmp(row_at(i)->function, function) == 0)
            return true;
    return false;
}

Test(misuse, has_a_row_for_each_function_of_the_header)
{
    static char header[200000];
    FILE *file = fopen("src/likhit.h", "r");
    cr_assert_not_null(file);
    header[fread(header, 1, sizeof header - 1, file)] = '\0';
    fclose(file);
    size_t found = 0, rows = 0;
    for (char *at = header; (at = strstr(at, "\nLK_API ")) != NULL;) {
        char *end = strchr(at, '('), *start = end;
        while (start[-1] == '_' || (start[-1] >= 'a' && start[-1] <= 'z') ||
               (start[-1] >= '0' && start[-1] <= '9'))
            start--;
        char name[80];
        snprintf(name, sizeof name, "%.*s", (int)(end - start), start);
        cr_expect(has_row(name), "%s has no row", name);
        found++;
        at = end;
    }
    while (row_at(rows) != NULL)
        rows++;
    cr_expect_eq(found, rows, "%zu functions, %zu rows", found, rows);
}

void expect_told(const LkMessages *messages)
{
    size_t count = lk_messages_count(messages), told = 0;
    for (size_t i = 0; i < count; i++) {
        LkMessage message = message_at(messages, i);
        told += strcmp(message.code, "E-argument") == 0;
        cr_expect(message.severity != LK_SEVERITY_ERROR || strcmp(message.code, "E-argument") == 0, "%s: %s",
                  message.code, message.message);
    }
    cr_expect_geq(told, 1, "nothing is said of it");
    cr_expect_eq(lk_messages_exit_code(messages), LK_EXIT_USAGE);
}

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file);
    fputs(text, file);
    fclose(file);
}

static Misused misused(const char *folder)
{
    static const char *const layouts[] = {"layouts"};
    static const char source[] = "---\nlayout: report\n---\n\nก\n";
    Misused with = {.engine = lk_engine_create(
                        &(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = layouts,
                                           .layout_folder_count = 1, .word_list = "build/thai.words"})};
    char template[64], data[64];
    snprintf(template, sizeof template, "%s/t.md", folder);
    snprintf(data, sizeof data, "%s/d.csv", folder);
    snprintf(with.file, sizeof with.file, "%s/out.pdf", folder);
    write_text(template,
               "---\nlayout: report\nfields:\n  id: {type: text}\n  n: {type: number}\nbatch: {key: id}\n"
               "---\n\n{{id}} {{n}}\n");
    write_text(data, "id,n\na,1\nb,x\n");
    with.unset = lk_document_open_memory(with.engine, "a.md", source, strlen(source), NULL);
    with.document = lk_document_open_memory(with.engine, "a.md", source, strlen(source), NULL);
    cr_assert(lk_document_typeset(with.document));
    with.records = lk_records_open(with.engine, template, data, NULL);
    cr_assert_eq(lk_records_count(with.records), 2, "%s",
                 lk_messages_text(lk_records_messages(with.records), 0, 0));
    with.print = lk_print_create(with.engine, with.file, NULL);
    cr_assert(lk_print_add(with.print, with.document, NULL));
    return with;
}

ParameterizedTestParameters(misuse, is_answered)
{
    static size_t indices[200];
    size_t count = 0;
    for (; row_at(count) != NULL; count++)
        indices[count] = count;
    return cr_make_param_array(size_t, indices, count);
}

ParameterizedTest(size_t *index, misuse, is_answered)
{
    char folder[] = "/tmp/likhit-misuse-XXXXXX", command[80];
    cr_assert_not_null(mkdtemp(folder));
    Misused with = misused(folder);
    row_at(*index)->misuse(&with);
    cr_expect_eq(lk_document_page_count(with.document), 1, "%s spoils a document", row_at(*index)->function);
    lk_print_destroy(with.print);
    lk_document_destroy(with.unset);
    lk_document_destroy(with.document);
    lk_records_destroy(with.records);
    lk_engine_destroy(with.engine);
    snprintf(command, sizeof command, "rm -r %s", folder);
    cr_assert_eq(system(command), 0);
}
