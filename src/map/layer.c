/* Writes the layer that a viewer puts over the picture of a page: its lines, to be selected, searched and
 * copied, and how they were typeset. Offsets count UTF-16 units, as scripts in a browser do. */
#include <stdlib.h>

#include "base/json.h"
#include "map/map_private.h"

static void put_member(LkBuffer *out, const char *key, LkLength length)
{
    lk_buffer_printf(out, "\"%s\":", key);
    lk_json_points(out, length);
    lk_buffer_string(out, ",");
}

/* ---- One line: the items from one that begins it to the next */

typedef struct Line {
    const LkItem *items;
    size_t count;
} Line;

static bool begins_line(const LkItem *item)
{
    return item->kind == LK_ITEM_GLYPHS && item->line_start;
}

static size_t units_of(LkText text)
{
    size_t units = 0;
    for (size_t offset = 0; offset < text.length;)
        units += lk_utf8_next(text, &offset) > 0xFFFF ? 2 : 1;
    return units;
}

static void put_text(LkBuffer *out, const Line *line)
{
    LkBuffer text;
    lk_buffer_init(&text, out->arena);
    for (size_t i = 0; i < line->count; i++)
        if (line->items[i].kind == LK_ITEM_GLYPHS)
            lk_buffer_text(&text, line->items[i].as.run->text);
    lk_buffer_string(out, "\"text\":");
    lk_json_string(out, lk_buffer_view(&text));
}

/* Writes offset, x, width and size of each run, all in one list. */
static void put_runs(LkBuffer *out, const Line *line)
{
    size_t offset = 0;
    lk_buffer_string(out, ",\"runs\":[");
    for (size_t i = 0; i < line->count; i++) {
        const LkItem *item = &line->items[i];
        if (item->kind != LK_ITEM_GLYPHS)
            continue;
        lk_buffer_printf(out, "%s[%zu,", offset == 0 ? "" : ",", offset);
        lk_json_points(out, item->x);
        lk_buffer_string(out, ",");
        lk_json_points(out, item->width);
        lk_buffer_string(out, ",");
        lk_json_points(out, item->as.run->size);
        lk_buffer_string(out, "]");
        offset += units_of(item->as.run->text);
    }
    lk_buffer_string(out, "]");
}

/* Writes offset, x and break tier of each cluster of a run, all in one list. */
static void put_clusters_of(LkBuffer *out, const LkItem *item, size_t offset)
{
    const LkGlyphRun *run = item->as.run;
    LkLength x = item->x;
    size_t byte = 0;
    if (run->right_to_left) {
        byte = run->text.length;
        offset += units_of(run->text);
    }
    for (size_t i = 0; i < run->count; i++) {
        uint32_t cluster = run->glyphs[i].cluster;
        if (i == 0 || cluster != run->glyphs[i - 1].cluster) {
            if (run->right_to_left)
                offset -= units_of(lk_text_slice(run->text, cluster, byte));
            else
                offset += units_of(lk_text_slice(run->text, byte, cluster));
            byte = cluster;
            lk_buffer_printf(out, "%s%zu,", out->bytes[out->length - 1] == '[' ? "" : ",", offset);
            lk_json_points(out, x);
            lk_buffer_printf(out, ",%u", (unsigned)run->glyphs[i].tier);
        }
        x += lk_glyph_width(run, i);
    }
}

static void put_clusters(LkBuffer *out, const Line *line)
{
    size_t offset = 0;
    lk_buffer_string(out, ",\"clusters\":[");
    for (size_t i = 0; i < line->count; i++) {
        if (line->items[i].kind != LK_ITEM_GLYPHS)
            continue;
        put_clusters_of(out, &line->items[i], offset);
        offset += units_of(line->items[i].as.run->text);
    }
    lk_buffer_string(out, "]");
}

/* Writes the most room that was added behind a letter and behind a blank, in em: it shows how well the line
 * could be filled. */
static void put_stretch(LkBuffer *out, const Line *line)
{
    LkLength letters = 0, blanks = 0, size = LK_POINT;
    for (size_t i = 0; i < line->count; i++) {
        if (line->items[i].kind != LK_ITEM_GLYPHS)
            continue;
        const LkGlyphRun *run = line->items[i].as.run;
        size = run->size > 0 ? run->size : size;
        for (size_t g = 0; g < run->count; g++) {
            uint32_t at = run->glyphs[g].cluster;
            LkLength *most = at < run->text.length && run->text.bytes[at] == ' ' ? &blanks : &letters;
            *most = run->glyphs[g].stretch > *most ? run->glyphs[g].stretch : *most;
        }
    }
    lk_buffer_string(out, ",\"stretch\":[");
    lk_json_hundredths(out, letters, size);
    lk_buffer_string(out, ",");
    lk_json_hundredths(out, blanks, size);
    lk_buffer_string(out, "]");
}

/* Returns what comes between this line and the next when both are copied: nothing within a paragraph, a tab
 * between the cells of a row, otherwise a line end. */
static const char *joint(const Line *line, const LkItem *next, uint32_t columns)
{
    const LkItem *last = &line->items[0];
    bool is_cell = last->part > 0 && columns > 0;
    if (next != NULL && is_cell && next->block == last->block && next->part != last->part)
        return next->role == last->role && (next->part - 1) / columns == (last->part - 1) / columns ? "\\t"
                                                                                                    : "\\n";
    return last->line_forced ? "\\n" : "";
}

/* Returns where the line begins: at its first run, but where text runs from right to left. */
static LkLength left_of(const Line *line)
{
    LkLength left = line->items[0].x;
    for (size_t i = 1; i < line->count; i++)
        if (line->items[i].kind == LK_ITEM_GLYPHS && line->items[i].x < left)
            left = line->items[i].x;
    return left;
}

/* Returns the width to the last visible glyph: blanks at the end of a line may hang over the margin. */
static LkLength ink_width(const Line *line)
{
    LkLength left = left_of(line), right = left;
    for (size_t i = 0; i < line->count; i++) {
        const LkItem *item = &line->items[i];
        if (item->kind != LK_ITEM_GLYPHS)
            continue;
        LkLength x = item->x;
        for (size_t g = 0; g < item->as.run->count; g++) {
            x += lk_glyph_width(item->as.run, g);
            if (x > right && item->as.run->text.bytes[item->as.run->glyphs[g].cluster] != ' ')
                right = x;
        }
    }
    return right - left;
}

static uint32_t columns_of(const LkFrames *frames, const LkItem *item)
{
    const LkElement *element =
        item->element < frames->structure.count ? &frames->structure.elements[item->element] : NULL;
    return element == NULL || element->table == NULL ? 0 : element->table->columns;
}

static void put_line(LkBuffer *out, const LkFrames *frames, const Line *line, const LkItem *next)
{
    const LkItem *first = &line->items[0];
    LkArea box = lk_line_box(first, left_of(line), ink_width(line));
    lk_buffer_string(out, "{");
    put_member(out, "x", box.x);
    put_member(out, "top", box.y);
    put_member(out, "width", box.width);
    put_member(out, "height", box.height);
    put_member(out, "baseline", lk_item_baseline(first));
    lk_buffer_printf(out, "\"end\":\"%s\",", joint(line, next, columns_of(frames, first)));
    if (first->role >= LK_ROLE_ARTIFACT)
        lk_buffer_string(out, "\"artifact\":true,");
    put_text(out, line);
    put_runs(out, line);
    put_clusters(out, line);
    put_stretch(out, line);
    lk_buffer_string(out, "}");
}

static void put_lines(LkBuffer *out, const LkFrames *frames, const LkPage *page)
{
    size_t i = 0, written = 0;
    while (i < page->count && !begins_line(&page->items[i]))
        i++;
    while (i < page->count) {
        size_t end = i + 1;
        while (end < page->count && !begins_line(&page->items[end]))
            end++;
        lk_buffer_string(out, written++ == 0 ? "\n" : ",\n");
        put_line(out, frames, &(Line){&page->items[i], end - i},
                 end < page->count ? &page->items[end] : NULL);
        i = end;
    }
}

/* ---- The page */

static void put_tables(LkBuffer *out, const LkPage *page)
{
    for (const LkPageTable *table = page->tables; table != NULL; table = table->next) {
        lk_buffer_string(out, table == page->tables ? "{\"columns\":" : ",{\"columns\":");
        lk_put_numbers(out, table->columns, table->column_count + 1);
        lk_buffer_string(out, ",\"rows\":");
        lk_put_numbers(out, table->rows, table->row_count + 1);
        lk_buffer_string(out, "}");
    }
}

void lk_layer_json(const LkFrames *frames, size_t number, LkBuffer *out)
{
    LkPage page = lk_page_whole(&frames->pages[number - 1], out->arena);
    lk_buffer_string(out, "{");
    put_member(out, "width", page.width);
    put_member(out, "height", page.height);
    lk_buffer_string(out, "\"area\":");
    lk_put_numbers(out, (LkLength[]){frames->area.x, frames->area.y, frames->area.width, frames->area.height},
                   4);
    lk_buffer_string(out, ",\"lines\":[");
    put_lines(out, frames, &page);
    lk_buffer_string(out, "],\"tables\":[");
    put_tables(out, &page);
    lk_buffer_string(out, "],\"tags\":[");
    lk_put_tags(frames, &page, out);
    lk_buffer_string(out, "]}\n");
}
