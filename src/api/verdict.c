/* Judges the signatures of PDFs, by the module for signatures. */
#include <stdlib.h>
#include <time.h>

#include "api/verdict.h"
#include "base/file.h"
#include "base/limits.h"
#include "inspect/verdict.h"

const LkSignVerdict *lk_judge(const char *path, const LkSignTrust *trust, LkArena *arena,
                              LkDiagnostics *diagnostics, LkText *bytes)
{
    const LkSignModule *module = lk_signer_open(diagnostics);
    const LkFile *file = module == NULL ? NULL
                                        : lk_file_read(LK_FILE_DATA, path, path, LK_LIMIT_SIGNED_BYTES,
                                                       (LkSpan){0}, arena, diagnostics);
    if (file == NULL)
        return NULL;
    if (bytes != NULL)
        *bytes = file->text;
    return module->verify(file->text, trust, arena);
}

static void tell_faults(LkVerdict *verdict, const LkSignFault *faults, size_t count)
{
    for (size_t i = 0; i < count; i++)
        lk_tell(&verdict->diagnostics, faults[i].id, (LkSpan){0}, faults[i].arguments);
}

typedef struct Work {
    LkVerdict *verdict;
    const char *path;
    const LkTrust *trust;
} Work;

/* What the report tells besides: the caller's lists end with the call. */
static void take_facts(LkVerdict *verdict, const LkTrust *given, LkText bytes)
{
    LkArena *arena = verdict->arena;
    const char **roots = LK_NEW_ARRAY(arena, given->root_count + 1, const char *);
    LkDigest *digest = LK_NEW(arena, LkDigest);
    *digest = lk_digest(bytes.bytes, bytes.length);
    for (size_t i = 0; i < given->root_count; i++)
        roots[i] = lk_copied(arena, given->roots[i]);
    verdict->facts = (LkVerdictFacts){.file = verdict->path,
                                      .digest = digest->hex,
                                      .bytes = bytes.length,
                                      .checked = (int64_t)time(NULL),
                                      .version = LK_VERSION_STRING,
                                      .roots = roots,
                                      .root_count = given->root_count,
                                      .is_online = given->online};
}

static void judge_guarded(void *context)
{
    const Work *work = context;
    LkVerdict *verdict = work->verdict;
    const LkTrust *given = work->trust;
    verdict->path = lk_copied(verdict->arena, work->path);
    const LkSignTrust trust = {.name = verdict->path,
                               .roots = given->roots,
                               .root_count = given->root_count,
                               .now = given->now == 0 ? (int64_t)time(NULL) : given->now,
                               .required = given->required,
                               .required_count = given->required_count,
                               .all_required = given->all_required,
                               .is_online = given->online};
    LkText bytes = {0};
    const LkSignVerdict *found =
        lk_judge(verdict->path, &trust, verdict->arena, &verdict->diagnostics, &bytes);
    if (found == NULL)
        return;
    tell_faults(verdict, found->faults, found->fault_count);
    for (size_t i = 0; i < found->signature_count; i++)
        tell_faults(verdict, found->signatures[i].faults, found->signatures[i].fault_count);
    verdict->found = found;
    take_facts(verdict, given, bytes);
}

LkVerdict *lk_verdict_open(const char *path, const LkTrust *trust)
{
    LkTrust taken;
    LkVerdict *verdict = calloc(1, sizeof *verdict);
    if (verdict == NULL)
        return NULL;
    verdict->arena = lk_arena_create();
    if (verdict->arena == NULL) {
        free(verdict);
        return NULL;
    }
    lk_diagnostics_init(&verdict->diagnostics, verdict->arena);
    verdict->messages = lk_messages_of(&verdict->diagnostics, LK_LANGUAGE_DEFAULT);
    if (path == NULL)
        lk_misuse(&verdict->diagnostics, "the path of the PDF is NULL");
    else if (!lk_take(&taken, sizeof taken, trust))
        lk_misuse(&verdict->diagnostics, "the size of LkTrust is not set, or not known");
    else if ((taken.root_count > 0 && taken.roots == NULL) ||
             (taken.required_count > 0 && taken.required == NULL))
        lk_misuse(&verdict->diagnostics, "a list of LkTrust is NULL");
    else if (!lk_arena_guarded(verdict->arena, judge_guarded, &(Work){verdict, path, &taken})) {
        verdict->found = NULL;
        verdict->messages.out_of_memory = true;
    }
    return verdict;
}

void lk_verdict_destroy(LkVerdict *verdict)
{
    if (verdict == NULL)
        return;
    lk_arena_destroy(verdict->arena);
    free(verdict);
}

const LkMessages *lk_verdict_messages(const LkVerdict *verdict)
{
    return verdict == NULL ? NULL : &verdict->messages;
}

static const LkVerdictState states[] = {[LK_SIGN_GOOD] = LK_VERDICT_GOOD,
                                        [LK_SIGN_NOT_KNOWN] = LK_VERDICT_NOT_KNOWN,
                                        [LK_SIGN_UNTRUSTED] = LK_VERDICT_UNTRUSTED,
                                        [LK_SIGN_CHANGED] = LK_VERDICT_CHANGED,
                                        [LK_SIGN_MISSING] = LK_VERDICT_MISSING};

LkVerdictState lk_verdict_state(const LkVerdict *verdict)
{
    if (verdict == NULL || verdict->found == NULL || !verdict->found->is_readable)
        return LK_VERDICT_UNREADABLE;
    const LkSignVerdict *found = verdict->found;
    return found->signature_count == 0 && found->state == LK_SIGN_GOOD ? LK_VERDICT_UNSIGNED
                                                                       : states[found->state];
}

typedef struct Telling {
    LkVerdict *verdict;
    size_t index;
    LkVerdictSignature told;
} Telling;

static const char *words(const LkVerdict *verdict, LkText text)
{
    return lk_arena_copy(verdict->arena, text.bytes, text.length);
}

static void tell_guarded(void *context)
{
    Telling *telling = context;
    const LkVerdict *verdict = telling->verdict;
    const LkSignJudged *found = &verdict->found->signatures[telling->index];
    int64_t time = found->stamped >= 0 ? found->stamped : found->claimed;
    telling->told = (LkVerdictSignature){.field = words(verdict, found->field),
                                         .signer = words(verdict, found->signer),
                                         .certificate = words(verdict, found->certificate),
                                         .time = time < 0 ? 0 : time,
                                         .is_stamp = found->is_stamp,
                                         .is_stamped = found->stamped >= 0,
                                         .state = states[found->state]};
}

bool lk_verdict_signature(LkVerdict *verdict, size_t index, LkVerdictSignature *out)
{
    Telling telling = {.verdict = verdict, .index = index};
    if (index >= lk_verdict_count(verdict))
        return false;
    if (!lk_arena_guarded(verdict->arena, tell_guarded, &telling)) {
        verdict->messages.out_of_memory = true;
        return false;
    }
    return lk_give(out, &telling.told, sizeof telling.told);
}

size_t lk_verdict_unsigned_length(const LkVerdict *verdict)
{
    return verdict == NULL || verdict->found == NULL || !verdict->found->is_readable
               ? 0
               : (size_t)verdict->found->revision_one;
}

size_t lk_verdict_count(const LkVerdict *verdict)
{
    return verdict == NULL || verdict->found == NULL ? 0 : verdict->found->signature_count;
}

typedef struct Describing {
    LkVerdict *verdict;
    LkVerdictForm form;
    LkMessageLanguage language;
    LkBuffer out;
} Describing;

static void describe_guarded(void *context)
{
    Describing *describing = context;
    const LkVerdict *verdict = describing->verdict;
    lk_buffer_init(&describing->out, verdict->arena);
    if (describing->form == LK_VERDICT_TEXT)
        lk_verdict_text(verdict->found, verdict->path, describing->language, &describing->out);
    else
        lk_verdict_json(verdict->found, verdict->path, verdict->facts.digest, verdict->facts.bytes,
                        &describing->out);
}

const char *lk_verdict_describe(LkVerdict *verdict, LkVerdictForm form, LkLanguage language)
{
    Describing describing = {
        .verdict = verdict, .form = form, .language = language == LK_LANGUAGE_THAI ? LK_THAI : LK_ENGLISH};
    if (verdict == NULL || verdict->found == NULL)
        return NULL;
    if ((unsigned)form > LK_VERDICT_JSON) {
        lk_misuse(&verdict->diagnostics, "the form of the description is none");
        return NULL;
    }
    if (form == LK_VERDICT_TEXT && !verdict->found->is_readable)
        return NULL;
    bool done = lk_arena_guarded(verdict->arena, describe_guarded, &describing);
    verdict->messages.out_of_memory |= !done;
    return done ? lk_buffer_view(&describing.out).bytes : NULL;
}
