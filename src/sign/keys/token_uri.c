/* URIs of tokens (RFC 7512), by p11-kit. */
#include <errno.h>
#include <string.h>

#include "base/limits.h"
#include "sign/keys/token.h"

static void free_uri(void *uri)
{
    p11_kit_uri_free(uri);
}

/* Whether a PIN stands in the URI. Asked before anything is printed of it. */
static bool shows_pin(const char *uri)
{
    for (const char *at = strcasestr(uri, "pin-value"); at != NULL; at = strcasestr(at + 1, "pin-value"))
        if (at > uri && strchr("?&;:", at[-1]) != NULL)
            return true;
    return false;
}

/* The path of pin-source: itself, or behind “file:”. NULL for what is no file, such as a command (|…). */
static const char *pin_path(const char *source)
{
    if (strncmp(source, "file:", 5) == 0)
        source += strncmp(source, "file://", 7) == 0 ? 7 : 5;
    return source[0] == '\0' || source[0] == '|' || strstr(source, "://") != NULL ? NULL : source;
}

static bool read_pin(const char *source, LkToken *token, LkDiagnostics *diagnostics)
{
    const char *path = pin_path(source);
    if (path == NULL)
        return lk_tell(diagnostics, LK_E_KEY_PIN_SOURCE, (LkSpan){0},
                       LK_WITH(lk_named_string("source", source)));
    int failure = lk_secret_read(&token->pin, path);
    if (failure == ENODATA || failure == EFBIG)
        return lk_tell(diagnostics, LK_E_KEY_PIN_FILE_LINE, (LkSpan){0},
                       LK_WITH(lk_named_string("file", path)));
    if (failure != 0)
        return lk_tell(diagnostics, LK_E_KEY_PIN_FILE, (LkSpan){0},
                       LK_WITH(lk_named_string("file", path), lk_named_reason("reason", failure)));
    return true;
}

/* What the URI asks of objects. */
static void read_object(LkTokenUri *out, LkArena *arena)
{
    CK_ATTRIBUTE *label = p11_kit_uri_get_attribute(out->parsed, CKA_LABEL);
    CK_ATTRIBUTE *id = p11_kit_uri_get_attribute(out->parsed, CKA_ID);
    if (label != NULL)
        out->object = lk_arena_copy(arena, label->pValue, label->ulValueLen);
    if (id != NULL)
        out->id = (LkText){lk_arena_copy(arena, id->pValue, id->ulValueLen), id->ulValueLen};
}

bool lk_token_read_uri(const char *uri, LkTokenUri *out, LkToken *token, LkArena *arena,
                       LkDiagnostics *diagnostics)
{
    *out = (LkTokenUri){0};
    if (shows_pin(uri))
        return lk_tell(diagnostics, LK_E_KEY_PIN_SHOWN, (LkSpan){0}, NULL);
    out->parsed = p11_kit_uri_new();
    if (out->parsed != NULL)
        lk_arena_defer(arena, free_uri, out->parsed);
    if (out->parsed == NULL || p11_kit_uri_parse(uri, P11_KIT_URI_FOR_ANY, out->parsed) != P11_KIT_URI_OK ||
        p11_kit_uri_any_unrecognized(out->parsed))
        return lk_tell(diagnostics, LK_E_KEY_URI, (LkSpan){0}, LK_WITH(lk_named_string("uri", uri)));
    if (p11_kit_uri_get_pin_value(out->parsed) != NULL)
        return lk_tell(diagnostics, LK_E_KEY_PIN_SHOWN, (LkSpan){0}, NULL);
    read_object(out, arena);
    const char *source = p11_kit_uri_get_pin_source(out->parsed);
    return source == NULL || read_pin(source, token, diagnostics);
}
