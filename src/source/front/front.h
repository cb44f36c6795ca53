/* The front matter and its fields; and what the readers of blocks and of the body need too: filling in
 * fields, reading YAML, forms of values, cross references. */
#ifndef LIKHIT_SOURCE_FRONT_FRONT_H
#define LIKHIT_SOURCE_FRONT_FRONT_H

#include "source/reader/reader.h"

/* ---- front_matter.c */

/* Reads the front matter. Its crest and title become the first blocks: they are linked in at *end, which
 * moves to the `next` of the last one. Returns where the body begins. */
LkFileOffset lk_front_matter(LkReader *reader, LkBlock ***end);
/* Returns the YAML of the front matter; NULL when there is none. */
const LkYaml *lk_front_matter_map(LkReader *reader);

/* ---- fields.c: {{name}} */

/* A list of inlines that grows. */
typedef struct LkInlineList {
    LkInline *items;
    size_t count, capacity;
    size_t bytes; /* of all texts */
    bool is_full; /* LK_LIMIT_PARAGRAPH_BYTES is passed: nothing more is added */
} LkInlineList;

void lk_inline_add(LkReader *reader, LkInlineList *list, LkInline item);
/* Adds model.text with a hard break for each line feed; all else is that of `model`. */
void lk_inline_add_lines(LkReader *reader, LkInlineList *list, LkInline model);
/* Adds the value of the field `name`, or the cross reference if it begins with #; style and link of `model`.
 */
void lk_inline_add_field(LkReader *reader, LkInlineList *list, LkInline model, LkText name);

/* Finds the next {{name}} at or after `from`: its bytes [*start, *end) and its name. Returns false when there
 * is none. */
bool lk_field_next(LkText text, size_t from, size_t *start, size_t *end, LkText *name);
/* Returns the offset of the first {{ in [from, end) that begins no field; `end` if there is none. */
size_t lk_field_open(LkText text, size_t from, size_t end);
/* Reports a {{ without its }}. */
void lk_field_unclosed(LkReader *reader, LkSpan span);
/* Returns the field of the record with that name, or NULL. */
const LkField *lk_record_field(const LkReader *reader, LkText name);
/* Returns the value of the field “name” or “name:form” as inlines; none where there is no such field or
 * value. */
LkInlines lk_field_inlines(LkReader *reader, LkText name);
/* Returns a short text, such as a path, with its fields filled in. If a record gave a value, *span becomes
 * the place of that in the data. */
LkText lk_filled_text(LkReader *reader, LkText text, LkSpan *span);

/* Returns plain text (not Markdown) as inlines. Fields are filled in unless `from_data`. `offset` is where
 * the text stands in the file, for the place of each part, or LK_NO_OFFSET. */
LkInlines lk_plain_inlines(LkReader *reader, LkText text, LkSpan span, LkFileOffset offset, bool from_data);
/* Returns a YAML scalar the same way; no inlines, after an error, when it is not a scalar. */
LkInlines lk_yaml_inlines(LkReader *reader, const LkYaml *node, bool from_data);

/* ---- references.c: {#id} and {{#id}} */

/* Returns whether a field `name` is a cross reference, which begins with #; then fills in reference and text
 * of *item. A mistake in it is an error at `span`. */
bool lk_reference(LkReader *reader, LkText name, LkSpan span, LkInline *item);
/* Removes “{#id}” from the end of a text. Returns the id, and its place in *span; empty if there is none. */
LkText lk_take_id(LkReader *reader, LkInlines *inlines, LkSpan *span);
/* Returns whether the text may be an id: no blanks, and none of {}:#"<>()[]. */
bool lk_is_id(LkText text);

/* ---- yaml_block.c: what all readers of YAML share. Each returns false after an error at the node. */

/* Reports each key of the map that is not among `keys`. `what` is what the map is called in messages. */
bool lk_yaml_known_keys(LkReader *reader, const LkYaml *map, const char *const *keys, size_t count,
                        LkTermId what);
bool lk_yaml_scalar(LkReader *reader, const LkYaml *node, LkText *text);
bool lk_yaml_bool(LkReader *reader, const LkYaml *node, bool *value);
/* Reads left, centre, right or decimal. Returns LK_ALIGN_DEFAULT after an error. */
LkAlign lk_yaml_align(LkReader *reader, const LkYaml *node);
/* Reads a width such as 2cm, 20mm, 10pt, 1in or 2fr. Returns false for anything else, without an error. */
bool lk_column_width(LkText text, LkColumnWidth *width);

/* ---- forms.c: the forms in which {{name:form}} prints a value, such as thai-date */

/* Returns the value in a form, in the arena; empty after an error at `span`. */
LkText lk_form(LkReader *reader, LkText form, LkText value, LkSpan span);
bool lk_is_form(LkText form);

/* ---- date.c: dates of documents, YYYY-MM-DD of the common era */

bool lk_is_iso_date(LkText text);
/* Returns the date YYYY-MM-DD that is meant by one with a year of the Buddhist era, the usual mistake, for a
 * hint; NULL if the text is not such a date. */
const char *lk_common_era(LkText text, LkArena *arena);

/* ---- keep.c: reads the words of `keep:` into source->keep */
void lk_read_keep(LkReader *reader, const LkYaml *node);

#endif
