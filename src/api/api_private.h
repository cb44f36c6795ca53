/* Private to api/: what stands behind the handles of likhit.h. */
#ifndef LIKHIT_API_PRIVATE_H
#define LIKHIT_API_PRIVATE_H

#include "flow/flow.h"
#include "likhit.h"
#include "pdf/pdf.h"

/* Everything here is set at creation and only read afterwards, or locked inside; so documents on many threads
 * may share an engine without a lock of its own. */
struct LkEngine {
    LkArena *arena;
    LkFontBook *fonts;
    LkTextEngine *text;
    LkWords *words;
    const char **layout_folders;
    size_t layout_folder_count;
};

struct LkDocument {
    LkEngine *engine;
    LkArena *arena;
    LkDiagnostics diagnostics;
    LkSource *source;
    const char *folder;          /* of the source: layouts are looked for beside it */
    const char *layout_name;     /* replaces the front matter's; NULL = none */
    LkSettings over;             /* values over the layout */
    LkFrames *frames;            /* NULL until set */
    const LkLayout *layout;      /* that they were set with */
    const LkDiagnostic **sorted; /* diagnostics as a table, rebuilt when their number grows */
    size_t sorted_count;
    double seconds[LK_STAGE_COUNT];
    bool out_of_memory;
};

/* Fills in what the build record tells of the document. */
void lk_document_inputs(LkDocument *document, LkPdfOptions *options);

/* Seconds since 1970 UTC that a file says it was made: `frames` may be NULL for a file of many documents. */
int64_t lk_creation_time(const LkFrames *frames);

/* A sheet that tells which entry of a print follows: laid out, or with errors; NULL when out of memory. The
 * caller destroys it. */
typedef struct LkSeparator {
    const char *layout, *key, *title;
    size_t pages, number, entry_count; /* 0 = not known */
    unsigned copies;
} LkSeparator;
LkDocument *lk_separator_set(LkEngine *engine, const LkSeparator *separator);

/* Monotonic time in seconds. */
double lk_seconds_now(void);

#endif
