/* Watches files on the disk for changes. */
#ifndef LIKHIT_PREVIEW_WATCH_H
#define LIKHIT_PREVIEW_WATCH_H

#include <stddef.h>

typedef struct LkWatch LkWatch;
/* Returns a watch that watches nothing yet. NULL when the system has no resources left. */
LkWatch *lk_watch_create(void);
/* NULL is allowed. */
void lk_watch_destroy(LkWatch *watch);
/* Returns a descriptor that becomes readable when something happened. */
int lk_watch_descriptor(const LkWatch *watch);
/* Watches these paths from now on, and no others: files, and every file in a folder (a path that ends in “/”:
 * the font folders). */
void lk_watch_files(LkWatch *watch, const char *const *paths, size_t count);
/* What happened; the later constants matter more. */
typedef enum LkHappened {
    LK_HAPPENED_NOTHING,
    LK_HAPPENED_MOVED,    /* a file went away or is being made: often the first half of saving it */
    LK_HAPPENED_WRITTEN,  /* a file is there, whole */
    LK_HAPPENED_IN_FOLDER /* something in one of the folders changed */
} LkHappened;
/* Returns what matters most of all that happened since the last call. Does not wait. */
LkHappened lk_watch_read(LkWatch *watch);

#endif
