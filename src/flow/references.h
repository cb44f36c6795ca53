/* Cross references: which blocks a text can refer to, what those are called, and what is printed in place of
 * a reference. */
#ifndef LIKHIT_FLOW_REFERENCES_H
#define LIKHIT_FLOW_REFERENCES_H

#include "source/document.h"
#include "style/layout.h"

/* A block that a reference can lead to, or that a table of contents can list: a heading, a table or picture
 * with a caption, any block with an id. */
typedef struct LkTarget {
    LkText id; /* as written; a block without one gets a number behind a blank, which no text can write */
    int level; /* of a heading, without gaps (flow/structure.h) */
    const LkBlock *block;
    LkText label, number; /* what readers call it: “ตารางที่ ๑”, “๑”; empty = it has none */
    LkInlines title, caption; /* as written: a heading's words; a table's or picture's caption */
    bool is_counted;          /* its label is printed before its caption */
    uint32_t number_of_block; /* LkItem.block of its items; 0 = not typeset yet */
    size_t page;              /* from 1; 0 = not known */
    LkLength y;               /* of its upper edge on that page */
} LkTarget;

/* The targets of a document, and the state of filling references in. The caller sets the first five members;
 * the others start as zeroes. */
typedef struct LkReferences {
    const LkLayout *layout; /* its numerals, and the formats of captions */
    LkArena *arena;         /* holds the targets and what is printed for them */
    LkArena *scratch;       /* for what may be lost when the pages are cut */
    LkDiagnostics *diagnostics;
    const size_t
        *pages; /* page of each target, from 1, as the round before found it; NULL in the first round */
    LkTarget *targets; /* in the order of the document */
    size_t count;
    LkTarget **by_id; /* the same, sorted by id */
    size_t next;      /* index of the first target that has not been typeset */
    bool asks_pages;  /* the text prints page numbers of targets: it may need another round */
    LkText told;      /* the unknown id that was reported last: it is not reported twice in a row */
    int quoted;       /* nesting depth of headings and captions that quote one another, while filling in */
    bool is_circular; /* they quote one another without end, or too deeply; reported once */
} LkReferences;

/* Finds the targets among all blocks, and what they are called. Called before anything is typeset. An id that
 * comes twice is an error. */
void lk_references_find(LkReferences *references, const LkBlock *blocks);
/* Returns the inlines with their references filled in; the same inlines when there are none. An unknown id is
 * an error at its place. */
LkInlines lk_references_filled(LkReferences *references, const LkInlines *inlines);
/* Returns the document's title as plain text, empty when it has none. */
LkText lk_references_title(LkReferences *references, const LkSource *source);

/* Returns a copy of the references for typesetting apart from the document: its memory comes from `arena` and
 * its errors go to `diagnostics`. The targets are shared. */
LkReferences lk_references_branch(const LkReferences *references, LkArena *arena, LkDiagnostics *diagnostics);
/* Notes in `references` whether the branch printed page numbers. */
void lk_references_join(LkReferences *references, const LkReferences *branch);

/* Returns the target that a block is, and gives it the number that the block is typeset under; NULL when the
 * block is no target. Blocks must come in the order of the document. */
LkTarget *lk_target_reached(LkReferences *references, const LkBlock *block, uint32_t number);
/* Returns the caption of a table or picture, with its label before it when the label is counted; empty when
 * `target` is NULL. */
LkInlines lk_target_caption(const LkReferences *references, const LkTarget *target);
/* Returns the words of a heading, as plain text. */
LkText lk_target_title(LkReferences *references, const LkTarget *target);
/* Returns the page to be printed for a target, from 1; 0 in the first round, where no page is known. Another
 * round of typesetting follows when the target turns out to stand on another page. */
size_t lk_target_page(LkReferences *references, const LkTarget *target);

#endif
