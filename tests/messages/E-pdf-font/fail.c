#include <stddef.h>

void *hb_subset_plan_create_or_fail(void *face, const void *input);

void *hb_subset_plan_create_or_fail(void *face, const void *input)
{
    (void)face, (void)input;
    return NULL;
}
