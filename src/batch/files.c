/* Writes files that are there whole or not at all, whenever the power fails: under another name first, which
 * is synced and then renamed. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nettle/sha2.h>

#include "batch/batch_private.h"

/* The names of files that are not whole begin with this; no record's file does, as none begins with a dot. */
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
    char aside[64];
    /* No two threads have the same number, and no two runs work in the same folder. */
    snprintf(aside, sizeof aside, PARTIAL "%ld", (long)gettid());
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

/* Opens a regular file below the folder; returns -1 when it is none. */
static int open_file(int folder, const char *path)
{
    struct stat info;
    int descriptor = openat(folder, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor >= 0 && (fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode))) {
        close(descriptor);
        return -1;
    }
    return descriptor;
}

static void spell(const uint8_t *bytes, size_t count, char *hex)
{
    for (size_t i = 0; i < count; i++)
        snprintf(hex + 2 * i, 3, "%02x", bytes[i]);
}

bool lk_digest_below(int folder, const char *path, bool is_sha512, char hex[129], size_t *bytes)
{
    int descriptor = open_file(folder, path);
    if (descriptor < 0)
        return false;
    struct sha256_ctx small;
    struct sha512_ctx large;
    sha256_init(&small);
    sha512_init(&large);
    uint8_t block[65536], out[SHA512_DIGEST_SIZE];
    ssize_t count;
    *bytes = 0;
    while ((count = read(descriptor, block, sizeof block)) > 0 || (count < 0 && errno == EINTR)) {
        if (count < 0)
            continue;
        if (is_sha512)
            sha512_update(&large, (size_t)count, block);
        else
            sha256_update(&small, (size_t)count, block);
        *bytes += (size_t)count;
    }
    close(descriptor);
    if (is_sha512)
        sha512_digest(&large, SHA512_DIGEST_SIZE, out);
    else
        sha256_digest(&small, SHA256_DIGEST_SIZE, out);
    spell(out, is_sha512 ? SHA512_DIGEST_SIZE : SHA256_DIGEST_SIZE, hex);
    return count == 0;
}

static DIR *open_folder(int folder, const char *name)
{
    int copy = openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    DIR *stream = copy < 0 ? NULL : fdopendir(copy);
    if (stream == NULL && copy >= 0)
        close(copy);
    return stream;
}

static bool is_partial(const char *name)
{
    return strncmp(name, PARTIAL, sizeof PARTIAL - 1) == 0;
}

void lk_remove_partial(int folder)
{
    DIR *stream = open_folder(folder, ".");
    for (struct dirent *item; stream != NULL && (item = readdir(stream)) != NULL;)
        if (is_partial(item->d_name))
            unlinkat(folder, item->d_name, 0);
    if (stream != NULL)
        closedir(stream);
}

static bool is_itself(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static bool is_empty(int folder, const char *name)
{
    DIR *stream = open_folder(folder, name);
    bool is_empty = stream != NULL;
    for (struct dirent *item; is_empty && (item = readdir(stream)) != NULL;)
        is_empty = is_itself(item->d_name) || is_partial(item->d_name);
    if (stream != NULL)
        closedir(stream);
    return is_empty;
}

/* Passes over what every new file system holds (lost+found), and what a run left behind that was killed when
 * it had just begun. */
bool lk_find_other(int folder, char *name, size_t size)
{
    DIR *stream = open_folder(folder, ".");
    bool is_found = stream == NULL; /* what cannot be looked at may be anything */
    snprintf(name, size, "?");
    for (struct dirent *item; stream != NULL && !is_found && (item = readdir(stream)) != NULL;) {
        is_found = !is_itself(item->d_name) && !is_partial(item->d_name) &&
                   strcmp(item->d_name, "lost+found") != 0 &&
                   !(strcmp(item->d_name, "data") == 0 && is_empty(folder, "data"));
        if (is_found)
            snprintf(name, size, "%s", item->d_name);
    }
    if (stream != NULL)
        closedir(stream);
    return is_found;
}

bool lk_find_stranger(int data, const LkEntries *entries, char *name, size_t size)
{
    const char **files = lk_entries_files(entries);
    DIR *stream = files == NULL ? NULL : open_folder(data, ".");
    bool is_found = stream == NULL; /* what cannot be looked at may be anything */
    snprintf(name, size, "?");
    for (struct dirent *item; stream != NULL && !is_found && (item = readdir(stream)) != NULL;) {
        is_found = !is_itself(item->d_name) && !lk_files_have(files, entries->count, item->d_name);
        if (is_found)
            snprintf(name, size, "%s", item->d_name);
    }
    if (stream != NULL)
        closedir(stream);
    free(files);
    return is_found;
}
