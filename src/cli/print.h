/* Options of `likhit batch` for the print room. */
#ifndef LIKHIT_CLI_PRINT_H
#define LIKHIT_CLI_PRINT_H

#include "cli/cli.h"

typedef struct CliPrint {
    LkBatchPrint batch;    /* points to the members below */
    LkPrintOptions sheets; /* how pages are placed on sheets */
    size_t bins[16];       /* --bins: the most pages of a record in each file */
    const char *only[256]; /* --only: keys of records, with pages, to be printed again */
    size_t only_count;
    LkBatchPart *parts; /* what `only` names, from malloc; NULL = everything */
    size_t part_room;   /* parts that there is memory for */
    const char *first; /* the first option given that needs --merge, for the message; NULL = none was given */
} CliPrint;

/* The table of the options that fill in a CliPrint. */
enum { CLI_PRINT_OPTIONS = 10 };
extern const CliOption cli_print_options[CLI_PRINT_OPTIONS];
/* Returns whether the options go together, and with a bag in `folder` (NULL = no bag is made); else prints a
 * message. */
bool cli_print_is_complete(const CliPrint *print, const char *folder);
/* Looks up the records that --only names: fills in `parts`. Returns 0, or an exit code after a message. */
int cli_print_choose(CliPrint *print, const LkRecords *records, const char *data);
/* Frees `parts`. */
void cli_print_release(CliPrint *print);

#endif
