/* What is in a PDF, in words and as JSON. */
#ifndef LIKHIT_INSPECT_INSPECT_H
#define LIKHIT_INSPECT_INSPECT_H

#include "reader/reader.h"

/* The standards that a file claims to follow, by its XMP: "PDF/A-2A, PDF/UA-1"; "" = none. */
const char *lk_inspect_claims(const LkReadFile *file, LkArena *arena);

/* A line for each thing that one asks of a file. */
void lk_inspect_summary(const LkReadFile *file, LkBuffer *out);
/* The structure tree, one element a line; words within a paragraph stay in its line. */
void lk_inspect_structure(const LkReadFile *file, LkBuffer *out);
/* The text of each page, as it is copied; pages parted by form feeds. */
void lk_inspect_text(const LkReadFile *file, LkBuffer *out);
/* All of it. */
void lk_inspect_json(const LkReadFile *file, LkBuffer *out);

#endif
