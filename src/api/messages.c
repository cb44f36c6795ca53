/* Diagnostics as the library's users see them: in the order of the source, as values, as text or as JSON. */
#include <stdlib.h>
#include <string.h>

#include "api/api_private.h"

static const LkDiagnostic *memory_ran_out(void)
{
    static const LkDiagnostic diagnostic = {
        .severity = LK_ERROR,
        .failure = LK_FAILURE_LIMIT,
        .code = "E-limit-memory",
        .message = "there is not enough memory for this document",
        .hint = "split the document, or free some memory",
    };
    return &diagnostic;
}

/* Files in the order they were first named, then lines; what has no place comes first. `rank` keeps the sort
 * stable without comparing addresses. */
typedef struct Entry {
    const LkDiagnostic *diagnostic;
    size_t rank, file_rank;
} Entry;

static int compare(const void *left, const void *right)
{
    const Entry *a = left, *b = right;
    if (a->file_rank != b->file_rank)
        return a->file_rank < b->file_rank ? -1 : 1;
    LkSpan p = a->diagnostic->span, q = b->diagnostic->span;
    if (p.line != q.line)
        return p.line < q.line ? -1 : 1;
    if (p.column != q.column)
        return p.column < q.column ? -1 : 1;
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

static size_t rank_of_file(const Entry *entries, size_t count, const LkFile *file)
{
    for (size_t i = 0; i < count; i++)
        if (entries[i].diagnostic->span.file == file)
            return entries[i].file_rank;
    return file == NULL ? 0 : count + 1;
}

static void sort(void *context)
{
    LkDocument *document = context;
    size_t count = 0;
    for (const LkDiagnostic *d = document->diagnostics.first; d != NULL; d = d->next)
        count++;
    Entry *entries = LK_NEW_ARRAY(document->arena, count, Entry);
    const LkDiagnostic **sorted = LK_NEW_ARRAY(document->arena, count + 1, const LkDiagnostic *);
    size_t i = 0;
    for (const LkDiagnostic *d = document->diagnostics.first; d != NULL; d = d->next, i++)
        entries[i] = (Entry){d, i, rank_of_file(entries, i, d->span.file)};
    qsort(entries, count, sizeof *entries, compare);
    for (i = 0; i < count; i++)
        sorted[i] = entries[i].diagnostic;
    document->sorted = sorted;
    document->sorted_count = count;
}

/* Sorting may run out of memory; the order they came in is good enough then. */
static void refresh(LkDocument *document)
{
    size_t kept = 0;
    for (const LkDiagnostic *d = document->diagnostics.first; d != NULL; d = d->next)
        kept++;
    if (document->sorted != NULL && document->sorted_count == kept)
        return;
    if (!lk_arena_guarded(document->arena, sort, document))
        document->out_of_memory = true;
}

size_t lk_document_diagnostic_count(const LkDocument *document)
{
    size_t kept = 0;
    for (const LkDiagnostic *d = document->diagnostics.first; d != NULL; d = d->next)
        kept++;
    return kept + (document->out_of_memory ? 1 : 0);
}

static const LkDiagnostic *diagnostic_at(LkDocument *document, size_t index)
{
    refresh(document);
    return document->sorted != NULL && index < document->sorted_count ? document->sorted[index]
                                                                      : memory_ran_out();
}

LkMessage lk_message(const LkDiagnostic *d)
{
    return (LkMessage){
        .severity = (int)d->severity,
        .code = d->code,
        .file = d->span.file == NULL ? NULL : d->span.file->name,
        .line = d->span.line,
        .column = d->span.column,
        .length = d->span.length,
        .message = d->message,
        .hint = d->hint,
    };
}

LkMessage lk_document_diagnostic(LkDocument *document, size_t index)
{
    return lk_message(diagnostic_at(document, index));
}

typedef struct Rendering {
    LkArena *arena;
    const LkDiagnostic *diagnostic;
    LkDiagnosticForm *render;
    const char *text;
} Rendering;

static void render_guarded(void *context)
{
    Rendering *rendering = context;
    LkBuffer out;
    lk_buffer_init(&out, rendering->arena);
    rendering->render(rendering->diagnostic, &out);
    rendering->text = lk_buffer_view(&out).bytes;
}

const char *lk_rendered(LkArena *arena, const LkDiagnostic *diagnostic, LkDiagnosticForm *form)
{
    Rendering rendering = {arena, diagnostic, form, NULL};
    return lk_arena_guarded(arena, render_guarded, &rendering) ? rendering.text : diagnostic->message;
}

static const char *rendered(LkDocument *document, size_t index, LkDiagnosticForm *form)
{
    return lk_rendered(document->arena, diagnostic_at(document, index), form);
}

const char *lk_document_diagnostic_text(LkDocument *document, size_t index)
{
    return rendered(document, index, lk_diagnostic_print);
}

const char *lk_document_diagnostic_json(LkDocument *document, size_t index)
{
    return rendered(document, index, lk_diagnostic_json);
}
