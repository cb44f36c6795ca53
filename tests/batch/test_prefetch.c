/* Documents are typeset a few ahead of the thread that takes them, and come in the order of their parts. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch/batch_private.h"

enum { RECORDS = 24, WORKERS = 3, ROOM = 2 * WORKERS + 1 };

static char folder[] = "/tmp/likhit-prefetch-XXXXXX", template_path[64], data_path[64];
static LkEngine *engine;
static LkRecords *records;
static LkBatchPart parts[RECORDS];

static void put(const char *path, void (*write)(FILE *file))
{
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file);
    write(file);
    fclose(file);
}

static void write_template(FILE *file)
{
    fputs("---\nlayout: report\ntitle: ฉบับที่ {{k}}\nbatch: {key: k}\n---\nข้อความของ {{k}}\n", file);
}

static void write_data(FILE *file)
{
    fputs("k\n", file);
    for (int i = 0; i < RECORDS; i++)
        fprintf(file, "%c\n", 'A' + i);
}

static void begin(void)
{
    static const char *const layouts[] = {"layouts"};
    cr_assert_not_null(mkdtemp(folder));
    snprintf(template_path, sizeof template_path, "%s/t.md", folder);
    snprintf(data_path, sizeof data_path, "%s/r.csv", folder);
    put(template_path, write_template);
    put(data_path, write_data);
    engine = lk_engine_create(&(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = layouts,
                                                 .layout_folder_count = 1, .word_list = "build/thai.words"});
    records = lk_records_open(engine, template_path, data_path, NULL);
    cr_assert_eq(lk_records_count(records), RECORDS);
    for (size_t i = 0; i < RECORDS; i++)
        parts[i] = (LkBatchPart){.record = i};
}

static void end(void)
{
    lk_records_destroy(records);
    lk_engine_destroy(engine);
    unlink(template_path);
    unlink(data_path);
    rmdir(folder);
}

TestSuite(prefetch, .init = begin, .fini = end, .timeout = 60);

static void expect_next(LkPrefetch *prefetch, size_t number)
{
    char title[64] = "", wanted[64];
    LkDocument *document = lk_prefetch_next(prefetch);
    cr_assert_not_null(document);
    lk_document_title(document, title, sizeof title);
    snprintf(wanted, sizeof wanted, "ฉบับที่ %c", (char)('A' + number));
    cr_expect_str_eq(title, wanted);
    lk_document_destroy(document);
}

Test(prefetch, documents_come_in_their_order_for_any_number_of_workers)
{
    for (unsigned workers = 1; workers <= 4; workers++) {
        LkPrefetch *prefetch = lk_prefetch_create(records, parts, RECORDS, workers);
        for (size_t i = 0; i < RECORDS; i++)
            expect_next(prefetch, i);
        lk_prefetch_destroy(prefetch);
    }
}

/* The taker may be slow: then the others wait while all slots are full, and overwrite none. */
Test(prefetch, nothing_is_overwritten_that_was_not_taken)
{
    LkPrefetch *prefetch = lk_prefetch_create(records, parts, RECORDS, WORKERS);
    usleep(500000);
    for (size_t i = 0; i < RECORDS; i++) {
        expect_next(prefetch, i);
        if (i % ROOM == 0)
            usleep(20000);
    }
    lk_prefetch_destroy(prefetch);
}

Test(prefetch, what_nobody_took_is_released)
{
    LkPrefetch *prefetch = lk_prefetch_create(records, parts, RECORDS, WORKERS);
    expect_next(prefetch, 0);
    usleep(100000);
    lk_prefetch_destroy(prefetch);
    lk_prefetch_destroy(NULL);
}
