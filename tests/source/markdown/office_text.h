/* Messy office text out of a seed: what is typed, pasted and converted in offices, whole and broken. The same
 * seed gives the same text on every machine. */
#ifndef LIKHIT_TESTS_MARKDOWN_OFFICE_TEXT_H
#define LIKHIT_TESTS_MARKDOWN_OFFICE_TEXT_H

#include "base/text.h"

/* Returns the text of a seed: no front matter, some bytes to some kB, valid UTF-8, no control characters. */
LkText office_text(uint64_t seed, LkArena *arena);

#endif
