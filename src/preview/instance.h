/* One preview for one source. */
#ifndef LIKHIT_PREVIEW_INSTANCE_H
#define LIKHIT_PREVIEW_INSTANCE_H

#include <stdbool.h>

typedef struct LkInstance LkInstance;
/* Takes the place of the one preview of this source. NULL when one runs already: then its address is in
 * *other (of malloc); NULL without it when out of memory. */
LkInstance *lk_instance_open(const char *source, char **other);
/* Says where the page is, to those who come later. */
void lk_instance_tell(LkInstance *instance, const char *address);
/* Gives the place up. */
void lk_instance_close(LkInstance *instance);
/* Sends the preview at this address to a place of its source. Returns false when it does not answer. */
bool lk_instance_call(const char *address, unsigned line, unsigned column);

#endif
