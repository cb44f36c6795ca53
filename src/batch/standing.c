/* What stands in data/ already: a file that somebody signed cannot be made again. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "batch/run.h"

/* What a signature covers is said in clear text, never in a compressed stream (ISO 32000-2 §12.8.1). */
#define MARK "/ByteRange"

static void judge(const LkRun *run, const char *file, LkStanding *standing)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/data/%s", run->options->folder, file);
    LkVerdict *verdict = lk_verdict_open(path, NULL);
    LkVerdictState state = lk_verdict_state(verdict);
    size_t own = 0, others = 0;
    for (size_t i = 0; i < lk_verdict_count(verdict); i++) {
        LkVerdictSignature signature = {LK_SIZED(LkVerdictSignature)};
        if (!lk_verdict_signature(verdict, i, &signature) || signature.is_stamp)
            continue;
        bool is_own = run->signer[0] != '\0' && strcmp(signature.certificate, run->signer) == 0;
        own += is_own;
        others += !is_own;
    }
    lk_verdict_destroy(verdict);
    standing->is_whole = state < LK_VERDICT_CHANGED && own + others > 0;
    standing->has_ours = standing->is_whole && own > 0;
    standing->only_ours = standing->has_ours && others == 0;
}

LkStanding lk_run_look_at(const LkRun *run, const char *file)
{
    LkStanding standing = {.bytes = NULL};
    standing.bytes = lk_read_below(run->data, file, &standing.length);
    bool is_signed =
        standing.bytes != NULL && memmem(standing.bytes, standing.length, MARK, sizeof MARK - 1) != NULL;
    if (is_signed)
        judge(run, file, &standing);
    else
        lk_run_forget(&standing);
    return standing;
}

void lk_run_forget(LkStanding *standing)
{
    free(standing->bytes);
    standing->bytes = NULL;
}

bool lk_run_may_replace(const LkRun *run, const LkStanding *standing)
{
    return standing->bytes == NULL || standing->only_ours || run->options->over_signed;
}
