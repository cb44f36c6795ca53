/* The table of layout keys: what the loader checks against, and what the JSON Schema and the docs are made
 * from. */
#ifndef LIKHIT_STYLE_SCHEMA_H
#define LIKHIT_STYLE_SCHEMA_H

#include "style/layout.h"

typedef enum LkKeyKind {
    LK_KEY_LENGTH,  /* "2.5cm" → LkLength */
    LK_KEY_INTEGER, /* → int */
    LK_KEY_BOOLEAN, /* true, false → bool */
    LK_KEY_CHOICE,  /* one of `names` → its index as an enum, or as a bool where there are two */
    LK_KEY_STRING,  /* → const char *, NUL-terminated */
    LK_KEY_COLOUR,  /* "#RRGGBB", a name of lk_colour_names, or "none" where allowed → LkColour */
    LK_KEY_FONTS,   /* families → LkFontList */
    LK_KEY_STRINGS, /* → const char ** with the count in the next member */
    LK_KEY_OBJECT,  /* keys below this one */
    LK_KEY_LEVELS,  /* a list of up to `maximum` objects, each `stride` bytes further on */
    LK_KEY_TABLES   /* named table styles → LkLayout.tables */
} LkKeyKind;

/* Units a length may have. */
enum {
    LK_UNIT_ABSOLUTE = 1, /* pt, mm, cm, in */
    LK_UNIT_EM = 2,       /* of the layout's text.size */
    LK_UNIT_AUTO = 4      /* the word auto, stored as 0 */
};

typedef struct LkKey {
    const char *name;
    LkKeyKind kind;
    size_t offset, size; /* of the member in the object's struct; size 0 = the loader looks at it elsewhere */
    const char *standard;     /* the default, written as in a layout; NULL for objects */
    double minimum, maximum;  /* of lengths in points */
    unsigned units;           /* of lengths */
    bool allows_none;         /* of colours: "none", stored as 0xFFFFFF */
    const char *const *names; /* of choices; of strings: what may stand in braces */
    size_t name_count;
    const struct LkKey *keys; /* of objects, levels and table styles */
    size_t key_count;
    size_t stride; /* of levels */
    const char *description;
} LkKey;

/* The whole layout: an object key whose offsets are in LkLayout. */
extern const LkKey lk_layout_schema_root;

typedef struct LkNamedColour {
    const char *name;
    LkColour colour;
} LkNamedColour;

#define LK_NAMED_COLOURS 5
extern const LkNamedColour lk_named_colours[LK_NAMED_COLOURS];

/* Returns the key of that name among `keys`, or NULL. */
const LkKey *lk_key_find(const LkKey *keys, size_t count, LkText name);

/* Fills in width and height of an upright sheet. */
void lk_paper_size(LkPaper paper, LkLength *width, LkLength *height);

#endif
