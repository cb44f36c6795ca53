/* What became of records, in memory. */
#include "batch/batch_help.h"

Test(entries, the_later_of_two_entries_of_a_record_is_true)
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

Test(entries, files_are_found_by_their_names)
{
    LkEntries entries = some();
    const char **files = lk_entries_files(&entries);
    cr_assert_not_null(files);
    cr_expect(lk_files_have(files, entries.count, "two.pdf"));
    cr_expect(lk_files_have(files, entries.count, "eight.pdf"));
    cr_expect_not(lk_files_have(files, entries.count, "three.pdf"));
    free(files);
    lk_entries_release(&entries);
}
