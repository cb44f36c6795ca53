/* The rule of the reader as a check of whole documents: the letters and digits that a document prints are
 * those that were typed, but for those of marks. For tests, the property program and fuzzing. */
#ifndef LIKHIT_TESTS_BODY_PRINTED_H
#define LIKHIT_TESTS_BODY_PRINTED_H

#include "source/markdown/coverage.h"

/* Returns what is lost or made of a text without front matter; no fault for one that has errors, since it is
 * not printed. *is_printed says whether it was looked at; may be NULL. */
CoverageFault printed_check(LkText text, LkArena *arena, bool *is_printed);
/* An allocation that fails ends the reading of the document, and nothing else. */
CoverageFault printed_check_memory(LkText text);

#endif
