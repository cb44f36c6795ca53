/* Separator sheets: a small document of the engine's own, so that an office changes their looks in a layout.
 */
#include <string.h>

#include "api/api_private.h"

void lk_put_quoted(LkBuffer *out, const char *text, bool is_title)
{
    lk_buffer_string(out, "\"");
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte < ' ' || byte == 0x7F)
            lk_buffer_string(out, " ");
        else if (is_title && strncmp(text, "{{", 2) == 0)
            lk_buffer_string(out, "\\\\{{"), text++;
        else if (byte == '"' || byte == '\\')
            lk_buffer_printf(out, "\\%c", byte);
        else
            lk_buffer_append(out, text, 1);
    }
    lk_buffer_string(out, "\"\n");
}

static void put_source(LkBuffer *out, const LkSeparator *separator)
{
    bool has_key = separator->key != NULL && *separator->key != '\0';
    bool has_title = separator->title != NULL && *separator->title != '\0';
    lk_buffer_string(out, "---\n");
    if (has_key) { /* as typed: numerals of the layout turn data, and the key is what one looks for */
        lk_buffer_string(out, "title: ");
        lk_put_quoted(out, separator->key, true);
    }
    if (has_title) {
        lk_buffer_string(out, "name: ");
        lk_put_quoted(out, separator->title, false);
    }
    lk_buffer_printf(out, "pages: %zu\nnumber: %zu\ncount: %zu\ncopies: %u\n---\n", separator->pages,
                     separator->number, separator->entry_count, separator->copies);
    lk_buffer_string(out, has_title ? "# {{name}}\n\n" : "");
    lk_buffer_string(out, "จำนวน {{pages}} หน้า");
    lk_buffer_string(out, separator->copies > 1 ? " {{copies}} ชุด\n\n" : "\n\n");
    lk_buffer_string(out, "ลำดับที่ {{number}}");
    lk_buffer_string(out, separator->entry_count > 0 ? " จาก {{count}}\n" : "\n");
}

typedef struct Making {
    LkArena *arena;
    LkEngine *engine;
    const LkSeparator *separator;
    LkDocument *document;
} Making;

static void make(void *context)
{
    Making *making = context;
    LkBuffer text;
    lk_buffer_init(&text, making->arena);
    put_source(&text, making->separator);
    making->document = lk_document_open_memory(
        making->engine, "separator", text.bytes, text.length,
        &(LkDocumentOptions){LK_SIZED(LkDocumentOptions), .layout = making->separator->layout});
}

LkDocument *lk_separator_typeset(LkEngine *engine, const LkSeparator *separator)
{
    Making making = {.arena = lk_arena_create(), .engine = engine, .separator = separator};
    if (making.arena != NULL)
        lk_arena_guarded(making.arena, make, &making);
    lk_arena_destroy(making.arena);
    if (making.document != NULL)
        lk_document_typeset(making.document);
    return making.document;
}
