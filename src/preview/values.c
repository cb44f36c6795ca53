/* The values of a view's layout: lists them, puts other values over them without touching the file of the
 * layout, and saves those. Values that were put over it belong to the view, and stay while the draft changes.
 * On the builder's thread; the lock guards what the server's threads read. */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "preview/commands.h"

enum { VALUES_MOST = 1000, PATH_BYTES_MOST = 300, VALUE_BYTES_MOST = 4000, NAME_BYTES_MOST = 200 };

/* ---- Listing */

static void add_words(cJSON *item, const LkMessages *messages, size_t index, LkLanguage language)
{
    LkMessage message = {LK_SIZED(LkMessage)};
    lk_messages_at(messages, index, language, &message);
    cJSON_AddStringToObject(item, "message", message.message);
    if (message.hint != NULL)
        cJSON_AddStringToObject(item, "hint", message.hint);
}

/* Lists the errors in values; the line of an error is the number of its value. They are in English and in
 * Thai, of which the page chooses. */
static cJSON *errors_of(const LkView *view)
{
    cJSON *list = cJSON_CreateArray();
    LkDocument *document = lk_view_newest(view);
    const LkMessages *messages = document == NULL ? NULL : lk_document_messages(document);
    for (size_t i = 0; i < lk_messages_count(messages); i++) {
        LkMessage message = {LK_SIZED(LkMessage)};
        lk_messages_at(messages, i, LK_LANGUAGE_ENGLISH, &message);
        bool is_here = message.file != NULL && strcmp(message.file, "values") == 0 && message.line > 0 &&
                       message.line <= view->value_count;
        if (!is_here || message.severity == LK_SEVERITY_NOTE)
            continue;
        cJSON *item = cJSON_CreateObject();
        cJSON_AddStringToObject(item, "path", view->values[message.line - 1].path);
        cJSON_AddBoolToObject(item, "isError", message.severity == LK_SEVERITY_ERROR);
        add_words(item, messages, i, LK_LANGUAGE_ENGLISH);
        add_words(cJSON_AddObjectToObject(item, "thai"), messages, i, LK_LANGUAGE_THAI);
        cJSON_AddItemToArray(list, item);
    }
    return list;
}

static char *describe(LkPreview *preview, const LkView *view, bool with_list)
{
    cJSON *answer = cJSON_CreateObject();
    pthread_mutex_lock(&preview->state.lock);
    cJSON_AddItemToObject(answer, "errors", errors_of(view));
    LkDocument *document = lk_view_newest(view);
    char *list = with_list && document != NULL ? lk_document_layout_values(document) : NULL;
    pthread_mutex_unlock(&preview->state.lock);
    cJSON *set = cJSON_AddObjectToObject(answer, "set");
    for (size_t i = 0; i < view->value_count; i++)
        cJSON_AddStringToObject(set, view->values[i].path, view->values[i].value);
    if (with_list)
        cJSON_AddRawToObject(answer, "layout", list == NULL ? "null" : list);
    lk_free(list);
    return lk_json_printed(answer);
}

char *lk_answer_values(LkPreview *preview, const cJSON *body)
{
    const LkView *view = lk_view_of(preview, body);
    return view == NULL ? NULL : describe(preview, view, true);
}

/* ---- Setting */

static bool is_short(const char *text, size_t most)
{
    return strlen(text) <= most;
}

static bool are_values(const cJSON *map)
{
    if (!cJSON_IsObject(map) || cJSON_GetArraySize(map) > VALUES_MOST)
        return false;
    for (const cJSON *item = map->child; item != NULL; item = item->next)
        if (!cJSON_IsString(item) || !is_short(item->string, PATH_BYTES_MOST) ||
            !is_short(item->valuestring, VALUE_BYTES_MOST))
            return false;
    return true;
}

/* Returns NULL when there are none, or when out of memory. */
static LkLayoutValue *copy_values(const cJSON *map, size_t *count)
{
    LkLayoutValue *values = calloc((size_t)cJSON_GetArraySize(map) + 1, sizeof *values);
    *count = 0;
    for (const cJSON *item = map->child; values != NULL && item != NULL; item = item->next) {
        values[*count] = (LkLayoutValue){strdup(item->string), strdup(item->valuestring)};
        ++*count;
        if (values[*count - 1].path != NULL && values[*count - 1].value != NULL)
            continue;
        lk_values_free(values, *count);
        *count = 0;
        return NULL;
    }
    return values;
}

static bool are_set(const LkView *view, const LkLayoutValue *values, size_t count)
{
    bool is_same = view->value_count == count;
    for (size_t i = 0; i < count && is_same; i++)
        is_same = strcmp(view->values[i].path, values[i].path) == 0 &&
                  strcmp(view->values[i].value, values[i].value) == 0;
    return is_same;
}

static void exchange(LkPreview *preview, LkView *view, LkLayoutValue *values, size_t count)
{
    pthread_mutex_lock(&preview->state.lock);
    lk_values_free(view->values, view->value_count);
    view->values = values;
    view->value_count = count;
    pthread_mutex_unlock(&preview->state.lock);
}

char *lk_answer_set_values(LkPreview *preview, const cJSON *body)
{
    LkView *view = lk_view_of(preview, body);
    const cJSON *map = cJSON_GetObjectItem(body, "values");
    if (view == NULL || !are_values(map))
        return NULL;
    size_t count = 0;
    LkLayoutValue *values = copy_values(map, &count);
    if (values == NULL)
        return NULL;
    if (are_set(view, values, count)) {
        lk_values_free(values, count);
        return describe(preview, view, false);
    }
    exchange(preview, view, values, count);
    return lk_preview_build_view(preview, view) ? describe(preview, view, false) : NULL;
}

/* ---- Saving */

/* The words of the message that was told last, behind the file that it is about. Under the lock. */
static void add_newest(cJSON *answer, LkDocument *document, LkLanguage language)
{
    const LkMessages *messages = lk_document_messages(document);
    LkMessage newest = {LK_SIZED(LkMessage), .message = ""}, message = {LK_SIZED(LkMessage)};
    for (size_t i = 0; lk_messages_at(messages, i, language, &message); i++)
        newest = message.number > newest.number ? message : newest;
    const char *slash = newest.file == NULL ? NULL : strrchr(newest.file, '/');
    const char *file = slash != NULL ? slash + 1 : newest.file;
    char *text = NULL;
    if (asprintf(&text, "%s%s%s%s%s", file == NULL ? "" : file, file == NULL ? "" : ": ", newest.message,
                 newest.hint == NULL ? "" : "; ", newest.hint == NULL ? "" : newest.hint) >= 0)
        cJSON_AddStringToObject(answer, "error", text);
    free(text);
}

/* Why nothing was saved; in English, and in Thai, of which the page chooses. */
static void add_failure(cJSON *answer, LkDocument *document)
{
    add_newest(answer, document, LK_LANGUAGE_ENGLISH);
    add_newest(cJSON_AddObjectToObject(answer, "thai"), document, LK_LANGUAGE_THAI);
}

/* Makes the view show a layout that was just saved, as if it had been chosen. */
static void choose(LkPreview *preview, LkView *view, const char *name)
{
    pthread_mutex_lock(&preview->state.lock);
    free(view->layout);
    view->layout = strdup(name);
    pthread_mutex_unlock(&preview->state.lock);
}

static char *saved(LkPreview *preview, LkView *view, const char *path, const char *name, bool names_it)
{
    const char *slash = strrchr(path, '/');
    cJSON *answer = cJSON_CreateObject();
    cJSON_AddStringToObject(answer, "file", slash == NULL ? path : slash + 1);
    if (name != NULL) {
        pthread_mutex_lock(&preview->state.lock);
        LkDocument *document = lk_view_newest(view);
        bool is_named = names_it && lk_document_name_layout(document, name);
        if (names_it && !is_named)
            add_failure(answer, document);
        pthread_mutex_unlock(&preview->state.lock);
        cJSON_AddStringToObject(answer, "layout", name);
        cJSON_AddBoolToObject(answer, "isNamed", is_named);
        if (!is_named)
            choose(preview, view, name);
        lk_preview_list_layouts(preview);
    }
    exchange(preview, view, NULL, 0);
    lk_preview_build(preview, 0); /* may run out of memory: the values are saved all the same */
    return lk_json_printed(answer);
}

char *lk_answer_save_values(LkPreview *preview, const cJSON *body)
{
    LkView *view = lk_view_of(preview, body);
    const cJSON *item = cJSON_GetObjectItem(body, "name");
    const char *name = cJSON_GetStringValue(item);
    if (view == NULL || (item != NULL && name == NULL) || (name != NULL && !is_short(name, NAME_BYTES_MOST)))
        return NULL;
    cJSON *failure = cJSON_CreateObject();
    pthread_mutex_lock(&preview->state.lock);
    LkDocument *document = lk_view_newest(view);
    char *path = document == NULL ? NULL : lk_document_save_values(document, name);
    if (path == NULL && document != NULL)
        add_failure(failure, document);
    pthread_mutex_unlock(&preview->state.lock);
    if (path == NULL)
        return lk_json_printed(failure);
    cJSON_Delete(failure);
    bool names_it = cJSON_IsTrue(cJSON_GetObjectItem(body, "source")) && view->layout == NULL &&
                    preview->options->document.layout == NULL;
    char *answer = saved(preview, view, path, name, names_it);
    lk_free(path);
    return answer;
}
