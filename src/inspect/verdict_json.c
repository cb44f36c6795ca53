/* Says what was found of signatures, for programs. */
#include "base/date.h"
#include "base/json.h"
#include "inspect/verdict.h"

const char *lk_verdict_word(LkSignState state)
{
    static const char *const words[] = {[LK_SIGN_GOOD] = "good",
                                        [LK_SIGN_NOT_KNOWN] = "not-known",
                                        [LK_SIGN_UNTRUSTED] = "untrusted",
                                        [LK_SIGN_CHANGED] = "changed",
                                        [LK_SIGN_MISSING] = "missing"};
    return words[state];
}

LkPhraseId lk_inspect_judged(const LkSignJudged *judged)
{
    if (judged->state == LK_SIGN_CHANGED)
        return LK_PHRASE_SIGNATURE_CHANGED;
    return judged->signer.length == 0 ? LK_PHRASE_SIGNATURE_NOT_CHECKED : LK_PHRASE_SIGNATURE_UNCHANGED;
}

const char *lk_inspect_time(int64_t seconds, LkArena *arena)
{
    struct tm time;
    return seconds >= 0 && lk_thai_time(seconds, &time)
               ? lk_arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02d+07:00", time.tm_year + 1900,
                                 time.tm_mon + 1, time.tm_mday, time.tm_hour, time.tm_min, time.tm_sec)
               : NULL;
}

static void put_text(LkBuffer *out, const char *key, LkText text)
{
    lk_buffer_printf(out, ", \"%s\": ", key);
    lk_json_string(out, text);
}

static void put_time(LkBuffer *out, const char *key, int64_t seconds)
{
    const char *time = lk_inspect_time(seconds, out->arena);
    if (time == NULL)
        lk_buffer_printf(out, ", \"%s\": null", key);
    else
        put_text(out, key, lk_text(time));
}

static void put_bool(LkBuffer *out, const char *key, bool value)
{
    lk_buffer_printf(out, ", \"%s\": %s", key, value ? "true" : "false");
}

static void put_faults(LkBuffer *out, const LkSignFault *faults, size_t count)
{
    lk_buffer_string(out, ", \"faults\": [");
    for (size_t i = 0; i < count; i++) {
        LkBuffer message;
        lk_buffer_init(&message, out->arena);
        lk_message_put(faults[i].id, LK_ENGLISH, faults[i].arguments, &message);
        lk_buffer_printf(out, "%s{\"state\": \"%s\"", i == 0 ? "" : ", ", lk_verdict_word(faults[i].state));
        put_text(out, "code", lk_text(lk_catalogue_entry(faults[i].id)->code));
        put_text(out, "message", lk_buffer_view(&message));
        lk_buffer_string(out, "}");
    }
    lk_buffer_string(out, "]");
}

static void put_signature(LkBuffer *out, const LkSignJudged *judged)
{
    static const char *const levels[] = {"B", "T", "LT", "LTA"};
    lk_buffer_string(out, "{\"field\": ");
    lk_json_string(out, judged->field);
    put_text(out, "kind", judged->is_stamp ? LK_TEXT("stamp") : LK_TEXT("signature"));
    put_text(out, "state", lk_text(lk_verdict_word(judged->state)));
    put_text(out, "description", judged->description);
    put_text(out, "signer", judged->signer);
    put_text(out, "issuer", judged->issuer);
    put_text(out, "opinion", judged->opinion);
    put_time(out, "claimed", judged->claimed);
    put_time(out, "stamped", judged->stamped);
    put_text(out, "level", lk_text(levels[judged->level]));
    lk_buffer_printf(out, ", \"covered\": %llu", (unsigned long long)judged->covered);
    put_bool(out, "covers_all", judged->covers_all);
    put_bool(out, "certifies", judged->is_certifying);
    lk_buffer_printf(out, ", \"permissions\": %d", judged->permissions);
    put_faults(out, judged->faults, judged->fault_count);
    lk_buffer_string(out, "}");
}

static void put_asked(LkBuffer *out, const LkSignVerdict *verdict)
{
    static const char *const answers[] = {[LK_SIGN_ASKED_GOOD] = "good",
                                          [LK_SIGN_ASKED_REVOKED] = "revoked",
                                          [LK_SIGN_ASKED_ISSUER] = "issuer",
                                          [LK_SIGN_ASKED_NOTHING] = "nothing"};
    lk_buffer_string(out, ",\n  \"asked\": [");
    for (size_t i = 0; i < verdict->asked_count; i++) {
        const LkSignAsked *asked = &verdict->asked[i];
        lk_buffer_string(out, i == 0 ? "\n    {\"url\": " : ",\n    {\"url\": ");
        lk_json_string(out, lk_text(asked->url));
        put_text(out, "holder", asked->holder);
        put_text(out, "answer", lk_text(answers[asked->answer]));
        put_text(out, "message", lk_verdict_asked(asked, LK_ENGLISH, out->arena));
        lk_buffer_string(out, "}");
    }
    lk_buffer_string(out, "]");
}

void lk_verdict_json(const LkSignVerdict *verdict, const char *file, const char *digest, size_t bytes,
                     LkBuffer *out)
{
    lk_buffer_string(out, "{\"file\": ");
    lk_json_string(out, lk_text(file));
    put_text(out, "state", lk_text(verdict->is_readable ? lk_verdict_word(verdict->state) : "unreadable"));
    put_text(out, "sha256", lk_text(digest));
    lk_buffer_printf(out, ", \"bytes\": %zu, \"pages\": %zu", bytes, verdict->page_count);
    lk_buffer_printf(out, ", \"revision_one\": %llu", (unsigned long long)verdict->revision_one);
    put_bool(out, "follows_evidence", verdict->follows_evidence);
    lk_buffer_string(out, ",\n  \"signatures\": [");
    for (size_t i = 0; i < verdict->signature_count; i++) {
        lk_buffer_string(out, i == 0 ? "\n    " : ",\n    ");
        put_signature(out, &verdict->signatures[i]);
    }
    lk_buffer_string(out, "],\n  \"empty\": [");
    for (size_t i = 0; i < verdict->empty_count; i++) {
        lk_buffer_string(out, i == 0 ? "\n    {\"field\": " : ",\n    {\"field\": ");
        lk_json_string(out, verdict->empty[i]);
        put_text(out, "description", verdict->empty_descriptions[i]);
        lk_buffer_string(out, "}");
    }
    lk_buffer_string(out, "]");
    put_asked(out, verdict);
    put_faults(out, verdict->faults, verdict->fault_count);
    lk_buffer_string(out, "}\n");
}
