/* What a diagnostic says, in English or in Thai, for tests: in an arena that lasts as long as the test's
 * process. */
#ifndef LIKHIT_TESTS_SAID_H
#define LIKHIT_TESTS_SAID_H

#include "base/diagnostic.h"

static inline LkArena *said_arena(void)
{
    static LkArena *arena;
    if (arena == NULL)
        arena = lk_arena_create();
    return arena;
}

static inline const char *said(const LkDiagnostic *diagnostic)
{
    return diagnostic == NULL ? "" : lk_diagnostic_message(diagnostic, LK_ENGLISH, said_arena());
}

static inline const char *said_thai(const LkDiagnostic *diagnostic)
{
    return diagnostic == NULL ? "" : lk_diagnostic_message(diagnostic, LK_THAI, said_arena());
}

/* NULL = no hint. */
static inline const char *said_hint(const LkDiagnostic *diagnostic)
{
    return lk_diagnostic_hint(diagnostic, LK_ENGLISH, said_arena());
}

#endif
