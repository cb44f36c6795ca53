/* Says how far a line can be stretched, to fit.c, which chooses lines, and to line.c, which fills them. As a
 * Thai editor would, blanks are widened first, to at most twice the width of ก; then the room between
 * clusters, by 0.05 em, or 0.09 em at the very most: beyond that, programs that extract text find blanks that
 * are not there.
 */
#include "text/text_private.h"

/* Hundredths of an em. A blank of 0.22 em grows by 0.48 em at most; twice the width of ก is 0.77 em. */
#define BLANK_STRETCH_NUMERATOR   48
#define CLUSTER_STRETCH_NUMERATOR 5
#define CLUSTER_LIMIT_NUMERATOR   9
#define STRETCH_DENOMINATOR       100

bool lk_may_stretch_after(const LkSection *section, const LkShaped *shaped, size_t cluster)
{
    size_t i = shaped->clusters[cluster].character, next = shaped->clusters[cluster + 1].character;
    uint32_t c = section->characters[i], following = next < section->count ? section->characters[next] : 0;
    if (!lk_is_thai_letter(c) || !lk_is_thai_letter(following))
        return false;
    return !(section->flags[i] & LK_CHAR_NO_STRETCH) || !(section->flags[next] & LK_CHAR_NO_STRETCH);
}

size_t lk_blank_parts(const LkSection *section, const LkShaped *shaped, size_t cluster)
{
    if (!shaped->clusters[cluster].blank)
        return 0;
    return section->flags[shaped->clusters[cluster + 1].character] & LK_CHAR_BREAK ? 2 : 1;
}

LkStretch lk_stretch(LkStretchPoints points, LkLength em, const LkParagraph *paragraph)
{
    if (paragraph->spec.justify == LK_JUSTIFY_NONE)
        return (LkStretch){0};
    LkLength part = paragraph->spec.size * BLANK_STRETCH_NUMERATOR / 2 / STRETCH_DENOMINATOR;
    LkStretch room = {
        .blanks = (LkLength)points.blanks * part,
        .bound = (LkLength)points.bound * part,
        .good = (LkLength)points.gaps * em * CLUSTER_STRETCH_NUMERATOR / STRETCH_DENOMINATOR,
        .most = (LkLength)points.gaps * em * CLUSTER_LIMIT_NUMERATOR / STRETCH_DENOMINATOR,
    };
    if (paragraph->spec.justify == LK_JUSTIFY_SPACES)
        room = (LkStretch){.blanks = points.blanks > 0 ? paragraph->spec.measure : 0};
    return room;
}

LkStretchPoints lk_stretch_points(const LkSection *section, const LkShaped *shaped, size_t cluster)
{
    size_t parts = lk_blank_parts(section, shaped, cluster);
    return (LkStretchPoints){.blanks = (uint32_t)parts,
                             .bound = parts == 1,
                             .gaps = lk_may_stretch_after(section, shaped, cluster)};
}

LkLength lk_smallest_em(const LkShaped *shaped, size_t first_run, size_t end_run)
{
    LkLength em = 0;
    for (size_t i = first_run; i < end_run; i++) {
        const LkShapedRun *run = &shaped->runs[i];
        if (!lk_is_small(run->style) && (em == 0 || run->size < em))
            em = run->size;
    }
    return em > 0 || first_run == end_run ? em : shaped->runs[first_run].size;
}
