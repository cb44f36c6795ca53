/* What is said of a handle, as the library's users see it: as values, as text or as JSON, in either language.
 */
#include <stdlib.h>
#include <string.h>

#include "api/api_private.h"

/* LkExit is what LkFailure is inside. */
_Static_assert((int)LK_EXIT_DOCUMENT == (int)LK_FAILURE_DOCUMENT, "exit codes");
_Static_assert((int)LK_EXIT_USAGE == (int)LK_FAILURE_USAGE, "exit codes");
_Static_assert((int)LK_EXIT_FILE == (int)LK_FAILURE_FILE, "exit codes");
_Static_assert((int)LK_EXIT_RESOURCE == (int)LK_FAILURE_RESOURCE, "exit codes");
_Static_assert((int)LK_EXIT_LIMIT == (int)LK_FAILURE_LIMIT, "exit codes");
_Static_assert((int)LK_EXIT_BUG == (int)LK_FAILURE_BUG, "exit codes");

/* ---- Order */

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

static size_t kept(const LkMessages *messages)
{
    size_t count = 0;
    const LkDiagnostic *d = messages->told == NULL ? NULL : messages->told->first;
    for (; d != NULL; d = d->next)
        count++;
    return count;
}

static void sort(void *context)
{
    LkMessages *messages = context;
    size_t count = kept(messages), i = 0;
    Entry *entries = LK_NEW_ARRAY(messages->arena, count, Entry);
    const LkDiagnostic **sorted = LK_NEW_ARRAY(messages->arena, count + 1, const LkDiagnostic *);
    for (const LkDiagnostic *d = messages->told->first; d != NULL; d = d->next, i++)
        entries[i] = (Entry){d, i, rank_of_file(entries, i, d->span.file)};
    qsort(entries, count, sizeof *entries, compare);
    for (i = 0; i < count; i++)
        sorted[i] = entries[i].diagnostic;
    messages->sorted = sorted;
    messages->sorted_count = count;
}

/* In the order they came where there is no memory to sort them. */
static const LkDiagnostic *at(const LkMessages *messages, size_t index)
{
    if (index >= lk_messages_count(messages))
        return NULL;
    size_t count = kept(messages);
    if (index >= count)
        return messages->no_memory;
    bool is_sorted = messages->sorted != NULL && messages->sorted_count == count;
    if (messages->in_order_of_source && !is_sorted)
        is_sorted = lk_arena_guarded(messages->arena, sort, (void *)messages);
    if (is_sorted)
        return messages->sorted[index];
    const LkDiagnostic *d = messages->told->first;
    while (index-- > 0)
        d = d->next;
    return d;
}

/* From 1, in the order they were told. */
static size_t number_of(const LkMessages *messages, const LkDiagnostic *found)
{
    size_t number = 1;
    for (const LkDiagnostic *d = messages->told == NULL ? NULL : messages->told->first;
         d != NULL && d != found; d = d->next)
        number++;
    return number;
}

/* ---- What is told */

size_t lk_messages_count(const LkMessages *messages)
{
    return messages == NULL ? 0 : kept(messages) + (messages->out_of_memory ? 1 : 0);
}

LkExit lk_messages_exit_code(const LkMessages *messages)
{
    if (messages == NULL)
        return LK_EXIT_DONE;
    if (messages->out_of_memory)
        return LK_EXIT_LIMIT;
    return messages->told == NULL ? LK_EXIT_DONE : (LkExit)lk_diagnostics_exit_code(messages->told);
}

int lk_messages_severity(const LkMessages *messages, size_t index)
{
    const LkDiagnostic *found = at(messages, index);
    return found == NULL ? LK_SEVERITY_NOTE : (int)found->severity;
}

static LkMessageLanguage chosen(const LkMessages *messages, LkLanguage language)
{
    bool is_asked = language == LK_LANGUAGE_THAI || language == LK_LANGUAGE_ENGLISH;
    return (is_asked ? language : messages->language) == LK_LANGUAGE_THAI ? LK_THAI : LK_ENGLISH;
}

typedef struct Rendering {
    const LkDiagnostic *diagnostic;
    LkMessageLanguage language;
    LkArena *arena;
    void (*work)(struct Rendering *rendering);
    const char *text, *hint;
} Rendering;

static void work(void *context)
{
    Rendering *rendering = context;
    rendering->work(rendering);
}

/* Fills in the texts; the sentence without what it is about when memory runs out. */
static void render(const LkMessages *messages, Rendering *rendering)
{
    rendering->arena = messages->arena;
    if (messages->lock != NULL)
        pthread_mutex_lock(messages->lock);
    bool done = lk_arena_guarded(messages->arena, work, rendering);
    if (messages->lock != NULL)
        pthread_mutex_unlock(messages->lock);
    if (!done)
        rendering->text = lk_catalogue_entry(rendering->diagnostic->id)->text[rendering->language];
}

static void as_values(Rendering *rendering)
{
    rendering->text = lk_diagnostic_message(rendering->diagnostic, rendering->language, rendering->arena);
    rendering->hint = lk_diagnostic_hint(rendering->diagnostic, rendering->language, rendering->arena);
}

bool lk_messages_at(const LkMessages *messages, size_t index, LkLanguage language, LkMessage *out)
{
    const LkDiagnostic *found = at(messages, index);
    if (found == NULL)
        return false;
    Rendering rendering = {.diagnostic = found, .language = chosen(messages, language), .work = as_values};
    render(messages, &rendering);
    LkMessage message = {
        .severity = (int)found->severity,
        .exit_code = found->severity == LK_ERROR ? (LkExit)found->failure : LK_EXIT_DONE,
        .code = found->code,
        .file = found->span.file == NULL ? NULL : found->span.file->name,
        .line = found->span.line,
        .column = found->span.column,
        .length = found->span.length,
        .message = rendering.text,
        .hint = rendering.hint,
        .number = number_of(messages, found),
    };
    return lk_give(out, &message, sizeof message);
}

const char *lk_said(const LkDiagnostic *diagnostic, LkLanguage language, LkArena *arena, const char **hint)
{
    LkMessages messages = {.arena = arena};
    Rendering rendering = {
        .diagnostic = diagnostic, .language = chosen(&messages, language), .work = as_values};
    render(&messages, &rendering);
    if (hint != NULL)
        *hint = rendering.hint;
    return rendering.text;
}

/* ---- As text */

static void as_text(Rendering *rendering)
{
    LkBuffer out;
    lk_buffer_init(&out, rendering->arena);
    lk_diagnostic_print(rendering->diagnostic, rendering->language, &out);
    rendering->text = lk_buffer_view(&out).bytes;
}

static void as_json(Rendering *rendering)
{
    LkBuffer out;
    lk_buffer_init(&out, rendering->arena);
    lk_diagnostic_json(rendering->diagnostic, rendering->language, &out);
    rendering->text = lk_buffer_view(&out).bytes;
}

static void in_one_line(Rendering *rendering)
{
    as_values(rendering);
    if (rendering->hint != NULL)
        rendering->text = lk_arena_printf(rendering->arena, "%s: %s", rendering->text, rendering->hint);
}

static const char *rendered(const LkMessages *messages, const LkDiagnostic *found, LkLanguage language,
                            void (*form)(Rendering *rendering))
{
    Rendering rendering = {.diagnostic = found, .language = chosen(messages, language), .work = form};
    render(messages, &rendering);
    return rendering.text;
}

const char *lk_messages_text(const LkMessages *messages, size_t index, LkLanguage language)
{
    const LkDiagnostic *found = at(messages, index);
    return found == NULL ? "" : rendered(messages, found, language, as_text);
}

const char *lk_messages_json(const LkMessages *messages, size_t index, LkLanguage language)
{
    const LkDiagnostic *found = at(messages, index);
    return found == NULL ? "" : rendered(messages, found, language, as_json);
}

const char *lk_messages_failure(const LkMessages *messages, LkLanguage language)
{
    size_t count = lk_messages_count(messages);
    for (size_t i = 0; i < count; i++) {
        const LkDiagnostic *found = at(messages, i);
        if (found->severity == LK_ERROR)
            return rendered(messages, found, language, in_one_line);
    }
    return NULL;
}

/* ---- Of handles */

LkMessages lk_messages_of(const LkDiagnostics *told, LkLanguage language)
{
    static const LkDiagnostic no_memory = {
        .severity = LK_ERROR,
        .failure = LK_FAILURE_LIMIT,
        .code = "E-limit-memory",
        .id = LK_E_LIMIT_MEMORY_LIBRARY,
    };
    return (LkMessages){.told = told, .arena = told->arena, .language = language, .no_memory = &no_memory};
}

/* ---- Told by one handle, said of another */

void lk_tell_alone(const LkDiagnostic *told, LkDiagnostics *out)
{
    lk_tell(out, told->id, (LkSpan){0}, told->arguments);
}

void lk_tell_again(const LkDiagnostics *told, LkDiagnostics *out)
{
    for (const LkDiagnostic *d = told == NULL ? NULL : told->first; d != NULL; d = d->next)
        if (d->severity == LK_ERROR)
            lk_retell(out, d);
}
