/* Returns strings and names of a PDF as UTF-8. */
#include <string.h>

#include "reader/reader_private.h"

const char *lk_reader_string(qpdf_data pdf, qpdf_oh object, LkArena *arena)
{
    size_t length = 0;
    if (qpdf_oh_is_name(pdf, object)) {
        const char *name = qpdf_oh_get_name(pdf, object);
        return lk_arena_copy(arena, name + 1, strlen(name) - 1);
    }
    if (!qpdf_oh_is_string(pdf, object))
        return "";
    const char *text = qpdf_oh_get_binary_utf8_value(pdf, object, &length);
    return lk_arena_copy(arena, text, length);
}
