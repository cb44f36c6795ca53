/* The web server. It serves this machine alone, and of it only those who know the token; never the scripts of
 * other web pages.
 *
 * - It listens on 127.0.0.1, and answers only requests whose Host is that address, so that no page can reach
 * it by a name that it makes point here (DNS rebinding).
 * - Every path begins with a random token. A request from the script of another page has that page in Origin,
 * and is refused.
 * - It reads no file: what it sends is in memory. */
#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

#include "preview/server.h"

/* Anybody on this machine can send half a request and so take up a connection. Therefore there are many, and
 * silent ones are closed soon; listeners are sent something every 15 seconds. */
enum { TOKEN_BYTES = 16, CONNECTIONS_MOST = 512, TIMEOUT_SECONDS = 30 };

struct LkServer {
    struct MHD_Daemon *daemon;
    LkPreviewState *state;
    char token[2 * TOKEN_BYTES + 1];
    char host[32], other_host[32]; /* one of these must be the Host of a request */
    char address[128];
};

/* ---- Requests */

static bool is_same(const char *a, const char *b)
{
    return a != NULL && strcmp(a, b) == 0;
}

static bool is_from_here(const LkServer *server, struct MHD_Connection *connection)
{
    const char *host = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Host");
    const char *origin = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Origin");
    const char *site = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Sec-Fetch-Site");
    if (!is_same(host, server->host) && !is_same(host, server->other_host))
        return false;
    if (origin != NULL && (strncmp(origin, "http://", 7) != 0 || !is_same(origin + 7, host)))
        return false;
    return site == NULL || is_same(site, "same-origin") || is_same(site, "none");
}

/* Takes the same time whether the token is right or wrong, so that nobody can find it out letter by letter.
 */
static bool has_token(const LkServer *server, const char *url)
{
    size_t length = strlen(server->token);
    if (strlen(url) < length + 2 || url[0] != '/' || url[length + 1] != '/')
        return false;
    unsigned difference = 0;
    for (size_t i = 0; i < length; i++)
        difference |= (unsigned char)(url[i + 1] ^ server->token[i]);
    return difference == 0;
}

/* The body of a request, while it is being received. */
typedef struct Upload {
    size_t length;
    bool is_too_long;
    char bytes[LK_REQUEST_BYTES_MOST + 1];
} Upload;

static enum MHD_Result take_upload(Upload *upload, const char *bytes, size_t *size)
{
    upload->is_too_long |= *size > LK_REQUEST_BYTES_MOST - upload->length;
    if (!upload->is_too_long) {
        memcpy(upload->bytes + upload->length, bytes, *size);
        upload->length += *size;
    }
    *size = 0;
    return MHD_YES;
}

/* Only JSON is accepted: a form on another page cannot send it. */
static bool is_json(struct MHD_Connection *connection)
{
    return is_same(MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Type"),
                   "application/json");
}

static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *bytes, size_t *size,
                              void **request)
{
    LkServer *server = context;
    (void)version;
    if (*request != NULL && *size > 0)
        return take_upload(*request, bytes, size);
    bool is_post = strcmp(method, "POST") == 0;
    if (!is_from_here(server, connection))
        return lk_serve_nothing(connection, MHD_HTTP_FORBIDDEN);
    if (!has_token(server, url))
        return lk_serve_nothing(connection, MHD_HTTP_NOT_FOUND);
    const char *name = url + strlen(server->token) + 2;
    if (strcmp(method, "GET") == 0)
        return lk_serve_get(server->state, connection, name);
    if (!is_post)
        return lk_serve_nothing(connection, MHD_HTTP_METHOD_NOT_ALLOWED);
    if (!is_json(connection))
        return lk_serve_nothing(connection, MHD_HTTP_UNSUPPORTED_MEDIA_TYPE);
    if (*request == NULL)
        return (*request = calloc(1, sizeof(Upload))) != NULL ? MHD_YES : MHD_NO;
    Upload *upload = *request;
    if (upload->is_too_long)
        return lk_serve_nothing(connection, MHD_HTTP_CONTENT_TOO_LARGE);
    upload->bytes[upload->length] = '\0';
    return lk_serve_post(server->state, connection, name, upload->bytes);
}

static void forget_request(void *context, struct MHD_Connection *connection, void **request,
                           enum MHD_RequestTerminationCode code)
{
    (void)context, (void)connection, (void)code;
    free(*request);
    *request = NULL;
}

/* ---- Starting and stopping */

/* Leaves escapes in paths as they are. No path that is served has any, and an escaped zero byte would cut a
 * path short. */
static size_t keep_escapes(void *context, struct MHD_Connection *connection, char *text)
{
    (void)context, (void)connection;
    return strlen(text);
}

static bool make_token(char token[2 * TOKEN_BYTES + 1])
{
    unsigned char bytes[TOKEN_BYTES];
    if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes)
        return false;
    for (int i = 0; i < TOKEN_BYTES; i++)
        snprintf(token + 2 * i, 3, "%02x", bytes[i]);
    return true;
}

/* Opens a socket on 127.0.0.1; a *port of 0 becomes one that is free. Returns −1 after a message. */
static int listen_here(const LkPreviewOptions *options, unsigned *port)
{
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_port = htons((uint16_t)*port)};
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof place;
    int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), one = 1;
    if (descriptor >= 0 && setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) == 0 &&
        bind(descriptor, (const struct sockaddr *)&place, sizeof place) == 0 &&
        listen(descriptor, CONNECTIONS_MOST) == 0 &&
        getsockname(descriptor, (struct sockaddr *)&place, &length) == 0) {
        *port = ntohs(place.sin_port);
        return descriptor;
    }
    int reason = errno;
    char number[16];
    snprintf(number, sizeof number, "%u", *port);
    options->say(
        "E_PREVIEW_PORT",
        (LkCatalogueValue[]){{.name = "port", .value = number}, {.name = "reason", .reason = reason}}, 2);
    if (descriptor >= 0)
        close(descriptor);
    return -1;
}

/* All that requests are judged by is filled in before the socket is served. */
LkServer *lk_server_start(LkPreviewState *state, unsigned port)
{
    LkServer *server = calloc(1, sizeof *server);
    int descriptor = server == NULL || !make_token(server->token) ? -1 : listen_here(state->options, &port);
    if (descriptor < 0) {
        free(server);
        return NULL;
    }
    server->state = state;
    snprintf(server->host, sizeof server->host, "127.0.0.1:%u", port);
    snprintf(server->other_host, sizeof server->other_host, "localhost:%u", port);
    snprintf(server->address, sizeof server->address, "http://%s/%s/", server->host, server->token);
    server->daemon = MHD_start_daemon(
        MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION, 0, NULL, NULL, answer, server,
        MHD_OPTION_LISTEN_SOCKET, descriptor, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MOST,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)TIMEOUT_SECONDS, MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes,
        NULL, MHD_OPTION_NOTIFY_COMPLETED, forget_request, NULL, MHD_OPTION_END);
    if (server->daemon != NULL)
        return server;
    state->options->say("E_PREVIEW_SERVER", NULL, 0);
    close(descriptor);
    free(server);
    return NULL;
}

void lk_server_stop(LkServer *server)
{
    if (server == NULL)
        return;
    lk_state_close(server->state);
    MHD_stop_daemon(server->daemon);
    free(server);
}

const char *lk_server_address(const LkServer *server)
{
    return server->address;
}
