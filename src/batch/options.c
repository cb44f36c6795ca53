/* Copies what a program asks of a batch: structs that begin with their size, as the program may have been
 * built with an older or a newer header. */
#include <string.h>

#include "batch/batch_private.h"

LkExit lk_batch_misused(const LkBatchOptions *options, const char *what)
{
    LkReporter reporter = lk_reporter_of(options);
    LK_TELL(&reporter, "E_ARGUMENT", {"what", what, 0});
    return LK_EXIT_USAGE;
}

bool lk_batch_take(void *ours, size_t size, const void *given, const char *name, const LkBatchOptions *told)
{
    enum { MOST = 4096 /* bytes: a larger “size” is no size, but was never set */ };
    size_t theirs = size;
    memset(ours, 0, size);
    if (given != NULL)
        memcpy(&theirs, given, sizeof theirs);
    bool is_good = theirs >= sizeof theirs && theirs <= MOST;
    for (size_t i = size; is_good && i < theirs; i++)
        is_good = ((const unsigned char *)given)[i] == 0; /* otherwise it uses members unknown here */
    if (is_good && given != NULL)
        memcpy(ours, given, theirs < size ? theirs : size);
    memcpy(ours, &size, sizeof size);
    LkReporter reporter = {0};
    bool can_tell = told != given && told != NULL;
    if (can_tell)
        reporter = lk_reporter_of(told);
    if (!is_good) {
        char what[100];
        snprintf(what, sizeof what, "the size of %s is wrong", name);
        LK_TELL(&reporter, "E_ARGUMENT", {"what", what, 0});
    }
    return is_good;
}

LkBatchRecord lk_batch_record(const LkRecords *records, size_t index)
{
    return (LkBatchRecord){.key = lk_record_key(records, index),
                           .file = lk_record_name(records, index),
                           .digest = lk_record_digest(records, index),
                           .is_good = lk_record_is_good(records, index),
                           .weight = lk_record_weight(records, index)};
}
