/* What is done so far, written down and read again, wherever the writing was cut off. */
#include "batch/batch_help.h"

TestSuite(journal, .init = begin, .fini = end);

Test(journal, a_journal_gives_back_what_was_written)
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
Test(journal, a_journal_that_was_cut_off_is_read_as_far_as_it_goes)
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
