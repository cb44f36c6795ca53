/* Prints as an embedder makes them: documents come and go, the file stays aside until it is whole. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/message.h"

static LkEngine *engine(void)
{
    static const char *const folders[] = {"layouts"};
    return lk_engine_create(&(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders,
                                               .layout_folder_count = 1, .word_list = "build/thai.words"});
}

static LkDocument *document(LkEngine *e, const char *text)
{
    LkDocument *d = lk_document_open_memory(e, "memory.md", text, strlen(text), NULL);
    lk_document_typeset(d);
    return d;
}

static bool add(LkEngine *e, LkPrint *print, const char *text, const char *key)
{
    LkDocument *d = document(e, text);
    bool done = lk_print_add(print, d, &(LkPrintEntry){LK_SIZED(LkPrintEntry), .key = key});
    lk_document_destroy(d);
    return done;
}

static char folder[] = "/tmp/likhit-print-XXXXXX", path[64];

static void set_up(void)
{
    cr_assert_not_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/all.pdf", folder);
    setenv("SOURCE_DATE_EPOCH", "1649116800", 1);
}

static void tear_down(void)
{
    char line[128];
    snprintf(line, sizeof line, "rm -r %s", folder);
    cr_assert_eq(system(line), 0);
}

TestSuite(print, .init = set_up, .fini = tear_down);

/* What a command prints about the file. */
static const char *ask(const char *command)
{
    static char out[4000];
    char line[256];
    snprintf(line, sizeof line, command, path);
    FILE *pipe = popen(line, "r");
    size_t length = fread(out, 1, sizeof out - 1, pipe);
    pclose(pipe);
    out[length] = '\0';
    return out;
}

static const char one[] = "---\ntitle: รายงานหนึ่ง\n---\n\nน้ำ ผู้ใหญ่\n",
                  two[] = "---\ntitle: รายงานสอง\n---\n\nแรก\n\n```pagebreak\n```\n\nสุดท้าย\n";

Test(print, text_comes_back_exactly_from_every_entry)
{
    LkEngine *e = engine();
    LkPrint *print =
        lk_print_create(e, path, &(LkPrintOptions){LK_SIZED(LkPrintOptions), .starts_right = true});
    cr_assert(add(e, print, two, "1"));
    cr_assert(add(e, print, one, "2"));
    cr_assert(lk_print_finish(print), "%s",
              lk_messages_failure(lk_print_messages(print), LK_LANGUAGE_DEFAULT));
    lk_print_destroy(print);
    lk_engine_destroy(e);
    cr_assert_str_eq(ask("qpdf --check %s > /dev/null && echo good"), "good\n");
    cr_assert_str_eq(ask("pdftotext -raw %s - | tr -s '\\n\\f' '||'"),
                     "รายงานสอง|แรก|สุดท้าย...|สุดท้าย|- ๒ -|รายงานหนึ่ง|น้ำ ผู้ใหญ่|");
}

Test(print, separators_tell_what_follows_whatever_it_is_called)
{
    static const char key[] = "A*1*{{b}}\"\\ #", title[] = "ชื่อ **{{x}}** 'y': # z";
    LkEngine *e = engine();
    LkPrint *print = lk_print_create(e, path,
                                     &(LkPrintOptions){LK_SIZED(LkPrintOptions), .separators = true,
                                                       .starts_right = true, .entry_count = 7, .copies = 2});
    LkDocument *d = document(e, two);
    cr_assert(lk_print_add(print, d,
                           &(LkPrintEntry){LK_SIZED(LkPrintEntry), .key = key, .title = title, .number = 5}),
              "%s", lk_messages_failure(lk_print_messages(print), LK_LANGUAGE_DEFAULT));
    lk_document_destroy(d);
    cr_assert(add(e, print, one, "1030102"));
    LkPrintPlace place = {LK_SIZED(LkPrintPlace)};
    cr_assert(lk_print_place(print, 1, &place));
    cr_assert(lk_print_finish(print));
    cr_assert_eq(place.separator, 7);
    cr_assert_eq(place.first_side, 9);
    cr_assert_str_eq(ask("pdftotext -l 1 %s - | head -4 | tr '\\n' '|'"),
                     "A*1*{{b}}\"\\ #|ชื่อ **{{x}}** 'y': # z|จำนวน ๒ หน้า ๒ ชุด|ลำดับที่ ๕ จาก ๗|");
    cr_assert_str_eq(ask("pdftotext -f 7 -l 7 %s - | tr -s '\\n' '|'"),
                     "1030102|รายงานหนึ่ง|จำนวน ๑ หน้า ๒ ชุด|ลำดับที่ ๖ จาก ๗|\f");
    cr_assert_str_eq(ask("pdftotext -f 8 -l 8 %s - | tr -d '\\n\\f'"), "", "its back is blank");
    lk_print_destroy(print);
    lk_engine_destroy(e);
}

Test(print, says_on_which_side_a_page_stands)
{
    LkEngine *e = engine();
    LkPrint *print = lk_print_create(
        e, path, &(LkPrintOptions){LK_SIZED(LkPrintOptions), .copies = 2, .starts_right = true});
    cr_assert(add(e, print, one, "1"));
    LkDocument *d = document(e, two);
    cr_assert(lk_print_add(
        print, d, &(LkPrintEntry){LK_SIZED(LkPrintEntry), .key = "2", .first_page = 2, .last_page = 2}));
    lk_document_destroy(d);
    cr_assert_eq(lk_print_entry_count(print), 2);
    cr_assert_eq(lk_print_side(print, 0, 1, 1), 1);
    cr_assert_eq(lk_print_side(print, 0, 2, 1), 3);
    cr_assert_eq(lk_print_side(print, 1, 1, 2), 5);
    cr_assert_eq(lk_print_side(print, 1, 2, 2), 7);
    cr_assert_eq(lk_print_side(print, 1, 1, 1), 0, "page 1 is not printed");
    cr_assert_eq(lk_print_side(print, 1, 3, 2), 0);
    cr_assert_eq(lk_print_side(print, 2, 1, 1), 0);
    cr_assert_eq(lk_print_side_count(print), 7);
    cr_assert(lk_print_finish(print));
    lk_print_destroy(print);
    lk_engine_destroy(e);
}

Test(print, a_document_with_errors_is_left_out_and_the_print_goes_on)
{
    LkEngine *e = engine(), *other = engine();
    LkPrint *print = lk_print_create(e, path, NULL);
    cr_assert_not(add(e, print, "{{nobody}}\n", "1"));
    LkDocument *d = document(other, one);
    cr_assert_not(lk_print_add(print, d, NULL));
    cr_assert_str_eq(first_error(lk_document_messages(d)).code, "E-print-engine");
    lk_document_destroy(d);
    d = document(e, one);
    cr_assert_not(lk_print_add(print, d, &(LkPrintEntry){LK_SIZED(LkPrintEntry), .first_page = 2}));
    cr_assert_eq(lk_messages_exit_code(lk_document_messages(d)), 1);
    lk_document_destroy(d);
    d = document(e, one);
    const LkPrintEntry range = {LK_SIZED(LkPrintEntry), .first_page = 2, .last_page = 3};
    cr_assert_not(lk_print_add(print, d, &range));
    cr_assert_str_eq(first_error(lk_document_messages(d)).message,
                     "there are no pages 2 to 3: the document has 1");
    lk_document_destroy(d);
    cr_assert_null(lk_messages_failure(lk_print_messages(print), LK_LANGUAGE_DEFAULT));
    cr_assert(add(e, print, one, "3"));
    cr_assert(lk_print_finish(print));
    cr_assert_str_eq(ask("qpdf --show-npages %s"), "1\n");
    lk_print_destroy(print);
    lk_engine_destroy(other);
    lk_engine_destroy(e);
}

Test(print, an_error_while_writing_ends_the_print_and_leaves_the_old_file)
{
    FILE *old = fopen(path, "w");
    fputs("old", old);
    fclose(old);
    LkEngine *e = engine();
    LkPrint *print = lk_print_create(
        e, path, &(LkPrintOptions){LK_SIZED(LkPrintOptions), .sheet = "A4", .crop_marks = true});
    cr_assert_null(lk_messages_failure(lk_print_messages(print), LK_LANGUAGE_DEFAULT));
    cr_assert_not(add(e, print, one, "1"));
    cr_assert_not_null(
        strstr(lk_messages_failure(lk_print_messages(print), LK_LANGUAGE_DEFAULT), "no room for crop marks"));
    cr_assert_eq(lk_messages_exit_code(lk_print_messages(print)), 1);
    cr_assert_not(add(e, print, one, "2"));
    cr_assert_not(lk_print_finish(print));
    lk_print_destroy(print);
    lk_engine_destroy(e);
    cr_assert_str_eq(ask("cat %s"), "old");
    cr_assert_str_eq(ask("ls $(dirname %s)"), "all.pdf\n", "nothing is left beside it");
}

Test(print, wrong_options_are_failures_from_the_start)
{
    static const struct {
        LkPrintOptions options;
        const char *file, *words;
        int exit_code;
    } cases[] = {{{LK_SIZED(LkPrintOptions), .sheet = "A44"}, "all.pdf", "“A44” is no sheet of paper", 1},
                 {{LK_SIZED(LkPrintOptions)}, "no/such/folder/all.pdf", "make its folder first", 3}};
    LkEngine *e = engine();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char where[128];
        snprintf(where, sizeof where, "%s/%s", folder, cases[i].file);
        LkPrint *print = lk_print_create(e, where, &cases[i].options);
        cr_assert_not_null(
            strstr(lk_messages_failure(lk_print_messages(print), LK_LANGUAGE_DEFAULT), cases[i].words), "%s",
            lk_messages_failure(lk_print_messages(print), LK_LANGUAGE_DEFAULT));
        cr_assert_eq((int)lk_messages_exit_code(lk_print_messages(print)), cases[i].exit_code);
        cr_assert_not(add(e, print, one, "1"));
        cr_assert_not(lk_print_finish(print));
        cr_assert_eq(lk_print_side_count(print), 0);
        lk_print_destroy(print);
    }
    lk_engine_destroy(e);
}
