/* Reads by qpdf what the file says of itself, its pages, fonts and attachments. */
#include <stdlib.h>
#include <string.h>

#include "reader/reader_private.h"

enum { TREE_DEEPEST = 30, ATTACHMENTS_MOST = 10000, FONTS_MOST = 10000 };

static const char *information(qpdf_data pdf, const char *key, LkArena *arena)
{
    qpdf_oh info = qpdf_oh_get_key_if_dict(pdf, qpdf_get_trailer(pdf), "/Info");
    return lk_reader_string(pdf, qpdf_oh_get_key_if_dict(pdf, info, key), arena);
}

/* ---- Pages */

static double number_at(qpdf_data pdf, qpdf_oh array, int at)
{
    qpdf_oh item = qpdf_oh_get_array_item(pdf, array, at);
    return qpdf_oh_is_number(pdf, item) ? qpdf_oh_get_numeric_value(pdf, item) : 0;
}

static void read_pages(qpdf_data pdf, LkReadFile *file, LkArena *arena)
{
    int count = qpdf_get_num_pages(pdf);
    file->page_count = count > 0 ? (size_t)count : 0;
    file->pages = LK_NEW_ARRAY(arena, file->page_count + 1, LkReadPage);
    for (size_t i = 0; i < file->page_count; i++) {
        qpdf_oh box = qpdf_oh_get_key_if_dict(pdf, qpdf_get_page_n(pdf, i), "/MediaBox");
        file->pages[i] = (LkReadPage){.label = "", .text = ""};
        if (!qpdf_oh_is_array(pdf, box) || qpdf_oh_get_array_n_items(pdf, box) < 4)
            continue;
        file->pages[i].width = number_at(pdf, box, 2) - number_at(pdf, box, 0);
        file->pages[i].height = number_at(pdf, box, 3) - number_at(pdf, box, 1);
    }
}

/* ---- Fonts */

static bool has_file(qpdf_data pdf, qpdf_oh font)
{
    static const char *const keys[] = {"/FontFile", "/FontFile2", "/FontFile3"};
    qpdf_oh descriptor = qpdf_oh_get_key_if_dict(pdf, font, "/FontDescriptor");
    for (int i = 0; i < 3; i++)
        if (qpdf_oh_is_stream(pdf, qpdf_oh_get_key_if_dict(pdf, descriptor, keys[i])))
            return true;
    return false;
}

/* Whether a font is a subset: its name is like ABCDEF+Name (ISO 32000-2 §9.9.2). */
static bool is_subset(const char *name)
{
    for (int i = 0; i < 6; i++)
        if (name[i] < 'A' || name[i] > 'Z')
            return false;
    return name[6] == '+';
}

static LkReadFont read_font(qpdf_data pdf, qpdf_oh font, LkArena *arena)
{
    const char *name = lk_reader_string(pdf, qpdf_oh_get_key_if_dict(pdf, font, "/BaseFont"), arena);
    const char *type = lk_reader_string(pdf, qpdf_oh_get_key_if_dict(pdf, font, "/Subtype"), arena);
    bool is_type3 = strcmp(type, "Type3") == 0;
    if (strcmp(type, "Type0") == 0) {
        qpdf_oh list = qpdf_oh_get_key_if_dict(pdf, font, "/DescendantFonts");
        if (qpdf_oh_is_array(pdf, list) && qpdf_oh_get_array_n_items(pdf, list) > 0)
            font = qpdf_oh_get_array_item(pdf, list, 0);
        type = lk_reader_string(pdf, qpdf_oh_get_key_if_dict(pdf, font, "/Subtype"), arena);
        type = strcmp(type, "CIDFontType2") == 0   ? "CID TrueType"
               : strcmp(type, "CIDFontType0") == 0 ? "CID CFF"
                                                   : type;
    }
    return (LkReadFont){name, type, is_type3 || has_file(pdf, font), is_subset(name)};
}

typedef struct Fonts {
    int *numbers; /* of the objects of the fonts */
    size_t number_capacity, capacity;
} Fonts;

static void add_font(qpdf_data pdf, qpdf_oh font, Fonts *fonts, LkReadFile *file, LkArena *arena)
{
    int number = qpdf_oh_get_object_id(pdf, font);
    for (size_t i = 0; i < file->font_count && number != 0; i++)
        if (fonts->numbers[i] == number)
            return;
    LK_GROW(arena, fonts->numbers, file->font_count, fonts->number_capacity, 16);
    LK_GROW(arena, file->fonts, file->font_count, fonts->capacity, 16);
    fonts->numbers[file->font_count] = number;
    file->fonts[file->font_count++] = read_font(pdf, font, arena);
}

static void read_fonts(qpdf_data pdf, LkReadFile *file, LkArena *arena)
{
    Fonts fonts = {0};
    for (size_t i = 0; i < file->page_count && file->font_count < FONTS_MOST; i++) {
        qpdf_oh resources = qpdf_oh_get_key_if_dict(pdf, qpdf_get_page_n(pdf, i), "/Resources");
        qpdf_oh list = qpdf_oh_get_key_if_dict(pdf, resources, "/Font");
        if (!qpdf_oh_is_dictionary(pdf, list))
            continue;
        qpdf_oh_begin_dict_key_iter(pdf, list);
        while (qpdf_oh_dict_more_keys(pdf)) {
            const char *name = qpdf_oh_dict_next_key(pdf);
            add_font(pdf, qpdf_oh_get_key(pdf, list, name), &fonts, file, arena);
        }
    }
}

/* ---- Attachments */

static void add_attachment(qpdf_data pdf, qpdf_oh specification, LkReadFile *file, size_t *capacity,
                           LkArena *arena)
{
    if (!qpdf_oh_is_dictionary(pdf, specification) || file->attachment_count >= ATTACHMENTS_MOST)
        return;
    LK_GROW(arena, file->attachments, file->attachment_count, *capacity, 16);
    qpdf_oh files = qpdf_oh_get_key_if_dict(pdf, specification, "/EF");
    qpdf_oh stream = qpdf_oh_get_key_if_dict(pdf, files, "/UF");
    if (!qpdf_oh_is_stream(pdf, stream))
        stream = qpdf_oh_get_key_if_dict(pdf, files, "/F");
    const char *name = lk_reader_string(pdf, qpdf_oh_get_key(pdf, specification, "/UF"), arena);
    if (name[0] == '\0')
        name = lk_reader_string(pdf, qpdf_oh_get_key(pdf, specification, "/F"), arena);
    file->attachments[file->attachment_count++] =
        (LkReadAttachment){name, lk_reader_string(pdf, qpdf_oh_get_key(pdf, specification, "/Desc"), arena),
                           lk_reader_stream(pdf, stream, arena)};
}

/* Reads attachments from a name tree (ISO 32000-2 §7.9.6), whose leaves hold pairs of a name and a file. */
static void read_attachments(qpdf_data pdf, qpdf_oh node, int depth, LkReadFile *file, size_t *capacity,
                             LkArena *arena)
{
    qpdf_oh names = qpdf_oh_get_key_if_dict(pdf, node, "/Names"),
            kids = qpdf_oh_get_key_if_dict(pdf, node, "/Kids");
    if (qpdf_oh_is_array(pdf, names))
        for (int i = 1; i < qpdf_oh_get_array_n_items(pdf, names); i += 2)
            add_attachment(pdf, qpdf_oh_get_array_item(pdf, names, i), file, capacity, arena);
    if (qpdf_oh_is_array(pdf, kids) && depth < TREE_DEEPEST)
        for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, kids) && file->attachment_count < ATTACHMENTS_MOST;
             i++)
            read_attachments(pdf, qpdf_oh_get_array_item(pdf, kids, i), depth + 1, file, capacity, arena);
}

/* ---- The whole file */

static LkReadFile *read_file(qpdf_data pdf, LkArena *arena)
{
    LkReadFile *file = LK_NEW(arena, LkReadFile);
    qpdf_oh root = qpdf_get_root(pdf), names = qpdf_oh_get_key_if_dict(pdf, root, "/Names");
    const char *version = qpdf_get_pdf_version(pdf);
    size_t capacity = 0;
    file->version = version == NULL ? "" : lk_arena_copy(arena, version, strlen(version));
    file->title = information(pdf, "/Title", arena);
    file->author = information(pdf, "/Author", arena);
    file->producer = information(pdf, "/Producer", arena);
    file->xmp = lk_reader_stream(pdf, qpdf_oh_get_key_if_dict(pdf, root, "/Metadata"), arena);
    qpdf_push_inherited_attributes_to_page(pdf);
    read_pages(pdf, file, arena);
    read_fonts(pdf, file, arena);
    read_attachments(pdf, qpdf_oh_get_key_if_dict(pdf, names, "/EmbeddedFiles"), 0, file, &capacity, arena);
    file->structure = lk_reader_structure(pdf, arena);
    return file;
}

static void free_qpdf(void *object)
{
    qpdf_data *pdf = object;
    if (*pdf != NULL)
        qpdf_cleanup(pdf);
}

const LkReadFile *lk_reader_read(const char *path, LkArena *arena, const char **reason)
{
    qpdf_data *pdf = LK_NEW(arena, qpdf_data);
    *pdf = qpdf_init();
    lk_arena_defer(arena, free_qpdf, pdf);
    qpdf_set_suppress_warnings(*pdf, QPDF_TRUE);
    qpdf_silence_errors(*pdf);
    if ((qpdf_read(*pdf, path, NULL) & QPDF_ERRORS) != 0) {
        const char *said = qpdf_get_error_message_detail(*pdf, qpdf_get_error(*pdf));
        *reason = lk_arena_copy(arena, said, strlen(said));
        return NULL;
    }
    LkReadFile *file = read_file(*pdf, arena);
    qpdf_cleanup(pdf);
    *pdf = NULL;
    lk_reader_poppler(path, file, arena);
    return file;
}
