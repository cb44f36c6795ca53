/* Writes the name of a layout into the front matter of a source, and changes nothing else of it. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/api_private.h"
#include "base/file.h"
#include "base/limits.h"
#include "style/edit/values.h"

typedef struct Naming {
    LkDocument *document;
    LkArena *arena;
    LkDiagnostics diagnostics;
    const char *name;
    const char *path; /* of the source, links followed */
    bool is_done;
} Naming;

static bool fail(Naming *naming, LkArgument reason)
{
    return lk_tell(&naming->diagnostics, LK_E_SOURCE_SAVE, (LkSpan){.file = naming->document->source->file},
                   LK_WITH(reason));
}

static const char *line_feed(LkText text)
{
    return text.length > 0 && memmem(text.bytes, text.length, "\r\n", 2) != NULL ? "\r\n" : "\n";
}

/* The byte of a place: lines and characters are counted from 1. */
static size_t offset_of(LkText text, LkSpan span)
{
    size_t at = 0;
    for (uint32_t line = 1; line < span.line && at < text.length; at++)
        line += text.bytes[at] == '\n' ||
                (text.bytes[at] == '\r' && at + 1 < text.length && text.bytes[at + 1] != '\n');
    if (span.line == 1 && text.length >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    for (uint32_t column = 1; column < span.column && at < text.length; column++)
        lk_utf8_next(text, &at);
    return at;
}

static void splice(LkBuffer *out, LkText text, size_t start, size_t end, LkText with)
{
    lk_buffer_text(out, lk_text_slice(text, 0, start));
    lk_buffer_text(out, with);
    lk_buffer_text(out, lk_text_slice(text, end, text.length));
}

static void replace(LkBuffer *out, LkText text, LkSpan span, LkText scalar)
{
    size_t start = offset_of(text, span), end = start;
    for (uint32_t i = 0; i < span.length && end < text.length; i++)
        lk_utf8_next(text, &end);
    char before = start > 0 ? text.bytes[start - 1] : '\0';
    bool is_quoted = (before == '"' || before == '\'') && end < text.length && text.bytes[end] == before;
    splice(out, text, start - is_quoted, end + is_quoted, scalar);
}

/* Below the first line of the front matter, or with a front matter of its own. */
static void add(LkBuffer *out, const LkFile *file, LkText scalar, LkArena *arena)
{
    LkText text = file->text;
    bool has_mark = text.length >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0;
    size_t within = lk_source_front_line(file, arena), start = has_mark ? 3 : 0;
    bool has_front = within > 0;
    const char *feed = line_feed(text);
    LkBuffer line;
    lk_buffer_init(&line, arena);
    if (!has_front)
        lk_buffer_printf(&line, "---%s", feed);
    lk_buffer_printf(&line, "layout: %.*s%s", (int)scalar.length, scalar.bytes, feed);
    if (!has_front)
        lk_buffer_printf(&line, "---%s%s", feed, feed);
    start = has_front ? within : start;
    splice(out, text, start, start, lk_buffer_view(&line));
}

static bool is_named(Naming *naming, LkText text)
{
    LkFile *file = LK_NEW(naming->arena, LkFile);
    *file = *naming->document->source->file;
    file->text = text;
    LkDiagnostics unheard;
    lk_diagnostics_init(&unheard, naming->arena);
    LkSourceOptions options = {.root = naming->document->source->root};
    const LkSource *source = lk_source_parse(file, &options, naming->arena, &unheard);
    return source != NULL && lk_text_is(source->layout, naming->name);
}

/* The source as it was read, or an error. */
static bool is_unchanged(Naming *naming)
{
    const LkFile *read = naming->document->source->file;
    char real[PATH_MAX];
    if (read->path == NULL)
        return fail(naming, lk_named_term("reason", LK_TERM_SOURCE_NO_FILE));
    if (realpath(read->path, real) == NULL || access(real, W_OK) != 0)
        return fail(naming, lk_named_reason("reason", errno));
    naming->path = lk_arena_copy(naming->arena, real, strlen(real));
    LkDiagnostics own;
    lk_diagnostics_init(&own, naming->arena);
    const LkFile *now = lk_file_read(LK_FILE_SOURCE, real, read->name, LK_LIMIT_SOURCE_BYTES, (LkSpan){0},
                                     naming->arena, &own);
    return (now != NULL && lk_text_equal(now->text, read->text)) ||
           fail(naming, lk_named_term("reason", LK_TERM_SOURCE_CHANGED));
}

static bool write_source(Naming *naming, LkText text)
{
    LkDiagnostics own;
    lk_diagnostics_init(&own, naming->arena); /* knows no files: the source may be overwritten */
    if (lk_file_replace(naming->path, text, naming->arena, &own))
        return true;
    return fail(naming, own.first == NULL ? lk_named_term("reason", LK_TERM_CANNOT_BE_WRITTEN)
                                          : lk_named_message("reason", own.first->id, own.first->arguments));
}

static void name_layout(void *context)
{
    Naming *naming = context;
    const LkSource *source = naming->document->source;
    if (!is_unchanged(naming))
        return;
    LkBuffer scalar, out;
    lk_buffer_init(&scalar, naming->arena);
    lk_buffer_init(&out, naming->arena);
    lk_yaml_put_scalar(&scalar, lk_text(naming->name));
    LkText text = source->file->text;
    if (source->layout.length > 0)
        replace(&out, text, source->layout_span, lk_buffer_view(&scalar));
    else
        add(&out, naming->document->source->file, lk_buffer_view(&scalar), naming->arena);
    if (!is_named(naming, lk_buffer_view(&out)))
        fail(naming, lk_named_term("reason", LK_TERM_SOURCE_NO_PLACE));
    else
        naming->is_done = write_source(naming, lk_buffer_view(&out));
}

bool lk_document_name_layout(LkDocument *document, const char *name)
{
    if (document == NULL)
        return false;
    if (name == NULL)
        return lk_document_misuse(document, "there is no name of a layout");
    if (document->source == NULL)
        return !lk_document_has_failed(document) && lk_document_misuse(document, "the source was not read");
    Naming naming = {.document = document, .name = name, .arena = lk_arena_create()};
    if (naming.arena != NULL)
        lk_diagnostics_init(&naming.diagnostics, naming.arena);
    if (naming.arena == NULL || !lk_arena_guarded(naming.arena, name_layout, &naming))
        lk_document_ran_out(document);
    else if (!naming.is_done)
        lk_document_take_errors(document, &naming.diagnostics);
    lk_arena_destroy(naming.arena);
    return naming.is_done;
}
