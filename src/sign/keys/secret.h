/* Memory for a PIN or a password: pages of its own, which the system neither swaps out nor writes into a core
 * dump, and which are cleared before they are given back. Where a limit of the system (RLIMIT_MEMLOCK)
 * forbids locking, the pages are used unlocked. That the program as a whole leaves no core dump while it
 * signs is the caller's business (prctl, PR_SET_DUMPABLE). */
#ifndef LIKHIT_SIGN_SECRET_H
#define LIKHIT_SIGN_SECRET_H

#include <stdbool.h>
#include <stddef.h>

typedef struct LkSecret {
    char *bytes; /* NUL-terminated; NULL = there is none */
    size_t size; /* of the memory */
} LkSecret;

/* Takes memory for LK_LIMIT_PIN_BYTES, zeroed. False when there is none. */
bool lk_secret_open(LkSecret *secret);
/* Clears and frees it. May be called twice. */
void lk_secret_close(LkSecret *secret);

/* Fills the secret with the first line of a file, without its line end. Returns 0, or a value of errno: EFBIG
 * for a line that is too long, ENODATA for an empty one. */
int lk_secret_read(LkSecret *secret, const char *path);

#endif
