/* Files: read whole with a limit; written aside and renamed, so that a failed run leaves the old file whole.
 */
#ifndef LIKHIT_BASE_FILE_H
#define LIKHIT_BASE_FILE_H

#include "base/diagnostic.h"

/* Reads a file into the arena. `name` is what messages show, `path` what is opened; `from` is the place that
 * asked for it (its file NULL if the command line did). At most `limit` bytes: more is E-limit-file. NULL
 * after an error. A directory, a device or a pipe that never ends is refused by name. */
const LkFile *lk_file_read(LkFileRole role, const char *path, const char *name, size_t limit, LkSpan from,
                           LkArena *arena, LkDiagnostics *diagnostics);

/* Joins `path` (as written in a source) to `root` and checks that it stays inside after symbolic links:
 * absolute paths and `..` that leave are E-path-outside, a missing file E-file-missing. Gives the path to
 * open, or NULL. */
const char *lk_path_inside(const char *root, LkText path, LkSpan from, LkArena *arena,
                           LkDiagnostics *diagnostics);

/* Returns the part of a path behind its last slash: the whole of a bare name. */
const char *lk_path_name(const char *path);

/* The folder part of a path: "." for a bare name. */
const char *lk_path_folder(const char *path, LkArena *arena);

/* A file being written beside its place. */
typedef struct LkOutput LkOutput;

/* Opens a temporary file in the folder of `path`; NULL after an error. It is removed unless committed. */
LkOutput *lk_output_open(const char *path, LkArena *arena, LkDiagnostics *diagnostics);
/* Appends bytes. The first failure is kept and reported by commit. Returns false once failed. */
bool lk_output_write(LkOutput *output, const void *bytes, size_t length);
/* Asks that the bytes are on the disk before commit puts them in the old file's place: for what a person
 * wrote and no run can make again. */
void lk_output_sync(LkOutput *output);
/* false once writing failed, and the reason is told: for who gives the file up without a commit. */
bool lk_output_check(LkOutput *output);
/* Flushes, closes and renames over `path`. false after an error: the old file stays. */
bool lk_output_commit(LkOutput *output);

#endif
