/* Text from right to left: the levels of its characters (UAX #9, by FriBidi), and the order in which the runs
 * of a line stand.
 *
 * A paragraph runs from left to right whatever it begins with, as documents are Thai. Clusters and runs stay
 * in typed order until a line is made: lines are chosen as for any other text. */
#include "text/order.h"

#include <fribidi.h>
#include <string.h>

#include "base/limits.h"

static_assert(sizeof(FriBidiChar) == sizeof(uint32_t), "characters are passed to FriBidi as they are");
static_assert(LK_LIMIT_PARAGRAPH_BYTES < INT32_MAX, "FriBidi counts characters in an int");

void lk_find_levels(LkSection *section, LkArena *scratch)
{
    if (!(section->has & LK_HAS_RIGHT_TO_LEFT) || section->count == 0)
        return;
    FriBidiStrIndex count = (FriBidiStrIndex)section->count;
    FriBidiCharType *types = LK_NEW_ARRAY(scratch, section->count, FriBidiCharType);
    FriBidiBracketType *brackets = LK_NEW_ARRAY(scratch, section->count, FriBidiBracketType);
    FriBidiLevel *levels = LK_NEW_ARRAY(scratch, section->count, FriBidiLevel);
    FriBidiParType direction = FRIBIDI_PAR_LTR;
    fribidi_get_bidi_types(section->characters, count, types);
    fribidi_get_bracket_types(section->characters, count, types, brackets);
    if (fribidi_get_par_embedding_levels_ex(types, brackets, count, &direction, levels) == 0)
        lk_arena_array(scratch, SIZE_MAX, 2); /* FriBidi fails where there is no memory: exhaustion */
    section->levels = LK_NEW_ARRAY(scratch, section->count + 1, uint8_t);
    for (size_t i = 0; i < section->count; i++)
        section->levels[i] = levels[i] > 0 ? (uint8_t)levels[i] : 0;
}

static void reverse(size_t *order, size_t first, size_t end)
{
    for (; first + 1 < end; first++, end--) {
        size_t other = order[first];
        order[first] = order[end - 1];
        order[end - 1] = other;
    }
}

const size_t *lk_order_runs(const uint8_t *levels, size_t count, LkArena *scratch)
{
    size_t *order = LK_NEW_ARRAY(scratch, count + 1, size_t);
    uint8_t highest = 0;
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
        highest = levels[i] > highest ? levels[i] : highest;
    }
    for (uint8_t level = highest; level > 0; level--) {
        for (size_t from = 0, end; from < count; from = end + 1) {
            for (end = from; end < count && levels[order[end]] >= level;)
                end++;
            reverse(order, from, end);
        }
    }
    return order;
}

static void reverse_glyphs(LkGlyph *glyphs, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        LkGlyph other = glyphs[i];
        glyphs[i] = glyphs[count - 1 - i];
        glyphs[count - 1 - i] = other;
    }
}

void lk_reverse_clusters(LkGlyph *glyphs, size_t count)
{
    reverse_glyphs(glyphs, count);
    for (size_t from = 0, end; from < count; from = end) {
        for (end = from + 1; end < count && glyphs[end].cluster == glyphs[from].cluster;)
            end++;
        reverse_glyphs(glyphs + from, end - from);
    }
}
