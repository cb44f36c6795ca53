/* Browsers and editors, which go their own way. */
#ifndef LIKHIT_PREVIEW_PROGRAMS_H
#define LIKHIT_PREVIEW_PROGRAMS_H

#include <stdbool.h>

/* Starts the browser of this desktop. */
void lk_open_browser(const char *address);
/* Starts an editor at a place of a file, by the command with {file}, {line} and {column}; NULL = $VISUAL.
 * Returns false when no editor is named, or only one that would take the terminal. */
bool lk_open_editor(const char *command, const char *file, unsigned line, unsigned column);
/* Returns whether lk_open_editor can start one. */
bool lk_has_editor(const char *command);

#endif
