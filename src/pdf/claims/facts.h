/* What a file claims of itself is made of these facts. */
#ifndef LIKHIT_PDF_FACTS_H
#define LIKHIT_PDF_FACTS_H

#include "font/glyph_run.h"
#include "frame/frame.h"
#include "pdf/file/profile.h"

/* All are the caller's. */
typedef struct LkPdfFacts {
    const LkFrames *frames; /* title, author, subject, language */
    const LkPdfOptions *options;
    const LkFace *const *
        faces; /* of the file's fonts, in order of first use; where no record is written there need be none */
    size_t face_count;
} LkPdfFacts;

#endif
