/* The chain: a layout file, the one it extends, and so on; and overrides, which act like a file before all of
 * them. */
#ifndef LIKHIT_STYLE_CHAIN_H
#define LIKHIT_STYLE_CHAIN_H

#include "base/limits.h"
#include "base/yaml.h"
#include "style/layout.h"

typedef struct LkLayoutFile {
    const LkFile *file;
    const char *path; /* as opened */
    const LkYaml
        *root; /* a map; NULL for an empty file or after an error. Lines of forms are aligned (align.h) */
    const LkYaml *typed; /* the root as written, once they are */
} LkLayoutFile;

typedef struct LkLayoutChain {
    LkLayoutFile files[LK_LIMIT_LAYOUT_DEPTH + 1]; /* the overrides, if any; the layout itself; then what
                                                     it extends, the nearest first */
    size_t count;
    size_t own;         /* index of the layout itself: 1 when there are overrides, else 0 */
    LkSettings over;    /* the overrides */
    const char *called; /* the name by which the layout was asked for */
} LkLayoutChain;

/* Finds and reads the layout and all it extends. Returns false, after an error, when the layout itself cannot
 * be found. Another error is added and ends the chain there. */
bool lk_layout_chain_read(LkLayoutChain *chain, LkText name, LkSpan from, const LkLayoutSearch *search,
                          LkArena *arena, LkDiagnostics *diagnostics);

/* Puts overrides before the files of the chain. Their errors are added at their places in a file “values”. */
void lk_layout_chain_set(LkLayoutChain *chain, LkSettings over, LkArena *arena, LkDiagnostics *diagnostics);

/* Returns the layout that the files of a chain make, in the arena. Errors in it are added. */
const LkLayout *lk_layout_of_chain(LkLayoutChain *chain, LkArena *arena, LkDiagnostics *diagnostics);

/* Whether the layout itself, or what is set over it, has the key `outer.middle.inner`; those behind may be
 * NULL. */
bool lk_layout_sets(const LkLayoutChain *chain, const char *outer, const char *middle, const char *inner);

/* Returns the value of `key` in `map`, or NULL (also when `map` is NULL or is not a map). */
const LkYaml *lk_layout_member(const LkYaml *map, const char *key);

#endif
