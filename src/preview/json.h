/* Strings in JSON, for JSON that is written piece by piece to a stream. */
#ifndef LIKHIT_PREVIEW_JSON_H
#define LIKHIT_PREVIEW_JSON_H

#include <stdio.h>

/* Writes text in quotes; only what JSON asks for is escaped. NULL is written as null. */
void lk_write_json_string(FILE *out, const char *text);

#endif
