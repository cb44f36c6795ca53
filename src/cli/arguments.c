/* Options, their mistakes, and what all commands share. */
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/cli.h"

int cli_usage_error(const char *command, const char *format, ...)
{
    va_list arguments;
    fputs("likhit", stderr);
    if (command != NULL)
        fprintf(stderr, " %s", command);
    fputs(": ", stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fprintf(stderr, "\nTry “likhit%s%s --help”.\n", command != NULL ? " " : "",
            command != NULL ? command : "");
    return CLI_USAGE;
}

const char *cli_nearest(const char *word, const char *const *candidates, size_t count)
{
    return lk_nearest(lk_text(word), candidates, count);
}

static int mistake(CliArguments *arguments)
{
    arguments->failed = true;
    return -2;
}

static int unknown_option(CliArguments *arguments, const char *name, size_t length)
{
    const char *names[32];
    size_t count = arguments->option_count < 32 ? arguments->option_count : 32;
    for (size_t i = 0; i < count; i++)
        names[i] = arguments->options[i].name;
    const char *nearest = lk_nearest((LkText){name, length}, names, count);
    if (nearest != NULL)
        cli_usage_error(arguments->command, "there is no option “%.*s”; did you mean “%s”?", (int)length,
                        name, nearest);
    else
        cli_usage_error(arguments->command, "there is no option “%.*s”", (int)length, name);
    return mistake(arguments);
}

static int find_option(const CliArguments *arguments, const char *word, size_t length)
{
    for (size_t i = 0; i < arguments->option_count; i++) {
        const CliOption *option = &arguments->options[i];
        bool is_long = strlen(option->name) == length && strncmp(option->name, word, length) == 0;
        bool is_short = option->letter != 0 && length == 2 && word[1] == option->letter;
        if (is_long || is_short)
            return (int)i;
    }
    return -1;
}

/* “-j4”: only digits stand right behind a letter, as “-output” is “--output” mistyped. */
static const char *attached_value(const CliArguments *arguments, const char *word)
{
    int index = word[1] != '-' && word[2] >= '0' && word[2] <= '9' ? find_option(arguments, word, 2) : -1;
    return index >= 0 && arguments->options[index].takes_value ? word + 2 : NULL;
}

int cli_next(CliArguments *arguments, const char **value)
{
    *value = NULL;
    if (arguments->next >= arguments->count)
        return -2;
    const char *word = arguments->values[arguments->next++];
    if (!arguments->only_operands && strcmp(word, "--") == 0) {
        arguments->only_operands = true;
        return cli_next(arguments, value);
    }
    if (arguments->only_operands || word[0] != '-' || word[1] == '\0') {
        *value = word;
        return -1;
    }
    const char *equals = word[1] == '-' ? strchr(word, '=') : NULL,
               *attached = attached_value(arguments, word);
    size_t length = equals != NULL ? (size_t)(equals - word) : attached != NULL ? 2 : strlen(word);
    int index = find_option(arguments, word, length);
    if (index < 0)
        return unknown_option(arguments, word, length);
    const CliOption *option = &arguments->options[index];
    if (!option->takes_value && equals != NULL) {
        cli_usage_error(arguments->command, "the option %s takes no value", option->name);
        return mistake(arguments);
    }
    if (attached != NULL) {
        *value = attached;
        return index;
    }
    if (option->takes_value && equals == NULL && arguments->next >= arguments->count) {
        cli_usage_error(arguments->command, "the option %s needs a value", option->name);
        return mistake(arguments);
    }
    if (option->takes_value)
        *value = equals != NULL ? equals + 1 : arguments->values[arguments->next++];
    return index;
}

bool cli_profile(const char *command, const char *name, LkProfile *profile)
{
    static const char *const names[] = {"plain", "print", "archive", "archive-source"};
    for (size_t i = 0; i < 4; i++) {
        if (strcmp(name, names[i]) == 0) {
            *profile = (LkProfile)(LK_PROFILE_PLAIN + i);
            return true;
        }
    }
    const char *nearest = cli_nearest(name, names, 4);
    cli_usage_error(command,
                    nearest != NULL ? "there is no PDF profile “%s”; did you mean “%s”?"
                                    : "there is no PDF profile “%s”; there are archive, archive-source, "
                                      "print and plain%s",
                    name, nearest != NULL ? nearest : "");
    return false;
}

/* The folder above the one the program is in, when it holds layouts/base.yaml: a source tree. */
static bool source_tree(char *folder, size_t size)
{
    char program[PATH_MAX], probe[PATH_MAX + 32];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0)
        return false;
    program[length] = '\0';
    for (int up = 0; up < 3; up++) { /* build/likhit, build/sanitize/likhit */
        char *slash = strrchr(program, '/');
        if (slash == NULL || slash == program)
            return false;
        *slash = '\0';
        snprintf(probe, sizeof probe, "%s/layouts/base.yaml", program);
        if (access(probe, R_OK) == 0) {
            snprintf(folder, size, "%s", program);
            return true;
        }
    }
    return false;
}

/* Paragraphs of 1,000 pages. */
#define KEPT_BYTES ((size_t)64 << 20)

static LkEngine *make_engine(const char *own_layouts, size_t kept_bytes)
{
    char folder[PATH_MAX], layouts[PATH_MAX + 32], fonts[PATH_MAX + 32], words[PATH_MAX + 32];
    LkEngineOptions options = {.kept_bytes = kept_bytes};
    const char *layout_folders[] = {layouts};
    if (source_tree(folder, sizeof folder)) {
        snprintf(layouts, sizeof layouts, "%s/layouts", folder);
        snprintf(fonts, sizeof fonts, "%s/fonts", folder);
        snprintf(words, sizeof words, "%s/build/thai.words", folder);
        options = (LkEngineOptions){.font_folder = fonts,
                                    .layout_folders = layout_folders,
                                    .layout_folder_count = 1,
                                    .word_list = words,
                                    .kept_bytes = kept_bytes};
    }
    if (own_layouts != NULL) {
        layout_folders[0] = own_layouts;
        options.layout_folders = layout_folders;
        options.layout_folder_count = 1;
    }
    const char *reason = NULL;
    options.reason = &reason;
    LkEngine *engine = lk_engine_create(&options);
    if (engine == NULL)
        fprintf(stderr, "likhit: error: %s [E-engine]\n", reason);
    return engine;
}

LkEngine *cli_engine(void)
{
    return make_engine(NULL, 0);
}

LkEngine *cli_engine_lasting(void)
{
    return make_engine(NULL, KEPT_BYTES);
}

LkEngine *cli_engine_with(const char *own_layouts)
{
    return make_engine(own_layouts, 0);
}

void cli_tell_unknown_key(const LkRecords *records, const char *data, const char *key)
{
    size_t count = lk_records_count(records);
    const char **keys = calloc(count + 1, sizeof *keys);
    for (size_t i = 0; keys != NULL && i < count; i++)
        keys[i] = lk_record(records, i).key;
    const char *nearest = keys == NULL ? NULL : cli_nearest(key, keys, count);
    fprintf(stderr, "likhit: error: “%s” has no record “%s”%s%s%s [E-record-unknown]\n", data, key,
            nearest != NULL ? "; did you mean “" : "", nearest != NULL ? nearest : "",
            nearest != NULL ? "”?" : "");
    free(keys);
}
