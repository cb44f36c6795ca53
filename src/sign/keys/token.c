/* Sessions with a token: logging in once, and never again after a PIN that was refused. */
#include "sign/keys/token.h"

#include <string.h>

#include "base/limits.h"

void lk_token_init(LkToken *token)
{
    *token = (LkToken){0};
    pthread_mutex_init(&token->lock, NULL);
}

void lk_token_close(LkToken *token)
{
    if (token->modules != NULL) {
        p11_kit_modules_finalize_and_release(token->modules);
    } else if (token->module != NULL) {
        p11_kit_module_finalize(token->module);
        p11_kit_module_release(token->module);
    }
    token->modules = NULL;
    token->module = NULL;
    lk_secret_close(&token->pin);
    pthread_mutex_destroy(&token->lock);
}

bool lk_token_ask_pin(LkToken *token, const LkSignKeyOptions *options, LkDiagnostics *diagnostics)
{
    if (token->is_locked)
        return lk_token_failed(token, CKR_PIN_LOCKED, diagnostics);
    if (token->has_own_pad || token->pin.bytes[0] != '\0')
        return true;
    if (options->ask_pin == NULL ||
        !options->ask_pin(options->pin_context, token->label, token->pin.bytes, token->pin.size) ||
        token->pin.bytes[0] == '\0')
        return lk_tell(diagnostics, LK_E_KEY_PIN_NONE, (LkSpan){0},
                       LK_WITH(lk_named_string("key", token->label)));
    token->pin.bytes[token->pin.size - 1] = '\0';
    return true;
}

/* What the token says of tries that are left, in the words of the standard. */
static bool tell_refused(LkToken *token, LkDiagnostics *diagnostics)
{
    CK_TOKEN_INFO info = {0};
    if (token->module->C_GetTokenInfo(token->slot, &info) != CKR_OK)
        info.flags = 0;
    LkMessageId id = info.flags & CKF_USER_PIN_LOCKED      ? LK_E_KEY_PIN_LOCKED
                     : info.flags & CKF_USER_PIN_FINAL_TRY ? LK_E_KEY_PIN_LAST
                     : info.flags & CKF_USER_PIN_COUNT_LOW ? LK_E_KEY_PIN_LOW
                                                           : LK_E_KEY_PIN;
    return lk_tell(diagnostics, id, (LkSpan){0}, LK_WITH(lk_named_string("token", token->label)));
}

bool lk_token_failed(LkToken *token, CK_RV reason, LkDiagnostics *diagnostics)
{
    if (reason == CKR_PIN_INCORRECT || reason == CKR_PIN_LEN_RANGE || reason == CKR_PIN_INVALID) {
        token->is_refused = true;
        return tell_refused(token, diagnostics);
    }
    if (reason == CKR_PIN_LOCKED)
        return lk_tell(diagnostics, LK_E_KEY_PIN_LOCKED, (LkSpan){0},
                       LK_WITH(lk_named_string("token", token->label)));
    if (reason == CKR_PIN_EXPIRED)
        return lk_tell(diagnostics, LK_E_KEY_PIN_EXPIRED, (LkSpan){0},
                       LK_WITH(lk_named_string("token", token->label)));
    const char *said = p11_kit_strerror(reason);
    return lk_tell(
        diagnostics, LK_E_KEY_TOKEN_FAILED, (LkSpan){0},
        LK_WITH(lk_named_string("token", token->label), lk_named_quoted("reason", said == NULL ? "" : said)));
}

/* Logs in. All sessions of a program share the state of the token, so that the second finds it done. */
static CK_RV log_in(LkToken *token, CK_SESSION_HANDLE session)
{
    CK_UTF8CHAR *pin = token->has_own_pad ? NULL : (CK_UTF8CHAR *)token->pin.bytes;
    CK_RV result = token->module->C_Login(session, CKU_USER, pin, pin == NULL ? 0 : strlen(token->pin.bytes));
    return result == CKR_USER_ALREADY_LOGGED_IN ? CKR_OK : result;
}

bool lk_token_session_open(LkToken *token, LkTokenSession *session, LkDiagnostics *diagnostics)
{
    CK_RV result =
        token->module->C_OpenSession(token->slot, CKF_SERIAL_SESSION, NULL, NULL, &session->handle);
    session->is_open = result == CKR_OK;
    if (result == CKR_OK && token->needs_login) {
        pthread_mutex_lock(&token->lock);
        result = token->is_refused ? CKR_PIN_INCORRECT : log_in(token, session->handle);
        token->is_refused = token->is_refused || result == CKR_PIN_INCORRECT;
        pthread_mutex_unlock(&token->lock);
    }
    if (result == CKR_OK)
        return true;
    lk_token_session_close(token, session);
    return lk_token_failed(token, result, diagnostics);
}

void lk_token_session_close(LkToken *token, LkTokenSession *session)
{
    if (session->is_open)
        token->module->C_CloseSession(session->handle);
    session->is_open = false;
}
