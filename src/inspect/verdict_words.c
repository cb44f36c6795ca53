/* What is said of signatures, word by word: for the table at the terminal and for the report on paper. */
#include <string.h>

#include "base/date.h"
#include "base/plain.h"
#include "inspect/verdict.h"

static LkText phrase(LkPhraseId id, LkMessageLanguage language, const LkArgument *arguments, LkArena *arena)
{
    LkBuffer text;
    lk_buffer_init(&text, arena);
    lk_phrase_put(id, language, arguments, &text);
    return lk_buffer_view(&text);
}

LkText lk_verdict_cleaned(LkText text, LkArena *arena)
{
    char *copy = lk_arena_copy(arena, text.bytes, text.length);
    lk_make_plain(copy, text.length);
    return (LkText){copy, text.length};
}

const char *lk_verdict_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL || slash[1] == '\0' ? path : slash + 1;
}

/* 23 พ.ย. 2569 09:30 in Thai. */
const char *lk_verdict_time(int64_t seconds, LkMessageLanguage language, LkArena *arena)
{
    struct tm time;
    if (seconds < 0 || !lk_thai_time(seconds, &time))
        return NULL;
    if (language == LK_THAI)
        return lk_arena_printf(arena, "%d %s %d %02d:%02d", time.tm_mday, lk_thai_months_short[time.tm_mon],
                               time.tm_year + 1900 + LK_BUDDHIST_ERA, time.tm_hour, time.tm_min);
    return lk_arena_printf(arena, "%04d-%02d-%02d %02d:%02d", time.tm_year + 1900, time.tm_mon + 1,
                           time.tm_mday, time.tm_hour, time.tm_min);
}

LkText lk_verdict_when(const LkSignJudged *judged, LkMessageLanguage language, LkArena *arena)
{
    const char *stamped = lk_verdict_time(judged->stamped, language, arena);
    const char *claimed = lk_verdict_time(judged->claimed, language, arena);
    if (stamped != NULL)
        return phrase(LK_PHRASE_VERDICT_STAMPED, language, LK_WITH(lk_named_string("time", stamped)), arena);
    if (claimed != NULL)
        return phrase(LK_PHRASE_VERDICT_CLAIMED, language, LK_WITH(lk_named_string("time", claimed)), arena);
    return phrase(LK_PHRASE_VERDICT_NO_TIME, language, NULL, arena);
}

LkText lk_verdict_covers(const LkSignJudged *judged, LkMessageLanguage language, LkArena *arena)
{
    return judged->covers_all ? phrase(LK_PHRASE_VERDICT_ALL, language, NULL, arena)
                              : phrase(LK_PHRASE_VERDICT_BYTES, language,
                                       LK_WITH(lk_named_number("count", (long long)judged->covered)), arena);
}

static LkText state_of(LkSignState state, LkMessageLanguage language, LkArena *arena)
{
    static const LkPhraseId words[] = {[LK_SIGN_GOOD] = LK_PHRASE_VERDICT_GOOD,
                                       [LK_SIGN_NOT_KNOWN] = LK_PHRASE_VERDICT_NOT_KNOWN,
                                       [LK_SIGN_UNTRUSTED] = LK_PHRASE_VERDICT_UNTRUSTED,
                                       [LK_SIGN_CHANGED] = LK_PHRASE_VERDICT_CHANGED,
                                       [LK_SIGN_MISSING] = LK_PHRASE_VERDICT_MISSING};
    return phrase(words[state], language, NULL, arena);
}

LkText lk_verdict_state_of_one(const LkSignJudged *judged, LkMessageLanguage language, LkArena *arena)
{
    return judged->is_stamp && judged->state == LK_SIGN_GOOD
               ? phrase(LK_PHRASE_VERDICT_GOOD_STAMP, language, NULL, arena)
               : state_of(judged->state, language, arena);
}

LkText lk_verdict_state_of(const LkSignVerdict *verdict, LkMessageLanguage language, LkArena *arena)
{
    return verdict->signature_count == 0 && verdict->state == LK_SIGN_GOOD
               ? phrase(LK_PHRASE_VERDICT_UNSIGNED, language, NULL, arena)
               : state_of(verdict->state, language, arena);
}

LkText lk_verdict_asked(const LkSignAsked *asked, LkMessageLanguage language, LkArena *arena)
{
    static const LkPhraseId phrases[] = {[LK_SIGN_ASKED_GOOD] = LK_PHRASE_VERDICT_ASKED_GOOD,
                                         [LK_SIGN_ASKED_REVOKED] = LK_PHRASE_VERDICT_ASKED_REVOKED,
                                         [LK_SIGN_ASKED_ISSUER] = LK_PHRASE_VERDICT_ASKED_ISSUER,
                                         [LK_SIGN_ASKED_NOTHING] = LK_PHRASE_VERDICT_ASKED_NOTHING};
    LkBuffer why;
    lk_buffer_init(&why, arena);
    if (asked->why == LK_MESSAGE_NONE)
        return phrase(phrases[asked->answer], language,
                      LK_WITH(lk_named_string("url", asked->url),
                              lk_named_text("holder", lk_verdict_cleaned(asked->holder, arena))),
                      arena);
    lk_message_put(asked->why, language, asked->arguments, &why);
    return lk_verdict_cleaned(lk_buffer_view(&why), arena);
}
