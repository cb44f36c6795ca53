/* PDFs made by hand, object by object, with a table that is right. */
#ifndef TESTS_SIGN_MADE_H
#define TESTS_SIGN_MADE_H

#include "base/text.h"

enum { MADE_OBJECTS = 20 };

typedef struct Made {
    LkBuffer out;
    size_t places[MADE_OBJECTS + 1], count;
} Made;

static inline void made_begin(Made *made, LkArena *arena)
{
    *made = (Made){0};
    lk_buffer_init(&made->out, arena);
    lk_buffer_string(&made->out, "%PDF-1.7\n");
}

/* Objects are numbered from 1. */
static inline void made_object(Made *made, const char *body)
{
    made->places[++made->count] = made->out.length;
    lk_buffer_printf(&made->out, "%zu 0 obj\n%s\nendobj\n", made->count, body);
}

static inline LkText made_end(Made *made, const char *trailer)
{
    size_t start = made->out.length;
    lk_buffer_printf(&made->out, "xref\n0 %zu\n0000000000 65535 f \n", made->count + 1);
    for (size_t i = 1; i <= made->count; i++)
        lk_buffer_printf(&made->out, "%010zu 00000 n \n", made->places[i]);
    lk_buffer_printf(&made->out, "trailer\n<</Size %zu/Root 1 0 R%s>>\nstartxref\n%zu\n%%%%EOF\n",
                     made->count + 1, trailer, start);
    return lk_buffer_view(&made->out);
}

#endif
