/* Flow: from blocks and a layout to pages.
 *
 *   blocks → galley (a vertical list of boxes with the rules that keep them together) → pages → furniture →
 * frames
 */
#ifndef LIKHIT_FLOW_FLOW_H
#define LIKHIT_FLOW_FLOW_H

#include "frame/frame.h"
#include "source/document.h"
#include "style/layout.h"
#include "text/paragraph.h"

/* Loads a picture for a frame; given by the caller so that flow knows no image format. NULL after an error.
 */
typedef const LkPicture *(*LkPictureLoader)(void *context, LkText path, LkSpan from);

typedef struct LkFlowOptions {
    LkPictureLoader load_picture;
    void *picture_context;
    size_t most_pages; /* 0 = LK_LIMIT_PAGES */
    LkSpan place;      /* of errors of the whole: a record; without a file = the source */
} LkFlowOptions;

/* Sets the whole document. NULL after an error that leaves no pages; otherwise frames fit for output only
 * when diagnostics->errors is 0. */
LkFrames *lk_flow(const LkSource *source, const LkLayout *layout, const LkFlowOptions *options,
                  LkTextContext *text);

/* Writes every text of the document with its break opportunities: its place, then what lk_paragraph_breaks
 * gives. */
void lk_flow_breaks(const LkSource *source, const LkLayout *layout, LkTextContext *text, bool why,
                    LkBuffer *out);

#endif
