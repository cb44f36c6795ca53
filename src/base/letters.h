/* Thai letters that look right and are wrong: two เ for แ, nikhahit and sara aa for ำ, marks twice or in the
 * wrong order, shapes of old fonts. They print as meant, or nearly; words are not found by them, lines end
 * where they may not, and a screen reader spells them out. Time is linear.
 *
 * Only what can mean one thing is rewritten. Two different tone marks on one letter, and a mark that stands
 * on nothing, are told and left: only the writer knows what was meant. Web addresses and code are passed. */
#ifndef LIKHIT_BASE_LETTERS_H
#define LIKHIT_BASE_LETTERS_H

#include "base/diagnostic.h"

typedef enum LkLettersKind {
    LK_LETTERS_AE,    /* เเ → แ */
    LK_LETTERS_AM,    /* ํ า → ำ, with a tone mark before or behind the ํ */
    LK_LETTERS_ORDER, /* a tone mark or ์ before the vowel that it stands on, or behind า ำ → in order */
    LK_LETTERS_DOUBLED, /* the same mark again on one letter, the same vowel again → once */
    LK_LETTERS_FONT,    /* private-use shapes of old fonts → the letters that they show */
    LK_LETTERS_RU,      /* ฤา ฦา → ฤๅ ฦๅ */
    LK_LETTERS_HIDDEN,  /* an invisible character between Thai letters → none */
    LK_LETTERS_APART,   /* a blank between a consonant and its mark, within a word → none */
    LK_LETTERS_CLASH,   /* marks on one letter that exclude one another: left */
    LK_LETTERS_STRAY,   /* a mark behind a blank, digit, Latin letter or vowel, or at a line's start: left */
    LK_LETTERS_LOST,    /* U+FFFD where a letter was: left */
    LK_LETTERS_FOREIGN, /* Thai that was read as letters of Western Europe: left */
    LK_LETTERS_KINDS
} LkLettersKind;

/* Kinds from here on are told and left as they are. */
enum { LK_LETTERS_LEFT = LK_LETTERS_CLASH };

/* How often each kind was found, and the bytes of the text where it was first. */
typedef struct LkLettersFound {
    struct {
        size_t count, start, end;
    } kinds[LK_LETTERS_KINDS];
} LkLettersFound;

/* Counts what is wrong in the text. Bytes that are not UTF-8 are passed. */
LkLettersFound lk_letters_find(LkText text);

/* Returns the text with everything rewritten that can be, in the arena; the text itself when there is nothing
 * to rewrite. *found becomes what was found in it; what is found in the result are the kinds that are left.
 */
LkText lk_letters_fix(LkText text, LkArena *arena, LkLettersFound *found);

/* Returns how many letters of the kinds that are rewritten were found. */
size_t lk_letters_count(const LkLettersFound *found);

/* Adds a warning for each kind that is in the file, at its first place. */
void lk_letters_tell(const LkFile *file, LkDiagnostics *diagnostics);
/* The same of the text of a spreadsheet, which “likhit fix” cannot rewrite. */
void lk_letters_tell_sheet(const LkFile *file, LkDiagnostics *diagnostics);
/* The same for what was found. */
void lk_letters_tell_found(const LkFile *file, const LkLettersFound *found, LkDiagnostics *diagnostics);

#endif
