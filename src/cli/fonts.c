/* likhit fonts: what each family resolves to, so that an officer sees which face will be printed. */
#include <stdio.h>

#include "cli/cli.h"

enum { HELP };

static const CliOption known[] = {[HELP] = {"--help", 'h', false}};

static const char *const official[] = {"TH Sarabun New", "TH SarabunPSK", "TH Sarabun IT๙", "Sarabun",
                                       "Laksaman"};

static int help(void)
{
    puts("Usage: likhit fonts [FAMILY…]\n"
         "\n"
         "Shows the face and file that each family resolves to on this machine (default: the official "
         "families\n"
         "and their substitutes). Exit code 4 when a family that was named is not installed.\n"
         "\n"
         "Examples:\n"
         "  likhit fonts\n"
         "  likhit fonts \"TH Sarabun New\" Laksaman");
    return CLI_DONE;
}

static bool show(LkEngine *engine, const char *family)
{
    bool found = false;
    for (int bold = 0; bold < 2; bold++) {
        char *face = lk_engine_font(engine, family, bold != 0);
        if (face != NULL)
            printf("%s%s\t%s\n", family, bold ? " (bold)" : "", face);
        else if (!bold)
            printf("%s\tnot installed\n", family);
        found |= face != NULL;
        lk_free(face);
    }
    return found;
}

int cli_fonts(int count, char **values)
{
    CliArguments arguments = {"fonts", known, 1, count, 0, values, false, false};
    const char *value = NULL;
    LkEngine *engine = NULL;
    bool named = false, missing = false;
    for (int option; (option = cli_next(&arguments, &value)) != -2;) {
        if (option == HELP) {
            lk_engine_destroy(engine);
            return help();
        }
        engine = engine != NULL ? engine : cli_engine();
        if (engine == NULL)
            return CLI_RESOURCE;
        named = true;
        missing |= !show(engine, value);
    }
    if (!arguments.failed && !named) {
        engine = cli_engine();
        if (engine == NULL)
            return CLI_RESOURCE;
        for (size_t i = 0; i < sizeof official / sizeof *official; i++)
            show(engine, official[i]);
    }
    lk_engine_destroy(engine);
    return arguments.failed ? CLI_USAGE : missing ? CLI_RESOURCE : CLI_DONE;
}
