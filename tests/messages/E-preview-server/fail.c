#include <stddef.h>

void *MHD_start_daemon(unsigned flags, ...);

void *MHD_start_daemon(unsigned flags, ...)
{
    (void)flags;
    return NULL;
}
