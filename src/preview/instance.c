/* Makes sure that only one preview runs for a source: while it runs, it locks a file that holds its address.
 * The path of that file depends on the source alone. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "likhit.h"
#include "preview/instance.h"

struct LkInstance {
    char path[PATH_MAX + 96];
    int descriptor; /* of the file; -1 = it cannot be made, and two previews may run */
};

static bool find_place(const char *source, LkInstance *instance)
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
    if (lstat(folder, &info) != 0 || !S_ISDIR(info.st_mode) || info.st_uid != getuid()) /* not our own */
        return false;
    char digest[65];
    lk_sha256(real, strlen(real), digest);
    snprintf(instance->path, sizeof instance->path, "%s/preview-%s", folder, digest);
    return true;
}

static char *read_address(int descriptor)
{
    char address[200];
    ssize_t length = read(descriptor, address, sizeof address - 1);
    address[length > 0 ? length : 0] = '\0';
    return strdup(address);
}

/* Locks the file. Returns false if another preview has the lock, or has just deleted the file as it ended.
 * Empties the file, since a preview that was killed leaves its address. */
static bool take_place(LkInstance *instance)
{
    struct stat info;
    if (flock(instance->descriptor, LOCK_EX | LOCK_NB) != 0)
        return false;
    return fstat(instance->descriptor, &info) == 0 && info.st_nlink > 0 &&
           ftruncate(instance->descriptor, 0) == 0;
}

/* Returns true when this preview may run. Otherwise *other becomes the address of the one that runs; it stays
 * NULL while that one is just beginning or ending. */
static bool try_place(LkInstance *instance, char **other)
{
    instance->descriptor = open(instance->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (instance->descriptor < 0 || take_place(instance))
        return true;
    char *address = read_address(instance->descriptor);
    close(instance->descriptor);
    instance->descriptor = -1;
    if (address != NULL && address[0] != '\0')
        *other = address;
    else
        free(address);
    return false;
}

LkInstance *lk_instance_open(const char *source, char **other)
{
    const struct timespec moment = {.tv_nsec = 50 * 1000 * 1000};
    *other = NULL;
    LkInstance *instance = calloc(1, sizeof *instance);
    if (instance == NULL)
        return NULL;
    instance->descriptor = -1;
    if (!find_place(source, instance))
        return instance;
    while (!try_place(instance, other)) {
        if (*other != NULL) {
            free(instance);
            return NULL;
        }
        nanosleep(&moment, NULL);
    }
    return instance;
}

bool lk_instance_tell(LkInstance *instance, const char *address)
{
    size_t length = strlen(address);
    return instance->descriptor < 0 || (ftruncate(instance->descriptor, 0) == 0 &&
                                        pwrite(instance->descriptor, address, length, 0) == (ssize_t)length);
}

void lk_instance_close(LkInstance *instance)
{
    if (instance->descriptor >= 0) {
        unlink(instance->path);
        close(instance->descriptor);
    }
    free(instance);
}

/* ---- Calling a preview that runs */

static int connect_to(unsigned port)
{
    int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return -1;
    struct timeval patience = {.tv_sec = 5};
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(descriptor, (const struct sockaddr *)&place, sizeof place) == 0)
        return descriptor;
    close(descriptor);
    return -1;
}

bool lk_instance_call(const char *address, unsigned line, unsigned column)
{
    unsigned port = 0;
    char path[64], body[64], request[512], answer[16] = "";
    if (sscanf(address, "http://127.0.0.1:%u%63s", &port, path) != 2)
        return false;
    int body_length = snprintf(body, sizeof body, "{\"line\":%u,\"column\":%u}", line, column);
    int length = snprintf(request, sizeof request,
                          "POST %sgoto HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nContent-Type: application/json\r\n"
                          "Content-Length: %d\r\nConnection: close\r\n\r\n%s",
                          path, port, body_length, body);
    int descriptor = connect_to(port);
    if (descriptor < 0)
        return false;
    bool is_sent = send(descriptor, request, (size_t)length, MSG_NOSIGNAL) == length;
    bool is_good =
        is_sent && recv(descriptor, answer, 12, MSG_WAITALL) == 12 && strcmp(answer, "HTTP/1.1 200") == 0;
    close(descriptor);
    return is_good;
}
