/* From inlines to lines: the stage that knows how Thai is written. Its steps, a file each:
 *
 *   inlines → sections: flat text with a style for each stretch (itemise.c)
 *           → where a line may end (breaks.c, thai.c, rules.c, names.c)
 *           → glyphs in clusters (faces.c, shape.c)
 *           → the line ends that are best for the whole paragraph (fit.c, stretch.c, river.c)
 *           → LkLine: glyph runs at their x, justified (line.c)
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
    LkLength measure; /* the width that it was typeset to */
    LkText text;      /* the source text of the line, blanks at its end included */
    bool stretched;   /* letter-spaced by justification: back ends that extract text care */
    bool hard_end;    /* ends in a forced break or the paragraph's end */
} LkLine;

typedef struct LkLines {
    LkLine *items;
    size_t count;
} LkLines;

/* What typesets: fonts, words and a cache, all of which the caller owns and keeps until the engine is
 * destroyed. One serves all documents on all threads. */
typedef struct LkTextEngine LkTextEngine;
/* Returns NULL when memory is out. Paragraphs that are typeset are stored in `cache`, for documents that have
 * the same ones; NULL = none is stored. */
LkTextEngine *lk_text_engine_create(LkFontBook *fonts, const LkWords *words, LkCache *cache);
/* NULL is allowed. */
void lk_text_engine_destroy(LkTextEngine *engine);

/* How to typeset a paragraph. All it points to is the caller's. The lists `fonts` and `keep` are known by
 * their addresses: they stay as they are as long as the context is used. */
typedef struct LkParagraphShape {
    const LkFontList *fonts; /* families */
    LkTextStyle text;
    LkLength measure;      /* width of a line; > 0 */
    LkLength first_indent; /* of the first line, whose measure is shorter by it; may be negative */
    LkAlignment alignment; /* of lines that do not fill the measure */
    LkJustify justify;
    LkNumerals numerals;     /* of the digits of from_data inlines */
    const char *const *keep; /* words never broken */
    size_t keep_count;
    LkAlign align; /* of a cell. Not read here: flow puts decimal points below one another */
} LkParagraphShape;

/* Where one document is typeset. The caller fills it, the rest being zero; one thread uses it at a time. */
typedef struct LkTextContext {
    LkTextEngine *engine;
    LkArena *arena;   /* for lines and runs: lives as long as the document */
    LkArena *scratch; /* emptied when a paragraph is begun, by nobody else; may equal arena */
    LkDiagnostics *diagnostics;
    struct LkTextState *state; /* private: fonts found so far, what was told once. NULL = made when needed.
                                  Contexts of the same document may share it, one after another */
    LkArena *memory;           /* for the state, as long as that is used; NULL = arena */
    bool is_uncached;          /* its paragraphs are not looked for in the cache, nor stored: rows of large
                                  data seldom come again */
} LkTextContext;

/* Typesets a paragraph into lines, in the context's arena. Returns false after an error (a character that no
 * font has, at its place; no font at all); the lines are filled in all the same, so that layout can go on and
 * find more. An empty paragraph gives one empty line.
 *
 * Every character of the inlines comes out once, in order, in the texts of the lines, except U+200B, U+00AD,
 * U+2060 and U+FEFF: they say where a line may or may not end, and are dropped. A piece that is wider than
 * its line is parted between clusters, with a warning. */
bool lk_paragraph_typeset(LkTextContext *context, const LkInlines *inlines, const LkParagraphShape *shape,
                          LkLines *lines);

/* What a text asks of the width of a table's column. */
typedef struct LkTextWidths {
    LkLength natural;         /* all of it on one line */
    LkLength piece;           /* its longest unbreakable piece */
    LkLength whole, decimals; /* of a number: before its full stop, and from it on */
    LkLength cluster;         /* its widest part that nothing may part: no line can be narrower */
} LkTextWidths;

/* Returns the widths of the paragraph; `measure` and what depends on it have no say. */
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

/* Appends the text of the inlines with | where a line may end and ~ where it may at a price; with `why`, then
 * a line for each such point with its reason, also for those that a rule took away. */
void lk_paragraph_breaks(LkTextContext *context, const LkInlines *inlines, const LkParagraphShape *shape,
                         bool why, LkBuffer *out);

/* Returns the length in bytes of the first words of `text`, for catchwords: whole words of at most `clusters`
 * grapheme clusters in all, without blanks at the end. At least one word, which is cut only when it is more
 * than twice as long. */
size_t lk_first_words(LkTextContext *context, LkText text, int clusters);

#endif
