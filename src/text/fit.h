/* Private to the files that choose line ends: fit.c (the choice), fit_nodes.c (where lines may end),
 * fit_costs.c (what a line costs). */
#ifndef LIKHIT_TEXT_FIT_H
#define LIKHIT_TEXT_FIT_H

#include "text/text_private.h"

/* How far letters stand apart is told in classes, so that neighbours can be compared: class 0 is closer than
 * natural, class 1 natural. */
enum { LK_FIT_CLASSES = 9, LK_FIT_CLASS_STEP = 26 /* thousandths of ก */ };
/* The cost of a line is a badness squared. It is at most LK_FIT_BADNESS_WORST. */
enum { LK_FIT_BADNESS_WORST = 20000 };
/* An emergency: a break inside a piece that fits on no line. It costs more than any line that cannot be
 * filled. It costs less at a blank where a rule forbids a break (๙๕.๗ คะแนน), or between two words that a
 * rule holds together (ความ and โปร่งใส), than between letters; and more within a number. */
#define LK_FIT_EMERGENCY_COST ((int64_t)2 * LK_FIT_BADNESS_WORST * LK_FIT_BADNESS_WORST)

/* The best chain of lines to a node whose last line is of one class. */
typedef struct LkFitChain {
    int64_t cost;  /* LK_FIT_NEVER = there is none */
    uint32_t from; /* the node before, and the class of the chain to it */
    uint32_t from_class;
} LkFitChain;
#define LK_FIT_NEVER INT64_MAX

/* A place where a line may end. */
typedef struct LkFitNode {
    size_t cluster;  /* a line may end before this cluster */
    size_t ink;      /* the end of that line without the blanks at its end */
    LkLength hyphen; /* width of the hyphen behind that; 0 = there is none */
    bool compound, weak;
    bool emergency, at_blank, at_word, in_number; /* an emergency, and of what kind */
    bool dear;                                    /* between words within a word; only in the second pass */
    bool tied;                                    /* between words that a rule holds together; likewise */
    bool is_told;                                 /* it is inside a piece that was told to fit on no line */
    bool lone_before, lone_after; /* the piece on that side is a single cluster that belongs to the other */
    int64_t cost;                 /* of the best of the chains */
    LkFitChain chains[LK_FIT_CLASSES];
} LkFitNode;

typedef struct LkFit {
    const LkSection *section;
    const LkShaped *shaped;
    const LkAvoided *avoided;
    LkJustify justify;
    bool is_centred;
    LkLength measure, first_measure;
    const bool *divided; /* characters before which a word can be divided; NULL in the first pass */
    LkFitNode *nodes;
    size_t count, capacity;
    size_t nearest; /* no line from a node before this one, but for the first, is narrow enough */
} LkFit;

/* ---- fit_nodes.c */

/* Makes a node at each opportunity; inside pieces that fit on no line, at each cluster; in the second pass
 * also where `divided` says, and between tied words. Pieces that fit nowhere are told. */
void lk_fit_make_nodes(LkTextContext *context, LkFit *fit);
/* Counts the letters in the clusters [first, ink), each with its vowels and marks, up to 2: แ, ก and ะ count
 * as one. */
size_t lk_fit_count_parts(const LkFit *fit, size_t first, size_t ink);

/* ---- fit_costs.c */

/* Returns the width of the line between two nodes; *points is what it can take. */
static inline LkLength lk_fit_width(const LkFit *fit, const LkFitNode *from, const LkFitNode *to,
                                    LkStretchPoints *points)
{
    size_t ink = to->ink > from->cluster ? to->ink : from->cluster;
    *points = lk_points_between(fit->shaped, from->cluster, ink);
    return fit->shaped->totals[ink].advance - fit->shaped->totals[from->cluster].advance + to->hyphen;
}
static inline LkLength lk_fit_measure(const LkFit *fit, const LkFitNode *from)
{
    return from->cluster == 0 ? fit->first_measure : fit->measure;
}
static inline bool lk_fit_is_last(const LkFit *fit, const LkFitNode *node)
{
    return node->cluster == fit->shaped->cluster_count;
}
/* Returns what the line between two nodes costs, which has `slack`; *class is that of its letters. */
int64_t lk_fit_line_cost(const LkFit *fit, const LkFitNode *from, const LkFitNode *to, LkStretchPoints points,
                         LkLength slack, int *class);
/* Returns what it costs that letters of neighbouring lines stand so far apart. */
int64_t lk_fit_neighbour_cost(int class, int other);
/* Returns the extra cost of a line end that is avoided since it made a river. */
int64_t lk_fit_avoided_cost(const LkFit *fit, size_t cluster);

#endif
