/* Asking for a PIN or a password. */
#ifndef LIKHIT_CLI_PIN_H
#define LIKHIT_CLI_PIN_H

#include <stdbool.h>
#include <stddef.h>

/* Makes sure that no secret of this process reaches a disk in a core dump. */
void cli_keep_secrets(void);

/* An LkKeyAskPin. `file`, the context, is the path of a file whose first line is the PIN; NULL = it is asked
 * for on the terminal, without showing it. */
bool cli_ask_pin(void *file, const char *what, char *pin, size_t room);

/* Tells, and returns false, when that file cannot be read; NULL can. */
bool cli_pin_file_is_there(const char *path);

#endif
