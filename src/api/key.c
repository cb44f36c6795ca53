/* Keys, behind the module for signatures. */
#include <stdlib.h>
#include <string.h>

#include "api/sign_private.h"

typedef struct Opening {
    LkKey *key;
    const char *where;
    const LkKeyOptions *options;
    const LkKeyElsewhere *elsewhere;
} Opening;

static bool sign_elsewhere(void *context, LkText bytes, LkBuffer *value)
{
    LkKey *key = context;
    unsigned char room[LK_LIMIT_SIGNATURE_BYTES];
    size_t length = key->elsewhere.sign(key->elsewhere.context, bytes.bytes, bytes.length, room, sizeof room);
    if (length == 0 || length > sizeof room)
        return false;
    lk_buffer_append(value, (const char *)room, length);
    return true;
}

static void open_guarded(void *context)
{
    const Opening *opening = context;
    LkKey *key = opening->key;
    key->module = lk_signer_open(&key->diagnostics);
    if (key->module == NULL)
        return;
    const LkKeyOptions *options = opening->options;
    LkSignKeyOptions wanted = {.where = lk_copied(key->arena, opening->where),
                               .ask_pin = options->ask_pin,
                               .pin_context = options->context,
                               .chain = lk_copied(key->arena, options->chain),
                               .pss = options->pss};
    if (opening->elsewhere != NULL) {
        key->elsewhere = *opening->elsewhere;
        wanted.elsewhere = sign_elsewhere;
        wanted.elsewhere_context = key;
        wanted.certificates = lk_text(lk_copied(key->arena, opening->elsewhere->certificates));
    }
    key->chain = wanted.chain;
    key->key = key->module->key_open(&wanted, &key->diagnostics);
}

static LkKey *new_key(void)
{
    LkKey *key = calloc(1, sizeof *key);
    if (key == NULL)
        return NULL;
    key->arena = lk_arena_create();
    if (key->arena == NULL) {
        free(key);
        return NULL;
    }
    lk_diagnostics_init(&key->diagnostics, key->arena);
    key->messages = lk_messages_of(&key->diagnostics, LK_LANGUAGE_DEFAULT);
    return key;
}

static LkKey *open_key(Opening opening, const LkKeyOptions *given, const char *wrong)
{
    LkKeyOptions options;
    opening.key = new_key();
    if (opening.key == NULL)
        return NULL;
    if (wrong == NULL && !lk_take(&options, sizeof options, given))
        wrong = "the options of the key have no size, or are of a later version";
    opening.options = &options;
    if (wrong != NULL)
        lk_misuse(&opening.key->diagnostics, wrong);
    else if (!lk_arena_guarded(opening.key->arena, open_guarded, &opening))
        opening.key->messages.out_of_memory = true;
    return opening.key;
}

LkKey *lk_key_open(const char *where, const LkKeyOptions *options)
{
    return open_key((Opening){.where = where}, options,
                    where == NULL ? "the place of the key is NULL" : NULL);
}

LkKey *lk_key_create(const LkKeyElsewhere *elsewhere, const LkKeyOptions *options)
{
    LkKeyElsewhere own;
    const char *wrong = NULL;
    if (elsewhere == NULL || !lk_take(&own, sizeof own, elsewhere))
        wrong = "where the key signs has no size, or is of a later version";
    else if (own.sign == NULL || own.certificates == NULL)
        wrong = "a key that signs elsewhere needs a function and certificates";
    return open_key((Opening){.elsewhere = &own}, options, wrong);
}

typedef struct Again {
    LkKey *key;
    const LkKey *from;
} Again;

static void again_guarded(void *context)
{
    const Again *again = context;
    LkKey *key = again->key;
    key->module = again->from->module;
    key->chain = lk_copied(key->arena, again->from->chain);
    key->key = key->module->key_again(again->from->key, &key->diagnostics);
}

LkKey *lk_key_open_again(LkKey *from)
{
    LkKey *key = new_key();
    if (key == NULL)
        return NULL;
    if (from == NULL || from->key == NULL)
        lk_misuse(&key->diagnostics, "the key could not be opened");
    else if (!lk_arena_guarded(key->arena, again_guarded, &(Again){key, from}))
        key->messages.out_of_memory = true;
    return key;
}

bool lk_key_holder(const LkKey *key, LkKeyHolder *out)
{
    if (key == NULL || key->key == NULL)
        return false;
    const LkSignHolder *holder = key->module->key_holder(key->key);
    LkKeyHolder told = {.certificate = holder->certificate,
                        .name = holder->name,
                        .issuer = holder->issuer,
                        .not_before = holder->from,
                        .not_after = holder->until};
    return lk_give(out, &told, sizeof told);
}

const LkMessages *lk_key_messages(const LkKey *key)
{
    return key == NULL ? NULL : &key->messages;
}

void lk_key_destroy(LkKey *key)
{
    if (key == NULL)
        return;
    if (key->key != NULL)
        key->module->key_close(key->key);
    lk_shown_layout_forget(&key->shown);
    lk_arena_destroy(key->arena);
    free(key);
}
