/* Diagnostics: errors, warnings and notes, each with its place in a file. Stages add them to a list; only
 * cli/ prints. */
#ifndef LIKHIT_BASE_DIAGNOSTIC_H
#define LIKHIT_BASE_DIAGNOSTIC_H

#include "base/message.h"

/* What a document uses a file for. */
typedef enum LkFileRole {
    LK_FILE_SOURCE, /* the Markdown */
    LK_FILE_LAYOUT,
    LK_FILE_DATA,  /* CSV that a table shows */
    LK_FILE_WORDS, /* words of `keep:` */
    LK_FILE_PICTURE,
    LK_FILE_RECORDS /* data of a batch: it feeds many documents, so that it is no input of a single one */
} LkFileRole;

/* A file that was read. The arena that it was read into owns it; diagnostics point into it. */
typedef struct LkFile {
    const char *name;          /* shown in messages: as the user wrote it */
    LkText text;               /* its bytes as read, for showing the line; empty for a binary file */
    uint64_t device, inode;    /* identify the file on the disk (stat); 0, 0 for text from memory */
    const struct LkFile *next; /* the file that was read before it for the same document */
    LkFileRole role;
    const char *path; /* the path that was opened; NULL for text from memory */
} LkFile;

/* A path in a source and the file it stands for, whether that exists or not: tells what a document depends
 * on. */
typedef struct LkAskedPath {
    const struct LkAskedPath *next;
    const char *asked; /* as the source writes it, relative to the document's folder */
    const char *real;  /* absolute, links resolved; where there is no such file, folder and path joined */
} LkAskedPath;

/* A place in a file: some characters of one line. Line and column count from 1, the column in characters
 * (code points). Line 0 is the whole file. */
typedef struct LkSpan {
    const LkFile *file; /* NULL = no place (a wrong option, a missing font) */
    uint32_t line, column;
    uint32_t length; /* characters on that line; 0 = the point before the column */
} LkSpan;

/* One message about one place. Its text in a language: lk_diagnostic_message. */
typedef struct LkDiagnostic {
    struct LkDiagnostic *next;
    LkMessageId id;
    LkSeverity severity; /* this, failure and code are copied from the catalogue */
    LkFailure failure;
    const char *code;
    LkSpan span;
    const LkArgument *arguments; /* NULL = none */
} LkDiagnostic;

/* The diagnostics of one document, in the order they came, and the files they may point into. */
typedef struct LkDiagnostics {
    LkArena *arena;
    LkDiagnostic *first, *last;
    const LkFile *files;            /* all that were read from the disk: no output may overwrite one */
    const LkAskedPath *paths;       /* that the source names */
    size_t count, errors, warnings; /* of all that came; those past LK_LIMIT_DIAGNOSTICS are not kept */
} LkDiagnostics;

/* Makes an empty list. All that is added is copied into `arena`. */
void lk_diagnostics_init(LkDiagnostics *diagnostics, LkArena *arena);

/* Adds a message of the catalogue (messages.def). Its arguments, made by LK_WITH or NULL, are copied. Always
 * returns false, so that a failing function can `return lk_tell(…)`. */
bool lk_tell(LkDiagnostics *diagnostics, LkMessageId id, LkSpan span, const LkArgument *arguments);

/* Adds a copy of a diagnostic from another list. Always returns false. */
bool lk_retell(LkDiagnostics *diagnostics, const LkDiagnostic *told);

/* Returns a copy in `arena`. Only the file of its span stays that of the original. */
const LkDiagnostic *lk_diagnostic_copy(const LkDiagnostic *diagnostic, LkArena *arena);

/* Returns the message in that language, made in `arena`: one sentence without a full stop. */
const char *lk_diagnostic_message(const LkDiagnostic *diagnostic, LkMessageLanguage language, LkArena *arena);

/* Returns the hint (what to do) in that language, made in `arena`; NULL when there is none. */
const char *lk_diagnostic_hint(const LkDiagnostic *diagnostic, LkMessageLanguage language, LkArena *arena);

/* A point in the list, to which lk_diagnostics_return goes back: it drops what was added later. */
typedef struct LkDiagnosticsMark {
    LkDiagnostic *last;
    size_t count, errors, warnings;
} LkDiagnosticsMark;
LkDiagnosticsMark lk_diagnostics_mark(const LkDiagnostics *diagnostics);
void lk_diagnostics_return(LkDiagnostics *diagnostics, LkDiagnosticsMark mark);

/* Returns the exit code of a program: 0 without errors, else the highest LkFailure among them. */
int lk_diagnostics_exit_code(const LkDiagnostics *diagnostics);

/* Appends the diagnostic for people: `file:line:column: error: message [code]`, then the line of the file, a
 * line with carets under the place, and the hint, each with a line end. */
void lk_diagnostic_print(const LkDiagnostic *diagnostic, LkMessageLanguage language, LkBuffer *out);

/* Appends the diagnostic for programs: one JSON object on one line with severity, code, file, line, column,
 * length, message and hint. Message and hint are in that language. */
void lk_diagnostic_json(const LkDiagnostic *diagnostic, LkMessageLanguage language, LkBuffer *out);

/* Returns “error”, “warning” or “note” in that language. */
const char *lk_severity_name(LkSeverity severity, LkMessageLanguage language);

/* Returns the span of the bytes [start, end) of file->text, cut at the end of the line it begins on. Reads
 * the file from its start each time: for errors, not for every place. */
LkSpan lk_span_at(const LkFile *file, size_t start, size_t end);

#endif
