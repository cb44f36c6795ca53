/* The pages as they are now, shared by the one who builds and those who are served. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "preview/preview_private.h"

bool lk_state_init(LkPreviewState *state)
{
    *state = (LkPreviewState){.version = 1};
    pthread_condattr_t attributes;
    if (pthread_mutex_init(&state->lock, NULL) != 0)
        return false;
    if (pthread_condattr_init(&attributes) != 0)
        return false;
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    bool good = pthread_cond_init(&state->changed, &attributes) == 0;
    pthread_condattr_destroy(&attributes);
    return good;
}

static void free_pages(LkShownPage *pages, size_t count)
{
    for (size_t i = 0; i < count; i++)
        lk_free(pages[i].text);
    free(pages);
}

void lk_state_release(LkPreviewState *state)
{
    free_pages(state->pages, state->page_count);
    lk_document_destroy(state->document);
    free(state->told);
    pthread_cond_destroy(&state->changed);
    pthread_mutex_destroy(&state->lock);
}

/* Tells pages apart; nobody attacks it. FNV-1a. */
static void hash_page(LkShownPage *page)
{
    unsigned long long hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < page->length; i++)
        hash = (hash ^ (unsigned char)page->text[i]) * 0x100000001B3u;
    snprintf(page->hash, sizeof page->hash, "%016llx", hash);
}

static bool make_pages(LkDocument *document, LkShownPage **pages, size_t *count)
{
    *count = lk_document_page_count(document);
    *pages = calloc(*count + 1, sizeof **pages);
    for (size_t i = 0; *pages != NULL && i < *count; i++) {
        LkOutputOptions options = {.format = LK_FORMAT_JSON, .first_page = i + 1, .last_page = i + 1};
        void *text = NULL;
        if (!lk_document_write_memory(document, &options, &text, &(*pages)[i].length)) {
            free_pages(*pages, *count);
            return false;
        }
        (*pages)[i].text = text;
        hash_page(&(*pages)[i]);
    }
    return *pages != NULL;
}

/* A list of the diagnostics, each as the library writes it. */
static char *tell(LkDocument *document)
{
    char *out = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&out, &length);
    if (stream == NULL)
        return NULL;
    fputs("[", stream);
    for (size_t i = 0; i < lk_document_diagnostic_count(document); i++)
        fprintf(stream, "%s%s", i == 0 ? "" : ",", lk_document_diagnostic_json(document, i));
    fputs("]", stream);
    fclose(stream);
    return out;
}

void lk_state_take(LkPreviewState *state, LkDocument *document)
{
    LkShownPage *pages = NULL;
    size_t count = 0;
    char *told = tell(document);
    bool is_good = lk_document_exit_code(document) == 0 && make_pages(document, &pages, &count);
    pthread_mutex_lock(&state->lock);
    LkDocument *old = is_good ? state->document : document;
    if (is_good) {
        free_pages(state->pages, state->page_count);
        state->pages = pages;
        state->page_count = count;
        state->document = document;
    }
    free(state->told);
    state->told = told;
    state->version++;
    pthread_cond_broadcast(&state->changed);
    pthread_mutex_unlock(&state->lock);
    lk_document_destroy(old);
}

void lk_state_close(LkPreviewState *state)
{
    pthread_mutex_lock(&state->lock);
    state->is_closing = true;
    pthread_cond_broadcast(&state->changed);
    pthread_mutex_unlock(&state->lock);
}

char *lk_state_json(LkPreviewState *state, size_t *length)
{
    char *out = NULL;
    FILE *stream = open_memstream(&out, length);
    if (stream == NULL)
        return NULL;
    pthread_mutex_lock(&state->lock);
    fprintf(stream, "{\"version\":%lu,\"pages\":[", state->version);
    for (size_t i = 0; i < state->page_count; i++)
        fprintf(stream, "%s\"%s\"", i == 0 ? "" : ",", state->pages[i].hash);
    fprintf(stream, "],\"told\":%s}", state->told == NULL ? "[]" : state->told);
    pthread_mutex_unlock(&state->lock);
    fclose(stream);
    return out;
}

void *lk_state_page(LkPreviewState *state, const char *hash, bool as_svg, size_t *length)
{
    void *out = NULL;
    pthread_mutex_lock(&state->lock);
    size_t i = 0;
    while (i < state->page_count && strcmp(state->pages[i].hash, hash) != 0)
        i++;
    if (i < state->page_count && as_svg) {
        LkOutputOptions options = {.format = LK_FORMAT_SVG, .first_page = i + 1, .last_page = i + 1};
        if (!lk_document_write_memory(state->document, &options, &out, length))
            out = NULL;
    } else if (i < state->page_count && (out = malloc(state->pages[i].length + 1)) != NULL) {
        memcpy(out, state->pages[i].text, state->pages[i].length);
        *length = state->pages[i].length;
    }
    pthread_mutex_unlock(&state->lock);
    return out;
}

unsigned long lk_state_wait(LkPreviewState *state, unsigned long known, int seconds)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += seconds;
    pthread_mutex_lock(&state->lock);
    int status = 0;
    while (!state->is_closing && state->version == known && status == 0)
        status = pthread_cond_timedwait(&state->changed, &state->lock, &until);
    unsigned long version = state->is_closing ? 0 : state->version;
    pthread_mutex_unlock(&state->lock);
    return version;
}
