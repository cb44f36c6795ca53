/* Writes the state as JSON, which a client asks for first and gets again with each event. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "preview/json.h"
#include "preview/programs.h"
#include "preview/state.h"

static void put_pages(FILE *out, const LkView *view)
{
    fputs("\"pages\":[", out);
    for (size_t i = 0; i < view->page_count; i++) {
        const LkShownPage *page = &view->pages[i];
        fprintf(out, "%s{\"hash\":\"%s\",\"width\":%.2f,\"height\":%.2f,\"label\":", i == 0 ? "" : ",",
                page->hash, page->width, page->height);
        lk_write_json_string(out, page->label);
        putc('}', out);
    }
    fputs("]", out);
}

/* Writes what a message says in Thai. The page chooses by the language of the browser. */
static void put_thai(FILE *out, const LkMessages *messages, size_t index)
{
    LkMessage message = {LK_SIZED(LkMessage)};
    if (!lk_messages_at(messages, index, LK_LANGUAGE_THAI, &message))
        return;
    fputs(",\"thai\":{\"message\":", out);
    lk_write_json_string(out, message.message);
    if (message.hint != NULL) {
        fputs(",\"hint\":", out);
        lk_write_json_string(out, message.hint);
    }
    putc('}', out);
}

static bool is_of_build(const LkView *view, const LkMessages *messages, size_t index)
{
    LkMessage message = {LK_SIZED(LkMessage)};
    return lk_messages_at(messages, index, LK_LANGUAGE_ENGLISH, &message) && message.number <= view->told;
}

/* Writes each message as the library does, and as the terminal shows it, with the line and its caret. `index`
 * is what the page asks for its place by. */
static void put_messages(FILE *out, const LkView *view)
{
    LkDocument *document = lk_view_newest(view);
    const LkMessages *messages = document == NULL ? NULL : lk_document_messages(document);
    const char *comma = "";
    fputs(",\"messages\":[", out);
    for (size_t i = 0; i < lk_messages_count(messages); i++) {
        const char *json = lk_messages_json(messages, i, LK_LANGUAGE_ENGLISH);
        size_t length = strlen(json);
        while (length > 0 && json[length - 1] != '}')
            length--;
        if (length == 0 || !is_of_build(view, messages, i))
            continue;
        fprintf(out, "%s%.*s,\"index\":%zu,\"text\":", comma, (int)length - 1, json, i);
        lk_write_json_string(out, lk_messages_text(messages, i, LK_LANGUAGE_ENGLISH));
        put_thai(out, messages, i);
        putc('}', out);
        comma = ",";
    }
    fputs("]", out);
}

static void put_view(FILE *out, const LkView *view)
{
    fputs("{\"layout\":", out);
    lk_write_json_string(out, view->layout);
    fprintf(out, ",\"seconds\":%.6f,\"unsaved\":%zu,", view->seconds, view->value_count);
    put_pages(out, view);
    put_messages(out, view);
    putc('}', out);
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static void put_head(FILE *out, const LkPreviewState *state)
{
    char title[400] = "";
    if (state->views[0].document != NULL)
        lk_document_title(state->views[0].document, title, sizeof title);
    fprintf(out, "{\"version\":%lu,\"source\":", state->version);
    lk_write_json_string(out, base_name(state->options->source));
    fputs(",\"title\":", out);
    lk_write_json_string(out, title);
    fprintf(out, ",\"editor\":%s,\"editorLink\":", lk_has_editor(state->options->editor) ? "true" : "false");
    lk_write_json_string(out, state->options->editor_link);
    fprintf(out, ",\"layouts\":%s,\"calls\":%lu,\"called\":%s,\"comparison\":%s",
            state->layouts == NULL ? "[]" : state->layouts, state->call_count,
            state->called == NULL ? "null" : state->called,
            state->comparison == NULL ? "null" : state->comparison);
    fprintf(out, ",\"signatures\":%s", state->signatures == NULL ? "null" : state->signatures);
}

char *lk_state_json(LkPreviewState *state, size_t *length)
{
    char *out = NULL;
    FILE *stream = open_memstream(&out, length);
    if (stream == NULL)
        return NULL;
    pthread_mutex_lock(&state->lock);
    put_head(stream, state);
    fputs(",\"views\":[", stream);
    for (size_t i = 0; i < state->view_count; i++) {
        if (i > 0)
            putc(',', stream);
        put_view(stream, &state->views[i]);
    }
    fputs("]}", stream);
    pthread_mutex_unlock(&state->lock);
    fclose(stream);
    return out;
}
