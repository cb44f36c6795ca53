/* A file of pages made by hand, and what stands in it. */
#ifndef TESTS_PDF_WHOLE_H
#define TESTS_PDF_WHOLE_H

#include "pdf/hand.h"

typedef struct Whole {
    Hand hand;
    LkBuffer bytes;
} Whole;

static bool whole_take(void *context, const void *bytes, size_t length)
{
    lk_buffer_append(context, bytes, length);
    return true;
}

static inline bool whole_write(Whole *whole, size_t first, size_t last)
{
    lk_buffer_init(&whole->bytes, whole->hand.arena);
    LkPdfOptions options = {first, last, -1, "Likhit test"};
    return lk_pdf_write(&whole->hand.frames, &options, whole_take, &whole->bytes, whole->hand.arena,
                        &whole->hand.diagnostics);
}

/* The objects out of their streams, as text. */
static inline void whole_unpack(Whole *whole)
{
    HandBytes text = hand_ask((HandBytes){whole->bytes.bytes, whole->bytes.length},
                              "qpdf --qdf --object-streams=disable %s -");
    whole->bytes.length = 0;
    lk_buffer_append(&whole->bytes, text.bytes, text.length);
    free(text.bytes);
}

static inline int whole_count(const Whole *whole, const char *sought)
{
    int count = 0;
    const char *at = whole->bytes.bytes, *end = at + whole->bytes.length;
    while ((at = memmem(at, (size_t)(end - at), sought, strlen(sought))) != NULL) {
        count++;
        at++;
    }
    return count;
}

#endif
