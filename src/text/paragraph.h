/* Typesetting a paragraph: from inlines to lines. The only stage that knows how Thai is written. Its steps:
 *
 *   inlines → sections: flat text with a style for each stretch (itemise.c)
 *           → where a line may end (breaks.c, thai.c, syllables.c, rules.c, names.c, hyphenate.c)
 *           → scripts, and the order of text from right to left (scripts.c, order.c)
 *           → glyphs in clusters (faces.c, cover.c, scale.c, shape.c)
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

/* A typeset line: its runs in typed order. They stand from left to right in that order too, but where text
 * runs from right to left. */
typedef struct LkLine {
    LkPlacedRun *runs;
    size_t run_count;
    LkLength width;   /* without the blanks at its end */
    LkLength measure; /* the width that it was typeset to */
    LkText text;      /* the source text of the line, blanks at its end included */
    bool stretched;   /* justification added room between letters */
    bool hard_end;    /* ends at a forced line break or at the end of the paragraph: it is not justified */
} LkLine;

typedef struct LkLines {
    LkLine *items;
    size_t count;
} LkLines;

/* What typesetting needs in every document: fonts, the word list and a cache. The caller owns them and keeps
 * them until the engine is destroyed. One engine serves all documents on all threads. */
typedef struct LkTextEngine LkTextEngine;
/* Returns an engine, or NULL when there is no memory. Typeset paragraphs are stored in `cache` for other
 * documents that have the same ones; NULL = they are not stored. */
LkTextEngine *lk_text_engine_create(LkFontBook *fonts, const LkWords *words, LkCache *cache);
/* NULL is allowed. */
void lk_text_engine_destroy(LkTextEngine *engine);

/* How to typeset a paragraph. The caller owns all it points to. `fonts` and `keep` are compared by address
 * only, so that the lists must not move or change as long as the context is used. */
typedef struct LkParagraphFormat {
    const LkFontList *fonts;
    LkTextStyle text;
    LkLength measure;      /* width of a line; > 0 */
    LkLength first_indent; /* left of the first line, whose measure is shorter by it; may be negative */
    LkAlignment alignment; /* of lines that do not fill the measure */
    LkJustify justify;
    LkNumerals numerals;     /* of the digits of from_data inlines */
    const char *const *keep; /* words never broken over two lines */
    size_t keep_count;
} LkParagraphFormat;

/* The context in which one document is typeset. The caller fills in what it has; the rest is zero. One thread
 * uses it at a time. */
typedef struct LkTextContext {
    LkTextEngine *engine;
    LkArena *arena;   /* for lines and runs, which live as long as the document */
    LkArena *scratch; /* for temporary data. Reset whenever a paragraph is begun, unless it is `arena` */
    LkDiagnostics *diagnostics;
    struct LkTextState
        *state;                 /* private: fonts found so far, and what is reported once a document. NULL =
                                   made when first needed. Contexts of one document may share it, one after another */
    LkArena *memory;            /* for the state: must live as long as that; NULL = arena */
    bool is_uncached;           /* paragraphs are neither looked up in the cache nor stored: for rows of large
                                   data, which are seldom alike */
    LkMessageLanguage language; /* of the reasons that lk_paragraph_breaks gives */
} LkTextContext;

/* Typesets a paragraph into lines, in the context's arena. Returns false after an error: a character that no
 * font has, or no font at all. The lines are filled in all the same, so that layout can go on and find more
 * errors. An empty paragraph gives one empty line.
 *
 * Every character of the inlines comes out once, in order, in the texts of the lines, except U+200B, U+00AD,
 * U+2060 and U+FEFF: those say where a line may or may not end, and are not printed. A line that ends inside
 * a word in letters such as Latin ones has a run more, with a hyphen, whose text is U+00AD. A piece without a
 * break that is wider than its line is broken between clusters, with a warning. */
bool lk_paragraph_typeset(LkTextContext *context, const LkInlines *inlines, const LkParagraphFormat *format,
                          LkLines *lines);

/* Whether a character hangs behind the digits of a number, as in (500) and 12%. */
static inline bool lk_hangs_behind_digits(uint32_t c)
{
    return c == ')' || c == '%' || c == ' ' || c == 0xA0;
}

/* The widths of a text, by which a table gives its columns theirs. */
typedef struct LkTextWidths {
    LkLength natural;         /* all of it on one line */
    LkLength piece;           /* its widest piece without a break */
    LkLength firm;            /* its widest piece without any place but letters: a number, a word */
    LkLength number;          /* its widest number */
    LkLength whole, decimals; /* of a number: before its decimal point, and from that on */
    LkLength cluster;         /* its widest cluster: no line can be narrower */
} LkTextWidths;

/* Returns the widths of the paragraph; they do not depend on format->measure. */
LkTextWidths lk_paragraph_measure(LkTextContext *context, const LkInlines *inlines,
                                  const LkParagraphFormat *format);

#define LK_MOST_FOLDS 12

/* In which widths a paragraph takes how many lines. */
typedef struct LkFolds {
    size_t lines;                   /* in its natural width: more than one where lines are ended in it */
    size_t count;                   /* of widths, at least 1 */
    LkLength widths[LK_MOST_FOLDS]; /* the least one for lines, for lines + 1, … */
} LkFolds;

/* Finds the folds of the paragraph: `all` where lines end at any place between words, `good` where none ends
 * behind a connective or at another weak place. How a paragraph is set lies between the two. They do not
 * depend on format->measure. */
void lk_paragraph_folds(LkTextContext *context, const LkInlines *inlines, const LkParagraphFormat *format,
                        LkFolds *all, LkFolds *good);
/* Returns how many lines the paragraph takes in a width; where it is narrower than all folds, about how many.
 */
size_t lk_folds_lines(const LkFolds *folds, LkLength width);

/* Why a line may or may not end at a place. */
typedef enum LkBreakReason {
    LK_REASON_NONE,
    /* it may */
    LK_REASON_UNICODE,     /* UAX #14: after a blank, a hyphen and so on */
    LK_REASON_WORD,        /* between two Thai words */
    LK_REASON_COMPOUND,    /* between the parts of a compound, with a penalty */
    LK_REASON_CONTACT,     /* where Thai meets Latin or digits without a blank */
    LK_REASON_HINT,        /* a zero-width space was typed */
    LK_REASON_HYPHEN,      /* inside a Latin word, with a hyphen and a penalty */
    LK_REASON_SOFT_HYPHEN, /* a soft hyphen was typed */
    LK_REASON_SYLLABLE,    /* between two syllables of Lao, Khmer or Burmese */
    /* it may not, though one of the reasons above would allow it */
    LK_REASON_SIGN,         /* before ๆ ฯ ) ” and the like, after ( “ */
    LK_REASON_NUMBER,       /* inside a number */
    LK_REASON_ABBREVIATION, /* inside an abbreviation */
    LK_REASON_UNIT,         /* between a number and what it counts; where a line stays short else it may */
    LK_REASON_BOUND,        /* inside a date, a time, a reference or a measure: never */
    LK_REASON_CODE,   /* inside a code of Latin letters and digits; where a line stays short else it may */
    LK_REASON_LONE,   /* next to a single letter */
    LK_REASON_MARK,   /* between the mark of an item and its text */
    LK_REASON_PREFIX, /* after พระ, ผู้, นัก, ความ and the like */
    LK_REASON_NAME,   /* between title, given name and surname of a person */
    LK_REASON_KEEP,   /* inside a word of `keep:` */
    LK_REASON_JOINER, /* a word joiner or a no-break space was typed */
    LK_REASON_COUNT
} LkBreakReason;

/* Appends the text of the inlines with | where a line may end and ~ where it may with a penalty. With `why`,
 * a line for each of these places follows, with its reason; and for each place where a rule took the break
 * away. */
void lk_paragraph_breaks(LkTextContext *context, const LkInlines *inlines, const LkParagraphFormat *format,
                         bool why, LkBuffer *out);

/* Returns the length in bytes of the first words of `text`, for catchwords: as many whole words as have at
 * most `clusters` grapheme clusters together, without blanks at the end. It is at least one word, which is
 * cut only when it has more than twice as many clusters. */
size_t lk_first_words(LkTextContext *context, LkText text, int clusters);

#endif
