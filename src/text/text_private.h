/* Private to text/: what passes between the steps of typesetting a paragraph.
 *
 * The steps work on arrays: the characters of a section with their styles and break flags, then its glyphs
 * and clusters. These are in the scratch arena; only the texts and the finished lines are in the document's.
 */
#ifndef LIKHIT_TEXT_PRIVATE_H
#define LIKHIT_TEXT_PRIVATE_H

#include <assert.h>
#include <hb.h>
#include <pthread.h>

#include "text/characters.h"
#include "text/paragraph.h"
#include "text/scripts.h"

/* All that typesetting a paragraph depends on besides its inlines, its fonts and its `keep` words. The steps
 * see this and not the caller's LkParagraphFormat, so that nothing else can influence the result. Its bytes
 * are part of the key of the paragraph cache; hence it has no padding. */
typedef struct LkParagraphSpec {
    LkLength size; /* of the type in the wanted family; substitutes are scaled */
    LkLength measure;
    LkLength first_indent;
    LkColour colour;
    uint8_t bold;
    uint8_t alignment; /* LkAlignment */
    uint8_t justify;   /* LkJustify */
    uint8_t numerals;  /* LkNumerals */
    uint8_t hyphenate;
    uint8_t unused[7]; /* always 0 */
} LkParagraphSpec;
static_assert(sizeof(LkParagraphSpec) == 3 * sizeof(LkLength) + sizeof(LkColour) + 12 * sizeof(uint8_t),
              "the bytes of a spec are its members");

/* A paragraph as the steps see it. The caller of lk_paragraph_typeset owns all it points to. */
typedef struct LkParagraph {
    const LkInlines *inlines;
    const LkFontList *fonts;
    const char *const *keep; /* words never broken over two lines */
    size_t keep_count;
    LkParagraphSpec spec;
} LkParagraph;

/* A stretch of text in one style: one inline, or the part of it between two hard breaks. */
typedef struct LkStyleRun {
    size_t start, end; /* characters [start, end) of the section */
    uint32_t inline_index;
    bool bold, italic, strike, underline;
    LkTextPosition position;
    uint32_t footnote; /* a footnote mark, printed small and raised: the footnote's number; 0 = none */
    LkText link;
    LkSpan span; /* of the first character */
} LkStyleRun;

/* Whether it stands above or below the line, in smaller type. */
static inline bool lk_is_small(const LkStyleRun *style)
{
    return style->footnote > 0 || style->position != LK_TEXT_ON_LINE;
}

/* A section: the text of a paragraph between two hard breaks, as it will be printed. */
typedef struct LkSection {
    uint32_t *characters; /* code points */
    uint32_t *offsets;    /* byte of each character in `text`; offsets[count] = text.length */
    uint8_t *flags;       /* LK_CHAR_…; count + 1 entries */
    uint8_t
        *reasons; /* LkBreakReason of the break before each character, or of its absence; count + 1 entries */
    size_t count;
    unsigned has;         /* LK_HAS_…: what its characters ask for */
    hb_script_t *scripts; /* of each character; NULL = they are Thai, Latin and signs (shape.c) */
    const char *han;      /* language of Han letters, where there are scripts */
    uint8_t *levels;      /* embedding level of each character; NULL = all run from left to right */
    LkText text;          /* UTF-8; in the document's arena, as lines point into it */
    LkStyleRun *styles;
    size_t style_count;
} LkSection;

/* Bits of LkSection.flags: what is true of a character, or of the place before it. */
enum {
    LK_CHAR_BREAK = 1,      /* a line may end before this character */
    LK_CHAR_ALLOW = 2,      /* a zero-width space was typed before it */
    LK_CHAR_FORBID = 4,     /* a word joiner was typed before it */
    LK_CHAR_NO_STRETCH = 8, /* inside an abbreviation or a number: justification adds nothing after it */
    LK_CHAR_CLUSTER = 16,   /* begins a cluster: lines and runs are cut only before such a character */
    LK_CHAR_COMPOUND = 32,  /* with BREAK: between the parts of a compound, with a penalty */
    LK_CHAR_WEAK =
        64, /* with BREAK: after a connective, or between given name and surname, with a small penalty */
    LK_CHAR_WHOLE = 128 /* inside a name or a word of `keep`: not divided even where a line stays short */
};

/* Lets a line end before character i without a penalty, also where a compound gave it one. */
static inline void lk_allow(LkSection *section, size_t i, LkBreakReason reason)
{
    section->flags[i] = (uint8_t)((section->flags[i] & ~LK_CHAR_COMPOUND) | LK_CHAR_BREAK);
    section->reasons[i] = (uint8_t)reason;
}

/* Forbids a break before character i. The reason is recorded only where there was a break. */
static inline void lk_forbid(LkSection *section, size_t i, LkBreakReason reason)
{
    if (i >= section->count || !(section->flags[i] & LK_CHAR_BREAK))
        return;
    section->flags[i] &= (uint8_t) ~(LK_CHAR_BREAK | LK_CHAR_COMPOUND | LK_CHAR_WEAK);
    section->reasons[i] = (uint8_t)reason;
}

/* Forbids all breaks inside the characters [start, end), which are never divided. */
static inline void lk_keep_whole(LkSection *section, size_t start, size_t end, LkBreakReason reason)
{
    for (size_t i = start + 1; i < end; i++) {
        lk_forbid(section, i, reason);
        section->flags[i] |= LK_CHAR_WHOLE;
    }
}

/* Forbids all breaks inside the characters [start, end). */
static inline void lk_forbid_inside(LkSection *section, size_t start, size_t end, LkBreakReason reason)
{
    for (size_t i = start + 1; i < end; i++)
        lk_forbid(section, i, reason);
}

/* A cluster: glyphs that are never separated, by lines or by justification. */
typedef struct LkCluster {
    size_t character; /* its first character in the section */
    size_t glyph;     /* its first glyph in LkShaped.glyphs */
    LkLength advance; /* sum of its glyphs */
    bool blank;       /* lk_is_blank of its character */
} LkCluster;

/* Glyphs of one style, face, script and direction that follow one another; a section has several such runs.
 */
typedef struct LkShapedRun {
    const LkFace *face;
    LkLength size;
    size_t first_glyph, end_glyph;
    const LkStyleRun *style;
    hb_script_t script;
    uint8_t level; /* odd: from right to left */
} LkShapedRun;

/* What clusters can take, as lengths that the limits of stretch.c are parts of. */
typedef struct LkStretchPoints {
    LkLength blanks; /* widths of the blanks; of no-break blanks, which join what belongs together, half */
    LkLength bound;  /* the other half of those */
    LkLength gaps;   /* for each place between two clusters the width of ก */
} LkStretchPoints;

/* What the clusters [0, i) have in all: any line has the difference of two of these. */
typedef struct LkTotal {
    LkLength advance;
    LkStretchPoints points; /* a gap counts with the cluster before it */
} LkTotal;

/* A section after shaping. */
typedef struct LkShaped {
    /* cluster = byte offset in the section's text. Clusters are in typed order; the glyphs of one stand from
     * left to right */
    LkGlyph *glyphs;
    size_t glyph_count, glyph_capacity;
    LkShapedRun *runs;
    size_t run_count, run_capacity;
    bool has_levels;     /* a run is not at level 0 */
    LkCluster *clusters; /* cluster_count + 1 entries: the last one marks the end */
    size_t cluster_count;
    /* by lk_find_stretch: */
    LkTotal *totals; /* cluster_count + 1 entries */
    LkLength letter; /* width of ก in the smallest type, without what stands above or below the line */
} LkShaped;

/* Returns `end` of the clusters [first, end), less the blanks at their end. */
static inline size_t lk_ink_end(const LkShaped *shaped, size_t first, size_t end)
{
    while (end > first && shaped->clusters[end - 1].blank)
        end--;
    return end;
}

/* ---- engine.c */
struct LkTextEngine {
    LkFontBook *fonts;
    const LkWords *words;
    LkCache *cache; /* of typeset paragraphs; NULL = none is stored */
    const char *hyphen_path;
    pthread_mutex_t lock; /* of the two below */
    bool has_hyphens;     /* reading them was tried, whether it succeeded or not */
    struct LkHyphens *hyphens;
};

/* Returns the patterns by which Latin words are divided, read when first asked for; NULL = not installed. */
const struct LkHyphens *lk_engine_hyphens(LkTextEngine *engine);

/* ---- state.c: what the paragraphs of one document share */

/* What is reported only once a document, and has been reported. */
typedef struct LkToldOnce {
    bool substitute, no_font, no_hyphens;
    unsigned characters; /* how many were met that no font has, reported or not */
} LkToldOnce;

/* What the paragraphs of one document share. */
typedef struct LkTextState {
    LkToldOnce told;
    struct LkFaces *faces;    /* faces.c: faces found so far; NULL = not made yet, here and below */
    hb_buffer_t *shaping;     /* shape.c: HarfBuzz's buffer, used again for each run */
    struct LkCacheKeys *keys; /* paragraph_cache.c: room for the key */
} LkTextState;

/* Returns the state of the context's document, made at the first call. */
LkTextState *lk_text_state(LkTextContext *context);
/* Returns the arena that lives as long as the state. */
LkArena *lk_text_memory(const LkTextContext *context);

/* ---- paragraph.c */
/* Returns the paragraph that the caller asked for, as the steps see it. */
LkParagraph lk_paragraph_of(const LkInlines *inlines, const LkParagraphFormat *format);

/* ---- paragraph_cache.c */
/* What is stored of a paragraph; the first byte of its key. */
typedef enum LkCachedKind { LK_CACHED_LINES = 'l', LK_CACHED_WIDTHS = 'w' } LkCachedKind;

/* A look-up in the paragraph cache. If it finds nothing, the result is stored afterwards, unless a diagnostic
 * was added in between: that must be reported in each document anew. */
typedef struct LkCacheSlot {
    LkCache *cache;
    LkText key;               /* valid until the next slot of the document is opened */
    LkDiagnosticsMark mark;   /* of the diagnostics when the slot was opened */
    unsigned told_characters; /* LkToldOnce.characters then */
} LkCacheSlot;

/* Returns the key: all that the result of that kind depends on, as bytes. Valid until the next call for the
 * document. */
LkText lk_paragraph_key(LkTextContext *context, LkCachedKind kind, const LkParagraph *paragraph);
/* Opens a slot. Returns false when the context uses no cache. */
bool lk_paragraph_cache_open(LkTextContext *context, LkCachedKind kind, const LkParagraph *paragraph,
                             LkCacheSlot *slot);
/* Returns whether the lines are in the cache; then *lines is a copy in the document's arena, with the places
 * and links of this paragraph. */
bool lk_paragraph_cache_lines(LkTextContext *context, const LkCacheSlot *slot, const LkParagraph *paragraph,
                              LkLines *lines);
void lk_paragraph_cache_store_lines(LkTextContext *context, const LkCacheSlot *slot, const LkLines *lines);
/* Returns whether the widths are in the cache; then *widths is a copy. */
bool lk_paragraph_cache_widths(LkTextContext *context, const LkCacheSlot *slot, const LkParagraph *paragraph,
                               LkTextWidths *widths);
void lk_paragraph_cache_store_widths(LkTextContext *context, const LkCacheSlot *slot,
                                     const LkTextWidths *widths);

/* ---- itemise.c: inlines to sections */

/* Makes the sections of a paragraph, in scratch; their texts are in the document's arena. Returns how many,
 * at least one.
 */
size_t lk_itemise(LkTextContext *context, const LkInlines *inlines, LkNumerals numerals,
                  LkSection **sections);
/* Returns the place in the source of a character, counted in the section, of that style run. */
LkSpan lk_character_span(const LkStyleRun *style, size_t character);

/* ---- thai.c */

/* Sets LK_CHAR_BREAK between the words of each run of Thai letters, and LK_CHAR_COMPOUND inside compounds.
 * Words of `keep` that are all Thai letters count as words of the list. */
void lk_thai_breaks(const LkWords *words, LkSection *section, const char *const *keep, size_t keep_count,
                    LkArena *scratch);
/* Whether the full name of a month begins at character i. */
bool lk_is_thai_month(const LkSection *section, size_t i);
/* Returns, in scratch, before which characters a word can be divided where a line would stay short else: see
 * lk_words_divide. None is inside what a rule, a name or the writer holds together. */
const bool *lk_thai_divisions(const LkWords *words, const LkSection *section, LkArena *scratch);
/* Returns the index of the character after `word` if that stands at character i, else 0; i is at most count.
 */
size_t lk_whole_word_at(const LkSection *section, size_t i, const char *word);

/* The same, but fast. Each place is compared with dozens of words. Nearly all comparisons end at the third
 * byte of the first Thai letter, since the first two are nearly always alike (UTF-8: E0 B8 xx or E0 B9 xx).
 */
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

/* ---- syllables.c */

/* Sets LK_CHAR_BREAK between the syllables of Lao, Khmer and Burmese. */
void lk_syllable_breaks(LkSection *section);

/* ---- rules.c, names.c: the rules of Thai official writing, which allow and forbid breaks besides */

/* Applies the rules of rules.c to the flags. */
void lk_apply_rules(LkSection *section);
/* Marks the letters of known abbreviations (LK_CHAR_NO_STRETCH). Must be called before lk_thai_breaks: the
 * word list would take their first letter for the end of the word before (หน่วยงานม.ค.). */
void lk_mark_abbreviations(LkSection *section);
/* Forbid breaks inside the words of `keep`, and inside the names of persons. */
void lk_keep_words(LkSection *section, const char *const *keep, size_t keep_count);
void lk_keep_names(LkSection *section);

/* ---- faces.c: in which face a character is printed */

/* The faces of the families of a font list, in one weight and slope. */
typedef struct LkFaceChoices LkFaceChoices;

/* Returns the choices, which are found once a document. A substitute for the first family is reported once a
 * document. */
const LkFaceChoices *lk_faces_of(LkTextContext *context, const LkFontList *fonts, bool bold, bool italic);
/* Returns the face for character i: `current` if it has the character, else the first of the choices that
 * has, else any installed face that has. If none has, *ok becomes false and a face without the glyph is
 * returned; the error is reported at the first place of each such character. NULL only where no face of the
 * list is installed. */
const LkFontChoice *lk_face_for(LkTextContext *context, const LkFaceChoices *choices,
                                const LkFontChoice *current, const LkSection *section,
                                const LkStyleRun *style, size_t i, bool *ok);
/* Fills `faces` for the characters of a style run, from its start on, in a section that has anything: what
 * belongs together is in one face. Returns false after an error of lk_face_for. */
bool lk_choose_faces(LkTextContext *context, const LkFaceChoices *choices, const LkSection *section,
                     const LkStyleRun *style, const LkFontChoice **faces);
/* Finds the faces of the paragraph without typesetting it, so that substitutes are reported. */
void lk_resolve_faces(LkTextContext *context, const LkParagraph *paragraph);

/* ---- shape.c */

/* Turns a section into glyphs and clusters, in scratch (HarfBuzz). Returns false after an error. */
bool lk_shape_section(LkTextContext *context, const LkSection *section, const LkParagraph *paragraph,
                      LkShaped *shaped);

/* ---- stretch.c: how far a line can be filled */

/* Finds what each cluster can take: fills shaped->totals, in scratch, and shaped->letter. Must be called when
 * the breaks of the section and its glyphs are known. */
void lk_find_stretch(const LkSection *section, LkShaped *shaped, LkArena *scratch);
/* Returns what the line of the clusters [first, ink) can take; behind its last one nothing is added. */
static inline LkStretchPoints lk_points_between(const LkShaped *shaped, size_t first, size_t ink)
{
    const LkStretchPoints *from = &shaped->totals[first].points,
                          *to = &shaped->totals[ink > first ? ink - 1 : first].points;
    return (LkStretchPoints){to->blanks - from->blanks, to->bound - from->bound, to->gaps - from->gaps};
}

/* What a line takes of its slack, and where. */
typedef struct LkShare {
    LkLength blanks, bound, gaps; /* as in LkStretchPoints; below 0 where the line is tightened */
    LkLength rest;                /* what is left of the slack; below 0: the line is too wide */
    int blank,
        gap; /* thousandths: of what its blanks become of their natural width, and of ก between letters */
} LkShare;

/* Returns how a line with these points takes `slack`, which is below 0 where it is too wide. */
LkShare lk_share(LkStretchPoints points, LkJustify justify, LkLength slack);
/* Returns how far such a line can be tightened. */
LkLength lk_shrink(LkStretchPoints points, LkJustify justify);
/* Whether letters stand apart, or close, so far that programs that extract text need to be told the words. */
bool lk_is_letter_spaced(const LkShare *share);

/* ---- underline.c */

/* Says where the lines below the underlined runs of a finished line stand. */
void lk_place_underlines(LkLine *line);

/* ---- fit.c: chooses the line ends */

/* Line ends with an extra penalty: they made a river, and another choice of lines is tried. */
typedef struct LkAvoided {
    size_t clusters[8]; /* that the lines ended before */
    size_t count;
} LkAvoided;

/* Where a line ends. */
typedef struct LkLineEnd {
    size_t cluster; /* that the line ends before; of the last line cluster_count */
    bool is_parted; /* inside a piece that fits on no line: that has been reported */
} LkLineEnd;

/* Returns the number of lines. *ends, in scratch, are their ends; *cost is the cost of this choice without
 * the penalties for avoided ends. */
size_t lk_fit_lines(LkTextContext *context, const LkSection *section, const LkShaped *shaped,
                    const LkParagraph *paragraph, bool first_section, const LkAvoided *avoided,
                    LkLineEnd **ends, int64_t *cost);

/* ---- river.c */

/* Returns the index of the line with the third blank of a river (blanks of several lines below one another);
 * 0 = there is none. `em` is the size of the type. */
size_t lk_find_river(const LkLine *lines, size_t count, LkLength em);

/* ---- line.c */

/* Makes one line, in the document's arena, from the clusters from `first` on up to its end. */
void lk_make_line(LkTextContext *context, const LkSection *section, const LkShaped *shaped, size_t first,
                  LkLineEnd end, const LkParagraph *paragraph, LkLength indent, bool hard_end, LkLine *line);

#endif
