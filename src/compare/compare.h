/* Compares two sets of pages: which words were inserted, deleted or changed, what moved, and which rules,
 * fills and pictures differ. A side of a comparison is made from the frames of a document or from what the
 * reader (reader/reader.h) found in a PDF.
 *
 * Both sides are cut into words by the same list of words, after the same normalising: NFC, sara am as one
 * character, no blanks. So it makes no difference where lines end and how a file divides its text into runs.
 */
#ifndef LIKHIT_COMPARE_COMPARE_H
#define LIKHIT_COMPARE_COMPARE_H

#include "base/message.h"
#include "frame/frame.h"
#include "reader/reader.h"
#include "words/words.h"

/* A side has three layers, which are compared one by one, so that furniture does not split a paragraph that
 * runs over two pages. */
typedef enum LkLayerKind { LK_LAYER_BODY, LK_LAYER_FURNITURE, LK_LAYER_GRAPHICS, LK_LAYER_COUNT } LkLayerKind;

/* The role of words from a PDF, where nothing says what they are. */
#define LK_ROLE_UNKNOWN ((LkRole)UINT8_MAX)

/* What is compared as a whole: a word, or a rule, fill or picture. */
typedef struct LkDiffToken {
    LkText text;    /* of a word: normalised; of a graphic: its looks as text, without its place */
    LkText name;    /* of a picture: its file */
    uint32_t id;    /* equal texts of both sides have the same id */
    uint32_t style; /* hash of face, size and colour; 0 = not known */
    uint32_t page;  /* from 1 */
    uint32_t block; /* number of its paragraph, table …, from 1 */
    uint32_t cell;  /* number of its cell or other part of a block, through the whole document */
    uint32_t line;  /* number of its line, through the whole document */
    LkRole role;
    LkItemKind kind;
    bool blank;   /* a blank stands before it */
    bool is_rest; /* it continues the word before it: the other side has both as one word */
    LkArea box;
} LkDiffToken;

typedef struct LkLayer {
    LkDiffToken *tokens;
    size_t count, capacity;
} LkLayer;

typedef struct LkSheet {
    LkLength width, height;
} LkSheet;

/* One side of a comparison. What is in it lives in the arena that it was filled from. */
typedef struct LkSide {
    const char *name; /* in reports: "HEAD:report.md" */
    const LkFrames
        *frames;      /* of the document, which tell places in the source; NULL = the side is a PDF alone */
    bool is_rendered; /* its words were read from a PDF: its rules and pictures are compared as ink
                         (LkReadInk) */
    LkSheet *sheets;
    size_t sheet_count;
    LkLayer layers[LK_LAYER_COUNT];
} LkSide;

/* Fill in the layers and sheets of a side. `words` may be NULL: then each run of Thai letters is one word. */
void lk_side_from_frames(LkSide *side, const LkFrames *frames, const LkWords *words, LkArena *arena);
void lk_side_from_pdf(LkSide *side, const LkReadLetters *letters, const LkWords *words, LkArena *arena);

typedef enum LkDifferenceKind {
    LK_DIFFERENCE_INSERTED, /* words or graphics that only b has */
    LK_DIFFERENCE_DELETED,  /* that only a has */
    LK_DIFFERENCE_CHANGED,  /* b has others in their place */
    LK_DIFFERENCE_MOVED,    /* the same, elsewhere: all moved by the same distance */
    LK_DIFFERENCE_REFLOWED, /* the same words in other lines: each moved by another distance */
    LK_DIFFERENCE_RESTYLED, /* the same words in another face, size or colour */
    LK_DIFFERENCE_PAGE,     /* a page that only one side has, or another size of paper */
    LK_DIFFERENCE_KINDS
} LkDifferenceKind;

/* A box on a page that shows where a difference is. */
typedef struct LkSpot {
    uint32_t page; /* from 1 */
    LkArea box;
} LkSpot;

/* What one side has of a difference; spot_count 0 = nothing. */
typedef struct LkTrace {
    LkText text; /* its words; of long text that moved only the first and the last ones */
    LkSpot *spots;
    size_t spot_count;
    LkSpan span; /* of the first word in the source; file NULL = not known */
} LkTrace;

/* A difference. */
typedef struct LkChange {
    LkDifferenceKind kind;
    LkLayerKind layer;
    const char *noun;  /* what differs: "paragraph", "words", "picture" */
    size_t lines;      /* how many lines moved */
    bool is_one_block; /* those lines are of one paragraph or one table */
    LkLength dx, dy;   /* how far it moved, to the right and down, on the page or from page to page */
    LkTrace a, b;
    size_t rank; /* counts the differences as they were found: orders those at the same place */
} LkChange;

typedef struct LkChanges {
    const LkSide *a, *b;
    LkChange *items; /* sorted by page, then from the top */
    size_t count, capacity;
    size_t kinds[LK_DIFFERENCE_KINDS]; /* how many there are of each kind */
    size_t words;                      /* of b, in all */
} LkChanges;

/* Returns what differs between two sides, in the arena; numbers the texts of both (LkDiffToken.id). The time
 * grows with the number of words, also for pages that have nothing in common (diff.c). `ink` lists where two
 * PDFs look different, as lk_reader_ink finds it; it may be NULL. The sides must outlive the result. */
LkChanges *lk_changes_find(LkSide *a, LkSide *b, const LkReadInk *ink, size_t ink_count, LkArena *arena);

/* Returns the page (from 1) that a difference is listed under: its page in b, or in a when b has none. */
uint32_t lk_change_page(const LkChange *change);

/* Appends "4 changed, 1 moved; pages: 7 → 8", or that there is no difference. */
void lk_changes_summary(const LkChanges *changes, LkMessageLanguage language, LkBuffer *out);
/* Appends a line for each difference, page by page, then the summary. */
void lk_changes_text(const LkChanges *changes, LkMessageLanguage language, LkBuffer *out);
/* Appends the differences as JSON; docs/compare.md describes it. */
void lk_changes_json(const LkChanges *changes, LkBuffer *out);

/* Returns a picture of page `page` (from 1) of side a (`side` is 0) or b (1), in the arena: a PNG, or SVG
 * when `pixels_per_inch` is 0 and the side has frames. Empty when the page cannot be painted. The caller
 * gives this function. */
typedef LkText LkPagePicture(void *context, int side, size_t page, double pixels_per_inch, LkArena *arena);

/* Appends one HTML file that needs no other: the list of differences, and all pages that differ, side by side
 * with the differences marked. */
void lk_changes_html(const LkChanges *changes, LkPagePicture *picture, void *context, LkBuffer *out);
/* Returns page `page` of both sides, side by side with the differences marked, as PNG in the arena; empty
 * after an error. */
LkText lk_changes_png(const LkChanges *changes, size_t page, double pixels_per_inch, LkPagePicture *picture,
                      void *context, LkArena *arena);
/* Returns whether anything on this page of either side differs. */
bool lk_changes_on_page(const LkChanges *changes, size_t page);

#endif
