/* Private to the files that choose faces: faces.c (for a character), cover.c (for words and stretches of
 * other scripts), scale.c (faces outside the font list, and their size). */
#ifndef LIKHIT_TEXT_FACES_H
#define LIKHIT_TEXT_FACES_H

#include "text/text_private.h"

#define LK_MOST_FACES 8 /* families of a font list that are tried before any other font of the machine */

#define LK_COMMON_BLOCK 128 /* characters of ASCII, and of the Thai block */

/* A face outside the list, in the size that goes with its first face. */
typedef struct LkOtherFace {
    struct LkOtherFace *next;
    hb_script_t script;
    LkFontChoice choice;
} LkOtherFace;

/* Which face outside the list has certain letters: answers that are remembered, a later one over an earlier.
 */
typedef struct LkCovered {
    const uint32_t *letters;
    size_t count; /* 0 = free */
    hb_script_t script;
    const LkFontChoice *choice; /* NULL = none has them */
} LkCovered;
enum { LK_COVERED = 64 };

struct LkFaceChoices {
    struct LkFaceChoices *next;
    const LkFontList *fonts;
    bool bold, italic;
    LkFontChoice faces[LK_MOST_FACES];
    size_t count;
    uint8_t common[2 * LK_COMMON_BLOCK]; /* ASCII and Thai: 1 when the first face has it */
    LkOtherFace **others;                /* those met so far */
    LkCovered *covered;                  /* LK_COVERED of them */
};

/* Whether the face has the character, or HarfBuzz can make it out of others. */
bool lk_has_glyph(const LkFace *face, uint32_t c);

/* ---- scale.c */

/* Returns a face outside the list for text of a script, in the size that goes with the list's first face: as
 * high as that by the letter x, or by a typical letter where the scripts are like Thai. */
const LkFontChoice *lk_other_face(LkTextContext *context, const LkFaceChoices *choices,
                                  const LkFontChoice *found, hb_script_t script);

#endif
