/* What the preview shows now, shared by the builder's thread and the server's threads. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "preview/state.h"

bool lk_state_init(LkPreviewState *state, const LkPreviewOptions *options)
{
    *state = (LkPreviewState){.version = 1, .options = options, .view_count = 1};
    state->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    pthread_condattr_t attributes;
    if (state->wake < 0 || pthread_mutex_init(&state->lock, NULL) != 0)
        return false;
    if (pthread_condattr_init(&attributes) != 0)
        return false;
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    bool good = pthread_cond_init(&state->changed, &attributes) == 0;
    pthread_condattr_destroy(&attributes);
    return good;
}

void lk_state_finish(LkPreviewState *state)
{
    for (size_t i = 0; i < LK_VIEWS_MOST; i++)
        lk_view_release(&state->views[i]);
    free(state->layouts);
    free(state->called);
    free(state->comparison);
    free(state->signatures);
    close(state->wake);
    pthread_cond_destroy(&state->changed);
    pthread_mutex_destroy(&state->lock);
}

void lk_state_changed(LkPreviewState *state)
{
    pthread_mutex_lock(&state->lock);
    state->version++;
    pthread_cond_broadcast(&state->changed);
    pthread_mutex_unlock(&state->lock);
}

void lk_state_call(LkPreviewState *state, char *place)
{
    pthread_mutex_lock(&state->lock);
    char *before = state->called;
    state->called = place;
    state->call_count++;
    pthread_cond_broadcast(&state->changed);
    pthread_mutex_unlock(&state->lock);
    free(before);
}

void lk_state_close(LkPreviewState *state)
{
    pthread_mutex_lock(&state->lock);
    state->is_closing = true;
    pthread_cond_broadcast(&state->changed);
    pthread_mutex_unlock(&state->lock);
}

bool lk_state_ask(LkPreviewState *state, LkRequest *request)
{
    uint64_t one = 1;
    pthread_mutex_lock(&state->lock);
    request->next = NULL;
    if (state->last_request == NULL)
        state->requests = request;
    else
        state->last_request->next = request;
    state->last_request = request;
    ssize_t written = write(state->wake, &one, sizeof one);
    (void)written; /* fails only when the counter is full: then the builder wakes up in any case */
    while (!request->is_done && !state->is_closing)
        pthread_cond_wait(&state->changed, &state->lock);
    bool is_done = request->is_done;
    if (!is_done) /* the preview ends: the request, on the caller's stack, must not stay in the list */
        state->requests = state->last_request = NULL;
    pthread_mutex_unlock(&state->lock);
    return is_done;
}

LkRequest *lk_state_next_request(LkPreviewState *state)
{
    uint64_t times;
    pthread_mutex_lock(&state->lock);
    LkRequest *request = state->requests;
    if (request != NULL)
        state->requests = request->next;
    else if (read(state->wake, &times, sizeof times) != sizeof times)
        times = 0; /* nothing to read: there was no request */
    if (state->requests == NULL)
        state->last_request = NULL;
    pthread_mutex_unlock(&state->lock);
    return request;
}

void lk_state_answer(LkPreviewState *state, LkRequest *request)
{
    pthread_mutex_lock(&state->lock);
    request->is_done = true;
    pthread_cond_broadcast(&state->changed);
    pthread_mutex_unlock(&state->lock);
}

/* Returns the page with this hash, and its view; 0 = there is none. */
static size_t find_page(const LkPreviewState *state, const char *hash, const LkView **view)
{
    for (size_t v = 0; v < state->view_count; v++) {
        *view = &state->views[v];
        for (size_t i = 0; i < (*view)->page_count; i++)
            if (strcmp((*view)->pages[i].hash, hash) == 0)
                return i + 1;
    }
    return 0;
}

void *lk_state_picture(LkPreviewState *state, const char *hash, size_t *length)
{
    void *out = NULL;
    const LkView *view = NULL;
    pthread_mutex_lock(&state->lock);
    size_t number = find_page(state, hash, &view);
    LkOutputOptions options = {LK_SIZED(LkOutputOptions), .format = LK_FORMAT_SVG, .first_page = number,
                               .last_page = number, .for_screen = true};
    if (number == 0 || !lk_document_write_memory(view->document, &options, &out, length))
        out = NULL;
    pthread_mutex_unlock(&state->lock);
    return out;
}

void *lk_state_layer(LkPreviewState *state, const char *hash, size_t *length)
{
    const LkView *view = NULL;
    pthread_mutex_lock(&state->lock);
    size_t number = find_page(state, hash, &view);
    void *out = number == 0 ? NULL : lk_document_layer(view->document, number, length);
    pthread_mutex_unlock(&state->lock);
    return out;
}

bool lk_state_wait(LkPreviewState *state, const LkKnown *known, int seconds)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += seconds;
    pthread_mutex_lock(&state->lock);
    int status = 0;
    while (!state->is_closing && state->version == known->version && state->call_count == known->call_count &&
           status == 0)
        status = pthread_cond_timedwait(&state->changed, &state->lock, &until);
    bool goes_on = !state->is_closing;
    pthread_mutex_unlock(&state->lock);
    return goes_on;
}
