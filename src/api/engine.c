/* The engine: fonts, word breaker and the folders of layouts, made once and shared. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/api_private.h"

#ifndef LK_DATA_DIR
#define LK_DATA_DIR "/usr/local/share/likhit"
#endif

const char *lk_version(void)
{
    return LK_VERSION_STRING;
}

bool lk_version_atleast(unsigned major, unsigned minor, unsigned micro)
{
    const unsigned wanted[] = {major, minor, micro};
    const unsigned ours[] = {LK_VERSION_MAJOR, LK_VERSION_MINOR, LK_VERSION_MICRO};
    for (int i = 0; i < 3; i++)
        if (ours[i] != wanted[i])
            return ours[i] > wanted[i];
    return true;
}

double lk_seconds(void)
{
    return lk_seconds_now();
}

typedef struct Setup {
    LkEngine *engine;
    const LkEngineOptions *options;
} Setup;

static void set_layout_folders(void *context)
{
    static const char *const installed[] = {LK_DATA_DIR "/layouts"};
    LkEngine *engine = ((Setup *)context)->engine;
    const LkEngineOptions *options = ((Setup *)context)->options;
    const char *const *folders = installed;
    size_t count = 1;
    if (options->layout_folder_count > 0) {
        folders = options->layout_folders;
        count = options->layout_folder_count;
    }
    engine->layout_folders = LK_NEW_ARRAY(engine->arena, count, const char *);
    for (size_t i = 0; i < count; i++)
        engine->layout_folders[i] = lk_copied(engine->arena, folders[i]);
    engine->layout_folder_count = count;
}

static const char *font_folder(const LkEngineOptions *options)
{
    if (options->font_folder != NULL)
        return options->font_folder;
    return access(LK_DATA_DIR "/fonts", R_OK) == 0 ? LK_DATA_DIR "/fonts" : NULL;
}

static bool has_good_options(LkEngine *engine, LkEngineOptions *options, const LkEngineOptions *given)
{
    if (!lk_take(options, sizeof *options, given))
        return lk_misuse(&engine->diagnostics, "the size of LkEngineOptions is wrong");
    if ((unsigned)options->language > LK_LANGUAGE_THAI) {
        options->language = LK_LANGUAGE_DEFAULT;
        return lk_misuse(&engine->diagnostics, "the language of LkEngineOptions is none");
    }
    for (size_t i = 0; i < options->layout_folder_count; i++)
        if (options->layout_folders == NULL || options->layout_folders[i] == NULL)
            return lk_misuse(&engine->diagnostics, "layout_folder_count counts folders that are not there");
    return true;
}

/* Fonts, words and what stands on them; adds why it failed. Under the arena's guard. */
static void set_up(void *context)
{
    LkEngine *engine = ((Setup *)context)->engine;
    const LkEngineOptions *options = ((Setup *)context)->options;
    set_layout_folders(context);
    engine->fonts = lk_font_book_create(font_folder(options));
    if (engine->fonts == NULL) {
        lk_tell(&engine->diagnostics, LK_E_ENGINE_FONTS, (LkSpan){0}, NULL);
        return;
    }
    engine->words =
        lk_words_open(options->word_list != NULL ? options->word_list : LK_DATA_DIR "/thai.words");
    if (engine->words == NULL) {
        lk_tell(&engine->diagnostics, LK_E_ENGINE_WORDS, (LkSpan){0}, NULL);
        return;
    }
    if (options->cache_bytes > 0)
        engine->cache = lk_cache_create(options->cache_bytes);
    engine->text = lk_text_engine_create(engine->fonts, engine->words, engine->cache);
    engine->messages.out_of_memory = engine->text == NULL;
}

LkEngine *lk_engine_create(const LkEngineOptions *given)
{
    LkEngineOptions options;
    LkEngine *engine = calloc(1, sizeof *engine);
    if (engine == NULL)
        return NULL;
    engine->arena = lk_arena_create();
    if (engine->arena == NULL) {
        free(engine);
        return NULL;
    }
    lk_diagnostics_init(&engine->diagnostics, engine->arena);
    engine->messages = lk_messages_of(&engine->diagnostics, LK_LANGUAGE_DEFAULT);
    Setup setup = {engine, &options};
    bool is_good = has_good_options(engine, &options, given);
    engine->language = engine->messages.language = options.language;
    if (is_good && !lk_arena_guarded(engine->arena, set_up, &setup))
        engine->messages.out_of_memory = true;
    return engine;
}

const LkMessages *lk_engine_messages(const LkEngine *engine)
{
    return engine == NULL ? NULL : &engine->messages;
}

LkLanguage lk_engine_language(const LkEngine *engine)
{
    return engine == NULL ? LK_LANGUAGE_DEFAULT : engine->language;
}

bool lk_engine_is_ready(const LkEngine *engine)
{
    return engine != NULL && engine->text != NULL;
}

void lk_engine_destroy(LkEngine *engine)
{
    if (engine == NULL)
        return;
    lk_text_engine_destroy(engine->text);
    lk_cache_destroy(engine->cache);
    if (engine->fonts != NULL)
        lk_font_book_destroy(engine->fonts);
    lk_words_close(engine->words);
    lk_arena_destroy(engine->arena);
    free(engine);
}

/* A NULL-terminated table of strings and the strings themselves in one block, to be freed at once. */
static char **one_block(const char **names, size_t count)
{
    size_t size = (count + 1) * sizeof(char *);
    for (size_t i = 0; i < count; i++)
        size += strlen(names[i]) + 1;
    char **block = malloc(size);
    if (block == NULL)
        return NULL;
    char *text = (char *)(block + count + 1);
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(names[i]) + 1;
        block[i] = memcpy(text, names[i], length);
        text += length;
    }
    block[count] = NULL;
    return block;
}

typedef struct Listing {
    LkArena *arena;
    const LkEngine *engine;
    const char *beside; /* a further folder; NULL = none */
    size_t count;
    char **names; /* the result: one block of malloc */
} Listing;

static void list_layouts(void *context)
{
    Listing *listing = context;
    LkLayoutSearch search = {listing->beside, listing->engine->layout_folders,
                             listing->engine->layout_folder_count};
    const char **names = NULL;
    size_t count = lk_layout_list(&search, listing->arena, &names);
    listing->names = one_block(names, count);
    listing->count = listing->names == NULL ? 0 : count;
}

static char **list(Listing listing, void (*make)(void *), size_t *count)
{
    listing.arena = listing.engine == NULL ? NULL : lk_arena_create();
    if (listing.arena != NULL)
        lk_arena_guarded(listing.arena, make, &listing);
    lk_arena_destroy(listing.arena);
    if (count != NULL)
        *count = listing.count;
    return listing.names;
}

char **lk_engine_layouts(LkEngine *engine, size_t *count)
{
    return list((Listing){.engine = engine}, list_layouts, count);
}

char **lk_document_layouts(LkDocument *document, size_t *count)
{
    const LkEngine *engine = document == NULL ? NULL : document->engine;
    return list((Listing){.engine = engine, .beside = engine == NULL ? NULL : document->folder}, list_layouts,
                count);
}

const char *lk_layout_thai_name(const char *name)
{
    size_t count = 0;
    const char *const *names = name == NULL ? NULL : lk_layout_thai_names(lk_text(name), &count);
    return count > 0 ? names[0] : NULL;
}

static void list_font_folders(void *context)
{
    Listing *listing = context;
    const char **names = NULL;
    size_t count = lk_font_book_folders(listing->engine->fonts, listing->arena, &names);
    listing->names = one_block(names, count);
    listing->count = listing->names == NULL ? 0 : count;
}

char **lk_engine_font_folders(LkEngine *engine, size_t *count)
{
    const LkEngine *ready = lk_engine_is_ready(engine) ? engine : NULL;
    return list((Listing){.engine = ready}, list_font_folders, count);
}

typedef struct Schema {
    LkArena *arena;
    char *text; /* the result, of malloc */
} Schema;

static void write_schema(void *context)
{
    Schema *schema = context;
    LkBuffer out;
    lk_buffer_init(&out, schema->arena);
    lk_layout_json_schema(&out);
    schema->text = strdup(lk_buffer_view(&out).bytes);
}

char *lk_layout_schema(void)
{
    Schema schema = {.arena = lk_arena_create()};
    if (schema.arena != NULL)
        lk_arena_guarded(schema.arena, write_schema, &schema);
    lk_arena_destroy(schema.arena);
    return schema.text;
}

char *lk_engine_font(LkEngine *engine, const char *family, bool bold)
{
    double scale = 1;
    LkFontRequest request = {&family, &scale, 1, bold, false};
    LkFontChoice choice;
    if (!lk_engine_is_ready(engine) || family == NULL || !lk_font_book_find(engine->fonts, &request, &choice))
        return NULL;
    size_t size =
        strlen(choice.face->family) + strlen(choice.face->style_name) + strlen(choice.face->path) + 4;
    char *text = malloc(size);
    if (text != NULL)
        snprintf(text, size, "%s %s\t%s", choice.face->family, choice.face->style_name, choice.face->path);
    return text;
}

void lk_free(void *bytes)
{
    free(bytes);
}
