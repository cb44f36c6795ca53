/* Which token a URI means: among those in the readers of one module that it names, or of all that p11-kit
 * knows of. Two that fit are an error: a report is never signed by whichever came first. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "sign/keys/token.h"

/* What was seen on the way. */
typedef struct Search {
    LkToken *token;
    const LkTokenUri *uri;
    LkArena *arena;
    size_t seen, matches;
    const char *names[LK_LIMIT_NAMED]; /* labels of tokens that do not fit */
    size_t name_count;
} Search;

/* Text of PKCS#11 is filled up with blanks. */
static const char *unpadded(LkArena *arena, const CK_UTF8CHAR *text, size_t size)
{
    while (size > 0 && (text[size - 1] == ' ' || text[size - 1] == '\0'))
        size--;
    return lk_arena_copy(arena, (const char *)text, size);
}

/* Looks at the token in a reader. */
static void look_at(Search *search, CK_FUNCTION_LIST *module, CK_SLOT_ID slot)
{
    CK_SLOT_INFO slot_info;
    CK_TOKEN_INFO info;
    if (module->C_GetSlotInfo(slot, &slot_info) != CKR_OK || module->C_GetTokenInfo(slot, &info) != CKR_OK ||
        (info.flags & CKF_TOKEN_INITIALIZED) == 0)
        return;
    search->seen++;
    const char *label = unpadded(search->arena, info.label, sizeof info.label);
    CK_SLOT_ID wanted = p11_kit_uri_get_slot_id(search->uri->parsed);
    if (!p11_kit_uri_match_token_info(search->uri->parsed, &info) ||
        !p11_kit_uri_match_slot_info(search->uri->parsed, &slot_info) ||
        (wanted != (CK_SLOT_ID)-1 && wanted != slot)) {
        if (search->name_count < LK_LIMIT_NAMED)
            search->names[search->name_count++] = label;
        return;
    }
    if (search->matches++ > 0)
        return;
    search->token->module = module;
    search->token->slot = slot;
    search->token->label = label;
    search->token->needs_login = info.flags & CKF_LOGIN_REQUIRED;
    search->token->is_locked = info.flags & CKF_USER_PIN_LOCKED;
    search->token->has_own_pad = info.flags & CKF_PROTECTED_AUTHENTICATION_PATH;
}

/* Whether the URI means this module: by p11-kit's name for it or that of its file, with or without “lib”. */
static bool is_named(CK_FUNCTION_LIST *module, const char *wanted)
{
    char *name = p11_kit_module_get_name(module), *path = p11_kit_module_get_filename(module);
    const char *file = path == NULL ? "" : strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;
    size_t length = strcspn(file, ".");
    bool is_file = strncmp(file, wanted, length) == 0 && wanted[length] == '\0';
    bool is_short = strncmp(file, "lib", 3) == 0 && strncmp(file + 3, wanted, length - 3) == 0 &&
                    wanted[length - 3] == '\0';
    bool matches = (name != NULL && strcmp(name, wanted) == 0) || (length > 0 && (is_file || is_short));
    free(name);
    free(path);
    return matches;
}

static void look_into(Search *search, CK_FUNCTION_LIST *module)
{
    const char *name = p11_kit_uri_get_module_name(search->uri->parsed);
    CK_INFO info;
    CK_ULONG count = 0;
    if ((p11_kit_module_get_flags(module) & P11_KIT_MODULE_TRUSTED) != 0)
        return; /* it knows whom the system trusts, and has no keys */
    if ((name != NULL && !is_named(module, name)) || module->C_GetInfo(&info) != CKR_OK ||
        !p11_kit_uri_match_module_info(search->uri->parsed, &info) ||
        module->C_GetSlotList(CK_TRUE, NULL, &count) != CKR_OK || count == 0 || count > LK_LIMIT_SLOTS)
        return;
    CK_SLOT_ID *slots = LK_NEW_ARRAY(search->arena, count, CK_SLOT_ID);
    if (module->C_GetSlotList(CK_TRUE, slots, &count) != CKR_OK)
        return; /* a token came between the calls: the next run sees it */
    for (CK_ULONG i = 0; i < count; i++)
        look_at(search, module, slots[i]);
}

/* Loads the module that the URI names by its path. */
static bool load_one(LkToken *token, const char *path, LkDiagnostics *diagnostics)
{
    CK_FUNCTION_LIST *module = p11_kit_module_load(path, 0);
    CK_RV reason = module == NULL ? CKR_OK : p11_kit_module_initialize(module);
    if (module == NULL || reason != CKR_OK) {
        const char *said = module == NULL ? p11_kit_message() : p11_kit_strerror(reason);
        lk_tell(diagnostics, LK_E_KEY_MODULE, (LkSpan){0},
                LK_WITH(lk_named_string("file", path), lk_named_quoted("reason", said == NULL ? "" : said)));
        if (module != NULL)
            p11_kit_module_release(module);
        return false;
    }
    token->module = module;
    return true;
}

static bool tell_missing(Search *search, LkDiagnostics *diagnostics)
{
    if (search->seen == 0)
        return lk_tell(diagnostics, LK_E_KEY_TOKEN_NONE, (LkSpan){0}, NULL);
    if (search->matches == 0)
        return lk_tell(diagnostics, LK_E_KEY_TOKEN, (LkSpan){0},
                       LK_WITH(lk_named_names("names", search->names, search->name_count)));
    return lk_tell(diagnostics, LK_E_KEY_TOKEN_SEVERAL, (LkSpan){0},
                   LK_WITH(lk_named_number("count", (long long)search->matches)));
}

bool lk_token_find(LkToken *token, const LkTokenUri *uri, LkArena *arena, LkDiagnostics *diagnostics)
{
    Search *search = LK_NEW(arena, Search);
    *search = (Search){.token = token, .uri = uri, .arena = arena};
    const char *path = p11_kit_uri_get_module_path(uri->parsed);
    if (path != NULL) {
        if (!load_one(token, path, diagnostics))
            return false;
        look_into(search, token->module);
    } else {
        token->modules = p11_kit_modules_load_and_initialize(0);
        for (CK_FUNCTION_LIST **one = token->modules; one != NULL && *one != NULL; one++)
            look_into(search, *one);
    }
    return search->matches == 1 || tell_missing(search, diagnostics);
}
