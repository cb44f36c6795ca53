#include "base/signed.h"

#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    BLOCK = 1 << 16,
    HEAD = 1024 /* readers of PDF take a file that has its head within so many bytes (ISO 32000-1, H.3) */
};

static const char sought[] = "/ByteRange";

static bool begins_pdf(const char *bytes, size_t length)
{
    return memmem(bytes, length < HEAD ? length : HEAD, "%PDF-", 5) != NULL;
}

/* Blocks overlap, since the key may stand over the end of one. */
static bool search(int file)
{
    char block[BLOCK];
    size_t kept = 0, overlap = strlen(sought) - 1;
    bool is_first = true;
    for (ssize_t got = 0; (got = read(file, block + kept, sizeof block - kept)) > 0;) {
        size_t length = kept + (size_t)got;
        if (is_first && !begins_pdf(block, length))
            return false;
        is_first = false;
        if (memmem(block, length, sought, strlen(sought)) != NULL)
            return true;
        kept = length < overlap ? length : overlap;
        memmove(block, block + length - kept, kept);
    }
    return false;
}

bool lk_file_is_signed(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool is_signed = file >= 0 && search(file);
    if (file >= 0)
        close(file);
    return is_signed;
}

static bool begins(const char *bytes, size_t length, const char *word)
{
    return length >= strlen(word) && memcmp(bytes, word, strlen(word)) == 0;
}

/* Key files are DER, a sequence whose length is long or open, or PEM, where OpenSSL may write of whom it is
 * first. */
static bool is_key(const char *bytes, size_t length)
{
    unsigned char second = length > 2 ? (unsigned char)bytes[1] : 0;
    return (begins(bytes, length, "0") && second >= 0x80 && second <= 0x84) ||
           begins(bytes, length, "-----BEGIN ") || begins(bytes, length, "Bag Attributes");
}

static bool ends_in_pdf(const char *path)
{
    size_t length = strlen(path);
    return length > 4 && strcasecmp(path + length - 4, ".pdf") == 0;
}

/* Reads how a file begins. Returns how many bytes were read; 0 where there is nothing to read. */
static size_t read_head(const char *path, char head[HEAD])
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat info; /* of a device, reading would take away what others wait for */
    bool is_file = file >= 0 && fstat(file, &info) == 0 && S_ISREG(info.st_mode);
    ssize_t got = is_file ? read(file, head, HEAD) : 0;
    if (file >= 0)
        close(file);
    return got < 0 ? 0 : (size_t)got;
}

bool lk_file_is_key(const char *path)
{
    char head[HEAD];
    return is_key(head, read_head(path, head));
}

bool lk_file_is_other_than_pdf(const char *path)
{
    char head[HEAD];
    size_t length = read_head(path, head);
    return length > 0 && !ends_in_pdf(path) && !begins_pdf(head, length);
}
