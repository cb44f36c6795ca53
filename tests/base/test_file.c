#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

typedef struct Folder {
    LkArena *arena;
    LkDiagnostics diagnostics;
    char path[64];
} Folder;

static void set_up(Folder *folder)
{
    folder->arena = lk_arena_create();
    lk_diagnostics_init(&folder->diagnostics, folder->arena);
    strcpy(folder->path, "/tmp/likhit-file-XXXXXX");
    cr_assert_not_null(mkdtemp(folder->path));
}

static const char *inside(Folder *folder, const char *name)
{
    return lk_arena_printf(folder->arena, "%s/%s", folder->path, name);
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file);
    fputs(text, file);
    fclose(file);
}

static int entries(const char *path)
{
    DIR *folder = opendir(path);
    int count = 0;
    while (readdir(folder) != NULL)
        count++;
    closedir(folder);
    return count - 2;
}

static void tear_down(Folder *folder)
{
    lk_arena_destroy(folder->arena);
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder->path);
    cr_assert_eq(system(command), 0);
}

Test(file, reads_whole_files_and_refuses_folders_and_large_ones)
{
    Folder f;
    set_up(&f);
    put(inside(&f, "a"), "ลิขิต");
    const LkFile *file =
        lk_file_read(LK_FILE_SOURCE, inside(&f, "a"), "a", 100, (LkSpan){0}, f.arena, &f.diagnostics);
    cr_assert(lk_text_is(file->text, "ลิขิต"));
    cr_assert_null(
        lk_file_read(LK_FILE_SOURCE, inside(&f, "a"), "a", 3, (LkSpan){0}, f.arena, &f.diagnostics));
    cr_assert_null(lk_file_read(LK_FILE_SOURCE, f.path, "folder", 100, (LkSpan){0}, f.arena, &f.diagnostics));
    cr_assert_null(
        lk_file_read(LK_FILE_SOURCE, "/dev/zero", "zero", 100, (LkSpan){0}, f.arena, &f.diagnostics));
    cr_assert_eq(f.diagnostics.errors, 3);
    tear_down(&f);
}

Test(file, paths_stay_inside_their_folder)
{
    Folder f;
    set_up(&f);
    put(inside(&f, "data.csv"), "x");
    cr_assert_eq(mkdir(inside(&f, "sub"), 0700), 0);
    cr_assert_eq(symlink("/etc/passwd", inside(&f, "link")), 0);
    static const struct {
        const char *path, *code; /* NULL: allowed */
    } cases[] = {
        {"data.csv", NULL},
        {"sub/../data.csv", NULL},
        {"../outside", "E-path-outside"},
        {"/etc/passwd", "E-path-outside"},
        {"link", "E-path-outside"},
        {"sub/../../x", "E-path-outside"},
        {"none.csv", "E-file-missing"},
        {"", "E-path"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t errors = f.diagnostics.errors;
        const char *path =
            lk_path_inside(inside(&f, "."), lk_text(cases[i].path), (LkSpan){0}, f.arena, &f.diagnostics);
        cr_assert_eq(path != NULL, cases[i].code == NULL, "%s", cases[i].path);
        if (cases[i].code != NULL) {
            cr_assert_eq(f.diagnostics.errors, errors + 1);
            cr_assert_str_eq(f.diagnostics.last->code, cases[i].code, "%s", cases[i].path);
        }
    }
    tear_down(&f);
}

Test(file, the_name_of_a_path_is_what_stands_behind_its_last_slash)
{
    cr_expect_str_eq(lk_path_name("report.md"), "report.md");
    cr_expect_str_eq(lk_path_name("../a.b/seal.png"), "seal.png");
    cr_expect_str_eq(lk_path_name("/seal.png"), "seal.png");
    cr_expect_str_eq(lk_path_name("folder/"), "");
    cr_expect_str_eq(lk_path_name(""), "");
}

Test(file, output_appears_only_when_committed)
{
    Folder f;
    set_up(&f);
    put(inside(&f, "out"), "old");
    LkArena *arena = lk_arena_create();
    LkOutput *output = lk_output_open(inside(&f, "out"), arena, &f.diagnostics);
    cr_assert(lk_output_write(output, "half", 4));
    lk_arena_destroy(arena); /* given up: the old file stays, nothing is left beside it */
    const LkFile *old =
        lk_file_read(LK_FILE_SOURCE, inside(&f, "out"), "out", 100, (LkSpan){0}, f.arena, &f.diagnostics);
    cr_assert(lk_text_is(old->text, "old"));
    cr_assert_eq(entries(f.path), 1);

    f.diagnostics.files = NULL; /* another document */
    output = lk_output_open(inside(&f, "out"), f.arena, &f.diagnostics);
    lk_output_write(output, "new", 3);
    cr_assert(lk_output_commit(output));
    const LkFile *fresh =
        lk_file_read(LK_FILE_SOURCE, inside(&f, "out"), "out", 100, (LkSpan){0}, f.arena, &f.diagnostics);
    cr_assert(lk_text_is(fresh->text, "new"));
    cr_assert_eq(entries(f.path), 1);
    tear_down(&f);
}

Test(file, a_file_is_replaced_whole_or_stays)
{
    Folder folder;
    set_up(&folder);
    const char *path = inside(&folder, "layout.yaml"), *missing = inside(&folder, "missing/layout.yaml");
    put(path, "before");
    cr_expect(lk_file_replace(path, LK_TEXT("after"), folder.arena, &folder.diagnostics));
    const LkFile *file =
        lk_file_read(LK_FILE_LAYOUT, path, path, 100, (LkSpan){0}, folder.arena, &folder.diagnostics);
    cr_assert_not_null(file);
    cr_expect(lk_text_is(file->text, "after"));
    cr_expect_eq(entries(folder.path), 1, "nothing is left beside it");
    cr_expect_eq(folder.diagnostics.errors, 0);
    cr_expect_not(lk_file_replace(missing, LK_TEXT("after"), folder.arena, &folder.diagnostics));
    cr_expect_eq(folder.diagnostics.errors, 1);
    tear_down(&folder);
}

Test(file, an_output_never_replaces_what_was_read)
{
    Folder f;
    set_up(&f);
    put(inside(&f, "in"), "text");
    cr_assert_eq(symlink(inside(&f, "in"), inside(&f, "link")), 0);
    lk_file_read(LK_FILE_SOURCE, inside(&f, "in"), "in", 100, (LkSpan){0}, f.arena, &f.diagnostics);
    static const char *const names[] = {"in", "./in", "link"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        cr_expect_null(lk_output_open(inside(&f, names[i]), f.arena, &f.diagnostics), "%s", names[i]);
        cr_expect_str_eq(f.diagnostics.last->code, "E-output-input");
    }
    cr_assert_eq(entries(f.path), 2);
    tear_down(&f);
}

Test(file, an_output_that_cannot_be_opened_is_an_error)
{
    Folder f;
    set_up(&f);
    cr_assert_null(lk_output_open(inside(&f, "no/such/out"), f.arena, &f.diagnostics));
    cr_assert_null(lk_output_open(f.path, f.arena, &f.diagnostics));
    cr_assert_eq(lk_diagnostics_exit_code(&f.diagnostics), 3);
    tear_down(&f);
}
