/* Option values that several commands take, and messages that several commands print. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

bool cli_take_profile(const CliGiven *given)
{
    static const char *const names[] = {"plain", "print", "archive", "archive-source"};
    for (size_t i = 0; i < 4; i++) {
        if (strcmp(given->value, names[i]) == 0) {
            *(LkProfile *)given->target = (LkProfile)(LK_PROFILE_PLAIN + i);
            return true;
        }
    }
    const char *nearest = lk_suggest(given->value, names, 4);
    if (nearest == NULL)
        return cli_wrong(given, "E_USAGE_VALUE_PROFILE");
    cli_usage_error(given->command->name, "E_USAGE_VALUE_PROFILE_MEANT", "value", given->value, "meant",
                    nearest, NULL);
    return false;
}

bool cli_take_language(const CliGiven *given)
{
    if (!cli_is_language(given->value))
        return cli_wrong(given, "E_USAGE_VALUE_LANGUAGE");
    return cli_speak(given->value);
}

bool cli_take_row(const CliGiven *given)
{
    enum { MOST = 1000000 }; /* as `header-row:` takes */
    char *end = NULL;
    const char *value = given->value;
    unsigned long long row = value[0] >= '0' && value[0] <= '9' ? strtoull(value, &end, 10) : 0;
    *(size_t *)given->target = (size_t)row;
    if (end != NULL && *end == '\0' && row >= 1 && row <= MOST)
        return true;
    cli_usage_error(given->command->name, "E_USAGE_VALUE_NUMBER", "option", given->option->name, "most",
                    "1000000", "value", value, NULL);
    return false;
}

bool cli_take_ppi(const CliGiven *given)
{
    char *end = NULL;
    double pixels = strtod(given->value, &end);
    *(double *)given->target = pixels;
    bool is_good = end != given->value && *end == '\0' && pixels >= 36 && pixels <= 1200;
    return is_good || cli_wrong(given, "E_USAGE_VALUE_PPI");
}

int cli_out_of_memory(void)
{
    cli_say("E_LIMIT_MEMORY_LIBRARY", NULL, 0);
    return LK_EXIT_LIMIT;
}

void cli_tell_unknown_key(const LkRecords *records, const char *data, const char *key)
{
    size_t count = lk_records_count(records);
    const char **keys = calloc(count + 1, sizeof *keys);
    for (size_t i = 0; keys != NULL && i < count; i++)
        keys[i] = lk_record_key(records, i);
    const char *nearest = keys == NULL ? NULL : lk_suggest(key, keys, count);
    LkCatalogueValue told[] = {
        {.name = "data", .value = data}, {.name = "key", .value = key}, {.name = "meant", .value = nearest}};
    cli_say(nearest == NULL ? "E_RECORD_UNKNOWN" : "E_RECORD_UNKNOWN_MEANT", told, nearest == NULL ? 2 : 3);
    free(keys);
}
