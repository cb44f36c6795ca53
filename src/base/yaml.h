/* YAML as a tree of maps, lists and scalars, each with its place in the file. A scalar is text: whoever reads
 * it decides whether it is a number, a date or a length. Anchors, aliases and a second document are errors:
 * no layout or front matter needs them, and aliases can make a small file huge. */
#ifndef LIKHIT_BASE_YAML_H
#define LIKHIT_BASE_YAML_H

#include <stddef.h>

#include "base/diagnostic.h"

typedef enum LkYamlKind {
    LK_YAML_NULL, /* no value, or ~ or null without quotes */
    LK_YAML_SCALAR,
    LK_YAML_LIST,
    LK_YAML_MAP
} LkYamlKind;

typedef struct LkYaml {
    LkYamlKind kind;
    bool is_quoted; /* scalar: in quotes or a block (| or >), so certainly text */
    LkText text;    /* scalar: its value, escapes resolved; null: as written */
    LkSpan span;    /* scalar: of the value; map or list: of its first character */
    /* The value's bytes [offset, end) in the file. Scalar: what is between the quotes, or below the | or > of
     * a block. Map or list in brackets: all of it. Map or list by indent: `offset` is its first member, `end`
     * means nothing. */
    size_t offset, end;
    LkText key; /* a member of a map: its key; empty in a list */
    LkSpan key_span;
    size_t key_offset, key_end; /* the key's bytes in the file */
    struct LkYaml *first;       /* map or list: its first member, in the order of the file */
    struct LkYaml *next;        /* the next member of the same map or list */
    size_t count;               /* map or list: how many members */
} LkYaml;

/* Returns the tree of the bytes [start, end) of file->text, in the arena; NULL after an error of syntax
 * (E-yaml-…, at its place). Empty text gives LK_YAML_NULL. A key that a map has already is an error and is
 * left out; the tree is returned all the same. */
const LkYaml *lk_yaml_parse_part(const LkFile *file, size_t start, size_t end, LkArena *arena,
                                 LkDiagnostics *diagnostics);

/* From the byte `at` of a mended text on, the file has its bytes `shift` further on. */
typedef struct LkYamlEdit {
    size_t at;
    ptrdiff_t shift;
} LkYamlEdit;

/* What is read in place of a part of a file: the part with some bytes put in or left out. */
typedef struct LkYamlMended {
    LkText text;
    const LkYamlEdit *edits; /* count of them, in the order of the text */
    size_t count;
} LkYamlMended;

/* As lk_yaml_parse_part, but reads the mended text, unless it is NULL; all places are those of the file. The
 * part begins at the start of line `line`; 0 = that is to be counted. */
const LkYaml *lk_yaml_parse_mended(const LkFile *file, size_t start, size_t end, uint32_t line,
                                   const LkYamlMended *mended, LkArena *arena, LkDiagnostics *diagnostics);

/* The same for a part that begins at the start of line `line`, counted from 1: the lines before it need not
 * be counted again for each of many parts. */
const LkYaml *lk_yaml_parse_lines(const LkFile *file, size_t start, size_t end, uint32_t line, LkArena *arena,
                                  LkDiagnostics *diagnostics);

/* The same for the whole file. */
const LkYaml *lk_yaml_parse(const LkFile *file, LkArena *arena, LkDiagnostics *diagnostics);

/* Returns the value of `key` in a map, or NULL (also when `map` is NULL or is not a map). */
const LkYaml *lk_yaml_get(const LkYaml *map, const char *key);

#endif
