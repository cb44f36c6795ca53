/* Flow: turns the blocks of a document into pages, as the layout says.
 *
 *   blocks → galley: a vertical list of boxes, with the rules that keep them together
 *          → pages → furniture → frames
 */
#ifndef LIKHIT_FLOW_FLOW_H
#define LIKHIT_FLOW_FLOW_H

#include "frame/frame.h"
#include "source/document.h"
#include "style/layout.h"
#include "text/paragraph.h"

/* Loads the picture at `path`, which the source names at `from`. The caller gives this function, so that flow
 * knows no image format. Returns a picture that lives as long as the pages; NULL after an error, which it has
 * added to the diagnostics. */
typedef const LkPicture *(*LkPictureLoader)(void *context, LkText path, LkSpan from);

typedef struct LkFlowOptions {
    LkPictureLoader load_picture;
    void *picture_context; /* handed to load_picture */
    size_t most_pages;     /* 0 = LK_LIMIT_PAGES */
    LkSpan place; /* where errors about the whole document point: its record; file NULL = its source */
} LkFlowOptions;

/* Typesets the whole document. Returns its pages, in text->arena; NULL after an error that leaves no pages.
 * Pages may come with errors too: they are fit for output only when text->diagnostics->errors is 0. */
LkFrames *lk_flow(const LkSource *source, const LkLayout *layout, const LkFlowOptions *options,
                  LkTextContext *text);

/* Appends every text of the document with the places where a line may end, in the order of the source: a line
 * with the text's own place, then what lk_paragraph_breaks appends (which says what `why` adds). */
void lk_flow_breaks(const LkSource *source, const LkLayout *layout, LkTextContext *text, bool why,
                    LkBuffer *out);

/* ---- blocks/form_keys.c */

/* Warns of each key of the front matter that neither the layout nor the text asks for, and of each that the
 * layout requires and the front matter lacks. The source must have been read to its end. lk_flow does that
 * too, but not for a record: a template has the same keys for all. */
void lk_flow_tell_keys(const LkSource *source, const LkLayout *layout, LkArena *arena,
                       LkDiagnostics *diagnostics);
/* Warns of values that the layout requires and the record leaves empty. */
void lk_flow_tell_record(const LkSource *source, const LkLayout *layout, LkArena *arena,
                         LkDiagnostics *diagnostics);

#endif
