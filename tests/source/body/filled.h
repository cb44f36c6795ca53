/* Templates out of a seed: front matter as officers type it, a body with fields, defaults and conditions, and
 * the same body with the conditions carried out by hand. What both print must be equal. */
#ifndef LIKHIT_TESTS_BODY_FILLED_H
#define LIKHIT_TESTS_BODY_FILLED_H

#include "source/markdown/coverage.h"

/* Returns what a template of conditions prints too much or too little, or does not tell when one of its marks
 * lacks its partner. */
CoverageFault filled_check(uint64_t seed, LkArena *arena);
/* The same of a value of the front matter, which a line of a form's head or tail prints. */
CoverageFault filled_check_form(uint64_t seed, LkArena *arena);
/* Returns what a front matter loses of its values without a message. */
CoverageFault filled_check_front(uint64_t seed, LkArena *arena);

#endif
