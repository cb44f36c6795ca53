/* ICC profiles of pictures: what a scanner or camera says that its colours mean. */
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

/* ISO 15076-1 §7.2, and what PDF takes (ISO 32000-2 §8.6.5.5); NULL when all is well. */
static const char *wrong(LkText profile, int channels)
{
    if (profile.length < HEADER + 4 || number_at(profile, 0) != profile.length ||
        !is_word(profile, SIGNATURE, "acsp"))
        return "it is damaged";
    if (profile.bytes[VERSION] > VERSION_MOST)
        return "its version is too new for PDF";
    if (!is_word(profile, CLASS, "mntr") && !is_word(profile, CLASS, "scnr") &&
        !is_word(profile, CLASS, "prtr") && !is_word(profile, CLASS, "spac"))
        return "it describes no colours of pictures";
    if (!is_word(profile, SPACE, channels == 1 ? "GRAY" : "RGB "))
        return "it is for other colours than the picture has";
    size_t tags = number_at(profile, HEADER);
    if (tags == 0 || tags > (profile.length - HEADER - 4) / 12)
        return "it is damaged";
    for (size_t i = 0; i < tags; i++) {
        size_t entry = HEADER + 4 + i * 12, start = number_at(profile, entry + 4);
        if (start > profile.length || number_at(profile, entry + 8) > profile.length - start)
            return "it is damaged";
    }
    return NULL;
}

void lk_picture_profile(const LkPictureSource *source, LkText profile, LkPicture *picture)
{
    if (profile.length == 0)
        return;
    const char *reason =
        profile.length > LK_LIMIT_PROFILE_BYTES ? "it is too large" : wrong(profile, picture->channels);
    if (reason == NULL)
        picture->profile =
            (LkText){lk_arena_copy(source->arena, profile.bytes, profile.length), profile.length};
    else
        lk_warning(source->diagnostics, "W-image-profile", source->from,
                   "convert the picture to sRGB in an image program and save it again",
                   "the colour profile of “%s” is left out, its colours are taken for sRGB: %s", source->name,
                   reason);
}
