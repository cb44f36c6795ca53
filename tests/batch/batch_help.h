/* A folder to work in, and entries to write into it. */
#ifndef LIKHIT_TESTS_BATCH_HELP_H
#define LIKHIT_TESTS_BATCH_HELP_H

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch/batch_private.h"

static char folder_name[64];
static int folder;

static inline void begin(void)
{
    strcpy(folder_name, "/tmp/likhit-batch-XXXXXX");
    cr_assert_not_null(mkdtemp(folder_name));
    folder = open(folder_name, O_RDONLY | O_DIRECTORY);
}

static inline void end(void)
{
    static const char *const names[] = {
        LK_JOURNAL,  "index.json",   "index.csv",           "messages.jsonl",
        "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt",
        "file"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlinkat(folder, names[i], 0);
    close(folder);
    rmdir(folder_name);
}

static inline LkEntry made(size_t number, const char *file, const char *messages)
{
    LkEntry entry = {.number = number, .bytes = 12, .pages = 3, .warnings = 1};
    entry.key = strdup("คีย์ \"1\"\n");
    entry.title = strdup("รายงาน, ของ");
    entry.file = strdup(file);
    entry.messages = strdup(messages);
    memset(entry.record, 'a', 64);
    if (file[0] != '\0')
        memset(entry.sha256, 'b', 64);
    return entry;
}

static inline LkBagHead head(void)
{
    LkBagHead head = {.records = 9, .shard = 2, .shard_count = 3};
    memset(head.base, 'c', 64);
    memset(head.data, 'd', 64);
    return head;
}

static inline LkEntries some(void)
{
    LkEntries entries = {0};
    lk_entries_add(&entries, made(2, "two.pdf", "{\"severity\":\"warning\",\"message\":\"ก\\u00a0ข\"}\n"));
    lk_entries_add(&entries, made(5, "", "{\"severity\":\"error\"}\n{\"severity\":\"warning\"}\n"));
    lk_entries_add(&entries, made(8, "eight.pdf", ""));
    return entries;
}

static inline void expect_same(const LkEntries *a, const LkEntries *b)
{
    cr_assert_eq(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        cr_expect_eq(a->items[i].number, b->items[i].number);
        cr_expect_str_eq(a->items[i].key, b->items[i].key);
        cr_expect_str_eq(a->items[i].title, b->items[i].title);
        cr_expect_str_eq(a->items[i].messages, b->items[i].messages);
        cr_expect_str_eq(a->items[i].sha256, b->items[i].sha256);
    }
}

#endif
