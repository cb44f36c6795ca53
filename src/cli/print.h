/* Options of `likhit batch` for the print room. */
#ifndef LIKHIT_CLI_PRINT_H
#define LIKHIT_CLI_PRINT_H

#include "cli/cli.h"

typedef struct CliPrint {
    LkBatchPrint batch;
    LkPrintOptions sheets;
    size_t bins[16];
    const char *only[256];
    size_t only_count;
    LkBatchPart *parts; /* of malloc */
    size_t part_room;
    const char *first; /* of these options, the first that needs --merge; NULL = none was given */
} CliPrint;

/* The options, which fill in a CliPrint. */
enum { CLI_PRINT_OPTIONS = 10 };
extern const CliOption cli_print_options[CLI_PRINT_OPTIONS];
/* Returns whether the options go with each other and with a bag in this folder (NULL = none is made). */
bool cli_print_is_complete(const CliPrint *print, const char *folder);
/* Looks up what --only names. Returns 0, or an exit code after a message. */
int cli_print_choose(CliPrint *print, const LkRecords *records, const char *data);
void cli_print_release(CliPrint *print);

#endif
