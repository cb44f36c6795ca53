/* The time stamp over the manifest of a bag: one of a server for all files that the manifest names. It is the
 * server's whole answer, which “openssl ts -verify -data manifest-sha256.txt -in …” reads too. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch/batch_private.h"

/* Returns whether a stamp is of these bytes; whom to trust is not asked. */
static bool fits(const LkStamp *stamp)
{
    LkVerdictState state = lk_stamp_state(stamp);
    return state == LK_VERDICT_GOOD || state == LK_VERDICT_NOT_KNOWN || state == LK_VERDICT_UNTRUSTED;
}

/* Asks the server and writes what it answers. */
static bool ask(LkBagPlace *place, const char *manifest, size_t length, char digest[65])
{
    LkStamp *stamp = lk_stamp_create(place->tsa, manifest, length);
    size_t answered = 0;
    const void *answer = lk_stamp_answer(stamp, &answered);
    place->is_told = stamp != NULL && answer == NULL;
    if (place->is_told)
        lk_reporter_forward(place->reporter, lk_stamp_messages(stamp));
    bool is_good = answer != NULL && lk_write_below(place->folder, LK_BAG_STAMP, answer, answered);
    if (is_good)
        lk_sha256(answer, answered, digest);
    lk_stamp_destroy(stamp);
    return is_good;
}

/* Without the module nothing is known of the stamp that is there: it is not given up for that. */
static bool fail_judging(LkBagPlace *place, const LkStamp *stamp)
{
    lk_reporter_forward(place->reporter, lk_stamp_messages(stamp));
    place->is_told = stamp != NULL;
    return false;
}

static bool remove_old(LkBagPlace *place)
{
    LK_TELL(place->reporter, "W_BAG_STAMP", {"file", LK_BAG_STAMP, 0});
    return unlinkat(place->folder, LK_BAG_STAMP, 0) == 0;
}

bool lk_bag_stamp(LkBagPlace *place, const char *manifest, size_t length, char digest[65])
{
    size_t there = 0;
    char *old = lk_read_below(place->folder, LK_BAG_STAMP, &there);
    LkStamp *stamp = old == NULL ? NULL : lk_stamp_open(old, there, manifest, length, NULL);
    bool is_good = true;
    digest[0] = '\0';
    if (fits(stamp))
        lk_sha256(old, there, digest);
    else if (old != NULL && lk_stamp_state(stamp) == LK_VERDICT_UNREADABLE)
        is_good = fail_judging(place, stamp);
    else if (place->tsa != NULL)
        is_good = ask(place, manifest, length, digest);
    else if (old != NULL)
        is_good = remove_old(place);
    lk_stamp_destroy(stamp);
    free(old);
    return is_good;
}

bool lk_bag_check_stamp(int folder, const LkReporter *reporter, const LkTrust *trust, LkBagStamped *stamped)
{
    size_t answered = 0, length = 0;
    char *answer = lk_read_below(folder, LK_BAG_STAMP, &answered);
    *stamped = (LkBagStamped){0};
    if (answer == NULL)
        return true;
    char *manifest = lk_read_below(folder, "manifest-sha256.txt", &length);
    LkStamp *stamp = lk_stamp_open(answer, answered, manifest == NULL ? "" : manifest, length, trust);
    bool is_good = fits(stamp);
    LkVerdictState state = lk_stamp_state(stamp);
    bool is_anyone_trusted = trust != NULL && trust->root_count > 0;
    bool is_told_by_stamp =
        state == LK_VERDICT_UNREADABLE || (is_anyone_trusted && state == LK_VERDICT_UNTRUSTED);
    if (is_told_by_stamp)
        lk_reporter_forward(reporter, lk_stamp_messages(stamp));
    else if (!is_good)
        LK_TELL(reporter, "E_BAG_STAMP", {"file", LK_BAG_STAMP, 0});
    is_good = is_good && !is_told_by_stamp;
    stamped->time = lk_stamp_time(stamp);
    snprintf(stamped->server, sizeof stamped->server, "%s", lk_stamp_server(stamp));
    lk_stamp_destroy(stamp);
    free(manifest);
    free(answer);
    return is_good;
}
