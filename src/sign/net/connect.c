/* Connects to each address of a name in turn, until one answers. */
#include "sign/net/connect.h"

#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"

/* Waits until the socket is connected. Returns 0 or a value of errno. */
static int wait_for(int descriptor, double deadline)
{
    struct pollfd one = {descriptor, POLLOUT, 0};
    int error = 0, ready = 0;
    socklen_t size = sizeof error;
    do {
        double left = deadline - lk_seconds_now();
        ready = left <= 0 ? 0 : poll(&one, 1, (int)(left * 1000) + 1);
    } while (ready < 0 && errno == EINTR);
    if (ready == 0)
        return ETIMEDOUT;
    return ready < 0 || getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size) != 0 ? errno : error;
}

/* Returns the socket, -1 with the reason in *failure. */
static int try_address(const struct addrinfo *address, double deadline, int *failure)
{
    int descriptor =
        socket(address->ai_family, address->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address->ai_protocol);
    if (descriptor < 0) {
        *failure = errno;
        return -1;
    }
    bool is_connected = connect(descriptor, address->ai_addr, address->ai_addrlen) == 0;
    *failure = is_connected ? 0 : errno;
    if (*failure == EINPROGRESS || *failure == EINTR)
        *failure = wait_for(descriptor, deadline);
    if (*failure == 0)
        return descriptor;
    close(descriptor);
    return -1;
}

int lk_net_connect(const char *host, const char *port, double deadline, int *failure, const char **said)
{
    struct addrinfo wanted = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM}, *addresses = NULL;
    *failure = 0;
    int found = getaddrinfo(host, port, &wanted, &addresses);
    if (found != 0) {
        *failure = found == EAI_SYSTEM ? errno : 0;
        *said = gai_strerror(found);
        return -1;
    }
    int descriptor = -1;
    for (const struct addrinfo *one = addresses; one != NULL && descriptor < 0; one = one->ai_next)
        descriptor = try_address(one, deadline, failure);
    freeaddrinfo(addresses);
    return descriptor;
}
