#include <stddef.h>

void *fy_diag_create(const void *settings);

void *fy_diag_create(const void *settings)
{
    (void)settings;
    return NULL;
}
