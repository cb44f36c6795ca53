/* The preview: a page on this machine that shows the report as it will print and follows the draft. It is a
 * module of its own, loaded when it is asked for, since its web server takes as long to load as a report
 * takes to make. */
#ifndef LIKHIT_PREVIEW_PREVIEW_H
#define LIKHIT_PREVIEW_PREVIEW_H

#include "likhit.h"

typedef struct LkPreviewOptions {
    const char *source;
    LkDocumentOptions document;
    unsigned port; /* 0 = any that is free */
    bool no_open;  /* do not start a browser */
} LkPreviewOptions;

/* Serves until it is interrupted; gives an exit code. Says on standard output where the page is. */
typedef int LkPreviewFunction(LkEngine *engine, const LkPreviewOptions *options);

#define LK_PREVIEW_FUNCTION "lk_preview_run"
extern LkPreviewFunction lk_preview_run;

#endif
