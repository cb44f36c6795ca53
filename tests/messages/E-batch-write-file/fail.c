/* The disk is full when a record is written on another one. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int linkat(int folder, const char *path, int other, const char *name, int flags)
{
    (void)folder, (void)path, (void)other, (void)name, (void)flags;
    errno = EXDEV;
    return -1;
}

int renameat(int folder, const char *path, int other, const char *name)
{
    int (*next)(int, const char *, int, const char *) = dlsym(RTLD_NEXT, "renameat");
    if (strstr(name, ".pdf") == NULL)
        return next(folder, path, other, name);
    errno = ENOSPC;
    return -1;
}
