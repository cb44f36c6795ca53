/* Words from elsewhere, such as a name or an opinion out of a PDF, that are to stand in one line of a
 * terminal. */
#ifndef LIKHIT_BASE_PLAIN_H
#define LIKHIT_BASE_PLAIN_H

#include <stddef.h>

/* Replaces, in place, what would end the line, command the terminal, turn the order of what follows, or is no
 * UTF-8: somebody could make a line of his own that looks like one of ours. The length stays. */
void lk_make_plain(char *bytes, size_t length);

#endif
