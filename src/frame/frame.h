/* Frames: the finished pages, each a display list. Back ends paint the list and measure nothing; all of them
 * read the same frames, so the preview cannot differ from the print.
 *
 * The origin is the top left corner of the paper and y grows downward. Items are in reading order; furniture
 * and other artifacts are told apart by their role. */
#ifndef LIKHIT_FRAME_FRAME_H
#define LIKHIT_FRAME_FRAME_H

#include <assert.h>

#include "base/diagnostic.h"
#include "base/length.h"
#include "font/glyph_run.h"
#include "frame/structure.h"

/* An enum that takes one byte, for the members of items. It stays an enum for the compiler, so that a
 * `switch` without `default` fails to build where a new constant is forgotten. */
#define LK_IN_A_BYTE __attribute__((packed))

typedef enum LK_IN_A_BYTE LkItemKind {
    LK_ITEM_GLYPHS,
    LK_ITEM_RULE,
    LK_ITEM_FILL,
    LK_ITEM_IMAGE,
    LK_ITEM_LINK,
    LK_ITEM_FIELD /* where a signature goes: paints nothing until it is signed */
} LkItemKind;

/* What an item is in the document: for tagging, extraction tests and the golden files. */
typedef enum LK_IN_A_BYTE LkRole {
    LK_ROLE_TITLE,
    LK_ROLE_HEADING,
    LK_ROLE_PARAGRAPH,
    LK_ROLE_LABEL,
    LK_ROLE_LIST_BODY,
    LK_ROLE_TABLE_HEADER,
    LK_ROLE_TABLE_CELL,
    LK_ROLE_SIGNATURE,
    LK_ROLE_FIGURE,
    LK_ROLE_CODE,
    LK_ROLE_QUOTE,
    LK_ROLE_CAPTION,
    LK_ROLE_CONTENTS, /* an entry of a table of contents */
    LK_ROLE_FOOTNOTE, /* at the foot of the page */

    LK_ROLE_ARTIFACT, /* rules, fills, repeated header rows */
    LK_ROLE_PAGE_NUMBER,
    LK_ROLE_CATCHWORD, /* page furniture: artifacts too */
    LK_ROLE_HEAD
} LkRole;
/* Tables with a word for each role assert that they are as long. */
enum { LK_ROLE_COUNT = LK_ROLE_HEAD + 1 };

/* Dotted: round dots as wide as the rule is thick, centred at 0, 1, 2 … pitches from the rule's start. */
typedef enum LK_IN_A_BYTE LkDash { LK_DASH_SOLID, LK_DASH_DOTTED } LkDash;
#define LK_DOT_PITCH(thickness) (3 * (thickness))

/* The line through struck text: this high above the baseline (the middle of a Thai consonant), this thick. */
#define LK_STRIKE_RISE(size)      ((size)*24 / 100)
#define LK_STRIKE_THICKNESS(size) ((size) / 20)

/* A decoded picture, or JPEG bytes to be passed through. Shared by all items that show it. */
typedef struct LkPicture {
    const char *path;       /* as the source names it */
    uint32_t width, height; /* pixels, or modules; a turned photograph is upright here */
    int channels;           /* 1 grey, 3 RGB */
    const uint8_t *pixels;  /* width × height × channels, 8 bit; NULL for JPEG */
    const uint8_t *alpha;   /* width × height, or NULL when opaque */
    LkText jpeg;            /* the file as it is, or empty */
    const uint8_t *modules; /* of a QR code: width × height, 1 = dark, painted as rectangles
                               (frame/modules.h), and neither pixels nor JPEG; NULL = not a code */
    LkText profile;         /* the ICC profile of its colours, checked; empty = sRGB, or its grey */
} LkPicture;

/* Something painted at a fixed place. A page of dense tables has a thousand items, a volume millions: small
 * members stand together to save memory. */
typedef struct LkItem {
    LkItemKind kind;
    LkRole role;
    LkDash dash;         /* rule */
    bool line_start;     /* glyphs: the first run of a typeset line */
    bool line_stretched; /* glyphs: the line is letter-spaced */
    bool line_forced;    /* glyphs: the line ends as the source says, or the text does */
    uint32_t
        block; /* number of the block in the document, from 1; 0 = none. Lines of one paragraph share it */
    uint32_t part; /* in a table the cell: row × columns + column + 1, rows of the header and the body counted
                      apart; else 0 */
    uint32_t element;       /* index in LkFrames.structure; 0 = none of its own */
    uint32_t colour;        /* rule, fill: 0xRRGGBB */
    LkLength x, y;          /* glyphs: pen start on the baseline; rule: start; others: top left corner */
    LkLength width, height; /* glyphs: advance, and the pitch of the line; rule: vector to its end (one of the
                               two is 0); others: size */
    union {
        const LkGlyphRun *run;
        const LkPicture *picture;
        LkText link;  /* target: “#id” of an anchor, or an address */
        LkText field; /* its name, which no other field of the document has */
    } as;
    union {
        LkText alt;         /* image: alternative text; field: whose hand is awaited */
        LkLength thickness; /* rule */
    };
    LkSpan span; /* where it comes from in the source; file NULL = nowhere */
} LkItem;
static_assert(sizeof(LkItemKind) == 1 && sizeof(LkRole) == 1 && sizeof(LkDash) == 1, "a byte each");
static_assert(sizeof(LkItem) <= 112, "memory of a volume grows with this");

/* Where the columns and rows of a table are on a page: for viewers, which show them. */
typedef struct LkPageTable {
    struct LkPageTable *next;
    uint32_t block;
    const LkLength *columns; /* x of column_count + 1 edges */
    size_t column_count;
    LkLength *rows; /* y of row_count + 1 edges */
    size_t row_count, capacity;
} LkPageTable;

/* A page. Its arrays live in the arena that the functions below are given. */
typedef struct LkPage {
    LkLength width, height;
    LkItem *items;
    size_t count, capacity;
    LkPageTable *tables;                    /* the last one first */
    const char *label;                      /* the page number as printed, "" when it shows none */
    const struct LkDeferredItems *deferred; /* more items, made when the page is painted; NULL = none */
} LkPage;

/* Items that are made each time their page is asked for, and not stored: those of a data table of thousands
 * of pages would fill the memory. `whole` returns the page with all its items, in their order, in `arena`.
 * Several threads may call it at once. */
typedef struct LkDeferredItems {
    LkPage (*whole)(const struct LkDeferredItems *deferred, const LkPage *page, LkArena *arena);
} LkDeferredItems;

/* Returns the page with all its items, the deferred ones too: what the back ends paint. */
LkPage lk_page_whole(const LkPage *page, LkArena *arena);

/* A place that links to “#id” lead to. */
typedef struct LkAnchor {
    LkText id;
    size_t page; /* from 1 */
    LkLength y;  /* of its upper edge */
} LkAnchor;

typedef struct LkBookmark {
    LkText title;
    int level;   /* from 1, never more than one below the bookmark that it stands under */
    size_t page; /* from 1 */
    LkLength y;  /* of its upper edge on that page */
} LkBookmark;

/* A rectangle on a page. */
typedef struct LkArea {
    LkLength x, y, width, height;
} LkArea;

typedef struct LkFrames {
    LkPage *pages;
    size_t count, capacity;
    LkArea area;       /* the text area, within the margins; the same on all pages */
    LkAnchor *anchors; /* sorted by their ids (lk_text_compare) */
    size_t anchor_count;
    LkStructure structure;
    LkBookmark *bookmarks; /* headings, in the order of the document */
    size_t bookmark_count;
    /* what the source says of the document; empty when it says nothing: */
    LkText title, author, subject, language, date;
} LkFrames;

/* Appends a page without items and returns it. The pointer is good until the next one is added. */
LkPage *lk_frames_add_page(LkFrames *frames, LkLength width, LkLength height, LkArena *arena);
/* Makes room for `count` items in all, so that a page whose number of items is known takes no more memory
 * than it needs. */
void lk_page_reserve(LkPage *page, size_t count, LkArena *arena);
/* Appends an item, zero but for kind and role, and returns it. The pointer is good until the next is added.
 */
LkItem *lk_page_add(LkPage *page, LkItemKind kind, LkRole role, LkArena *arena);

/* Returns whether an underline begins at item i, and in *underline where it is: in one piece below all the
 * runs that it goes on below, without the blanks at the end of their line. */
bool lk_underline_at(const LkPage *page, size_t i, LkArea *underline);

/* Returns how far the upper edge of a line of that pitch is above the line's baseline. The Sarabun faces
 * reach 0.844 em above the baseline and 0.457 em below with their highest and lowest stacks (measured): a
 * line's pitch is shared out in that proportion, so that stacks of neighbouring lines stay apart. */
static inline LkLength lk_baseline(LkLength pitch)
{
    return pitch * 844 / (844 + 457);
}

/* Returns the baseline of the line that glyphs stand on: theirs, unless they are raised or lowered. */
static inline LkLength lk_item_baseline(const LkItem *item)
{
    return item->y + item->as.run->rise;
}

/* Adds a row to the LkPageTable of a table on the page, begun when the table has none there. The edges of its
 * columns are `left` + `columns`. */
void lk_page_add_row(LkPage *page, uint32_t block, LkLength left, const LkLength *columns,
                     size_t column_count, LkLength top, LkLength height, LkArena *arena);

/* Returns a hash of all that a viewer is shown or told of a page (from 1): equal for equal pages, wherever
 * their text stands in the source. `arena` is for deferred items. */
uint64_t lk_page_hash(const LkFrames *frames, size_t page, LkArena *arena);

/* Appends the pages [first, last] (from 1) as JSON: one item a line, lengths in pt with two decimals. */
void lk_frames_json(const LkFrames *frames, size_t first, size_t last, LkBuffer *out);

#endif
