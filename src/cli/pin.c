#include "cli/pin.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

#include "cli/cli.h"

void cli_keep_secrets(void)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    prctl(PR_SET_DUMPABLE, 0);
}

/* Reads a line byte by byte: a buffer of stdio would keep the secret. False when there is none or it is too
 * long. */
static bool read_line(int descriptor, char *pin, size_t room)
{
    size_t length = 0;
    char byte = 0;
    ssize_t got = 0;
    while ((got = read(descriptor, &byte, 1)) == 1 && byte != '\n' && length + 1 < room)
        pin[length++] = byte;
    if (length > 0 && pin[length - 1] == '\r')
        length--;
    pin[length] = '\0';
    bool is_whole = got >= 0 && (got == 0 || byte == '\n') && (got == 1 || length > 0);
    if (!is_whole)
        explicit_bzero(pin, room);
    byte = 0;
    return is_whole;
}

bool cli_pin_file_is_there(const char *path)
{
    if (path == NULL || access(path, R_OK) == 0)
        return true;
    cli_say("E_PIN_FILE",
            (LkCatalogueValue[]){{.name = "file", .value = path}, {.name = "reason", .reason = errno}}, 2);
    return false;
}

static bool read_file(const char *path, char *pin, size_t room)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    bool done = descriptor >= 0 && read_line(descriptor, pin, room);
    /* Notepad begins a file with the mark of UTF-8: a token would count it as a wrong PIN. */
    if (done && strncmp(pin, "\xEF\xBB\xBF", 3) == 0)
        memmove(pin, pin + 3, strlen(pin + 3) + 1);
    if (descriptor >= 0)
        close(descriptor);
    return done;
}

bool cli_ask_pin(void *file, const char *what, char *pin, size_t room)
{
    if (file != NULL)
        return read_file(file, pin, room);
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
    struct termios shown, hidden;
    if (terminal < 0 || tcgetattr(terminal, &shown) != 0) {
        if (terminal >= 0)
            close(terminal);
        return false;
    }
    FILE *out = fdopen(dup(terminal), "w");
    if (out != NULL) {
        cli_put(out, "PIN_ASK", "what", what, NULL);
        fclose(out);
    }
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)ECHO;
    tcsetattr(terminal, TCSAFLUSH, &hidden);
    bool done = read_line(terminal, pin, room);
    tcsetattr(terminal, TCSAFLUSH, &shown);
    if (write(terminal, "\n", 1) < 0)
        done = false;
    close(terminal);
    return done;
}
