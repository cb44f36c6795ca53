/* Files that are there whole or not at all. */
#include "batch/batch_help.h"

TestSuite(batch_files, .init = begin, .fini = end);

Test(batch_files, a_file_is_there_whole_or_not_at_all)
{
    char digest[129];
    size_t bytes = 0;
    cr_assert(lk_write_below(folder, "file", "abc", 3));
    cr_assert(lk_digest_below(folder, "file", false, digest, &bytes));
    cr_expect_eq(bytes, 3);
    cr_expect_str_eq(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    cr_expect_not(lk_write_below(folder, "no/such/file", "abc", 3));
    cr_expect_not(lk_digest_below(folder, "missing", false, digest, &bytes));
    close(openat(folder, ".likhit-1-1", O_CREAT | O_WRONLY, 0600));
    lk_remove_partial(folder);
    cr_expect_neq(faccessat(folder, ".likhit-1-1", F_OK, 0), 0);
}
