/* The body: Markdown, read by cmark-gfm from a text that is rewritten for it. */
#ifndef LIKHIT_SOURCE_BODY_BODY_H
#define LIKHIT_SOURCE_BODY_BODY_H

#include <cmark-gfm.h>

#include "source/reader/reader.h"

/* ---- For source.c */

/* lines.c: false when the bytes are no text or pass a limit: then nothing can be made of them. */
bool lk_lines_check(LkReader *reader);
/* markdown.c: reads the body from `start` on into blocks. */
void lk_markdown(LkReader *reader, LkFileOffset start, LkBlock **end);

/* ---- Within the room */

typedef struct LkBody {
    LkReader *reader;
    LkLineMap *map;       /* in the reader's work arena */
    cmark_node *document; /* released with the arena, or before another reading */
    unsigned quotes;      /* how many are open: YAML within them has signs before it */
    LkFile *unquoted;     /* the file with those signs blanked, once it is needed */
} LkBody;

/* A mark at the start of an item, as typed. */
typedef struct LkTypedMark {
    LkMarker marker;
    int number;    /* what its digits or letter count to; 0 for a bullet */
    size_t length; /* bytes, without the blank behind it; 0 = no mark */
    bool is_thai;  /* cmark cannot read it */
    bool opens;    /* with a bracket: (๑), not ๑) */
} LkTypedMark;

/* lines.c */
LkTypedMark lk_typed_mark(LkText text, size_t offset);
/* Returns the number of a counting letter (ฃ and ฅ are skipped), 0 for none. */
int lk_letter_number(uint32_t letter);
/* Rewrites the body for cmark; marks that `previous` shows as unused stay as typed. */
LkLineMap *lk_lines_rewrite(LkReader *reader, LkFileOffset start, const LkLineMap *previous);

/* pipes.c */
/* A row with more cells than the table has columns is an error: Markdown would drop them. */
void lk_pipes_row(LkReader *reader, LkText row, size_t columns, LkSpan span);
/* Counts the cells that a line gives if it belongs to a pipe table; *columns is 0 after an empty line. False
 * after an error. */
bool lk_pipes_check(LkReader *reader, LkText line, LkFileOffset start, size_t *columns);

/* reading.c: fills in the map of the rewritten body and cmark's tree of it. */
void lk_read_blocks(LkBody *body, LkFileOffset start);

/* nodes.c: where a block begins in the rewritten text, the offset behind its last line, what it covers. */
LkTextOffset lk_node_start(const LkBody *body, cmark_node *node);
LkTextOffset lk_node_end(const LkBody *body, cmark_node *node);
LkSpan lk_node_span(const LkBody *body, cmark_node *node);

/* note_marks.c */
/* Returns the offset of the bracket of a line such as `[^1]: words`, quote signs before it passed over; `end`
 * if it is none. */
size_t lk_note_on_line(LkText text, size_t start, size_t end);
/* Tells of the mark of a note, `[^ก]`, that has none. */
void lk_note_unknown(const LkBody *body, LkText label, LkSpan span);

/* notes.c: the notes of the document, and a warning for each that no mark leads to. */
void lk_notes(const LkBody *body);

/* inlines.c: the inlines below `node`; `from`, `to` bound the block in the rewritten text. */
LkInlines lk_inlines(const LkBody *body, cmark_node *node, LkTextOffset from, LkTextOffset to);
/* Returns the plain text below a node with its fields filled in. */
LkText lk_node_filled_text(LkReader *reader, cmark_node *node, LkSpan span);
/* Returns what is printed of an HTML block. */
LkText lk_html_text(LkReader *reader, LkText html);

/* lookalikes.c: tells what is printed as text, though it looks as if more was meant. */
void lk_tell_lookalikes(LkReader *reader, const LkInlines *inlines);

#endif
