/* Maps the compiled list of words into memory. */
#include "words/list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_list(const LkWordsHeader *header, size_t size)
{
    if (size < sizeof *header || memcmp(header->magic, LK_WORDS_MAGIC, sizeof header->magic) != 0 ||
        header->byte_order != LK_WORDS_BYTE_ORDER || header->node_count <= LK_WORDS_ROOT ||
        (header->weight_slots & (header->weight_slots - 1)) != 0)
        return false;
    uint64_t wanted = sizeof *header + (uint64_t)header->node_count * sizeof(LkWordsNode) +
                      (uint64_t)header->word_count * sizeof(LkWordsEntry) +
                      (uint64_t)header->weight_slots * sizeof(LkWordsWeight);
    return wanted == size;
}

static void *map_file(const char *path, size_t *size)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return NULL;
    struct stat info;
    void *map = NULL;
    if (fstat(descriptor, &info) == 0 && info.st_size > 0) {
        *size = (size_t)info.st_size;
        map = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    } else {
        errno = EINVAL;
    }
    int reason = errno;
    close(descriptor);
    errno = reason;
    return map == MAP_FAILED ? NULL : map;
}

LkWords *lk_words_open(const char *path)
{
    size_t size = 0;
    void *map = map_file(path, &size);
    if (map == NULL)
        return NULL;
    LkWords *words = is_list(map, size) ? malloc(sizeof *words) : NULL;
    if (words == NULL) {
        munmap(map, size);
        errno = EINVAL;
        return NULL;
    }
    const LkWordsHeader *header = map;
    const LkWordsNode *nodes = (const void *)(header + 1);
    const LkWordsEntry *entries = (const void *)(nodes + header->node_count);
    *words = (LkWords){
        .map = map,
        .size = size,
        .nodes = nodes,
        .entries = entries,
        .weights = header->weight_slots == 0 ? NULL : (const void *)(entries + header->word_count),
        .weight_slots = header->weight_slots,
        .node_count = header->node_count,
        .word_count = header->word_count,
    };
    return words;
}

void lk_words_close(LkWords *words)
{
    if (words == NULL)
        return;
    munmap(words->map, words->size);
    free(words);
}

const uint8_t *lk_words_digest(const LkWords *words)
{
    return ((const LkWordsHeader *)words->map)->digest;
}
