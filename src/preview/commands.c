/* What pages ask for, on the builder's thread: bodies are JSON, and so are answers. */
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "preview/preview_private.h"

void lk_command_list_layouts(LkPreview *preview)
{
    size_t count = 0;
    LkDocument *document =
        lk_document_open(preview->engine->engine, preview->options->source, &preview->options->document);
    char **names = document == NULL ? NULL : lk_document_layouts(document, &count);
    cJSON *list = cJSON_CreateStringArray((const char *const *)names, (int)count);
    char *text = cJSON_PrintUnformatted(list);
    cJSON_Delete(list);
    lk_free(names);
    lk_document_destroy(document);
    pthread_mutex_lock(&preview->state.lock);
    free(preview->state.layouts);
    preview->state.layouts = text;
    pthread_mutex_unlock(&preview->state.lock);
}

static bool take_layouts(LkPreview *preview, const cJSON *list)
{
    LkPreviewState *state = &preview->state;
    int count = cJSON_GetArraySize(list);
    if (!cJSON_IsArray(list) || count < 1 || count > LK_VIEWS_MOST)
        return false;
    size_t kept = 0; /* views whose layout stays */
    for (int i = 0; i < count; i++) {
        const cJSON *item = cJSON_GetArrayItem(list, i);
        if (!cJSON_IsString(item) && !cJSON_IsNull(item))
            return false;
        const char *layout = cJSON_GetStringValue(item), *before = state->views[i].layout;
        bool is_same = (size_t)i < state->view_count &&
                       (layout == NULL ? before == NULL : before != NULL && strcmp(layout, before) == 0);
        kept += is_same && kept == (size_t)i;
    }
    pthread_mutex_lock(&state->lock);
    for (size_t i = kept; i < LK_VIEWS_MOST; i++)
        lk_view_release(&state->views[i]);
    for (size_t i = kept; i < (size_t)count; i++) {
        const char *layout = cJSON_GetStringValue(cJSON_GetArrayItem(list, (int)i));
        state->views[i].layout = layout == NULL ? NULL : strdup(layout);
    }
    state->view_count = (size_t)count;
    pthread_mutex_unlock(&state->lock);
    return lk_preview_build(preview, kept);
}

static char *answer_layouts(LkPreview *preview, const cJSON *body)
{
    return take_layouts(preview, cJSON_GetObjectItem(body, "layouts")) ? strdup("{}") : NULL;
}

typedef struct Command {
    const char *name;
    char *(*answer)(LkPreview *preview, const cJSON *body);
} Command;

static const Command commands[] = {{"layouts", answer_layouts},
                                   {"place", lk_answer_place},
                                   {"find", lk_answer_find},
                                   {"goto", lk_answer_goto}};

void lk_command_answer(LkPreview *preview, LkRequest *request)
{
    cJSON *body = cJSON_Parse(request->body);
    for (size_t i = 0; body != NULL && i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, request->name) == 0)
            request->answer = commands[i].answer(preview, body);
    cJSON_Delete(body);
}
