#include <errno.h>
#include <stddef.h>

void *QRcode_encodeString(const char *text, int version, int level, int mode, int is_case_sensitive);

void *QRcode_encodeString(const char *text, int version, int level, int mode, int is_case_sensitive)
{
    (void)text, (void)version, (void)level, (void)mode, (void)is_case_sensitive;
    errno = ENOMEM;
    return NULL;
}
