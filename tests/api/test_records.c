/* Records as an embedder uses them: from files, on many threads, with what is wrong of each. */
#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/message.h"
#include "likhit.h"

static LkEngine *engine(void)
{
    static const char *const folders[] = {"layouts"};
    return lk_engine_create(&(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders,
                                               .layout_folder_count = 1, .word_list = "build/thai.words"});
}

typedef struct Batch {
    LkEngine *engine;
    LkRecords *records;
    char folder[64], source[96], data[96];
} Batch;

static void put(const Batch *batch, const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", batch->folder, name);
    FILE *file = fopen(path, "wb");
    cr_assert_not_null(file);
    fputs(text, file);
    fclose(file);
}

static const char template[] =
    "---\ntitle: รายงานของ {{ชื่อ}}\ndate: \"{{วันที่}}\"\n"
    "fields:\n  code: {type: text, pattern: '[0-9]{4}'}\n  คะแนน: {type: number, range: [0, 100]}\n"
    "batch:\n  key: code\n  file: \"{{code}}-{{ชื่อ}}\"\n  tables: {scores.csv: {key: code}}\n---\n\n"
    "{{ชื่อ}} ได้ {{คะแนน}} คะแนน\n\n```table\ndata: scores.csv\nsort: -score\n```\n";

static const char scores[] = "code,score\n1001,10\n1002,20\n1003,30\n1001,40\n";

static Batch *open_batch(const char *source, const char *data, const char *rows)
{
    Batch *batch = calloc(1, sizeof *batch);
    strcpy(batch->folder, "/tmp/likhit-batch-XXXXXX");
    cr_assert_not_null(mkdtemp(batch->folder));
    put(batch, "t.md", source);
    put(batch, "r.csv", data);
    put(batch, "scores.csv", rows);
    snprintf(batch->source, sizeof batch->source, "%s/t.md", batch->folder);
    snprintf(batch->data, sizeof batch->data, "%s/r.csv", batch->folder);
    batch->engine = engine();
    batch->records = lk_records_open(batch->engine, batch->source, batch->data, NULL);
    cr_assert_not_null(batch->records);
    return batch;
}

static void close_batch(Batch *batch)
{
    char command[128];
    lk_records_destroy(batch->records);
    lk_engine_destroy(batch->engine);
    snprintf(command, sizeof command, "rm -r %s", batch->folder);
    cr_assert_eq(system(command), 0);
    free(batch);
}

static const char data[] = "code,ชื่อ,คะแนน,วันที่\n1001,ก,๙๕.๗๐,2022-04-05\n1002,ข,1๐,2022-04-05\n"
                           "1003,ค,90,2022-04-06\n";

Test(records, tell_which_are_good_and_why_the_others_are_not)
{
    Batch *batch = open_batch(template, data, scores);
    cr_assert_eq(lk_records_count(batch->records), 3);
    cr_expect_eq(lk_messages_exit_code(lk_records_messages(batch->records)), 0,
                 "one wrong record is not the fault of all");
    cr_expect_eq(lk_messages_count(lk_records_messages(batch->records)), 0);
    cr_expect(lk_record_is_good(batch->records, 0));
    cr_expect_not(lk_record_is_good(batch->records, 1));
    cr_expect_str_eq(lk_record_key(batch->records, 2), "1003");
    cr_expect_str_eq(lk_record_name(batch->records, 2), "1003-ค");
    cr_expect_eq(strlen(lk_record_digest(batch->records, 2)), 64);
    cr_expect_eq(lk_records_find(batch->records, "1002"), 1);
    cr_expect_eq(lk_records_find(batch->records, "๑๐๐๒"), 1);
    cr_expect_eq(lk_records_find(batch->records, "1009"), 3);
    cr_assert_eq(lk_messages_count(lk_record_messages(batch->records, 1)), 1);
    cr_expect_eq(message_at(lk_record_messages(batch->records, 1), 0).line, 3);
    const char *text = lk_messages_text(lk_record_messages(batch->records, 1), 0, LK_LANGUAGE_DEFAULT);
    cr_expect_not_null(strstr(text, "r.csv:3:8: error: column คะแนน: “1๐” is not a number [E-record-number]"),
                       "%s", text);
    cr_expect_not_null(strstr(lk_messages_json(lk_record_messages(batch->records, 1), 0, LK_LANGUAGE_DEFAULT),
                              "\"column\":8"));
    close_batch(batch);
}

Test(records, a_wrong_record_sets_no_pages_and_says_why)
{
    Batch *batch = open_batch(template, data, scores);
    LkDocument *document = lk_document_open_record(batch->records, 1);
    cr_expect_not(lk_document_typeset(document));
    cr_assert_eq(lk_messages_count(lk_document_messages(document)), 1);
    cr_expect_str_eq(message_at(lk_document_messages(document), 0).code, "E-record-number");
    cr_expect_eq(lk_messages_exit_code(lk_document_messages(document)), 1);
    lk_document_destroy(document);
    close_batch(batch);
}

Test(records, missing_files_and_wrong_templates_are_the_fault_of_all)
{
    LkEngine *e = engine();
    LkRecords *records = lk_records_open(e, "/nowhere/t.md", "/nowhere/r.csv", NULL);
    cr_expect_eq(lk_messages_exit_code(lk_records_messages(records)), 3);
    cr_expect_eq(lk_records_count(records), 0);
    char hex[65];
    cr_expect_not(lk_records_digest(records, hex));
    lk_records_destroy(records);
    lk_engine_destroy(e);

    Batch *batch = open_batch("---\nlayout: reprot\n---\n\n{{nobody}}\n", data, scores);
    cr_expect_eq(lk_messages_exit_code(lk_records_messages(batch->records)), 1);
    cr_expect_eq(lk_messages_count(lk_records_messages(batch->records)), 1);
    cr_expect_not_null(strstr(lk_messages_text(lk_records_messages(batch->records), 0, LK_LANGUAGE_DEFAULT),
                              "t.md:5:1: error: "));
    close_batch(batch);
}

/* ---- Many at once */

enum { THREADS = 4, RECORDS = 60 };

typedef struct Job {
    LkRecords *records;
    size_t first;
    char digests[RECORDS][65];
    int mistakes;
} Job;

static void *make(void *context)
{
    Job *job = context;
    for (size_t k = 0; k < RECORDS; k++) {
        size_t i = (job->first + k) % RECORDS;
        void *bytes = NULL;
        size_t length = 0;
        LkDocument *document = lk_document_open_record(job->records, i);
        bool done = lk_document_typeset(document) &&
                    lk_document_write_memory(
                        document, &(LkOutputOptions){LK_SIZED(LkOutputOptions), .format = LK_FORMAT_JSON},
                        &bytes, &length);
        job->mistakes += !done;
        if (done)
            lk_sha256(bytes, length, job->digests[i]);
        else
            lk_messages_count(lk_record_messages(job->records, i));
        lk_free(bytes);
        lk_document_destroy(document);
    }
    return NULL;
}

Test(records, documents_of_many_records_are_made_at_once)
{
    char rows[8192] = "code,ชื่อ,คะแนน,วันที่\n", joined[8192] = "code,score\n";
    for (int i = 0; i < RECORDS; i++) {
        snprintf(rows + strlen(rows), sizeof rows - strlen(rows), "%d,อบต.%d,%d,2022-04-05\n", 1000 + i, i,
                 i);
        snprintf(joined + strlen(joined), sizeof joined - strlen(joined), "%d,%d\n%d,2\n", 1000 + i, i,
                 1000 + RECORDS - 1 - i);
    }
    Batch *batch = open_batch(template, rows, joined);
    static Job jobs[THREADS];
    pthread_t threads[THREADS];
    for (size_t t = 0; t < THREADS; t++) {
        jobs[t] = (Job){.records = batch->records, .first = t * RECORDS / THREADS};
        cr_assert_eq(pthread_create(&threads[t], NULL, make, &jobs[t]), 0);
    }
    for (size_t t = 0; t < THREADS; t++)
        pthread_join(threads[t], NULL);
    for (size_t t = 0; t < THREADS; t++) {
        cr_expect_eq(jobs[t].mistakes, 0);
        cr_expect_eq(memcmp(jobs[t].digests, jobs[0].digests, sizeof jobs[0].digests), 0);
    }
    for (size_t i = 1; i < RECORDS; i++)
        cr_expect_str_neq(jobs[0].digests[i], jobs[0].digests[i - 1], "each record has pages of its own");
    close_batch(batch);
}

/* ---- What all have in common */

Test(records, the_digest_of_the_rest_follows_the_template_and_no_record)
{
    char hex[4][65];
    const char *other = "code,ชื่อ,คะแนน,วันที่\n1005,ง,1,2022-04-05\n";
    char changed[1024];
    snprintf(changed, sizeof changed, "%s\nก\n", template);
    const struct {
        const char *source, *data;
    } cases[] = {{template, data}, {template, other}, {changed, data}, {template, data}};
    for (size_t i = 0; i < 4; i++) {
        Batch *batch = open_batch(cases[i].source, cases[i].data, scores);
        cr_assert(lk_records_digest(batch->records, hex[i]));
        close_batch(batch);
    }
    cr_expect_str_eq(hex[0], hex[3]);
    cr_expect_str_eq(hex[0], hex[1]);
    cr_expect_str_neq(hex[0], hex[2]);
}

/* An archive of one organisation's report holds nothing of the others. */
Test(records, a_document_names_its_own_record_as_what_it_was_made_from)
{
    Batch *batch = open_batch(template, data, scores);
    char record[128];
    snprintf(record, sizeof record, "%s/record.json", batch->folder);
    LkDocument *document = lk_document_open_record(batch->records, 0);
    void *bytes = NULL;
    size_t length = 0;
    cr_assert(lk_document_typeset(document));
    cr_assert(lk_document_write_memory(
        document, &(LkOutputOptions){LK_SIZED(LkOutputOptions), .format = LK_FORMAT_PDF, .record = record},
        &bytes, &length));
    lk_free(bytes);
    lk_document_destroy(document);
    char text[16384] = "";
    FILE *file = fopen(record, "rb");
    cr_assert_not_null(file);
    cr_assert_gt(fread(text, 1, sizeof text - 1, file), 0);
    fclose(file);
    cr_expect_not_null(strstr(text, "\"role\": \"record\", \"name\": \"record.jsonl\""), "%s", text);
    cr_expect_null(strstr(text, "r.csv"));
    cr_expect_null(strstr(text, "scores.csv"));
    close_batch(batch);
}
