/* Which script a character is written in (UAX #24), and what is known of the scripts: their language, and a
 * letter by which their type is measured. scripts.c for sections that hold more than Thai and Latin. */
#ifndef LIKHIT_TEXT_SCRIPTS_H
#define LIKHIT_TEXT_SCRIPTS_H

#include <hb.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/thai.h"

struct LkSection;

/* Bits of LkSection.has: what is among its characters that asks for more than Thai and Latin do. */
enum {
    LK_HAS_MARKS = 1,   /* combining marks, joiners, and Latin letters that not every face has (Ł, ế) */
    LK_HAS_SCRIPTS = 2, /* a script that is neither Thai nor Latin */
    LK_HAS_RIGHT_TO_LEFT = 4 /* letters that run from right to left, or a mark that says so */
};

/* What is known of a script. */
typedef struct LkScript {
    hb_script_t script;
    const char *language; /* that is most often written in it */
    uint32_t letter;      /* a plain letter that stands on the line, by whose height its type is measured */
} LkScript;

/* Returns the bits of a character that is not Thai. */
unsigned lk_kinds_of(uint32_t c);

/* The same for any character; quick, since nearly all are Thai or of the first Latin blocks. */
static inline unsigned lk_kinds(uint32_t c)
{
    return c < 0x0100 || lk_is_thai(c) ? 0 : lk_kinds_of(c);
}

/* Returns what is known of a script; for an unknown one an entry without language and letter. */
LkScript lk_script(hb_script_t script);

/* Returns the language of text of a script in the section; NULL = not known. Han letters are Japanese beside
 * kana, Korean beside Hangul, else Chinese. */
const char *lk_script_language(const struct LkSection *section, hb_script_t script);

/* Whether a character only goes with the one before it: combining marks, joiners, variation selectors. */
bool lk_is_joining_mark(uint32_t c);
/* Whether a character is not printed itself, whichever the face: joiners, marks of direction, selectors. */
bool lk_is_ignorable(uint32_t c);

/* Fills section->scripts and ->han, in scratch, where the section has LK_HAS_SCRIPTS; else it stays NULL.
 * Characters of no script take that of the text before them, as far as they are used with it. */
void lk_find_scripts(struct LkSection *section, LkArena *scratch);

#endif
