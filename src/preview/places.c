/* Finds the source of a place on a page and back, for clients and editors, and writes a map of it as a file.
 * On the builder's thread, the only one that typesets documents; the lock guards them from the server's
 * threads. */
#include <cjson/cJSON.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "preview/commands.h"
#include "preview/programs.h"

/* Returns a member that is a whole number of at least `least`; 0 if it is none. */
static unsigned number_of(const cJSON *body, const char *name, double least)
{
    const cJSON *item = cJSON_GetObjectItem(body, name);
    bool is_good = cJSON_IsNumber(item) && item->valuedouble >= least && item->valuedouble <= INT_MAX;
    return is_good ? (unsigned)item->valuedouble : 0;
}

static cJSON *box_of(const LkPlacement *placement)
{
    cJSON *box = cJSON_CreateObject();
    cJSON_AddNumberToObject(box, "x", placement->x);
    cJSON_AddNumberToObject(box, "y", placement->y);
    cJSON_AddNumberToObject(box, "width", placement->width);
    cJSON_AddNumberToObject(box, "height", placement->height);
    return box;
}

static char *describe(const LkPreview *preview, const LkPlacement *placement, unsigned view, bool opens)
{
    char path[PATH_MAX];
    if (placement->path == NULL || realpath(placement->path, path) == NULL)
        snprintf(path, sizeof path, "%s", placement->file);
    bool is_opened =
        opens && lk_open_editor(preview->options->editor, path, placement->line, placement->column);
    cJSON *answer = cJSON_CreateObject();
    cJSON_AddNumberToObject(answer, "view", view);
    cJSON_AddNumberToObject(answer, "page", (double)placement->page);
    cJSON_AddItemToObject(answer, "box", box_of(placement));
    cJSON_AddStringToObject(answer, "file", placement->file);
    cJSON_AddStringToObject(answer, "path", path);
    cJSON_AddNumberToObject(answer, "line", placement->line);
    cJSON_AddNumberToObject(answer, "column", placement->column);
    cJSON_AddBoolToObject(answer, "isOpened", is_opened);
    return lk_json_printed(answer);
}

/* Request: {view, page, x, y, open}. Answer: what stands there; {} if it does not come from a source. */
char *lk_answer_place(LkPreview *preview, const cJSON *body)
{
    LkView *view = lk_view_of(preview, body);
    const cJSON *x = cJSON_GetObjectItem(body, "x"), *y = cJSON_GetObjectItem(body, "y");
    if (view == NULL || !cJSON_IsNumber(x) || !cJSON_IsNumber(y))
        return NULL;
    LkPlacement placement = {LK_SIZED(LkPlacement)};
    pthread_mutex_lock(&preview->state.lock);
    bool is_found =
        view->document != NULL && lk_document_placement_at(view->document, number_of(body, "page", 1),
                                                           x->valuedouble, y->valuedouble, &placement);
    pthread_mutex_unlock(&preview->state.lock);
    if (!is_found)
        return strdup("{}");
    bool opens = cJSON_IsTrue(cJSON_GetObjectItem(body, "open"));
    return describe(preview, &placement, (unsigned)(view - preview->state.views), opens);
}

/* Finds where a place of the source is shown, on the pages of the last version without errors. */
static bool find(LkPreview *preview, LkView *view, const char *file, unsigned line, unsigned column,
                 LkPlacement *placement)
{
    pthread_mutex_lock(&preview->state.lock);
    bool is_found =
        view->document != NULL && lk_document_placement_of(view->document, file, line, column, placement);
    pthread_mutex_unlock(&preview->state.lock);
    return is_found;
}

/* Finds the place of a message; returns false when it has none. */
static bool place_of_message(LkView *view, unsigned index, LkMessage *message)
{
    LkDocument *newest = lk_view_newest(view);
    if (newest == NULL || index >= lk_messages_count(lk_document_messages(newest)))
        return false;
    lk_messages_at(lk_document_messages(newest), index, LK_LANGUAGE_DEFAULT, message);
    return message->file != NULL && message->line > 0;
}

/* Request: {view, message} or {view, line, column}. Answer: where that is shown; {} if it is not. */
char *lk_answer_find(LkPreview *preview, const cJSON *body)
{
    LkView *view = lk_view_of(preview, body);
    unsigned line = number_of(body, "line", 1), column = number_of(body, "column", 1);
    const char *file = NULL;
    if (view == NULL)
        return NULL;
    if (cJSON_HasObjectItem(body, "message")) {
        LkMessage message = {LK_SIZED(LkMessage)};
        if (!place_of_message(view, number_of(body, "message", 0), &message))
            return strdup("{}");
        file = message.file;
        line = message.line;
        column = message.column;
    }
    if (line == 0)
        return NULL;
    LkPlacement placement = {LK_SIZED(LkPlacement)};
    if (!find(preview, view, file, line, column, &placement))
        return strdup("{}");
    return describe(preview, &placement, (unsigned)(view - preview->state.views), false);
}

bool lk_call_place(LkPreview *preview, unsigned line, unsigned column)
{
    LkPlacement placement = {LK_SIZED(LkPlacement)};
    if (!find(preview, &preview->state.views[0], NULL, line, column, &placement))
        return false;
    char *place = describe(preview, &placement, 0, false);
    if (place != NULL)
        lk_state_call(&preview->state, place);
    return place != NULL;
}

/* Request: {line, column}, from editors: all clients scroll there. */
char *lk_answer_goto(LkPreview *preview, const cJSON *body)
{
    unsigned line = number_of(body, "line", 1);
    if (line == 0)
        return NULL;
    return strdup(lk_call_place(preview, line, number_of(body, "column", 1)) ? "{\"isFound\":true}"
                                                                             : "{\"isFound\":false}");
}

void lk_write_map(LkPreview *preview)
{
    LkView *view = &preview->state.views[0];
    if (preview->options->map == NULL || view->document == NULL || view->newest != NULL)
        return;
    pthread_mutex_lock(&preview->state.lock);
    bool is_written = lk_document_write_map(view->document, preview->options->map);
    view->told = lk_messages_count(lk_document_messages(view->document)); /* the map is part of a build */
    pthread_mutex_unlock(&preview->state.lock);
    if (!is_written)
        preview->options->say("E_FILE_WRITE_MAP",
                              (LkCatalogueValue[]){{.name = "file", .value = preview->options->map}}, 1);
}
