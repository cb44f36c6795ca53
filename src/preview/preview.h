/* The preview: a web page, served on this machine alone, that shows the report as it will print and follows
 * the draft. It is a module of its own, which the program loads for `likhit preview`, since loading its web
 * server takes as long as typesetting a report. */
#ifndef LIKHIT_PREVIEW_PREVIEW_H
#define LIKHIT_PREVIEW_PREVIEW_H

#include <stdio.h>

#include "likhit.h"

typedef struct LkPreviewOptions {
    LkEngine *(*create_engine)(void); /* NULL after a message; called again when a font comes or goes */
    void (*say)(const char *name, const LkCatalogueValue *values, size_t count); /* of the catalogue */
    void (*line_of)(FILE *to, const char *name, ...); /* a phrase of it, with names and values, and NULL */
    const char *source;
    LkDocumentOptions document;
    unsigned port;           /* 0 = any that is free */
    bool no_open;            /* do not start a browser */
    const char *editor;      /* command with {file}, {line}, {column}; NULL = $VISUAL */
    const char *editor_link; /* address with the same, for the browser to open; NULL = none */
    const char *map;         /* file that the map is written to after each build; NULL = none */
    unsigned line, column;   /* place of the source to show first, from 1; 0 = the beginning */
} LkPreviewOptions;

/* Serves the preview until it is interrupted, and prints the page's address on standard output. When a
 * preview of the source runs already, makes that one show the place instead. Returns an exit code. */
typedef int LkPreviewFunction(const LkPreviewOptions *options);
extern LkPreviewFunction lk_preview_run;

/* What the module exports. The program uses it only when it has the version of the library that both use. */
typedef struct LkPreviewModule {
    const char *version; /* stays the first member */
    LkPreviewFunction *run;
} LkPreviewModule;

#define LK_PREVIEW_MODULE "lk_preview_module"
extern const LkPreviewModule lk_preview_module;

#endif
