/* The language of messages: --lang, else what the locale says, as POSIX orders its variables. */
#include <stdarg.h>
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

const char *cli_text(const CliText *text)
{
    return cli_language() == LK_LANGUAGE_THAI && text->thai != NULL ? text->thai : text->english;
}

/* What is said when nothing else can be: it takes no memory. */
static const char *no_memory(void)
{
    return cli_text(&(CliText){"likhit: error: there is not enough memory [E-limit-memory]\n",
                               "likhit: ข้อผิดพลาด: หน่วยความจำไม่พอ [E-limit-memory]\n"});
}

void cli_say(const char *name, const LkCatalogueValue *values, size_t count)
{
    char *text = lk_catalogue_say(name, cli_language(), values, count, false);
    fputs(text != NULL ? text : no_memory(), stderr);
    lk_free(text);
}

/* ---- Phrases */

static void put_phrase(FILE *to, const char *name, va_list arguments)
{
    enum { MOST = 8 };
    LkCatalogueValue values[MOST] = {0};
    size_t count = 0;
    for (const char *key; count < MOST && (key = va_arg(arguments, const char *)) != NULL;)
        values[count++] = (LkCatalogueValue){.name = key, .value = va_arg(arguments, const char *)};
    char *text = lk_catalogue_phrase(name, cli_language(), values, count);
    if (text != NULL)
        fputs(text, to);
    else
        fputs(no_memory(), stderr);
    lk_free(text);
}

void cli_put(FILE *to, const char *name, ...)
{
    va_list arguments;
    va_start(arguments, name);
    put_phrase(to, name, arguments);
    va_end(arguments);
}

void cli_line(FILE *to, const char *name, ...)
{
    va_list arguments;
    va_start(arguments, name);
    put_phrase(to, name, arguments);
    va_end(arguments);
    fputs("\n", to);
}

CliNumber cli_number(size_t number)
{
    CliNumber text;
    snprintf(text.digits, sizeof text.digits, "%zu", number);
    return text;
}

CliNumber cli_decimal(double number, int places)
{
    CliNumber text;
    snprintf(text.digits, sizeof text.digits, "%.*f", places, number);
    return text;
}

/* ---- Cells */

/* ั, ิ to ฺ, ็ to ๎ (U+0E31, U+0E34 to U+0E3A, U+0E47 to U+0E4E) stand above or below a letter. */
static bool is_mark(const unsigned char *at)
{
    if (at[0] != 0xE0)
        return false;
    bool is_vowel = at[1] == 0xB8 && (at[2] == 0xB1 || (at[2] >= 0xB4 && at[2] <= 0xBA));
    return is_vowel || (at[1] == 0xB9 && at[2] >= 0x87 && at[2] <= 0x8E);
}

int cli_cells_of(const char *text)
{
    int cells = 0;
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++)
        cells += (*at & 0xC0) != 0x80 && !is_mark(at);
    return cells;
}

int cli_cells(const char *name)
{
    char *text = lk_catalogue_phrase(name, cli_language(), NULL, 0);
    int cells = text == NULL ? 0 : cli_cells_of(text);
    lk_free(text);
    return cells;
}

void cli_put_padded(FILE *to, const char *name, int cells)
{
    cli_put(to, name, NULL);
    fprintf(to, "%*s", cells > cli_cells(name) ? cells - cli_cells(name) : 0, "");
}
