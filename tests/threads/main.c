/* Many documents on many threads over one engine, for ThreadSanitizer (Criterion cannot start under it): each
 * thread sets the sample several times in every format; all must give the same bytes. Exit 0 when they do. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "likhit.h"
#include "records.h"

enum { THREADS = 6, ROUNDS = 3, FORMATS = 4 };

typedef struct Job {
    LkEngine *engine;
    const char *path;
    void *bytes[FORMATS];
    size_t lengths[FORMATS];
    int mistakes;
} Job;

static void set_once(Job *job, LkFormat format)
{
    void *bytes = NULL;
    size_t length = 0;
    LkDocument *document = lk_document_open(job->engine, job->path, NULL);
    LkOutputOptions options = {LK_SIZED(LkOutputOptions), .format = format, .pixels_per_inch = 50};
    bool written =
        lk_document_typeset(document) && lk_document_write_memory(document, &options, &bytes, &length);
    lk_document_destroy(document);
    if (!written || (job->bytes[format] != NULL &&
                     (length != job->lengths[format] || memcmp(bytes, job->bytes[format], length) != 0)))
        job->mistakes++;
    lk_free(job->bytes[format]);
    job->bytes[format] = bytes;
    job->lengths[format] = length;
}

static void *run(void *context)
{
    for (int round = 0; round < ROUNDS; round++)
        for (int format = 0; format < FORMATS; format++)
            set_once(context, (LkFormat)format);
    return NULL;
}

int main(int count, char **values)
{
    static const char *const folders[] = {"layouts"};
    const char *path = count > 1 ? values[1] : "samples/ita-2565/report.md";
    LkEngine *engine = lk_engine_create(
        &(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders, .layout_folder_count = 1,
                           .word_list = "build/thai.words", .cache_bytes = 1 << 20});
    pthread_t threads[THREADS];
    Job jobs[THREADS] = {{0}};
    int mistakes = engine == NULL;
    for (int i = 0; i < THREADS && engine != NULL; i++) {
        jobs[i] = (Job){.engine = engine, .path = path};
        if (pthread_create(&threads[i], NULL, run, &jobs[i]) != 0)
            return 2;
    }
    for (int i = 0; i < THREADS && engine != NULL; i++) {
        pthread_join(threads[i], NULL);
        mistakes += jobs[i].mistakes;
        for (int format = 0; format < FORMATS; format++)
            mistakes += jobs[i].lengths[format] != jobs[0].lengths[format] ||
                        memcmp(jobs[i].bytes[format], jobs[0].bytes[format], jobs[0].lengths[format]) != 0;
    }
    for (int i = 0; i < THREADS; i++)
        for (int format = 0; format < FORMATS; format++)
            lk_free(jobs[i].bytes[format]);
    mistakes += engine == NULL ? 0 : test_records(engine);
    lk_engine_destroy(engine);
    printf("threads: %d passed, %d failed\n", mistakes == 0, mistakes);
    return mistakes == 0 ? 0 : 1;
}
