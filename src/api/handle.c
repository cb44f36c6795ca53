/* What every document begins and ends with, wherever it comes from: a file, memory or a record. */
#include <stdlib.h>
#include <string.h>

#include "api/api_private.h"

/* In whole MiB where the limit is that, else in KiB, rounded up. */
static void tell_memory(LkDocument *document)
{
    size_t bytes = document->limits.bytes;
    bool is_whole = bytes % (1 << 20) == 0;
    size_t most = is_whole ? bytes >> 20 : (bytes >> 10) + (bytes % (1 << 10) != 0);
    lk_tell(
        &document->diagnostics, LK_E_LIMIT_MEMORY_ALLOWED, document->place,
        LK_WITH(lk_named_number("most", (long long)most), lk_named_string("unit", is_whole ? "MiB" : "KiB")));
}

static void tell_limit(void *context)
{
    LkDocument *document = context;
    if (document->budget.end == LK_BUDGET_NO_TIME)
        lk_tell(&document->diagnostics, LK_E_LIMIT_TIME, document->place,
                LK_WITH(lk_named_decimal("seconds", document->limits.seconds, -1)));
    else
        tell_memory(document);
}

/* Where memory itself is out nothing can be added to the list of diagnostics, so a flag stands for it. Limits
 * are of the whole document: past them nothing more comes of it. */
void lk_document_ran_out(LkDocument *document)
{
    bool is_limited = document->budget.end != LK_BUDGET_LASTS;
    if (is_limited) {
        lk_arena_limit(document->arena, NULL);
        document->is_set = false;
    }
    if (!is_limited || !lk_arena_guarded(document->arena, tell_limit, document))
        document->messages.out_of_memory = true;
    document->budget.end = LK_BUDGET_LASTS;
}

void lk_document_limit(LkDocument *document, const LkLimits *limits)
{
    document->limits = *limits;
    document->budget = (LkBudget){.bytes = limits->bytes > 0 ? limits->bytes : SIZE_MAX,
                                  .deadline = limits->seconds > 0 ? lk_seconds_now() + limits->seconds : 0};
    if (limits->bytes > 0 || limits->seconds > 0)
        lk_arena_limit(document->arena, &document->budget);
}

static void tell_engine(void *context)
{
    LkDocument *document = context;
    if (document->engine == NULL)
        lk_tell(&document->diagnostics, LK_E_ARGUMENT, (LkSpan){0},
                LK_WITH(lk_named_string("what", "there is no engine")));
    else
        lk_tell_again(&document->engine->diagnostics, &document->diagnostics);
}

LkDocument *lk_document_create(LkEngine *engine)
{
    static const LkDiagnostic no_memory = {
        .severity = LK_ERROR,
        .failure = LK_FAILURE_LIMIT,
        .code = "E-limit-memory",
        .id = LK_E_LIMIT_MEMORY,
    };
    LkDocument *document = calloc(1, sizeof *document);
    if (document == NULL)
        return NULL;
    document->engine = engine;
    document->arena = lk_arena_create();
    if (document->arena == NULL) {
        free(document);
        return NULL;
    }
    lk_diagnostics_init(&document->diagnostics, document->arena);
    document->messages = lk_messages_of(&document->diagnostics, lk_engine_language(engine));
    document->messages.no_memory = &no_memory;
    document->messages.in_order_of_source = true;
    if (!lk_engine_is_ready(engine) && !lk_arena_guarded(document->arena, tell_engine, document))
        document->messages.out_of_memory = true;
    return document;
}

bool lk_document_has_failed(const LkDocument *document)
{
    return document->diagnostics.errors > document->misuses || document->messages.out_of_memory;
}

bool lk_document_misuse(LkDocument *document, const char *what)
{
    size_t errors = document->diagnostics.errors;
    lk_misuse(&document->diagnostics, what);
    document->misuses += document->diagnostics.errors - errors;
    return false;
}

/* Its text only where a line of it is shown. */
static LkSpan copy_place(const LkDiagnostic *told, LkArena *arena)
{
    LkSpan span = told->span;
    const LkFile *file = span.file;
    if (file == NULL)
        return span;
    LkFile *copy = LK_NEW(arena, LkFile);
    *copy = (LkFile){
        .name = lk_copied(arena, file->name), .path = lk_copied(arena, file->path), .role = file->role};
    if (span.line > 0)
        copy->text = (LkText){lk_arena_copy(arena, file->text.bytes, file->text.length), file->text.length};
    span.file = copy;
    return span;
}

typedef struct Taking {
    LkDocument *document;
    const LkDiagnostics *told;
} Taking;

static void take_errors(void *context)
{
    const Taking *taking = context;
    LkDocument *document = taking->document;
    size_t errors = document->diagnostics.errors;
    for (const LkDiagnostic *d = taking->told->first; d != NULL; d = d->next)
        if (d->severity == LK_ERROR)
            lk_tell(&document->diagnostics, d->id, copy_place(d, document->arena), d->arguments);
    document->misuses += document->diagnostics.errors - errors;
}

void lk_document_take_errors(LkDocument *document, const LkDiagnostics *told)
{
    if (!lk_arena_guarded(document->arena, take_errors, &(Taking){document, told}))
        lk_document_ran_out(document);
}

void lk_document_destroy(LkDocument *document)
{
    if (document == NULL)
        return;
    lk_arena_destroy(document->arena);
    free(document);
}

const LkMessages *lk_document_messages(const LkDocument *document)
{
    return document == NULL ? NULL : &document->messages;
}

LkSettings lk_copy_values(LkArena *arena, const LkDocumentOptions *options)
{
    LkSetting *items = LK_NEW_ARRAY(arena, options->layout_value_count, LkSetting);
    for (size_t i = 0; i < options->layout_value_count; i++)
        items[i] = (LkSetting){lk_copied(arena, options->layout_values[i].path),
                               lk_copied(arena, options->layout_values[i].value)};
    return (LkSettings){items, options->layout_value_count};
}

const LkLayout *lk_engine_layout(const LkEngine *engine, const LkSource *source, const LkLayoutChoice *choice,
                                 LkArena *arena, LkDiagnostics *diagnostics)
{
    LkText wanted = source->layout;
    LkSpan span = source->layout_span;
    if (choice->name != NULL || wanted.length == 0) {
        wanted = choice->name != NULL ? lk_text(choice->name) : LK_TEXT("report");
        span = (LkSpan){0};
    }
    LkLayoutSearch search = {choice->folder, engine->layout_folders, engine->layout_folder_count};
    return lk_layout_load_over(wanted, span, &search, choice->over, arena, diagnostics);
}
