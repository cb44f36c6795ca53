/* How far long work is, for the one who waits: a bar on a terminal, else a line now and then, or JSON. */
#ifndef LIKHIT_CLI_PROGRESS_H
#define LIKHIT_CLI_PROGRESS_H

#include "likhit.h"

typedef enum CliProgressKind {
    CLI_PROGRESS_BAR,
    CLI_PROGRESS_LINES,
    CLI_PROGRESS_JSON,
    CLI_PROGRESS_NONE
} CliProgressKind;

typedef struct CliProgress {
    CliProgressKind kind;
    bool is_shown; /* a bar stands on the last line */
    double last;   /* when something was printed, in seconds of the run */
    bool is_told;  /* all that `now` says was printed as JSON */
    LkBatchProgress now;
} CliProgress;

/* Returns the kind that suits standard error: a bar on a terminal. */
CliProgressKind cli_progress_kind(void);
/* Shows how far it is, unless it did so just before. */
void cli_progress_show(CliProgress *progress, const LkBatchProgress *now);
/* Takes the bar away, before something else is printed. */
void cli_progress_hide(CliProgress *progress);
/* The end of a run, however it came: takes the bar away; as JSON the totals are the last line. */
void cli_progress_end(CliProgress *progress);

#endif
