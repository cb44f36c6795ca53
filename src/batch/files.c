/* Files that are there whole or not at all, whenever the power goes: written aside, synced, renamed. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nettle/sha2.h>

#include "batch/batch_private.h"

/* What is written aside begins so; no record's file does, as their names begin with no dot. */
#define PARTIAL ".likhit-"

char *lk_read_below(int folder, const char *name, size_t *length)
{
    struct stat info;
    int descriptor = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    char *bytes = NULL;
    if (descriptor >= 0 && fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode))
        bytes = malloc((size_t)info.st_size + 1);
    size_t got = 0;
    while (bytes != NULL && got < (size_t)info.st_size) {
        ssize_t count = read(descriptor, bytes + got, (size_t)info.st_size - got);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        got += (size_t)count;
    }
    if (descriptor >= 0)
        close(descriptor);
    if (bytes != NULL)
        bytes[got] = '\0';
    *length = got;
    return bytes;
}

static bool write_all(int descriptor, const char *bytes, size_t length)
{
    for (size_t done = 0; done < length;) {
        ssize_t count = write(descriptor, bytes + done, length - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        done += (size_t)count;
    }
    return true;
}

bool lk_write_below(int folder, const char *name, const void *bytes, size_t length)
{
    static atomic_ulong counter; /* names of one process differ; those of another are in another's folder */
    char aside[64];
    snprintf(aside, sizeof aside, PARTIAL "%ld-%lu", (long)getpid(), atomic_fetch_add(&counter, 1));
    int descriptor = openat(folder, aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0)
        return false;
    bool is_good = write_all(descriptor, bytes, length) && fdatasync(descriptor) == 0;
    int reason = errno;
    if (close(descriptor) != 0 && is_good) {
        reason = errno;
        is_good = false;
    }
    if (is_good && renameat(folder, aside, folder, name) == 0)
        return true;
    if (is_good)
        reason = errno;
    unlinkat(folder, aside, 0);
    errno = reason;
    return false;
}

bool lk_digest_below(int folder, const char *name, LkDigest *digest, size_t *bytes)
{
    int descriptor = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct stat info;
    if (descriptor < 0 || fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)) {
        if (descriptor >= 0)
            close(descriptor);
        return false;
    }
    struct sha256_ctx context;
    sha256_init(&context);
    uint8_t block[65536], out[32];
    ssize_t count;
    *bytes = 0;
    while ((count = read(descriptor, block, sizeof block)) > 0 || (count < 0 && errno == EINTR)) {
        if (count < 0)
            continue;
        sha256_update(&context, (size_t)count, block);
        *bytes += (size_t)count;
    }
    close(descriptor);
    sha256_digest(&context, sizeof out, out);
    *digest = lk_digest_spell(out);
    return count == 0;
}

void lk_remove_partial(int folder)
{
    int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = copy < 0 ? NULL : fdopendir(copy);
    if (stream == NULL) {
        if (copy >= 0)
            close(copy);
        return;
    }
    for (struct dirent *item; (item = readdir(stream)) != NULL;)
        if (strncmp(item->d_name, PARTIAL, sizeof PARTIAL - 1) == 0)
            unlinkat(folder, item->d_name, 0);
    closedir(stream);
}
