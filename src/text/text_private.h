/* Private to text/: what passes between its steps.
 *
 * A paragraph is worked on as arrays over its characters: the flat text with a style for each, then break
 * flags for each, then clusters of glyphs. All of it is scratch; only the finished lines go to the document's
 * arena. */
#ifndef LIKHIT_TEXT_PRIVATE_H
#define LIKHIT_TEXT_PRIVATE_H

#include <hb.h>

#include "text/characters.h"
#include "text/paragraph.h"

/* A stretch of text in one style: one inline, or the part of it between two hard breaks. */
typedef struct LkStyleRun {
    size_t start, end; /* characters */
    uint32_t inline_index;
    bool bold, italic, strike;
    uint32_t note; /* the mark of a footnote, set small and raised; 0 = none */
    LkText link;
    LkSpan span; /* of the first character */
} LkStyleRun;

/* Characters of a section: the text between two hard breaks, as it will be set. */
typedef struct LkSection {
    uint32_t *characters;
    uint32_t *offsets; /* of each character in `text`; offsets[count] = length */
    uint8_t *flags;    /* LK_CHAR_…; count + 1 entries */
    uint8_t *reasons;  /* LkReason of what stands in flags; count + 1 entries */
    size_t count;
    LkText text; /* UTF-8; in the document's arena, as lines point into it */
    LkStyleRun *styles;
    size_t style_count;
} LkSection;

enum {
    LK_CHAR_BREAK = 1,      /* a line may end before this character */
    LK_CHAR_ALLOW = 2,      /* an explicit ZWSP stood before it */
    LK_CHAR_FORBID = 4,     /* an explicit word joiner stood before it */
    LK_CHAR_NO_STRETCH = 8, /* inside an abbreviation or a number: nothing is added after it */
    LK_CHAR_CLUSTER = 16,   /* starts a cluster: the only places where anything may be parted */
    LK_CHAR_COMPOUND = 32,  /* between the parts of a compound: a line that ends here costs */
    LK_CHAR_WEAK = 64       /* behind a connective, between given name and surname: it costs a little */
};

/* A free break, also where a compound had one at a price. */
static inline void lk_allow(LkSection *section, size_t i, LkReason reason)
{
    section->flags[i] = (uint8_t)((section->flags[i] & ~LK_CHAR_COMPOUND) | LK_CHAR_BREAK);
    section->reasons[i] = (uint8_t)reason;
}

/* Says why only where there was something to forbid. */
static inline void lk_forbid(LkSection *section, size_t i, LkReason reason)
{
    if (i >= section->count || !(section->flags[i] & LK_CHAR_BREAK))
        return;
    section->flags[i] &= (uint8_t) ~(LK_CHAR_BREAK | LK_CHAR_COMPOUND | LK_CHAR_WEAK);
    section->reasons[i] = (uint8_t)reason;
}

/* No break inside the characters [start, end). */
static inline void lk_forbid_inside(LkSection *section, size_t start, size_t end, LkReason reason)
{
    for (size_t i = start + 1; i < end; i++)
        lk_forbid(section, i, reason);
}

/* A cluster of glyphs, never parted. */
typedef struct LkCluster {
    size_t character; /* first */
    size_t glyph;     /* first, in the section's shaped glyphs */
    LkLength advance;
    bool blank;
} LkCluster;

/* Glyphs of one face; several make a section. */
typedef struct LkShapedRun {
    const LkFace *face;
    LkLength size;
    size_t first_glyph, end_glyph;
    const LkStyleRun *style;
} LkShapedRun;

typedef struct LkShaped {
    LkGlyph *glyphs; /* cluster = byte offset in the section's text */
    size_t glyph_count, glyph_capacity;
    LkShapedRun *runs;
    size_t run_count, run_capacity;
    LkCluster *clusters; /* cluster_count + 1: the last one marks the end */
    size_t cluster_count;
} LkShaped;

/* ---- engine.c */
struct LkTextEngine {
    LkFontBook *fonts;
    const LkWords *words;
    struct LkCache *cache; /* of paragraphs that were set before; NULL = none is kept */
};

/* ---- itemise.c: inlines to sections. Gives their number; all in scratch but the texts. */
size_t lk_itemise(LkTextContext *context, const LkInlines *inlines, LkNumerals numerals,
                  LkSection **sections);

/* The place of a character of that style run in the source. */
LkSpan lk_character_span(const LkStyleRun *style, size_t character);

/* ---- thai.c: word boundaries of pure Thai runs; sets LK_CHAR_BREAK, and LK_CHAR_COMPOUND inside compounds.
 * Words of `keep` that are Thai are words. */
void lk_thai_breaks(const LkWords *words, LkSection *section, const char *const *keep, size_t keep_count,
                    LkArena *scratch);

size_t lk_whole_word_at(const LkSection *section, size_t i, const char *word);
/* Does `word` stand at character i (at most count)? Gives the index after it, 0 if not. A place is asked for
 * dozens of words: nearly all are passed over by their last byte of a Thai letter, the first that differs. */
static inline size_t lk_word_at(const LkSection *section, size_t i, const char *word)
{
    size_t start = section->offsets[i];
    bool may_stand = word[0] != (char)0xE0 ||
                     (section->text.length - start >= 3 && section->text.bytes[start + 2] == word[2] &&
                      section->text.bytes[start + 1] == word[1]);
    return may_stand ? lk_whole_word_at(section, i, word) : 0;
}

/* ---- breaks.c: all opportunities of a section */
void lk_find_breaks(LkTextContext *context, LkSection *section, const char *const *keep, size_t keep_count);

/* ---- rules.c, names.c: what Thai official writing forbids and allows on top */
void lk_apply_rules(LkSection *section);
/* Marks the letters of known abbreviations (LK_CHAR_NO_STRETCH) before words are sought: a dictionary would
 * take their first letter for the end of the word before (หน่วยงานม.ค.). */
void lk_mark_abbreviations(LkSection *section);
void lk_keep_words(LkSection *section, const char *const *keep, size_t keep_count);
void lk_keep_names(LkSection *section);

/* ---- kept.c: paragraphs that were set before */
typedef struct LkKept {
    struct LkCache *cache;
    LkText key;
    LkDiagnosticsMark told; /* what had been before */
    unsigned asides;        /* see lk_text_asides */
} LkKept;
enum { LK_KEPT_LINES = 'l', LK_KEPT_WIDTHS = 'w' };
/* Whether anything is kept at all; makes the key. It is followed by one of those below until one returns
 * true, or the last. */
bool lk_kept_begin(LkTextContext *context, LkKept *kept, char what, const LkInlines *inlines,
                   const LkParagraphShape *shape);
bool lk_kept_lines(LkTextContext *context, LkKept *kept, const LkInlines *inlines,
                   const LkParagraphShape *shape, LkLines *lines);
void lk_keep_lines(LkTextContext *context, LkKept *kept, const LkLines *lines);
bool lk_kept_widths(LkTextContext *context, LkKept *kept, const LkInlines *inlines,
                    const LkParagraphShape *shape, LkTextWidths *widths);
void lk_keep_widths(LkTextContext *context, LkKept *kept, const LkTextWidths *widths);

/* ---- shape.c */
/* Finds the faces that setting these inlines takes, and tells of those that stand in. */
void lk_resolve_faces(LkTextContext *context, const LkInlines *inlines, const LkParagraphShape *shape);
/* Room for a key, used again for each paragraph, and what is known of all keys of the document. */
typedef struct LkKeyRoom {
    LkBuffer key;
    struct LkSurroundings *surroundings; /* kept.c */
} LkKeyRoom;
LkKeyRoom *lk_text_key_room(LkTextContext *context);
/* Counts the characters that something is told of once in a document: paragraphs that have one are silent
 * after the first. */
unsigned lk_text_asides(const LkTextContext *context);
bool lk_shape_section(LkTextContext *context, const LkSection *section, const LkParagraphShape *shape,
                      LkShaped *shaped);

/* ---- stretch.c: how far a line can be filled */
/* Where room can be added. */
typedef struct LkPlaces {
    uint32_t blanks; /* in parts, see lk_blank_parts */
    uint32_t bound;  /* blanks of one part */
    uint32_t gaps;   /* between clusters */
} LkPlaces;
typedef struct LkStretch {
    LkLength blanks; /* what its blanks take */
    LkLength good;   /* what the room between its clusters takes unseen */
    LkLength most;   /* what that takes at most; good is part of it */
    LkLength bound;  /* what blanks that hold together take over their part, when all else is used */
} LkStretch;
/* How much of the room in blanks this one takes: 2 parts; 1 part for one where no line may end, as it holds
 * together what belongs together (พ.ศ. ๒๕๖๕); 0 if it is none. */
size_t lk_blank_parts(const LkSection *section, const LkShaped *shaped, size_t cluster);
/* The places behind a cluster that is not the last of its line. */
LkPlaces lk_places_of(const LkSection *section, const LkShaped *shaped, size_t cluster);
LkStretch lk_stretch(LkPlaces places, LkLength em, const LkParagraphShape *shape);
/* The em that this goes by: of the smallest type in these runs, marks of notes left out. */
LkLength lk_smallest_em(const LkShaped *shaped, size_t first_run, size_t end_run);
/* May room be added behind this cluster, which is not the last? Between Thai letters only. */
bool lk_may_stretch_after(const LkSection *section, const LkShaped *shaped, size_t cluster);

/* Line ends that another choice should not take again. */
typedef struct LkAvoided {
    size_t clusters[8];
    size_t count;
} LkAvoided;
/* ---- fit.c: chooses the line ends. Gives cluster indices, the last one cluster_count, and their number;
 * *cost is what the choice costs without what it pays for avoided ends. */
size_t lk_fit_lines(LkTextContext *context, LkSection *section, const LkShaped *shaped,
                    const LkParagraphShape *shape, bool first_section, const LkAvoided *avoided,
                    size_t **ends, int64_t *cost);

/* ---- river.c: the line at which the third blank in a stream stands; 0 = there is no river */
size_t lk_find_river(const LkLine *lines, size_t count, LkLength em);

/* ---- line.c: one line from clusters [first, end) */
void lk_make_line(LkTextContext *context, const LkSection *section, const LkShaped *shaped, size_t first,
                  size_t end, const LkParagraphShape *shape, LkLength indent, bool hard_end, LkLine *line);
/* Clusters of [first, end) without the blanks at the end. */
size_t lk_ink_end(const LkShaped *shaped, size_t first, size_t end);

#endif
