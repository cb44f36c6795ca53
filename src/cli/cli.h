/* The command line: thin over likhit.h. One file a command; main.c only dispatches. */
#ifndef LIKHIT_CLI_H
#define LIKHIT_CLI_H

#include <stdio.h>

#include "cli/options.h"
#include "likhit.h"

/* ---- The commands. Each is given the arguments behind its name, and returns an exit code (LkExit). */
int cli_batch(int count, char **values);
int cli_breaks(int count, char **values);
int cli_build(int count, char **values);
int cli_diff(int count, char **values);
int cli_explain(int count, char **values);
int cli_extract(int count, char **values);
int cli_fix(int count, char **values);
int cli_fonts(int count, char **values);
int cli_inspect(int count, char **values);
int cli_layouts(int count, char **values);
int cli_preview(int count, char **values);
int cli_rebuild(int count, char **values);
int cli_sign(int count, char **values);
int cli_verify(int count, char **values);

/* ---- engine.c */
/* Creates an engine whose layouts and fonts are found beside the program when it runs from its source tree,
 * else where they were installed. NULL after a message. */
LkEngine *cli_engine(void);
/* The same for many documents, one after another or at once: with a cache of typeset paragraphs. */
LkEngine *cli_engine_lasting(void);
/* The same as cli_engine, but with the layouts of this folder alone. */
LkEngine *cli_engine_with(const char *layouts);

/* ---- language.c */
/* Returns the language of messages: that of --lang, else of LC_ALL, LC_MESSAGES or LANG; English for others.
 */
LkLanguage cli_language(void);
/* Returns whether --lang takes this name. */
bool cli_is_language(const char *name);
/* Chooses the language of messages, here and in what is started. Returns false when out of memory. */
bool cli_speak(const char *language);
/* Says a message of the catalogue, by its name, on standard error. */
void cli_say(const char *name, const LkCatalogueValue *values, size_t count);
/* Prints a phrase of the catalogue, by its name, with the names and values that follow, and NULL behind them;
 * cli_line ends the line. A value may be that of cli_number or cli_decimal. */
void cli_put(FILE *to, const char *name, ...) __attribute__((sentinel));
void cli_line(FILE *to, const char *name, ...) __attribute__((sentinel));
/* Prints a phrase that asks for nothing, and blanks up to so many cells. */
void cli_put_padded(FILE *to, const char *name, int cells);
/* Returns the cells that a phrase that asks for nothing takes on a terminal. */
int cli_cells(const char *name);
/* Returns the cells that a text takes on a terminal: marks above and below take none. */
int cli_cells_of(const char *text);

/* Digits, good until the end of the statement: cli_number(3).digits */
typedef struct CliNumber {
    char digits[40];
} CliNumber;
CliNumber cli_number(size_t number);
CliNumber cli_decimal(double number, int places);

/* ---- values.c */
/* Entries of an option's table (options.h) for values that several commands take: the name of a PDF profile,
 * into an LkProfile; and pixels an inch, into a double. Members of other types do not compile. */
#define CLI_PROFILE(type, member)                                                                            \
    cli_take_profile, _Generic(((type *)0)->member, LkProfile : offsetof(type, member))
#define CLI_PPI(type, member) cli_take_ppi, _Generic(((type *)0)->member, double : offsetof(type, member))
#define CLI_ROW(type, member) cli_take_row, _Generic(((type *)0)->member, size_t : offsetof(type, member))
CliTake cli_take_profile, cli_take_ppi, cli_take_row;
/* Prints that memory is out. Returns LK_EXIT_LIMIT. */
int cli_out_of_memory(void);
/* Prints that the data has no record with this key, and which key may have been meant. */
void cli_tell_unknown_key(const LkRecords *records, const char *data, const char *key);

/* ---- shard.c */
/* Finds out which shard is made here, from the value of `--shard`, or from the environment when it was not
 * given (NULL). Returns LK_EXIT_DONE, or LK_EXIT_USAGE after a message. */
int cli_shard(const char *value, unsigned *shard, unsigned *count);
/* Returns whether a scheduler (Slurm …) has put into the environment which shard this is. */
bool cli_is_scheduled(void);

/* ---- inspect.c */
/* Opens a PDF. NULL after a message. */
LkInspection *cli_open_pdf(const char *path);

/* ---- extract.c */
/* Writes the files inside a PDF below `folder`. Returns false after messages. */
bool cli_unpack(const LkInspection *inspection, const char *folder, bool quiet);

#endif
