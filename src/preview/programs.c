/* Starts browsers and editors as processes of their own: they outlive the preview, and it does not wait for
 * them. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "preview/programs.h"

enum { WORDS_MOST = 16, WORD_BYTES = 4200 };

static void run_apart(char *const *words)
{
    pid_t child = fork();
    if (child == 0) {
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        if (fork() != 0)
            _exit(0);
        setsid();
        int nothing = open("/dev/null", O_RDWR);
        for (int i = 0; i < 3 && nothing >= 0; i++)
            dup2(nothing, i);
        execvp(words[0], words);
        _exit(0);
    }
    if (child > 0)
        waitpid(child, NULL, 0);
}

void lk_open_browser(const char *address)
{
    char program[] = "xdg-open", copy[256];
    snprintf(copy, sizeof copy, "%s", address);
    run_apart((char *[]){program, copy, NULL});
}

/* How editors are told the place to show. Only editors with a window of their own are listed: the terminal is
 * in use by the preview. */
typedef struct Editor {
    const char *name, *arguments;
} Editor;

static const Editor editors[] = {
    {"code", "-g {file}:{line}:{column}"},
    {"codium", "-g {file}:{line}:{column}"},
    {"cursor", "-g {file}:{line}:{column}"},
    {"zed", "{file}:{line}:{column}"},
    {"subl", "{file}:{line}:{column}"},
    {"emacsclient", "-n +{line}:{column} {file}"},
    {"gvim", "--remote-silent +{line} {file}"},
    {"gedit", "+{line}:{column} {file}"},
    {"gnome-text-editor", "+{line}:{column} {file}"},
    {"xed", "+{line}:{column} {file}"},
    {"pluma", "+{line}:{column} {file}"},
    {"kate", "-l {line} -c {column} {file}"},
    {"kwrite", "-l {line} -c {column} {file}"},
    {"mousepad", "-l {line} --column={column} {file}"},
    {"geany", "{file}:{line}:{column}"},
};

/* Returns the editor of a command such as "/usr/bin/code --wait"; NULL when it is not known. */
static const Editor *known_editor(const char *command)
{
    size_t length = strcspn(command, " ");
    const char *name = command;
    for (const char *at = command; at < command + length; at++)
        if (*at == '/')
            name = at + 1;
    length -= (size_t)(name - command);
    for (size_t i = 0; i < sizeof editors / sizeof *editors; i++)
        if (strlen(editors[i].name) == length && memcmp(editors[i].name, name, length) == 0)
            return &editors[i];
    return NULL;
}

/* Finds the command, with {file}, {line} and {column}; returns false when there is none. */
static bool find_command(const char *command, char *out, size_t room)
{
    if (command != NULL)
        return (size_t)snprintf(out, room, "%s", command) < room;
    const char *visual = getenv("VISUAL");
    const Editor *editor = visual == NULL ? NULL : known_editor(visual);
    return editor != NULL && (size_t)snprintf(out, room, "%.*s %s", (int)strcspn(visual, " "), visual,
                                              editor->arguments) < room;
}

bool lk_has_editor(const char *command)
{
    char found[WORD_BYTES];
    return find_command(command, found, sizeof found);
}

/* Fills in file, line and column in one word of the command; returns false when it is too long. */
static bool fill(const char *word, size_t length, const char *file, const char *line, const char *column,
                 char *out)
{
    const struct {
        const char *name, *value;
    } places[] = {{"{file}", file}, {"{line}", line}, {"{column}", column}};
    size_t used = 0;
    for (size_t at = 0; at < length;) {
        const char *value = NULL;
        size_t taken = 1;
        for (size_t i = 0; i < 3 && value == NULL; i++) {
            size_t size = strlen(places[i].name);
            if (size <= length - at && memcmp(word + at, places[i].name, size) == 0) {
                value = places[i].value;
                taken = size;
            }
        }
        size_t size = value == NULL ? 1 : strlen(value);
        if (used + size >= WORD_BYTES)
            return false;
        memcpy(out + used, value == NULL ? word + at : value, size);
        used += size;
        at += taken;
    }
    out[used] = '\0';
    return true;
}

/* No shell is used: the command is cut into words at its blanks, and the name of the file is one word
 * whatever is in it. */
bool lk_open_editor(const char *command, const char *file, unsigned line, unsigned column)
{
    char found[WORD_BYTES], line_text[16], column_text[16];
    if (!find_command(command, found, sizeof found))
        return false;
    snprintf(line_text, sizeof line_text, "%u", line);
    snprintf(column_text, sizeof column_text, "%u", column);
    char *words[WORDS_MOST + 1] = {NULL};
    size_t count = 0;
    bool is_good = true;
    for (const char *at = found; *at != '\0' && count < WORDS_MOST && is_good;) {
        size_t length = strcspn(at, " ");
        if (length > 0) {
            words[count] = malloc(WORD_BYTES);
            is_good = words[count] != NULL && fill(at, length, file, line_text, column_text, words[count]);
            count++;
        }
        at += length + (at[length] == ' ');
    }
    if (is_good && count > 0)
        run_apart(words);
    for (size_t i = 0; i < count; i++)
        free(words[i]);
    return is_good && count > 0;
}
