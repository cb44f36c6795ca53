/* There is no room any more when the preview ends: it takes its address away. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <unistd.h>

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset)
{
    ssize_t (*next)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite");
    if (count > 0)
        return next(descriptor, bytes, count, offset);
    errno = ENOSPC;
    return -1;
}
