/* Which part of a batch is made here: `--shard 3/8`, or what a scheduler puts into the environment. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

static bool number_of(const char *text, char **end, unsigned *number)
{
    unsigned long value = text == NULL || text[0] < '0' || text[0] > '9' ? ULONG_MAX : strtoul(text, end, 10);
    *number = (unsigned)value;
    return value <= 1000000;
}

static bool whole_number(const char *text, unsigned *number)
{
    char *end = NULL;
    return number_of(text, &end, number) && *end == '\0';
}

/* Slurm counts an array's tasks from any number on, Kubernetes from 0. */
static bool index_of(unsigned *index)
{
    unsigned first = 0, step = 1;
    const char *slurm = getenv("SLURM_ARRAY_TASK_ID");
    if (slurm == NULL)
        return whole_number(getenv("JOB_COMPLETION_INDEX"), index);
    if (getenv("SLURM_ARRAY_TASK_STEP") != NULL &&
        (!whole_number(getenv("SLURM_ARRAY_TASK_STEP"), &step) || step == 0))
        return false;
    if (!whole_number(slurm, index) || !whole_number(getenv("SLURM_ARRAY_TASK_MIN"), &first) ||
        *index < first)
        return false;
    *index = (*index - first) / step;
    return true;
}

static bool count_of(unsigned *count)
{
    static const char *const names[] = {"SLURM_ARRAY_TASK_COUNT", "JOB_COMPLETIONS"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (getenv(names[i]) != NULL)
            return whole_number(getenv(names[i]), count);
    return false;
}

static bool from_environment(const char *given_count, unsigned *shard, unsigned *count)
{
    unsigned index = 0;
    bool has_count = given_count != NULL ? whole_number(given_count, count) : count_of(count);
    if (!index_of(&index) || !has_count || index >= *count)
        return false;
    *shard = index + 1;
    return true;
}

bool cli_is_scheduled(void)
{
    return getenv("SLURM_ARRAY_TASK_ID") != NULL || getenv("JOB_COMPLETION_INDEX") != NULL;
}

int cli_shard(const char *value, unsigned *shard, unsigned *count)
{
    if (value == NULL && !cli_is_scheduled()) {
        *shard = *count = 1;
        return LK_EXIT_DONE;
    }
    if (value == NULL || value[0] == '/') {
        if (from_environment(value == NULL ? NULL : value + 1, shard, count))
            return LK_EXIT_DONE;
        return cli_usage_error("batch", "E_USAGE_VALUE_SHARD_UNKNOWN", NULL);
    }
    char *end = NULL;
    if (number_of(value, &end, shard) && *end == '/' && whole_number(end + 1, count) && *shard >= 1 &&
        *shard <= *count)
        return LK_EXIT_DONE;
    return cli_usage_error("batch", "E_USAGE_VALUE_SHARD", "value", value, NULL);
}
