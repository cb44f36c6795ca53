/* The body of a source: Markdown. cmark-gfm parses it, from a text in which what cmark does not know (Thai
 * list marks) is rewritten; the tree of cmark then becomes blocks and inlines. */
#ifndef LIKHIT_SOURCE_BODY_BODY_H
#define LIKHIT_SOURCE_BODY_BODY_H

#include <cmark-gfm.h>

#include "source/reader/reader.h"

/* ---- For source.c */

/* lines.c: returns false, after errors, when the file is not text or passes a limit: nothing can be read
 * then. */
bool lk_lines_check(LkReader *reader);
/* markdown.c: reads the body, from `start` to the end of the file, and hangs its blocks in at *end. */
void lk_markdown(LkReader *reader, LkFileOffset start, LkBlock **end);

/* ---- Within the room */

/* The state of reading a body. */
typedef struct LkBody {
    LkReader *reader;
    LkLineMap *map;       /* in the reader's work arena */
    cmark_node *document; /* cmark's tree: freed with the work arena, or before the body is read again */
    unsigned quotes;      /* block quotes open now: lines of YAML within them begin with > */
    LkFile *unquoted;     /* a copy of the file with blanks for those >, made when first needed */
} LkBody;

/* A list mark as typed: -, 1., (ก), ๑) … */
typedef struct LkTypedMark {
    LkMarker marker;
    int number;    /* the number of its digits or letter: 2 for ข; 0 for a bullet */
    size_t length; /* bytes, without the blank after it; 0 = there is no mark */
    bool is_thai;  /* Thai digits or letters, which cmark does not know */
    bool opens;    /* it opens with a bracket: (๑), not ๑) */
} LkTypedMark;

/* lines.c */
/* Returns the list mark at `offset` of the text. */
LkTypedMark lk_typed_mark(LkText text, size_t offset);
/* Returns the place of a Thai consonant among those that number items, from 1 for ก (ฃ and ฅ are not used); 0
 * for any other character. */
int lk_letter_number(uint32_t letter);
/* Returns the body from `start` on, rewritten for cmark. `previous` is the map of an earlier reading, or
 * NULL: marks that cmark did not use then stay as typed. */
LkLineMap *lk_lines_rewrite(LkReader *reader, LkFileOffset start, const LkLineMap *previous);

/* pipes.c */
/* Reports a row of a pipe table that has more cells than the table has columns: Markdown would drop them. */
void lk_pipes_row(LkReader *reader, LkText row, size_t columns, LkSpan span);
/* Adds the cells that a line takes, if it belongs to a pipe table, to those of the document. *columns, which
 * the call updates, is the widest row of dashes so far; the caller sets it to 0 after an empty line. Returns
 * false after an error. */
bool lk_pipes_check(LkReader *reader, LkText line, LkFileOffset start, size_t *columns);

/* reading.c: rewrites the body from `start` on and parses it: fills in body->map and body->document. */
void lk_read_blocks(LkBody *body, LkFileOffset start);

/* nodes.c: return where a block of cmark begins in the rewritten text, where the line after it begins, and
 * its span in the file. */
LkTextOffset lk_node_start(const LkBody *body, cmark_node *node);
LkTextOffset lk_node_end(const LkBody *body, cmark_node *node);
LkSpan lk_node_span(const LkBody *body, cmark_node *node);

/* note_marks.c */
/* Returns the offset of the [ of a line that begins a footnote, such as `[^1]: words`, after any > of block
 * quotes; `end` if the line begins none. */
size_t lk_note_on_line(LkText text, size_t start, size_t end);
/* Reports a footnote mark, such as `[^ก]`, to which there is no footnote. */
void lk_note_unknown(const LkBody *body, LkText label, LkSpan span);

/* notes.c: reads the footnotes into source->notes, and warns of each that has no mark. */
void lk_notes(const LkBody *body);

/* inlines.c: returns the inlines below `node`. The block is [from, to) in the rewritten text. */
LkInlines lk_inlines(const LkBody *body, cmark_node *node, LkTextOffset from, LkTextOffset to);
/* Returns the plain text below a node with its fields filled in. */
LkText lk_node_filled_text(LkReader *reader, cmark_node *node, LkSpan span);
/* Returns the text that is printed for an HTML block. */
LkText lk_html_text(LkReader *reader, LkText html);

/* lookalikes.c: warns of text that looks like markup but is printed as typed. */
void lk_tell_lookalikes(LkReader *reader, const LkInlines *inlines);

#endif
