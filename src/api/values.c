/* The values of a document's layout: told of, and saved into its file or a new one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/api_private.h"
#include "base/file.h"
#include "base/json.h"
#include "style/edit/values.h"

/* What one of these calls works on: an arena of its own, so that calling often costs the document nothing. */
typedef struct Call {
    LkDocument *document;
    LkArena *arena;
    LkDiagnostics diagnostics;
    const char *name;
    char *answer; /* of malloc */
} Call;

static bool run(Call *call, void (*work)(void *))
{
    call->arena = lk_arena_create();
    if (call->arena == NULL)
        return false;
    lk_diagnostics_init(&call->diagnostics, call->arena);
    return lk_arena_guarded(call->arena, work, call);
}

/* Why it failed: the first error, with its place and hint. */
static char *reason_of(const Call *call)
{
    const LkDiagnostic *first = call->arena == NULL ? NULL : call->diagnostics.first;
    while (first != NULL && first->severity != LK_ERROR)
        first = first->next;
    if (first == NULL)
        return strdup("there is not enough memory");
    char place[300] = "", *text = NULL;
    if (first->span.file != NULL && first->span.line > 0)
        snprintf(place, sizeof place, "%s:%u: ", lk_path_name(first->span.file->name), first->span.line);
    else if (first->span.file != NULL)
        snprintf(place, sizeof place, "%s: ", lk_path_name(first->span.file->name));
    const char *hint = NULL,
               *said = lk_said(first, lk_engine_language(call->document->engine), call->arena, &hint);
    if (asprintf(&text, "%s%s%s%s", place, said, hint == NULL ? "" : "; ", hint == NULL ? "" : hint) < 0)
        return NULL;
    return text;
}

static bool finish(Call *call, bool is_good, char **reason)
{
    if (reason != NULL)
        *reason = is_good ? NULL : reason_of(call);
    lk_arena_destroy(call->arena);
    return is_good;
}

/* ---- Telling */

static bool has_widths(const LkTable *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].width.fixed != 0 || table->columns[i].width.fraction != 0)
            return true;
    return false;
}

/* Columns are as wide as the source says: a layout has no widths of columns. */
static void put_widths(const LkBlock *block, LkBuffer *out, bool *is_first)
{
    for (; block != NULL; block = block->next) {
        if (block->kind == LK_BLOCK_TABLE && has_widths(block->as.table) && block->span.file != NULL) {
            lk_buffer_string(out, *is_first ? "[" : ",[");
            lk_json_string(out, lk_text(block->span.file->name));
            lk_buffer_printf(out, ",%u]", block->span.line);
            *is_first = false;
        }
        put_widths(block->first_child, out, is_first);
    }
}

static LkLayoutSave save_of(const Call *call)
{
    const LkDocument *document = call->document;
    return (LkLayoutSave){.layout = document->layout,
                          .root = document->source->root,
                          .beside = document->folder,
                          .shipped = document->engine->layout_folders,
                          .shipped_count = document->engine->layout_folder_count,
                          .name = call->name};
}

static void tell(void *context)
{
    Call *call = context;
    const LkLayout *layout = call->document->layout;
    LkLayoutSave save = save_of(call);
    bool is_first = true;
    LkBuffer out;
    lk_buffer_init(&out, call->arena);
    lk_buffer_string(&out, "{\"layout\":");
    lk_json_string(&out, lk_text(layout->name));
    lk_buffer_string(&out, ",\"file\":");
    lk_json_string(&out, lk_text(layout->file->name));
    lk_buffer_printf(&out, ",\"own\":%s,\"values\":", lk_layout_is_own(&save) ? "true" : "false");
    lk_layout_values_json(layout, call->arena, &out);
    lk_buffer_string(&out, ",\"column_widths\":[");
    put_widths(call->document->source->blocks, &out, &is_first);
    lk_buffer_string(&out, "]}");
    call->answer = strdup(lk_buffer_view(&out).bytes);
}

char *lk_document_layout_values(LkDocument *document)
{
    Call call = {.document = document};
    if (document == NULL || document->layout == NULL || document->source == NULL)
        return NULL;
    finish(&call, run(&call, tell), NULL);
    return call.answer;
}

/* ---- Saving */

static void save(void *context)
{
    Call *call = context;
    LkLayoutSave wanted = save_of(call);
    const char *path = lk_layout_save(&wanted, call->arena, &call->diagnostics);
    call->answer = path == NULL ? NULL : strdup(path);
}

char *lk_document_save_values(LkDocument *document, const char *name, char **reason)
{
    Call call = {.document = document, .name = name};
    if (document == NULL || document->layout == NULL || document->source == NULL) {
        if (reason != NULL)
            *reason = strdup("the document has no layout");
        return NULL;
    }
    bool is_good = run(&call, save) && call.answer != NULL;
    finish(&call, is_good, reason);
    return call.answer;
}
