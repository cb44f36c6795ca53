#include "cli/options.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

int cli_usage_error(const char *command, const char *name, ...)
{
    enum { MOST = 5 };
    LkCatalogueValue told[MOST] = {0};
    size_t count = 0;
    char help[64];
    snprintf(help, sizeof help, "likhit%s%s --help", command != NULL ? " " : "",
             command != NULL ? command : "");
    told[count++] = (LkCatalogueValue){.name = "help", .value = help};
    va_list arguments;
    va_start(arguments, name);
    for (const char *key; count < MOST && (key = va_arg(arguments, const char *)) != NULL;)
        told[count++] = (LkCatalogueValue){.name = key, .value = va_arg(arguments, const char *)};
    va_end(arguments);
    cli_say(name, told, count);
    return LK_EXIT_USAGE;
}

bool cli_wrong(const CliGiven *given, const char *name)
{
    cli_usage_error(given->command->name, name, "value", given->value, NULL);
    return false;
}

bool cli_take_switch(const CliGiven *given)
{
    return *(bool *)given->target = true;
}

bool cli_take_text(const CliGiven *given)
{
    *(const char **)given->target = given->value;
    return true;
}

/* ---- The help */

/* “  -o, --output FILE      where to write”; what is too long for its column stands closer, or on a line of
 * its own where the help begins with a line end. */
static void print_option(const CliOption *option, int column)
{
    char left[120];
    if (option->letter != 0)
        snprintf(left, sizeof left, "  -%c, %s", option->letter, option->name);
    else
        snprintf(left, sizeof left, "      %s", option->name);
    if (option->value != NULL)
        snprintf(left + strlen(left), sizeof left - strlen(left), " %s", option->value);
    int gap = column - cli_cells_of(left);
    const char *text = cli_text(&(CliText){option->help, option->thai});
    fputs(left, stdout);
    for (const char *line = text, *end; line != NULL; line = end) {
        end = strchr(line, '\n');
        int length = end == NULL ? (int)strlen(line) : (int)(end - line);
        printf("%*s%.*s\n", length == 0 ? 0 : gap > 0 ? gap : 2, "", length, line);
        gap = column;
        end = end == NULL ? NULL : end + 1;
    }
}

static bool is_listed(const CliCommand *command)
{
    for (size_t g = 0; g < command->group_count; g++)
        for (size_t i = 0; i < command->groups[g].count; i++)
            if (command->groups[g].options[i].help != NULL)
                return true;
    return false;
}

static int print_help(const CliCommand *command)
{
    puts(cli_text(&command->about));
    for (size_t g = 0; is_listed(command) && g < command->group_count; g++) {
        const CliGroup *group = &command->groups[g];
        putchar('\n');
        if (group->title.english != NULL)
            puts(cli_text(&group->title));
        for (size_t i = 0; i < group->count; i++)
            if (group->options[i].help != NULL)
                print_option(&group->options[i], command->column);
    }
    printf("\n%s\n", cli_text(&command->examples));
    return LK_EXIT_DONE;
}

/* ---- Reading */

typedef struct Reader {
    const CliCommand *command;
    int count, next; /* argv */
    char **values;
    void *target;
    bool only_operands; /* after -- */
    bool has_operand;   /* of a command that takes one */
} Reader;

/* An option of one of the groups. */
typedef struct Found {
    const CliGroup *group;
    const CliOption *option; /* NULL = there is none */
} Found;

static Found find_option(const CliCommand *command, const char *word, size_t length)
{
    for (size_t g = 0; g < command->group_count; g++) {
        const CliGroup *group = &command->groups[g];
        for (size_t i = 0; i < group->count; i++) {
            const CliOption *option = &group->options[i];
            bool is_long = strlen(option->name) == length && strncmp(option->name, word, length) == 0;
            bool is_short = option->letter != 0 && length == 2 && word[1] == option->letter;
            if (is_long || is_short)
                return (Found){group, option};
        }
    }
    return (Found){0};
}

static int unknown_option(const CliCommand *command, const char *word, size_t length)
{
    const char *names[64];
    char name[80];
    size_t count = 0;
    snprintf(name, sizeof name, "%.*s", (int)length, word);
    for (size_t g = 0; g < command->group_count; g++)
        for (size_t i = 0; i < command->groups[g].count && count < sizeof names / sizeof *names; i++)
            names[count++] = command->groups[g].options[i].name;
    const char *nearest = lk_suggest(name, names, count);
    if (nearest != NULL)
        return cli_usage_error(command->name, "E_USAGE_OPTION_MEANT", "option", name, "meant", nearest, NULL);
    return cli_usage_error(command->name, "E_USAGE_OPTION", "option", name, NULL);
}

/* “-j4”: only digits stand right behind a letter, as “-output” is “--output” mistyped. */
static bool has_attached_value(const CliCommand *command, const char *word)
{
    if (word[1] == '-' || word[2] < '0' || word[2] > '9')
        return false;
    Found found = find_option(command, word, 2);
    return found.option != NULL && found.option->value != NULL;
}

static int read_option(Reader *reader, const char *word)
{
    const CliCommand *command = reader->command;
    const char *equals = word[1] == '-' ? strchr(word, '=') : NULL;
    const char *value = equals != NULL ? equals + 1 : NULL;
    size_t length = equals != NULL ? (size_t)(equals - word) : strlen(word);
    if (has_attached_value(command, word)) {
        value = word + 2;
        length = 2;
    }
    Found found = find_option(command, word, length);
    const CliOption *option = found.option;
    if (option == NULL)
        return unknown_option(command, word, length);
    if (option->value == NULL && value != NULL)
        return cli_usage_error(command->name, "E_USAGE_NO_VALUE", "option", option->name, NULL);
    if (option->take == NULL)
        return print_help(command);
    if (option->value != NULL && value == NULL && reader->next >= reader->count)
        return cli_usage_error(command->name, "E_USAGE_NEEDS_VALUE", "option", option->name, NULL);
    if (option->value != NULL && value == NULL)
        value = reader->values[reader->next++];
    CliGiven given = {command, option, value, (char *)reader->target + found.group->target + option->target};
    return option->take(&given) ? CLI_GO_ON : LK_EXIT_USAGE;
}

static int read_operand(Reader *reader, const char *word)
{
    const CliCommand *command = reader->command;
    if (command->take_operand != NULL)
        return command->take_operand(&(CliGiven){command, NULL, word, reader->target}) ? CLI_GO_ON
                                                                                       : LK_EXIT_USAGE;
    const char **operand = (const char **)((char *)reader->target + command->operand);
    if (reader->has_operand)
        return cli_usage_error(command->name, command->second, "first", *operand, "second", word, NULL);
    *operand = word;
    reader->has_operand = true;
    return CLI_GO_ON;
}

int cli_read(const CliCommand *command, int count, char **values, void *target)
{
    Reader reader = {.command = command, .count = count, .values = values, .target = target};
    while (reader.next < count) {
        const char *word = values[reader.next++];
        bool is_operand = reader.only_operands || word[0] != '-' || word[1] == '\0';
        int code = CLI_GO_ON;
        if (!is_operand && strcmp(word, "--") == 0)
            reader.only_operands = true;
        else
            code = is_operand ? read_operand(&reader, word) : read_option(&reader, word);
        if (code != CLI_GO_ON)
            return code;
    }
    if (command->take_operand == NULL && !reader.has_operand)
        return cli_usage_error(command->name, command->missing, NULL);
    return CLI_GO_ON;
}
