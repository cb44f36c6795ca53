/* Cross references: which blocks can be named, what they are called, and what is printed where a text names
 * them. */
#ifndef LIKHIT_FLOW_REFERENCES_H
#define LIKHIT_FLOW_REFERENCES_H

#include "source/document.h"
#include "style/layout.h"

/* A block that can be named or listed: a heading, a table or picture with a caption, whatever has an id. */
typedef struct LkTarget {
    LkText id; /* as written, or one that no reference can name */
    int level; /* of a heading, as nested */
    const LkBlock *block;
    LkText label, number;     /* what readers call it; empty = nothing */
    LkInlines title, caption; /* of a heading; of a table or picture, as written */
    bool is_counted;          /* its label is printed before its caption */
    uint32_t number_of_block; /* of its items on the pages; 0 = not set yet */
    size_t page;              /* from 1; 0 = not known */
    LkLength y;               /* its upper edge there */
} LkTarget;

/* The targets of a document and what filling references in has to remember. Starts with zeroes, and with the
 * first five members. */
typedef struct LkReferences {
    const LkLayout *layout; /* its numerals, and the formats of captions */
    LkArena *arena;         /* keeps the targets and what is printed for them */
    LkArena *scratch;       /* for what is gone when the pages are cut */
    LkDiagnostics *diagnostics;
    const size_t *pages; /* of each target, as an earlier round found; NULL in the first */
    LkTarget *targets;   /* in the order of the document */
    size_t count;
    LkTarget **by_id;
    size_t next;      /* the first target that has not been set */
    bool asks_pages;  /* a page number is printed in the text */
    LkText told;      /* the unknown id that was told last */
    int quoted;       /* headings that quote others, within one another */
    bool is_circular; /* some quote one another without end, or far too much */
} LkReferences;

/* Finds the blocks that can be named, and what they are called. Before anything is set. */
void lk_references_find(LkReferences *references, const LkBlock *blocks);
/* Returns the inlines with their references filled in. An unknown id is an error at its place. */
LkInlines lk_references_filled(LkReferences *references, const LkInlines *inlines);
/* Returns the document's title as plain text, empty when it has none. */
LkText lk_references_title(LkReferences *references, const LkSource *source);

/* The same references for work of its own, whose memory and errors go elsewhere. It forgets what it told. */
LkReferences lk_references_branch(const LkReferences *references, LkArena *arena, LkDiagnostics *diagnostics);
/* Takes over whether the branch printed page numbers. */
void lk_references_join(LkReferences *references, const LkReferences *branch);

/* Returns the target of a block that is about to be set under that number, NULL if it is none. Blocks come in
 * the order of the document. */
LkTarget *lk_target_reached(LkReferences *references, const LkBlock *block, uint32_t number);
/* Returns the caption of a table or picture with its label before it; empty without a target. */
LkInlines lk_target_caption(const LkReferences *references, const LkTarget *target);
/* Returns the words of a heading, as plain text. */
LkText lk_target_title(LkReferences *references, const LkTarget *target);
/* Returns the page to be printed for a target, from 1; 0 in the first round, where none is known. The text is
 * set again when that changes. */
size_t lk_target_page(LkReferences *references, const LkTarget *target);

#endif
