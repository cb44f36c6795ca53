#include "base/file.h"
#include "base/signed.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool open_failed(const char *name, LkSpan from, LkDiagnostics *diagnostics)
{
    int reason = errno;
    LkHintId hint = reason == ENOENT   ? LK_HINT_CHECK_NAME
                    : reason == EACCES ? LK_HINT_ASK_PERMISSION
                                       : LK_HINT_OWN;
    return lk_tell(
        diagnostics, LK_E_FILE_OPEN, from,
        LK_WITH(lk_named_string("file", name), lk_named_reason("reason", reason), lk_with_hint(hint)));
}

/* Only a regular file has a size to trust; a pipe or a device might never end. */
static bool check_kind(int descriptor, const char *name, size_t limit, LkSpan from,
                       LkDiagnostics *diagnostics, struct stat *info)
{
    if (fstat(descriptor, info) != 0)
        return open_failed(name, from, diagnostics);
    if (!S_ISREG(info->st_mode))
        return lk_tell(diagnostics, LK_E_FILE_OPEN_KIND, from, LK_WITH(lk_named_string("file", name)));
    if ((uintmax_t)info->st_size > limit)
        return lk_tell(diagnostics, LK_E_LIMIT_FILE, from,
                       LK_WITH(lk_named_string("file", name),
                               lk_named_number("bytes", (long long)info->st_size),
                               lk_named_number("most", (long long)limit)));
    return true;
}

static bool read_all(int descriptor, char *bytes, size_t *length)
{
    size_t wanted = *length, got = 0;
    while (got < wanted) {
        ssize_t count = read(descriptor, bytes + got, wanted - got);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        if (count == 0)
            break; /* it shrank while being read */
        got += (size_t)count;
    }
    *length = got;
    return true;
}

/* Deferred to the arena: closes the file if memory runs out while it is read. */
static void close_descriptor(void *object)
{
    int *descriptor = object;
    if (*descriptor >= 0)
        close(*descriptor);
}

/* Where a file is read, and what for. */
typedef struct Reading {
    const char *path, *name;
    size_t limit, spare; /* room behind the bytes */
    LkSpan from;
    LkArena *arena;
    LkDiagnostics *diagnostics;
    struct stat info;
    char *bytes;
    size_t length;
} Reading;

static bool read_file(Reading *reading)
{
    int *descriptor = LK_NEW(reading->arena, int);
    *descriptor = -1;
    lk_arena_defer(reading->arena, close_descriptor, descriptor);
    *descriptor = open(reading->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*descriptor < 0)
        return open_failed(reading->name, reading->from, reading->diagnostics);
    bool is_good = check_kind(*descriptor, reading->name, reading->limit, reading->from, reading->diagnostics,
                              &reading->info);
    if (is_good) {
        reading->length = (size_t)reading->info.st_size;
        reading->bytes = lk_arena_alloc(reading->arena, reading->length + reading->spare + 1);
        is_good = read_all(*descriptor, reading->bytes, &reading->length) ||
                  open_failed(reading->name, reading->from, reading->diagnostics);
    }
    close(*descriptor);
    *descriptor = -1;
    return is_good;
}

const LkFile *lk_file_read(LkFileRole role, const char *path, const char *name, size_t limit, LkSpan from,
                           LkArena *arena, LkDiagnostics *diagnostics)
{
    Reading reading = {
        .path = path, .name = name, .limit = limit, .from = from, .arena = arena, .diagnostics = diagnostics};
    if (!read_file(&reading))
        return NULL;
    LkFile *file = LK_NEW(arena, LkFile);
    *file = (LkFile){.role = role,
                     .path = lk_arena_copy(arena, path, strlen(path)),
                     .name = lk_arena_copy(arena, name, strlen(name)),
                     .text = {reading.bytes, reading.length},
                     .device = reading.info.st_dev,
                     .inode = reading.info.st_ino,
                     .next = diagnostics->files};
    diagnostics->files = file;
    return file;
}

bool lk_file_load(const char *path, const char *name, size_t limit, size_t spare, LkBuffer *out,
                  LkDiagnostics *diagnostics)
{
    Reading reading = {.path = path,
                       .name = name,
                       .limit = limit,
                       .spare = spare,
                       .arena = out->arena,
                       .diagnostics = diagnostics};
    if (!read_file(&reading))
        return false;
    out->bytes = reading.bytes;
    out->length = reading.length;
    out->capacity = reading.length + spare + 1;
    return true;
}

const char *lk_path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

const char *lk_path_folder(const char *path, LkArena *arena)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return ".";
    if (slash == path)
        return "/";
    return lk_arena_copy(arena, path, (size_t)(slash - path));
}

static bool outside(LkText path, LkSpan from, LkDiagnostics *diagnostics)
{
    return lk_tell(diagnostics, LK_E_PATH_OUTSIDE, from, LK_WITH(lk_named_text("path", path)));
}

/* realpath into the arena; NULL if the path does not exist. */
static const char *resolved(const char *path, LkArena *arena)
{
    char buffer[PATH_MAX];
    const char *real = realpath(path, buffer);
    return real == NULL ? NULL : lk_arena_copy(arena, real, strlen(real));
}

static void remember(LkText path, const char *real, LkArena *arena, LkDiagnostics *diagnostics)
{
    for (const LkAskedPath *known = diagnostics->paths; known != NULL; known = known->next)
        if (lk_text_is(path, known->asked) && strcmp(known->real, real) == 0)
            return;
    LkAskedPath *asked = LK_NEW(arena, LkAskedPath);
    *asked = (LkAskedPath){diagnostics->paths, lk_arena_copy(arena, path.bytes, path.length), real};
    diagnostics->paths = asked;
}

const char *lk_path_inside(const char *root, LkText path, LkSpan from, LkArena *arena,
                           LkDiagnostics *diagnostics)
{
    if (path.length == 0 || path.length >= PATH_MAX || memchr(path.bytes, '\0', path.length) != NULL) {
        lk_tell(diagnostics, LK_E_PATH, from, NULL);
        return NULL;
    }
    if (path.bytes[0] == '/') {
        outside(path, from, diagnostics);
        return NULL;
    }
    const char *joined = lk_arena_printf(arena, "%s/%.*s", root, (int)path.length, path.bytes);
    const char *real_root = resolved(root, arena);
    const char *real = resolved(joined, arena);
    if (real == NULL || real_root == NULL) {
        /* It does not exist. Say so only of a path without “..”: else a source could find out which files
         * exist outside the root. */
        for (size_t i = 0; i + 1 < path.length; i++)
            if (path.bytes[i] == '.' && path.bytes[i + 1] == '.') {
                outside(path, from, diagnostics);
                return NULL;
            }
        remember(path, joined, arena, diagnostics); /* a preview waits for the file to appear */
        lk_tell(diagnostics, LK_E_FILE_MISSING, from, LK_WITH(lk_named_text("file", path)));
        return NULL;
    }
    size_t length = strlen(real_root);
    bool inside = strncmp(real, real_root, length) == 0 && (real[length] == '/' || length == 1);
    if (!inside) {
        outside(path, from, diagnostics);
        return NULL;
    }
    remember(path, real, arena, diagnostics);
    return real;
}

struct LkOutput {
    const char *path; /* as it was given, which messages say */
    const char *target, *temporary;
    LkDiagnostics *diagnostics;
    FILE *stream;
    bool exists;    /* the temporary file exists and is removed unless it is renamed */
    bool is_synced; /* commit calls fsync before it renames the file */
    int error;      /* errno of the first failure */
};

static void output_release(void *object)
{
    LkOutput *output = object;
    if (output->stream != NULL)
        fclose(output->stream);
    if (output->exists)
        unlink(output->temporary);
}

static bool output_failed(LkOutput *output)
{
    LkHintId hint = output->error == ENOSPC   ? LK_HINT_MAKE_ROOM
                    : output->error == ENOENT ? LK_HINT_MAKE_FOLDER
                                              : LK_HINT_OWN;
    return lk_tell(output->diagnostics, LK_E_FILE_WRITE, (LkSpan){0},
                   LK_WITH(lk_named_string("file", output->path), lk_named_reason("reason", output->error),
                           lk_with_hint(hint)));
}

/* mkstemp makes files that only their owner can read; a report wants what the umask allows. The mask can only
 * be read by setting it, which is not safe among threads, so it is taken from /proc where there is one. */
static mode_t file_mode(const char *path)
{
    struct stat old;
    if (stat(path, &old) == 0 && S_ISREG(old.st_mode))
        return old.st_mode & 0777;
    unsigned mask = 022;
    FILE *status = fopen("/proc/self/status", "re");
    if (status != NULL) {
        char line[256];
        while (fgets(line, sizeof line, status) != NULL)
            if (sscanf(line, "Umask: %o", &mask) == 1)
                break;
        fclose(status);
    }
    return 0666 & ~(mode_t)mask;
}

/* Returns whether the output may replace what stands at its path: nothing, or a regular file that the
 * document does not read and that nobody signed. */
static bool may_replace(const LkOutput *output, bool over_signed)
{
    struct stat old;
    if (stat(output->path, &old) != 0)
        return true;
    if (!S_ISREG(old.st_mode))
        return lk_tell(
            output->diagnostics, LK_E_FILE_WRITE_KIND, (LkSpan){0},
            LK_WITH(lk_named_string("file", output->path),
                    lk_named_term("kind", S_ISDIR(old.st_mode) ? LK_TERM_FOLDER : LK_TERM_DEVICE)));
    for (const LkFile *file = output->diagnostics->files; file != NULL; file = file->next)
        if (file->device == old.st_dev && file->inode == old.st_ino)
            return lk_tell(output->diagnostics, LK_E_OUTPUT_INPUT, (LkSpan){0},
                           LK_WITH(lk_named_string("file", file->name)));
    if (lk_file_is_key(output->path))
        return lk_tell(output->diagnostics, LK_E_OUTPUT_KEY, (LkSpan){0},
                       LK_WITH(lk_named_string("file", output->path)));
    if (!over_signed && lk_file_is_signed(output->path))
        return lk_tell(output->diagnostics, LK_E_OUTPUT_SIGNED, (LkSpan){0},
                       LK_WITH(lk_named_string("file", output->path)));
    return true;
}

/* A link stays, and what it leads to is replaced: else a report in a shared folder would be signed beside it.
 */
static const char *target_of(const char *path, LkArena *arena)
{
    struct stat info;
    bool is_link = lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
    const char *real = is_link ? resolved(path, arena) : NULL;
    return real == NULL ? path : real;
}

static LkOutput *open_output(const char *path, bool over_signed, LkArena *arena, LkDiagnostics *diagnostics)
{
    LkOutput *output = LK_NEW(arena, LkOutput);
    output->path = lk_arena_copy(arena, path, strlen(path));
    output->diagnostics = diagnostics;
    output->target = target_of(output->path, arena);
    char *temporary = lk_arena_printf(arena, "%s.XXXXXX", output->target);
    output->temporary = temporary;
    lk_arena_defer(arena, output_release, output);

    if (!may_replace(output, over_signed))
        return NULL;
    int descriptor = mkstemp(temporary);
    if (descriptor < 0) {
        output->error = errno;
        output_failed(output);
        return NULL;
    }
    output->exists = true;
    output->stream = fchmod(descriptor, file_mode(path)) == 0 ? fdopen(descriptor, "wb") : NULL;
    if (output->stream == NULL) {
        output->error = errno;
        close(descriptor);
        output_failed(output);
        return NULL;
    }
    return output;
}

bool lk_output_takes_pdf(const char *path, LkDiagnostics *diagnostics)
{
    return !lk_file_is_other_than_pdf(path) ||
           lk_tell(diagnostics, lk_file_is_key(path) ? LK_E_OUTPUT_KEY : LK_E_OUTPUT_OTHER, (LkSpan){0},
                   LK_WITH(lk_named_string("file", path)));
}

LkOutput *lk_output_open(const char *path, LkArena *arena, LkDiagnostics *diagnostics)
{
    return open_output(path, false, arena, diagnostics);
}

LkOutput *lk_output_open_over(const char *path, LkArena *arena, LkDiagnostics *diagnostics)
{
    return open_output(path, true, arena, diagnostics);
}

bool lk_output_write(LkOutput *output, const void *bytes, size_t length)
{
    if (output->error == 0 && length > 0 && fwrite(bytes, 1, length, output->stream) != length)
        output->error = errno != 0 ? errno : EIO;
    return output->error == 0;
}

void lk_output_sync(LkOutput *output)
{
    output->is_synced = true;
}

bool lk_output_check(LkOutput *output)
{
    return output->error == 0 || output_failed(output);
}

/* The new name is written in the folder, so that is synced too. Some file systems cannot sync a folder and
 * need not: failure is no error. */
static void sync_folder(const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    size_t length = slash == NULL ? 0 : (size_t)(slash - path) + 1;
    if (length >= sizeof folder)
        return;
    memcpy(folder, path, length);
    folder[length] = '\0';
    int descriptor = open(length == 0 ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    fsync(descriptor);
    close(descriptor);
}

bool lk_output_commit(LkOutput *output)
{
    if (fflush(output->stream) != 0 && output->error == 0)
        output->error = errno;
    if (output->is_synced && fsync(fileno(output->stream)) != 0 && output->error == 0)
        output->error = errno;
    if (fclose(output->stream) != 0 && output->error == 0)
        output->error = errno;
    output->stream = NULL;
    if (output->error == 0 && rename(output->temporary, output->target) != 0)
        output->error = errno;
    if (output->error != 0)
        return output_failed(output);
    output->exists = false;
    if (output->is_synced)
        sync_folder(output->target);
    return true;
}

bool lk_file_replace(const char *path, LkText text, LkArena *arena, LkDiagnostics *diagnostics)
{
    LkOutput *output = lk_output_open(path, arena, diagnostics);
    if (output == NULL)
        return false;
    lk_output_write(output, text.bytes, text.length);
    lk_output_sync(output);
    return lk_output_commit(output);
}
