/* Who signed the PDF that stands beside the source, and whose turn it is: what `likhit sign --list` tells.
 * After a build, when its pages are shown already. On the builder's thread. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "preview/builder.h"
#include "preview/json.h"

/* report.md → report.pdf, as `likhit build` names it. From malloc. */
char *lk_signed_path(const char *source)
{
    const char *slash = strrchr(source, '/'), *dot = strrchr(source, '.');
    bool has_ending = dot != NULL && dot != source && (slash == NULL || dot > slash + 1);
    size_t stem = has_ending ? (size_t)(dot - source) : strlen(source);
    char *path = malloc(stem + sizeof ".pdf");
    if (path != NULL)
        snprintf(path, stem + sizeof ".pdf", "%.*s.pdf", (int)stem, source);
    return path;
}

/* ---- As JSON */

static const char *state_of(const LkSignatureField *field, bool *is_next)
{
    if (field->is_signed)
        return field->is_changed ? "changed" : "signed";
    bool is_turn = *is_next;
    *is_next = false;
    return is_turn ? "next" : "empty";
}

static void put_member(FILE *out, const char *name, const char *value)
{
    fprintf(out, ",\"%s\":", name);
    lk_write_json_string(out, value);
}

static void put_field(FILE *out, const LkSignatureField *field, const char *state)
{
    fprintf(out, "{\"state\":\"%s\",\"time\":%lld", state, (long long)field->time);
    put_member(out, "field", field->name);
    put_member(out, "whose", field->description);
    put_member(out, "signer", field->signer);
    put_member(out, "opinion", field->opinion);
    fputs("}", out);
}

/* Returns how many fields on pages are signed. A field on no page is that of a time stamp. */
static size_t put_fields(FILE *out, LkSigning *signing)
{
    size_t count = 0;
    bool is_next = true;
    const char *comma = "";
    for (size_t i = 0; i < lk_signing_field_count(signing); i++) {
        LkSignatureField field = {LK_SIZED(LkSignatureField)};
        if (!lk_signing_field(signing, i, &field) || field.page == 0)
            continue;
        fputs(comma, out);
        put_field(out, &field, state_of(&field, &is_next));
        count += field.is_signed;
        comma = ",";
    }
    return count;
}

/* A PDF that cannot be read is told too: somebody may have signed it. */
static bool put_failure(FILE *out, const LkSigning *signing)
{
    const char *failure = lk_messages_failure(lk_signing_messages(signing), LK_LANGUAGE_ENGLISH);
    put_member(out, "failure", failure);
    put_member(out, "failureThai",
               failure == NULL ? NULL : lk_messages_failure(lk_signing_messages(signing), LK_LANGUAGE_THAI));
    return failure != NULL;
}

/* Returns what is told of the PDF, from malloc; NULL when nobody signed it. */
static char *tell(LkPreview *preview, const char *path)
{
    char *told = NULL;
    size_t length = 0;
    LkSigning *signing = lk_signing_open(preview->engine->engine, path);
    FILE *out = signing == NULL ? NULL : open_memstream(&told, &length);
    if (out == NULL) {
        lk_signing_destroy(signing);
        return NULL;
    }
    const char *slash = strrchr(path, '/');
    fputs("{\"file\":", out);
    lk_write_json_string(out, slash == NULL ? path : slash + 1);
    fputs(",\"fields\":[", out);
    size_t count = put_fields(out, signing);
    fputs("]", out);
    bool has_failed = put_failure(out, signing);
    fputs("}", out);
    fclose(out);
    lk_signing_destroy(signing);
    if (count > 0 || has_failed)
        return told;
    free(told);
    return NULL;
}

/* ---- When it changed */

static bool is_same_file(const struct stat *a, const struct stat *b)
{
    return a->st_ino == b->st_ino && a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

void lk_signed_again(LkPreview *preview)
{
    LkPreviewState *state = &preview->state;
    struct stat now = {0};
    char *path = lk_signed_path(preview->options->source);
    bool is_there = path != NULL && stat(path, &now) == 0 && S_ISREG(now.st_mode);
    if (!is_there)
        now = (struct stat){0};
    if (is_same_file(&now, &preview->signed_file)) {
        free(path);
        return;
    }
    preview->signed_file = now;
    char *told = is_there ? tell(preview, path) : NULL;
    free(path);
    pthread_mutex_lock(&state->lock);
    char *before = state->signatures;
    state->signatures = told;
    pthread_mutex_unlock(&state->lock);
    bool is_new = before != NULL || told != NULL;
    free(before);
    if (is_new)
        lk_state_changed(state);
}
