/* Which paths lead into a folder, however both are written. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/batch_private.h"

Test(path, tells_whether_it_leads_into_a_folder)
{
    char folder[] = "/tmp/likhit-path-XXXXXX";
    cr_assert_not_null(mkdtemp(folder));
    char path[160], inner[160], link[160];
    snprintf(inner, sizeof inner, "%s/inner", folder);
    snprintf(link, sizeof link, "%s/link", folder);
    cr_assert_eq(mkdir(inner, 0700), 0);
    cr_assert_eq(symlink("inner", link), 0);
    static const struct {
        const char *path;
        bool is_below;
    } cases[] = {{"inner", true},      {"inner/", true},         {"inner/a/b.pdf", true},
                 {"link/a.pdf", true}, {"inner/../inner", true}, {"inner/..", false},
                 {"innerer", false},   {"a.pdf", false},         {".", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, cases[i].path);
        cr_expect_eq(lk_path_is_below(path, inner), cases[i].is_below, "%s", cases[i].path);
        cr_expect_eq(lk_path_is_below(path, link), cases[i].is_below, "%s", cases[i].path);
    }
    cr_expect_not(lk_path_is_below("no/such/path", inner));
    cr_expect_not(lk_path_is_below(inner, "no/such/folder"));
    cr_expect(lk_path_is_below("/", "/"));
    unlink(link);
    rmdir(inner);
    rmdir(folder);
}

Test(path, leads_nowhere_from_a_folder_that_is_gone, .timeout = 10)
{
    char gone[] = "/tmp/likhit-gone-XXXXXX";
    cr_assert_not_null(mkdtemp(gone));
    cr_assert_eq(chdir(gone), 0);
    cr_assert_eq(rmdir(gone), 0);
    cr_expect_not(lk_path_is_below("a.pdf", "/tmp"));
    cr_expect_eq(chdir("/"), 0);
}
