/* The preview: a page on this machine that shows the report as it will print and follows the draft. It is a
 * module of its own, loaded when it is asked for, since its web server takes as long to load as a report
 * takes to make. */
#ifndef LIKHIT_PREVIEW_PREVIEW_H
#define LIKHIT_PREVIEW_PREVIEW_H

#include "likhit.h"

typedef struct LkPreviewOptions {
    LkEngine *(*create_engine)(void); /* NULL after a message; called again when a font comes or goes */
    const char *source;
    LkDocumentOptions document;
    unsigned port;           /* 0 = any that is free */
    bool no_open;            /* do not start a browser */
    const char *editor;      /* command with {file}, {line}, {column}; NULL = $VISUAL */
    const char *editor_link; /* address with the same, for the browser to open; NULL = none */
    const char *map;         /* file that the map is written to after each build; NULL = none */
    unsigned line, column;   /* place of the source to show first, from 1; 0 = the beginning */
} LkPreviewOptions;

/* Serves until it is interrupted; gives an exit code. Says on standard output where the page is. Where a
 * preview of the source runs already, that one is sent to the place. */
typedef int LkPreviewFunction(const LkPreviewOptions *options);
extern LkPreviewFunction lk_preview_run;

/* What the module exports: the program takes it only when it is of the version of the library that both use.
 */
typedef struct LkPreviewModule {
    const char *version; /* stays the first member */
    LkPreviewFunction *run;
} LkPreviewModule;

#define LK_PREVIEW_MODULE "lk_preview_module"
extern const LkPreviewModule lk_preview_module;

#endif
