/* Answers HTTP requests that the server has let through. Reads no file: everything that is sent is in memory.
 */
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "preview/server.h"
#include "preview/state.h"

enum { PING_SECONDS = 15 };

static void add_rules(struct MHD_Response *response, const char *type)
{
    static const char *const headers[][2] = {
        {"Cache-Control", "no-store"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"X-Frame-Options", "DENY"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self' "
                                    "'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
                                    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
    };
    MHD_add_response_header(response, "Content-Type", type);
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        MHD_add_response_header(response, headers[i][0], headers[i][1]);
}

static int send_response(struct MHD_Connection *connection, unsigned status, struct MHD_Response *response,
                         const char *type)
{
    if (response == NULL)
        return MHD_NO;
    add_rules(response, type);
    int result = (int)MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

int lk_serve_nothing(struct MHD_Connection *connection, unsigned status)
{
    static char nothing[] = "";
    return send_response(connection, status,
                         MHD_create_response_from_buffer(0, nothing, MHD_RESPMEM_PERSISTENT), "text/plain");
}

static int give(struct MHD_Connection *connection, void *bytes, size_t length, const char *type)
{
    if (bytes == NULL)
        return lk_serve_nothing(connection, MHD_HTTP_NOT_FOUND);
    return send_response(connection, MHD_HTTP_OK,
                         MHD_create_response_from_buffer(length, bytes, MHD_RESPMEM_MUST_FREE), type);
}

/* ---- Events. A client gets the whole state whenever it changes or a place is to be shown, so that it may
 * miss one; and a comment now and then, which keeps the connection open. */

typedef struct Listener {
    LkPreviewState *state;
    LkKnown known;
    char *event; /* the one that is being sent; NULL = none */
    size_t length, sent;
} Listener;

static void forget_listener(void *context)
{
    free(((Listener *)context)->event);
    free(context);
}

/* Makes an event of the state. A line end would end it too early; in JSON they mean nothing, and become
 * blanks. */
static char *make_event(LkPreviewState *state, size_t *length)
{
    size_t size = 0;
    char *json = lk_state_json(state, &size), *event = json == NULL ? NULL : malloc(size + 9);
    if (event != NULL) {
        for (size_t i = 0; i < size; i++)
            if (json[i] == '\n' || json[i] == '\r')
                json[i] = ' ';
        *length = (size_t)snprintf(event, size + 9, "data: %s\n\n", json);
    }
    free(json);
    return event;
}

static ssize_t send_part(Listener *listener, char *out, size_t room)
{
    size_t left = listener->length - listener->sent, part = left < room ? left : room;
    memcpy(out, listener->event + listener->sent, part);
    listener->sent += part;
    if (listener->sent == listener->length) {
        free(listener->event);
        listener->event = NULL;
    }
    return (ssize_t)part;
}

static ssize_t next_event(void *context, uint64_t position, char *out, size_t room)
{
    Listener *listener = context;
    LkPreviewState *state = listener->state;
    (void)position;
    if (listener->event != NULL)
        return send_part(listener, out, room);
    if (!lk_state_wait(state, &listener->known, PING_SECONDS))
        return MHD_CONTENT_READER_END_OF_STREAM;
    pthread_mutex_lock(&state->lock);
    LkKnown now = {state->version, state->call_count};
    pthread_mutex_unlock(&state->lock);
    bool is_new = now.version != listener->known.version || now.call_count != listener->known.call_count;
    listener->known = now;
    listener->sent = 0;
    listener->event = is_new ? make_event(state, &listener->length) : NULL;
    return listener->event != NULL ? send_part(listener, out, room) : snprintf(out, room, ": still here\n\n");
}

static int listen_on(LkPreviewState *state, struct MHD_Connection *connection)
{
    Listener *listener = calloc(1, sizeof *listener);
    if (listener == NULL)
        return MHD_NO;
    listener->state = state;
    struct MHD_Response *response =
        MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 65536, next_event, listener, forget_listener);
    if (response == NULL)
        free(listener);
    return send_response(connection, MHD_HTTP_OK, response, "text/event-stream");
}

/* ---- Names */

/* "pages/0123456789abcdef.svg" → its hash. */
static bool is_page(const char *name, const char *ending, char hash[17])
{
    if (strncmp(name, "pages/", 6) != 0 || strlen(name) != 6 + 16 + strlen(ending) ||
        strcmp(name + 22, ending) != 0)
        return false;
    memcpy(hash, name + 6, 16);
    hash[16] = '\0';
    return true;
}

int lk_serve_get(LkPreviewState *state, struct MHD_Connection *connection, const char *name)
{
    char hash[17];
    size_t length = 0;
    const LkAsset *asset = lk_asset(name);
    if (asset != NULL)
        return send_response(connection, MHD_HTTP_OK,
                             MHD_create_response_from_buffer((size_t)(asset->end - asset->start),
                                                             (void *)asset->start, MHD_RESPMEM_PERSISTENT),
                             asset->type);
    if (strcmp(name, "events") == 0)
        return listen_on(state, connection);
    if (strcmp(name, "state.json") == 0) {
        char *json = lk_state_json(state, &length);
        return give(connection, json, length, "application/json");
    }
    if (is_page(name, ".svg", hash)) {
        void *svg = lk_state_picture(state, hash, &length);
        return give(connection, svg, length, "image/svg+xml");
    }
    if (is_page(name, ".json", hash)) {
        void *json = lk_state_layer(state, hash, &length);
        return give(connection, json, length, "application/json");
    }
    return lk_serve_nothing(connection, MHD_HTTP_NOT_FOUND);
}

int lk_serve_post(LkPreviewState *state, struct MHD_Connection *connection, const char *name,
                  const char *body)
{
    LkRequest request = {.name = name, .body = body};
    if (!lk_state_ask(state, &request))
        return lk_serve_nothing(connection, MHD_HTTP_SERVICE_UNAVAILABLE);
    if (request.answer == NULL)
        return lk_serve_nothing(connection, MHD_HTTP_BAD_REQUEST);
    return give(connection, request.answer, strlen(request.answer), "application/json");
}
