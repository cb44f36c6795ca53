/* Writes frames as JSON, for the golden tests, and for tools that look up the source of a place on a page.
 *
 * The text is made to be read in a diff: one item a line, keys in a fixed order, and no key that would only
 * repeat its default (no block, black, no link). Lengths are in points with exactly two decimals. */
#include "frame/frame.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/json.h"

static const char *role_name(LkRole role)
{
    static const char *const names[] = {
        [LK_ROLE_TITLE] = "title",           [LK_ROLE_HEADING] = "heading",
        [LK_ROLE_PARAGRAPH] = "paragraph",   [LK_ROLE_LABEL] = "label",
        [LK_ROLE_LIST_BODY] = "list-body",   [LK_ROLE_TABLE_HEADER] = "table-header",
        [LK_ROLE_TABLE_CELL] = "table-cell", [LK_ROLE_SIGNATURE] = "signature",
        [LK_ROLE_FIGURE] = "figure",         [LK_ROLE_CODE] = "code",
        [LK_ROLE_QUOTE] = "quote",           [LK_ROLE_CAPTION] = "caption",
        [LK_ROLE_CONTENTS] = "contents",     [LK_ROLE_FOOTNOTE] = "note",
        [LK_ROLE_ARTIFACT] = "artifact",     [LK_ROLE_PAGE_NUMBER] = "page-number",
        [LK_ROLE_CATCHWORD] = "catchword",   [LK_ROLE_HEAD] = "head",
    };
    static_assert(sizeof names / sizeof *names == LK_ROLE_COUNT, "each role has a name");
    return names[role];
}

static const char *kind_name(LkItemKind kind)
{
    switch (kind) {
    case LK_ITEM_GLYPHS:
        return "glyphs";
    case LK_ITEM_RULE:
        return "rule";
    case LK_ITEM_FILL:
        return "fill";
    case LK_ITEM_IMAGE:
        return "image";
    case LK_ITEM_LINK:
        return "link";
    case LK_ITEM_FIELD:
        return "field";
    }
    return "";
}

static void put_length(LkBuffer *out, const char *key, LkLength length)
{
    lk_buffer_printf(out, ",\"%s\":", key);
    lk_json_points(out, length);
}

static void put_text(LkBuffer *out, const char *key, LkText text)
{
    lk_buffer_printf(out, ",\"%s\":", key);
    lk_json_string(out, text);
}

static void put_text_if_any(LkBuffer *out, const char *key, LkText text)
{
    if (text.length != 0)
        put_text(out, key, text);
}

static void put_colour(LkBuffer *out, uint32_t colour)
{
    if (colour != 0)
        lk_buffer_printf(out, ",\"colour\":\"#%06x\"", (unsigned)(colour & 0xFFFFFF));
}

static void put_span(LkBuffer *out, LkSpan span)
{
    if (span.file == NULL)
        return;
    lk_buffer_string(out, ",\"at\":");
    LkBuffer place;
    lk_buffer_init(&place, out->arena);
    lk_buffer_printf(&place, "%s:%u:%u", span.file->name, (unsigned)span.line, (unsigned)span.column);
    lk_json_string(out, lk_buffer_view(&place));
}

/* Returns what justification added to the cluster that it changed most. */
static LkLength strongest_stretch(const LkGlyphRun *run)
{
    LkLength strongest = 0;
    for (size_t i = 0; i < run->count; i++)
        if (llabs(run->glyphs[i].stretch) > llabs(strongest))
            strongest = run->glyphs[i].stretch;
    return strongest;
}

static void put_glyphs(LkBuffer *out, const LkItem *item)
{
    const LkGlyphRun *run = item->as.run;
    put_length(out, "width", run->width);
    LkBuffer font;
    lk_buffer_init(&font, out->arena);
    lk_buffer_printf(&font, "%s %s", run->face->family, run->face->style_name);
    put_text(out, "font", lk_buffer_view(&font));
    put_length(out, "size", run->size);
    put_text(out, "text", run->text);
    put_colour(out, run->colour);
    if (item->line_start)
        lk_buffer_string(out, ",\"line_start\":true");
    LkLength stretch = strongest_stretch(run);
    if ((item->line_stretched || stretch != 0) && run->size > 0) {
        lk_buffer_string(out, ",\"stretch\":");
        lk_json_hundredths(out, stretch, run->size); /* in em */
    }
    if (run->strike)
        lk_buffer_string(out, ",\"strike\":true");
    if (run->underline > 0)
        lk_buffer_string(out, ",\"underline\":true");
    if (run->position != LK_TEXT_ON_LINE)
        put_text(out, "position",
                 lk_text(run->position == LK_TEXT_SUPERSCRIPT ? "superscript" : "subscript"));
    put_text_if_any(out, "link", run->link);
}

static void put_size(LkBuffer *out, const LkItem *item)
{
    put_length(out, "width", item->width);
    put_length(out, "height", item->height);
}

static void put_image(LkBuffer *out, const LkItem *item)
{
    const LkPicture *picture = item->as.picture;
    put_size(out, item);
    put_text(out, "file", lk_text(lk_path_name(picture->path)));
    if (picture->modules != NULL) {
        lk_buffer_printf(out, ",\"modules\":%u", (unsigned)picture->width);
        put_text(out, "alt", item->alt);
        return;
    }
    lk_buffer_printf(out, ",\"pixels\":\"%ux%u\",\"colours\":\"%s\"", (unsigned)picture->width,
                     (unsigned)picture->height, picture->channels == 1 ? "grey" : "rgb");
    if (picture->alpha != NULL)
        lk_buffer_string(out, ",\"alpha\":true");
    put_text(out, "alt", item->alt);
}

static void put_rule(LkBuffer *out, const LkItem *item)
{
    put_size(out, item);
    put_length(out, "thickness", item->thickness);
    if (item->dash == LK_DASH_DOTTED)
        lk_buffer_string(out, ",\"dash\":\"dotted\"");
    put_colour(out, item->colour);
}

static void put_item(LkBuffer *out, const LkItem *item)
{
    lk_buffer_printf(out, "{\"kind\":\"%s\",\"role\":\"%s\"", kind_name(item->kind), role_name(item->role));
    if (item->block != 0)
        lk_buffer_printf(out, ",\"block\":%u", (unsigned)item->block);
    if (item->part != 0)
        lk_buffer_printf(out, ",\"part\":%u", (unsigned)item->part);
    put_length(out, "x", item->x);
    put_length(out, "y", item->y);
    switch (item->kind) {
    case LK_ITEM_GLYPHS:
        put_glyphs(out, item);
        break;
    case LK_ITEM_RULE:
        put_rule(out, item);
        break;
    case LK_ITEM_FILL:
        put_size(out, item);
        put_colour(out, item->colour);
        break;
    case LK_ITEM_IMAGE:
        put_image(out, item);
        break;
    case LK_ITEM_LINK:
        put_size(out, item);
        put_text(out, "link", item->as.link);
        break;
    case LK_ITEM_FIELD:
        put_size(out, item);
        put_text(out, "field", item->as.field);
        put_text(out, "alt", item->alt);
        break;
    }
    LkSpan span = item->span;
    if (span.file == NULL && item->kind == LK_ITEM_GLYPHS)
        span = item->as.run->span;
    put_span(out, span);
    lk_buffer_string(out, "}");
}

static void put_page(LkBuffer *out, const LkPage *page, size_t number)
{
    lk_buffer_printf(out, "{\"page\":%zu", number);
    put_text(out, "label", lk_text(page->label));
    put_length(out, "width", page->width);
    put_length(out, "height", page->height);
    lk_buffer_string(out, ",\"items\":[");
    for (size_t i = 0; i < page->count; i++) {
        lk_buffer_string(out, i == 0 ? "\n" : ",\n");
        put_item(out, &page->items[i]);
    }
    lk_buffer_string(out, "]}");
}

void lk_frames_json(const LkFrames *frames, size_t first, size_t last, LkBuffer *out)
{
    lk_buffer_string(out, "{\"title\":");
    lk_json_string(out, frames->title);
    put_text_if_any(out, "author", frames->author);
    put_text_if_any(out, "subject", frames->subject);
    put_text_if_any(out, "language", frames->language);
    put_text_if_any(out, "date", frames->date);
    lk_buffer_string(out, ",\"pages\":[");
    size_t start = first == 0 ? 1 : first;
    for (size_t number = start; number <= last && number <= frames->count; number++) {
        lk_buffer_string(out, number == start ? "\n" : ",\n");
        LkPage page = lk_page_whole(&frames->pages[number - 1], out->arena);
        put_page(out, &page, number);
    }
    lk_buffer_string(out, "\n]}\n");
}
