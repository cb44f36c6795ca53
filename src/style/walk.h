/* Reading a map of a layout file, key by key, by the table of keys. */
#ifndef LIKHIT_STYLE_WALK_H
#define LIKHIT_STYLE_WALK_H

#include "base/yaml.h"
#include "style/value.h"

/* Sets the members of the struct `object` to their defaults. `key` is the LK_KEY_OBJECT that describes the
 * struct. */
void lk_layout_defaults(const LkValueContext *context, const LkKey *key, void *object);

/* Reads the values in `map` into the members of the struct `object`; members that it does not mention stay.
 * An unknown key is an error. Table styles are left to tables.c. */
void lk_layout_walk(const LkValueContext *context, const LkKey *key, const LkYaml *map, void *object);

#endif
