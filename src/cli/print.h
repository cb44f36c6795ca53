/* Options of `likhit batch` for the print room. */
#ifndef LIKHIT_CLI_PRINT_H
#define LIKHIT_CLI_PRINT_H

#include "cli/cli.h"

/* In the order of `cli_print_options`. */
typedef enum CliPrintOption {
    CLI_PRINT_MERGE,
    CLI_PRINT_RIGHT,
    CLI_PRINT_SEPARATORS,
    CLI_PRINT_COPIES,
    CLI_PRINT_TWO_UP,
    CLI_PRINT_BOOKLET,
    CLI_PRINT_SHEET,
    CLI_PRINT_CROP_MARKS,
    CLI_PRINT_BINS,
    CLI_PRINT_ONLY,
    CLI_PRINT_OPTIONS
} CliPrintOption;
/* clang-format off */
#define CLI_PRINT_ROWS                                                                                          \
    {"--merge", 0, true}, {"--right", 0, false}, {"--separators", 0, false}, {"--copies", 0, true},             \
    {"--two-up", 0, false}, {"--booklet", 0, false}, {"--sheet", 0, true}, {"--crop-marks", 0, false},          \
    {"--bins", 0, true}, {"--only", 0, true}
/* clang-format on */

typedef struct CliPrint {
    LkBatchPrint batch;
    size_t bins[16];
    const char *only[256];
    size_t only_count;
    LkBatchPart *parts; /* of malloc */
    size_t part_room;
    const char *first; /* of these options, the first that needs --merge; NULL = none was given */
} CliPrint;

/* False after a message. */
bool cli_print_take(CliPrint *print, CliPrintOption option, const char *value);
/* Whether the options go with each other and with a bag in this folder (NULL = none is made). */
bool cli_print_is_complete(const CliPrint *print, const char *folder);
/* Looks up what --only names. 0, or an exit code after a message. */
int cli_print_choose(CliPrint *print, const LkRecords *records, const char *data);
void cli_print_release(CliPrint *print);

#endif
