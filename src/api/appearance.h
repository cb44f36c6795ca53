/* Private to src/api: what a signature shows in its field. */
#ifndef LIKHIT_API_APPEARANCE_H
#define LIKHIT_API_APPEARANCE_H

#include "api/api_private.h"
#include "pdf/file/state.h"

/* What there is to show. Strings are the caller's. */
typedef struct LkAppearance {
    const LkPdfField *field;
    const char *opinion; /* NULL or "" = none */
    const char *image;   /* path of a scanned signature; NULL = none */
    int64_t time;        /* seconds since 1970 UTC */
} LkAppearance;

/* The layout of such a page, kept for the next signature: in a batch all fields are alike, and reading the
 * layout takes longer than setting a line. */
typedef struct LkShownLayout {
    LkArena *arena; /* NULL = none is kept */
    const LkEngine *engine;
    LkLength width, height;
    const LkLayout *layout;
} LkShownLayout;
void lk_shown_layout_forget(LkShownLayout *shown);

/* A page as large as the field, and the documents that its items belong to. */
typedef struct LkAppearancePage {
    LkDocument *above, *below;
    LkFrames frames;
} LkAppearancePage;

/* Typesets it; `arena` holds the page. Returns false after errors: the opinion has no room (E-sign-room), or
 * the picture cannot be read. lk_appearance_close ends it in any case. */
bool lk_appearance_open(LkAppearancePage *page, LkEngine *engine, LkShownLayout *layout,
                        const LkAppearance *appearance, LkArena *arena, LkDiagnostics *diagnostics);
void lk_appearance_close(LkAppearancePage *page);

#endif
