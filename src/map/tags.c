/* Writes the structure as boxes: one for each element that has something on the page, around all of it. */
#include "base/json.h"
#include "map/map_private.h"

typedef struct Tagged {
    LkLength left, top, right, bottom;
    bool is_shown;
} Tagged;

static LkArea box_of(const LkItem *item)
{
    switch (item->kind) {
    case LK_ITEM_GLYPHS:
        return lk_line_box(item, item->x, item->width);
    case LK_ITEM_RULE:
    case LK_ITEM_FILL:
    case LK_ITEM_IMAGE:
    case LK_ITEM_LINK:
    case LK_ITEM_FIELD:
        break;
    }
    return (LkArea){item->x, item->y, item->width, item->height};
}

static void widen(Tagged *tagged, LkArea box)
{
    LkLength right = box.x + box.width, bottom = box.y + box.height;
    if (!tagged->is_shown)
        *tagged = (Tagged){box.x, box.y, right, bottom, true};
    tagged->left = box.x < tagged->left ? box.x : tagged->left;
    tagged->top = box.y < tagged->top ? box.y : tagged->top;
    tagged->right = right > tagged->right ? right : tagged->right;
    tagged->bottom = bottom > tagged->bottom ? bottom : tagged->bottom;
}

/* Writes the name that PDF has for an element (ISO 32000-2 §14.8.4). */
static void put_name(const LkElement *element, LkBuffer *out)
{
    static const char *const names[] = {[LK_ELEMENT_DOCUMENT] = "Document",
                                        [LK_ELEMENT_SECTION] = "Sect",
                                        [LK_ELEMENT_HEADING] = "H",
                                        [LK_ELEMENT_PARAGRAPH] = "P",
                                        [LK_ELEMENT_LIST] = "L",
                                        [LK_ELEMENT_LIST_ITEM] = "LI",
                                        [LK_ELEMENT_LABEL] = "Lbl",
                                        [LK_ELEMENT_LIST_BODY] = "LBody",
                                        [LK_ELEMENT_QUOTE] = "BlockQuote",
                                        [LK_ELEMENT_CODE] = "Code",
                                        [LK_ELEMENT_TABLE] = "Table",
                                        [LK_ELEMENT_CAPTION] = "Caption",
                                        [LK_ELEMENT_FIGURE] = "Figure",
                                        [LK_ELEMENT_FORM] = "Form",
                                        [LK_ELEMENT_FOOTNOTE] = "Note",
                                        [LK_ELEMENT_CONTENTS] = "TOC",
                                        [LK_ELEMENT_CONTENTS_ENTRY] = "TOCI"};
    lk_buffer_printf(out, "{\"name\":\"%s", names[element->kind]);
    if (element->kind == LK_ELEMENT_HEADING)
        lk_buffer_printf(out, "%d", element->level);
    lk_buffer_string(out, "\"");
}

static void put_tag(const Tagged *tagged, int depth, LkBuffer *out)
{
    lk_buffer_printf(out, ",\"depth\":%d,\"box\":", depth);
    lk_put_numbers(
        out,
        (LkLength[]){tagged->left, tagged->top, tagged->right - tagged->left, tagged->bottom - tagged->top},
        4);
    lk_buffer_string(out, "}");
}

static int depth_of(const LkStructure *structure, uint32_t element)
{
    int depth = 0;
    for (; element > 0; element = structure->elements[element].parent)
        depth++;
    return depth;
}

/* Writes the cells of tables. They are no elements: an item says which cell it is part of, and the items of a
 * cell follow one another. */
static void put_cells(const LkFrames *frames, const LkPage *page, LkBuffer *out)
{
    for (size_t i = 0; i < page->count;) {
        const LkItem *first = &page->items[i];
        Tagged cell = {.is_shown = false};
        size_t end = i;
        while (end < page->count && page->items[end].part == first->part &&
               page->items[end].element == first->element && page->items[end].role == first->role)
            widen(&cell, box_of(&page->items[end++]));
        if (first->part > 0 && (first->role == LK_ROLE_TABLE_CELL || first->role == LK_ROLE_TABLE_HEADER)) {
            lk_buffer_printf(out, ",{\"name\":\"%s\"", first->role == LK_ROLE_TABLE_CELL ? "TD" : "TH");
            put_tag(&cell, depth_of(&frames->structure, first->element) + 1, out);
        }
        i = end > i ? end : i + 1;
    }
}

void lk_put_tags(const LkFrames *frames, const LkPage *page, LkBuffer *out)
{
    const LkStructure *structure = &frames->structure;
    if (structure->count == 0)
        return;
    Tagged *tagged = LK_NEW_ARRAY(out->arena, structure->count, Tagged);
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        for (uint32_t e = item->role >= LK_ROLE_ARTIFACT ? 0 : item->element; e > 0 && e < structure->count;
             e = structure->elements[e].parent)
            widen(&tagged[e], box_of(item));
        if (item->element > 0 && item->role < LK_ROLE_ARTIFACT)
            widen(&tagged[0], box_of(item));
    }
    for (uint32_t e = 0, written = 0; e < structure->count; e++) {
        if (!tagged[e].is_shown)
            continue;
        lk_buffer_string(out, written++ == 0 ? "" : ",");
        put_name(&structure->elements[e], out);
        put_tag(&tagged[e], depth_of(structure, e), out);
    }
    put_cells(frames, page, out);
}
