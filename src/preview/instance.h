/* Makes sure that one preview runs for a source: a second one finds the first and hands its work over. */
#ifndef LIKHIT_PREVIEW_INSTANCE_H
#define LIKHIT_PREVIEW_INSTANCE_H

#include <stdbool.h>

typedef struct LkInstance LkInstance;
/* Registers the preview of this source. Returns NULL when one runs already: then *other is its address, from
 * malloc; or when out of memory: then *other is NULL. */
LkInstance *lk_instance_open(const char *source, char **other);
/* Publishes the address, for previews of the same source that are started later. Returns false when it
 * cannot. */
bool lk_instance_tell(LkInstance *instance, const char *address);
/* Removes the registration. */
void lk_instance_close(LkInstance *instance);
/* Asks the preview at this address to scroll to a place of its source. Returns false when it does not answer.
 */
bool lk_instance_call(const char *address, unsigned line, unsigned column);

#endif
