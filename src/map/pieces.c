/* Finds the pieces of a run, and the words in them. */
#include "map/map_private.h"

LkSpan lk_block_span(const LkFrames *frames, const LkItem *item)
{
    uint32_t element = item->element;
    while (element > 0 && element < frames->structure.count) {
        const LkElement *found = &frames->structure.elements[element];
        if (found->span.file != NULL)
            return found->span;
        element = found->parent < element ? found->parent : 0;
    }
    return (LkSpan){0};
}

LkArea lk_line_box(const LkItem *item, LkLength x, LkLength width)
{
    LkLength height = item->height > 0 ? item->height : item->as.run->size;
    return (LkArea){x, lk_item_baseline(item) - lk_baseline(height), width, height};
}

/* Finds where the piece is on the line. Its glyphs are those whose cluster begins in it. */
static void measure(const LkItem *item, LkPiece *piece)
{
    const LkGlyphRun *run = item->as.run;
    LkLength x = item->x;
    piece->width = 0;
    for (size_t i = 0; i < run->count; i++) {
        uint32_t cluster = run->glyphs[i].cluster;
        if (cluster >= piece->start && cluster < piece->end)
            piece->width += lk_glyph_width(run, i);
        else if (run->right_to_left ? cluster < piece->start : cluster >= piece->end)
            break;
        else
            x += lk_glyph_width(run, i);
    }
    piece->x = x;
}

bool lk_next_piece(const LkFrames *frames, const LkItem *item, size_t *index, LkPiece *piece)
{
    const LkGlyphRun *run = item->as.run;
    size_t i = (*index)++;
    if (i > run->origin_count)
        return false;
    piece->start = i == 0 ? 0 : run->origins[i - 1].offset;
    piece->end = i < run->origin_count ? run->origins[i].offset : (uint32_t)run->text.length;
    piece->span = i == 0 ? run->span : run->origins[i - 1].span;
    piece->is_exact = piece->span.file != NULL;
    if (!piece->is_exact)
        piece->span = lk_block_span(frames, item);
    measure(item, piece);
    return true;
}

uint32_t lk_byte_at(const LkItem *item, LkLength x)
{
    const LkGlyphRun *run = item->as.run;
    LkLength at = item->x;
    uint32_t byte = 0;
    for (size_t i = 0; i < run->count; i++) {
        if (at > x)
            break;
        byte = run->glyphs[i].cluster;
        at += lk_glyph_width(run, i);
    }
    return byte;
}

static bool is_blank(LkText text, uint32_t byte)
{
    return byte < text.length && text.bytes[byte] == ' ';
}

/* Whether a word begins here: where a line may end, but not within a compound; at a blank; and behind a
 * blank. */
static bool begins_word(const LkGlyphRun *run, size_t glyph)
{
    const LkGlyph *at = &run->glyphs[glyph];
    bool is_free = at->tier == LK_BREAK_FREE || at->tier == LK_BREAK_WEAK;
    return is_free || is_blank(run->text, at->cluster) ||
           (at->cluster > 0 && is_blank(run->text, at->cluster - 1));
}

LkPiece lk_word_of(const LkItem *item, const LkPiece *piece, uint32_t byte)
{
    const LkGlyphRun *run = item->as.run;
    LkPiece word = *piece;
    for (size_t i = 0; i < run->count; i++) {
        uint32_t cluster = run->glyphs[i].cluster;
        if (cluster <= piece->start || cluster >= piece->end || !begins_word(run, i))
            continue;
        if (cluster <= byte)
            word.start = cluster > word.start ? cluster : word.start;
        else if (cluster < word.end)
            word.end = cluster;
    }
    if (word.is_exact)
        word.span.column += (uint32_t)lk_utf8_count(lk_text_slice(run->text, piece->start, word.start));
    measure(item, &word);
    return word;
}
