/* Locked pages for secrets. The file of a PIN is read straight into them: stdio would leave a copy. */
#include "sign/keys/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"

bool lk_secret_open(LkSecret *secret)
{
    void *pages = mmap(NULL, LK_LIMIT_PIN_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *secret = (LkSecret){0};
    if (pages == MAP_FAILED)
        return false;
    (void)mlock(pages, LK_LIMIT_PIN_BYTES);
    (void)madvise(pages, LK_LIMIT_PIN_BYTES, MADV_DONTDUMP);
    *secret = (LkSecret){pages, LK_LIMIT_PIN_BYTES};
    return true;
}

void lk_secret_close(LkSecret *secret)
{
    if (secret->bytes == NULL)
        return;
    explicit_bzero(secret->bytes, secret->size);
    munmap(secret->bytes, secret->size);
    *secret = (LkSecret){0};
}

/* Reads until the secret is full or the file ends. Returns the bytes, below 0 for a failure. */
static ssize_t fill(LkSecret *secret, int descriptor)
{
    size_t length = 0;
    while (length < secret->size) {
        ssize_t read_now = read(descriptor, secret->bytes + length, secret->size - length);
        if (read_now < 0 && errno == EINTR)
            continue;
        if (read_now < 0)
            return -1;
        if (read_now == 0)
            break;
        length += (size_t)read_now;
    }
    return (ssize_t)length;
}

int lk_secret_read(LkSecret *secret, const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    ssize_t length = fill(secret, descriptor);
    int failure = length < 0 ? errno : 0;
    close(descriptor);
    if (failure != 0)
        return failure;
    char *end = memchr(secret->bytes, '\n', (size_t)length);
    if (end == NULL && (size_t)length == secret->size)
        return EFBIG;
    size_t line = end == NULL ? (size_t)length : (size_t)(end - secret->bytes);
    if (line > 0 && secret->bytes[line - 1] == '\r')
        line--;
    explicit_bzero(secret->bytes + line, secret->size - line);
    return secret->bytes[0] == '\0' ? ENODATA : 0;
}
