/* The body of a source: the tree of the Markdown reader (source/markdown) becomes blocks and inlines, with
 * fields filled in, data read, and what a person must be told. */
#ifndef LIKHIT_SOURCE_BODY_BODY_H
#define LIKHIT_SOURCE_BODY_BODY_H

#include "source/front/front.h"
#include "source/markdown/markdown.h"
#include "source/reader/reader.h"

/* ---- For source.c */

/* body.c: reads the body, from `start` to the end of the file, and hangs its blocks in at *end. */
void lk_body_read(LkReader *reader, LkFileOffset start, LkBlock **end);

/* ---- Within the room */

/* A footnote as typed, and the number that its first mark gives it; 0 = it has no mark so far. */
typedef struct LkTypedNote {
    const LkNode *node;
    uint32_t number;
    bool is_nested; /* it is named in a note, which is an error */
} LkTypedNote;

/* The state of reading a body. */
typedef struct LkBody {
    LkReader *reader;
    LkMarkdown *markdown;   /* in the reader's work arena */
    const LkAbsent *absent; /* lines that conditions leave out */
    size_t absent_count;
    LkLineEnds line_ends; /* what a line end between Thai letters is */
    LkTypedNote *notes;   /* in the order of the text */
    LkTypedNote **notes_by_label;
    size_t note_count;
    uint32_t numbered_notes; /* how many of them have a number */
    bool in_note;
    bool is_counted;   /* {count: yes} holds for the lists that are read now */
    bool has_left_out; /* a condition left something out since it was set to false */
    unsigned quotes;   /* block quotes open now: lines of YAML within them begin with > */
    LkFile *unquoted;  /* a copy of the file with blanks for those >, made when first needed */
    bool is_told[LK_REMARK_LIMIT_PARAGRAPH + 1]; /* kinds of remarks that have been told */
    bool is_blank_told;                          /* marks without a blank behind them have been told */
    size_t told_remarks;                         /* remarks of markdown that have been told */
} LkBody;

/* Returns the span of the bytes [start, end) of the file. */
static inline LkSpan lk_body_span(const LkBody *body, LkAt start, LkAt end)
{
    return lk_reader_span(body->reader, (LkFileOffset){start}, (LkFileOffset){end});
}

/* Returns a new block in the arena of the document. */
static inline LkBlock *lk_body_block(const LkBody *body, LkBlockKind kind, LkSpan span)
{
    LkBlock *block = LK_NEW(body->reader->arena, LkBlock);
    block->kind = kind;
    block->span = span;
    return block;
}

/* inlines.c: returns the inlines of `count` segments from `segment` on. */
LkInlines lk_body_inlines(LkBody *body, size_t segment, size_t count, LkSpan span);
/* Returns the inlines of tokens that have been read already. */
LkInlines lk_body_token_inlines(LkBody *body, const LkLeaf *leaf, LkTokens tokens, LkSpan span);

/* Numbers of a list while its items are read. */
typedef struct LkItemCount {
    bool is_counted; /* {count: yes} */
    int next;        /* the number that follows from the items before; 0 = this is the first */
    int after_head;  /* likewise, where the head of the item before holds several marks */
    bool is_told;    /* that numbers do not follow */
    LkText above;    /* of the last item's number with points, what stands before the last of them */
} LkItemCount;

/* lists.c: return the block of a list without its items, and of an item without what is in it. `is_counted`:
 * the items are counted, whatever was typed. */
LkBlock *lk_body_list(const LkBody *body, const LkNode *list, bool is_counted, LkItemCount *count);
LkBlock *lk_body_item(LkBody *body, const LkNode *node, LkItemCount *count);
/* Returns whether a paragraph is “{count: yes}”, which tells how the list behind it is numbered. */
bool lk_body_is_count(const LkBody *body, const LkNode *node, bool *is_counted);

/* fences.c: code, and the blocks that are written as code. Returns NULL when nothing is to be printed. */
LkBlock *lk_body_code(LkBody *body, const LkNode *node);

/* Returns whether what stands behind a fence names a block of YAML. */
bool lk_body_is_yaml(LkText info);

/* html_items.c: returns the words of an item of HTML behind its mark (html_lists.h). */
LkInlines lk_body_html_item(LkBody *body, uint16_t mark, LkInlines words);

/* body_table.c */
LkBlock *lk_body_table(LkBody *body, const LkNode *node);

/* Reads “: words” or “Table: words” behind a table, as pandoc writes captions, into its caption. Returns
 * false when the paragraph is none. */
bool lk_body_table_caption(LkBody *body, const LkNode *node, LkBlock *table);

/* pictures.c: returns the block when the paragraph is a picture and nothing else; *is_picture says whether it
 * is, also after an error. */
LkBlock *lk_body_picture(LkBody *body, const LkLeaf *leaf, LkTokens tokens, LkSpan span, bool *is_picture);

/* note_marks.c */
/* Finds the footnotes of the document. */
void lk_body_find_notes(LkBody *body);
/* Returns the number of the note with a label, or 0 after an error at `span` when there is none. */
uint32_t lk_body_note_number(LkBody *body, LkText label, LkSpan span);
/* notes.c: reads the footnotes into source->footnotes, and warns of each that has no mark. */
void lk_body_notes(LkBody *body);

/* remarks.c: tells what the Markdown reader remarked since the last call. */
void lk_body_tell_remarks(LkBody *body);

/* lookalikes.c: warns of text that looks like markup but is printed as typed. */
void lk_tell_lookalikes(LkReader *reader, const LkInlines *inlines);

/* html.c: returns the paragraphs and headings of a block of HTML; NULL when it has no text. */
LkBlock *lk_body_html(LkBody *body, const LkNode *node);

#endif
