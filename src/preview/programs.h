/* Starts browsers and editors, which then run independently of the preview. */
#ifndef LIKHIT_PREVIEW_PROGRAMS_H
#define LIKHIT_PREVIEW_PROGRAMS_H

#include <stdbool.h>

/* Opens an address in the default browser of the desktop. */
void lk_open_browser(const char *address);
/* Starts an editor at a place of a file. `command` holds {file}, {line} and {column}; NULL = use $VISUAL.
 * Returns false when no editor is known, or only one that runs in the terminal. */
bool lk_open_editor(const char *command, const char *file, unsigned line, unsigned column);
/* Returns whether lk_open_editor can start one. */
bool lk_has_editor(const char *command);

#endif
