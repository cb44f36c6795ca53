/* Checks the ICC profiles of pictures, by which scanners and cameras say what their colours mean. */
#include <string.h>

#include "base/limits.h"
#include "image/picture_in.h"

enum { HEADER = 128, VERSION = 8, CLASS = 12, SPACE = 16, SIGNATURE = 36, VERSION_MOST = 4 };

static size_t number_at(LkText profile, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)profile.bytes + at;
    return (size_t)bytes[0] << 24 | (size_t)bytes[1] << 16 | (size_t)bytes[2] << 8 | bytes[3];
}

static bool is_word(LkText profile, size_t at, const char *word)
{
    return memcmp(profile.bytes + at, word, 4) == 0;
}

/* Returns what is wrong with a profile by ISO 15076-1 §7.2, or for PDF (ISO 32000-2 §8.6.5.5); LK_TERM_NONE =
 * nothing.
 */
static LkTermId wrong(LkText profile, int channels)
{
    if (profile.length < HEADER + 4 || number_at(profile, 0) != profile.length ||
        !is_word(profile, SIGNATURE, "acsp"))
        return LK_TERM_PROFILE_DAMAGED;
    if (profile.bytes[VERSION] > VERSION_MOST)
        return LK_TERM_PROFILE_NEW;
    if (!is_word(profile, CLASS, "mntr") && !is_word(profile, CLASS, "scnr") &&
        !is_word(profile, CLASS, "prtr") && !is_word(profile, CLASS, "spac"))
        return LK_TERM_PROFILE_CLASS;
    if (!is_word(profile, SPACE, channels == 1 ? "GRAY" : "RGB "))
        return LK_TERM_PROFILE_SPACE;
    size_t tags = number_at(profile, HEADER);
    if (tags == 0 || tags > (profile.length - HEADER - 4) / 12)
        return LK_TERM_PROFILE_DAMAGED;
    for (size_t i = 0; i < tags; i++) {
        size_t entry = HEADER + 4 + i * 12, start = number_at(profile, entry + 4);
        if (start > profile.length || number_at(profile, entry + 8) > profile.length - start)
            return LK_TERM_PROFILE_DAMAGED;
    }
    return LK_TERM_NONE;
}

void lk_picture_profile(const LkPictureSource *source, LkText profile, LkPicture *picture)
{
    if (profile.length == 0)
        return;
    LkTermId reason =
        profile.length > LK_LIMIT_PROFILE_BYTES ? LK_TERM_PROFILE_LARGE : wrong(profile, picture->channels);
    if (reason == LK_TERM_NONE)
        picture->profile =
            (LkText){lk_arena_copy(source->arena, profile.bytes, profile.length), profile.length};
    else
        lk_tell(source->diagnostics, LK_W_IMAGE_PROFILE, source->from,
                LK_WITH(lk_named_string("name", source->name), lk_named_term("reason", reason)));
}
