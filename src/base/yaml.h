/* YAML with places: a file, or a part of one, as a tree of maps, lists and scalars. Every scalar is text as
 * written; its reader decides what it is. Anchors, aliases and further documents are refused: no layout or
 * front matter needs them, and they can blow up. */
#ifndef LIKHIT_BASE_YAML_H
#define LIKHIT_BASE_YAML_H

#include "base/diagnostic.h"

typedef enum LkYamlKind {
    LK_YAML_NULL, /* nothing, ~ or null, without quotes */
    LK_YAML_SCALAR,
    LK_YAML_LIST,
    LK_YAML_MAP
} LkYamlKind;

typedef struct LkYaml {
    LkYamlKind kind;
    bool is_quoted; /* scalar: in quotes or a block, so certainly text */
    LkText text;    /* scalar: its value, unescaped; of LK_YAML_NULL as written */
    LkSpan span;    /* of the value; of a map or list its first character */
    /* Bytes of the file: what stands between a scalar's quotes or under the sign of its block; of a map or
     * list in brackets all of it; of others from its first member on, and `end` means nothing. */
    size_t offset, end;
    LkText key; /* in a map: its key */
    LkSpan key_span;
    size_t key_offset, key_end; /* the same of the key */
    struct LkYaml *first;       /* of a map or list: its members in order of the file */
    struct LkYaml *next;
    size_t count; /* of a map or list: members */
} LkYaml;

/* Reads the bytes [start, end) of file->text. NULL after an error (E-yaml-…, at its place); an empty text
 * gives a LK_YAML_NULL. Keys stand once in a map: a second one is an error and is left out. */
const LkYaml *lk_yaml_parse_part(const LkFile *file, size_t start, size_t end, LkArena *arena,
                                 LkDiagnostics *diagnostics);

/* The same for a part that begins at the start of line `line`: spares counting the lines before it, which
 * many parts of a long file would make slow. */
const LkYaml *lk_yaml_parse_lines(const LkFile *file, size_t start, size_t end, uint32_t line, LkArena *arena,
                                  LkDiagnostics *diagnostics);

/* The whole file. */
const LkYaml *lk_yaml_parse(const LkFile *file, LkArena *arena, LkDiagnostics *diagnostics);

/* The value of `key` in a map, or NULL (also when `map` is NULL or no map). */
const LkYaml *lk_yaml_get(const LkYaml *map, const char *key);

#endif
