#include <stddef.h>

void *open_memstream(char **text, size_t *length);

void *open_memstream(char **text, size_t *length)
{
    (void)text, (void)length;
    return NULL;
}
