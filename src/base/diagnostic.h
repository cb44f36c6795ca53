/* Diagnostics: what went wrong or was changed, and where. Stages add them; nobody below cli/ prints. */
#ifndef LIKHIT_BASE_DIAGNOSTIC_H
#define LIKHIT_BASE_DIAGNOSTIC_H

#include "base/message.h"

/* What a file is to the document. */
typedef enum LkFileRole {
    LK_FILE_SOURCE,
    LK_FILE_LAYOUT,
    LK_FILE_DATA,
    LK_FILE_WORDS,
    LK_FILE_PICTURE,
    LK_FILE_RECORDS /* of many documents: what one takes of it is an input of its own */
} LkFileRole;

/* A file that diagnostics point into. Owned by the document's arena, kept until its end. */
typedef struct LkFile {
    const char *name;          /* as the user wrote it: shown in messages */
    LkText text;               /* its bytes as read, for showing the line; empty for a binary file */
    uint64_t device, inode;    /* which file on the disk; 0, 0 for text from memory */
    const struct LkFile *next; /* another that was read for the same document */
    LkFileRole role;
    const char *path; /* that was opened; NULL for text from memory */
} LkFile;

/* A path as the source writes it, from the document's folder, and the file that it led to, or would have. */
typedef struct LkAskedPath {
    const struct LkAskedPath *next;
    const char *asked, *real;
} LkAskedPath;

/* A place in a file. line and column are 1-based, column in characters (code points); line 0 = the whole
 * file. */
typedef struct LkSpan {
    const LkFile *file; /* NULL = no place (a wrong option, a missing font) */
    uint32_t line, column;
    uint32_t length; /* characters on that line; 0 = a point */
} LkSpan;

/* One message about one place. lk_diagnostic_message makes its text. */
typedef struct LkDiagnostic {
    struct LkDiagnostic *next;
    LkMessageId id;
    LkSeverity severity; /* this, the next and the code as the catalogue has them */
    LkFailure failure;
    const char *code;
    LkSpan span;
    const LkArgument *arguments; /* NULL = none */
} LkDiagnostic;

typedef struct LkDiagnostics {
    LkArena *arena;
    LkDiagnostic *first, *last;
    const LkFile *files;            /* all that were read from disk: no output may overwrite one */
    const LkAskedPath *paths;       /* by which the source asked for them */
    size_t count, errors, warnings; /* all that came, also those past the limit */
} LkDiagnostics;

void lk_diagnostics_init(LkDiagnostics *diagnostics, LkArena *arena);

/* Adds a message of the catalogue with its arguments (LK_WITH, or NULL), which are copied. Returns false, so
 * that a failing function can `return lk_tell(…)`. */
bool lk_tell(LkDiagnostics *diagnostics, LkMessageId id, LkSpan span, const LkArgument *arguments);

/* Adds what another list told, as it is. Returns false. */
bool lk_retell(LkDiagnostics *diagnostics, const LkDiagnostic *told);

/* A copy that needs nothing of the first but the file of its span. */
const LkDiagnostic *lk_diagnostic_copy(const LkDiagnostic *diagnostic, LkArena *arena);

/* What it says, in the language of the reader: one sentence without a full stop. Made in `arena`. */
const char *lk_diagnostic_message(const LkDiagnostic *diagnostic, LkMessageLanguage language, LkArena *arena);

/* What to do, or NULL when there is no advice. */
const char *lk_diagnostic_hint(const LkDiagnostic *diagnostic, LkMessageLanguage language, LkArena *arena);

/* What has been said so far; lk_diagnostics_return forgets what came after it. */
typedef struct LkDiagnosticsMark {
    LkDiagnostic *last;
    size_t count, errors, warnings;
} LkDiagnosticsMark;
LkDiagnosticsMark lk_diagnostics_mark(const LkDiagnostics *diagnostics);
void lk_diagnostics_return(LkDiagnostics *diagnostics, LkDiagnosticsMark mark);

/* The exit code that the errors ask for: 0 without errors, else the gravest LkFailure. */
int lk_diagnostics_exit_code(const LkDiagnostics *diagnostics);

/* Appends `file:line:col: error: message [code]`, the line, a caret line and the hint, with line ends. */
void lk_diagnostic_print(const LkDiagnostic *diagnostic, LkMessageLanguage language, LkBuffer *out);

/* Appends one JSON object on a line: severity, code, file, line, column, length, message, hint. The two
 * texts are in the language, all else is for programs. */
void lk_diagnostic_json(const LkDiagnostic *diagnostic, LkMessageLanguage language, LkBuffer *out);

/* “error”, “warning”, “note” in the language. */
const char *lk_severity_name(LkSeverity severity, LkMessageLanguage language);

/* The span of bytes [start, end) of file->text; cut at the end of the first line. Linear in the file: for
 * errors. */
LkSpan lk_span_at(const LkFile *file, size_t start, size_t end);

#endif
