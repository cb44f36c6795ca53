/* Makes a copy of a PDF without ActualText, the text that replaces that of the glyphs. Poppler spreads such a
 * text evenly over its area, and files of Likhit have it for whole lines, so that letters would seem to be
 * where they are not. To compare words, the text that fonts give to their glyphs is enough. */
#include <stdlib.h>
#include <string.h>

#include "reader/reader_private.h"

#define KEY           "/ActualText"
#define FORMS_DEEPEST 8

/* Spoils the key wherever it occurs, so that it means nothing. Returns whether it occurs. */
static bool spoil(unsigned char *bytes, size_t length)
{
    bool found = false;
    unsigned char *at = bytes;
    for (size_t left = length; (at = memmem(at, left, KEY, sizeof KEY - 1)) != NULL; found = true) {
        at[sizeof KEY - 2] = 'x';
        left = length - (size_t)(at - bytes);
    }
    return found;
}

static void replace(qpdf_data pdf, qpdf_oh stream, const unsigned char *bytes, size_t length)
{
    qpdf_oh_replace_stream_data(pdf, stream, bytes, length, qpdf_oh_new_null(pdf), qpdf_oh_new_null(pdf));
}

static void spoil_resources(qpdf_data pdf, qpdf_oh resources, int depth);

static void spoil_form(qpdf_data pdf, qpdf_oh form, int depth)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    QPDF_BOOL filtered = QPDF_FALSE;
    if (!qpdf_oh_is_stream(pdf, form))
        return;
    qpdf_oh dictionary = qpdf_oh_get_dict(pdf, form);
    if (!qpdf_oh_is_name_and_equals(pdf, qpdf_oh_get_key(pdf, dictionary, "/Subtype"), "/Form"))
        return;
    qpdf_oh_get_stream_data(pdf, form, qpdf_dl_generalized, &filtered, &bytes, &length);
    if (bytes != NULL && filtered && spoil(bytes, length))
        replace(pdf, form, bytes, length);
    free(bytes);
    spoil_resources(pdf, qpdf_oh_get_key_if_dict(pdf, dictionary, "/Resources"), depth + 1);
}

/* Resources are searched too: lists of properties may have the key, and forms may hold text. */
static void spoil_resources(qpdf_data pdf, qpdf_oh resources, int depth)
{
    static const char *const kinds[] = {"/Properties", "/XObject"};
    for (int kind = 0; kind < 2 && depth < FORMS_DEEPEST; kind++) {
        qpdf_oh list = qpdf_oh_get_key_if_dict(pdf, resources, kinds[kind]);
        if (!qpdf_oh_is_dictionary(pdf, list))
            continue;
        char *names[256]; /* copied, since qpdf cannot walk over two dictionaries at once */
        int count = 0;
        qpdf_oh_begin_dict_key_iter(pdf, list);
        while (qpdf_oh_dict_more_keys(pdf) && count < 256)
            names[count++] = strdup(qpdf_oh_dict_next_key(pdf));
        for (int i = 0; i < count; i++) {
            qpdf_oh item = names[i] == NULL ? qpdf_oh_new_null(pdf) : qpdf_oh_get_key(pdf, list, names[i]);
            if (kind == 1)
                spoil_form(pdf, item, depth);
            else if (qpdf_oh_is_dictionary(pdf, item))
                qpdf_oh_remove_key(pdf, item, KEY);
            free(names[i]);
        }
    }
}

static void spoil_page(qpdf_data pdf, qpdf_oh page)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    if ((qpdf_oh_get_page_content_data(pdf, page, &bytes, &length) & QPDF_ERRORS) == 0 && bytes != NULL &&
        spoil(bytes, length)) {
        qpdf_oh stream = qpdf_oh_new_stream(pdf);
        replace(pdf, stream, bytes, length);
        qpdf_oh_replace_key(pdf, page, "/Contents", stream);
    }
    free(bytes);
    spoil_resources(pdf, qpdf_oh_get_key_if_dict(pdf, page, "/Resources"), 0);
}

const unsigned char *lk_reader_shown(const char *path, size_t *length)
{
    qpdf_data pdf = qpdf_init();
    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    qpdf_silence_errors(pdf);
    if ((qpdf_read(pdf, path, NULL) & QPDF_ERRORS) != 0)
        return NULL;
    qpdf_push_inherited_attributes_to_page(pdf);
    for (int i = 0; i < qpdf_get_num_pages(pdf); i++)
        spoil_page(pdf, qpdf_get_page_n(pdf, (size_t)i));
    if ((qpdf_init_write_memory(pdf) & QPDF_ERRORS) != 0)
        return NULL;
    qpdf_set_preserve_encryption(pdf, QPDF_FALSE);
    qpdf_set_compress_streams(pdf, QPDF_FALSE);
    if ((qpdf_write(pdf) & QPDF_ERRORS) != 0)
        return NULL;
    *length = qpdf_get_buffer_length(pdf);
    return qpdf_get_buffer(pdf);
}
