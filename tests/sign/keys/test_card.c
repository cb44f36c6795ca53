/* A card by hand, which answers as it is told: what SoftHSM never says. */
#include <criterion/criterion.h>
#include <string.h>

#include "said.h"
#include "sign/keys/token.h"

static CK_FLAGS flags;         /* of the token */
static CK_RV answer, at_work;  /* of C_Login for the user, and for a signature */
static CK_RV opened;           /* of C_OpenSession */
static int logins, signatures; /* calls so far */
static size_t pin_length;      /* that the last call brought; 0 = none */

static CK_RV token_info(CK_SLOT_ID slot, CK_TOKEN_INFO *info)
{
    (void)slot;
    *info = (CK_TOKEN_INFO){.flags = flags};
    return CKR_OK;
}

static CK_RV open_session(CK_SLOT_ID slot, CK_FLAGS how, void *context, CK_NOTIFY call,
                          CK_SESSION_HANDLE *session)
{
    (void)slot, (void)how, (void)context, (void)call;
    *session = 1;
    return opened;
}

static CK_RV close_session(CK_SESSION_HANDLE session)
{
    (void)session;
    return CKR_OK;
}

static CK_RV log_in(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR *pin, CK_ULONG length)
{
    (void)session;
    logins++;
    pin_length = pin == NULL ? 0 : length;
    return user == CKU_CONTEXT_SPECIFIC ? at_work : answer;
}

static CK_RV start_signature(CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)
{
    (void)session, (void)mechanism, (void)key;
    return CKR_OK;
}

static CK_RV sign(CK_SESSION_HANDLE session, unsigned char *data, CK_ULONG size, unsigned char *out,
                  CK_ULONG *length)
{
    (void)session, (void)data, (void)size;
    signatures++;
    memset(out, 1, 256);
    *length = 256;
    return CKR_OK;
}

static CK_FUNCTION_LIST functions = {.C_GetTokenInfo = token_info,
                                     .C_OpenSession = open_session,
                                     .C_CloseSession = close_session,
                                     .C_Login = log_in,
                                     .C_SignInit = start_signature,
                                     .C_Sign = sign};

static LkToken card;
static LkDiagnostics told;

static void insert(void)
{
    lk_diagnostics_init(&told, said_arena());
    lk_token_init(&card);
    cr_assert(lk_secret_open(&card.pin));
    strcpy(card.pin.bytes, "1234");
    card.module = &functions;
    card.label = "บัตร";
    card.needs_login = true;
}

static void remove_card(void)
{
    card.module = NULL; /* it is none of p11-kit's */
    lk_token_close(&card);
}

TestSuite(sign_card, .init = insert, .fini = remove_card);

static bool opens(void)
{
    LkTokenSession session = {0};
    bool is_open = lk_token_session_open(&card, &session, &told);
    lk_token_session_close(&card, &session);
    return is_open;
}

static void refuses(CK_RV reason, CK_FLAGS says, LkMessageId id)
{
    answer = reason;
    flags = says;
    cr_expect_not(opens());
    cr_assert_not_null(told.first);
    cr_expect_eq(told.first->id, id, "“%s”", said(told.first));
    cr_expect_eq(told.errors, 1, "one message");
}

Test(sign_card, a_wrong_pin_of_a_card_that_says_nothing_of_tries)
{
    refuses(CKR_PIN_INCORRECT, 0, LK_E_KEY_PIN);
}

Test(sign_card, a_wrong_pin_before_the_last_try)
{
    refuses(CKR_PIN_INCORRECT, CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY, LK_E_KEY_PIN_LAST);
}

Test(sign_card, a_wrong_pin_that_locks_the_card)
{
    refuses(CKR_PIN_INCORRECT, CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_LOCKED, LK_E_KEY_PIN_LOCKED);
}

Test(sign_card, a_card_that_is_locked)
{
    refuses(CKR_PIN_LOCKED, 0, LK_E_KEY_PIN_LOCKED);
}

static bool no_pin(void *context, const char *what, char *pin, size_t size)
{
    (void)what, (void)size;
    ++*(int *)context;
    pin[0] = '\0';
    return true;
}

Test(sign_card, nobody_is_asked_for_the_pin_of_a_locked_card)
{
    int asked = 0;
    LkSignKeyOptions options = {.ask_pin = no_pin, .pin_context = &asked};
    card.pin.bytes[0] = '\0';
    card.is_locked = true;
    cr_expect_not(lk_token_ask_pin(&card, &options, &told));
    cr_expect_eq(told.first->id, LK_E_KEY_PIN_LOCKED, "%s", said(told.first));
    cr_expect_eq(asked, 0);
}

Test(sign_card, an_empty_answer_costs_no_try)
{
    int asked = 0;
    LkSignKeyOptions options = {.ask_pin = no_pin, .pin_context = &asked};
    card.pin.bytes[0] = '\0';
    cr_expect_not(lk_token_ask_pin(&card, &options, &told));
    cr_expect_eq(told.first->id, LK_E_KEY_PIN_NONE, "%s", said(told.first));
    cr_expect_eq(asked, 1);
}

Test(sign_card, a_pin_that_must_be_changed)
{
    refuses(CKR_PIN_EXPIRED, 0, LK_E_KEY_PIN_EXPIRED);
}

Test(sign_card, a_card_that_was_pulled_out)
{
    opened = CKR_DEVICE_REMOVED;
    refuses(CKR_OK, 0, LK_E_KEY_TOKEN_FAILED);
}

Test(sign_card, a_pin_that_was_refused_is_never_tried_again)
{
    answer = CKR_PIN_INCORRECT;
    cr_expect_not(opens());
    cr_expect_not(opens(), "another thread comes");
    cr_expect_eq(logins, 1);
}

Test(sign_card, a_pin_pad_is_asked_for_the_pin)
{
    card.has_own_pad = true;
    LkSignKeyOptions options = {0};
    cr_expect(lk_token_ask_pin(&card, &options, &told), "nobody else is asked");
    cr_expect(opens());
    cr_expect_eq(pin_length, 0, "and none is sent");
}

Test(sign_card, a_card_where_somebody_is_logged_in_already)
{
    answer = CKR_USER_ALREADY_LOGGED_IN;
    cr_expect(opens());
}

static bool signs(void)
{
    LkBuffer value;
    uint8_t hash[32] = {0};
    lk_buffer_init(&value, said_arena());
    return lk_token_sign(&card, 1, LK_SIGN_RSA, hash, &value, &told) && value.length == 256;
}

Test(sign_card, a_key_that_asks_each_time_is_given_the_pin_each_time)
{
    card.asks_always = true;
    cr_expect(signs() && signs());
    cr_expect_eq(logins, 2);
    cr_expect_eq(pin_length, 4);
    card.asks_always = false;
    cr_expect(signs());
    cr_expect_eq(logins, 2, "another key is not");
}

Test(sign_card, a_key_that_refuses_the_pin_each_time_is_asked_once)
{
    card.asks_always = true;
    at_work = CKR_PIN_INCORRECT;
    cr_expect_not(signs());
    cr_expect_not(signs());
    cr_expect_eq(logins, 1);
    cr_expect_eq(signatures, 0);
    cr_expect_eq(told.first->id, LK_E_KEY_PIN, "%s", said(told.first));
}
