/* Messages: the same way for any handle, in any language. */
#include <criterion/criterion.h>
#include <string.h>

#include "api/message.h"
#include "likhit.h"

static const char *const folders[] = {"layouts"};

static LkEngine *engine(LkLanguage language, const char *words)
{
    return lk_engine_create(&(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders,
                                               .layout_folder_count = 1, .word_list = words,
                                               .language = language});
}

/* Asks for all that there is to ask of the first message. */
static void expect_failure(const LkMessages *messages, const char *code, LkExit exit_code)
{
    cr_assert_eq(lk_messages_count(messages), 1);
    LkMessage message = message_at(messages, 0);
    cr_expect_str_eq(message.code, code);
    cr_expect_eq(message.severity, LK_SEVERITY_ERROR);
    cr_expect_eq(lk_messages_severity(messages, 0), LK_SEVERITY_ERROR);
    cr_expect_eq(message.exit_code, exit_code, "%s", code);
    cr_expect_eq(lk_messages_exit_code(messages), exit_code);
    const char *failure = lk_messages_failure(messages, LK_LANGUAGE_ENGLISH);
    cr_expect_eq(strncmp(failure, message.message, strlen(message.message)), 0, "%s", failure);
    cr_expect_not_null(strstr(lk_messages_text(messages, 0, LK_LANGUAGE_ENGLISH), message.message));
    cr_expect_not_null(strstr(lk_messages_json(messages, 0, LK_LANGUAGE_ENGLISH), code));
}

Test(messages, say_why_an_engine_is_none_and_so_do_all_that_are_made_with_it)
{
    LkEngine *broken = engine(LK_LANGUAGE_DEFAULT, "README.md");
    cr_assert_not_null(broken);
    expect_failure(lk_engine_messages(broken), "E-engine", LK_EXIT_RESOURCE);
    LkDocument *document = lk_document_open(broken, "samples/ita-2565/report.md", NULL);
    expect_failure(lk_document_messages(document), "E-engine", LK_EXIT_RESOURCE);
    LkRecords *records = lk_records_open(broken, "a.md", "b.csv", NULL);
    expect_failure(lk_records_messages(records), "E-engine", LK_EXIT_RESOURCE);
    LkPrint *print = lk_print_create(broken, "/tmp/likhit-never.pdf", NULL);
    expect_failure(lk_print_messages(print), "E-engine", LK_EXIT_RESOURCE);
    const LkCompared side = {LK_SIZED(LkCompared), .pdf = "a.pdf"};
    LkComparison *comparison = lk_comparison_create(broken, &side, &side);
    expect_failure(lk_comparison_messages(comparison), "E-engine", LK_EXIT_RESOURCE);
    lk_comparison_destroy(comparison);
    lk_print_destroy(print);
    lk_records_destroy(records);
    lk_document_destroy(document);
    lk_engine_destroy(broken);
}

Test(messages, say_that_what_is_compared_has_no_pages)
{
    LkEngine *e = engine(LK_LANGUAGE_DEFAULT, "build/thai.words");
    LkDocument *document = lk_document_open(e, "samples/ita-2565/report.md", NULL); /* and never set */
    const LkCompared side = {LK_SIZED(LkCompared), .document = document};
    LkComparison *comparison = lk_comparison_create(e, &side, &side);
    cr_expect_str_eq(message_at(lk_comparison_messages(comparison), 0).message,
                     "a document has errors, or was not set");
    expect_failure(lk_comparison_messages(comparison), "E-diff", LK_EXIT_DOCUMENT);
    lk_comparison_destroy(comparison);
    lk_document_destroy(document);
    lk_engine_destroy(e);
}

Test(messages, say_why_a_handle_of_any_kind_failed)
{
    LkEngine *e = engine(LK_LANGUAGE_DEFAULT, "build/thai.words");
    LkDocument *document = lk_document_open(e, "/no/such.md", NULL);
    expect_failure(lk_document_messages(document), "E-file-open", LK_EXIT_FILE);
    LkRecords *records = lk_records_open(e, "/no/such.md", "/no/such.csv", NULL);
    expect_failure(lk_records_messages(records), "E-file-open", LK_EXIT_FILE);
    LkPrint *print = lk_print_create(e, "/no/such/folder/a.pdf", NULL);
    expect_failure(lk_print_messages(print), "E-file-write", LK_EXIT_FILE);
    LkInspection *inspection = lk_inspection_open("README.md");
    expect_failure(lk_inspection_messages(inspection), "E-inspect", LK_EXIT_FILE);
    LkRevision *revision = lk_revision_open("/tmp/no.md", "HEAD", NULL);
    expect_failure(lk_revision_messages(revision), "E-revision", LK_EXIT_FILE);
    const LkCompared side = {LK_SIZED(LkCompared), .pdf = "README.md"};
    LkComparison *comparison = lk_comparison_create(e, &side, &side);
    expect_failure(lk_comparison_messages(comparison), "E-diff", LK_EXIT_FILE);
    lk_comparison_destroy(comparison);
    lk_revision_destroy(revision);
    lk_inspection_destroy(inspection);
    lk_print_destroy(print);
    lk_records_destroy(records);
    lk_document_destroy(document);
    lk_engine_destroy(e);
}

/* Whatever the language, there is a text, and codes are the same. */
Test(messages, are_there_in_each_language)
{
    for (int own = LK_LANGUAGE_DEFAULT; own <= LK_LANGUAGE_THAI; own++) {
        LkEngine *e = engine((LkLanguage)own, "build/thai.words");
        LkDocument *document = lk_document_open(e, "/no/such.md", NULL);
        for (int language = LK_LANGUAGE_DEFAULT; language <= LK_LANGUAGE_THAI; language++) {
            LkMessage message = {LK_SIZED(LkMessage)};
            cr_assert(lk_messages_at(lk_document_messages(document), 0, (LkLanguage)language, &message));
            cr_expect_str_eq(message.code, "E-file-open");
            cr_expect_str_not_empty(message.message);
            cr_expect_not_null(strstr(
                lk_messages_text(lk_document_messages(document), 0, (LkLanguage)language), message.message));
        }
        lk_document_destroy(document);
        lk_engine_destroy(e);
    }
}
