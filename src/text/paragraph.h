/* From inlines to lines: itemise, segment, shape, break, justify. The only stage that knows Thai.
 *
 *   inlines → text + style runs (itemise.h) → break opportunities (breaks.h) → glyphs (shape.h)
 *           → chosen breaks (lines.h) → LkLine: glyph runs with x positions, justified
 */
#ifndef LIKHIT_TEXT_PARAGRAPH_H
#define LIKHIT_TEXT_PARAGRAPH_H

#include "base/cache.h"
#include "base/diagnostic.h"
#include "font/glyph_run.h"
#include "source/document.h"
#include "style/layout.h"
#include "words/words.h"

typedef struct LkPlacedRun {
    LkGlyphRun *run;
    LkLength x; /* of the run's first pen position, from the line's left edge */
} LkPlacedRun;

typedef struct LkLine {
    LkPlacedRun *runs;
    size_t run_count;
    LkLength width;   /* of the ink: blanks at the end left out */
    LkLength measure; /* what it was set to */
    LkText text;      /* the source text of the line, blanks at its end included */
    bool stretched;   /* letter-spaced by justification: back ends that extract text care */
    bool hard_end;    /* ends in a forced break or the paragraph's end */
} LkLine;

typedef struct LkLines {
    LkLine *items;
    size_t count;
} LkLines;

/* The text engine: fonts, words and what is kept, all owned by the caller. One for an engine, shared by all
 * threads. */
typedef struct LkTextEngine LkTextEngine;
/* Keeps paragraphs that it has set in `cache`, for documents that have the same; NULL = none is kept. */
LkTextEngine *lk_text_engine_create(LkFontBook *fonts, const LkWords *words, LkCache *cache);
/* NULL is allowed. */
void lk_text_engine_destroy(LkTextEngine *engine);

/* How to set a paragraph. Lengths are from the block's left edge. Fonts and words of `keep` are known by
 * their addresses: they stay as they are as long as the context is used. */
typedef struct LkParagraphShape {
    const LkFontList *fonts; /* families */
    LkTextStyle text;
    LkLength measure; /* width of a line; > 0 */
    LkLength
        first_indent; /* added to the first line's start (its measure is shorter by it); may be negative */
    LkAlignment alignment;
    LkJustify justify;
    LkNumerals numerals;     /* applied to from_data inlines only */
    const char *const *keep; /* words never broken */
    size_t keep_count;
    LkAlign align; /* LK_ALIGN_DECIMAL: aligned by flow; treated as right here */
} LkParagraphShape;

/* One document's view of the text engine: where diagnostics go, and what has been said already (a substitute
 * font is reported once). Created by the caller with zeroes; not shared between threads. */
typedef struct LkTextContext {
    LkTextEngine *engine;
    LkArena *arena;   /* for lines and runs: lives as long as the document */
    LkArena *scratch; /* emptied by nobody but the paragraph that is being set; may equal arena */
    LkDiagnostics *diagnostics;
    struct LkTextSaid *said; /* private: what was reported */
    LkArena *memory;         /* for that; NULL = arena. Lives as long as `said` is used */
    bool is_uncached;        /* paragraphs that seldom come again: rows of large data */
} LkTextContext;

/* Sets a paragraph. Every character of the inlines comes out once, in order, in the lines' texts, except
 * explicit U+200B and U+2060 (used as break hints, then dropped). A line that cannot be broken within its
 * measure breaks at a cluster with a warning. Missing glyphs are errors at their place; false when there were
 * errors (lines are still filled in so that the layout can go on and find more). An empty paragraph gives one
 * empty line. */
bool lk_paragraph_typeset(LkTextContext *context, const LkInlines *inlines, const LkParagraphShape *shape,
                          LkLines *lines);

/* What a text asks of a table's column. */
typedef struct LkTextWidths {
    LkLength natural;         /* all of it on one line */
    LkLength piece;           /* its longest unbreakable piece */
    LkLength whole, decimals; /* of a number: before its decimal point, and from it on */
    LkLength cluster;         /* its widest part that nothing may part: no line can be narrower */
} LkTextWidths;
LkTextWidths lk_paragraph_measure(LkTextContext *context, const LkInlines *inlines,
                                  const LkParagraphShape *shape);

/* Why a line may or may not end at a place. */
typedef enum LkReason {
    LK_REASON_NONE,
    /* it may */
    LK_REASON_UNICODE,  /* UAX #14: after a blank, a hyphen and so on */
    LK_REASON_WORD,     /* between two Thai words */
    LK_REASON_COMPOUND, /* between the parts of a compound: at a price */
    LK_REASON_CONTACT,  /* where Thai meets Latin or digits without a blank */
    LK_REASON_HINT,     /* a zero-width space was typed */
    /* it may not, though one of the above would let it */
    LK_REASON_SIGN, /* before ๆ ฯ ) ” and their like, behind ( “ */
    LK_REASON_NUMBER,
    LK_REASON_ABBREVIATION,
    LK_REASON_UNIT,   /* a number and what it counts or belongs to */
    LK_REASON_LONE,   /* a letter by itself */
    LK_REASON_MARK,   /* the mark of an item and its text */
    LK_REASON_PREFIX, /* พระ ผู้ นัก ความ and what follows */
    LK_REASON_NAME,   /* a title with its name, a surname */
    LK_REASON_KEEP,   /* a word of `keep:` */
    LK_REASON_JOINER, /* a word joiner or a no-break space was typed */
    LK_REASON_COUNT
} LkReason;

/* Writes the text of the inlines with | where a line may end and ~ where it may at a price; with `why`, then
 * a line for each place with its reason, those that were ruled out too. */
void lk_paragraph_breaks(LkTextContext *context, const LkInlines *inlines, const LkParagraphShape *shape,
                         bool why, LkBuffer *out);

/* The first words of `text` whole, at most `clusters` grapheme clusters: for catchwords. At least one word,
 * cut only when it is more than twice as long. Gives a length in bytes, without blanks at the end. */
size_t lk_first_words(LkTextContext *context, LkText text, int clusters);

#endif
