/* Reading one value of a layout: from text in a file to a member of a struct of layout.h. */
#ifndef LIKHIT_STYLE_VALUE_H
#define LIKHIT_STYLE_VALUE_H

#include "style/schema.h"

/* What reading a value needs. */
typedef struct LkValueContext {
    LkArena *arena;
    LkDiagnostics *diagnostics;
    LkLength em; /* text.size of the layout */
} LkValueContext;

/* Reads `text` as a value of `key` into the member that the key has in the struct `object`. Returns false
 * after an error at `span`; the member is then unchanged. */
bool lk_value_read(const LkValueContext *context, const LkKey *key, LkText text, LkSpan span, void *object);

/* Returns what the value of a key must be, for messages: “true or false”, “a length such as 2.5cm” … */
LkTermId lk_value_wanted(const LkKey *key);

/* Reads a number such as "0.6654": digits and a point, no exponent. Returns false for any other text. */
bool lk_value_number(LkText text, double *number);

/* Returns at most the first 60 bytes of a text, without splitting a character: to quote the user in a
 * message. */
LkText lk_value_shown(LkText text);
/* A quoted text as the two arguments of printf's %.*s. */
#define LK_SHOWN(text) (int)lk_value_shown(text).length, (text).bytes

/* Sets the member that the key has in the struct `object` to the key's default. */
void lk_value_default(const LkValueContext *context, const LkKey *key, void *object);

#endif
