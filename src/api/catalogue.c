/* The catalogue of messages, for likhit explain and for programs that show where a code comes from. */
#include "api/api_private.h"

bool lk_catalogue_message(size_t index, LkLanguage language, LkCatalogueMessage *out)
{
    if (out == NULL || index >= LK_MESSAGE_COUNT - 1)
        return false;
    const LkCatalogueEntry *entry = lk_catalogue_entry((LkMessageId)(index + 1));
    LkMessageLanguage chosen = language == LK_LANGUAGE_THAI ? LK_THAI : LK_ENGLISH;
    LkCatalogueMessage message = {
        .severity = (int)entry->severity,
        .exit_code = (LkExit)entry->failure,
        .code = entry->code,
        .kind = lk_severity_name(entry->severity, chosen),
        .message = entry->text[chosen],
        .hint = entry->hint[chosen][0] == '\0' ? NULL : entry->hint[chosen],
    };
    return lk_give(out, &message, sizeof message);
}
