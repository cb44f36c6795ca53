/* Writes bookmarks (ISO 32000-2 §12.3.3) and page labels (§12.4.2). */
#include <string.h>

#include "pdf/page/outline.h"

#include "pdf/file/spelling.h"

enum { LEVELS = 7, LABELS_A_LEAF = 64 };

typedef struct Entry {
    const LkBookmark *bookmark;
    LkPdfRef object;
    size_t parent, previous, next, first, last; /* index + 1; 0 = none, for the parent: the root */
    size_t count;                               /* of all entries below it */
} Entry;

/* Makes a tree of the entries by their levels. */
static void connect(Entry *entries, size_t count, Entry *root)
{
    size_t open[LEVELS + 1] = {0}; /* the entry that is open on each level; 0 = the root */
    for (size_t i = 0; i < count; i++) {
        int level = entries[i].bookmark->level;
        level = level < 1 ? 1 : level > LEVELS ? LEVELS : level;
        while (level > 1 && open[level - 1] == 0)
            level--;
        entries[i].parent = open[level - 1];
        Entry *parent = entries[i].parent == 0 ? root : &entries[entries[i].parent - 1];
        if (parent->last != 0) {
            entries[i].previous = parent->last;
            entries[parent->last - 1].next = i + 1;
        } else {
            parent->first = i + 1;
        }
        parent->last = i + 1;
        open[level] = i + 1;
        memset(open + level + 1, 0, (LEVELS - (size_t)level) * sizeof *open);
        for (size_t above = entries[i].parent; above != 0; above = entries[above - 1].parent)
            entries[above - 1].count++;
    }
}

static void put_reference(LkBuffer *out, const char *key, const Entry *entries, size_t index)
{
    if (index != 0)
        lk_buffer_printf(out, "/%s %u 0 R", key, entries[index - 1].object);
}

static void put_entry(const LkPdfLinks *links, const Entry *entries, const Entry *entry, LkPdfRef root)
{
    LkBuffer *body = &links->pdf->body;
    body->length = 0;
    lk_buffer_string(body, "/Title");
    lk_pdf_text_string(body, entry->bookmark->title);
    lk_buffer_printf(body, "/Parent %u 0 R", entry->parent == 0 ? root : entries[entry->parent - 1].object);
    put_reference(body, "Prev", entries, entry->previous);
    put_reference(body, "Next", entries, entry->next);
    put_reference(body, "First", entries, entry->first);
    put_reference(body, "Last", entries, entry->last);
    if (entry->count > 0)
        lk_buffer_printf(body, "/Count -%zu",
                         entry->count); /* negative: closed, so the first level is seen */
    lk_pdf_destination(links, entry->bookmark->page, entry->bookmark->y, body);
    lk_pdf_fill(links->pdf, entry->object, lk_pdf_view(body));
}

void lk_pdf_bookmarks(const LkPdfLinks *links, LkBuffer *catalog)
{
    const LkFrames *frames = links->frames;
    LkPdf *pdf = links->pdf;
    Entry *entries = LK_NEW_ARRAY(pdf->arena, frames->bookmark_count + 1, Entry), outline = {0};
    size_t count = 0, top = 0;
    for (size_t i = 0; i < frames->bookmark_count; i++) {
        const LkBookmark *bookmark = &frames->bookmarks[i];
        if (bookmark->page >= links->first && bookmark->page <= links->last)
            entries[count++] = (Entry){.bookmark = bookmark, .object = lk_pdf_reserve(pdf)};
    }
    if (count == 0)
        return;
    LkPdfRef root = lk_pdf_reserve(pdf);
    connect(entries, count, &outline);
    for (size_t i = 0; i < count; i++) {
        put_entry(links, entries, &entries[i], root);
        top += entries[i].parent == 0;
    }
    pdf->body.length = 0;
    lk_buffer_printf(&pdf->body, "/Type/Outlines/First %u 0 R/Last %u 0 R/Count %zu",
                     entries[outline.first - 1].object, entries[outline.last - 1].object, top);
    lk_pdf_fill(pdf, root, lk_pdf_view(&pdf->body));
    lk_buffer_printf(catalog, "/Outlines %u 0 R/PageMode/UseOutlines", root);
}

/* ---- Page labels */

static bool is_arabic(const char *label, size_t number, LkArena *arena)
{
    return strcmp(label, lk_arena_printf(arena, "%zu", number)) == 0;
}

/* Writes a label in full: PDF itself counts only in Arabic and Roman numerals and in letters. */
static void put_label(const LkPdfLinks *links, size_t number, LkBuffer *out)
{
    lk_buffer_printf(out, "%zu<</P", number - links->first);
    lk_pdf_text_string(out, lk_text(links->frames->pages[number - 1].label));
    lk_buffer_string(out, ">>");
}

static LkPdfRef put_leaf(const LkPdfLinks *links, size_t first, size_t last)
{
    LkBuffer *body = &links->pdf->body;
    body->length = 0;
    lk_buffer_printf(body, "/Limits[%zu %zu]/Nums[", first - links->first, last - links->first);
    for (size_t number = first; number <= last; number++)
        put_label(links, number, body);
    lk_buffer_string(body, "]");
    LkPdfRef leaf = lk_pdf_reserve(links->pdf);
    lk_pdf_fill(links->pdf, leaf, lk_pdf_view(body));
    return leaf;
}

void lk_pdf_page_labels(const LkPdfLinks *links, LkBuffer *catalog)
{
    bool all_arabic = true;
    for (size_t i = links->first; i <= links->last && all_arabic; i++)
        all_arabic = is_arabic(links->frames->pages[i - 1].label, i, links->pdf->arena);
    if (all_arabic) {
        lk_buffer_printf(catalog, "/PageLabels<</Nums[0<</S/D/St %zu>>]>>", links->first);
        return;
    }
    LkBuffer kids;
    lk_buffer_init(&kids, links->pdf->arena);
    for (size_t first = links->first; first <= links->last; first += LABELS_A_LEAF) {
        size_t last = first + LABELS_A_LEAF - 1 < links->last ? first + LABELS_A_LEAF - 1 : links->last;
        lk_buffer_printf(&kids, "%s%u 0 R", kids.length == 0 ? "" : " ", put_leaf(links, first, last));
    }
    lk_buffer_printf(catalog, "/PageLabels<</Kids[%.*s]>>", (int)kids.length, kids.bytes);
}
