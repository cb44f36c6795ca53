/* HTTP by OpenSSL's own client, which knows DER: it reads one value, and no more than the limit. */
#include "sign/net/http.h"

#include <errno.h>
#include <openssl/asn1t.h>
#include <openssl/err.h>
#include <openssl/http.h>
#include <openssl/ssl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/limits.h"
#include "sign/net/connect.h"

/* One exchange. What it holds is freed with its arena. While it runs nothing is taken from an arena: running
 * out of memory would leave a signal blocked. */
typedef struct Exchange {
    const LkHttpRequest *request;
    double deadline;
    char *host, *port, *path;
    int is_tls;
    const char *host_and_port;
    char *proxy_host, *proxy_port; /* NULL = there is none */
    SSL_CTX *tls;
    BIO *connection;
    OSSL_HTTP_REQ_CTX *client;
    ASN1_TYPE *body;
    int failure;      /* value of errno; 0 = see said */
    const char *said; /* in English; NULL = OpenSSL's queue of errors has it */
} Exchange;

static void finish(void *context)
{
    Exchange *exchange = context;
    OSSL_HTTP_REQ_CTX_free(exchange->client);
    BIO_free_all(exchange->connection);
    SSL_CTX_free(exchange->tls);
    ASN1_TYPE_free(exchange->body);
    OPENSSL_free(exchange->host);
    OPENSSL_free(exchange->port);
    OPENSSL_free(exchange->path);
    OPENSSL_free(exchange->proxy_host);
    OPENSSL_free(exchange->proxy_port);
    ERR_clear_error();
}

static int seconds_left(const Exchange *exchange)
{
    double left = exchange->deadline - lk_seconds_now();
    return left < 1 ? 1 : (int)left;
}

/* ---- SIGPIPE */

/* Writing to a server that has hung up raises SIGPIPE, which would end the program. It is held back in this
 * thread, and one that came is taken away; whoever has a handler of his own never sees ours. */
typedef struct Quiet {
    sigset_t before;
    bool was_pending;
} Quiet;

static sigset_t pipe_signal(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    return set;
}

static void hold_pipe_signal(Quiet *quiet)
{
    sigset_t set = pipe_signal(), pending;
    quiet->was_pending = sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &set, &quiet->before);
}

static void release_pipe_signal(const Quiet *quiet)
{
    sigset_t set = pipe_signal(), pending;
    struct timespec none = {0};
    if (!quiet->was_pending && sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1)
        sigtimedwait(&set, NULL, &none);
    pthread_sigmask(SIG_SETMASK, &quiet->before, NULL);
}

/* ---- Connecting */

/* Whether there is a proxy for this server: as http_proxy, https_proxy and no_proxy say. */
static bool find_proxy(Exchange *exchange)
{
    const char *proxy = OSSL_HTTP_adapt_proxy(NULL, NULL, exchange->host, exchange->is_tls);
    return proxy == NULL || OSSL_HTTP_parse_url(proxy, NULL, NULL, &exchange->proxy_host,
                                                &exchange->proxy_port, NULL, NULL, NULL, NULL) == 1;
}

static bool connect_socket(Exchange *exchange)
{
    bool has_proxy = exchange->proxy_host != NULL;
    int descriptor = lk_net_connect(has_proxy ? exchange->proxy_host : exchange->host,
                                    has_proxy ? exchange->proxy_port : exchange->port, exchange->deadline,
                                    &exchange->failure, &exchange->said);
    if (descriptor < 0)
        return false;
    exchange->connection = BIO_new_socket(descriptor, BIO_CLOSE);
    if (exchange->connection == NULL)
        close(descriptor);
    return exchange->connection != NULL;
}

/* TLS 1.2 at least; the certificates are those that the system trusts (SSL_CERT_FILE names others). */
static bool prepare_tls(Exchange *exchange)
{
    exchange->tls = SSL_CTX_new(TLS_client_method());
    if (exchange->tls == NULL || SSL_CTX_set_min_proto_version(exchange->tls, TLS1_2_VERSION) != 1 ||
        SSL_CTX_set_default_verify_paths(exchange->tls) != 1)
        return false;
    SSL_CTX_set_verify(exchange->tls, SSL_VERIFY_PEER, NULL);
    return true;
}

/* Puts TLS around the connection, through the proxy if there is one. */
static bool wrap(Exchange *exchange)
{
    if (exchange->proxy_host != NULL &&
        OSSL_HTTP_proxy_connect(exchange->connection, exchange->host, exchange->port, NULL, NULL,
                                seconds_left(exchange), NULL, NULL) != 1)
        return false;
    SSL *ssl = prepare_tls(exchange) ? SSL_new(exchange->tls) : NULL;
    BIO *filter = ssl == NULL ? NULL : BIO_new(BIO_f_ssl());
    if (filter == NULL || SSL_set_tlsext_host_name(ssl, exchange->host) != 1 ||
        SSL_set1_host(ssl, exchange->host) != 1) {
        SSL_free(ssl);
        BIO_free(filter);
        return false;
    }
    SSL_set_connect_state(ssl);
    BIO_set_ssl(filter, ssl, BIO_CLOSE);
    exchange->connection = BIO_push(filter, exchange->connection);
    return true;
}

/* ---- The exchange */

/* Writes the question. A proxy is told the server; with TLS it has been told before. */
static bool prepare(Exchange *exchange)
{
    const LkHttpRequest *request = exchange->request;
    const unsigned char *body = (const unsigned char *)request->body.bytes;
    bool is_post = request->body.length > 0, tells_server = exchange->proxy_host != NULL && !exchange->is_tls;
    exchange->client = OSSL_HTTP_REQ_CTX_new(exchange->connection, exchange->connection, 0);
    if (exchange->client == NULL)
        return false;
    OSSL_HTTP_REQ_CTX_set_max_response_length(exchange->client, request->most);
    if (is_post)
        exchange->body = d2i_ASN1_TYPE(NULL, &body, (long)request->body.length);
    return OSSL_HTTP_REQ_CTX_set_request_line(exchange->client, is_post, tells_server ? exchange->host : NULL,
                                              tells_server ? exchange->port : NULL, exchange->path) == 1 &&
           OSSL_HTTP_REQ_CTX_add1_header(exchange->client, "Host", exchange->host_and_port) == 1 &&
           OSSL_HTTP_REQ_CTX_set_expected(exchange->client, request->answer_type, 1, seconds_left(exchange),
                                          0) == 1 &&
           (!is_post ||
            OSSL_HTTP_REQ_CTX_set1_req(exchange->client, request->body_type, ASN1_ITEM_rptr(ASN1_ANY),
                                       (const ASN1_VALUE *)exchange->body) == 1);
}

/* Returns the answer, which belongs to the exchange; NULL after a failure. */
static BIO *transfer(Exchange *exchange)
{
    if (!find_proxy(exchange) || !connect_socket(exchange) || (exchange->is_tls && !wrap(exchange)) ||
        !prepare(exchange))
        return NULL;
    BIO *answer = OSSL_HTTP_REQ_CTX_exchange(exchange->client);
    if (answer == NULL && ERR_peek_error() == 0)
        exchange->failure = ETIMEDOUT;
    return answer;
}

/* What OpenSSL says: of its errors the first is nearest to the cause. */
static const char *first_error(LkArena *arena)
{
    const char *data = "";
    int flags = 0;
    const char *reason = ERR_reason_error_string(ERR_peek_error_all(NULL, NULL, NULL, &data, &flags));
    bool has_more = (flags & ERR_TXT_STRING) != 0 && data[0] != '\0' && strlen(data) < LK_LIMIT_SAID;
    return lk_arena_printf(arena, "%s%s%s", reason == NULL ? "?" : reason, has_more ? ": " : "",
                           has_more ? data : "");
}

static void tell_failure(const Exchange *exchange, LkArena *arena, LkDiagnostics *diagnostics)
{
    unsigned long error = ERR_peek_error();
    const char *said = exchange->said != NULL ? exchange->said : first_error(arena);
    int failure = exchange->failure != 0    ? exchange->failure
                  : ERR_SYSTEM_ERROR(error) ? ERR_GET_REASON(error)
                                            : 0;
    if (failure != 0)
        lk_tell(diagnostics, LK_E_NET, (LkSpan){0},
                LK_WITH(lk_named_string("url", exchange->request->url), lk_named_reason("reason", failure)));
    else
        lk_tell(diagnostics, LK_E_NET, (LkSpan){0},
                LK_WITH(lk_named_string("url", exchange->request->url), lk_named_quoted("reason", said)));
}

static LkText fetch(Exchange *exchange, LkArena *arena, LkDiagnostics *diagnostics)
{
    char *user = NULL, *bytes = NULL;
    Quiet quiet;
    bool is_url = OSSL_HTTP_parse_url(exchange->request->url, &exchange->is_tls, &user, &exchange->host,
                                      &exchange->port, NULL, &exchange->path, NULL, NULL) == 1;
    OPENSSL_free(user);
    if (!is_url) {
        lk_tell(diagnostics, LK_E_NET_URL, (LkSpan){0},
                LK_WITH(lk_named_string("url", exchange->request->url)));
        return (LkText){0};
    }
    exchange->host_and_port = lk_arena_printf(arena, "%s:%s", exchange->host, exchange->port);
    hold_pipe_signal(&quiet);
    BIO *answer = transfer(exchange);
    release_pipe_signal(&quiet);
    long length = answer == NULL ? 0 : BIO_get_mem_data(answer, &bytes);
    if (length > 0)
        return (LkText){lk_arena_copy(arena, bytes, (size_t)length), (size_t)length};
    tell_failure(exchange, arena, diagnostics);
    return (LkText){0};
}

LkText lk_http_fetch(const LkHttpRequest *request, LkArena *arena, LkDiagnostics *diagnostics)
{
    LkChildArena *child = lk_child_arena_open(arena);
    Exchange *exchange = LK_NEW(child->arena, Exchange);
    *exchange = (Exchange){.request = request, .deadline = lk_seconds_now() + request->seconds};
    lk_arena_defer(child->arena, finish, exchange);
    ERR_clear_error();
    LkText answer = fetch(exchange, arena, diagnostics);
    lk_child_arena_close(child);
    return answer;
}
