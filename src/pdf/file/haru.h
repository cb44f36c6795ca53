/* What libharu does for a file: it numbers the objects and remembers where each went; it keeps the catalog,
 * the Info dictionary and the tree of pages, and spells them at the end. docs/pdf.md says why the rest is
 * ours.
 *
 * No type of libharu's leaves haru.c. A failure of libharu (no memory, or a mistake of ours) is kept:
 * lk_haru_error tells it, and a number that could not be given is 0, which every function takes and does
 * nothing with. */
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

/* Returns the next number: those given are below it. */
LkPdfRef lk_haru_next(const LkHaru *haru);

/* Where the bytes of an object are. */
typedef struct LkPdfPlace {
    LkPdfRef
        stream;  /* the object stream that holds them (ISO 32000-2 §7.5.7); 0 = they stand by themselves */
    uint32_t at; /* how many objects stand before it in that stream, else the offset in the file; 0 of both:
                    nowhere yet */
} LkPdfPlace;

void lk_haru_set_place(LkHaru *haru, LkPdfRef object, LkPdfPlace place);
LkPdfPlace lk_haru_place(const LkHaru *haru, LkPdfRef object);

/* ---- Dictionaries that libharu keeps until the end */

/* Return the number of the catalog, of Info, and of a new empty one. */
LkPdfRef lk_haru_catalog(const LkHaru *haru);
LkPdfRef lk_haru_info(const LkHaru *haru);
LkPdfRef lk_haru_dictionary(LkHaru *haru);

/* Has the dictionary print `entries` (copied) behind its own. Once for each. */
void lk_haru_extend(LkHaru *haru, LkPdfRef dictionary, LkText entries);

/* ---- The tree of pages (ISO 32000-2 §7.7.3) */

/* The file will have more pages than a node should hold: they go into nodes below the root. Before the first
 * page. */
void lk_haru_nest_pages(LkHaru *haru);
enum { LK_HARU_PAGES_A_NODE = 32 /* a reader finds page 700 by two short lists */ };

/* Hangs a page behind those before it, whether it is a dictionary of libharu's or one that is filled by
 * others. Returns its /Parent. */
LkPdfRef lk_haru_add_page(LkHaru *haru, LkPdfRef page);

/* ---- The end */

/* Gives the bytes of each dictionary that is kept to `take`, in the order of their numbers. Once. Returns
 * false after a failure. */
bool lk_haru_write(LkHaru *haru, void (*take)(void *context, LkPdfRef object, LkText bytes), void *context);

#endif
