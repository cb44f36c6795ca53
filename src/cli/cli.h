/* The command line: thin over likhit.h. One file a command; main.c only dispatches. */
#ifndef LIKHIT_CLI_H
#define LIKHIT_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "likhit.h"

/* Exit codes; lk_document_exit_code gives the others (1, 4, 5, 70). */
enum { CLI_DONE = 0, CLI_USAGE = 2, CLI_FILE = 3, CLI_RESOURCE = 4, CLI_LIMIT = 5 };

typedef struct CliOption {
    const char *name; /* "--format" */
    char letter;      /* 'o' for -o; 0 = none */
    bool takes_value;
} CliOption;

/* Walks arguments: options in any order, `--name value` and `--name=value`, `--` ends them. */
typedef struct CliArguments {
    const char *command; /* for messages */
    const CliOption *options;
    size_t option_count;
    int count, next; /* argv */
    char **values;
    bool only_operands; /* after -- */
    bool failed;
} CliArguments;

/* The next option (its index in `options`, *value its value or NULL), -1 for an operand in *value, -2 at the
 * end or after a mistake (then `failed` is set and a message that names the nearest option was printed). */
int cli_next(CliArguments *arguments, const char **value);

/* Prints `likhit COMMAND: message` and a hint to --help on standard error; gives CLI_USAGE. */
int cli_usage_error(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The nearest of `candidates` to `word`, or NULL. */
const char *cli_nearest(const char *word, const char *const *candidates, size_t count);

/* An engine whose layouts and fonts are found beside the program when it runs from its source tree, else
 * where they were installed. NULL after a message. */
LkEngine *cli_engine(void);
/* The same for many documents, one after another or at once: paragraphs that were set are kept. */
LkEngine *cli_engine_lasting(void);
/* The first with layouts of this folder alone. */
LkEngine *cli_engine_with(const char *layouts);

/* The profile of this name; false after a message. */
bool cli_profile(const char *command, const char *name, LkProfile *profile);
/* Says that the data has no record of this key, and which one it may have meant. */
void cli_tell_unknown_key(const LkRecords *records, const char *data, const char *key);
/* Which shard this is: by `--shard` (NULL = not given), else by the environment. CLI_DONE, or CLI_USAGE after
 * a message. */
int cli_shard(const char *value, unsigned *shard, unsigned *count);
/* Whether a scheduler's environment says which part this is. */
bool cli_is_scheduled(void);

/* Opens a PDF; NULL after a message. */
LkInspection *cli_reading(const char *path);
/* Writes the files inside a PDF below `folder`; false after messages. */
bool cli_unpack(const LkInspection *reading, const char *folder, bool quiet);

int cli_build(int count, char **values);
int cli_breaks(int count, char **values);
int cli_diff(int count, char **values);
int cli_layouts(int count, char **values);
int cli_fonts(int count, char **values);
int cli_preview(int count, char **values);
int cli_inspect(int count, char **values);
int cli_extract(int count, char **values);
int cli_rebuild(int count, char **values);
int cli_batch(int count, char **values);
int cli_verify(int count, char **values);

#endif
