/* A certificate vouches for its holder from its first day to its last: a signature that says another time is
 * refused by who checks it. */
#include "api/signing_private.h"
#include "base/date.h"

static bool tell(LkSigning *signing, LkMessageId id, const LkSignHolder *holder, int64_t seconds)
{
    struct tm day = {0};
    lk_thai_time(seconds, &day);
    const char *date =
        lk_arena_printf(signing->arena, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
    const char *thai =
        lk_arena_printf(signing->arena, "%d %s %d", day.tm_mday, lk_thai_months_short[day.tm_mon],
                        day.tm_year + 1900 + LK_BUDDHIST_ERA);
    return lk_tell(&signing->diagnostics, id, (LkSpan){0},
                   LK_WITH(lk_named_string("holder", holder->name), lk_named_string("date", date),
                           lk_named_string("thai", thai)));
}

bool lk_signing_fits_time(LkSigning *signing, const LkKey *key, int64_t time)
{
    const LkSignHolder *holder = key->module->key_holder(key->key);
    if (time > holder->until)
        return tell(signing, LK_E_KEY_EXPIRED_TIME, holder, holder->until);
    return time >= holder->from || tell(signing, LK_E_KEY_EARLY_TIME, holder, holder->from);
}
