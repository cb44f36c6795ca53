/* Private to text/: what passes between its steps.
 *
 * A paragraph is worked on as arrays over its characters: the flat text with a style for each, then break
 * flags for each, then clusters of glyphs. All of it is scratch; only the texts and the finished lines go to
 * the document's arena. */
#ifndef LIKHIT_TEXT_PRIVATE_H
#define LIKHIT_TEXT_PRIVATE_H

#include <assert.h>
#include <hb.h>

#include "text/characters.h"
#include "text/paragraph.h"

/* All that typesetting a paragraph depends on besides its inlines, its fonts and the words that are never
 * broken. No step sees the LkParagraphShape that was asked for, only this: so what is not here has no say,
 * and what is here is in the key of the paragraph cache, which takes its bytes. Hence no padding. */
typedef struct LkParagraphSpec {
    LkLength size; /* of the type, as large as the wanted family; substitutes are scaled */
    LkLength measure;
    LkLength first_indent;
    LkColour colour;
    uint8_t bold;
    uint8_t alignment; /* LkAlignment */
    uint8_t justify;   /* LkJustify */
    uint8_t numerals;  /* LkNumerals */
} LkParagraphSpec;
static_assert(sizeof(LkParagraphSpec) == 3 * sizeof(LkLength) + sizeof(LkColour) + 4 * sizeof(uint8_t),
              "the bytes of a spec are its members");

/* A paragraph as the steps see it. All it points to is the caller's. */
typedef struct LkParagraph {
    const LkInlines *inlines;
    const LkFontList *fonts;
    const char *const *keep; /* words never broken */
    size_t keep_count;
    LkParagraphSpec spec;
} LkParagraph;

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

/* Lets a line end before character i at no price, also where a compound had a break at one. */
static inline void lk_allow(LkSection *section, size_t i, LkReason reason)
{
    section->flags[i] = (uint8_t)((section->flags[i] & ~LK_CHAR_COMPOUND) | LK_CHAR_BREAK);
    section->reasons[i] = (uint8_t)reason;
}

/* Takes the break before character i away. The reason is noted only where there was a break. */
static inline void lk_forbid(LkSection *section, size_t i, LkReason reason)
{
    if (i >= section->count || !(section->flags[i] & LK_CHAR_BREAK))
        return;
    section->flags[i] &= (uint8_t) ~(LK_CHAR_BREAK | LK_CHAR_COMPOUND | LK_CHAR_WEAK);
    section->reasons[i] = (uint8_t)reason;
}

/* Takes away the breaks between the characters [start, end). */
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
    LkCache *cache; /* of typeset paragraphs; NULL = none is stored */
};

/* ---- state.c: what the paragraphs of one document share */

/* What the user is told once in a document, and has been told. */
typedef struct LkToldOnce {
    bool substitute, no_font, right_to_left;
    unsigned
        characters; /* that no font has or that run from right to left: all that were met, told of or not */
} LkToldOnce;

typedef struct LkTextState {
    LkToldOnce told;
    struct LkFaces *faces;    /* faces.c: the choices made; NULL = none yet, here and below */
    hb_buffer_t *shaping;     /* shape.c: used again for each run */
    struct LkCacheKeys *keys; /* paragraph_cache.c */
} LkTextState;

/* Returns the state of the context's document, made at the first call. */
LkTextState *lk_text_state(LkTextContext *context);
/* Returns the arena that lives as long as the state. */
LkArena *lk_text_memory(const LkTextContext *context);

/* ---- paragraph.c */
LkParagraph lk_paragraph_of(const LkInlines *inlines, const LkParagraphShape *shape);

/* ---- paragraph_cache.c */
typedef enum LkCachedKind { LK_CACHED_LINES = 'l', LK_CACHED_WIDTHS = 'w' } LkCachedKind;

/* A paragraph that is looked up, and stored if nothing is told of it meanwhile. */
typedef struct LkCacheSlot {
    LkCache *cache;
    LkText key; /* until the next slot of the document is opened */
    LkDiagnosticsMark mark;
    unsigned told_characters; /* LkToldOnce.characters when it was opened */
} LkCacheSlot;

/* Returns all that the result of that kind depends on, as bytes; valid until the next call for the document.
 */
LkText lk_paragraph_key(LkTextContext *context, LkCachedKind kind, const LkParagraph *paragraph);
/* Returns false when nothing is cached here at all. Else the slot is for a look-up, then, when that finds
 * nothing and the paragraph is typeset anew, for storing what came of it. */
bool lk_paragraph_cache_open(LkTextContext *context, LkCachedKind kind, const LkParagraph *paragraph,
                             LkCacheSlot *slot);
/* Returns whether the lines are there: a copy in the document's arena, with its own places and links. */
bool lk_paragraph_cache_lines(LkTextContext *context, const LkCacheSlot *slot, const LkParagraph *paragraph,
                              LkLines *lines);
void lk_paragraph_cache_store_lines(LkTextContext *context, const LkCacheSlot *slot, const LkLines *lines);
/* Returns whether the widths are there. */
bool lk_paragraph_cache_widths(LkTextContext *context, const LkCacheSlot *slot, const LkParagraph *paragraph,
                               LkTextWidths *widths);
void lk_paragraph_cache_store_widths(LkTextContext *context, const LkCacheSlot *slot,
                                     const LkTextWidths *widths);

/* ---- itemise.c: inlines to sections */

/* Returns the number of sections, at least one. They are scratch; their texts are in the document's arena. */
size_t lk_itemise(LkTextContext *context, const LkInlines *inlines, LkNumerals numerals,
                  LkSection **sections);
/* Returns the place in the source of a character of that style run. */
LkSpan lk_character_span(const LkStyleRun *style, size_t character);

/* ---- thai.c */

/* Sets LK_CHAR_BREAK between the words of each run of Thai letters, and LK_CHAR_COMPOUND inside compounds.
 * Words of `keep` that are Thai are words. */
void lk_thai_breaks(const LkWords *words, LkSection *section, const char *const *keep, size_t keep_count,
                    LkArena *scratch);
/* Returns the index after `word` if it stands at character i (at most count), else 0. */
size_t lk_whole_word_at(const LkSection *section, size_t i, const char *word);

/* The same, fast. A place is asked for dozens of words: nearly all are passed over by the last byte of their
 * first Thai letter, the first that differs (UTF-8: E0 B8 xx or E0 B9 xx). */
static inline size_t lk_word_at(const LkSection *section, size_t i, const char *word)
{
    size_t start = section->offsets[i];
    bool may_stand = word[0] != (char)0xE0 ||
                     (section->text.length - start >= 3 && section->text.bytes[start + 2] == word[2] &&
                      section->text.bytes[start + 1] == word[1]);
    return may_stand ? lk_whole_word_at(section, i, word) : 0;
}

/* ---- breaks.c: where a line may end */

/* Fills flags and reasons of the section. */
void lk_find_breaks(LkTextContext *context, LkSection *section, const char *const *keep, size_t keep_count);

/* ---- rules.c, names.c: what Thai official writing forbids and allows on top */

void lk_apply_rules(LkSection *section);
/* Marks the letters of known abbreviations (LK_CHAR_NO_STRETCH). To be called before words are sought: a
 * dictionary would take their first letter for the end of the word before (หน่วยงานม.ค.). */
void lk_mark_abbreviations(LkSection *section);
/* Takes the breaks out of the words of `keep`, and out of the names of persons. */
void lk_keep_words(LkSection *section, const char *const *keep, size_t keep_count);
void lk_keep_names(LkSection *section);

/* ---- faces.c: which face sets a character */

/* The faces of a font list in one weight and slope. */
typedef struct LkFaceChoices LkFaceChoices;

/* Returns the choices, found once for a document; a family that stands in for the first is told of once. */
const LkFaceChoices *lk_faces_of(LkTextContext *context, const LkFontList *fonts, bool bold, bool italic);
/* Returns the face for character i: `current` or one of the choices if they have it, else any font of the
 * machine that has it. Where none has, the error is told at its first place, *ok becomes false, and a face
 * without the glyph is returned; NULL only where the list has no face at all. */
const LkFontChoice *lk_face_for(LkTextContext *context, const LkFaceChoices *choices,
                                const LkFontChoice *current, const LkSection *section,
                                const LkStyleRun *style, size_t i, bool *ok);
/* Finds the faces that typesetting the paragraph would take, so that of those that stand in is told. */
void lk_resolve_faces(LkTextContext *context, const LkParagraph *paragraph);

/* ---- shape.c */

/* Turns a section into glyphs and clusters, in scratch. Returns false after an error. */
bool lk_shape_section(LkTextContext *context, const LkSection *section, const LkParagraph *paragraph,
                      LkShaped *shaped);

/* ---- stretch.c: how far a line can be filled */

/* Points of a line where room can be added. */
typedef struct LkStretchPoints {
    uint32_t blanks; /* in parts, see lk_blank_parts */
    uint32_t bound;  /* blanks of one part */
    uint32_t gaps;   /* between clusters */
} LkStretchPoints;

/* How much room these points take, in LkLength. */
typedef struct LkStretch {
    LkLength blanks; /* in its blanks */
    LkLength good;   /* between its clusters, unseen by readers */
    LkLength most;   /* between its clusters, at most; `good` is part of it */
    LkLength bound;  /* more in blanks that hold together, over their part, when all else is used */
} LkStretch;

/* Returns the parts of the room in blanks that this one takes: 2; 1 for one where no line may end, as it
 * holds together what belongs together (พ.ศ. ๒๕๖๕); 0 if it is no blank. */
size_t lk_blank_parts(const LkSection *section, const LkShaped *shaped, size_t cluster);
/* Returns the points behind a cluster that is not the last of its line. */
LkStretchPoints lk_stretch_points(const LkSection *section, const LkShaped *shaped, size_t cluster);
/* `em`: see lk_smallest_em. */
LkStretch lk_stretch(LkStretchPoints points, LkLength em, const LkParagraph *paragraph);
/* Returns the size of the smallest type in these runs, marks of notes left out: what the room between
 * clusters is a part of. */
LkLength lk_smallest_em(const LkShaped *shaped, size_t first_run, size_t end_run);
/* Returns whether room may be added behind this cluster, which is not the last: between Thai letters only. */
bool lk_may_stretch_after(const LkSection *section, const LkShaped *shaped, size_t cluster);

/* ---- fit.c: chooses the line ends */

/* Line ends that another choice should not take again. */
typedef struct LkAvoided {
    size_t clusters[8];
    size_t count;
} LkAvoided;

/* Returns the number of lines. *ends are their ends as cluster indices, in scratch, the last one
 * cluster_count; *cost is what the choice costs without what it pays for avoided ends. */
size_t lk_fit_lines(LkTextContext *context, LkSection *section, const LkShaped *shaped,
                    const LkParagraph *paragraph, bool first_section, const LkAvoided *avoided, size_t **ends,
                    int64_t *cost);
/* Returns the end of the clusters [first, end) without the blanks at their end. */
size_t lk_ink_end(const LkShaped *shaped, size_t first, size_t end);

/* ---- river.c */

/* Returns the index of the line at which the third blank in a stream stands; 0 = there is no river. */
size_t lk_find_river(const LkLine *lines, size_t count, LkLength em);

/* ---- line.c */

/* Makes one line, in the document's arena, from the clusters [first, end). */
void lk_make_line(LkTextContext *context, const LkSection *section, const LkShaped *shaped, size_t first,
                  size_t end, const LkParagraph *paragraph, LkLength indent, bool hard_end, LkLine *line);

#endif
