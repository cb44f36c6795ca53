/* Comparing two sets of pages: which words came, went or changed, what stands elsewhere, and which rules,
 * fills and pictures are others. A side is the frames of a document or what the reader found in a PDF.
 *
 * Both sides are cut into words by the same list, after the same normalising: NFC, sara am in one piece, no
 * blanks. Where lines end and how a file parts its runs is thus no difference. */
#ifndef LIKHIT_COMPARE_COMPARE_H
#define LIKHIT_COMPARE_COMPARE_H

#include "frame/frame.h"
#include "reader/reader.h"
#include "words/words.h"

/* What is compared for itself: furniture must not part a paragraph that runs over two pages. */
typedef enum LkLayerKind { LK_LAYER_BODY, LK_LAYER_FURNITURE, LK_LAYER_GRAPHICS, LK_LAYER_COUNT } LkLayerKind;

/* The role of words of a PDF: nothing tells it. */
#define LK_ROLE_UNKNOWN ((LkRole)UINT8_MAX)

/* A word, or a rule, fill or picture. */
typedef struct LkMark {
    LkText text;    /* normalised; of a graphic what tells it from others, without its place */
    LkText name;    /* of a picture its file */
    uint32_t id;    /* equal texts of both sides have equal ones */
    uint32_t style; /* face, size, colour, as a number that equal ones share; 0 = not known */
    uint32_t page;  /* from 1 */
    uint32_t block; /* paragraph, table …, from 1; lines of one share it */
    uint32_t cell;  /* part of a block, counted through the document */
    uint32_t line;  /* counted through the document */
    LkRole role;
    LkItemKind kind;
    bool blank;   /* before it */
    bool is_rest; /* of a word whose first part stands before it: the other side has it in one */
    LkArea box;
} LkMark;

typedef struct LkLayer {
    LkMark *marks;
    size_t count, capacity;
} LkLayer;

typedef struct LkSheet {
    LkLength width, height;
} LkSheet;

/* One side. */
typedef struct LkSide {
    const char *name;       /* "HEAD:report.md" */
    const LkFrames *frames; /* that it was made of, for places of the source; NULL = a PDF of others */
    bool is_rendered;       /* its words were read from a PDF: rules and pictures are known by sight alone */
    LkSheet *sheets;
    size_t sheet_count;
    LkLayer layers[LK_LAYER_COUNT];
} LkSide;

/* Fills a side. `words` may be NULL: runs of Thai are then one word each. */
void lk_side_from_frames(LkSide *side, const LkFrames *frames, const LkWords *words, LkArena *arena);
void lk_side_from_pdf(LkSide *side, const LkReadLetters *letters, const LkWords *words, LkArena *arena);

typedef enum LkDifferenceKind {
    LK_DIFFERENCE_INSERTED, /* words or graphics of b alone */
    LK_DIFFERENCE_DELETED,  /* of a alone */
    LK_DIFFERENCE_CHANGED,  /* others in their place */
    LK_DIFFERENCE_MOVED,    /* the same elsewhere, all by the same way */
    LK_DIFFERENCE_RESET,    /* the same words, set anew: each by another way */
    LK_DIFFERENCE_RESTYLED, /* the same words in another face, size or colour */
    LK_DIFFERENCE_PAGE,     /* a page more or less, or another size of paper */
    LK_DIFFERENCE_KINDS
} LkDifferenceKind;

typedef struct LkSpot {
    uint32_t page; /* from 1 */
    LkArea box;
} LkSpot;

/* What a difference is on one side; spot_count 0 = it is not there. */
typedef struct LkTrace {
    LkText text; /* words; of what moved the first and last ones */
    LkSpot *spots;
    size_t spot_count;
    LkSpan span; /* of the first word; file NULL = not known */
} LkTrace;

typedef struct LkChange {
    LkDifferenceKind kind;
    LkLayerKind layer;
    const char *noun;  /* "paragraph", "words", "picture" */
    size_t lines;      /* that moved */
    bool is_one_block; /* they are of one paragraph, or one table */
    LkLength dx, dy;   /* moved on the same page or to another: right and down */
    LkTrace a, b;
    size_t rank; /* in the order they were found, where places do not tell */
} LkChange;

typedef struct LkChanges {
    const LkSide *a, *b;
    LkChange *items; /* by page, from the top */
    size_t count, capacity;
    size_t kinds[LK_DIFFERENCE_KINDS];
    size_t words; /* of b */
} LkChanges;

/* Returns what differs between two sides, in the arena. Costs at most in proportion to the words of both,
 * with a bound for pages that have nothing in common (diff.c). `ink` is what the reader found to look
 * different in two PDFs; it may be NULL. */
LkChanges *lk_changes_find(LkSide *a, LkSide *b, const LkReadInk *ink, size_t ink_count, LkArena *arena);

/* Returns the page that a difference is shown under: that of b, or of a when b has none. */
uint32_t lk_change_page(const LkChange *change);

/* Appends "4 changed, 1 moved; pages: 7 → 8", or that there is no difference. */
void lk_changes_summary(const LkChanges *changes, LkBuffer *out);
/* Appends a line for each difference, page by page, then the summary. */
void lk_changes_text(const LkChanges *changes, LkBuffer *out);
/* Appends the differences as JSON; docs/compare.md describes it. */
void lk_changes_json(const LkChanges *changes, LkBuffer *out);

/* Returns a page as a PNG or, where the side has frames and `pixels_per_inch` is 0, as SVG; empty when it
 * cannot be had. `side` is 0 or 1. */
typedef LkText LkPagePicture(void *context, int side, size_t page, double pixels_per_inch, LkArena *arena);

/* Appends one HTML file: the list of differences, and all pages that differ, side by side. */
void lk_changes_html(const LkChanges *changes, LkPagePicture *picture, void *context, LkBuffer *out);
/* Returns a page of both sides, side by side and marked, as PNG in the arena; empty after an error. */
LkText lk_changes_png(const LkChanges *changes, size_t page, double pixels_per_inch, LkPagePicture *picture,
                      void *context, LkArena *arena);
/* Returns whether anything on this page of either side differs. */
bool lk_changes_on_page(const LkChanges *changes, size_t page);

#endif
