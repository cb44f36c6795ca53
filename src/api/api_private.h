/* Private to api/: what stands behind the handles of likhit.h. */
#ifndef LIKHIT_API_PRIVATE_H
#define LIKHIT_API_PRIVATE_H

#include <pthread.h>

#include "base/clock.h"
#include "flow/flow.h"
#include "likhit.h"
#include "pdf/pdf.h"

/* What is said of a handle: a part of it. Members after the first are made when they are asked for. */
struct LkMessages {
    const LkDiagnostics *told;     /* NULL = nothing */
    LkArena *arena;                /* for texts */
    pthread_mutex_t *lock;         /* of the arena; NULL = the handle belongs to one thread */
    LkLanguage language;           /* where none is asked for */
    const LkDiagnostic *no_memory; /* what is said when memory was out */
    bool out_of_memory;
    bool in_order_of_source;     /* else in the order they came */
    const LkDiagnostic **sorted; /* all of them, until there are more */
    size_t sorted_count;
};

/* Everything here is set at creation and only read afterwards, or locked inside; so documents on many threads
 * may share an engine without a lock of its own. */
struct LkEngine {
    LkArena *arena;
    LkDiagnostics diagnostics; /* why it is none */
    LkMessages messages;
    LkLanguage language;
    LkFontBook *fonts;
    LkCache *cache; /* what documents have in common; NULL = nothing is kept */
    LkTextEngine *text;
    LkWords *words;
    const char **layout_folders;
    size_t layout_folder_count;
};

struct LkDocument {
    LkEngine *engine;
    LkArena *arena;
    LkSpan place; /* of a record's key, where errors of the whole are told; without a file = none */
    LkDiagnostics diagnostics;
    LkMessages messages;
    LkSource *source;
    const char *folder;      /* of the source: layouts are looked for beside it */
    const char *layout_name; /* replaces the front matter's; NULL = none */
    LkSettings over;         /* values over the layout */
    LkFrames *frames;        /* NULL until set */
    bool was_asked;          /* to be set: once */
    bool is_set;             /* without errors: it can be written, whatever becomes of one output */
    const LkLayout *given;   /* a loaded layout, shared with other documents; NULL = to be loaded */
    const LkLayout *layout;  /* that they were set with */
    double seconds[LK_STAGE_COUNT];
    LkLimits limits;
    LkBudget budget; /* that its arenas take from, when there are limits */
};

/* What a diagnostic says, in `arena`; *hint, which may be NULL, is what to do or NULL. For handles that come
 * back with a reason alone. */
const char *lk_said(const LkDiagnostic *diagnostic, LkLanguage language, LkArena *arena, const char **hint);

/* Adds one of them; returns false. */
bool lk_misuse(LkDiagnostics *diagnostics, const char *what);

/* Copies a struct that the caller filled in, and whose first member is its size, into one of ours of `size`
 * bytes; what it does not have is zero. NULL is all zero. False, and zeroes as far as they were not known,
 * where the size is not set, or where it asks for more than this version knows. */
bool lk_take(void *ours, size_t size, const void *given);
/* Copies a struct of ours into the caller's, as far as that reaches. False when it has no size, or is NULL.
 */
bool lk_give(void *theirs, const void *ours, size_t size);
/* Takes both, with options->limits = limits; returns what is wrong with them, or NULL. */
const char *lk_take_document_options(LkDocumentOptions *options, LkLimits *limits,
                                     const LkDocumentOptions *given);

/* A copy in the arena; NULL of NULL. */
const char *lk_copied(LkArena *arena, const char *string);

/* The language of an engine's messages; it may be NULL. */
LkLanguage lk_engine_language(const LkEngine *engine);
/* Whether documents can be made with it. */
bool lk_engine_is_ready(const LkEngine *engine);

/* A guarded call did not return: tells which limit was reached, or notes that memory ran out. */
void lk_document_ran_out(LkDocument *document);

/* What it may take, from now on. */
void lk_document_limit(LkDocument *document, const LkLimits *limits);

/* Fills in what the build record tells of the document. */
void lk_document_inputs(LkDocument *document, LkPdfOptions *options);

/* "report.png" → "report-03.png": numbers as wide as the last page's, so that names sort. */
const char *lk_numbered_path(const char *path, size_t page, size_t last, LkArena *arena);

/* The module that reads PDFs; NULL after telling why. Under the arena's guard. */
const struct LkReaderModule *lk_reader_open(LkDiagnostics *diagnostics);

/* An empty document; NULL when out of memory. With an engine that is none it has an error. */
LkDocument *lk_document_create(LkEngine *engine);
/* Whether nothing more can come of it. */
bool lk_document_has_failed(const LkDocument *document);

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
    LkMessages messages;
    const LkMessages **of_records; /* what is said of each; NULL until it is asked for */
    LkMessages of_none;            /* of a record without faults */
    const struct LkRecordSet *set;
    const LkLayout *layout; /* shared by all documents; NULL after errors */
    LkLayoutChoice choice;
    LkLimits limits;           /* of each document */
    const char *const *shared; /* lines of what lk_records_digest took, in order */
    size_t shared_count;
    pthread_mutex_t lock; /* for `arena` once the records are open */
};

/* Loads the layout of a source. NULL after errors. */
const LkLayout *lk_engine_layout(const LkEngine *engine, const LkSource *source, const LkLayoutChoice *choice,
                                 LkArena *arena, LkDiagnostics *diagnostics);
/* The values of `options` in `arena`. */
LkSettings lk_copy_values(LkArena *arena, const LkDocumentOptions *options);

/* What a handle says, whose diagnostics are `told`. */
LkMessages lk_messages_of(const LkDiagnostics *told, LkLanguage language);
/* Adds an error without its place, which belongs to a handle that may be gone sooner. */
void lk_tell_alone(const LkDiagnostic *told, LkDiagnostics *out);
/* Adds the errors of one list to another. */
void lk_tell_again(const LkDiagnostics *told, LkDiagnostics *out);

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
