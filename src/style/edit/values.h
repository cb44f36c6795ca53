/* What values a layout has and where each comes from; and changing them in its file. */
#ifndef LIKHIT_STYLE_VALUES_H
#define LIKHIT_STYLE_VALUES_H

#include "style/chain.h"
#include "style/schema.h"

/* One value of a layout. */
typedef struct LkLayoutValueSeen {
    const char *path;
    const LkKey *key;
    const char *value;        /* as a file would say it, without quotes; lists in brackets */
    const LkLayoutFile *file; /* that says it; NULL = the default */
    LkSpan span;              /* where */
    const char *set;          /* what stands over it; NULL = nothing */
} LkLayoutValueSeen;

/* Goes through all values in the order of the table of keys. Of lists of levels those are there that a file
 * names, and one more; of table styles those that there are. */
void lk_layout_each_value(const LkLayout *layout, LkArena *arena,
                          void (*take)(void *context, const LkLayoutValueSeen *value), void *context);

/* Appends those values as a JSON list: path, kind, units, choices, range, default, value, file, line, set,
 * description. */
void lk_layout_values_json(const LkLayout *layout, LkArena *arena, LkBuffer *out);

/* Makes the text of a layout file with values changed, in the arena: scalars are replaced, keys that are not
 * there are added with the file's own indent; all else stays byte for byte. Returns false after an error,
 * which says what is in the way.
 */
bool lk_layout_edit(const LkFile *file, LkSettings values, LkText *text, LkArena *arena,
                    LkDiagnostics *diagnostics);

/* Where values are to be saved. */
typedef struct LkLayoutSave {
    const LkLayout *layout;
    const char *root;           /* what may be written lies below it */
    const char *beside;         /* folder for new layouts: that of the source */
    const char *const *shipped; /* folders whose files are never changed */
    size_t shipped_count;
    const char *name; /* of a new layout that extends the present one; NULL = into the layout's own file */
} LkLayoutSave;

/* Returns whether the layout's own file may be changed: it lies below the root and in no folder of shipped
 * ones. */
bool lk_layout_is_own(const LkLayoutSave *save);

/* Writes the values that stand over the layout into its file, or into a new one. What was written would load
 * as the same layout, or nothing is written. Returns the path of the file, in the arena; NULL after an error.
 */
const char *lk_layout_save(const LkLayoutSave *save, LkArena *arena, LkDiagnostics *diagnostics);

/* Append a text as YAML in one line: as it is where it can stand so, else in quotes. */
void lk_yaml_put_scalar(LkBuffer *out, LkText text);
void lk_yaml_put_quoted(LkBuffer *out, LkText text);

#endif
