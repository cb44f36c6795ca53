/* The PKI of tests/sign/pki.sh, for tests: keys that are opened, what is told when that fails, and a server.
 */
#ifndef LIKHIT_TESTS_SIGN_PKI_H
#define LIKHIT_TESTS_SIGN_PKI_H

#include "sign/sign.h"

/* Returns the path of a file of the PKI, which is made once for all tests. */
const char *pki(const char *name);

/* A list of what is told, in the test's arena. */
LkDiagnostics *pki_told(void);
/* The first that was told since, in English; "" = nothing. */
const char *pki_said(void);
/* The id of that; LK_MESSAGE_NONE = nothing. */
LkMessageId pki_fault(void);

/* Answers with the PIN in `context`; NULL answers nothing. Counts how often it is asked. */
bool pki_pin(void *context, const char *what, char *pin, size_t size);
extern int pki_pin_asked;

/* Opens NAME.p12 with that password; NULL after an error. */
LkSignKey *pki_file(const char *name, const char *password);
/* Opens what "pkcs11:module-path=…" and these words mean, in a copy of the tokens of the PKI. */
LkSignKey *pki_token(const char *words, const char *pin);
/* The URI that this takes. */
const char *pki_uri(const char *words);

/* Starts tests/sign/server.py and returns the address of a path on it. It ends with the test. */
const char *pki_server(const char *path, bool tls);

/* Runs a shell command in which $PKI is the folder; the test fails if that does. Returns what it prints. */
const char *pki_run(const char *command);

/* Puts NAME.crt on the token under its name and that id (hexadecimal), beside what is there. */
void pki_import(const char *name, const char *id);
/* Takes an object of a type ("cert", "privkey", "pubkey") off the token. */
void pki_remove(const char *type, const char *id);
/* Removes the tokens of this test: the .fini of a suite that opens some. */
void pki_forget(void);

/* Whether the PKI has tokens: SoftHSM is installed. Skips the test otherwise. */
void pki_wants_tokens(void);

#endif
