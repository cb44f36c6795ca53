/* likhit preview: a page in the browser that follows the draft. */
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "preview/preview.h"

#define MODULE "likhit-preview.so"
#ifndef LK_MODULE_DIR
#define LK_MODULE_DIR "/usr/local/lib/likhit"
#endif

enum { LAYOUT, ROOT, DATA, KEY, PORT, NO_OPEN, MAP, GOTO, EDITOR, EDITOR_LINK, HELP };

static const CliOption known[] = {
    [LAYOUT] = {"--layout", 'l', true}, [ROOT] = {"--root", 0, true},
    [DATA] = {"--data", 'd', true},     [KEY] = {"--key", 'k', true},
    [PORT] = {"--port", 0, true},       [NO_OPEN] = {"--no-open", 0, false},
    [MAP] = {"--map", 0, true},         [GOTO] = {"--goto", 'g', true},
    [EDITOR] = {"--editor", 0, true},   [EDITOR_LINK] = {"--editor-link", 0, true},
    [HELP] = {"--help", 'h', false}};

static int help(void)
{
    puts("Usage: likhit preview [OPTION…] FILE.md\n"
         "\n"
         "Shows the report in a browser as it will print, and follows the draft: save the source, a layout, "
         "data or a\n"
         "picture, and the pages that changed change. Errors stand over the last good pages. Only this "
         "machine can see\n"
         "it, and only by the address that is printed. Ctrl-C ends it.\n"
         "\n"
         "  -l, --layout NAME  a layout in place of the one the source names\n"
         "      --root FOLDER  folder that data and images may be in (default: the source's)\n"
         "  -d, --data FILE    records for a template (CSV, or JSON Lines: .jsonl): it is shown with one of "
         "them\n"
         "  -k, --key KEY      which one: what its key column says (default: the first)\n"
         "      --port N       a port of your choice (default: one that is free)\n"
         "      --no-open      start no browser\n"
         "      --map FILE     keeps a file that tells which word comes from which line (JSON, docs/map.md)\n"
         "  -g, --goto LINE[:COLUMN]  show this place of the source; a preview that runs already goes there\n"
         "      --editor COMMAND      what a click on a word starts, with {file}, {line} and {column} "
         "(default: $VISUAL, if\n"
         "                     it has a window of its own)\n"
         "      --editor-link ADDRESS  a link to the editor in its place, with the same\n"
         "  -h, --help         this text\n"
         "\n"
         "Examples:\n"
         "  likhit preview report.md\n"
         "  likhit preview report.md --goto 120        from an editor's key\n"
         "  likhit preview template.md --data records.csv --key 06340208\n"
         "  likhit preview report.md --editor 'gedit +{line}:{column} {file}'\n"
         "  likhit preview report.md --editor-link 'vscode://file/{file}:{line}:{column}'");
    return CLI_DONE;
}

/* Beside the program when it runs from where it was built, else where it was installed. */
static LkPreviewFunction *open_module(void)
{
    char path[PATH_MAX + sizeof MODULE];
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(path, '/');
    if (slash != NULL)
        snprintf(slash + 1, sizeof MODULE, "%s", MODULE);
    void *module =
        dlopen(slash != NULL && access(path, R_OK) == 0 ? path : LK_MODULE_DIR "/" MODULE, RTLD_NOW);
    void *symbol = module == NULL ? NULL : dlsym(module, LK_PREVIEW_FUNCTION);
    LkPreviewFunction *function = NULL;
    if (symbol == NULL)
        fprintf(stderr, "likhit: error: the preview is not installed (%s) [E-preview-module]\n", dlerror());
    else
        memcpy(&function, &symbol, sizeof symbol); /* ISO C has no cast from an object to a function */
    return function;
}

static bool take_port(const char *value, unsigned *port)
{
    char *end = NULL;
    unsigned long number = strtoul(value, &end, 10);
    *port = (unsigned)number;
    return end != value && *end == '\0' && value[0] != '-' && number >= 1 && number <= 65535;
}

/* "120" or "120:5" */
static bool take_place(const char *value, LkPreviewOptions *options)
{
    char *end = NULL;
    unsigned long line = strtoul(value, &end, 10), column = 0;
    bool is_good = end != value && value[0] != '-' && line >= 1 && line <= INT_MAX;
    if (is_good && *end == ':') {
        const char *rest = end + 1;
        column = strtoul(rest, &end, 10);
        is_good = end != rest && rest[0] != '-' && column >= 1 && column <= INT_MAX;
    }
    options->line = (unsigned)line;
    options->column = (unsigned)column;
    return is_good && *end == '\0';
}

static const char *take(LkPreviewOptions *options, int option, const char *value)
{
    if (option == PORT && !take_port(value, &options->port))
        return "--port takes a number from 1 to 65535, not “%s”";
    if (option == GOTO && !take_place(value, options))
        return "--goto takes a line, or a line and a column such as 120:5, not “%s”";
    if (option == EDITOR_LINK && strstr(value, "{file}") == NULL)
        return "--editor-link needs {file} in its address: “%s”";
    if (option == EDITOR && strstr(value, "{file}") == NULL)
        return "--editor needs {file} in its command: “%s”";
    if (option == -1 && options->source != NULL)
        return "one source at a time: “%s” is a second one";
    options->no_open |= option == NO_OPEN;
    if (option == LAYOUT)
        options->document.layout = value;
    else if (option == ROOT)
        options->document.root = value;
    else if (option == DATA)
        options->document.data = value;
    else if (option == KEY)
        options->document.key = value;
    else if (option == MAP)
        options->map = value;
    else if (option == EDITOR)
        options->editor = value;
    else if (option == EDITOR_LINK)
        options->editor_link = value;
    else if (option == -1)
        options->source = value;
    return NULL;
}

int cli_preview(int count, char **values)
{
    CliArguments arguments = {"preview", known, sizeof known / sizeof *known, count, 0, values, false, false};
    LkPreviewOptions options = {.create_engine = cli_engine_lasting};
    const char *value = NULL;
    for (int option; (option = cli_next(&arguments, &value)) != -2;) {
        if (option == HELP)
            return help();
        const char *mistake = take(&options, option, value);
        if (mistake != NULL)
            return cli_usage_error("preview", mistake, value);
    }
    if (arguments.failed)
        return CLI_USAGE;
    if (options.source == NULL)
        return cli_usage_error("preview", "name the Markdown file to preview");
    if (options.document.key != NULL && options.document.data == NULL)
        return cli_usage_error("preview", "--key names a record of a file; name that with --data");
    if (access(options.source, R_OK) != 0) {
        fprintf(stderr, "likhit: error: cannot read “%s” [E-file-open]\n", options.source);
        return CLI_FILE;
    }
    LkPreviewFunction *run = open_module();
    return run == NULL ? CLI_RESOURCE : run(&options);
}
