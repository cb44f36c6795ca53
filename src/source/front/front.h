/* The front matter and its fields; and what the readers of blocks and of the body need too: filling in
 * fields, reading YAML, forms of values, cross references. */
#ifndef LIKHIT_SOURCE_FRONT_FRONT_H
#define LIKHIT_SOURCE_FRONT_FRONT_H

#include "base/date.h"
#include "source/reader/reader.h"

/* ---- front_matter.c */

/* Reads the front matter. Its crest and title become the first blocks: they are linked in at *end, which
 * moves to the `next` of the last one. Returns where the body begins. */
LkFileOffset lk_front_matter(LkReader *reader, LkBlock ***end);
/* Returns the YAML of the front matter; NULL when there is none. */
const LkYaml *lk_front_matter_map(LkReader *reader);

/* ---- blanks.c */

/* Returns whether c is a blank of any width, or a tab. */
bool lk_front_is_blank(uint32_t c);
/* Returns whether c is a mark that nobody sees, such as U+200B. */
bool lk_front_is_invisible(uint32_t c);
/* Returns the text without blanks and invisible characters at both ends. */
LkText lk_front_trim(LkText text);
/* Returns whether the bytes [at, end) of a line begin with the mark of an item: ๑. 2) (๓) ก. • – or -. */
bool lk_front_is_typed_item(LkText text, size_t at, size_t end);

/* ---- fence.c: where the front matter stands */

typedef struct LkFrontPart {
    size_t start, end; /* bytes between the two fences; start >= end = there is none */
    size_t body;       /* where the body begins */
    size_t end_fence;  /* the line at the end of the file that closes the code in which all of it stands; 0 =
                          none */
    bool is_broken;    /* it has no end, which is told */
} LkFrontPart;

/* Finds the front matter. Tells a fence of other dashes than `---`, and one that is missing. */
LkFrontPart lk_front_part(LkReader *reader);

/* ---- front_yaml.c: YAML as officers type it */

/* Returns the YAML of the front matter; NULL after an error. Lines that are no YAML, though what they mean is
 * plain (`เรื่อง: ราคา: 500`), are read as that. Tells of remarks behind values. */
const LkYaml *lk_front_yaml(LkReader *reader, LkFrontPart part);
/* Returns the YAML of a block of keys and values, bytes [start, end) of the file from line `line` on, read in
 * the same way. */
const LkYaml *lk_front_yaml_block(LkReader *reader, const LkFile *file, size_t start, size_t end,
                                  uint32_t line);

/* ---- values.c */

/* Returns the text of a scalar. Of a plain one that was typed over several lines these are kept if
 * `keeps_lines`, or if it begins with an item. Returns false, after an error, when it is no scalar. */
bool lk_front_text(LkReader *reader, const LkYaml *node, bool keeps_lines, LkText *text);
/* Returns the same as inlines, with its lines and its fields; none where there is no value. */
LkInlines lk_front_inlines(LkReader *reader, const LkYaml *node);
/* Tells, once a document, of marks of Markdown and HTML, which are printed as they are typed. */
void lk_front_tell_markup(LkReader *reader, LkText value, LkSpan span);

/* ---- remarks.c */

/* Tells of a # behind the value of a key or behind an item of it: what follows it is not printed. Returns
 * whether there is one. */
bool lk_front_remark(LkReader *reader, const LkYaml *node);

/* ---- names.c: Thai names of fields, which are as good as the English ones */

enum { LK_THAI_NAMES = 3 };

typedef struct LkFieldNames {
    const char *name;                /* English: the one that layouts and the program use */
    const char *thai[LK_THAI_NAMES]; /* the usual one first, then NULL */
} LkFieldNames;

extern const LkFieldNames lk_field_names[];
extern const size_t lk_field_name_count;

/* Returns the English name of a field that may be called by a Thai one; any other name as it is. */
LkText lk_field_name(LkText name);
/* Returns the usual Thai name of such a field, or NULL. */
const char *lk_field_thai_name(LkText name);
/* Returns the value of a key of the front matter that may be called by a Thai name, or NULL. */
const LkYaml *lk_front_member(const LkYaml *map, const char *name);

/* Returns all names of the field that may be called by `name`; NULL when it has no other. */
const LkFieldNames *lk_field_names_of(LkText name);

/* ---- block_keys.c: Thai names of the keys of fenced blocks */

extern const LkFieldNames lk_block_key_names[];
extern const size_t lk_block_key_name_count;

/* Returns the value of a key of a block that may be called by a Thai name, or NULL (also when `map` is no
 * map). */
const LkYaml *lk_block_member(const LkYaml *map, const char *key);
/* Reports each key of the block that is called by no name of `keys`, and two that are names of one. Returns
 * false after errors. */
bool lk_block_known_keys(LkReader *reader, const LkYaml *map, const char *const *keys, size_t count,
                         LkTermId what);

/* ---- field_index.c: fields by their names. An index of NULL has none. */

typedef struct LkFieldIndex LkFieldIndex;

const LkFieldIndex *lk_field_index_own(LkField *first, LkArena *arena);
/* The same of a record's, which are not asked for. */
const LkFieldIndex *lk_field_index_record(const LkField *first, LkArena *arena);
/* Returns the field of that very name, the first in its list; NULL = none. */
const LkField *lk_field_index_find(const LkFieldIndex *index, LkText name);
/* Returns the first field in the list that has any of the names; NULL = none. */
const LkField *lk_field_index_other(const LkFieldIndex *index, const LkFieldNames *names);
/* Notes that the fields of that very name are asked for. */
void lk_field_index_ask(const LkFieldIndex *index, LkText name);

/* ---- lookup.c: the names between two braces, and the fields that they name */

/* Finds the next {{name}} at or after `from`: its bytes [*start, *end) and its name. Returns false when there
 * is none. */
bool lk_field_next(LkText text, size_t from, size_t *start, size_t *end, LkText *name);
/* Returns the offset of the first {{ in [from, end) that begins no field; `end` if there is none. */
size_t lk_field_open(LkText text, size_t from, size_t end);
/* Returns the field of the record with that very name, or NULL. */
const LkField *lk_record_field(const LkReader *reader, LkText name);
/* Returns the field of that name, of the record or of the front matter, or NULL. A field that is called so to
 * the letter stands before one that has it as its other name; then the record stands before the front matter.
 */
const LkField *lk_field_find(const LkReader *reader, LkText name);
/* Notes that the field “name” or “name:form” of the front matter is asked for, whatever it holds. */
void lk_field_ask(LkReader *reader, LkText name);
/* The same; and notes that the field of the front matter is asked for, even if a record stands before it. */
const LkField *lk_field_asked(const LkReader *reader, LkText name);
/* Returns the name of a field that is most like `name`, or NULL. */
const char *lk_field_nearest(LkReader *reader, LkText name);
/* Returns whether the field has a value that is more than blanks. */
bool lk_field_has_value(LkReader *reader, LkText name, LkSpan span);
/* Warns of a field that is not there where that is no error, in a condition or beside a default, if its name
 * looks misspelt or the records have no such column. */
void lk_field_doubt(LkReader *reader, LkText name, LkSpan span);
/* Takes the default of “name|default” off the name. Returns false when there is none. */
bool lk_field_default(LkText *name, LkText *otherwise);

/* Returns the name in “name:form”. */
LkText lk_field_without_form(LkText name);

/* ---- fields.c: {{name}} */

/* A list of inlines that grows. */
typedef struct LkInlineList {
    LkInline *items;
    size_t count, capacity;
    size_t bytes;                  /* of all texts */
    bool is_full;                  /* LK_LIMIT_PARAGRAPH_BYTES is passed: nothing more is added */
    struct LkCondition *condition; /* the innermost {{#if}} that is open; NULL = none */
    bool is_left_out;              /* by a condition: what is added now is dropped */
    bool has_left_out;             /* something was: a paragraph or item that is empty then is none */
} LkInlineList;

void lk_inline_add(LkReader *reader, LkInlineList *list, LkInline item);
/* Adds model.text with a hard break for each line feed; all else is that of `model`. */
void lk_inline_add_lines(LkReader *reader, LkInlineList *list, LkInline model);
/* Adds the value of the field `name`, or the cross reference if it begins with #; style and link of `model`.
 */
void lk_inline_add_field(LkReader *reader, LkInlineList *list, LkInline model, LkText name);

/* Reports a {{ without its }}. */
void lk_field_unclosed(LkReader *reader, LkSpan span);
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

/* ---- conditions.c: {{#if name}} … {{else}} … {{/if}} */

typedef struct LkCondition LkCondition;

/* Returns whether `name`, between two braces, is a mark of a condition; then what follows is added to the
 * list or left out. lk_inline_add_field asks this. */
bool lk_condition_mark(LkReader *reader, LkInlineList *list, LkText name, LkSpan span);
/* Reports the conditions that are open at the end of a list of inlines. Whoever fills a list calls this at
 * its end. */
void lk_conditions_end(LkReader *reader, LkInlineList *list);
/* Reports, at the end of the document, the conditions that no one has closed or reported. */
void lk_conditions_end_all(LkReader *reader);

/* Bytes of the file, whole lines, that are not part of the document. */
typedef struct LkLeftOut {
    LkFileOffset start, end;
    bool is_mark; /* a line with a mark such as {{/if}}; else what a condition leaves out, inner marks
                     included */
} LkLeftOut;

typedef struct LkLeftOutList {
    LkLeftOut *items; /* in the order of the file */
    size_t count, capacity;
} LkLeftOutList;

/* Finds what conditions leave out whose marks stand on lines of their own, among the lines that begin in
 * [from, to). Lines of code are none: those between fences, unless `is_block` (may be NULL) takes the words
 * behind the fence for the name of a block. Marks that have no partner are errors. */
LkLeftOutList lk_conditions_of_lines(LkReader *reader, LkFileOffset from, LkFileOffset to,
                                     bool (*is_block)(LkText info));

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
/* Reads the row that `header-row:` names; 0 when `node` is NULL, and after an error. */
uint32_t lk_yaml_header_row(LkReader *reader, const LkYaml *node);
bool lk_yaml_bool(LkReader *reader, const LkYaml *node, bool *value);
/* Return whether it is a word for yes, or for no: true, yes, ใช่, มี; false, no, ไม่ใช่, ไม่, ไม่มี. */
bool lk_yaml_is_yes(const LkYaml *node);
bool lk_yaml_is_no(const LkYaml *node);

enum { LK_CHOICE_NAMES = 3 };

/* Returns which of `count` choices the node names, each by up to three names (NULL = no more); -1 if none. */
int lk_yaml_choice(const LkYaml *node, const char *const (*names)[LK_CHOICE_NAMES], size_t count);
/* Returns the name that a misspelt one is like, or NULL. */
const char *lk_yaml_choice_meant(LkReader *reader, const LkYaml *node,
                                 const char *const (*names)[LK_CHOICE_NAMES], size_t count);
/* Reads left, centre, right or decimal. Returns LK_SOURCE_ALIGNMENT_DEFAULT after an error. */
LkSourceAlignment lk_yaml_alignment(LkReader *reader, const LkYaml *node);
/* Reads a width such as 2cm, 20mm, 10pt, 1in or 2fr. Returns false for anything else, without an error. */
bool lk_column_width(LkText text, LkColumnWidth *width);

/* ---- forms.c: the forms in which {{name:form}} prints a value, such as thai-date */

/* Returns the value in a form, in the arena; empty after an error at `span`. */
LkText lk_form(LkReader *reader, LkText form, LkText value, LkSpan span);
bool lk_is_form(LkText form);
/* Returns whether the form is one of dates. */
bool lk_is_date_form(LkText form);
/* Appends the value in a form that there is. Returns false, without an error, when the value has no such
 * form. */
bool lk_form_write(LkText form, LkText value, LkBuffer *out);
/* Returns what the form is worked out from: the value as it is shown, or what the cell of a spreadsheet holds
 * (lk_data_held), which has all decimals and the whole date. */
LkText lk_form_value(LkText form, LkText value, LkText held);

/* ---- number_forms.c: money, number, number(2), percent, percent(1), ratio, ratio(1), as-is */

#define LK_FORM_AS_IS "as-is" /* the value as typed: its digits stay what they are */

bool lk_is_number_form(LkText form);
/* As lk_form_write, for such a form. */
bool lk_number_form_write(LkText form, LkText value, LkBuffer *out);
/* Returns whether the form says how many decimals there are. */
bool lk_number_form_rounds(LkText form);

/* What a value says about percents: 0.25 may be meant as 25%, though the form prints it as 0.25%. */
typedef enum LkRatioDoubt {
    LK_RATIO_UNSAID,  /* nothing: 0, 1, words, another form */
    LK_RATIO_DOUBTED, /* it is below one */
    LK_RATIO_REFUTED  /* it is above one, or has its sign */
} LkRatioDoubt;

LkRatioDoubt lk_ratio_doubt(LkText form, LkText value);
/* Tells of such a value, printed in the form. */
void lk_ratio_tell(LkReader *reader, LkText form, LkText value, LkSpan span);

/* ---- date.c: dates in the forms that offices write */

typedef enum LkDateReading {
    LK_DATE_NONE, /* no date, or a day that the calendar has not */
    LK_DATE_SURE,
    LK_DATE_OPEN,           /* a day to be filled in by hand, or several days: printed as typed */
    LK_DATE_DOUBTFUL_ORDER, /* 5/4 or 4/5 */
    LK_DATE_DOUBTFUL_YEAR   /* two digits: พ.ศ. or ค.ศ. */
} LkDateReading;

/* What a text means as a date. */
typedef struct LkDateRead {
    LkDateReading reading;
    LkDate date;   /* of the common era */
    LkDate other;  /* where it is doubtful: the other day that it may be. Where it is open, `date` has month
                      and year, or year 0 where there are several */
    int weekday;   /* that is typed beside it, 1 = Sunday; 0 = none */
    int days;      /* where it is no date: those that its month has, if the day is beyond them; 0 = else */
    bool is_mixed; /* where it is no date: Thai and Arabic digits stand in one number */
    const char *month_meant; /* where it is no date: the month that a misspelt word is like; NULL = none */
} LkDateRead;

/* Reads a date. `format` says in which order day, month and year stand in numbers (d/m/y); empty = as Thai
 * offices write them, and told where that is doubtful. With a format, years of two digits are of the Buddhist
 * era. */
LkDateRead lk_date_of(LkText text, LkText format);
/* Returns whether `format` names day, month and year once each; *order becomes "dmy", "mdy", … */
bool lk_date_order(LkText format, char order[4]);
/* Returns YYYY-MM-DD. */
const char *lk_date_iso(LkDate date, LkArena *arena);
/* Gives what a doubtful date may mean, for a message. */
void lk_date_meanings(const LkDateRead *read, LkArena *arena, LkText *first, LkText *second);
/* Reports a date that is doubtful. Returns false, without a message, for any other. */
bool lk_date_doubt(LkReader *reader, const LkDateRead *read, LkText value, LkSpan span);
/* Reports what is no date, and why where that is known. */
void lk_date_tell_none(LkReader *reader, const LkDateRead *read, LkText value, LkSpan span);
/* Returns the value with the room that was left before an open date, for a day that is written by hand:
 * no-break spaces for the blanks that stand before it. Any other value stays as it is. */
LkText lk_date_with_room(LkReader *reader, const LkYaml *node, LkText value);
/* Warns of a weekday beside the date that is not that day's. */
void lk_date_tell_weekday(LkReader *reader, const LkDateRead *read, LkText value, LkSpan span);
/* Returns the `format:` that `fields:` of the front matter gives to a field, or to the one that alone is its
 * value
 * (`date: "{{day}}"`); empty if none. */
LkText lk_date_format(const LkReader *reader, const LkField *field);
/* Returns whether a text is YYYY-MM-DD, as cells of spreadsheets hold days. */
bool lk_date_is_day(LkText text);
/* Returns the day (YYYY-MM-DD) that the cell of a spreadsheet holds which gives a field its value, or the one
 * that alone is its value; empty if none. It is exact, however the cell shows it. */
LkText lk_date_held(const LkReader *reader, const LkField *field);

/* ---- keep.c: reads the words of `keep:` into source->keep */
void lk_read_keep(LkReader *reader, const LkYaml *node);

#endif
