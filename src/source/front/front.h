/* The front matter and the fields it gives; YAML with places; forms of values; references. Blocks and the
 * body are read with these. */
#ifndef LIKHIT_SOURCE_FRONT_FRONT_H
#define LIKHIT_SOURCE_FRONT_FRONT_H

#include "source/reader/reader.h"

/* ---- front_matter.c */

/* Reads the front matter: its titles and crest become the first blocks, at *end, which moves behind them.
 * Returns where the body begins. */
LkFileOffset lk_front_matter(LkReader *reader, LkBlock ***end);
/* Returns its keys and values alone; NULL when it has none. */
const LkYaml *lk_front_matter_map(LkReader *reader);

/* ---- fields.c: {{name}} */

/* A list of inlines as it grows. */
typedef struct LkInlineList {
    LkInline *items;
    size_t count, capacity;
    size_t bytes; /* of all texts */
    bool is_full; /* the limit of a paragraph is passed: no more is taken */
} LkInlineList;

void lk_inline_add(LkReader *reader, LkInlineList *list, LkInline item);
/* Adds text whose line feeds become hard breaks. */
void lk_inline_add_lines(LkReader *reader, LkInlineList *list, LkInline model);
/* Adds the value of a field, or the reference that it is. */
void lk_inline_add_field(LkReader *reader, LkInlineList *list, LkInline model, LkText name);

/* Finds the next {{name}} from `from` on; false when there is none. */
bool lk_field_next(LkText text, size_t from, size_t *start, size_t *end, LkText *name);
/* Returns the offset of the first pair of braces in [from, end) that no field was made of; `end` if there is
 * none. */
size_t lk_field_open(LkText text, size_t from, size_t end);
/* Tells of braces that begin a field and have no end. */
void lk_field_unclosed(LkReader *reader, LkSpan span);
/* Returns the record's field of that name, or NULL. */
const LkField *lk_record_field(const LkReader *reader, LkText name);
/* Returns the value of “name” or “name:form” as inlines; none where the field has no value or is not there.
 */
LkInlines lk_field_inlines(LkReader *reader, LkText name);
/* Returns a path or another short text with the values of its fields; *span becomes the place of a record's
 * value. */
LkText lk_filled_text(LkReader *reader, LkText text, LkSpan *span);

/* Returns plain text (no Markdown) as inlines, fields filled in unless it is data. `offset` is where it
 * stands in the reader's file, for the place of each part; LK_NO_OFFSET if it does not. */
LkInlines lk_plain_inlines(LkReader *reader, LkText text, LkSpan span, LkFileOffset offset, bool from_data);
/* Returns a scalar of YAML the same way; an empty array and an error when it is none. */
LkInlines lk_yaml_inlines(LkReader *reader, const LkYaml *node, bool from_data);

/* ---- references.c: {#id} and {{#id}} */

/* A field whose name begins with # names a block: true, and *item says which and what of it. */
bool lk_reference(LkReader *reader, LkText name, LkSpan span, LkInline *item);
/* Takes “{#id}” from the end of a text; the id is empty if there is none. */
LkText lk_take_id(LkReader *reader, LkInlines *inlines, LkSpan *span);
bool lk_is_id(LkText text);

/* ---- yaml_block.c: what all readers of YAML share. False after an error at the node. */

/* `what` is the name of the map in messages. */
bool lk_yaml_known_keys(LkReader *reader, const LkYaml *map, const char *const *keys, size_t count,
                        LkTermId what);
bool lk_yaml_scalar(LkReader *reader, const LkYaml *node, LkText *text);
bool lk_yaml_bool(LkReader *reader, const LkYaml *node, bool *value);
/* Returns LK_ALIGN_DEFAULT after an error. */
LkAlign lk_yaml_align(LkReader *reader, const LkYaml *node);
/* Reads a width such as 2cm, 20mm, 10pt, 1in or 2fr; tells nothing. */
bool lk_column_width(LkText text, LkColumnWidth *width);

/* ---- forms.c: forms of values, such as thai-date */

/* Returns the value in that form; empty after an error at `span`. */
LkText lk_form(LkReader *reader, LkText form, LkText value, LkSpan span);
bool lk_is_form(LkText form);

/* ---- date.c: dates as documents have them, YYYY-MM-DD of the common era */

bool lk_is_iso_date(LkText text);
/* Returns the date that is meant by one with a year of the Buddhist era, the usual slip; NULL if it is none.
 */
const char *lk_common_era(LkText text, LkArena *arena);

/* ---- keep.c: the words of `keep:` into the source */
void lk_read_keep(LkReader *reader, const LkYaml *node);

#endif
