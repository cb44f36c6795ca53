/* Fonts: the font book finds the installed face for a family. A face (one style of a family, from one file)
 * is loaded once and shared.
 *
 * A face is immutable and safe on any thread. The font book locks itself; the engine owns it. */
#ifndef LIKHIT_FONT_FONT_H
#define LIKHIT_FONT_FONT_H

#include <hb.h>

#include "base/diagnostic.h"
#include "base/digest.h"
#include "base/length.h"

/* A loaded face. */
typedef struct LkFace {
    hb_face_t *hb_face; /* immutable */
    hb_font_t *hb_font; /* immutable; its scale is units_per_em, so that shaping gives font units */
    const char *path;   /* of the font file */
    unsigned index;     /* of the face in a collection (.ttc); else 0 */
    const char *family, *style_name, *postscript_name;
    int units_per_em;
    int ascender, descender; /* font units; descender is negative */
    bool is_truetype;        /* glyf outlines (else CFF) */
    bool bold, italic;
    struct LkFaceDigest
        *digest; /* SHA-256 of its file, made when first asked for; NULL for a face of no book */
    unsigned
        id; /* number in the book, in order of first use; differs between runs: no output may depend on it */
} LkFace;

/* The face that was found for a request. Type is set at the wanted size × scale. */
typedef struct LkFontChoice {
    const LkFace *face;
    double scale;       /* 1, or that of the substitute (LkFamily) */
    bool substitute;    /* of another family than the wanted one; Likhit's own face of boxes is none */
    const char *wanted; /* the wanted family */
} LkFontChoice;

/* What is wanted: a family, then its substitutes in order of preference, in one weight and slope. */
typedef struct LkFontRequest {
    const char *const *families;
    const double *scales; /* one for each family, as in LkFamily */
    size_t count;
    bool bold, italic;
} LkFontRequest;

/* Knows the installed fonts, and owns the faces that were loaded. */
typedef struct LkFontBook LkFontBook;

/* Returns a book that looks in `folder` (NULL = none) first, then among the system's fonts; NULL when there
 * is no memory or fontconfig fails. */
LkFontBook *lk_font_book_create(const char *folder);
/* Frees the book and all its faces. NULL is allowed. */
void lk_font_book_destroy(LkFontBook *book);

/* Finds the first family of the request that is installed, in the nearest weight. Returns false when none is.
 * The book owns the face, here and below. */
bool lk_font_book_find(LkFontBook *book, const LkFontRequest *request, LkFontChoice *choice);

/* Characters that one face is to have, and what they are. */
typedef struct LkCoverage {
    const uint32_t *characters; /* at least one */
    size_t count;
    uint32_t script;      /* hb_script_t; of the faces that have all, those that can shape it come first */
    const char *language; /* whose faces come first then; NULL = none is asked for */
    bool bold, italic;
} LkCoverage;

/* Finds an installed face that has all the characters, the same whatever was asked before. Returns false when
 * there is none. */
bool lk_font_book_cover(LkFontBook *book, const LkCoverage *wanted, LkFontChoice *choice);

/* Finds any installed face that has a glyph for `character`, in that weight and slope if there is one; for
 * the boxes of forms, ☐ ☑ ☒, a face of Likhit's own. Returns false when none has it. */
bool lk_font_book_fallback(LkFontBook *book, uint32_t character, bool bold, bool italic,
                           LkFontChoice *choice);

/* Returns the number of folders in which fonts have been looked for so far; *folders are their paths, in the
 * arena, each ending in “/”. */
size_t lk_font_book_folders(LkFontBook *book, LkArena *arena, const char ***folders);

/* Returns the bytes of the font file, for embedding. The face owns them. */
LkText lk_face_data(const LkFace *face);
/* Returns the SHA-256 of the font file, computed once for a face of a book. */
LkDigest lk_face_digest(const LkFace *face);

#endif
