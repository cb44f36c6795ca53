/* What libharu does for a file: it numbers the objects and stores where each was written; it holds the
 * catalog, the Info dictionary and the page tree, and writes them at the end. docs/pdf.md says why the rest
 * is done without it.
 *
 * No type of libharu leaves haru.c. After a failure of libharu (no memory, or a bug of Likhit)
 * lk_haru_error returns it. An object that could not be made has the number 0; every function here takes 0
 * and does nothing with it. */
#ifndef LIKHIT_PDF_HARU_H
#define LIKHIT_PDF_HARU_H

#include "base/text.h"

/* The number of an object; 0 = none. */
typedef unsigned LkPdfRef;

typedef struct LkHaru LkHaru;

/* Returns NULL when there is no memory. Released with the arena. */
LkHaru *lk_haru_create(LkArena *arena);

/* Returns the first failure so far, as libharu numbers it; 0 = none. */
unsigned long lk_haru_error(const LkHaru *haru);
enum { LK_HARU_NO_MEMORY = 0x1015 /* one of those numbers */ };

/* ---- Numbers, and where the objects went */

/* Returns a number for an object whose bytes come later. */
LkPdfRef lk_haru_reserve(LkHaru *haru);

/* Returns the lowest number that has not been given yet. */
LkPdfRef lk_haru_next(const LkHaru *haru);

/* The numbers below `next` are those of an earlier revision: the next number that is given is `next`. Of the
 * others, those alone take room that get a place. For updates, before anything is numbered; what libharu
 * holds is then not for writing. */
void lk_haru_skip(LkHaru *haru, LkPdfRef next);

/* Returns the next number behind `object` that may have a place: of an earlier revision those alone that got
 * one. */
LkPdfRef lk_haru_following(const LkHaru *haru, LkPdfRef object);

/* Where the bytes of an object are in the file. */
typedef struct LkPdfPlace {
    LkPdfRef
        stream;  /* the object stream that holds them (ISO 32000-2 §7.5.7); 0 = they stand by themselves */
    uint32_t at; /* its index in that stream, from 0, else its offset in the file. Both members 0: not written
                    yet */
} LkPdfPlace;

void lk_haru_set_place(LkHaru *haru, LkPdfRef object, LkPdfPlace place);
LkPdfPlace lk_haru_place(const LkHaru *haru, LkPdfRef object);

/* ---- Dictionaries that libharu holds until the end */

/* Return the number of the catalog, of the Info dictionary, and of a new empty dictionary. */
LkPdfRef lk_haru_catalog(const LkHaru *haru);
LkPdfRef lk_haru_info(const LkHaru *haru);
LkPdfRef lk_haru_dictionary(LkHaru *haru);

/* Adds `entries` (copied, as they stand in the file) to a dictionary that libharu holds. Once for each
 * dictionary. */
void lk_haru_extend(LkHaru *haru, LkPdfRef dictionary, LkText entries);

/* ---- The tree of pages (ISO 32000-2 §7.7.3) */

/* Makes the page tree two levels deep, for a file with more pages than one node should list. Called before
 * the first page. */
void lk_haru_nest_pages(LkHaru *haru);
enum { LK_HARU_PAGES_A_NODE = 32 /* a reader finds page 700 by two short lists */ };

/* Appends a page to the tree; `page` is a dictionary that libharu holds or one that the caller writes.
 * Returns the object that its /Parent must name. */
LkPdfRef lk_haru_add_page(LkHaru *haru, LkPdfRef page);

/* ---- The end */

/* Calls `take` with the bytes of each dictionary that libharu holds, in the order of their numbers. Once.
 * Returns false after a failure. */
bool lk_haru_write(LkHaru *haru, void (*take)(void *context, LkPdfRef object, LkText bytes), void *context);

#endif
