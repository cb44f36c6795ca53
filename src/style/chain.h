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
    LkLayoutFile files[LK_LIMIT_LAYOUT_DEPTH]; /* the layout itself first, then what it extends */
    size_t count;
} LkLayoutChain;

/* Finds and reads the layout and all it extends. False when the layout itself cannot be found; other errors
 * are added and end the chain there. */
bool lk_layout_chain_read(LkLayoutChain *chain, LkText name, LkSpan from, const LkLayoutSearch *search,
                          LkArena *arena, LkDiagnostics *diagnostics);

/* The value of `key` in `map`, or NULL (also when `map` is NULL or no mapping). */
const LkYaml *lk_layout_member(const LkYaml *map, const char *key);

#endif
