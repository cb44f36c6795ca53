/* What an update must know of a file (pdf/file/state.h), and why a file cannot be read. */
#ifndef LIKHIT_SIGN_FILE_STATE_H
#define LIKHIT_SIGN_FILE_STATE_H

#include "base/diagnostic.h"
#include "pdf/file/state.h"
#include "sign/file/file.h"

/* The member `state` of the module (sign/sign.h). */
const LkPdfState *lk_signed_state(LkText bytes, const char *name, bool is_ours, LkArena *arena,
                                  LkDiagnostics *diagnostics);

/* The members `is_shown` and `page`. Of our own file, on which page a field is does not matter: it is on one,
 * and taken as that of the first. */
bool lk_signed_is_shown(const LkPdfState *state, const LkPdfField *field);
size_t lk_signed_page(const LkPdfState *state, const LkPdfField *field);

/* Returns the message that says why lk_signed_open, or reading an object, failed. It wants the arguments
 * {file} and {byte}, which is file->fault. */
LkMessageId lk_signed_why(const LkSignedFile *file);

#endif
