/* Messages of the batch itself and of its records, as text and as a line of JSON. */
#include <stdio.h>
#include <stdlib.h>

#include "batch/batch_private.h"

LkReporter lk_reporter_of(const LkBatchOptions *options)
{
    return (LkReporter){options->tell, options->context, options->language};
}

void lk_reporter_forward(const LkReporter *reporter, const LkMessages *messages)
{
    for (size_t i = 0; reporter->tell != NULL && i < lk_messages_count(messages); i++)
        reporter->tell(reporter->context, lk_messages_severity(messages, i),
                       lk_messages_text(messages, i, reporter->language),
                       lk_messages_json(messages, i, reporter->language));
}

void lk_reporter_tell(const LkReporter *reporter, const char *name, const LkCatalogueValue *values,
                      size_t count)
{
    if (reporter->tell == NULL)
        return;
    char *text = lk_catalogue_say(name, reporter->language, values, count, false);
    char *json = lk_catalogue_say(name, reporter->language, values, count, true);
    if (text != NULL && json != NULL)
        reporter->tell(reporter->context, name[0] == 'W' ? LK_SEVERITY_WARNING : LK_SEVERITY_ERROR, text,
                       json);
    lk_free(text);
    lk_free(json);
}

/* ---- Of a record */

/* The text with a line that names the record, whose template has the same place for all: to be freed. NULL
 * without memory. */
static char *of_record(const LkReporter *reporter, const char *key, const char *text)
{
    char *all = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&all, &length);
    char *phrase =
        lk_catalogue_phrase("BATCH_OF_RECORD", reporter->language, (LkCatalogueValue[]){{"key", key, 0}}, 1);
    if (stream != NULL)
        fputs(text, stream);
    if (stream != NULL && phrase != NULL && key[0] != '\0')
        fprintf(stream, "      = %s\n", phrase);
    lk_free(phrase);
    if (stream != NULL && fclose(stream) == 0)
        return all;
    free(all);
    return NULL;
}

void lk_reporter_tell_of(const LkReporter *reporter, size_t number, const char *key, int severity,
                         const char *text, const char *json)
{
    char *line = NULL;
    size_t length = 0;
    FILE *stream = reporter->tell == NULL ? NULL : open_memstream(&line, &length);
    if (stream == NULL)
        return;
    lk_put_owner(stream, number, key);
    fputs(json + 1, stream); /* without its first brace, which lk_put_owner wrote */
    char *whole = key == NULL ? NULL : of_record(reporter, key, text);
    if (fclose(stream) == 0)
        reporter->tell(reporter->context, severity, whole != NULL ? whole : text, line);
    free(whole);
    free(line);
}
