/* The language of messages: --lang, else what the locale says, as POSIX orders its variables. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

/* Where --lang is kept, so that what the command starts speaks the same language. */
#define OWN "LIKHIT_LANG"

static bool begins(const char *value, const char *language)
{
    size_t length = strlen(language);
    return strncmp(value, language, length) == 0 && strchr("_.@", value[length]) != NULL;
}

LkLanguage cli_language(void)
{
    static const char *const variables[] = {OWN, "LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value != NULL && value[0] != '\0')
            return begins(value, "th") ? LK_LANGUAGE_THAI : LK_LANGUAGE_ENGLISH;
    }
    return LK_LANGUAGE_ENGLISH;
}

bool cli_is_language(const char *name)
{
    return strcmp(name, "th") == 0 || strcmp(name, "en") == 0;
}

bool cli_speak(const char *language)
{
    return setenv(OWN, language, 1) == 0;
}

void cli_say(const char *name, const LkCatalogueValue *values, size_t count)
{
    char *text = lk_catalogue_say(name, cli_language(), values, count, false);
    fputs(text != NULL ? text : "likhit: error: there is not enough memory [E-limit-memory]\n", stderr);
    lk_free(text);
}
