/* Private to src/api: the structs behind the handles of likhit.h, and what their functions share. */
#ifndef LIKHIT_API_PRIVATE_H
#define LIKHIT_API_PRIVATE_H

#include <pthread.h>

#include "base/clock.h"
#include "flow/flow.h"
#include "likhit.h"
#include "pdf/pdf.h"

/* The messages of a handle, which holds this struct: its diagnostics as the users of the library see them.
 * Texts are made when they are asked for. */
struct LkMessages {
    const LkDiagnostics *told;     /* what the messages are; NULL = there are none */
    LkArena *arena;                /* holds their texts */
    pthread_mutex_t *lock;         /* of the arena; NULL = the handle belongs to one thread */
    LkLanguage language;           /* of texts, when the caller names none */
    const LkDiagnostic *no_memory; /* the message that memory was out, which needs no memory */
    bool out_of_memory;
    bool in_order_of_source;     /* sorted by place; else in the order they came */
    const LkDiagnostic **sorted; /* in that order: made again when there are more than sorted_count */
    size_t sorted_count;
};

/* Everything here is set at creation and only read afterwards, or locked inside; so documents on many threads
 * may share an engine without a lock of its own. */
struct LkEngine {
    LkArena *arena;
    LkDiagnostics diagnostics; /* why the engine cannot be used, if there are errors */
    LkMessages messages;
    LkLanguage language;
    LkFontBook *fonts;
    LkCache *cache; /* typeset paragraphs and subset fonts, for further documents; NULL = no cache */
    LkTextEngine *text;
    LkWords *words;
    const char **layout_folders;
    size_t layout_folder_count;
};

struct LkDocument {
    LkEngine *engine;
    LkArena *arena;
    LkSpan
        place; /* of its record's key, where errors about the whole document point; file NULL = no record */
    LkDiagnostics diagnostics;
    size_t misuses; /* errors among them that wrong calls made: the document itself is not wrong by them */
    LkMessages messages;
    LkSource *source;
    const char *folder;      /* of the source: layouts are looked for beside it */
    const char *layout_name; /* replaces the front matter's; NULL = none */
    LkSettings over;         /* values over the layout */
    LkFrames *frames;        /* NULL until set */
    bool was_asked;          /* lk_document_typeset has done its work, which it does once */
    bool is_set;             /* typeset without errors: it can be written, also after an output that failed */
    const LkLayout *given;   /* a layout that the records loaded for all their documents; NULL = load it */
    const LkLayout *layout;  /* that the pages were typeset with */
    double seconds[LK_STAGE_COUNT];
    LkLimits limits;
    LkBudget budget; /* of memory, which its arenas draw on when limits.bytes is set */
};

/* What a diagnostic says, in `arena`; *hint, which may be NULL, is what to do or NULL. For handles that come
 * back with a reason alone. */
const char *lk_said(const LkDiagnostic *diagnostic, LkLanguage language, LkArena *arena, const char **hint);

/* Adds a message with that code. Returns false. */
bool lk_misuse(LkDiagnostics *diagnostics, const char *what);

/* Copies a struct that the caller filled in, and whose first member is its size, into `ours` of `size` bytes.
 * Members that the caller's version does not have become zero; NULL gives all zero. `ours` always begins with
 * `size`. Returns false when the caller's size is not set, or when a member is set that this version does not
 * know. */
bool lk_take(void *ours, size_t size, const void *given);
/* Copies `ours` of `size` bytes into the caller's struct, as far as the size that it begins with reaches.
 * Returns false when that size is not set, or when `theirs` is NULL. */
bool lk_give(void *theirs, const void *ours, size_t size);
/* Copies the caller's options and the limits that they point to, by lk_take; options->limits then points to
 * `limits`. Returns what is wrong with them, for a message; NULL = nothing. */
const char *lk_take_document_options(LkDocumentOptions *options, LkLimits *limits,
                                     const LkDocumentOptions *given);

/* Returns a copy of the string in the arena; NULL for NULL. */
const char *lk_copied(LkArena *arena, const char *string);

/* Returns the language of an engine's messages; the default for NULL. */
LkLanguage lk_engine_language(const LkEngine *engine);
/* Returns whether documents can be made with the engine, which may be NULL. */
bool lk_engine_is_ready(const LkEngine *engine);

/* Called when lk_arena_guarded was left because memory was refused: adds a message about the limit that was
 * reached, or notes that memory ran out. */
void lk_document_ran_out(LkDocument *document);

/* Sets what the document may take from now on. `limits` is copied. */
void lk_document_limit(LkDocument *document, const LkLimits *limits);

/* Fills in the members of `options` that the build record is made from. */
void lk_document_inputs(LkDocument *document, LkPdfOptions *options);

/* Returns the path of a page's file, in the arena: "report.png" → "report-03.png". Numbers have as many
 * digits as `last`, the last page's, so that names sort. */
const char *lk_numbered_path(const char *path, size_t page, size_t last, LkArena *arena);

/* Returns the module that reads PDFs (reader/reader.h), loaded when it is not; NULL after an error. Call it
 * under the guard of the diagnostics' arena. */
const struct LkReaderModule *lk_reader_open(LkDiagnostics *diagnostics);
struct LkSignTrust;
/* The same for the module that signs and judges signatures (sign/sign.h). */
const struct LkSignModule *lk_signer_open(LkDiagnostics *diagnostics);
/* Judges the signatures of a file (sign/verdict.h), in the arena. Returns NULL after errors: no module, or a
 * file that cannot be opened. *bytes, unless NULL, are those of the file. */
const struct LkSignVerdict *lk_judge(const char *path, const struct LkSignTrust *trust, LkArena *arena,
                                     LkDiagnostics *diagnostics, LkText *bytes);

/* Returns an empty document; NULL when out of memory. The document has an error when the engine cannot be
 * used. */
LkDocument *lk_document_create(LkEngine *engine);
/* Returns whether the document has errors or memory ran out, so that nothing more can be made of it. */
/* Returns whether the document itself is wrong: calls that were wrong do not count. */
bool lk_document_has_failed(const LkDocument *document);
/* Adds a message about a wrong call, which ends that call alone. Returns false. */
bool lk_document_misuse(LkDocument *document, const char *what);
/* Adds copies of the errors of a call that made nothing of the document, with copies of the files they stand
 * in: the document itself is not wrong by them. */
void lk_document_take_errors(LkDocument *document, const LkDiagnostics *told);

/* Which layout to load, and the values that replace some of its own. */
typedef struct LkLayoutChoice {
    const char *folder; /* searched first: the source's folder */
    const char *name;   /* of a layout that replaces the one the source names; NULL = none */
    LkSettings over;
} LkLayoutChoice;

/* Returns the document of one record: options->data names the file, which is read for this record alone. */
LkDocument *lk_open_record(LkEngine *engine, const char *path, const LkDocumentOptions *options);

/* Records and what their documents have in common. */
struct LkRecordSet;
struct LkRecords {
    LkEngine *engine;
    LkArena *arena;
    LkDiagnostics diagnostics; /* of the template and of the data as a whole */
    LkMessages messages;
    const LkMessages **of_records; /* messages of each record; NULL until they are asked for */
    LkMessages of_none;            /* messages of every record without faults: none */
    const struct LkRecordSet *set;
    const LkLayout *layout; /* shared by all documents; NULL after errors */
    LkLayoutChoice choice;
    LkLimits limits;           /* of each document */
    const char *const *shared; /* the lines that lk_records_digest hashed, sorted */
    size_t shared_count;
    pthread_mutex_t lock; /* for `arena` once the records are open */
};

/* Loads the layout of a source, in the arena. Returns NULL after errors. */
const LkLayout *lk_engine_layout(const LkEngine *engine, const LkSource *source, const LkLayoutChoice *choice,
                                 LkArena *arena, LkDiagnostics *diagnostics);
/* Returns a copy of the layout values of `options`, in the arena. */
LkSettings lk_copy_values(LkArena *arena, const LkDocumentOptions *options);

/* Returns the messages of a handle whose diagnostics are `told`. */
LkMessages lk_messages_of(const LkDiagnostics *told, LkLanguage language);
/* Adds a copy of an error to `out`, without its place: that is in a file of another handle, which may be
 * destroyed sooner. */
void lk_tell_alone(const LkDiagnostic *told, LkDiagnostics *out);
/* Adds copies of the errors of `told` to `out`, with their places, whose files must live as long as `out`. */
void lk_tell_again(const LkDiagnostics *told, LkDiagnostics *out);

/* Returns the time that a file says it was made, in seconds since 1970 UTC, from the document's date, else
 * from SOURCE_DATE_EPOCH; < 0 = from neither. `frames` is NULL for a file of many documents. */
int64_t lk_creation_time(const LkFrames *frames);

/* What stands on a separator: a sheet that says which entry of a print follows. */
typedef struct LkSeparator {
    const char *layout, *key, *title; /* `layout` is the separator's own */
    size_t pages, number,
        entry_count; /* of the entry: its pages, its number; and how many entries there are; 0 = not known */
    unsigned copies;
} LkSeparator;
/* Appends a string as YAML in double quotes, with a line end. The fields of a title are filled in: braces are
 * text there with a sign before them. */
void lk_put_quoted(LkBuffer *out, const char *text, bool is_title);
/* Returns the separator as a document, typeset or with errors; NULL when out of memory. The caller destroys
 * it. */
LkDocument *lk_separator_typeset(LkEngine *engine, const LkSeparator *separator);

#endif
