/* Stores typeset paragraphs, for later ones of this document or of others of the engine. The lines are stored
 * as one block of bytes. A document that asks for them gets a copy, whose pointers are then set to the copy;
 * places in the source and links are taken from its own inlines.
 *
 * Two paragraphs have the same key when all that typesetting depends on is the same. A paragraph that caused
 * a message is not stored, since the message is due in each document; nor is one that would have caused it,
 * had it not been given before or withheld after errors. */
#include <assert.h>
#include <string.h>

#include "base/cache.h"
#include "text/text_private.h"

/* ---- Keys */

static void put(LkBuffer *key, const void *value, size_t size)
{
    lk_buffer_append(key, value, size);
}

static void put_text(LkBuffer *key, LkText text)
{
    uint64_t length = text.length;
    put(key, &length, sizeof length);
    if (text.length > 0)
        lk_buffer_text(key, text);
}

/* What the paragraphs of a document have in common: fonts, and words that are never broken. As there may be a
 * thousand words, keys hold a digest of them. It is computed once for each pair of lists, which are
 * recognised by their addresses. */
typedef struct Surroundings {
    struct Surroundings *next;
    const LkFontList *fonts;
    const char *const *keep;
    size_t keep_count;
    LkDigest digest;
} Surroundings;

struct LkCacheKeys {
    LkBuffer key; /* of the paragraph at hand; its room is used again for the next */
    Surroundings *surroundings;
};

static struct LkCacheKeys *keys_of(LkTextContext *context)
{
    LkTextState *state = lk_text_state(context);
    if (state->keys == NULL) {
        state->keys = LK_NEW(lk_text_memory(context), struct LkCacheKeys);
        lk_buffer_init(&state->keys->key, lk_text_memory(context));
    }
    return state->keys;
}

static LkDigest digest_of(LkTextContext *context, const LkParagraph *paragraph)
{
    LkBuffer all;
    uint64_t count = paragraph->fonts->count;
    lk_buffer_init(&all, context->scratch);
    put(&all, &count, sizeof count);
    for (size_t i = 0; i < paragraph->fonts->count; i++) {
        const LkFamily *family = &paragraph->fonts->families[i];
        put_text(&all, lk_text(family->family));
        put(&all, &family->scale, sizeof family->scale);
    }
    for (size_t i = 0; i < paragraph->keep_count; i++)
        put_text(&all, lk_text(paragraph->keep[i]));
    LkText bytes = lk_buffer_view(&all);
    return lk_digest(bytes.bytes, bytes.length);
}

static const LkDigest *surroundings(LkTextContext *context, struct LkCacheKeys *keys,
                                    const LkParagraph *paragraph)
{
    for (Surroundings *s = keys->surroundings; s != NULL; s = s->next)
        if (s->fonts == paragraph->fonts && s->keep == paragraph->keep &&
            s->keep_count == paragraph->keep_count)
            return &s->digest;
    Surroundings *s = LK_NEW(keys->key.arena, Surroundings);
    *s = (Surroundings){keys->surroundings, paragraph->fonts, paragraph->keep, paragraph->keep_count,
                        digest_of(context, paragraph)};
    keys->surroundings = s;
    return &s->digest;
}

/* What typesetting depends on of an inline, besides its texts. It has no padding, as its bytes are compared.
 */
typedef struct InlineKey {
    uint32_t kind, style, footnote, from_data;
} InlineKey;
static_assert(sizeof(InlineKey) == 4 * sizeof(uint32_t), "a key has no padding");

/* A copy of LkInline's members. It makes the assertion below fail when one is added: if typesetting depends
 * on that, it belongs in InlineKey as well. Keys leave out `span`, which is taken from the document that
 * asks, and `reference`, which flow has replaced by text. */
typedef struct InlineMembers {
    LkInlineKind kind;
    unsigned style;
    LkText text, link;
    LkSpan span;
    bool from_data;
    uint32_t footnote;
    LkReference reference;
} InlineMembers;
static_assert(sizeof(LkInline) == sizeof(InlineMembers),
              "each member of an inline is in its key, or named here");

static void put_inline(LkBuffer *key, const LkInline *item)
{
    const InlineKey fixed = {(uint32_t)item->kind, item->style, item->footnote, item->from_data};
    put(key, &fixed, sizeof fixed);
    put_text(key, item->text);
    put_text(key, item->link);
}

LkText lk_paragraph_key(LkTextContext *context, LkCachedKind kind, const LkParagraph *paragraph)
{
    struct LkCacheKeys *keys = keys_of(context);
    LkBuffer *key = &keys->key;
    char first = (char)kind;
    key->length = 0;
    put(key, &first, 1);
    put(key, &paragraph->spec, sizeof paragraph->spec);
    put(key, surroundings(context, keys, paragraph)->hex, sizeof(LkDigest));
    for (size_t i = 0; i < paragraph->inlines->count; i++)
        put_inline(key, &paragraph->inlines->items[i]);
    return lk_buffer_view(key);
}

/* ---- Lines as one block: the lines, their runs, the runs' glyphs and origins, the texts */

typedef struct Packed {
    size_t count; /* of lines */
    LkLine lines[];
} Packed;

static size_t aligned(size_t size)
{
    return (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
}

static size_t packed_size(const LkLines *lines)
{
    size_t size = aligned(sizeof(Packed) + lines->count * sizeof(LkLine));
    for (size_t i = 0; i < lines->count; i++) {
        const LkLine *line = &lines->items[i];
        size += aligned(line->run_count * sizeof(LkPlacedRun)) + aligned(line->text.length);
        for (size_t r = 0; r < line->run_count; r++) {
            const LkGlyphRun *run = line->runs[r].run;
            size += aligned(sizeof *run) + aligned(run->count * sizeof *run->glyphs) +
                    aligned(run->origin_count * sizeof *run->origins) + aligned(run->text.length);
        }
    }
    return size;
}

static void *place(char **at, const void *bytes, size_t size)
{
    void *here = *at;
    if (size > 0)
        memcpy(here, bytes, size);
    *at += aligned(size);
    return here;
}

static void pack_run(LkPlacedRun *placed, char **at)
{
    LkGlyphRun *run = place(at, placed->run, sizeof *placed->run);
    run->glyphs = place(at, run->glyphs, run->count * sizeof *run->glyphs);
    if (run->origin_count > 0)
        run->origins = place(at, run->origins, run->origin_count * sizeof *run->origins);
    run->text.bytes = place(at, run->text.bytes, run->text.length);
    placed->run = run;
}

static void pack(const LkLines *lines, void *block)
{
    Packed *packed = block;
    char *at = (char *)block + aligned(sizeof *packed + lines->count * sizeof(LkLine));
    packed->count = lines->count;
    for (size_t i = 0; i < lines->count; i++) {
        LkLine *line = &packed->lines[i];
        *line = lines->items[i];
        line->text.bytes = place(&at, line->text.bytes, line->text.length);
        line->runs = place(&at, line->runs, line->run_count * sizeof *line->runs);
        for (size_t r = 0; r < line->run_count; r++)
            pack_run(&line->runs[r], &at);
    }
}

/* ---- Lines of another document */

/* Where a character of an inline stands. */
static LkSpan span_in(const LkInlines *inlines, uint32_t index, uint32_t character)
{
    LkSpan span = inlines->items[index].span;
    if (span.file != NULL)
        span.column += character;
    return span;
}

/* Sets the pointers of a run that was copied to what stands at *at and behind it, in the order in which
 * pack_run put it there. */
static void unpack_run(LkGlyphRun *run, const LkInlines *inlines, char **at)
{
    run->glyphs = (LkGlyph *)(void *)*at;
    *at += aligned(run->count * sizeof *run->glyphs);
    if (run->origin_count > 0) {
        LkOrigin *origins = (LkOrigin *)(void *)*at;
        for (size_t i = 0; i < run->origin_count; i++)
            origins[i].span = span_in(inlines, origins[i].inline_index, 0);
        run->origins = origins;
        *at += aligned(run->origin_count * sizeof *origins);
    }
    run->text.bytes = *at;
    *at += aligned(run->text.length);
    run->span = span_in(inlines, run->inline_index, run->inline_offset);
    run->link = inlines->items[run->inline_index].link;
}

static LkLines unpack(void *block, const LkInlines *inlines)
{
    Packed *packed = block;
    char *at = (char *)block + aligned(sizeof *packed + packed->count * sizeof(LkLine));
    for (size_t i = 0; i < packed->count; i++) {
        LkLine *line = &packed->lines[i];
        line->text.bytes = at;
        at += aligned(line->text.length);
        line->runs = (LkPlacedRun *)(void *)at;
        at += aligned(line->run_count * sizeof *line->runs);
        for (size_t r = 0; r < line->run_count; r++) {
            line->runs[r].run = (LkGlyphRun *)(void *)at;
            at += aligned(sizeof(LkGlyphRun));
            unpack_run(line->runs[r].run, inlines, &at);
        }
    }
    return (LkLines){packed->lines, packed->count};
}

/* ---- What paragraph.c asks */

bool lk_paragraph_cache_open(LkTextContext *context, LkCachedKind kind, const LkParagraph *paragraph,
                             LkCacheSlot *slot)
{
    *slot = (LkCacheSlot){.cache = context->is_uncached ? NULL : context->engine->cache};
    if (slot->cache == NULL)
        return false;
    slot->key = lk_paragraph_key(context, kind, paragraph);
    slot->mark = lk_diagnostics_mark(context->diagnostics);
    slot->told_characters = lk_text_state(context)->told.characters;
    return true;
}

bool lk_paragraph_cache_lines(LkTextContext *context, const LkCacheSlot *slot, const LkParagraph *paragraph,
                              LkLines *lines)
{
    size_t size = lk_cache_find(slot->cache, slot->key);
    if (size == 0)
        return false;
    void *block = lk_arena_alloc(context->arena, size);
    if (!lk_cache_copy(slot->cache, slot->key, block, size))
        return false;
    lk_resolve_faces(context, paragraph);
    *lines = unpack(block, paragraph->inlines);
    return true;
}

/* Whether no message came since the slot was opened, nor one was withheld because it had been given before.
 */
static bool is_silent(LkTextContext *context, const LkCacheSlot *slot)
{
    LkDiagnosticsMark now = lk_diagnostics_mark(context->diagnostics);
    return now.count == slot->mark.count && now.errors == slot->mark.errors &&
           now.warnings == slot->mark.warnings &&
           lk_text_state(context)->told.characters == slot->told_characters;
}

void lk_paragraph_cache_store_lines(LkTextContext *context, const LkCacheSlot *slot, const LkLines *lines)
{
    /* After an error no message says how lines look, so silence does not prove that there was nothing to say.
     */
    if (!is_silent(context, slot) || context->diagnostics->errors > 0)
        return;
    size_t size = packed_size(lines);
    void *block = lk_arena_alloc(context->scratch, size);
    pack(lines, block);
    lk_cache_store(slot->cache, slot->key, block, size);
}

bool lk_paragraph_cache_widths(LkTextContext *context, const LkCacheSlot *slot, const LkParagraph *paragraph,
                               LkTextWidths *widths)
{
    if (!lk_cache_copy(slot->cache, slot->key, widths, sizeof *widths))
        return false;
    lk_resolve_faces(context, paragraph);
    return true;
}

void lk_paragraph_cache_store_widths(LkTextContext *context, const LkCacheSlot *slot,
                                     const LkTextWidths *widths)
{
    if (is_silent(context, slot))
        lk_cache_store(slot->cache, slot->key, widths, sizeof *widths);
}
