/* Fonts: families resolved through fontconfig to faces that are loaded once and shared.
 *
 * A face is immutable after loading and safe to use from any thread. The font book belongs to the engine; it
 * is locked inside. */
#ifndef LIKHIT_FONT_FONT_H
#define LIKHIT_FONT_FONT_H

#include <hb.h>

#include "base/diagnostic.h"
#include "base/digest.h"
#include "base/length.h"

typedef struct LkFace {
    hb_face_t *hb_face; /* immutable */
    hb_font_t *hb_font; /* immutable, scale = units per em: shaping gives font units */
    const char *path;   /* file it came from */
    unsigned index;     /* face in a collection */
    const char *family, *style_name, *postscript_name;
    int units_per_em;
    int ascender, descender; /* font units; descender is negative */
    bool is_truetype;        /* glyf outlines (else CFF) */
    bool bold, italic;
    struct LkFaceDigest *digest; /* of its file, once asked for; NULL for a face of no book */
    unsigned id;                 /* number in the book, by first use: never used for ordering output */
} LkFace;

/* A face to set text with: `size` is already scaled for substitutes. */
typedef struct LkFontChoice {
    const LkFace *face;
    double scale;    /* 1, or the substitute's scale */
    bool substitute; /* another family than the one wanted */
    const char *wanted;
} LkFontChoice;

/* A wanted family, in order of preference. */
typedef struct LkFontRequest {
    const char *const *families;
    const double *scales;
    size_t count;
    bool bold, italic;
} LkFontRequest;

typedef struct LkFontBook LkFontBook;

/* Returns a book that looks into `folder` (NULL = none) before the system's fonts; NULL when memory is out or
 * fontconfig fails. */
LkFontBook *lk_font_book_create(const char *folder);
/* Ends the book and all its faces. NULL is allowed. */
void lk_font_book_destroy(LkFontBook *book);

/* Finds the first family of the request that is installed, in the nearest weight. Returns false when none is.
 * The face is the book's, as long as that lives; here and below. */
bool lk_font_book_find(LkFontBook *book, const LkFontRequest *request, LkFontChoice *choice);

/* Finds any installed face with a glyph for `character`, of the weight asked for if there is one. Returns
 * false when none has it. */
bool lk_font_book_fallback(LkFontBook *book, uint32_t character, bool bold, bool italic,
                           LkFontChoice *choice);

/* Returns how many folders were looked through so far, and their names in the arena, each with a “/” at its
 * end. */
size_t lk_font_book_folders(LkFontBook *book, LkArena *arena, const char ***folders);

/* Returns the whole font file as bytes, for embedding; the face owns them. */
LkText lk_face_data(const LkFace *face);
/* Returns the SHA-256 of the font file, computed once for a face of a book. */
LkDigest lk_face_digest(const LkFace *face);

#endif
