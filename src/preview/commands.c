/* Answers the requests of clients, on the builder's thread. */
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "preview/commands.h"

static bool is_same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* Returns a view that shows this layout already, so that its pages and values are used again. The one at the
 * same place is preferred. */
static LkView *find_view(LkView *views, size_t count, size_t place, const char *layout)
{
    for (size_t i = 0; i <= count; i++) {
        size_t at = i == 0 ? place : i - 1;
        if (at < count && lk_view_newest(&views[at]) != NULL && is_same(views[at].layout, layout))
            return &views[at];
    }
    return NULL;
}

static bool are_layouts(const cJSON *list)
{
    int count = cJSON_GetArraySize(list);
    for (int i = 0; i < count; i++)
        if (!cJSON_IsString(cJSON_GetArrayItem(list, i)) && !cJSON_IsNull(cJSON_GetArrayItem(list, i)))
            return false;
    return cJSON_IsArray(list) && count >= 1 && count <= LK_VIEWS_MOST;
}

static bool take_layouts(LkPreview *preview, const cJSON *list)
{
    LkPreviewState *state = &preview->state;
    LkView before[LK_VIEWS_MOST];
    if (!are_layouts(list))
        return false;
    size_t count = (size_t)cJSON_GetArraySize(list), kept = 0; /* views that stay where they are */
    pthread_mutex_lock(&state->lock);
    memcpy(before, state->views, sizeof before);
    memset(state->views, 0, sizeof state->views);
    for (size_t i = 0; i < count; i++) {
        const char *layout = cJSON_GetStringValue(cJSON_GetArrayItem(list, (int)i));
        LkView *view = find_view(before, state->view_count, i, layout);
        kept += view == &before[i] && kept == i;
        state->views[i] = view != NULL ? *view : (LkView){.layout = layout == NULL ? NULL : strdup(layout)};
        if (view != NULL)
            *view = (LkView){0};
    }
    state->view_count = count;
    for (size_t i = 0; i < LK_VIEWS_MOST; i++)
        lk_view_release(&before[i]);
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
                                   {"goto", lk_answer_goto},
                                   {"values", lk_answer_values},
                                   {"set-values", lk_answer_set_values},
                                   {"save-values", lk_answer_save_values},
                                   {"compare", lk_answer_compare},
                                   {"pdfs", lk_answer_pdfs}};

void lk_command_answer(LkPreview *preview, LkRequest *request)
{
    cJSON *body = cJSON_Parse(request->body);
    for (size_t i = 0; body != NULL && i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, request->name) == 0)
            request->answer = commands[i].answer(preview, body);
    cJSON_Delete(body);
}
