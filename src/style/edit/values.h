/* For a user interface that shows and edits a layout: its values with the file each comes from, and changing
 * them in the text of that file. */
#ifndef LIKHIT_STYLE_EDIT_VALUES_H
#define LIKHIT_STYLE_EDIT_VALUES_H

#include "style/chain.h"
#include "style/schema.h"

/* One value of a layout and where it comes from. */
typedef struct LkTracedValue {
    const char *path; /* such as “headings.2.size” */
    const LkKey *key;
    const char *value; /* of the files, without overrides: as one would say it, without quotes; lists in [] */
    const LkLayoutFile *file; /* that says it; NULL = it is the default */
    LkSpan span;              /* of the value in that file */
    const char *override;     /* that replaces it; NULL = none */
} LkTracedValue;

/* Calls take(context, value) for every value, in the order of the table of keys. Of a list of levels, those
 * that a file has and one more are visited; of table styles, all that there are. */
void lk_layout_each_value(const LkLayout *layout, LkArena *arena,
                          void (*take)(void *context, const LkTracedValue *value), void *context);

/* Appends these values as a JSON array of objects with path, kind, units, choices, range, default, value,
 * file, line, set (the override) and description. */
void lk_layout_values_json(const LkLayout *layout, LkArena *arena, LkBuffer *out);

/* Makes the text of a layout file with some values changed; *text is in the arena. Scalars are replaced,
 * missing keys are added in the file's own indent, all other bytes stay. Returns false after an error, which
 * says what cannot be changed. */
bool lk_layout_edit(const LkFile *file, LkSettings values, LkText *text, LkArena *arena,
                    LkDiagnostics *diagnostics);

/* Where overrides are to be saved. */
typedef struct LkLayoutSave {
    const LkLayout *layout;
    const char *root;           /* nothing outside this folder is written */
    const char *beside;         /* folder for new layouts: that of the source */
    const char *const *shipped; /* folders whose files are never changed */
    size_t shipped_count;
    const char *name; /* name of a new layout to make, which extends `layout`; NULL = save into the layout's
                         own file */
} LkLayoutSave;

/* Returns whether the layout's own file may be changed: it lies below `root` and in none of the `shipped`
 * folders. */
bool lk_layout_is_own(const LkLayoutSave *save);

/* Writes the overrides of the layout into its file or into a new one. The text is loaded first: if it does
 * not give the same layout, nothing is written. Returns the path of the file, in the arena; NULL after an
 * error. */
const char *lk_layout_save(const LkLayoutSave *save, LkArena *arena, LkDiagnostics *diagnostics);

/* Append a text as a YAML scalar on one line: the first without quotes where that is possible, the second
 * always in quotes. */
void lk_yaml_put_scalar(LkBuffer *out, LkText text);
void lk_yaml_put_quoted(LkBuffer *out, LkText text);

#endif
