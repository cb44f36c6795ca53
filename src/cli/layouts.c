/* likhit layouts: what layouts there are, and their schema for editors. */
#include <stdio.h>

#include "cli/cli.h"

enum { SCHEMA, HELP };

static const CliOption known[] = {[SCHEMA] = {"--schema", 0, false}, [HELP] = {"--help", 'h', false}};

static int help(void)
{
    puts("Usage: likhit layouts [--schema]\n"
         "\n"
         "Lists the layouts that `layout:` in a report's front matter, or --layout, can name.\n"
         "  --schema   print the JSON Schema of layout files, for completion in editors\n"
         "\n"
         "Examples:\n"
         "  likhit layouts\n"
         "  likhit layouts --schema > layouts/schema.json");
    return CLI_DONE;
}

static int print_schema(void)
{
    char *schema = lk_layout_schema();
    if (schema == NULL)
        return CLI_FILE;
    fputs(schema, stdout);
    lk_free(schema);
    return CLI_DONE;
}

int cli_layouts(int count, char **values)
{
    CliArguments arguments = {"layouts", known, sizeof known / sizeof *known, count, 0, values, false, false};
    const char *value = NULL;
    for (int option; (option = cli_next(&arguments, &value)) != -2;) {
        if (option == HELP)
            return help();
        if (option == SCHEMA)
            return print_schema();
        return cli_usage_error("layouts", "it takes no file: “%s”", value);
    }
    if (arguments.failed)
        return CLI_USAGE;
    LkEngine *engine = cli_engine();
    if (engine == NULL)
        return CLI_RESOURCE;
    size_t names_count = 0;
    char **names = lk_engine_layouts(engine, &names_count);
    for (size_t i = 0; i < names_count; i++)
        puts(names[i]);
    lk_free(names);
    lk_engine_destroy(engine);
    return names_count > 0 ? CLI_DONE : CLI_RESOURCE;
}
