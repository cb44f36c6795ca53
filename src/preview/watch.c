/* Files on the disk, followed by their folders: an editor that writes another file and renames it changes no
 * watch on the old one. */
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "preview/preview_private.h"

enum { EVENTS = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ONLYDIR };

typedef struct Watched {
    char *name; /* in its folder; "" = all files in it */
    int folder; /* inotify's number */
} Watched;

struct LkWatch {
    int descriptor;
    Watched *files;
    size_t count;
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

/* A folder that is watched already keeps its number, so that nothing is missed between old and new. */
static bool follow(LkWatch *watch, const char *path, Watched *watched)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash == NULL ? strdup(".") : strndup(path, slash == path ? 1 : (size_t)(slash - path));
    watched->name = strdup(slash == NULL ? path : slash + 1);
    watched->folder = folder == NULL ? -1 : inotify_add_watch(watch->descriptor, folder, EVENTS);
    free(folder);
    if (watched->name != NULL && watched->folder >= 0)
        return true;
    free(watched->name);
    return false;
}

static bool is_used(const Watched *files, size_t count, int folder)
{
    for (size_t i = 0; i < count; i++)
        if (files[i].folder == folder)
            return true;
    return false;
}

void lk_watch_files(LkWatch *watch, const char *const *paths, size_t count)
{
    Watched *files = calloc(count + 1, sizeof *files);
    size_t followed = 0;
    for (size_t i = 0; files != NULL && i < count; i++)
        followed += follow(watch, paths[i], &files[followed]);
    for (size_t i = 0; i < watch->count; i++) {
        if (!is_used(files, followed, watch->files[i].folder))
            inotify_rm_watch(watch->descriptor, watch->files[i].folder);
        free(watch->files[i].name);
    }
    free(watch->files);
    watch->files = files;
    watch->count = followed;
}

static bool is_ours(const Watched *watched, const struct inotify_event *event)
{
    return watched->folder == event->wd &&
           (watched->name[0] == '\0' || strcmp(watched->name, event->name) == 0);
}

static LkHappened judge(const LkWatch *watch, const struct inotify_event *event)
{
    if (event->mask & IN_Q_OVERFLOW) /* too much to be told: anything may have changed */
        return LK_HAPPENED_WRITTEN;
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
