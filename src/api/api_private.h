/* Private to api/: what stands behind the handles of likhit.h. */
#ifndef LIKHIT_API_PRIVATE_H
#define LIKHIT_API_PRIVATE_H

#include <pthread.h>

#include "base/clock.h"
#include "flow/flow.h"
#include "likhit.h"
#include "pdf/pdf.h"

/* Everything here is set at creation and only read afterwards, or locked inside; so documents on many threads
 * may share an engine without a lock of its own. */
struct LkEngine {
    LkArena *arena;
    LkFontBook *fonts;
    LkCache *cache; /* what documents have in common; NULL = nothing is kept */
    LkTextEngine *text;
    LkWords *words;
    const char **layout_folders;
    size_t layout_folder_count;
};

struct LkDocument {
    LkRecords *records; /* that are its own, and go with it; NULL = none */
    LkEngine *engine;
    LkArena *arena;
    LkSpan place; /* of a record's key, where errors of the whole are told; without a file = none */
    LkDiagnostics diagnostics;
    LkSource *source;
    const char *folder;          /* of the source: layouts are looked for beside it */
    const char *layout_name;     /* replaces the front matter's; NULL = none */
    LkSettings over;             /* values over the layout */
    LkFrames *frames;            /* NULL until set */
    const LkLayout *given;       /* a loaded layout, shared with other documents; NULL = to be loaded */
    const LkLayout *layout;      /* that they were set with */
    const LkDiagnostic **sorted; /* diagnostics as a table, rebuilt when their number grows */
    size_t sorted_count;
    double seconds[LK_STAGE_COUNT];
    LkLimits limits;
    LkBudget budget; /* that its arenas take from, when there are limits */
    bool out_of_memory;
};

/* A guarded call did not return: tells which limit was reached, or notes that memory ran out. */
void lk_document_ran_out(LkDocument *document);

/* What it may take, from now on. */
void lk_document_limit(LkDocument *document, const LkLimits *limits);

/* Fills in what the build record tells of the document. */
void lk_document_inputs(LkDocument *document, LkPdfOptions *options);

/* "report.png" → "report-03.png": numbers as wide as the last page's, so that names sort. */
const char *lk_numbered_path(const char *path, size_t page, size_t last, LkArena *arena);

/* A function of the module that reads PDFs; NULL after telling why. */
void *lk_reader_symbol(const char *name, char *why, size_t size);

/* An empty document; NULL when out of memory. */
LkDocument *lk_document_create(LkEngine *engine);

/* Which layout, and what stands over it. */
typedef struct LkLayoutChoice {
    const char *folder; /* that layouts are looked for in first */
    const char *name;   /* in place of the source's; NULL = none */
    LkSettings over;
} LkLayoutChoice;

/* The document of one record of a file that is read for it alone. */
LkDocument *lk_open_record(LkEngine *engine, const char *path, const LkDocumentOptions *options);

/* Records and what their documents have in common. */
struct LkRecordSet;
struct LkRecords {
    LkEngine *engine;
    LkArena *arena;
    LkDiagnostics diagnostics; /* of the whole */
    const struct LkRecordSet *set;
    const LkLayout *layout; /* shared by all documents; NULL after errors */
    LkLayoutChoice choice;
    LkLimits limits; /* of each document */
    bool out_of_memory;
    const char *const *shared; /* lines of what lk_records_digest took, in order */
    size_t shared_count;
    pthread_mutex_t lock; /* for `arena` once the records are open */
};

/* Loads the layout of a source. NULL after errors. */
const LkLayout *lk_engine_layout(const LkEngine *engine, const LkSource *source, const LkLayoutChoice *choice,
                                 LkArena *arena, LkDiagnostics *diagnostics);
/* The values of `options`, which may be NULL, in `arena`. */
LkSettings lk_copy_values(LkArena *arena, const LkDocumentOptions *options);

/* A diagnostic as the library's users see it. */
LkMessage lk_message(const LkDiagnostic *diagnostic);
/* The same as text or as JSON, in the arena; its message alone when memory runs out. */
typedef void LkDiagnosticForm(const LkDiagnostic *diagnostic, LkBuffer *out);
const char *lk_rendered(LkArena *arena, const LkDiagnostic *diagnostic, LkDiagnosticForm *form);

/* Seconds since 1970 UTC that a file says it was made: `frames` may be NULL for a file of many documents. */
int64_t lk_creation_time(const LkFrames *frames);

/* A sheet that tells which entry of a print follows: laid out, or with errors; NULL when out of memory. The
 * caller destroys it. */
typedef struct LkSeparator {
    const char *layout, *key, *title;
    size_t pages, number, entry_count; /* 0 = not known */
    unsigned copies;
} LkSeparator;
LkDocument *lk_separator_typeset(LkEngine *engine, const LkSeparator *separator);

#endif
