/* What a signature is to be, as “likhit sign” and “likhit batch” are asked. */
#ifndef LIKHIT_CLI_SIGNATURE_H
#define LIKHIT_CLI_SIGNATURE_H

#include "cli/cli.h"

typedef struct CliSignature {
    const char *field, *opinion, *image, *tsa, *chain, *pin_file;
    int level; /* an LkSignatureLevel; −1 = not given */
    int64_t time;
    bool pss, any_order;
} CliSignature;

enum { CLI_SIGNATURE_OPTIONS = 10 };
extern const CliOption cli_signature_options[CLI_SIGNATURE_OPTIONS];

/* Takes lt or lta into an int. */
CliTake cli_take_extension;

/* Opens the key, for which the PIN is asked now. NULL after a message; *code is what to exit with. */
LkKey *cli_open_key(const char *where, const CliSignature *signature, int *code);
/* What the library takes; its strings are those of the signature. */
LkSignatureOptions cli_signature(const CliSignature *signature);
/* Returns a time, by the clock of Thailand, in `out`; “–” for 0. */
const char *cli_clock(int64_t seconds, char *out, size_t room);

#endif
