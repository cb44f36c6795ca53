/* Changes a signed PDF by chance, again and again, and judges it: signed FILE ROOT.pem COUNT [SEED]. None may
 * be good; the file as it is must be. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "sign/judge/verify.h"

/* The generator of Numerical Recipes: the same numbers everywhere. */
static uint32_t chance(uint64_t *state, size_t below)
{
    *state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (uint32_t)((*state >> 33) % below);
}

static LkSignState judge(LkText file, const char *root)
{
    LkArena *arena = lk_arena_create();
    const char *const roots[] = {root};
    const LkSignTrust trust = {.name = "mutant", .roots = roots, .root_count = 1, .now = 1798000000};
    const LkSignVerdict *verdict = lk_sign_verify(file, &trust, arena);
    LkSignState state = verdict->state; /* “good” where it has lost all signatures too: that would be seen */
    lk_arena_destroy(arena);
    return state;
}

int main(int count, char **words)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    LkArena *arena = lk_arena_create();
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, arena);
    if (count < 4)
        return 2;
    const LkFile *file =
        lk_file_read(LK_FILE_DATA, words[1], words[1], (size_t)1 << 30, (LkSpan){0}, arena, &diagnostics);
    if (file == NULL || judge(file->text, words[2]) != LK_SIGN_GOOD) {
        puts("signed: the file itself is not good");
        return 1;
    }
    uint64_t state = count > 4 ? strtoull(words[4], NULL, 10) : 1;
    char *mutant = malloc(file->text.length);
    long good = 0, wanted = strtol(words[3], NULL, 10);
    for (long i = 0; i < wanted; i++) {
        memcpy(mutant, file->text.bytes, file->text.length);
        size_t changes = chance(&state, 4) == 0 ? 9 : 1, at = 0;
        for (size_t k = 0; k < changes; k++) {
            at = chance(&state, file->text.length);
            mutant[at] = (char)(mutant[at] + 1 + (char)chance(&state, 255));
        }
        if (judge((LkText){mutant, file->text.length}, words[2]) != LK_SIGN_GOOD)
            continue;
        printf("signed: mutant %ld is good: byte %zu was %d and is %d\n", i, at,
               (unsigned char)file->text.bytes[at], (unsigned char)mutant[at]);
        good++;
    }
    printf("signed: %ld mutants, %ld of them good\n", wanted, good);
    free(mutant);
    lk_arena_destroy(arena);
    return good > 0;
}
