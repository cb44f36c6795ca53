/* A machine whose memory is all taken once a file is opened whose name ends in $AFTER, or from the start: no
 * block of $FROM bytes or more can be had (default: of 60,000, which an arena asks for). For LD_PRELOAD, in
 * the examples of E-limit-memory. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

static bool is_opened;

static void look(const char *path)
{
    const char *after = getenv("AFTER");
    size_t length = strlen(path), wanted = after == NULL ? 0 : strlen(after);
    if (wanted > 0 && length >= wanted && strcmp(path + length - wanted, after) == 0)
        is_opened = true;
}

static bool refused(size_t bytes)
{
    const char *from = getenv("FROM");
    bool is_out = is_opened || getenv("AFTER") == NULL;
    if (!is_out || bytes < (from == NULL ? 60000 : strtoull(from, NULL, 10)))
        return false;
    errno = ENOMEM;
    return true;
}

/* ---- Files */

int open(const char *path, int flags, ...)
{
    int (*next)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    va_list list;
    va_start(list, flags);
    mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
    va_end(list);
    look(path);
    return next(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    int (*next)(int, const char *, int, ...) = dlsym(RTLD_NEXT, "openat");
    va_list list;
    va_start(list, flags);
    mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
    va_end(list);
    look(path);
    return next(folder, path, flags, mode);
}

FILE *fopen(const char *path, const char *mode)
{
    FILE *(*next)(const char *, const char *) = dlsym(RTLD_NEXT, "fopen");
    look(path);
    return next(path, mode);
}

/* ---- Memory */

void *malloc(size_t bytes)
{
    static void *(*next)(size_t);
    if (next == NULL)
        next = dlsym(RTLD_NEXT, "malloc");
    return refused(bytes) ? NULL : next(bytes);
}

void *calloc(size_t count, size_t bytes)
{
    static void *(*next)(size_t, size_t);
    if (next == NULL)
        next = dlsym(RTLD_NEXT, "calloc");
    return refused(count * bytes) ? NULL : next(count, bytes);
}

void *realloc(void *old, size_t bytes)
{
    static void *(*next)(void *, size_t);
    if (next == NULL)
        next = dlsym(RTLD_NEXT, "realloc");
    return refused(bytes) ? NULL : next(old, bytes);
}
