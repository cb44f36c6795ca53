/* What a token may look like, and who owns each of its bytes: for coverage.c. */
#ifndef LIKHIT_TESTS_MARKDOWN_COVERAGE_TOKENS_H
#define LIKHIT_TESTS_MARKDOWN_COVERAGE_TOKENS_H

#include "source/markdown/coverage.h"

/* Whether the bytes of a token have the form of a mark that is documented; what is printed may have any. */
bool coverage_is_documented(LkTokenKind kind, LkText typed);
/* Returns the owner of byte `at` of a token. */
CoverageOwner coverage_token_owner(const LkToken *token, LkText typed, size_t at);
/* Whether letters of code and of addresses are those that were typed. */
bool coverage_keeps_letters(const LkToken *token, LkText typed);

#endif
