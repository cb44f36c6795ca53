/* What shaped the signatures of a bag: a run that goes on with it may say otherwise, and what is signed is
 * not signed again. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "batch/run.h"

/* Two lists of texts never look alike, whatever stands in the texts. */
static void put(FILE *out, const char *name, const char *text)
{
    fprintf(out, "%s %zu %s\n", name, text == NULL ? 0 : strlen(text), text == NULL ? "" : text);
}

/* Of a picture its bytes count. One that cannot be read is told of when somebody signs. */
static void put_picture(FILE *out, const char *path)
{
    char digest[129] = "";
    size_t bytes = 0;
    if (path != NULL)
        lk_digest_below(AT_FDCWD, path, false, digest, &bytes);
    fprintf(out, "image %d\n", path != NULL);
    put(out, "digest", digest);
}

bool lk_run_take_signed_as(LkRun *run)
{
    const LkSignatureOptions none = {LK_SIZED(LkSignatureOptions)}, *signature = run->options->signature;
    if (run->signer[0] == '\0')
        return true;
    char *all = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&all, &length);
    if (stream == NULL)
        return false;
    signature = signature == NULL ? &none : signature;
    put(stream, "key", run->signer);
    put(stream, "field", signature->field);
    put(stream, "opinion", signature->opinion);
    put_picture(stream, signature->image);
    fprintf(stream, "level %d\n", (int)signature->level);
    bool is_good = fclose(stream) == 0;
    if (is_good)
        lk_sha256(all, length, run->signed_as);
    free(all);
    return is_good;
}

void lk_run_note_signed_as(LkRun *run, const LkEntry *kept)
{
    run->signed_otherwise += run->signed_as[0] != '\0' && kept->signed_as[0] != '\0' &&
                             strcmp(run->signed_as, kept->signed_as) != 0;
}

void lk_run_tell_signed_as(const LkRun *run)
{
    char count[32];
    snprintf(count, sizeof count, "%zu", run->signed_otherwise);
    if (run->signed_otherwise > 0)
        LK_TELL(&run->reporter, "W_BATCH_SIGNED_AS", {"count", count, 0},
                {"folder", run->options->folder, 0});
}
