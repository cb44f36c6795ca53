/* The report on the signatures of a PDF: a small document of the engine's own (layouts/verdict.yaml). */
#include "api/verdict.h"

typedef struct Writing {
    LkVerdict *verdict;
    LkEngine *engine;
    const char *path;
    LkMessageLanguage language;
    LkDocument *document;
    bool is_written;
} Writing;

static LkDocument *set(const Writing *writing)
{
    LkBuffer source;
    const LkVerdict *verdict = writing->verdict;
    lk_buffer_init(&source, verdict->arena);
    lk_verdict_report(verdict->found, &verdict->facts, writing->language, &source);
    return lk_document_open_memory(writing->engine, "verdict", source.bytes, source.length,
                                   &(LkDocumentOptions){LK_SIZED(LkDocumentOptions), .layout = "verdict"});
}

static void tell_errors(LkVerdict *verdict, const LkDocument *document)
{
    for (const LkDiagnostic *told = document->diagnostics.first; told != NULL; told = told->next)
        if (told->severity == LK_ERROR)
            lk_tell_alone(told, &verdict->diagnostics);
}

static void write_guarded(void *context)
{
    Writing *writing = context;
    writing->document = set(writing);
    if (writing->document == NULL) {
        lk_tell(&writing->verdict->diagnostics, LK_E_LIMIT_MEMORY_PDF_BEGIN, (LkSpan){0}, NULL);
        return;
    }
    writing->is_written = lk_document_typeset(writing->document) &&
                          lk_document_write_file(writing->document, writing->path, NULL);
    if (!writing->is_written)
        tell_errors(writing->verdict, writing->document);
}

bool lk_verdict_write_report(LkVerdict *verdict, LkEngine *engine, const char *path, LkLanguage language)
{
    if (verdict == NULL)
        return false;
    if (engine == NULL || path == NULL)
        return lk_misuse(&verdict->diagnostics,
                         engine == NULL ? "the engine is NULL" : "the path of the report is NULL");
    if (verdict->found == NULL || !verdict->found->is_readable)
        return false; /* why is told already */
    Writing writing = {.verdict = verdict,
                       .engine = engine,
                       .path = path,
                       .language = language == LK_LANGUAGE_THAI ? LK_THAI : LK_ENGLISH};
    bool is_done = lk_arena_guarded(verdict->arena, write_guarded, &writing);
    verdict->messages.out_of_memory |= !is_done;
    lk_document_destroy(writing.document);
    return is_done && writing.is_written;
}
