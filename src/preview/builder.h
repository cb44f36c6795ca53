/* The builder: the thread that typesets the report and answers requests. It alone opens and destroys
 * documents. Every function here is called on it. A client is a browser page that shows the preview. */
#ifndef LIKHIT_PREVIEW_BUILDER_H
#define LIKHIT_PREVIEW_BUILDER_H

#include <sys/stat.h>

#include "preview/state.h"

/* What the draft is compared with after each build. */
typedef struct LkComparing {
    bool is_on;
    size_t view;      /* index of the view that is compared */
    char *pdf;        /* path of a PDF, from malloc; NULL = the last commit */
    const char *file; /* name of the PDF, without its folders: points into `pdf` */
} LkComparing;

/* A running preview. */
typedef struct LkPreview {
    const LkPreviewOptions *options;
    LkPreviewState state;
    LkSharedEngine *engine; /* for the next build */
    struct LkWatch *watch;
    LkComparing comparing;
    struct stat signed_file; /* the PDF beside the source, when its signatures were last told; 0 = none */
} LkPreview;

/* ---- builder.c */
/* Builds the views from index `first` on, informs the clients, watches the files that were used, and does
 * what follows a build (map, comparison). Returns false when memory ran out. */
bool lk_preview_build(LkPreview *preview, size_t first);
/* The same for one view. */
bool lk_preview_build_view(LkPreview *preview, LkView *view);
/* Lists the layouts that a client can choose, into state.layouts. */
void lk_preview_list_layouts(LkPreview *preview);
/* Creates a new engine for the next build, since a font came or went. When that fails the old one stays. */
void lk_preview_renew_engine(LkPreview *preview);

/* ---- follow.c */
/* Watches all files that the views and the comparison use, and the folders that fonts come from, instead of
 * those before. */
void lk_follow(LkPreview *preview);

/* ---- compare.c */
/* Compares again after a build, if `comparing` is on. */
void lk_compare_again(LkPreview *preview);
/* Turns the comparison off and frees what it holds. */
void lk_compare_end(LkPreview *preview);

/* ---- signed.c */
/* Returns the path of the PDF that `likhit build` makes of a source, from malloc; NULL when out of memory. */
char *lk_signed_path(const char *source);
/* Tells who signed that PDF, into state.signatures, if it is another than before. */
void lk_signed_again(LkPreview *preview);

/* ---- places.c */
/* Makes all clients scroll to where a line of the source is printed. Returns false when nothing of it is
 * printed. */
bool lk_call_place(LkPreview *preview, unsigned line, unsigned column);
/* Writes the map of the first view (docs/map.md) to options->map, if that is set. */
void lk_write_map(LkPreview *preview);

#endif
