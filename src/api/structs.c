/* Structs that cross the border of the library. They begin with their own size, so that a program that was
 * compiled with another version of the header is understood, or refused, and never read or written past the
 * end. A new member goes to the end, and not into the padding there, which a program may leave as it is. */
#include <string.h>

#include "api/api_private.h"
#include "base/limits.h"

enum { MOST = 4096 /* bytes of a struct: what says more was never set */ };

static size_t size_of(const void *given)
{
    size_t size = 0;
    memcpy(&size, given, sizeof size);
    return size < sizeof size || size > MOST ? 0 : size;
}

bool lk_take(void *ours, size_t size, const void *given)
{
    memset(ours, 0, size);
    memcpy(ours, &size, sizeof size);
    if (given == NULL)
        return true;
    const unsigned char *bytes = given;
    size_t theirs = size_of(given);
    for (size_t i = size; i < theirs; i++)
        if (bytes[i] != 0)
            return false; /* asks for what this version does not know */
    size_t known = theirs < size ? theirs : size;
    if (known > sizeof size)
        memcpy((unsigned char *)ours + sizeof size, bytes + sizeof size, known - sizeof size);
    return theirs > 0;
}

bool lk_give(void *theirs, const void *ours, size_t size)
{
    size_t room = theirs == NULL ? 0 : size_of(theirs);
    if (room == 0)
        return false;
    size_t known = room < size ? room : size;
    memcpy((unsigned char *)theirs + sizeof size, (const unsigned char *)ours + sizeof size,
           known - sizeof size);
    memset((unsigned char *)theirs + known, 0, room - known);
    return true;
}

const char *lk_take_document_options(LkDocumentOptions *options, LkLimits *limits,
                                     const LkDocumentOptions *given)
{
    const char *wrong = NULL;
    if (!lk_take(options, sizeof *options, given))
        wrong = "the size of LkDocumentOptions is wrong";
    else if (!lk_take(limits, sizeof *limits, options->limits))
        wrong = "the size of LkLimits is wrong";
    else if (!(limits->seconds >= 0))
        wrong = "the seconds of LkLimits are no number, or below 0";
    else if (options->header_row > LK_LIMIT_SHEET_ROWS)
        wrong = "header_row is past the last row that a spreadsheet has";
    else if (options->layout_values == NULL && options->layout_value_count > 0)
        wrong = "layout_value_count counts values that are not there";
    for (size_t i = 0; wrong == NULL && i < options->layout_value_count; i++)
        if (options->layout_values[i].path == NULL || options->layout_values[i].value == NULL)
            wrong = "a layout value has no path or no value";
    if (wrong != NULL)
        *options = (LkDocumentOptions){0};
    options->limits = limits;
    return wrong;
}

typedef struct Misuse {
    LkDiagnostics *diagnostics;
    const char *what;
} Misuse;

static void tell_misuse(void *context)
{
    const Misuse *misuse = context;
    lk_tell(misuse->diagnostics, LK_E_ARGUMENT, (LkSpan){0}, LK_WITH(lk_named_string("what", misuse->what)));
}

bool lk_misuse(LkDiagnostics *diagnostics, const char *what)
{
    lk_arena_guarded(diagnostics->arena, tell_misuse, &(Misuse){diagnostics, what});
    return false;
}

const char *lk_copied(LkArena *arena, const char *string)
{
    return string == NULL ? NULL : lk_arena_copy(arena, string, strlen(string));
}
