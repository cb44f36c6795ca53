/* Files on the disk, followed. */
#ifndef LIKHIT_PREVIEW_WATCH_H
#define LIKHIT_PREVIEW_WATCH_H

#include <stddef.h>

typedef struct LkWatch LkWatch;
/* Begins to follow nothing. NULL when the system has no room for it. */
LkWatch *lk_watch_create(void);
/* NULL is allowed. */
void lk_watch_destroy(LkWatch *watch);
/* Returns a descriptor that can be read when something happened. */
int lk_watch_descriptor(const LkWatch *watch);
/* Follows these from now on, those of before no more: files, and every file in folders (a path that ends in
 * “/”), of which it is remembered that they are of fonts. */
void lk_watch_files(LkWatch *watch, const char *const *paths, size_t count);
/* What happened, the most telling last: a file went or is being made – often the first half of saving it –,
 * one is there, whole, or something in one of the folders changed. */
typedef enum LkHappened {
    LK_HAPPENED_NOTHING,
    LK_HAPPENED_MOVED,
    LK_HAPPENED_WRITTEN,
    LK_HAPPENED_IN_FOLDER
} LkHappened;
/* Returns the most telling of all that happened since. Does not wait. */
LkHappened lk_watch_read(LkWatch *watch);

#endif
