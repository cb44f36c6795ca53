/* The certificate and the private key on a token: the certificate is found by its label or CKA_ID, the key by
 * the CKA_ID that both share. */
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "sign/keys/token.h"

/* Objects that were found; more than there is room for are counted. */
typedef struct Found {
    CK_OBJECT_HANDLE objects[LK_LIMIT_TOKEN_OBJECTS];
    CK_ULONG count;
} Found;

/* One search on a token. */
typedef struct Search {
    LkToken *token;
    CK_SESSION_HANDLE session;
    const LkTokenUri *uri;
    LkArena *arena;
    LkDiagnostics *diagnostics;
} Search;

/* Finds objects of a class by label and id; NULL and no bytes = any. */
static CK_RV look_for(const Search *search, CK_OBJECT_CLASS class, const char *label, LkText id, Found *found)
{
    CK_ATTRIBUTE wanted[3] = {{CKA_CLASS, &class, sizeof class}};
    CK_ULONG count = 1;
    if (label != NULL)
        wanted[count++] = (CK_ATTRIBUTE){CKA_LABEL, (void *)label, strlen(label)};
    if (id.length > 0)
        wanted[count++] = (CK_ATTRIBUTE){CKA_ID, (void *)id.bytes, id.length};
    CK_FUNCTION_LIST *module = search->token->module;
    CK_RV result = module->C_FindObjectsInit(search->session, wanted, count);
    found->count = 0;
    if (result == CKR_OK) {
        result =
            module->C_FindObjects(search->session, found->objects, LK_LIMIT_TOKEN_OBJECTS, &found->count);
        module->C_FindObjectsFinal(search->session);
    }
    return result;
}

/* The same; a failure is told. */
static bool find(const Search *search, CK_OBJECT_CLASS class, const char *label, LkText id, Found *found)
{
    CK_RV result = look_for(search, class, label, id, found);
    return result == CKR_OK || lk_token_failed(search->token, result, search->diagnostics);
}

LkText lk_token_attribute(const LkToken *token, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object,
                          CK_ATTRIBUTE_TYPE type, LkArena *arena)
{
    CK_ATTRIBUTE attribute = {type, NULL, 0};
    if (token->module->C_GetAttributeValue(session, object, &attribute, 1) != CKR_OK ||
        attribute.ulValueLen == 0 || attribute.ulValueLen > LK_LIMIT_CERTIFICATES_BYTES)
        return (LkText){0};
    char *value = lk_arena_alloc(arena, attribute.ulValueLen + 1);
    attribute.pValue = value;
    if (token->module->C_GetAttributeValue(session, object, &attribute, 1) != CKR_OK)
        return (LkText){0};
    return (LkText){value, attribute.ulValueLen};
}

/* How people tell objects apart: the label, or the id as a URI writes it. */
static const char *name_of(const Search *search, CK_OBJECT_HANDLE object, bool by_id)
{
    LkText text =
        lk_token_attribute(search->token, search->session, object, by_id ? CKA_ID : CKA_LABEL, search->arena);
    if (!by_id)
        return text.length > 0 ? text.bytes : "?";
    LkBuffer out;
    lk_buffer_init(&out, search->arena);
    for (size_t i = 0; i < text.length; i++)
        lk_buffer_printf(&out, "%%%02X", (unsigned char)text.bytes[i]);
    return lk_buffer_view(&out).bytes;
}

static bool tell_names(const Search *search, LkMessageId id, const Found *found, bool by_id)
{
    const char *names[LK_LIMIT_NAMED];
    size_t count = 0;
    for (; count < found->count && count < LK_LIMIT_NAMED; count++)
        names[count] = name_of(search, found->objects[count], by_id);
    return lk_tell(
        search->diagnostics, id, (LkSpan){0},
        LK_WITH(lk_named_string("token", search->token->label), lk_named_names("names", names, count)));
}

/* Keeps those certificates that have a private key; the key of the last one becomes that of the token. */
static bool keep_with_key(const Search *search, Found *certificates)
{
    CK_ULONG kept = 0;
    for (CK_ULONG i = 0; i < certificates->count; i++) {
        Found keys;
        LkText id = lk_token_attribute(search->token, search->session, certificates->objects[i], CKA_ID,
                                       search->arena);
        if (id.length == 0)
            continue;
        if (!find(search, CKO_PRIVATE_KEY, NULL, id, &keys))
            return false;
        if (keys.count == 0)
            continue;
        search->token->key = keys.objects[0];
        certificates->objects[kept++] = certificates->objects[i];
    }
    certificates->count = kept;
    return true;
}

/* Nothing fits: the key has no certificate, the certificate has no key, or the name is wrong. */
static bool tell_nothing(const Search *search, const Found *without_key)
{
    Found others;
    if (without_key->count > 0)
        return tell_names(search, LK_E_KEY_TOKEN_KEY, without_key, false);
    if (!find(search, CKO_PRIVATE_KEY, search->uri->object, search->uri->id, &others))
        return false;
    if (others.count > 0)
        return tell_names(search, LK_E_KEY_TOKEN_CERTIFICATE, &others, false);
    if (!find(search, CKO_CERTIFICATE, NULL, (LkText){0}, &others) || !keep_with_key(search, &others))
        return false;
    if (others.count == 0)
        return lk_tell(search->diagnostics, LK_E_KEY_OBJECT_NONE, (LkSpan){0},
                       LK_WITH(lk_named_string("token", search->token->label)));
    return tell_names(search, LK_E_KEY_OBJECT, &others, false);
}

/* Whether the key asks for the PIN at each signature. */
static bool asks_always(const Search *search)
{
    LkText value = lk_token_attribute(search->token, search->session, search->token->key,
                                      CKA_ALWAYS_AUTHENTICATE, search->arena);
    return value.length == sizeof(CK_BBOOL) && value.bytes[0] != CK_FALSE;
}

LkText lk_token_find_key(LkToken *token, CK_SESSION_HANDLE session, const LkTokenUri *uri, LkArena *arena,
                         LkDiagnostics *diagnostics)
{
    Search search = {token, session, uri, arena, diagnostics};
    Found found, all;
    if (!find(&search, CKO_CERTIFICATE, uri->object, uri->id, &found))
        return (LkText){0};
    all = found;
    if (!keep_with_key(&search, &found))
        return (LkText){0};
    if (found.count != 1) {
        if (found.count == 0)
            tell_nothing(&search, &all);
        else
            tell_names(&search, LK_E_KEY_OBJECT_SEVERAL, &found, true);
        return (LkText){0};
    }
    token->asks_always = asks_always(&search);
    LkText der = lk_token_attribute(token, session, found.objects[0], CKA_VALUE, arena);
    if (der.length == 0)
        lk_token_failed(token, CKR_ATTRIBUTE_VALUE_INVALID, diagnostics);
    return der;
}

LkText *lk_token_certificates(LkToken *token, CK_SESSION_HANDLE session, LkArena *arena, size_t *count)
{
    Search search = {.token = token, .session = session, .arena = arena};
    Found found;
    *count = 0;
    if (look_for(&search, CKO_CERTIFICATE, NULL, (LkText){0}, &found) != CKR_OK)
        return NULL;
    LkText *all = LK_NEW_ARRAY(arena, found.count, LkText);
    for (CK_ULONG i = 0; i < found.count; i++) {
        LkText der = lk_token_attribute(token, session, found.objects[i], CKA_VALUE, arena);
        if (der.length > 0)
            all[(*count)++] = der;
    }
    return all;
}

LkText lk_token_point(LkToken *token, CK_SESSION_HANDLE session, LkArena *arena)
{
    Search search = {.token = token, .session = session, .arena = arena};
    Found found;
    LkText id = lk_token_attribute(token, session, token->key, CKA_ID, arena);
    if (look_for(&search, CKO_PUBLIC_KEY, NULL, id, &found) != CKR_OK || found.count != 1)
        return (LkText){0};
    return lk_token_attribute(token, session, found.objects[0], CKA_EC_POINT, arena);
}
