/* The table of layout keys. The loader checks layout files against it; the JSON Schema and docs/layout.md are
 * made from it. */
#ifndef LIKHIT_STYLE_SCHEMA_H
#define LIKHIT_STYLE_SCHEMA_H

#include "style/layout.h"

typedef enum LkKeyKind {
    LK_KEY_LENGTH,  /* "2.5cm" → LkLength */
    LK_KEY_INTEGER, /* → int */
    LK_KEY_BOOLEAN, /* true, false → bool */
    LK_KEY_CHOICE,  /* one of `names` → its index as an enum, or as a bool where there are two */
    LK_KEY_STRING,  /* → const char *, NUL-terminated */
    LK_KEY_COLOUR,  /* "#RRGGBB", a name of lk_named_colours, or "none" where allowed → LkColour */
    LK_KEY_FONTS,   /* a list of families → LkFontList */
    LK_KEY_STRINGS, /* a list → const char **, with the count in the next member, a size_t */
    LK_KEY_OBJECT,  /* a map of the keys in `keys` */
    LK_KEY_LEVELS,  /* a list of up to `maximum` such maps → an array of structs of `stride` bytes */
    LK_KEY_TABLES   /* named table styles → LkLayout.tables */
} LkKeyKind;

/* Units that a length may have. */
enum {
    LK_UNIT_ABSOLUTE = 1, /* pt, mm, cm, in */
    LK_UNIT_EM = 2,       /* of the layout's text.size */
    LK_UNIT_AUTO = 4      /* the word auto, read as 0 */
};

/* A key: where it stands, what it may be, where its value goes. */
typedef struct LkKey {
    const char *name;
    LkKeyKind kind;
    size_t offset, size;      /* in bytes, of the member in the struct of the map; size 0 = it has none: the
                                 loader handles this key by itself */
    const char *standard;     /* the default, as a layout would write it; NULL for objects */
    double minimum, maximum;  /* both allowed; of lengths in points */
    unsigned units;           /* of lengths */
    bool allows_none;         /* of colours: "none", stored as 0xFFFFFF */
    const char *const *names; /* of choices: the values; of strings: what may stand in braces, as {page} */
    size_t name_count;
    const struct LkKey *keys; /* of objects, levels and table styles */
    size_t key_count;
    size_t stride; /* of levels */
    const char *description;
} LkKey;

/* The root of the table: a layout file as a whole, an LK_KEY_OBJECT whose keys have offsets in LkLayout. */
extern const LkKey lk_layout_schema_root;

typedef struct LkNamedColour {
    const char *name;
    LkColour colour;
} LkNamedColour;

#define LK_NAMED_COLOURS 5
extern const LkNamedColour lk_named_colours[LK_NAMED_COLOURS];

/* Returns the key of that name among `count` keys, or NULL. */
const LkKey *lk_key_find(const LkKey *keys, size_t count, LkText name);

/* Fills in width and height of a paper in portrait. */
void lk_paper_size(LkPaper paper, LkLength *width, LkLength *height);

#endif
