/* What a command takes, as a table: from it the arguments are read, and --help and the messages about
 * mistakes are made.
 *
 *     static const CliOption known[] = {
 *         {"--output", 'o', "FILE", CLI_TEXT(Options, output), "where to write"},
 *         {"--quiet", 'q', NULL, CLI_SWITCH(Options, quiet), "errors only"},
 *         {"--pages", 'p', "2-3", take_pages, 0, "only these pages"},
 *         CLI_HELP,
 *     };
 */
#ifndef LIKHIT_CLI_OPTIONS_H
#define LIKHIT_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* An option, or an operand, as it was given. */
typedef struct CliGiven {
    const struct CliCommand *command;
    const struct CliOption *option; /* NULL: an operand */
    const char *value;              /* NULL: the option takes none */
    void *target; /* what is filled in: the place in the command's struct that the option names */
} CliGiven;

/* Takes what was given. Returns false after a message. */
typedef bool CliTake(const CliGiven *given);

typedef struct CliOption {
    const char *name;  /* "--output" */
    char letter;       /* 'o' for -o; 0 = none */
    const char *value; /* what the help calls its value; NULL = it takes none */
    CliTake *take;     /* NULL: prints the help, and nothing else is done */
    size_t target;     /* where its target is in the command's struct */
    const char *help;  /* what it does; further lines stand below the first. NULL = it is not listed */
} CliOption;

/* Options that stand together in the help. */
typedef struct CliGroup {
    const char *title; /* above them; NULL = none */
    const CliOption *options;
    size_t count;
    size_t target; /* where the struct that they fill in is in the command's */
} CliGroup;

typedef struct CliCommand {
    const char *name;  /* "build" */
    const char *about; /* begins the help: usage, what it does */
    const CliGroup *groups;
    size_t group_count;
    int column;           /* where the help begins to say what an option does */
    const char *examples; /* ends the help */

    CliTake *take_operand; /* the target is the command's struct. NULL: it takes one, which is put where … */
    size_t operand;        /* … this text is */
    const char *second;    /* what to say of a second one, with both */
    const char *missing;   /* what to say when there is none */
} CliCommand;

/* Target and function of a switch, and of a value that is taken as it is. Members of other types do not
 * compile. */
#define CLI_SWITCH(type, member) cli_take_switch, _Generic(((type *)0)->member, bool : offsetof(type, member))
#define CLI_TEXT(type, member)                                                                               \
    cli_take_text, _Generic(((type *)0)->member, const char * : offsetof(type, member))
/* Ends the table of every command. */
#define CLI_HELP                                                                                             \
    {"--lang", 0, "th|en", cli_take_language, 0, "language of messages (default: the locale's)"},            \
    {                                                                                                        \
        "--help", 'h', NULL, NULL, 0, "this text"                                                            \
    }
#define CLI_GROUP(title, table, target)                                                                      \
    {                                                                                                        \
        title, table, sizeof(table) / sizeof *(table), target                                                \
    }
CliTake cli_take_switch, cli_take_text, cli_take_language;

enum { CLI_GO_ON = -1 };

/* Reads the arguments into the command's struct: options in any order, `--name value`, `--name=value` and
 * `-j4`; `--` ends them. Returns CLI_GO_ON, or an exit code when nothing is left to do: the help was asked
 * for, or there is a mistake, of which a message tells. */
int cli_read(const CliCommand *command, int count, char **values, void *target);

/* Says what is wrong with what was given; the format has a place for the value. Returns false. */
bool cli_wrong(const CliGiven *given, const char *format);
/* Prints `likhit COMMAND: message` and a hint to --help on standard error. Returns LK_EXIT_USAGE. */
int cli_usage_error(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
