/* Paragraphs that were set before: lines are kept as one block of bytes, whose pointers are moved when it is
 * copied into another document. What of them is the document's own – places in the source, links – is taken
 * from its inlines.
 *
 * A key holds all that setting depends on. A paragraph of which something was told, or would have been if it
 * had not been told before or if the document had no errors, is not kept: it is told of in each document
 * anew. */
#include <string.h>

#include "base/cache.h"
#include "text/text_private.h"

/* ---- Keys */

static void put(LkBuffer *key, const void *value, size_t size)
{
    lk_buffer_append(key, value, size);
}

static void put_number(LkBuffer *key, int64_t number)
{
    put(key, &number, sizeof number);
}

static void put_text(LkBuffer *key, LkText text)
{
    put_number(key, (int64_t)text.length);
    if (text.length > 0)
        lk_buffer_text(key, text);
}

/* What the paragraphs of a document have in common: fonts, and words that are kept whole. Those may be a
 * thousand, so that their digest stands for them. */
struct LkSurroundings {
    struct LkSurroundings *next;
    const LkFontList *fonts;
    const char *const *keep;
    size_t keep_count;
    LkDigest digest;
};

static LkDigest digest_of(LkTextContext *context, const LkParagraphShape *shape)
{
    LkBuffer all;
    lk_buffer_init(&all, context->scratch);
    put_number(&all, (int64_t)shape->fonts->count);
    for (size_t i = 0; i < shape->fonts->count; i++) {
        put_text(&all, lk_text(shape->fonts->families[i].family));
        put(&all, &shape->fonts->families[i].scale, sizeof shape->fonts->families[i].scale);
    }
    for (size_t i = 0; i < shape->keep_count; i++)
        put_text(&all, lk_text(shape->keep[i]));
    LkText bytes = lk_buffer_view(&all);
    return lk_digest(bytes.bytes, bytes.length);
}

static const LkDigest *surroundings(LkTextContext *context, LkKeyRoom *room, const LkParagraphShape *shape)
{
    for (struct LkSurroundings *s = room->surroundings; s != NULL; s = s->next)
        if (s->fonts == shape->fonts && s->keep == shape->keep && s->keep_count == shape->keep_count)
            return &s->digest;
    struct LkSurroundings *s = LK_NEW(room->key.arena, struct LkSurroundings);
    *s = (struct LkSurroundings){room->surroundings, shape->fonts, shape->keep, shape->keep_count,
                                 digest_of(context, shape)};
    room->surroundings = s;
    return &s->digest;
}

static void put_shape(LkBuffer *key, const LkParagraphShape *shape)
{
    const LkTextStyle *text = &shape->text;
    const int64_t numbers[] = {text->size,      text->pitch,         text->bold,       text->colour,
                               shape->measure,  shape->first_indent, shape->alignment, shape->justify,
                               shape->numerals, shape->align};
    put(key, numbers, sizeof numbers);
}

static void put_inline(LkBuffer *key, const LkInline *item)
{
    const int64_t numbers[] = {item->kind, item->style, item->from_data, item->note};
    put(key, numbers, sizeof numbers);
    put_text(key, item->text);
    put_text(key, item->link);
}

/* `what` tells lines from widths. */
static LkText make_key(LkTextContext *context, char what, const LkInlines *inlines,
                       const LkParagraphShape *shape)
{
    LkKeyRoom *room = lk_text_key_room(context);
    LkBuffer *key = &room->key;
    key->length = 0;
    put(key, &what, 1);
    put(key, surroundings(context, room, shape)->hex, sizeof(LkDigest));
    put_shape(key, shape);
    for (size_t i = 0; i < inlines->count; i++)
        put_inline(key, &inlines->items[i]);
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

/* The pointers of a block that stood at `from` and stands at `to` now. They are laid out in the order of
 * pack. */
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

bool lk_kept_begin(LkTextContext *context, LkKept *kept, char what, const LkInlines *inlines,
                   const LkParagraphShape *shape)
{
    *kept = (LkKept){.cache = context->is_uncached ? NULL : context->engine->cache};
    if (kept->cache == NULL)
        return false;
    kept->key = make_key(context, what, inlines, shape);
    kept->told = lk_diagnostics_mark(context->diagnostics);
    kept->asides = lk_text_asides(context);
    return true;
}

bool lk_kept_lines(LkTextContext *context, LkKept *kept, const LkInlines *inlines,
                   const LkParagraphShape *shape, LkLines *lines)
{
    size_t size = lk_cache_find(kept->cache, kept->key);
    if (size == 0)
        return false;
    void *block = lk_arena_alloc(context->arena, size);
    if (!lk_cache_copy(kept->cache, kept->key, block, size))
        return false;
    lk_resolve_faces(context, inlines, shape);
    *lines = unpack(block, inlines);
    return true;
}

static bool is_silent(const LkTextContext *context, const LkKept *kept)
{
    LkDiagnosticsMark now = lk_diagnostics_mark(context->diagnostics);
    return now.count == kept->told.count && now.errors == kept->told.errors &&
           now.warnings == kept->told.warnings && lk_text_asides(context) == kept->asides;
}

void lk_keep_lines(LkTextContext *context, LkKept *kept, const LkLines *lines)
{
    /* Beside errors nothing is told of how lines look. */
    if (!is_silent(context, kept) || context->diagnostics->errors > 0)
        return;
    size_t size = packed_size(lines);
    void *block = lk_arena_alloc(context->scratch, size);
    pack(lines, block);
    lk_cache_keep(kept->cache, kept->key, block, size);
}

bool lk_kept_widths(LkTextContext *context, LkKept *kept, const LkInlines *inlines,
                    const LkParagraphShape *shape, LkTextWidths *widths)
{
    if (!lk_cache_copy(kept->cache, kept->key, widths, sizeof *widths))
        return false;
    lk_resolve_faces(context, inlines, shape);
    return true;
}

void lk_keep_widths(LkTextContext *context, LkKept *kept, const LkTextWidths *widths)
{
    if (is_silent(context, kept))
        lk_cache_keep(kept->cache, kept->key, widths, sizeof *widths);
}
