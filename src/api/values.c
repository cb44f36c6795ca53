/* The values of a document's layout: told of, and saved into its file or a new one. */
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

/* Returns whether there was memory for the work. */
static bool run(Call *call, void (*work)(void *))
{
    call->arena = lk_arena_create();
    if (call->arena == NULL)
        return false;
    lk_diagnostics_init(&call->diagnostics, call->arena);
    return lk_arena_guarded(call->arena, work, call);
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
    run(&call, tell);
    lk_arena_destroy(call.arena);
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

static bool has_layout(LkDocument *document)
{
    bool has = document->layout != NULL && document->source != NULL;
    return has || (!lk_document_has_failed(document) &&
                   lk_document_misuse(document, "the document has no layout: it has not been set"));
}

char *lk_document_save_values(LkDocument *document, const char *name)
{
    Call call = {.document = document, .name = name};
    if (document == NULL || !has_layout(document))
        return NULL;
    if (!run(&call, save))
        lk_document_ran_out(document);
    else if (call.answer == NULL)
        lk_document_take_errors(document, &call.diagnostics);
    lk_arena_destroy(call.arena);
    return call.answer;
}
