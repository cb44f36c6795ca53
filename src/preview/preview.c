/* The preview from start to end: build, show, wait for a change of any file that was used, and build again.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "preview/builder.h"
#include "preview/commands.h"
#include "preview/instance.h"
#include "preview/programs.h"
#include "preview/server.h"
#include "preview/watch.h"

enum { RETURN_MS = 60, EXIT_FILE = 3, EXIT_FONT = 4, EXIT_BUG = 70 };

static int open_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP); /* the terminal was closed */
    if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0)
        return -1;
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void answer_requests(LkPreview *preview)
{
    for (LkRequest *request; (request = lk_state_next_request(&preview->state)) != NULL;) {
        lk_command_answer(preview, request);
        lk_state_answer(&preview->state, request);
    }
}

/* Builds as soon as a file has been written; all that is written during a build is built together in the next
 * one. When a file has gone it first waits a moment, since editors move the old file away before they write
 * the new one; and so it does for fonts, since many are installed at once. */
static bool build_if_due(LkPreview *preview, LkHappened *happened, bool has_waited)
{
    if (*happened == LK_HAPPENED_NOTHING || (*happened != LK_HAPPENED_WRITTEN && !has_waited))
        return true;
    if (*happened == LK_HAPPENED_IN_FOLDER)
        lk_preview_renew_engine(preview);
    *happened = LK_HAPPENED_NOTHING;
    return lk_preview_build(preview, 0);
}

/* Follows changes until a signal asks to end. */
static int follow_changes(LkPreview *preview, int signals)
{
    enum { SIGNALS, FILES, REQUESTS, COUNT };
    struct pollfd descriptors[COUNT] = {
        [SIGNALS] = {.fd = signals, .events = POLLIN},
        [FILES] = {.fd = lk_watch_descriptor(preview->watch), .events = POLLIN},
        [REQUESTS] = {.fd = preview->state.wake, .events = POLLIN}};
    LkHappened happened = LK_HAPPENED_NOTHING;
    for (;;) {
        int ready = poll(descriptors, COUNT, happened == LK_HAPPENED_NOTHING ? -1 : RETURN_MS);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready < 0)
            return EXIT_BUG;
        if (ready > 0 && descriptors[SIGNALS].revents != 0)
            return 0;
        /* Comes before requests, which may change what is watched: earlier events of new files mean nothing.
         */
        LkHappened now = ready > 0 ? lk_watch_read(preview->watch) : LK_HAPPENED_NOTHING;
        happened = now > happened ? now : happened;
        if (ready > 0 && descriptors[REQUESTS].revents != 0)
            answer_requests(preview);
        if (!build_if_due(preview, &happened, ready == 0))
            return EXIT_BUG;
    }
}

/* Serves what was built. Until here Ctrl-C ends the program at once, as nobody knows an address yet. */
static int serve(LkPreview *preview, LkInstance *instance)
{
    const LkPreviewOptions *options = preview->options;
    int signals = open_signals();
    if (signals < 0)
        return EXIT_BUG;
    LkServer *server = lk_server_start(&preview->state, options->port);
    if (server == NULL) {
        close(signals);
        return EXIT_FILE;
    }
    const char *address = lk_server_address(server);
    if (!lk_instance_tell(instance, address))
        options->say("W_PREVIEW_PLACE", NULL, 0);
    if (options->line > 0)
        lk_call_place(preview, options->line, options->column);
    printf("%s\n", address);
    fflush(stdout);
    if (!options->no_open)
        lk_open_browser(address);
    int code = follow_changes(preview, signals);
    if (!lk_instance_tell(instance, "")) /* a preview that starts now waits until this one has ended */
        options->say("W_PREVIEW_PLACE_END", NULL, 0);
    lk_server_stop(server);
    close(signals);
    return code;
}

static int run(const LkPreviewOptions *options, LkInstance *instance)
{
    LkPreview preview = {.options = options, .engine = lk_shared_engine_create(options)};
    if (preview.engine == NULL)
        return EXIT_FONT;
    preview.watch = lk_watch_create();
    int code = EXIT_BUG;
    if (preview.watch != NULL && lk_state_init(&preview.state, options)) {
        lk_preview_list_layouts(&preview);
        /* watched already during the first build, so that what is saved meanwhile is built next */
        lk_watch_files(preview.watch, &options->source, 1);
        code = lk_preview_build(&preview, 0) ? serve(&preview, instance) : EXIT_BUG;
        lk_compare_end(&preview);
        lk_state_finish(&preview.state);
    }
    lk_watch_destroy(preview.watch);
    lk_shared_engine_leave(preview.engine);
    return code;
}

/* Says where the preview of this source runs already, and makes it show the place that was asked for. */
static int hand_over(const LkPreviewOptions *options, const char *address)
{
    options->line_of(stdout, "PREVIEW_OPEN", "file", options->source, "address", address, NULL);
    if (options->line == 0 || lk_instance_call(address, options->line, options->column))
        return 0;
    options->say("E_PREVIEW_SILENT", (LkCatalogueValue[]){{.name = "address", .value = address}}, 1);
    return EXIT_FILE;
}

int lk_preview_run(const LkPreviewOptions *options)
{
    char *other = NULL;
    LkInstance *instance = lk_instance_open(options->source, &other);
    if (other != NULL) {
        int code = hand_over(options, other);
        free(other);
        return code;
    }
    if (instance == NULL)
        return EXIT_BUG;
    int code = run(options, instance);
    lk_instance_close(instance);
    return code;
}

__attribute__((visibility("default"))) const LkPreviewModule lk_preview_module = {
    .version = LK_VERSION_STRING,
    .run = lk_preview_run,
};
