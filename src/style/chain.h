/* A layout file and those it extends. */
#ifndef LIKHIT_STYLE_CHAIN_H
#define LIKHIT_STYLE_CHAIN_H

#include "base/limits.h"
#include "base/yaml.h"
#include "style/layout.h"

typedef struct LkLayoutFile {
    const LkFile *file;
    const char *path;   /* as opened */
    const LkYaml *root; /* a mapping, or NULL after an error or for an empty file */
} LkLayoutFile;

typedef struct LkLayoutChain {
    LkLayoutFile files[LK_LIMIT_LAYOUT_DEPTH + 1]; /* the layout itself first, then what it extends; before
                                                     all of them what stands over the layout */
    size_t count;
    size_t own;         /* index of the layout itself: 1 when something stands over it */
    LkSettings over;    /* that */
    const char *called; /* the name by which the layout was asked for */
} LkLayoutChain;

/* Finds and reads the layout and all it extends. Returns false when the layout itself cannot be found; other
 * errors are added and end the chain there. */
bool lk_layout_chain_read(LkLayoutChain *chain, LkText name, LkSpan from, const LkLayoutSearch *search,
                          LkArena *arena, LkDiagnostics *diagnostics);

/* Puts values before the files of the chain; errors are added at their places in a file “values”. */
void lk_layout_chain_set(LkLayoutChain *chain, LkSettings over, LkArena *arena, LkDiagnostics *diagnostics);

/* Returns the layout that the files of a chain make, in the arena; what is wrong with it is added. */
const LkLayout *lk_layout_of_chain(const LkLayoutChain *chain, LkArena *arena, LkDiagnostics *diagnostics);

/* Returns the value of `key` in `map`, or NULL (also when `map` is NULL or no mapping). */
const LkYaml *lk_layout_member(const LkYaml *map, const char *key);

#endif
