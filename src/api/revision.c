/* A source as it was in a revision of git. git itself writes the files, through an index of our own, so that
 * neither the user's index nor the working tree is touched, and its own settings hold (line ends, large
 * files).
 *
 * git is started without a shell, and what the user gives cannot become an option: a revision that begins
 * with “-” is refused, paths stand behind “revision:”. */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "api/api_private.h"

extern char **environ;

#define ANSWER (2 * PATH_MAX) /* the longest answer that is read: two paths */

struct LkRevision {
    char folder[PATH_MAX]; /* private, removed at the end; "" = none */
    char path[PATH_MAX];   /* of the source in it */
    char root[PATH_MAX];
    pid_t owner; /* that made the folder: a child of fork leaves it alone */
    LkArena *arena;
    LkDiagnostics diagnostics;
    LkMessages messages;
};

typedef struct Failing {
    LkRevision *revision;
    LkMessageId id;
    const LkArgument *arguments;
} Failing;

static void fail_guarded(void *context)
{
    const Failing *failing = context;
    lk_tell(&failing->revision->diagnostics, failing->id, (LkSpan){0}, failing->arguments);
}

static bool fail(LkRevision *revision, LkMessageId id, const LkArgument *arguments)
{
    Failing failing = {revision, id, arguments};
    if (!lk_arena_guarded(revision->arena, fail_guarded, &failing))
        revision->messages.out_of_memory = true;
    return false;
}

/* False when it does not fit: what is cut off would name another file. */
static bool print(char *out, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));

static bool print(char *out, size_t size, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(out, size, format, arguments);
    va_end(arguments);
    return length >= 0 && (size_t)length < size;
}

/* ---- git */

typedef struct Git {
    const char *folder; /* that it works in */
    const char *index;  /* file of its index; NULL = none of ours */
    char answer[ANSWER], said[1000];
    bool is_missing;
} Git;

/* The environment with what makes git's answers the same everywhere; `own` holds one more entry. NULL without
 * memory. */
static char **environment(const char *index, char *own, size_t size)
{
    static char locale[] = "LC_ALL=C";
    size_t count = 0, kept = 0;
    while (environ[count] != NULL)
        count++;
    char **all = calloc(count + 3, sizeof *all);
    for (size_t i = 0; all != NULL && i < count; i++)
        if (strncmp(environ[i], "LC_ALL=", 7) != 0 && strncmp(environ[i], "GIT_INDEX_FILE=", 15) != 0)
            all[kept++] = environ[i];
    if (all == NULL)
        return NULL;
    all[kept++] = locale;
    if (index != NULL && print(own, size, "GIT_INDEX_FILE=%s", index))
        all[kept] = own;
    return all;
}

static void take_answer(int descriptor, char *out, size_t size)
{
    ssize_t length = descriptor < 0 ? 0 : pread(descriptor, out, size - 1, 0);
    out[length > 0 ? length : 0] = '\0';
    if (descriptor >= 0)
        close(descriptor);
}

/* Signals that the caller holds back go through to git: Ctrl-C ends it. */
static int spawn(pid_t *child, char *const *arguments, char *const *variables, int output, int errors)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigemptyset(&none);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, 1);
    posix_spawn_file_actions_adddup2(&actions, errors, 2);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    int failed = posix_spawnp(child, "git", &actions, &attributes, arguments, variables);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return failed;
}

/* Runs git with up to five words; true when it ended well. What it answers goes to files in memory, so that
 * no pipe fills up. */
static bool run_git(Git *git, const char *const words[5])
{
    char own[PATH_MAX + 32], *arguments[9] = {"git", "-C", (char *)git->folder};
    for (int i = 0; i < 5 && words[i] != NULL; i++)
        arguments[3 + i] = (char *)words[i]; /* posix_spawn changes none of them */
    int output = memfd_create("git", MFD_CLOEXEC), errors = memfd_create("git", MFD_CLOEXEC), status = -1;
    char **variables = environment(git->index, own, sizeof own);
    pid_t child = -1;
    int failed = output < 0 || errors < 0 || variables == NULL
                     ? ENOMEM
                     : spawn(&child, arguments, variables, output, errors);
    while (failed == 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    free(variables);
    take_answer(output, git->answer, sizeof git->answer);
    take_answer(errors, git->said, sizeof git->said);
    git->said[strcspn(git->said, "\n")] = '\0';
    git->is_missing = failed == ENOENT;
    return failed == 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* ---- Where things are in the repository */

/* "a/b/report.md" → "a/b" and "report.md". */
static bool split(const char *path, char *folder, const char **name)
{
    const char *slash = strrchr(path, '/');
    *name = slash == NULL ? path : slash + 1;
    if (slash == NULL)
        return print(folder, PATH_MAX, ".");
    return print(folder, PATH_MAX, "%.*s", (int)(slash == path ? 1 : slash - path), path);
}

/* The folder's place below the top of its repository, "" or "a/b/". A folder may be gone by now: what is left
 * of its path counts, the rest is put behind. */
static bool find_prefix(LkRevision *revision, Git *git, const char *folder, char *top, char *prefix)
{
    char there[PATH_MAX], rest[PATH_MAX] = "", longer[PATH_MAX];
    if (!print(there, sizeof there, "%s", folder))
        return fail(revision, LK_E_REVISION_PATH, LK_WITH(lk_named_string("path", folder)));
    while (access(there, F_OK) != 0) {
        const char *name = NULL;
        char above[PATH_MAX];
        if (strcmp(there, ".") == 0 || !split(there, above, &name) || strcmp(name, "..") == 0 ||
            !print(longer, sizeof longer, "%s/%s", name, rest))
            return fail(revision, LK_E_REVISION_FOLDER, LK_WITH(lk_named_string("folder", folder)));
        memcpy(rest, longer, sizeof rest);
        memcpy(there, above, sizeof there);
    }
    git->folder = there;
    const char *const words[5] = {"rev-parse", "--show-toplevel", "--show-prefix"};
    bool found = run_git(git, words);
    git->folder = NULL;
    if (git->is_missing)
        return fail(revision, LK_E_REVISION_GIT, NULL);
    char *line = strchr(git->answer, '\n'), *end = line == NULL ? NULL : strchr(line + 1, '\n');
    if (!found && strstr(git->said, "not a git repository") == NULL)
        return fail(revision, LK_E_REVISION_ASKED,
                    LK_WITH(lk_named_string("folder", folder), lk_named_string("reason", git->said)));
    if (!found || end == NULL)
        return fail(revision, LK_E_REVISION_NONE, LK_WITH(lk_named_string("folder", folder)));
    *line = *end = '\0';
    return (print(top, PATH_MAX, "%s", git->answer) && print(prefix, PATH_MAX, "%s%s", line + 1, rest)) ||
           fail(revision, LK_E_REVISION_PATH, LK_WITH(lk_named_string("path", folder)));
}

/* ---- Files */

static int remove_entry(const char *path, const struct stat *info, int kind, struct FTW *walk)
{
    (void)info, (void)kind, (void)walk;
    remove(path);
    return 0;
}

static bool make_folder(LkRevision *revision)
{
    const char *place = getenv("TMPDIR");
    if (!print(revision->folder, sizeof revision->folder - 64, "%s/likhit-XXXXXX",
               place == NULL || place[0] == '\0' ? "/tmp" : place) ||
        mkdtemp(revision->folder) == NULL) {
        fail(revision, LK_E_REVISION_TEMPORARY, LK_WITH(lk_named_reason("reason", errno)));
        revision->folder[0] = '\0';
        return false;
    }
    return true;
}

/* The tree `name` ("4f2a…:samples") into the folder “tree”. */
static bool write_tree(LkRevision *revision, const char *top, const char *name)
{
    char index[PATH_MAX], prefix[PATH_MAX];
    if (!make_folder(revision))
        return false;
    if (!print(index, sizeof index, "%s/index", revision->folder) ||
        !print(prefix, sizeof prefix, "--prefix=%s/tree/", revision->folder))
        return fail(revision, LK_E_REVISION_PATH, LK_WITH(lk_named_string("path", revision->folder)));
    Git git = {.folder = top, .index = index};
    const char *const read[5] = {"read-tree", name};
    const char *const write[5] = {"checkout-index", "--all", "--force", "--quiet", prefix};
    return (run_git(&git, read) && run_git(&git, write)) ||
           fail(revision, LK_E_REVISION_FILES, LK_WITH(lk_named_string("reason", git.said)));
}

typedef struct Place {
    char top[PATH_MAX];
    char root[PATH_MAX], folder[PATH_MAX]; /* below the top: "" or "a/b/" */
    const char *name;
} Place;

static bool find_place(LkRevision *revision, Place *place, const char *path, const char *root)
{
    Git git = {0};
    char folder[PATH_MAX], top[PATH_MAX];
    if (!split(path, folder, &place->name))
        return fail(revision, LK_E_REVISION_PATH, LK_WITH(lk_named_string("path", path)));
    if (!find_prefix(revision, &git, folder, place->top, place->folder))
        return false;
    if (root == NULL) {
        memcpy(place->root, place->folder, sizeof place->root);
        return true;
    }
    if (!find_prefix(revision, &git, root, top, place->root))
        return false;
    return strcmp(top, place->top) == 0 ||
           fail(revision, LK_E_REVISION_TWO,
                LK_WITH(lk_named_string("root", root), lk_named_string("path", path)));
}

static bool find_objects(LkRevision *revision, const Place *place, const char *path, const char *wanted,
                         char *hash, size_t size)
{
    char name[2 * PATH_MAX];
    Git git = {.folder = place->top};
    const char *const parse[5] = {"rev-parse", "--verify", "--quiet", "--end-of-options", name};
    if (wanted[0] == '-' || wanted[0] == '\0' || !print(name, sizeof name, "%s^{tree}", wanted) ||
        !run_git(&git, parse))
        return fail(revision, LK_E_REVISION, LK_WITH(lk_named_string("revision", wanted)));
    git.answer[strcspn(git.answer, "\n")] = '\0';
    if (!print(hash, size, "%s", git.answer))
        return fail(revision, LK_E_REVISION, LK_WITH(lk_named_string("revision", wanted)));
    const char *const check[5] = {"cat-file", "-e", name};
    if (!print(name, sizeof name, "%s:%s%s", hash, place->folder, place->name) || !run_git(&git, check))
        return fail(revision, LK_E_REVISION_WITHOUT,
                    LK_WITH(lk_named_string("path", path), lk_named_string("revision", wanted)));
    return true;
}

/* The tree that is written is that of the root, or of the whole repository when the source lies elsewhere. */
static bool materialise(LkRevision *revision, const char *path, const char *wanted, const char *root)
{
    Place place = {.name = NULL};
    char hash[200], tree[2 * PATH_MAX];
    if (!find_place(revision, &place, path, root) ||
        !find_objects(revision, &place, path, wanted, hash, sizeof hash))
        return false;
    size_t length = strlen(place.root);
    bool is_inside = strncmp(place.root, place.folder, length) == 0;
    size_t shown = is_inside && length > 0 ? length - 1 : 0; /* "a/b/" is the tree "a/b" */
    if (!print(tree, sizeof tree, "%s:%.*s", hash, (int)shown, place.root) ||
        !write_tree(revision, place.top, tree))
        return false;
    return (print(revision->root, PATH_MAX, "%s/tree/%s", revision->folder, is_inside ? "" : place.root) &&
            print(revision->path, PATH_MAX, "%s/tree/%s%s", revision->folder,
                  place.folder + (is_inside ? length : 0), place.name)) ||
           fail(revision, LK_E_REVISION_PATH, LK_WITH(lk_named_string("path", path)));
}

static void remove_folder(LkRevision *revision)
{
    if (revision->folder[0] != '\0' && revision->owner == getpid())
        nftw(revision->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    revision->folder[0] = revision->path[0] = revision->root[0] = '\0';
}

LkRevision *lk_revision_open(const char *path, const char *wanted, const char *root)
{
    LkRevision *revision = calloc(1, sizeof *revision);
    if (revision == NULL)
        return NULL;
    revision->owner = getpid();
    revision->arena = lk_arena_create();
    if (revision->arena == NULL) {
        free(revision);
        return NULL;
    }
    lk_diagnostics_init(&revision->diagnostics, revision->arena);
    revision->messages = lk_messages_of(&revision->diagnostics, LK_LANGUAGE_DEFAULT);
    if (path == NULL || wanted == NULL)
        lk_misuse(&revision->diagnostics,
                  path == NULL ? "the path of the source is NULL" : "the revision is NULL");
    else if (!materialise(revision, path, wanted, root))
        remove_folder(revision);
    return revision;
}

void lk_revision_destroy(LkRevision *revision)
{
    if (revision == NULL)
        return;
    remove_folder(revision);
    lk_arena_destroy(revision->arena);
    free(revision);
}

const LkMessages *lk_revision_messages(const LkRevision *revision)
{
    return revision == NULL ? NULL : &revision->messages;
}

const char *lk_revision_path(const LkRevision *revision)
{
    return revision == NULL ? "" : revision->path;
}

const char *lk_revision_root(const LkRevision *revision)
{
    return revision == NULL ? "" : revision->root;
}
