/* Rewrites letters that look right and are wrong in a file, and changes nothing else of it. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/api_private.h"
#include "base/file.h"
#include "base/letters.h"
#include "base/limits.h"

struct LkFix {
    LkArena *arena;
    const char *path; /* of the file itself, links followed */
    const LkFile *file;
    LkText fixed;
    LkLettersFound found;
    const char *backup; /* "" = none */
    const char *described;
    LkDiagnostics diagnostics;
    LkMessages messages;
};

/* ---- Reading */

/* A link stays, and what it leads to is rewritten. Else the path is told as it was given. */
static const char *file_itself(const char *path, LkArena *arena)
{
    struct stat info;
    char real[PATH_MAX];
    bool is_link = lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
    return lk_copied(arena, is_link && realpath(path, real) != NULL ? real : path);
}

/* Other encodings, spreadsheets, pictures: whatever the bytes mean, it is nothing to be rewritten here. */
static bool is_text(LkText text)
{
    return lk_utf8_valid_until(text) == text.length && memchr(text.bytes, '\0', text.length) == NULL;
}

typedef struct Work {
    LkFix *fix;
    const char *path;
    bool keeps_old, is_done;
} Work;

static void read_guarded(void *context)
{
    const Work *work = context;
    LkFix *fix = work->fix;
    LkSpan none = {0};
    const LkFile *file = lk_file_read(LK_FILE_SOURCE, work->path, work->path, LK_LIMIT_DATA_BYTES, none,
                                      fix->arena, &fix->diagnostics);
    if (file == NULL)
        return;
    if (!is_text(file->text)) {
        lk_tell(&fix->diagnostics, LK_E_FIX_TEXT, none, LK_WITH(lk_named_string("file", work->path)));
        return;
    }
    fix->path = file_itself(work->path, fix->arena);
    fix->fixed = lk_letters_fix(file->text, fix->arena, &fix->found);
    fix->file = file;
    lk_letters_tell_found(file, &fix->found, &fix->diagnostics);
}

LkFix *lk_fix_open(const char *path)
{
    LkFix *fix = calloc(1, sizeof *fix);
    if (fix == NULL)
        return NULL;
    fix->arena = lk_arena_create();
    if (fix->arena == NULL) {
        free(fix);
        return NULL;
    }
    fix->backup = "";
    lk_diagnostics_init(&fix->diagnostics, fix->arena);
    fix->messages = lk_messages_of(&fix->diagnostics, LK_LANGUAGE_DEFAULT);
    if (path == NULL)
        lk_misuse(&fix->diagnostics, "the path of the file is NULL");
    else if (!lk_arena_guarded(fix->arena, read_guarded, &(Work){.fix = fix, .path = path})) {
        fix->file = NULL;
        fix->messages.out_of_memory = true;
    }
    return fix;
}

void lk_fix_destroy(LkFix *fix)
{
    if (fix == NULL)
        return;
    lk_arena_destroy(fix->arena);
    free(fix);
}

const LkMessages *lk_fix_messages(const LkFix *fix)
{
    return fix == NULL ? NULL : &fix->messages;
}

size_t lk_fix_count(const LkFix *fix)
{
    return fix == NULL || fix->file == NULL ? 0 : lk_letters_count(&fix->found);
}

/* ---- Describing */

typedef struct Describing {
    LkFix *fix;
    LkMessageLanguage language;
} Describing;

static void describe_guarded(void *context)
{
    static const LkPhraseId phrases[LK_LETTERS_LEFT] = {
        [LK_LETTERS_AE] = LK_PHRASE_FIX_AE,         [LK_LETTERS_AM] = LK_PHRASE_FIX_AM,
        [LK_LETTERS_ORDER] = LK_PHRASE_FIX_ORDER,   [LK_LETTERS_DOUBLED] = LK_PHRASE_FIX_DOUBLED,
        [LK_LETTERS_FONT] = LK_PHRASE_FIX_FONT,     [LK_LETTERS_RU] = LK_PHRASE_FIX_RU,
        [LK_LETTERS_HIDDEN] = LK_PHRASE_FIX_HIDDEN, [LK_LETTERS_APART] = LK_PHRASE_FIX_APART,
    };
    const Describing *describing = context;
    LkFix *fix = describing->fix;
    LkBuffer out;
    lk_buffer_init(&out, fix->arena);
    for (int i = 0; i < LK_LETTERS_LEFT; i++) {
        if (fix->found.kinds[i].count == 0)
            continue;
        lk_buffer_string(&out, "  ");
        lk_phrase_put(phrases[i], describing->language,
                      LK_WITH(lk_named_number("count", (long long)fix->found.kinds[i].count)), &out);
        lk_buffer_string(&out, "\n");
    }
    fix->described = lk_buffer_view(&out).bytes;
}

const char *lk_fix_describe(LkFix *fix, LkLanguage language)
{
    if (fix == NULL || fix->file == NULL)
        return NULL;
    Describing describing = {fix, language == LK_LANGUAGE_THAI ? LK_THAI : LK_ENGLISH};
    bool done = lk_arena_guarded(fix->arena, describe_guarded, &describing);
    fix->messages.out_of_memory |= !done;
    return done ? fix->described : NULL;
}

/* ---- Writing */

static bool fail(LkFix *fix, LkMessageId id, LkArgument reason)
{
    if (id == LK_E_FILE_WRITE)
        return lk_tell(&fix->diagnostics, LK_E_FILE_WRITE, (LkSpan){0},
                       LK_WITH(lk_named_string("file", fix->path), reason));
    return lk_tell(&fix->diagnostics, LK_E_SOURCE_SAVE, (LkSpan){.file = fix->file}, LK_WITH(reason));
}

static bool is_unchanged(LkFix *fix)
{
    if (access(fix->path, W_OK) != 0)
        return fail(fix, LK_E_FILE_WRITE, lk_named_reason("reason", errno));
    LkDiagnostics own;
    lk_diagnostics_init(&own, fix->arena);
    const LkFile *now = lk_file_read(LK_FILE_SOURCE, fix->path, fix->path, LK_LIMIT_DATA_BYTES, (LkSpan){0},
                                     fix->arena, &own);
    return (now != NULL && lk_text_equal(now->text, fix->file->text)) ||
           fail(fix, LK_E_SOURCE_SAVE, lk_named_term("reason", LK_TERM_SOURCE_CHANGED));
}

/* The file under a second name, as it is; a copy where the file system has no second names. errno tells what
 * went wrong. */
static bool keep_as(const LkFix *fix, const char *name)
{
    if (link(fix->path, name) == 0)
        return true;
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK)
        return false;
    struct stat info;
    mode_t mode = stat(fix->path, &info) == 0 ? info.st_mode & 0777 : 0600;
    int descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (descriptor < 0)
        return false;
    LkText text = fix->file->text;
    size_t done = 0;
    for (ssize_t wrote = 1; done < text.length && wrote > 0; done += wrote > 0 ? (size_t)wrote : 0)
        wrote = write(descriptor, text.bytes + done, text.length - done);
    bool is_good = (done == text.length) & (fsync(descriptor) == 0);
    is_good &= close(descriptor) == 0;
    if (!is_good)
        unlink(name);
    return is_good;
}

/* “report.md~”, or the first of “report.md~1~”, “report.md~2~” … that is not there. */
static bool keep_old(LkFix *fix)
{
    enum { MOST = 9999 };
    const char *name = lk_arena_printf(fix->arena, "%s~", fix->path);
    int number = 0;
    while (!keep_as(fix, name)) {
        if (errno != EEXIST || ++number > MOST)
            return fail(fix, LK_E_FILE_WRITE, lk_named_reason("reason", errno));
        name = lk_arena_printf(fix->arena, "%s~%d~", fix->path, number);
    }
    fix->backup = name;
    return true;
}

static void write_guarded(void *context)
{
    Work *work = context;
    LkFix *fix = work->fix;
    if (!is_unchanged(fix) || (work->keeps_old && !keep_old(fix)))
        return;
    LkDiagnostics own;
    lk_diagnostics_init(&own, fix->arena); /* knows no files: this one may be overwritten */
    work->is_done = lk_file_replace(fix->path, fix->fixed, fix->arena, &own);
    lk_tell_again(&own, &fix->diagnostics);
}

bool lk_fix_write(LkFix *fix, bool keeps_old)
{
    if (fix == NULL || fix->file == NULL)
        return false;
    if (lk_fix_count(fix) == 0)
        return true;
    Work work = {.fix = fix, .keeps_old = keeps_old};
    fix->messages.out_of_memory |= !lk_arena_guarded(fix->arena, write_guarded, &work);
    if (!work.is_done && fix->backup[0] != '\0') {
        unlink(fix->backup);
        fix->backup = "";
    }
    return work.is_done;
}

const char *lk_fix_backup(const LkFix *fix)
{
    return fix == NULL ? "" : fix->backup;
}
