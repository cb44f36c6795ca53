/* The loop: build, show, wait for a change of any file that was used, build again. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/digest.h"
#include "preview/preview_private.h"

#define EXPORTED __attribute__((visibility("default")))

enum { RETURN_MS = 60, EXIT_FILE = 3, EXIT_BUG = 70 };

/* ---- One preview for one file */

/* A file that is locked while the preview runs, and says where. Its place depends on the source alone. */
typedef struct Place {
    char path[PATH_MAX + 96];
    int descriptor;
} Place;

static bool find_place(const char *source, Place *place)
{
    char real[PATH_MAX], folder[PATH_MAX];
    const char *own = getenv("XDG_RUNTIME_DIR");
    if (realpath(source, real) == NULL)
        return false;
    if (own != NULL && own[0] == '/' && strlen(own) < PATH_MAX - 16)
        snprintf(folder, sizeof folder, "%s/likhit", own);
    else
        snprintf(folder, sizeof folder, "/tmp/likhit-%ld", (long)getuid());
    struct stat info;
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return false;
    if (lstat(folder, &info) != 0 || !S_ISDIR(info.st_mode) || info.st_uid != getuid()) /* somebody else's */
        return false;
    snprintf(place->path, sizeof place->path, "%s/preview-%s", folder, lk_digest(real, strlen(real)).hex);
    return true;
}

/* false when a preview of the file runs already: then it has been said where. */
static bool take_place(const char *source, Place *place)
{
    place->descriptor = -1;
    if (!find_place(source, place))
        return true; /* without a place to say so, two may run */
    place->descriptor = open(place->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (place->descriptor < 0 || flock(place->descriptor, LOCK_EX | LOCK_NB) == 0)
        return true;
    char address[200] = "";
    ssize_t length = read(place->descriptor, address, sizeof address - 1);
    address[length > 0 ? length : 0] = '\0';
    printf("“%s” is previewed already: %s\n", source, address);
    close(place->descriptor);
    return false;
}

static void say_place(const Place *place, const char *address)
{
    if (place->descriptor < 0)
        return;
    size_t length = strlen(address);
    if (ftruncate(place->descriptor, 0) != 0 ||
        pwrite(place->descriptor, address, length, 0) != (ssize_t)length)
        fputs("likhit: warning: a second start will not find this preview [W-preview-place]\n", stderr);
}

static void leave_place(const Place *place)
{
    if (place->descriptor < 0)
        return;
    unlink(place->path);
    close(place->descriptor);
}

/* ---- Building */

typedef struct Preview {
    LkEngine *engine;
    const LkPreviewOptions *options;
    LkPreviewState state;
    LkWatch *watch;
} Preview;

static void follow(Preview *preview, LkDocument *document)
{
    size_t count = lk_document_file_count(document);
    const char **paths = calloc(count + 1, sizeof *paths);
    if (paths == NULL)
        return;
    paths[0] = preview->options->source;
    for (size_t i = 0; i < count; i++)
        paths[i + 1] = lk_document_file(document, i);
    lk_watch_files(preview->watch, paths, count + 1);
    free(paths);
}

static bool build(Preview *preview)
{
    LkDocument *document =
        lk_document_open(preview->engine, preview->options->source, &preview->options->document);
    if (document == NULL)
        return false;
    lk_document_layout(document);
    follow(preview, document);
    lk_state_take(&preview->state, document);
    return true;
}

/* ---- Waiting */

static int open_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP); /* the terminal went away */
    if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0)
        return -1;
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* Builds as soon as a file was written: what is written while it builds is built next, all at once. A file
 * that went is waited for, since editors move the old one away before they write. Until a signal asks to end.
 */
static int follow_changes(Preview *preview, int signals)
{
    struct pollfd descriptors[2] = {{.fd = signals, .events = POLLIN},
                                    {.fd = lk_watch_descriptor(preview->watch), .events = POLLIN}};
    LkHappened happened = LK_HAPPENED_NOTHING;
    for (;;) {
        int ready = poll(descriptors, 2, happened == LK_HAPPENED_MOVED ? RETURN_MS : -1);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready < 0)
            return EXIT_BUG;
        if (ready > 0 && descriptors[0].revents != 0)
            return 0;
        if (ready > 0) {
            LkHappened now = lk_watch_read(preview->watch);
            happened = now > happened ? now : happened;
        }
        if (happened == LK_HAPPENED_WRITTEN || (ready == 0 && happened == LK_HAPPENED_MOVED)) {
            happened = LK_HAPPENED_NOTHING;
            if (!build(preview))
                return EXIT_BUG;
        }
    }
}

/* The browser goes its own way: it is no child that the preview waits for. */
static void open_browser(const char *address)
{
    pid_t child = fork();
    if (child == 0) {
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        if (fork() != 0)
            _exit(0);
        setsid();
        int nothing = open("/dev/null", O_RDWR);
        for (int i = 0; i < 3 && nothing >= 0; i++)
            dup2(nothing, i);
        execlp("xdg-open", "xdg-open", address, (char *)NULL);
        _exit(0);
    }
    if (child > 0)
        waitpid(child, NULL, 0);
}

static int serve(Preview *preview, int signals, const Place *place)
{
    LkServer *server = lk_server_start(&preview->state, preview->options->port);
    if (server == NULL)
        return EXIT_FILE;
    say_place(place, lk_server_address(server));
    printf("%s\n", lk_server_address(server));
    fflush(stdout);
    if (!preview->options->no_open)
        open_browser(lk_server_address(server));
    int code = follow_changes(preview, signals);
    lk_server_stop(server);
    return code;
}

EXPORTED int lk_preview_run(LkEngine *engine, const LkPreviewOptions *options)
{
    Place place;
    if (!take_place(options->source, &place))
        return 0;
    Preview preview = {.engine = engine, .options = options, .watch = lk_watch_create()};
    int signals = open_signals(), code = EXIT_BUG;
    if (preview.watch != NULL && signals >= 0 && lk_state_init(&preview.state)) {
        code = build(&preview) ? serve(&preview, signals, &place) : EXIT_BUG;
        lk_state_release(&preview.state);
    }
    lk_watch_destroy(preview.watch);
    if (signals >= 0)
        close(signals);
    leave_place(&place);
    return code;
}
