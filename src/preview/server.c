/* The web server: on this machine alone, for who knows the token, and for no other page's scripts.
 *
 * - It listens on 127.0.0.1, and answers only requests whose Host is that address: a name that another page
 * makes point here (DNS rebinding) is refused.
 * - Every path begins with a random token; a request that comes from another page's script names it in
 * Origin, and is refused.
 * - It reads no file: what it gives is in memory. */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "preview/preview_private.h"

enum { TOKEN_BYTES = 16, PING_SECONDS = 15, CONNECTIONS_MOST = 64, TIMEOUT_SECONDS = 120 };

struct LkServer {
    struct MHD_Daemon *daemon;
    LkPreviewState *state;
    char token[2 * TOKEN_BYTES + 1];
    char host[32], other_host[32]; /* that requests must name */
    char address[128];
};

/* ---- Answers */

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

static enum MHD_Result send_response(struct MHD_Connection *connection, unsigned status,
                                     struct MHD_Response *response, const char *type)
{
    if (response == NULL)
        return MHD_NO;
    add_rules(response, type);
    enum MHD_Result result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result refuse(struct MHD_Connection *connection, unsigned status)
{
    static char nothing[] = "";
    return send_response(connection, status,
                         MHD_create_response_from_buffer(0, nothing, MHD_RESPMEM_PERSISTENT), "text/plain");
}

static enum MHD_Result give(struct MHD_Connection *connection, void *bytes, size_t length, const char *type)
{
    if (bytes == NULL)
        return refuse(connection, MHD_HTTP_NOT_FOUND);
    return send_response(connection, MHD_HTTP_OK,
                         MHD_create_response_from_buffer(length, bytes, MHD_RESPMEM_MUST_FREE), type);
}

/* ---- Events: a line for each new version, a remark now and then that keeps the connection */

typedef struct Listener {
    LkPreviewState *state;
    unsigned long known;
} Listener;

static ssize_t next_event(void *context, uint64_t position, char *out, size_t room)
{
    Listener *listener = context;
    unsigned long version = lk_state_wait(listener->state, listener->known, PING_SECONDS);
    (void)position;
    if (version == 0)
        return MHD_CONTENT_READER_END_OF_STREAM;
    int length = version == listener->known ? snprintf(out, room, ": still here\n\n")
                                            : snprintf(out, room, "data: %lu\n\n", version);
    listener->known = version;
    return length;
}

static enum MHD_Result listen_on(LkServer *server, struct MHD_Connection *connection)
{
    Listener *listener = calloc(1, sizeof *listener);
    if (listener == NULL)
        return MHD_NO;
    listener->state = server->state;
    struct MHD_Response *response =
        MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, next_event, listener, free);
    if (response == NULL)
        free(listener);
    return send_response(connection, MHD_HTTP_OK, response, "text/event-stream");
}

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

/* Takes as long for a wrong token as for the right one. */
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

static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **request)
{
    LkServer *server = context;
    char hash[17];
    size_t length = 0;
    (void)version, (void)upload, (void)upload_size, (void)request;
    if (!is_from_here(server, connection))
        return refuse(connection, MHD_HTTP_FORBIDDEN);
    if (strcmp(method, "GET") != 0)
        return refuse(connection, MHD_HTTP_METHOD_NOT_ALLOWED);
    if (!has_token(server, url))
        return refuse(connection, MHD_HTTP_NOT_FOUND);
    const char *name = url + strlen(server->token) + 2;
    const LkAsset *asset = lk_asset(name);
    if (asset != NULL)
        return send_response(connection, MHD_HTTP_OK,
                             MHD_create_response_from_buffer((size_t)(asset->end - asset->start),
                                                             (void *)asset->start, MHD_RESPMEM_PERSISTENT),
                             asset->type);
    if (strcmp(name, "events") == 0)
        return listen_on(server, connection);
    if (strcmp(name, "state.json") == 0) {
        char *json = lk_state_json(server->state, &length);
        return give(connection, json, length, "application/json");
    }
    if (is_page(name, ".svg", hash)) {
        void *svg = lk_state_page(server->state, hash, true, &length);
        return give(connection, svg, length, "image/svg+xml");
    }
    if (is_page(name, ".json", hash)) {
        void *json = lk_state_page(server->state, hash, false, &length);
        return give(connection, json, length, "application/json");
    }
    return refuse(connection, MHD_HTTP_NOT_FOUND);
}

/* ---- Starting and stopping */

/* Escapes stay as they are: no path that is served has any, and one that hides a zero byte would end early.
 */
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

LkServer *lk_server_start(LkPreviewState *state, unsigned port)
{
    LkServer *server = calloc(1, sizeof *server);
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (server == NULL || !make_token(server->token)) {
        free(server);
        return NULL;
    }
    server->state = state;
    server->daemon = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION,
                                      (uint16_t)port, NULL, NULL, answer, server, MHD_OPTION_SOCK_ADDR,
                                      &place, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MOST,
                                      MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)TIMEOUT_SECONDS,
                                      MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL, MHD_OPTION_END);
    if (server->daemon == NULL) {
        fprintf(stderr,
                "likhit: error: the port %u of this machine is taken; leave --port out for a free one "
                "[E-preview-port]\n",
                port);
        free(server);
        return NULL;
    }
    unsigned bound = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
    snprintf(server->host, sizeof server->host, "127.0.0.1:%u", bound);
    snprintf(server->other_host, sizeof server->other_host, "localhost:%u", bound);
    snprintf(server->address, sizeof server->address, "http://%s/%s/", server->host, server->token);
    return server;
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
