/* Walks a mapping of a layout file against the table of keys. */
#ifndef LIKHIT_STYLE_WALK_H
#define LIKHIT_STYLE_WALK_H

#include "base/yaml.h"
#include "style/value.h"

/* Sets all keys below the object `key` to their defaults in `object`. */
void lk_layout_defaults(const LkValueContext *context, const LkKey *key, void *object);

/* Reads what `map` says over the members of `object`. Table styles are left to tables.c. */
void lk_layout_walk(const LkValueContext *context, const LkKey *key, const LkYaml *map, void *object);

#endif
