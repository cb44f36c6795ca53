/* Paths, which name a value of a layout: “page.margins.left”, “headings.2.size” (levels count from 1),
 * “tables.score.rule” (of the table style called score). */
#ifndef LIKHIT_STYLE_PATH_H
#define LIKHIT_STYLE_PATH_H

#include "base/yaml.h"
#include "style/schema.h"

#define LK_PATH_STEPS 8 /* the deepest key has four */

typedef struct LkPathStep {
    LkText name;
    size_t level;        /* place in a list of levels, from 1; 0 = a member of a map, called `name` */
    const LkKey *within; /* the key of the table in whose `keys` the name stands; NULL = it is no key: a level
                            or the name of a table style */
} LkPathStep;

typedef struct LkPath {
    LkPathStep steps[LK_PATH_STEPS];
    size_t count;
    const LkKey *key; /* the key at the end of the path; NULL = there is none */
} LkPath;

/* Splits a path into steps, by the table of keys. An unknown name is a step too: the loader reports it.
 * Returns false when the text is not a path: it is empty, too deep, or a level in it is no number in range.
 */
bool lk_path_read(LkPath *path, LkText text);

/* Returns the member of `parent` that a step leads to, or NULL (also when `parent` is NULL). */
const LkYaml *lk_path_step(const LkYaml *parent, const LkPathStep *step);

#endif
