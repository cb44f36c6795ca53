/* Reads the structure tree, by qpdf. */
#include <string.h>

#include "reader/reader_private.h"

enum { DEPTH_MOST = 60, ELEMENTS_MOST = 5000000 };

typedef struct Tree {
    qpdf_data pdf;
    LkArena *arena;
    int *page_objects;    /* numbers of the pages' objects */
    LkMarkedText **pages; /* their texts; NULL = not read yet */
    size_t page_count, elements;
} Tree;

static const char *string_of(Tree *tree, qpdf_oh object)
{
    return lk_reader_string(tree->pdf, object, tree->arena);
}

static qpdf_oh key(Tree *tree, qpdf_oh object, const char *name)
{
    return qpdf_oh_get_key_if_dict(tree->pdf, object, name);
}

static int integer(Tree *tree, qpdf_oh object, int otherwise)
{
    int value = otherwise;
    return qpdf_oh_is_integer(tree->pdf, object) ? qpdf_oh_get_int_value_as_int(tree->pdf, object) : value;
}

static bool is_inline(const char *kind)
{
    static const char *const kinds[] = {"Span", "Quote", "Note",  "Reference", "BibEntry",
                                        "Code", "Link",  "Annot", "Ruby",      "Warichu"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kind, kinds[i]) == 0)
            return true;
    return false;
}

/* ---- Text */

static const char *content_text(Tree *tree, qpdf_oh page, long identifier)
{
    int object = qpdf_oh_get_object_id(tree->pdf, page);
    size_t low = 0;
    while (low < tree->page_count && tree->page_objects[low] != object)
        low++;
    if (low == tree->page_count)
        return "";
    if (tree->pages[low] == NULL) {
        tree->pages[low] = LK_NEW(tree->arena, LkMarkedText);
        lk_marked_text_read(tree->pdf, page, tree->pages[low], tree->arena);
    }
    return lk_marked_text(tree->pages[low], identifier);
}

static LkReadElement *text_element(Tree *tree, const char *text)
{
    LkReadElement *element = LK_NEW(tree->arena, LkReadElement);
    *element = (LkReadElement){
        .text = text, .alt = "", .language = "", .scope = "", .column_span = 1, .row_span = 1};
    return element;
}

/* ---- Elements */

static void read_attributes(Tree *tree, qpdf_oh attributes, LkReadElement *element)
{
    if (qpdf_oh_is_array(tree->pdf, attributes)) {
        for (int i = 0; i < qpdf_oh_get_array_n_items(tree->pdf, attributes); i++) {
            qpdf_oh one = qpdf_oh_get_array_item(tree->pdf, attributes, i);
            if (!qpdf_oh_is_array(tree->pdf, one))
                read_attributes(tree, one, element);
        }
        return;
    }
    if (strcmp(string_of(tree, key(tree, attributes, "/O")), "Table") != 0)
        return;
    element->scope = string_of(tree, key(tree, attributes, "/Scope"));
    int columns = integer(tree, key(tree, attributes, "/ColSpan"), 1);
    int rows = integer(tree, key(tree, attributes, "/RowSpan"), 1);
    element->column_span = columns > 1 ? (unsigned)columns : 1;
    element->row_span = rows > 1 ? (unsigned)rows : 1;
}

static LkReadElement *read_kids(Tree *tree, qpdf_oh kids, qpdf_oh page, int depth);

static LkReadElement *read_element(Tree *tree, qpdf_oh from, qpdf_oh page, int depth)
{
    LkReadElement *element = text_element(tree, "");
    element->kind = string_of(tree, key(tree, from, "/S"));
    element->is_inline = is_inline(element->kind);
    element->alt = string_of(tree, key(tree, from, "/Alt"));
    element->language = string_of(tree, key(tree, from, "/Lang"));
    read_attributes(tree, key(tree, from, "/A"), element);
    qpdf_oh own = key(tree, from, "/Pg");
    element->first_child =
        read_kids(tree, key(tree, from, "/K"), qpdf_oh_is_dictionary(tree->pdf, own) ? own : page, depth + 1);
    return element;
}

/* Reads a kid: an element or a piece of content. Returns NULL when it has no text. */
static LkReadElement *read_kid(Tree *tree, qpdf_oh kid, qpdf_oh page, int depth)
{
    if (qpdf_oh_is_integer(tree->pdf, kid))
        return text_element(tree, content_text(tree, page, integer(tree, kid, -1)));
    if (!qpdf_oh_is_dictionary(tree->pdf, kid))
        return NULL;
    if (!qpdf_oh_is_null(tree->pdf, key(tree, kid, "/S")))
        return read_element(tree, kid, page, depth);
    qpdf_oh identifier = key(tree, kid, "/MCID"), own = key(tree, kid, "/Pg");
    if (!qpdf_oh_is_integer(tree->pdf, identifier))
        return NULL;
    return text_element(tree, content_text(tree, qpdf_oh_is_dictionary(tree->pdf, own) ? own : page,
                                           integer(tree, identifier, -1)));
}

static LkReadElement *read_kids(Tree *tree, qpdf_oh kids, qpdf_oh page, int depth)
{
    LkReadElement *first = NULL, **last = &first;
    bool is_list = qpdf_oh_is_array(tree->pdf, kids);
    int count = is_list ? qpdf_oh_get_array_n_items(tree->pdf, kids) : 1;
    for (int i = 0; i < count && depth < DEPTH_MOST && tree->elements < ELEMENTS_MOST; i++) {
        qpdf_oh kid = is_list ? qpdf_oh_get_array_item(tree->pdf, kids, i) : kids;
        LkReadElement *element = read_kid(tree, kid, page, depth);
        tree->elements++;
        if (element == NULL)
            continue;
        *last = element;
        last = &element->next;
    }
    return first;
}

LkReadElement *lk_reader_structure(qpdf_data pdf, LkArena *arena)
{
    Tree tree = {.pdf = pdf, .arena = arena};
    qpdf_oh root = key(&tree, qpdf_get_root(pdf), "/StructTreeRoot");
    if (!qpdf_oh_is_dictionary(pdf, root))
        return NULL;
    int count = qpdf_get_num_pages(pdf);
    tree.page_count = count > 0 ? (size_t)count : 0;
    tree.page_objects = LK_NEW_ARRAY(arena, tree.page_count + 1, int);
    tree.pages = LK_NEW_ARRAY(arena, tree.page_count + 1, LkMarkedText *);
    for (size_t i = 0; i < tree.page_count; i++)
        tree.page_objects[i] = qpdf_oh_get_object_id(pdf, qpdf_get_page_n(pdf, i));
    return read_kids(&tree, key(&tree, root, "/K"), qpdf_oh_new_null(pdf), 0);
}
