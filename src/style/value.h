/* Scalars of a layout: from text as written to members of the layout's structs. */
#ifndef LIKHIT_STYLE_VALUE_H
#define LIKHIT_STYLE_VALUE_H

#include "style/schema.h"

typedef struct LkValueContext {
    LkArena *arena;
    LkDiagnostics *diagnostics;
    LkLength em; /* text.size of the layout */
} LkValueContext;

/* Reads `text` as a value of `key` into its member of `object`. Returns false after an error at `span`; the
 * member is then as before. */
bool lk_value_read(const LkValueContext *context, const LkKey *key, LkText text, LkSpan span, void *object);

/* Returns what a key wants, for messages: "true or false", "a length such as 2.5cm" … */
LkTermId lk_value_wanted(const LkKey *key);

/* Reads a number such as "0.6654": digits and a point, no exponent. Returns false for anything else. */
bool lk_value_number(LkText text, double *number);

/* Returns at most the first 60 bytes of a text, whole characters: what the user wrote, for messages. */
LkText lk_value_shown(LkText text);
/* The two arguments of a %.*s. */
#define LK_SHOWN(text) (int)lk_value_shown(text).length, (text).bytes

/* Sets the member to its default. */
void lk_value_default(const LkValueContext *context, const LkKey *key, void *object);

#endif
