/* An output that fails ends alone: what it says stays readable, and the document is written again as if
 * nothing had been. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "api/message.h"
#include "likhit.h"

static LkEngine *engine(void)
{
    static const char *const folders[] = {"layouts"};
    return lk_engine_create(&(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders,
                                               .layout_folder_count = 1, .word_list = "build/thai.words"});
}

static LkDocument *document(LkEngine *e)
{
    static const char source[] = "---\nlayout: report\ntitle: ก\n---\n\nสวัสดี\n";
    LkDocument *made = lk_document_open_memory(e, "m.md", source, strlen(source), NULL);
    cr_assert(lk_document_typeset(made));
    return made;
}

static void *pdf_of(LkDocument *made, size_t *length)
{
    void *bytes = NULL;
    cr_assert(lk_document_write_memory(made, NULL, &bytes, length));
    return bytes;
}

Test(outputs, that_fail_spoil_no_other)
{
    static const struct {
        LkOutputOptions options;
        const char *file, *code; /* file NULL = to memory */
        LkExit exit_code;
    } cases[] = {
        {{LK_SIZED(LkOutputOptions), .format = LK_FORMAT_PNG, .pixels_per_inch = 5000},
         NULL,
         "E-limit-page-pixels",
         5},
        {{LK_SIZED(LkOutputOptions), .format = LK_FORMAT_PNG, .pixels_per_inch = -5}, NULL, "E-argument", 2},
        {{LK_SIZED(LkOutputOptions), .format = LK_FORMAT_SVG, .first_page = 9}, NULL, "E-pages", 1},
        {{LK_SIZED(LkOutputOptions), .first_page = 2, .last_page = 1}, NULL, "E-pages", 1},
        {{LK_SIZED(LkOutputOptions), .format = (LkFormat)42}, NULL, "E-argument", 2},
        {{LK_SIZED(LkOutputOptions), .profile = (LkProfile)42}, NULL, "E-argument", 2},
        {{LK_SIZED(LkOutputOptions)}, "/tmp", "E-file-write", 3},
        {{LK_SIZED(LkOutputOptions)}, "/no/x.pdf", "E-file-write", 3},
        {{LK_SIZED(LkOutputOptions)}, "/dev/full", "E-file-write", 3},
        {{LK_SIZED(LkOutputOptions), .record = "/no/r.json"}, NULL, "E-file-write", 3},
    };
    LkEngine *e = engine();
    LkDocument *untouched = document(e);
    size_t length = 0, again = 0;
    char *good = pdf_of(untouched, &length);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkDocument *made = document(e);
        void *bytes = NULL;
        size_t none = 0, before = lk_messages_count(lk_document_messages(made));
        bool done = cases[i].file != NULL ? lk_document_write_file(made, cases[i].file, &cases[i].options)
                                          : lk_document_write_memory(made, &cases[i].options, &bytes, &none);
        cr_expect_not(done, "case %zu", i);
        cr_expect_eq(lk_messages_count(lk_document_messages(made)), before + 1, "case %zu", i);
        LkMessage told = first_error(lk_document_messages(made));
        cr_expect_str_eq(told.code, cases[i].code, "case %zu: %s", i, told.message);
        cr_expect_eq(told.exit_code, cases[i].exit_code, "case %zu", i);
        cr_expect_eq(lk_document_page_count(made), 1);
        char *pdf = pdf_of(made, &again);
        cr_expect_eq(again, length);
        cr_expect_eq(memcmp(pdf, good, length), 0, "case %zu: other bytes than without a failure", i);
        cr_expect_eq(lk_messages_exit_code(lk_document_messages(made)), cases[i].exit_code,
                     "it is not forgotten");
        lk_free(pdf);
        lk_document_destroy(made);
    }
    lk_free(good);
    lk_document_destroy(untouched);
    lk_engine_destroy(e);
}

Test(outputs, asked_for_before_the_pages_spoil_none_of_them)
{
    static const char source[] = "---\nlayout: report\ntitle: ก\n---\n\nสวัสดี\n";
    LkEngine *e = engine();
    LkDocument *untouched = document(e),
               *made = lk_document_open_memory(e, "m.md", source, strlen(source), NULL);
    void *bytes = NULL;
    size_t length = 0, again = 0;
    cr_expect_not(lk_document_write_file(made, "build/early.pdf", NULL));
    cr_expect_not(lk_document_write_memory(made, NULL, &bytes, &length));
    cr_expect_not(lk_document_write_memory(made, NULL, NULL, NULL));
    cr_expect_eq(lk_messages_count(lk_document_messages(made)), 3, "each call is answered");
    cr_assert(lk_document_typeset(made), "%s", lk_messages_failure(lk_document_messages(made), 0));
    cr_assert(lk_document_typeset(made));
    char *good = pdf_of(untouched, &length), *pdf = pdf_of(made, &again);
    cr_assert_eq(again, length);
    cr_expect_eq(memcmp(pdf, good, length), 0);
    cr_expect_eq(lk_messages_exit_code(lk_document_messages(made)), LK_EXIT_USAGE, "it is not forgotten");
    lk_free(pdf);
    lk_free(good);
    lk_document_destroy(made);
    lk_document_destroy(untouched);
    lk_engine_destroy(e);
}

Test(outputs, name_limits_as_they_were_given)
{
    static const struct {
        size_t bytes;
        const char *said;
    } cases[] = {{10000, "more than 10 KiB"}, {(size_t)1 << 20, "more than 1 MiB"}};
    LkEngine *e = engine();
    for (size_t i = 0; i < 2; i++) {
        const LkLimits limits = {LK_SIZED(LkLimits), .bytes = cases[i].bytes};
        const LkDocumentOptions options = {LK_SIZED(LkDocumentOptions), .limits = &limits};
        static char text[3 << 20];
        memset(text, 'a', sizeof text);
        LkDocument *made = lk_document_open_memory(e, "m.md", text, sizeof text, &options);
        const char *failure = lk_messages_failure(lk_document_messages(made), 0);
        cr_expect(failure != NULL && strstr(failure, cases[i].said) != NULL, "%s", failure);
        lk_document_destroy(made);
    }
    LkDocument *large = lk_document_open_memory(e, "m.md", "a", (size_t)-1, NULL);
    const char *failure = lk_messages_failure(lk_document_messages(large), 0);
    cr_expect(failure != NULL &&
                  strstr(failure, "the source has 18446744073709551615 bytes; at most ") != NULL,
              "%s", failure);
    lk_document_destroy(large);
    lk_engine_destroy(e);
}

/* A limit is the whole document's: past it nothing more comes of it. */
Test(outputs, end_with_the_time_of_the_document)
{
    static char text[200000];
    const LkLimits limits = {LK_SIZED(LkLimits), .seconds = 1};
    const LkDocumentOptions options = {LK_SIZED(LkDocumentOptions), .limits = &limits};
    size_t filled = 0;
    while (filled < sizeof text - 200)
        filled += (size_t)snprintf(text + filled, 200, "ย่อหน้าของเอกสาร\n\n");
    LkEngine *e = engine();
    LkDocument *made = lk_document_open_memory(e, "m.md", text, filled, &options);
    void *bytes = NULL;
    size_t length = 0;
    cr_assert(lk_document_typeset(made), "%s", lk_messages_failure(lk_document_messages(made), 0));
    sleep(1);
    cr_expect_not(lk_document_write_memory(made, NULL, &bytes, &length));
    cr_expect_eq(lk_messages_exit_code(lk_document_messages(made)), LK_EXIT_LIMIT);
    cr_expect_not(lk_document_write_memory(made, NULL, &bytes, &length), "nor a second time");
    lk_document_destroy(made);
    lk_engine_destroy(e);
}

/* As the header says of a process with one thread: parent and child each go on with their own. */
Test(outputs, come_out_of_a_child_of_fork_as_of_its_parent)
{
    LkEngine *e = engine();
    LkDocument *made = document(e);
    int ends[2], status = -1;
    cr_assert_eq(pipe(ends), 0);
    pid_t child = fork();
    cr_assert_geq(child, 0);
    size_t length = 0, own = 0;
    char *pdf = pdf_of(made, &length);
    if (child == 0) {
        LkDocument *second = document(e);
        char *other = pdf_of(second, &own);
        bool is_same =
            own == length && memcmp(pdf, other, own) == 0 && write(ends[1], pdf, length) == (ssize_t)length;
        lk_document_destroy(second);
        lk_document_destroy(made);
        lk_engine_destroy(e);
        _exit(is_same ? 0 : 1);
    }
    close(ends[1]);
    char *read_back = malloc(length + 1);
    size_t got = 0;
    for (ssize_t count; (count = read(ends[0], read_back + got, length + 1 - got)) > 0;)
        got += (size_t)count;
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_expect_eq(status, 0);
    cr_expect_eq(got, length);
    cr_expect_eq(memcmp(read_back, pdf, length), 0);
    free(read_back);
    lk_free(pdf);
    lk_document_destroy(made);
    lk_engine_destroy(e);
}

/* Its folder is that of the process that opened it. */
Test(outputs, of_a_revision_stay_when_a_child_destroys_it)
{
    LkRevision *revision = lk_revision_open("README.md", "HEAD", NULL);
    if (lk_messages_count(lk_revision_messages(revision)) > 0)
        cr_skip("%s", "there is no repository here");
    int status = -1;
    pid_t child = fork();
    if (child == 0) {
        lk_revision_destroy(revision);
        _exit(0);
    }
    cr_assert_eq(waitpid(child, &status, 0), child);
    char path[4096];
    snprintf(path, sizeof path, "%s", lk_revision_path(revision));
    cr_expect_eq(access(path, R_OK), 0);
    lk_revision_destroy(revision);
    cr_expect_neq(access(path, R_OK), 0);
}
