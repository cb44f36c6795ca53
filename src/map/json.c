/* Writes the map as a file: for each page the lines of text and the pictures, and where each comes from. */
#include "base/json.h"
#include "base/file.h"
#include "map/map_private.h"

void lk_put_numbers(LkBuffer *out, const LkLength *lengths, size_t count)
{
    lk_buffer_string(out, "[");
    for (size_t i = 0; i < count; i++) {
        lk_buffer_string(out, i == 0 ? "" : ",");
        lk_json_points(out, lengths[i]);
    }
    lk_buffer_string(out, "]");
}

static void put_place(LkBuffer *out, bool is_first, LkSpan span, LkArea box)
{
    lk_buffer_string(out, is_first ? "\n{\"file\":" : ",\n{\"file\":");
    lk_json_string(out, lk_text(span.file->name));
    lk_buffer_printf(out, ",\"line\":%u,\"column\":%u,", (unsigned)span.line, (unsigned)span.column);
    lk_buffer_string(out, "\"box\":");
    lk_put_numbers(out, (LkLength[]){box.x, box.y, box.width, box.height}, 4);
}

static bool put_run(LkBuffer *out, const LkFrames *frames, const LkItem *item, bool is_first)
{
    LkPiece piece;
    for (size_t index = 0; lk_next_piece(frames, item, &index, &piece);) {
        LkText text = lk_text_slice(item->as.run->text, piece.start, piece.end);
        if (piece.span.file == NULL || lk_text_trim(text).length == 0)
            continue;
        put_place(out, is_first, piece.span, lk_line_box(item, piece.x, piece.width));
        lk_buffer_string(out, ",\"text\":");
        lk_json_string(out, text);
        lk_buffer_string(out, piece.is_exact ? "}" : ",\"whole_block\":true}");
        is_first = false;
    }
    return is_first;
}

static bool put_picture(LkBuffer *out, const LkFrames *frames, const LkItem *item, bool is_first)
{
    LkSpan span = item->span.file != NULL ? item->span : lk_block_span(frames, item);
    if (span.file == NULL)
        return is_first;
    put_place(out, is_first, span, (LkArea){item->x, item->y, item->width, item->height});
    lk_buffer_string(out, ",\"picture\":");
    lk_json_string(out, lk_text(lk_path_name(item->as.picture->path)));
    lk_buffer_string(out, "}");
    return false;
}

static void put_page(LkBuffer *out, const LkFrames *frames, size_t number, LkArena *arena)
{
    LkPage page = lk_page_whole(&frames->pages[number - 1], arena);
    lk_buffer_printf(out, "{\"page\":%zu,\"label\":", number);
    lk_json_string(out, lk_text(page.label));
    lk_buffer_string(out, ",\"width\":");
    lk_json_points(out, page.width);
    lk_buffer_string(out, ",\"height\":");
    lk_json_points(out, page.height);
    lk_buffer_string(out, ",\"places\":[");
    bool is_first = true;
    for (size_t i = 0; i < page.count; i++) {
        const LkItem *item = &page.items[i];
        switch (item->kind) {
        case LK_ITEM_GLYPHS:
            is_first = put_run(out, frames, item, is_first);
            break;
        case LK_ITEM_IMAGE:
            is_first = put_picture(out, frames, item, is_first);
            break;
        case LK_ITEM_RULE:
        case LK_ITEM_FILL:
        case LK_ITEM_LINK:
        case LK_ITEM_FIELD: /* have no place in the source of their own */
            break;
        }
    }
    lk_buffer_string(out, "]}");
}

void lk_map_json(const LkFrames *frames, LkBuffer *out)
{
    lk_buffer_string(out, "{\"version\":1,\"unit\":\"pt\",\"pages\":[\n");
    for (size_t i = 1; i <= frames->count; i++) {
        if (i > 1)
            lk_buffer_string(out, ",\n");
        LkChildArena *work = lk_child_arena_open(out->arena);
        put_page(out, frames, i, work->arena);
        lk_child_arena_close(work);
    }
    lk_buffer_string(out, "\n]}\n");
}
