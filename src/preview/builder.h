/* The thread that builds: it alone opens and destroys documents. */
#ifndef LIKHIT_PREVIEW_BUILDER_H
#define LIKHIT_PREVIEW_BUILDER_H

#include "preview/state.h"

/* What the draft is compared with. */
typedef struct LkComparing {
    bool is_on;
    size_t view;
    char *pdf;        /* path; NULL = the last commit */
    const char *file; /* name in that */
} LkComparing;

typedef struct LkPreview {
    const LkPreviewOptions *options;
    LkPreviewState state;
    LkSharedEngine *engine; /* of the next build */
    struct LkWatch *watch;
    LkComparing comparing;
} LkPreview;

/* ---- builder.c */
/* Builds all views, or those from `first` on; follows what they use; tells the pages. Returns false when
 * memory ran out. */
bool lk_preview_build(LkPreview *preview, size_t first);
/* The same for one view. */
bool lk_preview_build_view(LkPreview *preview, LkView *view);
/* Looks which layouts there are to choose from. */
void lk_preview_list_layouts(LkPreview *preview);
/* Takes another engine, since a font came or went. The old one serves on where there is none. */
void lk_preview_renew_engine(LkPreview *preview);

/* ---- follow.c */
/* Watches all files that the views and the comparison use, and the folders that fonts come from. */
void lk_follow(LkPreview *preview);

/* ---- compare.c */
/* Compares anew, if that is asked for; behind a build. */
void lk_compare_again(LkPreview *preview);
void lk_compare_end(LkPreview *preview);

/* ---- places.c */
/* Sends all pages to a line of the source. Returns false when nothing of it is printed. */
bool lk_call_place(LkPreview *preview, unsigned line, unsigned column);
/* Writes the map of the first view, if one is asked for. */
void lk_write_map(LkPreview *preview);

#endif
