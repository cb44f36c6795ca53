/* Compares the draft with the last commit, or with a PDF that was saved: after each build, when its pages are
 * shown already, and with documents of its own, so that nobody waits for it. On the builder's thread. */
#include <cjson/cJSON.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "preview/commands.h"
#include "preview/json.h"

/* ---- The two sides */

typedef struct Sides {
    LkRevision *revision; /* NULL: a PDF */
    LkDocument *before, *now;
} Sides;

static void release(Sides *sides)
{
    lk_document_destroy(sides->before);
    lk_document_destroy(sides->now);
    lk_revision_destroy(sides->revision);
}

/* Typesets the view's document once more, since the server's threads read the one that is shown. */
static LkDocument *typeset_now(const LkPreview *preview, const LkView *view)
{
    LkDocumentOptions options = lk_view_options(view, preview->options);
    LkDocument *document = lk_document_open(preview->engine->engine, preview->options->source, &options);
    if (document != NULL)
        lk_document_typeset(document);
    return document;
}

/* Typesets the last commit, with the view's layout and values, so that what is written is compared and not
 * how it is typeset. */
static LkDocument *typeset_before(const LkPreview *preview, const LkView *view, Sides *sides,
                                  const char **failure)
{
    const LkPreviewOptions *options = preview->options;
    sides->revision = lk_revision_open(options->source, "HEAD", options->document.root);
    *failure = sides->revision == NULL
                   ? "there is not enough memory"
                   : lk_messages_failure(lk_revision_messages(sides->revision), LK_LANGUAGE_DEFAULT);
    if (*failure != NULL)
        return NULL;
    LkDocumentOptions document_options = lk_view_options(view, options);
    document_options.root = lk_revision_root(sides->revision);
    LkDocument *document =
        lk_document_open(preview->engine->engine, lk_revision_path(sides->revision), &document_options);
    if (document == NULL || !lk_document_typeset(document))
        *failure = "the last commit has errors: it cannot be compared with";
    return document;
}

/* Returns the differences as JSON, from malloc; NULL after setting *failure. */
static char *compare(LkPreview *preview, const LkView *view, const char **failure, char *reason, size_t room)
{
    Sides sides = {0};
    LkCompared a = {LK_SIZED(LkCompared), .name = preview->comparing.pdf},
               b = {LK_SIZED(LkCompared), .name = preview->options->source};
    char *report = NULL;
    *failure = NULL;
    if (preview->comparing.pdf != NULL)
        a.pdf = preview->comparing.pdf;
    else
        a.document = sides.before = typeset_before(preview, view, &sides, failure);
    if (a.pdf == NULL)
        a.name = "HEAD";
    b.document = sides.now = *failure == NULL ? typeset_now(preview, view) : NULL;
    bool can_compare = *failure == NULL && b.document != NULL && lk_document_page_count(b.document) > 0;
    LkComparison *comparison = can_compare ? lk_comparison_create(preview->engine->engine, &a, &b) : NULL;
    if (comparison != NULL) {
        const char *json = lk_comparison_describe(comparison, LK_COMPARISON_JSON);
        *failure = lk_messages_failure(lk_comparison_messages(comparison), LK_LANGUAGE_DEFAULT);
        report = *failure == NULL && json != NULL ? strdup(json) : NULL;
    }
    if (*failure != NULL) { /* the text belongs to what is destroyed here */
        snprintf(reason, room, "%s", *failure);
        *failure = reason;
    }
    lk_comparison_destroy(comparison);
    release(&sides);
    return report;
}

static void put_comparison(FILE *out, const LkPreview *preview, const char *report, const char *failure)
{
    fprintf(out, "{\"view\":%zu,\"against\":", preview->comparing.view);
    lk_write_json_string(out, preview->comparing.pdf == NULL ? "commit" : preview->comparing.file);
    fputs(",\"failure\":", out);
    lk_write_json_string(out, failure);
    fprintf(out, ",\"report\":%s}", report == NULL ? "null" : report);
}

void lk_compare_again(LkPreview *preview)
{
    LkPreviewState *state = &preview->state;
    char *told = NULL, reason[600];
    size_t length = 0;
    bool is_on = preview->comparing.is_on && preview->comparing.view < state->view_count;
    if (!is_on && state->comparison == NULL)
        return;
    FILE *out = is_on ? open_memstream(&told, &length) : NULL;
    if (out != NULL) {
        const char *failure = NULL;
        char *report =
            compare(preview, &state->views[preview->comparing.view], &failure, reason, sizeof reason);
        put_comparison(out, preview, report, failure);
        fclose(out);
        free(report);
    }
    pthread_mutex_lock(&state->lock);
    char *before = state->comparison;
    state->comparison = told;
    pthread_mutex_unlock(&state->lock);
    free(before);
    lk_state_changed(state);
}

/* ---- The PDFs beside the source, which can be compared with */

static bool is_pdf(const char *name)
{
    size_t length = strlen(name);
    return name[0] != '.' && length > 4 && strcmp(name + length - 4, ".pdf") == 0 &&
           strchr(name, '/') == NULL;
}

/* Returns the length of the folder in the path of the source, with its “/”; 0 = none. */
static size_t folder_length(const char *source)
{
    const char *slash = strrchr(source, '/');
    return slash == NULL ? 0 : (size_t)(slash - source) + 1;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Request: {}. Answer: the names of the PDFs. */
char *lk_answer_pdfs(LkPreview *preview, const cJSON *body)
{
    enum { MOST = 200 };
    char *names[MOST], folder[4096];
    size_t count = 0, length = folder_length(preview->options->source);
    (void)body;
    snprintf(folder, sizeof folder, "%.*s", length == 0 ? 1 : (int)length,
             length == 0 ? "." : preview->options->source);
    DIR *stream = opendir(folder);
    for (struct dirent *item; stream != NULL && count < MOST && (item = readdir(stream)) != NULL;)
        if (is_pdf(item->d_name) && (names[count] = strdup(item->d_name)) != NULL)
            count++;
    if (stream != NULL)
        closedir(stream);
    if (count > 1)
        qsort(names, count, sizeof *names, by_name);
    cJSON *answer = cJSON_CreateObject();
    cJSON_AddItemToObject(answer, "pdfs", cJSON_CreateStringArray((const char *const *)names, (int)count));
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    return lk_json_printed(answer);
}

/* ---- Choosing */

void lk_compare_end(LkPreview *preview)
{
    free(preview->comparing.pdf);
    preview->comparing = (LkComparing){0};
}

/* Request: {view, against}, the latter null for nothing, "commit", or the name of a PDF beside the source. */
char *lk_answer_compare(LkPreview *preview, const cJSON *body)
{
    const LkView *view = lk_view_of(preview, body);
    const cJSON *against = cJSON_GetObjectItem(body, "against");
    const char *name = cJSON_GetStringValue(against), *source = preview->options->source;
    bool is_commit = name != NULL && strcmp(name, "commit") == 0;
    if (view == NULL || (!cJSON_IsNull(against) && !is_commit && (name == NULL || !is_pdf(name))))
        return NULL;
    lk_compare_end(preview);
    preview->comparing.is_on = name != NULL;
    preview->comparing.view = (size_t)(view - preview->state.views);
    if (name != NULL && !is_commit) {
        size_t folder = folder_length(source), length = folder + strlen(name) + 1;
        preview->comparing.pdf = malloc(length);
        if (preview->comparing.pdf == NULL)
            return NULL;
        snprintf(preview->comparing.pdf, length, "%.*s%s", (int)folder, source, name);
        preview->comparing.file = preview->comparing.pdf + folder;
    }
    lk_follow(preview);
    lk_compare_again(preview);
    return strdup("{}");
}
