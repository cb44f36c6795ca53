#include "batch/signed.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What was found of a file; the rest is the same for all. */
typedef struct Judged {
    const LkNamed *file;
    LkVerdictState state;
    char *text, *json; /* why it could not be judged; NULL = it could */
} Judged;

typedef struct Judging {
    const char *folder;
    int descriptor;
    const LkTrust *trust;
    LkLanguage language;
    bool is_required; /* files without signatures are judged too */
    Judged *files;
    size_t count, next;
    pthread_mutex_t lock;
} Judging;

static bool is_pdf(const char *path)
{
    size_t length = strlen(path);
    return length > 4 && strcasecmp(path + length - 4, ".pdf") == 0;
}

/* Most bags hold nothing that is signed: those do without the module for signatures. */
static bool has_signature(int folder, const char *path)
{
    size_t length = 0;
    char *bytes = lk_read_below(folder, path, &length);
    bool has = bytes != NULL && memmem(bytes, length, "/ByteRange", 10) != NULL;
    free(bytes);
    return has;
}

static void judge(const Judging *judging, Judged *judged)
{
    size_t length = strlen(judging->folder) + strlen(judged->file->path) + 2;
    char *path = malloc(length);
    judged->state = LK_VERDICT_UNSIGNED;
    if (path == NULL || (!judging->is_required && !has_signature(judging->descriptor, judged->file->path))) {
        free(path);
        return;
    }
    snprintf(path, length, "%s/%s", judging->folder, judged->file->path);
    LkVerdict *verdict = lk_verdict_open(path, judging->trust);
    judged->state = verdict == NULL ? LK_VERDICT_UNREADABLE : lk_verdict_state(verdict);
    const LkMessages *messages = lk_verdict_messages(verdict);
    if (judged->state == LK_VERDICT_UNREADABLE && lk_messages_count(messages) > 0) {
        judged->text = strdup(lk_messages_text(messages, 0, judging->language));
        judged->json = strdup(lk_messages_json(messages, 0, judging->language));
    }
    lk_verdict_destroy(verdict);
    free(path);
}

static void *work(void *context)
{
    Judging *judging = context;
    for (;;) {
        pthread_mutex_lock(&judging->lock);
        size_t index = judging->next++;
        pthread_mutex_unlock(&judging->lock);
        if (index >= judging->count)
            return NULL;
        judge(judging, &judging->files[index]);
    }
}

/* The calling thread is one of the workers. */
static void judge_all(Judging *judging, const LkBatchOptions *options)
{
    unsigned wanted = lk_batch_workers(options, judging->count), started = 0;
    pthread_t *threads = calloc(wanted + 1, sizeof *threads);
    while (threads != NULL && started + 1 < wanted &&
           pthread_create(&threads[started], NULL, work, judging) == 0)
        started++;
    work(judging);
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    free(threads);
}

/* Returns what is wrong with it; NULL where nothing is. Where nobody is trusted, nobody can be told from a
 * forger: only that the file is no longer what was signed is a fault. */
static const char *fault_of(LkVerdictState state, const LkTrust *trust)
{
    bool is_trusting = trust != NULL && trust->root_count > 0;
    switch (state) {
    case LK_VERDICT_CHANGED:
        return "E_BAG_SIGNED_CHANGED";
    case LK_VERDICT_MISSING:
        return "E_BAG_SIGNED_MISSING";
    case LK_VERDICT_UNTRUSTED:
        return is_trusting ? "E_BAG_SIGNED_UNTRUSTED" : NULL;
    case LK_VERDICT_NOT_KNOWN:
        return is_trusting ? "E_BAG_SIGNED_NOT_KNOWN" : NULL;
    default:
        return NULL;
    }
}

static void count_one(const Judged *judged, LkBatchProgress *progress)
{
    progress->signed_files += judged->state != LK_VERDICT_UNSIGNED && judged->state != LK_VERDICT_UNREADABLE;
    progress->good += judged->state == LK_VERDICT_GOOD;
    progress->changed += judged->state == LK_VERDICT_CHANGED;
    progress->untrusted += judged->state == LK_VERDICT_UNTRUSTED;
    progress->not_known += judged->state == LK_VERDICT_NOT_KNOWN;
}

/* What is wrong with all files alike, as that the module is not there, is told once. */
static size_t tell_all(const Judging *judging, const LkReporter *reporter)
{
    const char *last = "";
    size_t faults = 0;
    for (size_t i = 0; i < judging->count; i++) {
        const Judged *judged = &judging->files[i];
        const char *fault = fault_of(judged->state, judging->trust);
        faults += fault != NULL || judged->state == LK_VERDICT_UNREADABLE;
        if (fault != NULL)
            LK_TELL(reporter, fault, {"file", judged->file->path, 0});
        if (judged->text == NULL || judged->json == NULL || strcmp(judged->text, last) == 0)
            continue;
        last = judged->text;
        if (reporter->tell != NULL)
            reporter->tell(reporter->context, LK_SEVERITY_ERROR, judged->text, judged->json);
    }
    return faults;
}

size_t lk_bag_judge(const char *folder, int descriptor, const LkNamed *named, size_t count,
                    const LkBatchOptions *options, LkBatchProgress *progress)
{
    const LkReporter reporter = lk_reporter_of(options);
    const LkTrust *trust = options->trust;
    Judging judging = {.folder = folder,
                       .descriptor = descriptor,
                       .trust = trust,
                       .language = reporter.language,
                       .is_required = trust != NULL && (trust->all_required || trust->required_count > 0),
                       .files = calloc(count + 1, sizeof *judging.files)};
    if (judging.files == NULL) {
        LK_TELL(&reporter, "E_LIMIT_MEMORY_FOR", {"what", folder, 0});
        return 1;
    }
    for (size_t i = 0; i < count; i++)
        if (named[i].is_there && is_pdf(named[i].path) &&
            (i == 0 || strcmp(named[i].path, named[i - 1].path) != 0))
            judging.files[judging.count++].file = &named[i];
    pthread_mutex_init(&judging.lock, NULL);
    judge_all(&judging, options);
    pthread_mutex_destroy(&judging.lock);
    size_t faults = tell_all(&judging, &reporter);
    for (size_t i = 0; i < judging.count; i++) {
        count_one(&judging.files[i], progress);
        free(judging.files[i].text);
        free(judging.files[i].json);
    }
    free(judging.files);
    return faults;
}
