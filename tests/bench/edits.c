/* bench-edits LAYOUTS WORDS SOURCE EDITS: a word is changed at a place of the source, and the document set
 * again, so many times in one process. Prints the median and the 95th percentile from the saved bytes to
 * frames with their hashes, and the memory after 100 edits and at the end. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "likhit.h"

enum { INSERTED = sizeof " ดีๆ" - 1 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static long resident_kib(void)
{
    long size = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL || fscanf(file, "%ld %ld", &size, &resident) != 2)
        resident = 0;
    if (file != NULL)
        fclose(file);
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*length + 1);
    if (bytes == NULL || fread(bytes, 1, *length, file) != *length)
        exit(1);
    bytes[*length] = '\0';
    fclose(file);
    return bytes;
}

/* A blank between two words of the body: what stands there is typed into. */
static size_t place_for(const char *text, size_t length, unsigned *seed)
{
    const char *body = strstr(text, "\n---\n") + 5;
    size_t start = (size_t)(body - text);
    for (;;) {
        *seed = *seed * 1103515245u + 12345u;
        size_t at = start + (*seed >> 3) % (length - start);
        while (at < length && text[at] != ' ')
            at++;
        bool is_thai =
            at > 3 && at + 1 < length && (text[at - 3] & 0xFF) == 0xE0 && (text[at + 1] & 0xFF) == 0xE0;
        if (is_thai)
            return at;
    }
}

static double set(LkEngine *engine, const char *root, const char *text, size_t length, LkDocument **last)
{
    double start = now();
    LkDocument *document = lk_document_open_memory(
        engine, "edited.md", text, length, &(LkDocumentOptions){LK_SIZED(LkDocumentOptions), .root = root});
    uint64_t sum = 0;
    if (!lk_document_typeset(document)) {
        fputs(lk_messages_text(lk_document_messages(document), 0, LK_LANGUAGE_DEFAULT), stderr);
        exit(1);
    }
    for (size_t i = 1; i <= lk_document_page_count(document); i++)
        sum ^= lk_document_page_hash(document, i);
    double seconds = now() - start;
    lk_document_destroy(*last); /* as a preview does: pages are shown until there are others */
    *last = document;
    return sum == 1 ? 0 : seconds;
}

static int by_size(const void *a, const void *b)
{
    double first = *(const double *)a, second = *(const double *)b;
    return first < second ? -1 : first > second;
}

int main(int count, char **values)
{
    if (count < 5)
        return 2;
    const char *folders[] = {values[1]};
    LkEngine *engine = lk_engine_create(
        &(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders, .layout_folder_count = 1,
                           .word_list = values[2], .cache_bytes = (size_t)64 << 20});
    size_t length = 0, edits = strtoul(values[4], NULL, 10);
    char *text = read_file(values[3], &length), *edited = malloc(length + INSERTED), root[4096];
    double *seconds = calloc(edits, sizeof *seconds);
    char *slash = strrchr(values[3], '/');
    snprintf(root, sizeof root, "%.*s", slash == NULL ? 1 : (int)(slash - values[3]),
             slash == NULL ? "." : values[3]);
    if (engine == NULL || edited == NULL || seconds == NULL)
        return 1;
    LkDocument *last = NULL;
    double first = set(engine, root, text, length, &last);
    long early = 0;
    unsigned seed = 2565;
    for (size_t i = 0; i < edits; i++) {
        size_t at = place_for(text, length, &seed);
        memcpy(edited, text, at);
        memcpy(edited + at, " ดีๆ", INSERTED);
        memcpy(edited + at + INSERTED, text + at, length - at);
        seconds[i] = set(engine, root, edited, length + INSERTED, &last);
        if (i + 1 == (edits < 100 ? edits : 100))
            early = resident_kib();
    }
    qsort(seconds, edits, sizeof *seconds, by_size);
    printf("%5zu pages, %4zu edits: first %.1f ms, then median %.2f ms, p95 %.2f ms; %.1f MiB after 100, "
           "%.1f MiB at the end\n",
           lk_document_page_count(last), edits, first * 1e3, seconds[edits / 2] * 1e3,
           seconds[edits * 95 / 100] * 1e3, (double)early / 1024, (double)resident_kib() / 1024);
    lk_document_destroy(last);
    lk_engine_destroy(engine);
    free(text);
    free(edited);
    free(seconds);
    return 0;
}
