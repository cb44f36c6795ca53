/* The rule of the Markdown reader as a check of any text: each byte is printed, or belongs to a mark that is
 * documented, or is a blank, or a remark names its place. For tests, the property program and fuzzing. */
#ifndef LIKHIT_TESTS_MARKDOWN_COVERAGE_H
#define LIKHIT_TESTS_MARKDOWN_COVERAGE_H

#include "source/markdown/markdown.h"

/* What a byte is. */
typedef enum CoverageOwner {
    COVERAGE_NOBODY,
    COVERAGE_BLANK,
    COVERAGE_TEXT, /* printed */
    COVERAGE_MARK,
    COVERAGE_TOLD /* within the place of a remark, and not printed */
} CoverageOwner;

/* What is wrong, and where; `what` NULL = nothing. */
typedef struct CoverageFault {
    const char *what;
    LkAt at;
} CoverageFault;

/* The owner of each byte of a text that has been parsed. */
typedef struct Coverage {
    LkMarkdown *markdown;
    unsigned char *owners; /* text.length of CoverageOwner */
    CoverageFault fault;   /* the first that was found */
    bool is_limited;       /* a limit ended the reading: what is behind it has no owner */
    LkArena *arena;
} Coverage;

/* Gives each byte its owner. Checks that tokens cover their leaf, that no byte has two owners and none is
 * without, that places rise and stand between characters. */
Coverage coverage_of(LkMarkdown *markdown, LkAt start, LkArena *arena);

/* Each of these returns a fault of the text from `start` on. */
CoverageFault coverage_check(LkText text, LkAt start, LkArena *arena);
/* Twice the text, at most 2.3 times the steps: for texts of some kB. */
CoverageFault coverage_check_steps(LkText text, LkAt start, LkArena *arena);
/* The tree and its tokens are the same whatever the line ends are. */
CoverageFault coverage_check_line_ends(LkText text, LkAt start, LkArena *arena);
/* An allocation that fails ends the reading, and nothing else. */
CoverageFault coverage_check_memory(LkText text, LkAt start);

#endif
