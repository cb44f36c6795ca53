/* The facts that a file's claims about itself (metadata, build record) are made from. */
#ifndef LIKHIT_PDF_FACTS_H
#define LIKHIT_PDF_FACTS_H

#include "font/glyph_run.h"
#include "frame/frame.h"
#include "pdf/file/profile.h"

/* The caller owns all of them. */
typedef struct LkPdfFacts {
    const LkFrames *frames; /* title, author, subject, language */
    const LkPdfOptions *options;
    const LkFace *const *
        faces; /* of the file's fonts, in order of first use; for the build record, else there need be none */
    size_t face_count;
} LkPdfFacts;

#endif
