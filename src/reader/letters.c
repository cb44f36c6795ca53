/* Finds the letters of pages with their places, and paints pages, by Poppler in a child process (poppler.c).
 */
#include <cairo.h>
#include <poppler.h>
#include <string.h>

#include "reader/reader_private.h"

/* ---- In the child process */

/* A page as it goes through the pipe; its letters follow. */
typedef struct Head {
    double width, height;
    size_t count;
} Head;

static uint32_t hashed(uint32_t hash, const void *bytes, size_t length)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ byte[i]) * 16777619U;
    return hash;
}

/* Returns a hash of the style. It leaves out the prefix of the font's name that marks a subset, which may
 * differ between two files of the same document. */
static uint32_t style_of(const PopplerTextAttributes *attributes)
{
    const char *name = attributes->font_name == NULL ? "" : attributes->font_name;
    const char *plus = strchr(name, '+');
    name = plus != NULL && plus - name == 6 ? plus + 1 : name;
    int size = (int)(attributes->font_size * 10 + 0.5);
    uint16_t colour[] = {attributes->color.red, attributes->color.green, attributes->color.blue};
    uint32_t hash = hashed(2166136261U, name, strlen(name));
    hash = hashed(hash, &size, sizeof size);
    return hashed(hash, colour, sizeof colour);
}

static void set_styles(PopplerPage *page, LkReadLetter *letters, size_t count)
{
    for (GList *at = poppler_page_get_text_attributes(page); at != NULL; at = at->next) {
        const PopplerTextAttributes *attributes = at->data;
        uint32_t style = style_of(attributes);
        for (int i = attributes->start_index; i >= 0 && i <= attributes->end_index && (size_t)i < count; i++)
            letters[i].style = style;
    }
}

static LkReadLetter letter_of(gunichar character, const PopplerRectangle *box)
{
    return (LkReadLetter){.character = character,
                          .x = (float)box->x1,
                          .y = (float)box->y1,
                          .width = (float)(box->x2 - box->x1),
                          .height = (float)(box->y2 - box->y1)};
}

static void put_page(PopplerPage *page, FILE *out)
{
    Head head = {0};
    guint boxes = 0;
    PopplerRectangle *boxes_of = NULL;
    char *text = poppler_page_get_text(page);
    poppler_page_get_size(page, &head.width, &head.height);
    if (text != NULL && poppler_page_get_text_layout(page, &boxes_of, &boxes))
        head.count = (size_t)g_utf8_strlen(text, -1) < boxes ? (size_t)g_utf8_strlen(text, -1) : boxes;
    LkReadLetter *letters = g_new0(LkReadLetter, head.count + 1);
    const char *at = text;
    for (size_t i = 0; i < head.count; i++, at = g_utf8_next_char(at))
        letters[i] = letter_of(g_utf8_get_char(at), &boxes_of[i]);
    set_styles(page, letters, head.count);
    fwrite(&head, sizeof head, 1, out);
    fwrite(letters, sizeof *letters, head.count, out);
    g_free(letters);
    g_free(boxes_of);
    g_free(text);
}

static PopplerDocument *open_shown(const char *path)
{
    size_t length = 0;
    const unsigned char *bytes = lk_reader_shown(path, &length);
    PopplerDocument *document =
        bytes == NULL ? NULL : poppler_document_new_from_bytes(g_bytes_new_static(bytes, length), NULL, NULL);
    return document != NULL ? document : lk_reader_document(path);
}

static void put_pages(const void *path, FILE *out)
{
    PopplerDocument *document = open_shown(path);
    int count = document == NULL ? 0 : poppler_document_get_n_pages(document);
    for (int i = 0; i < count; i++) {
        PopplerPage *page = poppler_document_get_page(document, i);
        Head nothing = {0};
        if (page == NULL) {
            fwrite(&nothing, sizeof nothing, 1, out);
            continue;
        }
        put_page(page, out);
        g_object_unref(page);
    }
}

typedef struct Painting {
    const char *path;
    size_t page;
    double pixels_per_inch;
} Painting;

static cairo_status_t put_bytes(void *out, const unsigned char *bytes, unsigned length)
{
    return fwrite(bytes, 1, length, out) == length ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void put_picture(const void *context, FILE *out)
{
    const Painting *painting = context;
    PopplerDocument *document = lk_reader_document(painting->path);
    PopplerPage *page =
        document == NULL ? NULL : poppler_document_get_page(document, (int)painting->page - 1);
    if (page == NULL)
        return;
    double width = 0, height = 0, scale = painting->pixels_per_inch / 72;
    poppler_page_get_size(page, &width, &height);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(width * scale + 0.5),
                                                          (int)(height * scale + 0.5));
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    poppler_page_render(page, cairo);
    if (cairo_status(cairo) == CAIRO_STATUS_SUCCESS)
        cairo_surface_write_to_png_stream(surface, put_bytes, out);
}

/* ---- Reading what the child wrote */

static size_t page_count(LkText all)
{
    size_t count = 0, at = 0;
    for (Head head; all.length - at >= sizeof head; count++) {
        memcpy(&head, all.bytes + at, sizeof head);
        at += sizeof head;
        if (head.count > (all.length - at) / sizeof(LkReadLetter))
            return count;
        at += head.count * sizeof(LkReadLetter);
    }
    return count;
}

const LkReadLetters *lk_reader_letters(const char *path, LkArena *arena)
{
    LkText all = lk_reader_apart(put_pages, path, arena);
    LkReadLetters *letters = LK_NEW(arena, LkReadLetters);
    letters->count = page_count(all);
    letters->sheets = LK_NEW_ARRAY(arena, letters->count + 1, LkReadSheet);
    size_t at = 0;
    for (size_t i = 0; i < letters->count; i++) {
        Head head;
        memcpy(&head, all.bytes + at, sizeof head);
        at += sizeof head;
        LkReadLetter *copy = LK_NEW_ARRAY(arena, head.count + 1, LkReadLetter);
        memcpy(copy, all.bytes + at, head.count * sizeof *copy);
        at += head.count * sizeof *copy;
        letters->sheets[i] = (LkReadSheet){head.width, head.height, copy, head.count};
    }
    return letters->count > 0 ? letters : NULL;
}

LkText lk_reader_picture(const char *path, size_t page, double pixels_per_inch, LkArena *arena)
{
    Painting painting = {path, page, pixels_per_inch};
    return lk_reader_apart(put_picture, &painting, arena);
}
