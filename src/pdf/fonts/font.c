/* Gives codes to clusters. A cluster seen before costs one look-up. A new one is split into units
 * (cluster.h); each unit becomes a shape and, with its text, a code.
 *
 * HarfBuzz places combining marks by offsets. Each glyph with another offset becomes a composite glyph of its
 * own, since programs that extract text take movements of the pen (TJ, Ts) for gaps between words. Codes are
 * painted in the order in which the characters were typed; as marks do not advance the pen, that looks the
 * same. */
#include "pdf/fonts/font.h"

#include <string.h>

#include "pdf/fonts/cluster.h"

/* Glyph numbers have 16 bits, as codes do, and count both the glyphs of the subset and the composites. With
 * half as many codes there is room for both. */
enum { CODES_MOST = 65535, CODES_FULL = 32000, KEY_MOST = 2048 };

/* Adds an element to one of the font's growing arrays. */
#define ADD(font, array, n, capacity, value)                                                                 \
    do {                                                                                                     \
        LK_GROW((font)->pdf->arena, (font)->array, (font)->n, (font)->capacity, 64);                         \
        (font)->array[(font)->n++] = (value);                                                                \
    } while (0)

static int natural_advance(const LkFace *face, uint16_t glyph)
{
    return hb_font_get_glyph_h_advance(face->hb_font, glyph);
}

static uint32_t add_shape(LkPdfFont *font, const LkPdfPart *parts, size_t count, int advance)
{
    LkArena *arena = font->pdf->arena;
    int32_t *key = lk_arena_alloc(arena, sizeof(int32_t) * (1 + 3 * count));
    key[0] = advance;
    for (size_t i = 0; i < count; i++) {
        key[1 + 3 * i] = parts[i].glyph;
        key[2 + 3 * i] = parts[i].x;
        key[3 + 3 * i] = parts[i].y;
    }
    uint32_t *slot = lk_pdf_table_at(&font->shape_at, key, sizeof(int32_t) * (1 + 3 * count));
    if (*slot == 0) {
        LkPdfPart *kept = LK_NEW_ARRAY(arena, count + 1, LkPdfPart);
        memcpy(kept, parts, count * sizeof *parts);
        bool plain = count == 1 && parts[0].x == 0 && parts[0].y == 0 &&
                     advance == natural_advance(font->face, parts[0].glyph);
        LkPdfShape shape = {.parts = kept, .count = count, .advance = advance, .composite = !plain};
        ADD(font, shapes, shape_count, shape_capacity, shape);
        *slot = (uint32_t)font->shape_count;
    }
    return *slot - 1;
}

static uint16_t add_code(LkPdfFont *font, uint32_t shape, LkText text)
{
    LkArena *arena = font->pdf->arena;
    char *key = lk_arena_alloc(arena, sizeof shape + text.length + 1);
    memcpy(key, &shape, sizeof shape);
    if (text.length > 0)
        memcpy(key + sizeof shape, text.bytes, text.length);
    uint32_t *slot = lk_pdf_table_at(&font->code_at, key, sizeof shape + text.length);
    if (*slot == 0) {
        if (font->code_count > CODES_MOST) {
            font->overflow = true;
            return 0;
        }
        LkPdfCode code = {.shape = shape,
                          .text = {key + sizeof shape, text.length},
                          .advance = font->shapes[shape].advance};
        ADD(font, codes, code_count, code_capacity, code);
        *slot = (uint32_t)font->code_count - 1;
    }
    return (uint16_t)*slot;
}

static bool in_unit(const LkClusterUnit *unit, size_t glyph)
{
    return unit->glyphs == ~(uint64_t)0 || (unit->glyphs >> glyph & 1) != 0;
}

/* Adds a code for some glyphs of a cluster, drawn relative to the pen at `pen`. */
static void add_placed(LkPdfFont *font, const LkPdfPart *parts, size_t count, LkText text, int pen,
                       int advance)
{
    uint16_t code = add_code(font, add_shape(font, parts, count, advance), text);
    LkPdfPlacedCode placed = {
        .code = code, .x = lk_pdf_font_width(font, pen), .advance = lk_pdf_font_width(font, advance)};
    ADD(font, placed, placed_count, placed_capacity, placed);
}

/* Collects the glyphs of a unit, relative to the pen at `pen`. Returns their number; *advance is theirs. */
static size_t parts_of(const LkPdfFont *font, const LkGlyph *glyphs, size_t count, const LkClusterUnit *unit,
                       int pen, LkPdfPart *parts, int *advance)
{
    size_t used = 0;
    int origin = 0;
    *advance = 0;
    for (size_t g = 0; g < count; g++) {
        if (in_unit(unit, g)) {
            parts[used++] = (LkPdfPart){glyphs[g].glyph, (int16_t)(origin + glyphs[g].x_offset - pen),
                                        glyphs[g].y_offset};
            /* HarfBuzz sets the advance of marks to 0, even where the font has another (monospaced Thai). */
            *advance += glyphs[g].advance == 0 ? 0 : natural_advance(font->face, glyphs[g].glyph);
        }
        origin += glyphs[g].advance;
    }
    return used;
}

static void add_left_to_right(LkPdfFont *font, const LkGlyph *glyphs, size_t count,
                              const LkClusterUnit *units, size_t unit_count, LkPdfCluster *cluster)
{
    LkPdfPart *parts = LK_NEW_ARRAY(font->pdf->arena, count + 1, LkPdfPart);
    for (size_t u = 0; u < unit_count; u++) {
        int advance;
        size_t used = parts_of(font, glyphs, count, &units[u], cluster->advance, parts, &advance);
        add_placed(font, parts, used, units[u].text, 0, advance);
        cluster->advance += advance;
    }
}

/* Adds the units of a cluster that runs from right to left. Each character has a part of its width, the first
 * one that at the right: programs that extract text turn round what stands side by side, so that marks would
 * come before their letter, and the characters of one code (لا) the wrong way round. Which glyph is drawn by
 * which code cannot be seen. */
static void add_right_to_left(LkPdfFont *font, const LkGlyph *glyphs, size_t count,
                              const LkClusterUnit *units, size_t unit_count, LkPdfCluster *cluster)
{
    LkPdfPart *parts = LK_NEW_ARRAY(font->pdf->arena, count + 1, LkPdfPart);
    int width = 0, share, characters = 0, seen = 0;
    for (size_t g = 0; g < count; g++)
        width += glyphs[g].advance;
    for (size_t u = 0; u < unit_count; u++)
        characters += (int)lk_utf8_count(units[u].text);
    for (size_t u = 0; u < unit_count; u++) {
        for (size_t at = 0, from = 0; at < units[u].text.length; from = at) {
            lk_utf8_next(units[u].text, &at);
            int right = width * (characters - seen) / characters;
            int pen = width * (characters - ++seen) / characters;
            size_t used = from > 0 ? 0 : parts_of(font, glyphs, count, &units[u], pen, parts, &share);
            add_placed(font, parts, used, lk_text_slice(units[u].text, from, at), pen, right - pen);
        }
    }
    cluster->advance += width;
}

static void add_truetype(LkPdfFont *font, const LkGlyph *glyphs, size_t count, LkText text,
                         bool right_to_left, LkPdfCluster *cluster)
{
    LkClusterUnit units[LK_CLUSTER_MOST];
    size_t unit_count = lk_cluster_match(font->face, glyphs, count, text, units);
    if (right_to_left)
        add_right_to_left(font, glyphs, count, units, unit_count, cluster);
    else
        add_left_to_right(font, glyphs, count, units, unit_count, cluster);
}

/* Adds a cluster of a CFF face. Its codes are the face's own glyph numbers, as a name-keyed CFF has no
 * others; offsets move the pen in the content; and where a text for each glyph is not enough, the line has an
 * ActualText. */
static void add_cff(LkPdfFont *font, const LkGlyph *glyphs, size_t count, LkText text, LkPdfCluster *cluster)
{
    int origin = 0;
    for (size_t g = 0; g < count; g++) {
        LkPdfCode *code = &font->codes[glyphs[g].glyph];
        int advance = natural_advance(font->face, glyphs[g].glyph);
        if (code->shape == 0) {
            code->shape = 1;
            code->advance = advance;
            if (g == 0)
                code->text = (LkText){lk_arena_copy(font->pdf->arena, text.bytes, text.length), text.length};
        }
        LkPdfPlacedCode shown = {.code = glyphs[g].glyph,
                                 .x = lk_pdf_font_width(font, origin + glyphs[g].x_offset - cluster->advance),
                                 .y = glyphs[g].y_offset,
                                 .advance = lk_pdf_font_width(font, advance)};
        ADD(font, placed, placed_count, placed_capacity, shown);
        cluster->advance += advance;
        origin += glyphs[g].advance;
    }
}

bool lk_pdf_font_is_full(const LkPdfFont *font, LkText text)
{
    return font->face->is_truetype && font->code_count > 1 && font->code_count + text.length > CODES_FULL;
}

LkPdfCluster lk_pdf_font_cluster(LkPdfFont *font, const LkGlyph *glyphs, size_t count, LkText text,
                                 bool right_to_left)
{
    char room[KEY_MOST], *key = room;
    size_t length = count * 8 + text.length + right_to_left;
    if (length > sizeof room)
        key = lk_arena_alloc(font->pdf->arena, length);
    for (size_t g = 0; g < count; g++) {
        uint16_t numbers[4] = {glyphs[g].glyph, (uint16_t)glyphs[g].advance, (uint16_t)glyphs[g].x_offset,
                               (uint16_t)glyphs[g].y_offset};
        memcpy(key + g * 8, numbers, 8);
    }
    if (text.length > 0)
        memcpy(key + count * 8, text.bytes, text.length);
    if (right_to_left)
        key[length - 1] = '\xFF'; /* which is no byte of a text */
    uint32_t *slot = lk_pdf_table_at(&font->cluster_at, key, length);
    if (*slot == 0) {
        LkPdfCluster cluster = {.first = font->placed_count};
        if (font->face->is_truetype)
            add_truetype(font, glyphs, count, text, right_to_left, &cluster);
        else
            add_cff(font, glyphs, count, text, &cluster);
        cluster.count = (uint32_t)(font->placed_count - cluster.first);
        ADD(font, clusters, cluster_count, cluster_capacity, cluster);
        *slot = (uint32_t)font->cluster_count;
    }
    return font->clusters[*slot - 1];
}

int64_t lk_pdf_font_width(const LkPdfFont *font, int units)
{
    int64_t scaled = (int64_t)units * 1000000, half = font->face->units_per_em / 2;
    return (scaled >= 0 ? scaled + half : scaled - half) / font->face->units_per_em;
}

LkPdfFont *lk_pdf_font_create(LkPdf *pdf, const LkFace *face, unsigned number)
{
    LkPdfFont *font = LK_NEW(pdf->arena, LkPdfFont);
    font->pdf = pdf;
    font->face = face;
    font->number = number;
    font->object = lk_pdf_reserve(pdf);
    lk_pdf_table_init(&font->cluster_at, pdf->arena);
    lk_pdf_table_init(&font->code_at, pdf->arena);
    lk_pdf_table_init(&font->shape_at, pdf->arena);
    if (!face->is_truetype) {
        font->codes = LK_NEW_ARRAY(pdf->arena, CODES_MOST + 1, LkPdfCode);
        font->code_count = CODES_MOST + 1;
        return font;
    }
    /* Code 0 is .notdef, which every font must have though nothing paints it. */
    LkPdfPart notdef = {0};
    uint32_t shape = add_shape(font, &notdef, 1, natural_advance(face, 0));
    LkPdfCode code = {.shape = shape, .advance = font->shapes[shape].advance};
    ADD(font, codes, code_count, code_capacity, code);
    return font;
}
