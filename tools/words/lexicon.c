/* From lists to one sorted list, and from that to the file. */
#include "compile.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_letters(const void *a, const void *b)
{
    return strcmp((const char *)((const Word *)a)->letters, (const char *)((const Word *)b)->letters);
}

static void merge(Lexicon *lexicon)
{
    size_t count = 0;
    qsort(lexicon->words, lexicon->count, sizeof *lexicon->words, by_letters);
    for (size_t i = 0; i < lexicon->count; i++) {
        Word *last = count > 0 ? &lexicon->words[count - 1] : NULL;
        if (last != NULL && by_letters(last, &lexicon->words[i]) == 0) {
            last->kind |= lexicon->words[i].kind;
            last->uses += lexicon->words[i].uses;
        } else {
            lexicon->words[count++] = lexicon->words[i];
        }
    }
    lexicon->count = count;
}

void lexicon_settle(Lexicon *lexicon)
{
    merge(lexicon);
    trie_build(lexicon);
    costs_set(lexicon);
}

static void set_digest(const Lexicon *lexicon, LkWordsHeader *header)
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, lexicon->node_count * sizeof *lexicon->nodes, (const uint8_t *)lexicon->nodes);
    for (size_t i = 0; i < lexicon->count; i++)
        sha256_update(&context, sizeof(LkWordsEntry), (const uint8_t *)&lexicon->words[i].entry);
    sha256_update(&context, lexicon->weight_slots * sizeof *lexicon->weights,
                  (const uint8_t *)lexicon->weights);
    sha256_digest(&context, sizeof header->digest, header->digest);
}

bool lexicon_write(const Lexicon *lexicon, const char *path)
{
    LkWordsHeader header = {.byte_order = LK_WORDS_BYTE_ORDER,
                            .node_count = (uint32_t)lexicon->node_count,
                            .word_count = (uint32_t)lexicon->count,
                            .weight_slots = (uint32_t)lexicon->weight_slots};
    memcpy(header.magic, LK_WORDS_MAGIC, sizeof header.magic);
    for (size_t i = 0; i < lexicon->count; i++)
        header.longest =
            lexicon->words[i].length > header.longest ? lexicon->words[i].length : header.longest;
    set_digest(lexicon, &header);
    FILE *file = fopen(path, "wb");
    bool good =
        file != NULL && fwrite(&header, sizeof header, 1, file) == 1 &&
        fwrite(lexicon->nodes, sizeof *lexicon->nodes, lexicon->node_count, file) == lexicon->node_count;
    for (size_t i = 0; good && i < lexicon->count; i++)
        good = fwrite(&lexicon->words[i].entry, sizeof(LkWordsEntry), 1, file) == 1;
    good = good && fwrite(lexicon->weights, sizeof *lexicon->weights, lexicon->weight_slots, file) ==
                       lexicon->weight_slots;
    good = file != NULL && fclose(file) == 0 && good;
    if (!good) {
        fprintf(stderr, "compile-words: cannot write %s: %s\n", path, strerror(errno));
        remove(path);
    }
    return good;
}

void lexicon_free(Lexicon *lexicon)
{
    free(lexicon->words);
    free(lexicon->nodes);
    free(lexicon->weights);
}
