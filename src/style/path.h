/* Paths of values: “page.margins.left”, “headings.2.size” (levels count from 1), “tables.score.rule”. */
#ifndef LIKHIT_STYLE_PATH_H
#define LIKHIT_STYLE_PATH_H

#include "base/yaml.h"
#include "style/schema.h"

#define LK_PATH_STEPS 8 /* the deepest key has four */

typedef struct LkPathStep {
    LkText name;
    size_t level;        /* from 1: a place in a list; 0 = a member of a map */
    const LkKey *within; /* the key that has it below; NULL = the table does not know it by name */
} LkPathStep;

typedef struct LkPath {
    LkPathStep steps[LK_PATH_STEPS];
    size_t count;
    const LkKey *key; /* that it leads to; NULL = the table has none there */
} LkPath;

/* Takes a path apart by the table of keys. What the table does not know is a step like any other, for the
 * loader to complain of. Returns false for what is no path: empty, too deep, or a level that is no number in
 * range.
 */
bool lk_path_read(LkPath *path, LkText text);

/* Returns the member of `parent` that a step leads to, or NULL (also when `parent` is NULL). */
const LkYaml *lk_path_step(const LkYaml *parent, const LkPathStep *step);

#endif
