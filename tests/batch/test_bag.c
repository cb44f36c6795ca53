/* The tag files of a bag, written and read again. */
#include "batch/batch_help.h"

TestSuite(bag, .init = begin, .fini = end);

Test(bag, a_bag_gives_back_its_entries_and_their_messages)
{
    LkBagHead before = head(), after;
    LkEntries entries = some(), read = {0};
    LkReporter nobody = {0};
    LkBagPlace place = {.folder = folder, .reporter = &nobody};
    cr_assert(lk_bag_write(&place, &before, &entries));
    cr_assert(lk_bag_read_index(folder, &after, &read));
    expect_same(&entries, &read);
    lk_entries_release(&entries);
    lk_entries_release(&read);
}

Test(bag, while_its_files_change_it_is_no_bag)
{
    LkBagHead any = head();
    LkEntries entries = some(), none = {0};
    LkJournal journal = {0};
    LkReporter nobody = {0};
    LkBagPlace place = {.folder = folder, .reporter = &nobody};
    cr_assert(lk_bag_write(&place, &any, &entries));
    cr_assert(lk_journal_begin(&journal, folder, &any, &none));
    lk_bag_remove_tags(folder);
    cr_expect_neq(faccessat(folder, "bagit.txt", F_OK, 0), 0);
    cr_expect_neq(faccessat(folder, "manifest-sha256.txt", F_OK, 0), 0);
    cr_expect_eq(faccessat(folder, LK_JOURNAL, F_OK, 0), 0, "the journal stays: it says whose the folder is");
    lk_journal_close(&journal);
    lk_entries_release(&entries);
}
