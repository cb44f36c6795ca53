/* The catalogue of messages, for likhit explain and for programs that show where a code comes from. */
#include <string.h>

#include "api/api_private.h"
#include "base/plain.h"

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

/* ---- Said by others */

typedef struct Saying {
    const LkCatalogueValue *values;
    size_t count;
    LkMessageId id;
    LkPhraseId phrase;
    LkMessageLanguage language;
    bool as_json;
    LkArena *arena;
    char *said;
} Saying;

static LkMessageId id_of(const char *name)
{
    LkMessageId id = LK_MESSAGE_COUNT;
    while (--id > LK_MESSAGE_NONE && strcmp(lk_catalogue_entry(id)->name, name) != 0) {
    }
    return id;
}

/* A value may come out of a PDF: it stays within the line that is said. */
static LkArgument plain_of(const LkCatalogueValue *value, LkArena *arena)
{
    size_t length = strlen(value->value);
    char *copy = lk_arena_copy(arena, value->value, length);
    lk_make_plain(copy, length);
    return lk_named_text(value->name, (LkText){copy, length});
}

static LkArgument *arguments_of(const Saying *saying)
{
    LkArgument *arguments = LK_NEW_ARRAY(saying->arena, saying->count + 1, LkArgument);
    for (size_t i = 0; i < saying->count; i++)
        arguments[i] = saying->values[i].value == NULL
                           ? lk_named_reason(saying->values[i].name, saying->values[i].reason)
                           : plain_of(&saying->values[i], saying->arena);
    return arguments;
}

static void say(void *context)
{
    Saying *saying = context;
    LkDiagnostics told;
    LkBuffer out;
    lk_diagnostics_init(&told, saying->arena);
    lk_buffer_init(&out, saying->arena);
    lk_tell(&told, saying->id, (LkSpan){0}, arguments_of(saying));
    if (saying->as_json)
        lk_diagnostic_json(told.first, saying->language, &out);
    else
        lk_diagnostic_print(told.first, saying->language, &out);
    saying->said = strdup(lk_buffer_view(&out).bytes);
}

char *lk_catalogue_say(const char *name, LkLanguage language, const LkCatalogueValue *values, size_t count,
                       bool as_json)
{
    Saying saying = {.values = values, .count = values == NULL ? 0 : count, .as_json = as_json};
    saying.id = name == NULL ? LK_MESSAGE_NONE : id_of(name);
    saying.language = language == LK_LANGUAGE_THAI ? LK_THAI : LK_ENGLISH;
    saying.arena = saying.id == LK_MESSAGE_NONE ? NULL : lk_arena_create();
    if (saying.arena == NULL)
        return NULL;
    lk_arena_guarded(saying.arena, say, &saying);
    lk_arena_destroy(saying.arena);
    return saying.said;
}

static void say_phrase(void *context)
{
    Saying *saying = context;
    LkBuffer out;
    lk_buffer_init(&out, saying->arena);
    lk_phrase_put(saying->phrase, saying->language, arguments_of(saying), &out);
    saying->said = strdup(lk_buffer_view(&out).bytes);
}

char *lk_catalogue_phrase(const char *name, LkLanguage language, const LkCatalogueValue *values, size_t count)
{
    Saying saying = {.values = values, .count = values == NULL ? 0 : count};
    saying.phrase = name == NULL ? LK_PHRASE_NONE : lk_phrase_named(name);
    saying.language = language == LK_LANGUAGE_THAI ? LK_THAI : LK_ENGLISH;
    saying.arena = saying.phrase == LK_PHRASE_NONE ? NULL : lk_arena_create();
    if (saying.arena == NULL)
        return NULL;
    lk_arena_guarded(saying.arena, say_phrase, &saying);
    lk_arena_destroy(saying.arena);
    return saying.said;
}
