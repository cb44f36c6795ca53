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

/* Returns it as an update takes it (pdf/update/update.h), in the arena: typeset, or from the cache of the
 * engine, where what was shown in the same minute in a field of that size may be. No bytes after errors: the
 * opinion has no room (E-sign-room), or the picture cannot be read. */
LkText lk_appearance(LkEngine *engine, LkShownLayout *layout, const LkAppearance *appearance, LkArena *arena,
                     LkDiagnostics *diagnostics);

#endif
