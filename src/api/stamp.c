/* Time stamps of any bytes, by the module for signatures. */
#include <stdlib.h>
#include <time.h>

#include "api/api_private.h"
#include "sign/sign.h"

struct LkStamp {
    LkArena *arena;
    LkDiagnostics diagnostics;
    LkMessages messages;
    LkBuffer answer;
    bool has_answer, is_judged;
    const LkSignJudged *found; /* NULL = nothing could be judged */
};

static LkStamp *new_stamp(void)
{
    LkStamp *stamp = calloc(1, sizeof *stamp);
    if (stamp == NULL)
        return NULL;
    stamp->arena = lk_arena_create();
    if (stamp->arena == NULL) {
        free(stamp);
        return NULL;
    }
    lk_diagnostics_init(&stamp->diagnostics, stamp->arena);
    lk_buffer_init(&stamp->answer, stamp->arena);
    stamp->messages = lk_messages_of(&stamp->diagnostics, LK_LANGUAGE_DEFAULT);
    return stamp;
}

typedef struct Work {
    LkStamp *stamp;
    const char *tsa;
    LkText answer, bytes;
    const LkTrust *trust;
} Work;

static void judge(const Work *work, const LkSignModule *module)
{
    LkStamp *stamp = work->stamp;
    const LkTrust *given = work->trust;
    const LkSignTrust trust = {.name = "",
                               .roots = given->roots,
                               .root_count = given->root_count,
                               .now = given->now == 0 ? (int64_t)time(NULL) : given->now};
    const LkSignJudged *found =
        module->judge_stamp(lk_buffer_view(&stamp->answer), work->bytes, &trust, stamp->arena);
    for (size_t i = 0; i < found->fault_count && stamp->is_judged; i++)
        lk_tell(&stamp->diagnostics, found->faults[i].id, (LkSpan){0}, found->faults[i].arguments);
    stamp->found = found;
}

static void create_guarded(void *context)
{
    const Work *work = context;
    LkStamp *stamp = work->stamp;
    const LkSignModule *module = lk_signer_open(&stamp->diagnostics);
    LkDigest digest = lk_digest(work->bytes.bytes, work->bytes.length);
    stamp->has_answer =
        module != NULL && module->stamp_answer(work->tsa, &digest, &stamp->answer, &stamp->diagnostics);
    if (stamp->has_answer)
        judge(work, module); /* what it says, not whom to trust */
}

static void open_guarded(void *context)
{
    const Work *work = context;
    LkStamp *stamp = work->stamp;
    const LkSignModule *module = lk_signer_open(&stamp->diagnostics);
    lk_buffer_text(&stamp->answer, work->answer);
    stamp->has_answer = true;
    stamp->is_judged = module != NULL;
    if (module != NULL)
        judge(work, module);
}

static void run(LkStamp *stamp, void (*guarded)(void *context), Work *work)
{
    if (lk_arena_guarded(stamp->arena, guarded, work))
        return;
    stamp->messages.out_of_memory = true;
    stamp->has_answer = false;
    stamp->found = NULL;
}

LkStamp *lk_stamp_create(const char *tsa, const void *bytes, size_t length)
{
    LkStamp *stamp = new_stamp();
    LkTrust nobody = {LK_SIZED(LkTrust)};
    if (stamp == NULL)
        return NULL;
    if (tsa == NULL || (bytes == NULL && length > 0))
        lk_misuse(&stamp->diagnostics,
                  tsa == NULL ? "there is no time stamp server" : "there are no bytes to be stamped");
    else
        run(stamp, create_guarded,
            &(Work){.stamp = stamp, .tsa = tsa, .bytes = {bytes, length}, .trust = &nobody});
    return stamp;
}

LkStamp *lk_stamp_open(const void *answer, size_t answer_length, const void *bytes, size_t length,
                       const LkTrust *trust)
{
    LkStamp *stamp = new_stamp();
    LkTrust taken;
    if (stamp == NULL)
        return NULL;
    if ((answer == NULL && answer_length > 0) || (bytes == NULL && length > 0))
        lk_misuse(&stamp->diagnostics, "there are no bytes to be judged");
    else if (!lk_take(&taken, sizeof taken, trust) || (taken.root_count > 0 && taken.roots == NULL))
        lk_misuse(&stamp->diagnostics, "the size of LkTrust is not set, or its list is NULL");
    else
        run(stamp, open_guarded,
            &(Work){.stamp = stamp,
                    .answer = {answer, answer_length},
                    .bytes = {bytes, length},
                    .trust = &taken});
    return stamp;
}

void lk_stamp_destroy(LkStamp *stamp)
{
    if (stamp == NULL)
        return;
    lk_arena_destroy(stamp->arena);
    free(stamp);
}

const LkMessages *lk_stamp_messages(const LkStamp *stamp)
{
    return stamp == NULL ? NULL : &stamp->messages;
}

const void *lk_stamp_answer(const LkStamp *stamp, size_t *length)
{
    bool has_one = stamp != NULL && stamp->has_answer;
    if (length != NULL)
        *length = has_one ? stamp->answer.length : 0;
    return has_one ? stamp->answer.bytes : NULL;
}

LkVerdictState lk_stamp_state(const LkStamp *stamp)
{
    static const LkVerdictState states[] = {[LK_SIGN_GOOD] = LK_VERDICT_GOOD,
                                            [LK_SIGN_NOT_KNOWN] = LK_VERDICT_NOT_KNOWN,
                                            [LK_SIGN_UNTRUSTED] = LK_VERDICT_UNTRUSTED,
                                            [LK_SIGN_CHANGED] = LK_VERDICT_CHANGED,
                                            [LK_SIGN_MISSING] = LK_VERDICT_MISSING};
    if (stamp == NULL || stamp->found == NULL)
        return LK_VERDICT_UNREADABLE;
    return stamp->is_judged ? states[stamp->found->state] : LK_VERDICT_NOT_KNOWN;
}

int64_t lk_stamp_time(const LkStamp *stamp)
{
    return stamp == NULL || stamp->found == NULL || stamp->found->stamped < 0 ? 0 : stamp->found->stamped;
}

const char *lk_stamp_server(const LkStamp *stamp)
{
    return stamp == NULL || stamp->found == NULL || stamp->found->signer.length == 0
               ? ""
               : stamp->found->signer.bytes;
}
