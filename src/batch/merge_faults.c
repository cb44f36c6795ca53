/* Ends a print after an error. */
#include "batch/merge.h"

/* A fault of the print itself, such as an unknown size of sheet, must not look like that of a record. */
bool lk_merge_fail(LkMerge *merge, int failure)
{
    merge->failure = failure == LK_EXIT_DOCUMENT ? LK_EXIT_USAGE : failure;
    return false;
}

bool lk_merge_out_of_memory(LkMerge *merge)
{
    lk_reporter_tell(&merge->reporter, "E_LIMIT_MEMORY_PRINT", NULL, 0);
    return lk_merge_fail(merge, LK_EXIT_LIMIT);
}

bool lk_merge_fail_print(LkMerge *merge, const LkPrint *print)
{
    const char *why = lk_messages_failure(lk_print_messages(print), merge->reporter.language);
    LK_TELL(&merge->reporter, "E_BATCH_PRINT", {"reason", why == NULL ? "" : why, 0});
    return lk_merge_fail(merge, lk_messages_exit_code(lk_print_messages(print)));
}
