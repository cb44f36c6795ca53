/* What several commands need to read the bodies of requests and to write their answers. */
#include <cjson/cJSON.h>

#include "preview/commands.h"

LkView *lk_view_of(LkPreview *preview, const cJSON *body)
{
    const cJSON *item = cJSON_GetObjectItem(body, "view");
    double number = cJSON_IsNumber(item) ? item->valuedouble : -1;
    bool is_there = number >= 0 && number < (double)preview->state.view_count;
    return is_there ? &preview->state.views[(size_t)number] : NULL;
}

char *lk_json_printed(cJSON *object)
{
    char *text = cJSON_PrintUnformatted(object);
    cJSON_Delete(object);
    return text;
}
