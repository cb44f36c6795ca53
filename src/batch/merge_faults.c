/* What ends a print. */
#include "batch/merge.h"

/* What is no record's fault must not look like it: no sheet of this name, no room on it. */
bool lk_merge_fail(LkMerge *merge, int failure)
{
    merge->failure = failure == LK_EXIT_DOCUMENT ? LK_EXIT_USAGE : failure;
    return false;
}

bool lk_merge_out_of_memory(LkMerge *merge)
{
    lk_tell_error(&merge->teller, "E-limit-memory", NULL, "there is not enough memory for the print");
    return lk_merge_fail(merge, LK_EXIT_LIMIT);
}

bool lk_merge_fail_print(LkMerge *merge, const LkPrint *print)
{
    lk_tell_error(&merge->teller, "E-batch-print", "nothing was put in the place of an older print", "%s",
                  lk_messages_failure(lk_print_messages(print), LK_LANGUAGE_DEFAULT));
    return lk_merge_fail(merge, lk_messages_exit_code(lk_print_messages(print)));
}
