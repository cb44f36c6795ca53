/* Diagnostics: kept in a list in the order they came; printed as text with the line and a caret, or as JSON.
 */
#include "base/diagnostic.h"

#include "base/json.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"

void lk_diagnostics_init(LkDiagnostics *diagnostics, LkArena *arena)
{
    *diagnostics = (LkDiagnostics){.arena = arena};
}

LkDiagnosticsMark lk_diagnostics_mark(const LkDiagnostics *diagnostics)
{
    return (LkDiagnosticsMark){diagnostics->last, diagnostics->count, diagnostics->errors,
                               diagnostics->warnings};
}

void lk_diagnostics_return(LkDiagnostics *diagnostics, LkDiagnosticsMark mark)
{
    diagnostics->last = mark.last;
    diagnostics->count = mark.count;
    diagnostics->errors = mark.errors;
    diagnostics->warnings = mark.warnings;
    if (mark.last == NULL)
        diagnostics->first = NULL;
    else
        mark.last->next = NULL;
}

/* The first diagnostics are kept, since they are to be mended first. Errors have a limit of their own, so
 * that no number of warnings hides why something failed. */
static bool has_room(const LkDiagnostics *diagnostics, LkSeverity severity)
{
    return (severity == LK_ERROR ? diagnostics->errors : diagnostics->count) < LK_LIMIT_DIAGNOSTICS;
}

/* Counts a diagnostic. Returns a new one at the end of the list, or NULL when there are too many to keep. */
static LkDiagnostic *add(LkDiagnostics *diagnostics, LkSeverity severity)
{
    bool is_kept = has_room(diagnostics, severity);
    diagnostics->count++;
    diagnostics->errors += severity == LK_ERROR;
    diagnostics->warnings += severity == LK_WARNING;
    if (!is_kept)
        return NULL;
    LkDiagnostic *diagnostic = LK_NEW(diagnostics->arena, LkDiagnostic);
    if (diagnostics->last == NULL)
        diagnostics->first = diagnostic;
    else
        diagnostics->last->next = diagnostic;
    diagnostics->last = diagnostic;
    return diagnostic;
}

bool lk_tell(LkDiagnostics *diagnostics, LkMessageId id, LkSpan span, const LkArgument *arguments)
{
    const LkCatalogueEntry *entry = lk_catalogue_entry(id);
    const LkArgument *copy =
        has_room(diagnostics, entry->severity) ? lk_arguments_copy(arguments, diagnostics->arena) : NULL;
    LkDiagnostic *diagnostic = add(diagnostics, entry->severity);
    if (diagnostic == NULL)
        return false;
    *diagnostic = (LkDiagnostic){.id = id,
                                 .severity = entry->severity,
                                 .failure = entry->failure,
                                 .code = entry->code,
                                 .span = span,
                                 .arguments = copy};
    return false;
}

bool lk_retell(LkDiagnostics *diagnostics, const LkDiagnostic *told)
{
    const LkDiagnostic *copy =
        has_room(diagnostics, told->severity) ? lk_diagnostic_copy(told, diagnostics->arena) : NULL;
    LkDiagnostic *diagnostic = add(diagnostics, told->severity);
    if (diagnostic != NULL)
        *diagnostic = *copy;
    return false;
}

const LkDiagnostic *lk_diagnostic_copy(const LkDiagnostic *diagnostic, LkArena *arena)
{
    LkDiagnostic *copy = LK_NEW(arena, LkDiagnostic);
    *copy = *diagnostic;
    copy->next = NULL;
    copy->arguments = lk_arguments_copy(diagnostic->arguments, arena);
    return copy;
}

const char *lk_diagnostic_message(const LkDiagnostic *diagnostic, LkMessageLanguage language, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_message_put(diagnostic->id, language, diagnostic->arguments, &out);
    return lk_buffer_view(&out).bytes;
}

const char *lk_diagnostic_hint(const LkDiagnostic *diagnostic, LkMessageLanguage language, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    bool has_hint = lk_message_put_hint(diagnostic->id, language, diagnostic->arguments, &out);
    return has_hint ? lk_buffer_view(&out).bytes : NULL;
}

int lk_diagnostics_exit_code(const LkDiagnostics *diagnostics)
{
    int code = diagnostics->errors > 0 ? LK_FAILURE_DOCUMENT : 0;
    for (const LkDiagnostic *d = diagnostics->first; d != NULL; d = d->next)
        if (d->severity == LK_ERROR && (int)d->failure > code)
            code = (int)d->failure;
    return code;
}

/* The line `number` (from 1) of a text, without its end. */
static LkText line_of(LkText text, uint32_t number)
{
    size_t start = 0;
    for (uint32_t line = 1; line < number && start < text.length; start++)
        line += text.bytes[start] == '\n' ||
                (text.bytes[start] == '\r' && (start + 1 == text.length || text.bytes[start + 1] != '\n'));
    size_t end = start;
    while (end < text.length && text.bytes[end] != '\n' && text.bytes[end] != '\r')
        end++;
    return lk_text_slice(text, start, end);
}

#define SHOWN_BEFORE 60 /* characters of a long line that are shown before and after the place */
#define SHOWN_AFTER  40

static void print_source_line(LkSpan span, LkBuffer *out)
{
    LkText line = line_of(span.file->text, span.line);
    uint32_t from = span.column > SHOWN_BEFORE ? span.column - SHOWN_BEFORE : 1;
    uint32_t to = span.column + SHOWN_AFTER;
    LkBuffer shown, caret;
    lk_buffer_init(&shown, out->arena);
    lk_buffer_init(&caret, out->arena);
    uint32_t column = 1;
    size_t carets = 0;
    if (from > 1) {
        lk_buffer_string(&shown, "… ");
        lk_buffer_string(&caret, "  ");
    }
    for (size_t offset = 0; offset < line.length && column <= to; column++) {
        uint32_t c = lk_utf8_next(line, &offset);
        if (column < from)
            continue;
        bool control = c < 0x20 || c == 0x7F;
        lk_buffer_character(&shown, c == '\t' ? ' ' : control ? 0xFFFD : c);
        if (!lk_takes_cell(c))
            continue;
        if (column < span.column)
            lk_buffer_string(&caret, " ");
        else if (carets == 0 || column < span.column + span.length) {
            lk_buffer_string(&caret, carets == 0 ? "^" : "~");
            carets++;
        }
    }
    if (carets == 0)
        lk_buffer_string(&caret, "^");
    if (column > to)
        lk_buffer_string(&shown, " …");
    lk_buffer_printf(out, "%5u | %s\n      | %s\n", span.line, lk_buffer_view(&shown).bytes,
                     lk_buffer_view(&caret).bytes);
}

const char *lk_severity_name(LkSeverity severity, LkMessageLanguage language)
{
    static const char *const names[][LK_LANGUAGES] = {
        {"note", "หมายเหตุ"}, {"warning", "คำเตือน"}, {"error", "ข้อผิดพลาด"}};
    return names[severity][language];
}

void lk_diagnostic_print(const LkDiagnostic *diagnostic, LkMessageLanguage language, LkBuffer *out)
{
    LkSpan span = diagnostic->span;
    if (span.file != NULL && span.line > 0)
        lk_buffer_printf(out, "%s:%u:%u: ", span.file->name, span.line, span.column);
    else if (span.file != NULL)
        lk_buffer_printf(out, "%s: ", span.file->name);
    else
        lk_buffer_string(out, "likhit: ");
    lk_buffer_printf(out, "%s: ", lk_severity_name(diagnostic->severity, language));
    lk_buffer_string(out, lk_diagnostic_message(diagnostic, language, out->arena));
    lk_buffer_printf(out, " [%s]\n", diagnostic->code);
    if (span.file != NULL && span.line > 0 && span.file->text.length > 0)
        print_source_line(span, out);
    const char *hint = lk_diagnostic_hint(diagnostic, language, out->arena);
    if (hint != NULL) {
        lk_buffer_string(out, "      = ");
        lk_buffer_string(out, hint);
        lk_buffer_string(out, "\n");
    }
}

void lk_diagnostic_json(const LkDiagnostic *diagnostic, LkMessageLanguage language, LkBuffer *out)
{
    LkSpan span = diagnostic->span;
    lk_buffer_printf(out, "{\"severity\":\"%s\",\"code\":\"%s\"",
                     lk_severity_name(diagnostic->severity, LK_ENGLISH), diagnostic->code);
    if (span.file != NULL) {
        lk_buffer_string(out, ",\"file\":");
        lk_json_string(out, lk_text(span.file->name));
        if (span.line > 0)
            lk_buffer_printf(out, ",\"line\":%u,\"column\":%u,\"length\":%u", span.line, span.column,
                             span.length);
    }
    lk_buffer_string(out, ",\"message\":");
    lk_json_string(out, lk_text(lk_diagnostic_message(diagnostic, language, out->arena)));
    const char *hint = lk_diagnostic_hint(diagnostic, language, out->arena);
    if (hint != NULL) {
        lk_buffer_string(out, ",\"hint\":");
        lk_json_string(out, lk_text(hint));
    }
    lk_buffer_string(out, "}\n");
}

LkSpan lk_span_at(const LkFile *file, size_t start, size_t end)
{
    LkText text = file->text;
    LkSpan span = {.file = file, .line = 1, .column = 1};
    size_t line_start = 0;
    if (start > text.length)
        start = text.length;
    for (size_t i = 0; i < start; i++) {
        bool ends = text.bytes[i] == '\n' ||
                    (text.bytes[i] == '\r' && (i + 1 == text.length || text.bytes[i + 1] != '\n'));
        if (ends) {
            span.line++;
            line_start = i + 1;
        }
    }
    span.column = 1 + (uint32_t)lk_utf8_count(lk_text_slice(text, line_start, start));
    size_t stop = start;
    while (stop < end && stop < text.length && text.bytes[stop] != '\n' && text.bytes[stop] != '\r')
        stop++;
    span.length = (uint32_t)lk_utf8_count(lk_text_slice(text, start, stop));
    return span;
}
