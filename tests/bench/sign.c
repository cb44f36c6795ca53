/* bench-sign LAYOUTS WORDS --file PDF OUT PIN KEY: the CPU time that a PDF takes to be opened, signed at
 * level B and written, again and again by one program: the first time fonts are looked for too.
 *
 * bench-sign LAYOUTS WORDS TEMPLATE RECORDS PIN KEY…: each record is typeset once and written into memory
 * unsigned and, at level B, with each key (PKCS#12), in turns. Prints for each key the CPU time that a
 * signature adds to a report: the median over the records, of which each is its own comparison, so that what
 * else the machine does tells in few of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "likhit.h"

enum { KEYS_MOST = 4, CACHE_BYTES = 64 << 20 };

typedef struct Bench {
    LkRecords *records;
    size_t count;
    LkKey *keys[KEYS_MOST];
    size_t key_count;
    double *plain, *more[KEYS_MOST]; /* milliseconds of each record */
} Bench;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void fail(const LkMessages *messages)
{
    for (size_t i = 0; i < lk_messages_count(messages); i++)
        fputs(lk_messages_text(messages, i, LK_LANGUAGE_ENGLISH), stderr);
    exit(1);
}

static bool ask_pin(void *pin, const char *what, char *out, size_t size)
{
    (void)what;
    return snprintf(out, size, "%s", (const char *)pin) < (int)size;
}

static double write_once(LkDocument *document, LkKey *key)
{
    const LkSignatureOptions signature = {LK_SIZED(LkSignatureOptions), .level = LK_SIGNATURE_B};
    const LkOutputOptions options = {LK_SIZED(LkOutputOptions), .key = key,
                                     .signature = key == NULL ? NULL : &signature};
    void *bytes = NULL;
    size_t length = 0;
    double start = now();
    if (!lk_document_write_memory(document, &options, &bytes, &length))
        fail(lk_document_messages(document));
    double taken = now() - start;
    free(bytes);
    return taken;
}

static void measure(Bench *bench, size_t index)
{
    LkDocument *document = lk_document_open_record(bench->records, index);
    if (!lk_document_typeset(document))
        fail(lk_document_messages(document));
    write_once(document, NULL); /* the first finds caches that are cold */
    bench->plain[index] = write_once(document, NULL);
    for (size_t k = 0; k < bench->key_count; k++)
        bench->more[k][index] = write_once(document, bench->keys[k]) - bench->plain[index];
    lk_document_destroy(document);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double part(double *values, size_t count, double share)
{
    qsort(values, count, sizeof *values, compare);
    return values[(size_t)(share * (double)(count - 1))];
}

static void print_line(const char *name, double *values, size_t count)
{
    printf("%-16s %8.3f %8.3f %8.3f\n", name, part(values, count, 0.5), part(values, count, 0.25),
           part(values, count, 0.75));
}

static double *column(size_t count)
{
    double *values = calloc(count, sizeof *values);
    if (values == NULL)
        exit(1);
    return values;
}

static void open_keys(Bench *bench, char **paths, const char *pin)
{
    const LkKeyOptions options = {LK_SIZED(LkKeyOptions), .ask_pin = ask_pin, .context = (void *)pin};
    for (; bench->key_count < KEYS_MOST && paths[bench->key_count] != NULL; bench->key_count++) {
        LkKey *key = lk_key_open(paths[bench->key_count], &options);
        if (lk_messages_count(lk_key_messages(key)) > 0)
            fail(lk_key_messages(key));
        bench->keys[bench->key_count] = key;
        bench->more[bench->key_count] = column(bench->count);
    }
}

/* ---- A file */

static double sign_once(LkEngine *engine, LkKey *key, const char *path, const char *out)
{
    const LkSignatureOptions options = {LK_SIZED(LkSignatureOptions), .level = LK_SIGNATURE_B};
    remove(out);
    double start = now();
    LkSigning *signing = lk_signing_open(engine, path);
    if (!lk_signing_sign(signing, key, &options) || !lk_signing_write_file(signing, out))
        fail(lk_signing_messages(signing));
    lk_signing_destroy(signing);
    return now() - start;
}

static int sign_file(LkEngine *engine, char **words)
{
    enum { TURNS = 15 };
    double taken[TURNS];
    const LkKeyOptions options = {LK_SIZED(LkKeyOptions), .ask_pin = ask_pin, .context = words[2]};
    LkKey *key = lk_key_open(words[3], &options);
    for (int i = 0; i < TURNS; i++)
        taken[i] = sign_once(engine, key, words[0], words[1]);
    printf("opened, signed and written, CPU ms: the first time %.1f, then %.1f (least %.1f)\n", taken[0],
           part(taken + 1, TURNS - 1, 0.5), part(taken + 1, TURNS - 1, 0));
    lk_key_destroy(key);
    lk_engine_destroy(engine);
    return 0;
}

int main(int count, char **words)
{
    if (count < 7) {
        fputs("usage: bench-sign LAYOUTS WORDS TEMPLATE RECORDS PIN KEY…\n"
              "       bench-sign LAYOUTS WORDS --file PDF OUT PIN KEY\n",
              stderr);
        return 2;
    }
    LkEngine *engine = lk_engine_create(
        &(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = (const char *[]){words[1]},
                           .layout_folder_count = 1, .word_list = words[2], .cache_bytes = CACHE_BYTES});
    if (strcmp(words[3], "--file") == 0 && count == 8)
        return sign_file(engine, words + 4);
    Bench bench = {.records = lk_records_open(engine, words[3], words[4], NULL)};
    bench.count = lk_records_count(bench.records);
    if (bench.count == 0)
        fail(lk_records_messages(bench.records));
    bench.plain = column(bench.count);
    open_keys(&bench, words + 6, words[5]);
    for (size_t i = 0; i < bench.count; i++)
        measure(&bench, i);
    printf("%zu reports, CPU ms: median, 25 %%, 75 %%\n", bench.count);
    print_line("written unsigned", bench.plain, bench.count);
    for (size_t k = 0; k < bench.key_count; k++) {
        char *slash = strrchr(words[6 + k], '/');
        print_line(slash == NULL ? words[6 + k] : slash + 1, bench.more[k], bench.count);
        lk_key_destroy(bench.keys[k]);
    }
    lk_records_destroy(bench.records);
    lk_engine_destroy(engine);
}
