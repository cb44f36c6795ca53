/* What the files that read inlines share; private to this room.
 *
 * A leaf is read once from its start to its end. What is read becomes pieces: a kind and a place each, the
 * end of a piece being the start of the next. Marks of emphasis are one piece a sign, so that pairing them
 * only changes kinds. The calls go one way:
 *
 *   inlines.c       the pass over the text
 *   links.c         [ and ], their targets and references
 *   autolinks.c     <https://…> and addresses as they stand
 *   tags.c          HTML: what is read of it, comments
 *   tag_names.c     which tag means what
 *   emphasis.c      runs of * _ ~ and which of them pair
 *   attributes.c    {#name .class} of pandoc
 *   scripts.c       H~2~O, x^2^
 *   definitions.c   [label]: target
 *   targets.c       targets, titles and labels, as links and definitions have them
 *   pieces.c        pieces, and tokens out of them
 *   characters.c    classes of characters, escapes
 *   entities.c      &name; */
#ifndef LIKHIT_SOURCE_MARKDOWN_INLINES_INLINES_H
#define LIKHIT_SOURCE_MARKDOWN_INLINES_INLINES_H

#include <string.h>

#include "source/markdown/scan/scan.h"

/* ---- Characters: characters.c */

static inline bool lk_is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n';
}

static inline bool lk_is_ascii_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static inline bool lk_is_ascii_alphanumeric(char byte)
{
    return lk_is_ascii_letter(byte) || (byte >= '0' && byte <= '9');
}

static inline bool lk_is_ascii_punctuation(char byte)
{
    return byte > ' ' && byte < 0x7F && !lk_is_ascii_alphanumeric(byte);
}

/* Whether `word` stands at `at`, without regard to the case of ASCII letters. `word` is in small letters. */
bool lk_word_at(LkText text, size_t at, const char *word);
/* White space as Unicode has it (category Zs), tabs and line ends. */
bool lk_is_white(uint32_t character);
/* Returns the first byte at or after `at` that is no blank; with at most one line end among the blanks. */
size_t lk_past_blanks(LkText text, size_t at);
size_t lk_past_spaces(LkText text, size_t at);
/* Returns the byte behind the field {{name}} that begins at `at`, or `at`. A name is short and on one line.
 */
size_t lk_field_end(LkText text, size_t at);

/* ---- Entities: entities.c */

/* Writes what the entity at `at` stands for, at most two characters. Returns the byte behind it; `at` if none
 * is there. */
size_t lk_entity(LkText text, size_t at, char out[8], size_t *length);

/* ---- Pieces: pieces.c */

enum {
    LK_PIECE_MORE = LK_TOKEN_COMMENT + 1, /* belongs to the piece before it */
    LK_PIECE_MARK,                        /* a sign of a run of emphasis that has no partner yet: text */
    LK_PIECE_MARK_TOLD                    /* the same, and it is told if it finds none */
};

typedef struct LkPiece {
    uint32_t start;
    uint16_t kind;    /* LkTokenKind or LK_PIECE_… */
    uint32_t detail;  /* in LkScan.details; 0 = none */
    uint32_t partner; /* of an open tag: 1 + the piece of the one of its name that was open before it */
} LkPiece;

typedef struct LkDetail {
    LkText text, target, title;
} LkDetail;

/* A run of * _ or ~. */
typedef struct LkRun {
    uint32_t first;   /* piece of its first sign that is not paired */
    uint32_t length;  /* signs not paired */
    uint32_t typed;   /* signs as typed */
    int32_t previous; /* the run before it that may still open; −1 = none */
    char sign;
    bool can_open, can_close;
    bool thai_before, thai_after;
    bool white_before, white_after;
    bool begins_line, ends_line;
} LkRun;

typedef struct LkBracket {
    uint32_t piece;
    uint32_t behind; /* byte behind it */
    uint32_t runs;   /* how many runs stand before it */
    bool is_image;
    bool has_brackets; /* others within, so that its text is no label */
} LkBracket;

enum { LK_LONGEST_BACKTICKS = 80, LK_LONGEST_LABEL = 999, LK_TAG_NAMES = 13 };

/* Text is written that looks for the end of one tag from each <; what reads more than this for nothing reads
 * no more tags. */
#define LK_TAG_BUDGET(length) (16 * (length) + 4096)

typedef struct LkScan {
    LkMarkdown *markdown;
    LkArena *arena;
    LkText text;    /* of the leaf */
    bool is_html;   /* signs of Markdown are none */
    bool is_thai;   /* it has a Thai character; else all is as CommonMark has it */
    size_t at;      /* the byte that is looked at */
    size_t covered; /* pieces cover the text up to here; from here to `at` it is text */
    LkPiece *pieces;
    size_t piece_count, piece_capacity;
    LkDetail *details;
    size_t detail_count, detail_capacity;
    LkRun *runs;
    size_t run_count, run_capacity;
    LkBracket *brackets;
    size_t bracket_count, bracket_capacity;
    size_t inactive; /* brackets below this one are no links any more: they hold one (CommonMark 0.31 §6.3) */
    uint32_t *bare;  /* pieces of addresses without < >, which are text within a link */
    size_t bare_count, bare_capacity;
    size_t field_end; /* behind the last field {{…}} */
    /* What is known not to come, so that nothing is looked for twice. */
    size_t *backticks;     /* where the last run of each length stands; NULL = not looked yet */
    size_t no_host;        /* no address begins before this byte */
    size_t mail, mail_end; /* the next e-mail address; mail_end 0 = not looked yet */
    size_t next_at;        /* the @ to look at next */
    size_t tag_budget;     /* bytes that may still be read for tags which turn out to be none */
    bool no_comment, no_instruction, no_declaration, no_cdata, no_condition;
    uint32_t open_tags[LK_TAG_NAMES]; /* 1 + the piece of the last open one of each name; 0 = none */
} LkScan;

/* Adds a piece [start, end), and before it what is not covered as text. Returns its index. */
size_t lk_piece_add(LkScan *scan, unsigned kind, size_t start, size_t end);
/* Gives the piece a detail, which the caller fills in. It stays until the next call. */
LkDetail *lk_piece_detail(LkScan *scan, size_t piece);
/* Returns the tokens, and tells what is to be told of them. */
LkTokens lk_pieces_tokens(LkScan *scan, const LkLeaf *leaf);

/* ---- Targets: targets.c */

/* Each reads what begins at `at` and returns the byte behind it; `at` if it is not there. Texts are as typed,
 * without marks around; lk_unescaped gives what they stand for. `steps` counts the bytes looked at. */
size_t lk_target_read(LkText text, size_t at, LkText *target, size_t *steps);
size_t lk_title_read(LkText text, size_t at, LkText *title, size_t *steps);
size_t lk_label_read(LkText text, size_t at, LkText *label, size_t *steps); /* with its brackets */
/* Returns the label of the footnote mark [^label] at `at`; empty if there is none. */
LkText lk_note_mark(LkText text, size_t at);
/* Whether a target is an address or a file rather than words. */
bool lk_is_address(LkText target);

/* ---- Emphasis: emphasis.c */

/* Reads the run at scan->at. */
void lk_run_read(LkScan *scan);
/* Pairs the runs from number `bottom` on, and forgets them. */
void lk_runs_pair(LkScan *scan, size_t bottom);

/* ---- Each reads what begins at scan->at and returns whether it is there. */

bool lk_bracket_open(LkScan *scan);
bool lk_bracket_close(LkScan *scan);
bool lk_autolink_read(LkScan *scan);
bool lk_bare_link_read(LkScan *scan);
bool lk_bare_mail_read(LkScan *scan);
bool lk_tag_read(LkScan *scan);
bool lk_script_read(LkScan *scan); /* scripts.c: ~2~ and ^2^ */
#endif
