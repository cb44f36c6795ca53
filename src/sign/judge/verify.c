#include "sign/judge/verify.h"

#include <openssl/err.h>

#include "sign/file/objects.h"
#include "sign/file/pages.h"
#include "sign/file/state.h"
#include "sign/judge/judge_private.h"
#include "sign/sign.h"

/* ---- Going through the revisions */

/* Before anybody signed, a file may change as it likes. */
static bool go_on(LkJudge *judge)
{
    LkSignedFile *file = &judge->file;
    size_t before = judge->count;
    if (before > 0)
        lk_judge_changes(judge);
    else
        lk_signed_apply(file);
    if (!lk_judge_collect(judge))
        return true;
    if (before == 0 && judge->count > 0) {
        lk_numbers_init(&judge->referred, judge->arena);
        judge->revision_one = file->revisions[file->applied - 1].start;
        if (!lk_scan_file(file, &judge->referred))
            return false;
    }
    judge->follows_evidence = judge->count > 0 && judge->count == before;
    return !file->is_over_limit;
}

static void check_tail(LkJudge *judge)
{
    uint64_t rest = judge->file.bytes.length - judge->file.tail;
    if (rest == 0)
        return;
    lk_judge_fault(judge, &judge->faults, LK_SIGN_CHANGED, LK_E_VERIFY_END,
                   LK_WITH(lk_named_number("bytes", (long long)rest)));
    for (size_t i = 0; i < judge->count; i++)
        judge->signatures[i].is_changed = true;
}

static bool read_file(LkJudge *judge, LkText bytes)
{
    LkSignedFile *file = &judge->file;
    if (!lk_signed_open(file, bytes, judge->arena))
        return false;
    while (file->applied < file->revision_count)
        if (!go_on(judge))
            return false;
    if (judge->count == 0)
        judge->revision_one = file->tail;
    check_tail(judge);
    return true;
}

/* ---- What must be there */

static const LkSignature *find(const LkJudge *judge, const char *name)
{
    for (size_t i = 0; i < judge->count; i++)
        if (lk_text_is(judge->signatures[i].name, name))
            return &judge->signatures[i];
    return NULL;
}

static bool is_waiting(const LkSignVerdict *verdict, const char *name)
{
    for (size_t i = 0; i < verdict->empty_count; i++)
        if (lk_text_is(verdict->empty[i], name))
            return true;
    return false;
}

static void check_required(LkJudge *judge, const LkSignVerdict *verdict)
{
    const LkSignTrust *trust = judge->trust;
    for (size_t i = 0; trust->all_required && i < verdict->empty_count; i++)
        lk_judge_fault(judge, &judge->faults, LK_SIGN_MISSING, LK_E_VERIFY_MISSING,
                       LK_WITH(lk_named_text("field", verdict->empty[i])));
    for (size_t i = 0; i < trust->required_count; i++)
        if (find(judge, trust->required[i]) == NULL)
            lk_judge_fault(judge, &judge->faults, LK_SIGN_MISSING,
                           is_waiting(verdict, trust->required[i]) ? LK_E_VERIFY_MISSING
                                                                   : LK_E_VERIFY_MISSING_FIELD,
                           LK_WITH(lk_named_string("field", trust->required[i])));
    if (trust->all_required && judge->count == 0 && verdict->empty_count == 0)
        lk_judge_fault(judge, &judge->faults, LK_SIGN_MISSING, LK_E_VERIFY_MISSING_ALL, NULL);
}

/* ---- The verdict */

static LkSignState gravest(const LkFaults *faults, LkSignState state)
{
    for (size_t i = 0; i < faults->count; i++)
        if (faults->items[i].state > state)
            state = faults->items[i].state;
    return state;
}

static int level_of(const LkSignature *signature)
{
    if (signature->stamped < 0)
        return LK_SIGN_B;
    if (!signature->is_known || signature->is_changed)
        return LK_SIGN_T;
    return signature->is_archived || signature->is_stamp ? LK_SIGN_LTA : LK_SIGN_LT;
}

/* Whether only evidence and stamps follow. */
static bool is_last(const LkJudge *judge, size_t index)
{
    for (size_t i = index + 1; i < judge->count; i++)
        if (!judge->signatures[i].is_stamp)
            return false;
    return !judge->signatures[index].is_changed;
}

static LkSignJudged sum_up(LkJudge *judge, size_t index)
{
    LkSignature *from = &judge->signatures[index];
    LkSignJudged judged = {.field = from->name,
                           .description = from->description,
                           .is_stamp = from->is_stamp,
                           .opinion = from->opinion,
                           .claimed = from->claimed,
                           .stamped = from->stamped,
                           .level = level_of(from),
                           .covered = from->end,
                           .covers_all = is_last(judge, index),
                           .is_certifying = from->permissions > 0,
                           .permissions = from->permissions,
                           .faults = from->faults.items,
                           .fault_count = from->faults.count};
    judged.state = gravest(&from->faults, from->is_changed ? LK_SIGN_CHANGED : LK_SIGN_GOOD);
    if (from->signer != NULL) {
        judged.signer = lk_judge_name(judge, X509_get_subject_name(from->signer));
        judged.issuer = lk_judge_name(judge, X509_get_issuer_name(from->signer));
        judged.certificate = lk_judge_digest(judge, from->signer);
    }
    return judged;
}

static void list_empty(LkJudge *judge, LkSignVerdict *verdict)
{
    LkSignedFields fields = lk_signed_fields(&judge->file, judge->arena);
    LkText *names = LK_NEW_ARRAY(judge->arena, fields.count + 1, LkText);
    LkText *descriptions = LK_NEW_ARRAY(judge->arena, fields.count + 1, LkText);
    for (size_t i = 0; i < fields.count; i++) {
        if (fields.items[i].signature != 0)
            continue;
        names[verdict->empty_count] = fields.items[i].name;
        descriptions[verdict->empty_count++] =
            lk_pdf_words(lk_pdf_member(&fields.items[i].value, "TU"), judge->arena);
    }
    verdict->empty = names;
    verdict->empty_descriptions = descriptions;
}

enum { DAY = 24 * 60 * 60 };

/* A signature without a time stamp says itself when it was made. What it says may be wrong by the clock of a
 * computer, and is no more believed where it cannot be. */
static void check_claim(LkJudge *judge, LkSignature *signature)
{
    bool is_later = signature->claimed - DAY > judge->trust->now;
    if (is_later || signature->claimed + DAY < lk_judge_time(X509_get0_notBefore(signature->signer)))
        lk_judge_fault(
            judge, &signature->faults, LK_SIGN_NOT_KNOWN, LK_W_VERIFY_CLAIM,
            LK_WITH(lk_named_text("field", signature->name),
                    lk_named_string("date", lk_judge_day(judge, signature->claimed)),
                    lk_named_text("signer", lk_judge_name(judge, X509_get_subject_name(signature->signer)))));
}

/* The page shows the day that the signer named. A stamp over the file alone may be years younger; one over
 * the signature is of the same day. */
static void check_clock(LkJudge *judge, LkSignature *signature)
{
    int64_t ahead = signature->claimed - signature->stamped;
    if (ahead > DAY || (signature->stamp != NULL && ahead < -DAY))
        lk_judge_fault(judge, &signature->faults, LK_SIGN_GOOD, LK_W_VERIFY_CLOCK,
                       LK_WITH(lk_named_text("field", signature->name),
                               lk_named_string("date", lk_judge_day(judge, signature->claimed)),
                               lk_named_string("stamped", lk_judge_day(judge, signature->stamped))));
}

/* Nobody signed for them, and the way to the root does without them. */
static void check_strangers(LkJudge *judge, LkSignature *signature)
{
    X509 *stranger = lk_judge_stranger(judge, signature->signer, signature->certificates, 0, signature->own);
    if (stranger != NULL)
        lk_judge_fault(
            judge, &signature->faults, LK_SIGN_NOT_KNOWN, LK_W_VERIFY_STRANGER,
            LK_WITH(lk_named_text("field", signature->name),
                    lk_named_text("signer", lk_judge_name(judge, X509_get_subject_name(stranger)))));
}

static void judge_signatures(LkJudge *judge)
{
    lk_judge_roots(judge);
    lk_judge_read_evidence(judge);
    if (!judge->evidence.is_good)
        lk_judge_fault(judge, &judge->faults, LK_SIGN_NOT_KNOWN, LK_W_VERIFY_DSS, NULL);
    for (size_t i = 0; i < judge->count; i++)
        lk_judge_cms(judge, &judge->signatures[i]);
    lk_judge_stamps(judge);
    for (size_t i = 0; i < judge->count; i++) {
        LkSignature *signature = &judge->signatures[i];
        if (signature->is_stamp || signature->signer == NULL)
            continue;
        if (lk_judge_holder(judge, signature->signer, signature->certificates,
                            (LkWhen){signature->at, signature->at}, &signature->faults, &signature->is_known))
            check_strangers(judge, signature);
        if (signature->claimed >= 0)
            (signature->stamped < 0 ? check_claim : check_clock)(judge, signature);
    }
}

static void put_verdict(LkJudge *judge, LkSignVerdict *verdict)
{
    LkSignJudged *judged = LK_NEW_ARRAY(judge->arena, judge->count + 1, LkSignJudged);
    list_empty(judge, verdict);
    check_required(judge, verdict);
    verdict->state = gravest(&judge->faults, LK_SIGN_GOOD);
    for (size_t i = 0; i < judge->count; i++) {
        judged[i] = sum_up(judge, i);
        if (judged[i].state > verdict->state)
            verdict->state = judged[i].state;
    }
    verdict->signatures = judged;
    verdict->signature_count = judge->count;
    verdict->revision_one = judge->revision_one;
    verdict->follows_evidence = judge->follows_evidence;
    lk_signed_pages(&judge->file, judge->arena, &verdict->page_count);
    if (judge->online != NULL)
        verdict->asked = lk_online_asked(judge->online, &verdict->asked_count);
}

static void tell_unreadable(LkJudge *judge)
{
    const LkArgument file = lk_named_string("file", judge->trust->name);
    LkMessageId id = lk_signed_why(&judge->file);
    judge->faults = (LkFaults){0};
    lk_judge_fault(judge, &judge->faults, LK_SIGN_CHANGED, id,
                   id == LK_E_SIGNED_READ
                       ? LK_WITH(file, lk_named_number("byte", (long long)judge->file.fault))
                       : LK_WITH(file));
}

const LkSignVerdict *lk_sign_verify(LkText bytes, const LkSignTrust *trust, LkArena *arena)
{
    LkJudge judge = {.arena = arena, .trust = trust};
    LkSignVerdict *verdict = LK_NEW(arena, LkSignVerdict);
    verdict->is_readable = read_file(&judge, bytes) && !judge.file.is_over_limit;
    verdict->state = LK_SIGN_CHANGED;
    if (verdict->is_readable) {
        judge_signatures(&judge);
        verdict->is_readable = !judge.file.is_over_limit;
    }
    if (verdict->is_readable)
        put_verdict(&judge, verdict);
    else
        tell_unreadable(&judge);
    verdict->faults = judge.faults.items;
    verdict->fault_count = judge.faults.count;
    ERR_clear_error();
    return verdict;
}
