/* Files. Reading takes a whole file, up to a limit. Writing goes to a temporary file, which is renamed when
 * it is complete, so that a failed run leaves the old file as it was. */
#ifndef LIKHIT_BASE_FILE_H
#define LIKHIT_BASE_FILE_H

#include "base/diagnostic.h"

/* Reads a file into the arena and records it in diagnostics->files. `path` is opened, `name` is shown in
 * messages; `from` is the place in a source that names the file (its file is NULL if the command line does).
 * Returns NULL after an error: a file that cannot be opened, that is not a regular file (a folder, a device,
 * a pipe), or that has more than `limit` bytes (E-limit-file). */
const LkFile *lk_file_read(LkFileRole role, const char *path, const char *name, size_t limit, LkSpan from,
                           LkArena *arena, LkDiagnostics *diagnostics);
/* The same into a buffer, with room for `spare` bytes behind them; no LkFile stands for it, so that it may be
 * written over. Returns false after an error. */
bool lk_file_load(const char *path, const char *name, size_t limit, size_t spare, LkBuffer *out,
                  LkDiagnostics *diagnostics);

/* Returns the path to open for `path`, as a source writes it relative to the folder `root`; NULL after an
 * error at `from`. The file must lie below `root` once symbolic links are followed: an absolute path, or one
 * that leads out by `..`, is E-path-outside; a file that does not exist is E-file-missing. */
const char *lk_path_inside(const char *root, LkText path, LkSpan from, LkArena *arena,
                           LkDiagnostics *diagnostics);

/* Returns the part of a path after its last slash; all of it for a bare name. */
const char *lk_path_name(const char *path);

/* Returns the folder part of a path; "." for a bare name. */
const char *lk_path_folder(const char *path, LkArena *arena);

/* A file that is being written. The arena owns it. */
typedef struct LkOutput LkOutput;

/* Opens a temporary file in the folder of `path`, with the permissions that the final file will have. It is
 * removed with the arena unless it is committed. Returns NULL after an error; a `path` that one of
 * diagnostics->files was read from is one (E-output-input), and so are a signed PDF there (E-output-signed)
 * and a key (E-output-key). */
LkOutput *lk_output_open(const char *path, LkArena *arena, LkDiagnostics *diagnostics);
/* The same for a caller who means to replace a signed PDF, or who keeps its signatures. */
LkOutput *lk_output_open_over(const char *path, LkArena *arena, LkDiagnostics *diagnostics);
/* Returns whether a PDF may be written there: false, and told, where another kind of file stands that is not
 * called .pdf. */
bool lk_output_takes_pdf(const char *path, LkDiagnostics *diagnostics);
/* Appends bytes. Returns false once a write has failed; commit or check reports the first failure. */
bool lk_output_write(LkOutput *output, const void *bytes, size_t length);
/* Makes commit wait (fsync) until the bytes are on the disk before it replaces the old file: for what a
 * person wrote, which no run can make again. */
void lk_output_sync(LkOutput *output);
/* Returns false, and reports the first failure, if a write has failed: for a caller that drops the file
 * without a commit. */
bool lk_output_check(LkOutput *output);
/* Flushes, closes and renames the file to `path`. Returns false after an error: the old file stays. */
bool lk_output_commit(LkOutput *output);

/* Writes `text` aside, sees to it that it is on the disk and puts it in the place of the file `path`: for
 * what a person wrote. Returns false after an error: the old file stays. */
bool lk_file_replace(const char *path, LkText text, LkArena *arena, LkDiagnostics *diagnostics);

#endif
