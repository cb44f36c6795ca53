/* Shows how far a batch is: as a bar on a terminal, as a line now and then, or as JSON; on standard error. */
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
    bool is_shown;       /* a bar stands on the last line of the terminal */
    double last;         /* when something was last printed, in seconds since the run began */
    bool is_told;        /* the figures in `now` have been printed as JSON */
    LkBatchProgress now; /* the latest figures */
} CliProgress;

/* Returns the kind that suits standard error: a bar on a terminal. */
CliProgressKind cli_progress_kind(void);
/* Shows the figures, unless it did so a moment ago. */
void cli_progress_show(CliProgress *progress, const LkBatchProgress *now);
/* Removes the bar, before something else is printed. */
void cli_progress_hide(CliProgress *progress);
/* Ends the display when the run ends, for whatever reason: removes the bar, or prints the totals as the last
 * line of JSON. */
void cli_progress_end(CliProgress *progress);

#endif
