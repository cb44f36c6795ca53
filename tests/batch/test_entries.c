/* What became of records, written down and read again. */
#include <cjson/cJSON.h>
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch/batch_private.h"

static char folder_name[64];
static int folder;

static void begin(void)
{
    strcpy(folder_name, "/tmp/likhit-batch-XXXXXX");
    cr_assert_not_null(mkdtemp(folder_name));
    folder = open(folder_name, O_RDONLY | O_DIRECTORY);
}

static void end(void)
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

TestSuite(batch, .init = begin, .fini = end);

static LkEntry made(size_t number, const char *file, const char *messages)
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

static LkBagHead head(void)
{
    LkBagHead head = {.records = 9, .shard = 2, .shard_count = 3};
    memset(head.base, 'c', 64);
    memset(head.data, 'd', 64);
    return head;
}

static void expect_same(const LkEntries *a, const LkEntries *b)
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

static LkEntries some(void)
{
    LkEntries entries = {0};
    lk_entries_add(&entries, made(2, "two.pdf", "{\"severity\":\"warning\",\"message\":\"ก\\u00a0ข\"}\n"));
    lk_entries_add(&entries, made(5, "", "{\"severity\":\"error\"}\n{\"severity\":\"warning\"}\n"));
    lk_entries_add(&entries, made(8, "eight.pdf", ""));
    return entries;
}

Test(batch, a_journal_gives_back_what_was_written)
{
    LkJournal journal = {0};
    LkBagHead before = head(), after;
    LkEntries entries = some(), none = {0}, read = {0};
    cr_assert(lk_journal_begin(&journal, folder, &before, &none));
    for (size_t i = 0; i < entries.count; i++)
        cr_assert(lk_journal_add(&journal, &entries.items[i]));
    lk_journal_close(&journal);
    cr_assert(lk_journal_read(folder, &after, &read));
    cr_expect_str_eq(after.base, before.base);
    cr_expect_eq(after.shard, 2);
    expect_same(&entries, &read);
    lk_entries_release(&entries);
    lk_entries_release(&read);
}

/* Wherever the writing was cut off, what is whole counts. */
Test(batch, a_journal_that_was_cut_off_is_read_as_far_as_it_goes)
{
    LkJournal journal = {0};
    LkBagHead any = head();
    LkEntries entries = some(), none = {0};
    lk_journal_begin(&journal, folder, &any, &none);
    for (size_t i = 0; i < entries.count; i++)
        lk_journal_add(&journal, &entries.items[i]);
    lk_journal_close(&journal);
    size_t length = 0, before = 3;
    char *text = lk_read_below(folder, LK_JOURNAL, &length);
    for (size_t cut = length; cut > 0; cut -= cut < 7 ? cut : 7) {
        lk_write_below(folder, LK_JOURNAL, text, cut);
        LkEntries read = {0};
        bool is_read = lk_journal_read(folder, &any, &read);
        cr_expect(read.count <= before, "%zu bytes", cut);
        cr_expect(is_read || read.count == 0);
        before = read.count;
        lk_entries_release(&read);
    }
    free(text);
    lk_entries_release(&entries);
}

Test(batch, a_bag_gives_back_its_entries_and_their_messages)
{
    LkBagHead before = head(), after;
    LkEntries entries = some(), read = {0};
    cr_assert(lk_bag_write(folder, &before, &entries));
    cr_assert(lk_bag_read_index(folder, &after, &read));
    expect_same(&entries, &read);
    lk_entries_release(&entries);
    lk_entries_release(&read);
}

Test(batch, names_that_leave_their_folder_are_no_entries)
{
    static const char *const names[] = {"../x.pdf", "a/b.pdf", "..", ".hidden", "/etc/passwd"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        LkEntry entry = made(1, names[i], ""), read;
        char *text = NULL;
        size_t length = 0;
        FILE *stream = open_memstream(&text, &length);
        lk_put_entry(stream, &entry);
        fclose(stream);
        cJSON *object = cJSON_Parse(text);
        cr_expect_not(lk_read_entry(object, &read), "%s", names[i]);
        cJSON_Delete(object);
        free(text);
        lk_entry_release(&entry);
    }
}

Test(batch, the_later_of_two_entries_of_a_record_is_true)
{
    LkEntries entries = {0};
    lk_entries_add(&entries, made(7, "old.pdf", ""));
    lk_entries_add(&entries, made(3, "three.pdf", ""));
    lk_entries_add(&entries, made(7, "new.pdf", ""));
    for (size_t i = 0; i < 3; i++)
        strcpy(entries.items[i].key, entries.items[i].number == 7 ? "ข" : "ก");
    lk_entries_sort_by_key(&entries);
    cr_expect_str_eq(lk_entries_find(&entries, "ข")->file, "new.pdf");
    cr_expect_str_eq(lk_entries_find(&entries, "ก")->file, "three.pdf");
    cr_expect_null(lk_entries_find(&entries, ""));
    cr_expect_null(lk_entries_find(&entries, "กข"));
    cr_expect_null(lk_entries_find(&entries, "ค"));
    lk_entries_release(&entries);
}

Test(batch, a_file_is_there_whole_or_not_at_all)
{
    LkDigest digest;
    size_t bytes = 0;
    cr_assert(lk_write_below(folder, "file", "abc", 3));
    cr_assert(lk_digest_below(folder, "file", &digest, &bytes));
    cr_expect_eq(bytes, 3);
    cr_expect_str_eq(digest.hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    cr_expect_not(lk_write_below(folder, "no/such/file", "abc", 3));
    cr_expect_not(lk_digest_below(folder, "missing", &digest, &bytes));
    close(openat(folder, ".likhit-1-1", O_CREAT | O_WRONLY, 0600));
    lk_remove_partial(folder);
    cr_expect_neq(faccessat(folder, ".likhit-1-1", F_OK, 0), 0);
}
