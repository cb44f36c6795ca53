/* The library as an embedder uses it: documents from memory, several threads on one engine, every format. */
#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "api/message.h"
#include "likhit.h"

static LkEngine *engine(void)
{
    static const char *const folders[] = {"layouts"};
    return lk_engine_create(&(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders,
                                               .layout_folder_count = 1, .word_list = "build/thai.words"});
}

static const char source[] = "---\ntitle: รายงาน\n---\n\nน้ำ ผู้ใหญ่ ที่ยิ่งใหญ่ ๑๒๓\n";

Test(document, writes_every_format_to_memory)
{
    static const struct {
        LkFormat format;
        const char *start;
    } cases[] = {{LK_FORMAT_PDF, "%PDF-1.7"},
                 {LK_FORMAT_PNG, "\x89PNG"},
                 {LK_FORMAT_SVG, "<?xml"},
                 {LK_FORMAT_JSON, "{"}};
    LkEngine *e = engine();
    LkDocument *document = lk_document_open_memory(e, "memory.md", source, strlen(source), NULL);
    cr_assert(lk_document_typeset(document));
    cr_assert_eq(lk_document_page_count(document), 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        void *bytes = NULL;
        size_t length = 0;
        cr_assert(lk_document_write_memory(
            document, &(LkOutputOptions){LK_SIZED(LkOutputOptions), .format = cases[i].format}, &bytes,
            &length));
        cr_assert_gt(length, strlen(cases[i].start));
        cr_assert_eq(memcmp(bytes, cases[i].start, strlen(cases[i].start)), 0, "format %zu", i);
        lk_free(bytes);
    }
    lk_document_destroy(document);
    lk_engine_destroy(e);
}

Test(document, reports_all_errors_of_a_document_in_order)
{
    static const char wrong[] = "---\nlayout: reprot\n---\n\n{{nobody}}\n\n![x](missing.png)\n";
    LkEngine *e = engine();
    LkDocument *document = lk_document_open_memory(e, "wrong.md", wrong, strlen(wrong), NULL);
    cr_assert_not(lk_document_typeset(document));
    cr_assert_geq(lk_messages_count(lk_document_messages(document)), 3);
    uint32_t line = 0;
    for (size_t i = 0; i < lk_messages_count(lk_document_messages(document)); i++) {
        LkMessage message = message_at(lk_document_messages(document), i);
        cr_assert_geq(message.line, line);
        line = message.line;
        cr_assert_not_null(strstr(lk_messages_text(lk_document_messages(document), i, LK_LANGUAGE_DEFAULT),
                                  message.message));
        cr_assert_not_null(
            strstr(lk_messages_json(lk_document_messages(document), i, LK_LANGUAGE_DEFAULT), message.code));
    }
    cr_assert_neq(lk_messages_exit_code(lk_document_messages(document)), 0);
    cr_assert_eq(lk_document_page_count(document), 0);
    lk_document_destroy(document);
    lk_engine_destroy(e);
}

typedef struct Job {
    LkEngine *engine;
    void *bytes;
    size_t length;
} Job;

static void *run(void *context)
{
    Job *job = context;
    LkDocument *document = lk_document_open_memory(job->engine, "memory.md", source, strlen(source), NULL);
    if (lk_document_typeset(document))
        lk_document_write_memory(document,
                                 &(LkOutputOptions){LK_SIZED(LkOutputOptions), .format = LK_FORMAT_PDF},
                                 &job->bytes, &job->length);
    lk_document_destroy(document);
    return NULL;
}

Test(document, one_engine_serves_many_threads_with_the_same_bytes)
{
    enum { THREADS = 8 };
    LkEngine *e = engine();
    pthread_t threads[THREADS];
    Job jobs[THREADS];
    for (int i = 0; i < THREADS; i++) {
        jobs[i] = (Job){.engine = e};
        cr_assert_eq(pthread_create(&threads[i], NULL, run, &jobs[i]), 0);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    cr_assert_gt(jobs[0].length, 0);
    for (int i = 0; i < THREADS; i++) {
        cr_assert_eq(jobs[i].length, jobs[0].length);
        cr_assert_eq(memcmp(jobs[i].bytes, jobs[0].bytes, jobs[0].length), 0);
    }
    for (int i = 0; i < THREADS; i++)
        lk_free(jobs[i].bytes);
    lk_engine_destroy(e);
}

Test(document, an_empty_source_is_an_error_not_a_crash)
{
    LkEngine *e = engine();
    LkDocument *document = lk_document_open_memory(e, "empty.md", "", 0, NULL);
    cr_assert_not(lk_document_typeset(document));
    cr_assert_eq(lk_messages_exit_code(lk_document_messages(document)), 1);
    lk_document_destroy(document);
    lk_engine_destroy(e);
}

/* ---- Limits of one document */

static LkDocument *limited(LkEngine *e, LkLimits limits)
{
    static char text[400000];
    size_t length = 0;
    while (length < sizeof text - 200)
        length += (size_t)snprintf(text + length, 200, "ย่อหน้าของเอกสารที่ยาวเกินไป\n\n");
    LkDocument *document = lk_document_open_memory(
        e, "a.md", text, length, &(LkDocumentOptions){LK_SIZED(LkDocumentOptions), .limits = &limits});
    lk_document_typeset(document);
    return document;
}

Test(document, limits_end_a_document_with_a_message_of_its_own)
{
    static const struct {
        LkLimits limits;
        const char *code;
    } cases[] = {{{LK_SIZED(LkLimits), .pages = 3}, "E-limit-pages"},
                 {{LK_SIZED(LkLimits), .bytes = 4 << 20}, "E-limit-memory"},
                 {{LK_SIZED(LkLimits), .seconds = 1e-6}, "E-limit-time"}};
    LkEngine *e = engine();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkDocument *document = limited(e, cases[i].limits);
        cr_expect_eq(lk_messages_exit_code(lk_document_messages(document)), 5);
        cr_expect_eq(lk_document_page_count(document), 0);
        bool is_told = false;
        for (size_t k = 0; k < lk_messages_count(lk_document_messages(document)); k++)
            is_told |= strcmp(message_at(lk_document_messages(document), k).code, cases[i].code) == 0;
        cr_expect(is_told, "%s", cases[i].code);
        lk_document_destroy(document);
    }
    LkDocument *free_one =
        limited(e, (LkLimits){LK_SIZED(LkLimits), .pages = 10000, .bytes = (size_t)1 << 30, .seconds = 1000});
    cr_expect_eq(lk_messages_exit_code(lk_document_messages(free_one)), 0);
    cr_expect_gt(lk_document_page_count(free_one), 3);
    lk_document_destroy(free_one);
    lk_engine_destroy(e);
}
