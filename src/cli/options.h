/* The options of a command, as a table. The arguments are read by it, and --help and the messages about wrong
 * arguments are made from it.
 *
 *     static const CliOption known[] = {
 *         {"--output", 'o', "FILE", CLI_TEXT(Options, output), "where to write", "เขียนไว้ที่ใด"},
 *         {"--quiet", 'q', NULL, CLI_SWITCH(Options, quiet), "errors only", "เฉพาะข้อผิดพลาด"},
 *         {"--pages", 'p', "2-3", take_pages, 0, "only these pages", "เฉพาะหน้าเหล่านี้"},
 *         CLI_HELP,
 *     };
 */
#ifndef LIKHIT_CLI_OPTIONS_H
#define LIKHIT_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* A text of the help in both languages, of as many lines each; names of options and what stands in an example
 * to be typed are the same in both. */
typedef struct CliText {
    const char *english, *thai;
} CliText;

/* Returns it in the language of messages (language.c). */
const char *cli_text(const CliText *text);

/* An option or an operand (an argument that is no option), as the user gave it. */
typedef struct CliGiven {
    const struct CliCommand *command;
    const struct CliOption *option; /* NULL: an operand */
    const char *value;              /* NULL: the option takes none */
    void *target;                   /* the member of the command's struct that it fills in */
} CliGiven;

/* Checks what was given and stores it in the target. Returns false after a message. */
typedef bool CliTake(const CliGiven *given);

typedef struct CliOption {
    const char *name;  /* "--output" */
    char letter;       /* 'o' for -o; 0 = none */
    const char *value; /* what the help calls its value: "FILE"; NULL = it takes none */
    CliTake *take;     /* NULL: the option prints the help, and nothing else is done */
    size_t target;     /* offset of its target in the struct that the table is for */
    const char *help;  /* what it does, in one or more lines; NULL = the help does not list it */
    const char *thai;  /* the same in Thai */
} CliOption;

/* Options that stand together in the help. */
typedef struct CliGroup {
    CliText title; /* above them; NULLs = none */
    const CliOption *options;
    size_t count;
    size_t target; /* offset of the struct that they fill in within the command's struct */
} CliGroup;

typedef struct CliCommand {
    const char *name; /* "build" */
    CliText about;    /* begins the help: usage, what it does */
    const CliGroup *groups;
    size_t group_count;
    int column;       /* of the help, in which the descriptions of options begin */
    CliText examples; /* ends the help */

    CliTake *take_operand; /* takes an operand; its target is the command's struct. NULL: the command takes
                              one operand, as a string */
    size_t operand;        /* offset of that string in the command's struct */
    const char *second;    /* message about a second operand: it asks for {first} and {second} */
    const char *missing;   /* message when there is no operand */
} CliCommand;

/* Function and target of an option without a value, which sets a bool; and of one whose value is taken as it
 * is, into a const char *. Members of other types do not compile. */
#define CLI_SWITCH(type, member) cli_take_switch, _Generic(((type *)0)->member, bool : offsetof(type, member))
#define CLI_TEXT(type, member)                                                                               \
    cli_take_text, _Generic(((type *)0)->member, const char * : offsetof(type, member))
/* Ends the table of every command. */
#define CLI_HELP                                                                                             \
    {"--lang",                                                                                               \
     0,                                                                                                      \
     "th|en",                                                                                                \
     cli_take_language,                                                                                      \
     0,                                                                                                      \
     "language of messages (default: the locale's)",                                                         \
     "ภาษาของข้อความ (ปกติตามภาษาของเครื่อง)"},                                                                  \
    {                                                                                                        \
        "--help", 'h', NULL, NULL, 0, "this text", "ข้อความนี้"                          \
    }
#define CLI_GROUP(title, thai_title, table, target)                                                          \
    {                                                                                                        \
        {title, thai_title}, table, sizeof(table) / sizeof *(table), target                                  \
    }
CliTake cli_take_switch, cli_take_text, cli_take_language;

enum { CLI_GO_ON = -1 };

/* Reads the arguments into the command's struct `target`. Options come in any order: `--name value`,
 * `--name=value`, `-j4`; `--` ends them. Returns CLI_GO_ON; or an exit code when the command is to end, after
 * it printed the help or a message about a wrong argument. */
int cli_read(const CliCommand *command, int count, char **values, void *target);

/* Says what is wrong with what was given, by a message of the catalogue that asks for {value}. Returns false.
 */
bool cli_wrong(const CliGiven *given, const char *name);
/* Says a message of the catalogue that asks for {help}, with the names and values that follow, and NULL
 * behind them. `command` is NULL where there is none yet. Returns LK_EXIT_USAGE. */
int cli_usage_error(const char *command, const char *name, ...) __attribute__((sentinel));

#endif
