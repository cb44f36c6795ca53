/* Messages of the batch itself, as text and as a line of JSON. */
#include <stdarg.h>
#include <stdlib.h>

#include "batch/batch_private.h"

static void tell(const LkTeller *teller, int severity, const char *code, const char *hint,
                 const char *message)
{
    const char *word = severity == LK_SEVERITY_ERROR ? "error" : "warning";
    char text[2600];
    snprintf(text, sizeof text, "likhit: %s: %s [%s]\n%s%s%s", word, message, code,
             hint == NULL ? "" : "      = ", hint == NULL ? "" : hint, hint == NULL ? "" : "\n");
    char *json = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&json, &length);
    if (stream == NULL)
        return;
    fprintf(stream, "{\"severity\":\"%s\",\"code\":\"%s\",\"message\":", word, code);
    lk_put_string(stream, message);
    if (hint != NULL) {
        fputs(",\"hint\":", stream);
        lk_put_string(stream, hint);
    }
    fputs("}\n", stream);
    fclose(stream);
    if (teller->tell != NULL)
        teller->tell(teller->context, severity, text, json);
    free(json);
}

enum { MESSAGE_BYTES = 2000 };

void lk_tell_error(const LkTeller *teller, const char *code, const char *hint, const char *format, ...)
{
    char message[MESSAGE_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    tell(teller, LK_SEVERITY_ERROR, code, hint, message);
}

void lk_tell_warning(const LkTeller *teller, const char *code, const char *hint, const char *format, ...)
{
    char message[MESSAGE_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    tell(teller, LK_SEVERITY_WARNING, code, hint, message);
}
