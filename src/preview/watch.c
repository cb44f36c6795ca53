/* Watches files by watching their folders, since many editors save by writing another file and renaming it,
 * which a watch on the file itself would miss. Where a folder is missing, the one above it is watched until
 * it comes; a symbolic link is watched both where it lies and where it leads. */
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "preview/watch.h"

enum {
    SELF = IN_MOVE_SELF | IN_DELETE_SELF,
    EVENTS = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ONLYDIR | SELF
};

typedef struct Watched {
    char *name; /* within its folder; "" = all files of the folder */
    int folder; /* its number for inotify */
} Watched;

struct LkWatch {
    int descriptor;
    Watched *files;
    size_t count, room;
};

LkWatch *lk_watch_create(void)
{
    LkWatch *watch = calloc(1, sizeof *watch);
    if (watch == NULL)
        return NULL;
    watch->descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch->descriptor >= 0)
        return watch;
    free(watch);
    return NULL;
}

static void forget(LkWatch *watch)
{
    for (size_t i = 0; i < watch->count; i++) {
        inotify_rm_watch(watch->descriptor, watch->files[i].folder);
        free(watch->files[i].name);
    }
    free(watch->files);
    watch->files = NULL;
    watch->count = 0;
}

void lk_watch_destroy(LkWatch *watch)
{
    if (watch == NULL)
        return;
    forget(watch);
    close(watch->descriptor);
    free(watch);
}

int lk_watch_descriptor(const LkWatch *watch)
{
    return watch->descriptor;
}

static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? strdup(".") : strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

static void add(LkWatch *watch, const char *path, int folder)
{
    const char *slash = strrchr(path, '/');
    if (watch->count == watch->room) {
        size_t room = 2 * watch->room + 16;
        Watched *files = reallocarray(watch->files, room, sizeof *files);
        if (files == NULL)
            return;
        watch->files = files;
        watch->room = room;
    }
    char *name = strdup(slash == NULL ? path : slash + 1);
    if (name != NULL)
        watch->files[watch->count++] = (Watched){.name = name, .folder = folder};
}

static bool is_link(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

/* Watches the folder of a path. One that is watched already keeps its number, so that no event is lost. If
 * the folder is missing or is a link, its own folder is watched too. */
static void follow(LkWatch *watch, const char *path)
{
    char *at = strdup(path);
    for (bool is_done = false; at != NULL && !is_done;) {
        char *folder = folder_of(at);
        int number = folder == NULL ? -1 : inotify_add_watch(watch->descriptor, folder, EVENTS);
        if (number >= 0)
            add(watch, at, number);
        is_done = folder == NULL || strcmp(folder, at) == 0 || (number >= 0 && !is_link(folder));
        free(at);
        at = folder;
    }
    free(at);
}

static bool is_used(const Watched *files, size_t count, int folder)
{
    for (size_t i = 0; i < count; i++)
        if (files[i].folder == folder)
            return true;
    return false;
}

/* Whether a path is that of a folder, of which all files are watched. */
static bool ends_in_slash(const char *path)
{
    size_t length = strlen(path);
    return length > 0 && path[length - 1] == '/';
}

void lk_watch_files(LkWatch *watch, const char *const *paths, size_t count)
{
    LkWatch before = *watch;
    char real[PATH_MAX];
    watch->files = NULL;
    watch->count = watch->room = 0;
    for (size_t i = 0; i < count; i++) {
        follow(watch, paths[i]);
        if (realpath(paths[i], real) != NULL && strcmp(real, paths[i]) != 0 && !ends_in_slash(paths[i]))
            follow(watch, real);
    }
    for (size_t i = 0; i < before.count; i++) {
        if (!is_used(watch->files, watch->count, before.files[i].folder))
            inotify_rm_watch(watch->descriptor, before.files[i].folder);
        free(before.files[i].name);
    }
    free(before.files);
}

static bool is_ours(const Watched *watched, const struct inotify_event *event)
{
    return watched->folder == event->wd &&
           (watched->name[0] == '\0' || strcmp(watched->name, event->name) == 0);
}

static LkHappened judge(const LkWatch *watch, const struct inotify_event *event)
{
    if (event->mask & IN_Q_OVERFLOW) /* events were lost: anything may have changed */
        return LK_HAPPENED_WRITTEN;
    if (event->mask & SELF) /* a watched folder was moved or deleted */
        return LK_HAPPENED_MOVED;
    LkHappened happened = LK_HAPPENED_NOTHING;
    for (size_t i = 0; event->len > 0 && i < watch->count; i++) {
        if (!is_ours(&watch->files[i], event))
            continue;
        LkHappened now = watch->files[i].name[0] == '\0'                ? LK_HAPPENED_IN_FOLDER
                         : event->mask & (IN_CLOSE_WRITE | IN_MOVED_TO) ? LK_HAPPENED_WRITTEN
                                                                        : LK_HAPPENED_MOVED;
        happened = now > happened ? now : happened;
    }
    return happened;
}

LkHappened lk_watch_read(LkWatch *watch)
{
    _Alignas(struct inotify_event) char buffer[16384];
    LkHappened happened = LK_HAPPENED_NOTHING;
    for (ssize_t got; (got = read(watch->descriptor, buffer, sizeof buffer)) > 0;) {
        for (char *at = buffer; at < buffer + got;) {
            const struct inotify_event *event = (const void *)at;
            LkHappened now = judge(watch, event);
            happened = now > happened ? now : happened;
            at += sizeof *event + event->len;
        }
    }
    return happened;
}
