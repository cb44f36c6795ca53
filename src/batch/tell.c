/* Messages of the batch itself, as text and as a line of JSON. */
#include "batch/batch_private.h"

LkTeller lk_teller_of(const LkBatchOptions *options)
{
    return (LkTeller){options->tell, options->context, options->language};
}

void lk_batch_tell(const LkTeller *teller, const char *name, const LkCatalogueValue *values, size_t count)
{
    if (teller->tell == NULL)
        return;
    char *text = lk_catalogue_say(name, teller->language, values, count, false);
    char *json = lk_catalogue_say(name, teller->language, values, count, true);
    if (text != NULL && json != NULL)
        teller->tell(teller->context, name[0] == 'W' ? LK_SEVERITY_WARNING : LK_SEVERITY_ERROR, text, json);
    lk_free(text);
    lk_free(json);
}
