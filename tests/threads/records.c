/* Documents of many records on many threads: each thread makes all of them, beginning at another; all must
 * give the same bytes. */
#include "records.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { THREADS = 6, RECORDS = 24 };

typedef struct Job {
    LkRecords *records;
    size_t first;
    char digests[RECORDS][65];
    int mistakes;
} Job;

static const char TEMPLATE[] =
    "---\ntitle: รายงานของ {{ชื่อ}}\nfields: {คะแนน: {type: number, range: [0, 20]}}\n"
    "batch: {tables: {s.csv: {key: k}}}\n---\n{{ชื่อ}} ได้ {{คะแนน}} คะแนน {{record-digest}}\n\n"
    "```table\ndata: s.csv\nsort: -n\nfooter: {n: sum}\n```\n\n```table\ndata: all.csv\n```\n";

static void make(Job *job, size_t index)
{
    void *bytes = NULL;
    size_t length = 0;
    bool is_good = lk_record_is_good(job->records, index);
    LkDocument *document = lk_document_open_record(job->records, index);
    bool done = lk_document_typeset(document) &&
                lk_document_write_memory(
                    document, &(LkOutputOptions){LK_SIZED(LkOutputOptions), .format = LK_FORMAT_PDF}, &bytes,
                    &length);
    if (done)
        lk_sha256(bytes, length, job->digests[index]);
    for (size_t i = 0; i < lk_messages_count(lk_record_messages(job->records, index)); i++)
        job->mistakes +=
            strlen(lk_messages_text(lk_record_messages(job->records, index), i, LK_LANGUAGE_DEFAULT)) == 0;
    job->mistakes += done != is_good;
    lk_free(bytes);
    lk_document_destroy(document);
}

static void *run(void *context)
{
    Job *job = context;
    for (size_t i = 0; i < RECORDS; i++)
        make(job, (job->first + i) % RECORDS);
    return NULL;
}

static FILE *open_file(const char *folder, const char *name, char path[128])
{
    snprintf(path, 128, "%s/%s", folder, name);
    return fopen(path, "wb");
}

static bool write_all(const char *folder, char paths[4][128])
{
    static const char *const names[4] = {"t.md", "r.csv", "s.csv", "all.csv"};
    FILE *files[4];
    for (int i = 0; i < 4; i++)
        if ((files[i] = open_file(folder, names[i], paths[i])) == NULL)
            return false;
    fputs(TEMPLATE, files[0]);
    fputs("k,ชื่อ,คะแนน\n", files[1]);
    fputs("k,n\n", files[2]);
    fputs("ก,ข\n๑,๒\n", files[3]);
    for (int i = 0; i < RECORDS; i++) { /* the last ones are above the range */
        fprintf(files[1], "%d,อบต.ที่ %d,%d\n", i, i, i);
        fprintf(files[2], "%d,%d\n%d,7\n", i, i, RECORDS - 1 - i);
    }
    for (int i = 0; i < 4; i++)
        fclose(files[i]);
    return true;
}

static int run_all(LkRecords *records)
{
    static Job jobs[THREADS];
    pthread_t threads[THREADS];
    int mistakes =
        lk_messages_exit_code(lk_records_messages(records)) != 0 || lk_records_count(records) != RECORDS;
    for (size_t t = 0; t < THREADS && mistakes == 0; t++) {
        jobs[t] = (Job){.records = records, .first = t * RECORDS / THREADS};
        if (pthread_create(&threads[t], NULL, run, &jobs[t]) != 0)
            exit(2);
    }
    for (size_t t = 0; t < THREADS && jobs[t].records != NULL; t++) {
        pthread_join(threads[t], NULL);
        mistakes +=
            jobs[t].mistakes + (memcmp(jobs[t].digests, jobs[0].digests, sizeof jobs[0].digests) != 0);
    }
    return mistakes;
}

int test_records(LkEngine *engine)
{
    char folder[] = "/tmp/likhit-threads-XXXXXX", paths[4][128];
    if (mkdtemp(folder) == NULL || !write_all(folder, paths))
        return 1;
    LkRecords *records = lk_records_open(engine, paths[0], paths[1], NULL);
    int mistakes = run_all(records);
    lk_records_destroy(records);
    for (int i = 0; i < 4; i++)
        unlink(paths[i]);
    rmdir(folder);
    return mistakes;
}
