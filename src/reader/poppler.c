/* The file as Poppler sees it. */
#include <poppler.h>
#include <stdlib.h>
#include <string.h>

#include "reader/reader_private.h"

#define EXPORTED __attribute__((visibility("default")))

static const char *keep(LkArena *arena, const char *text)
{
    return text == NULL ? "" : lk_arena_copy(arena, text, strlen(text));
}

static const char *take(LkArena *arena, char *text)
{
    const char *kept = keep(arena, text);
    g_free(text);
    return kept;
}

static void read_pages(PopplerDocument *document, LkReadFile *file, LkArena *arena)
{
    file->page_count = (size_t)poppler_document_get_n_pages(document);
    file->pages = LK_NEW_ARRAY(arena, file->page_count + 1, LkReadPage);
    for (size_t i = 0; i < file->page_count; i++) {
        PopplerPage *page = poppler_document_get_page(document, (int)i);
        if (page == NULL) {
            file->pages[i].label = file->pages[i].text = "";
            continue;
        }
        poppler_page_get_size(page, &file->pages[i].width, &file->pages[i].height);
        file->pages[i].label = take(arena, poppler_page_get_label(page));
        file->pages[i].text = take(arena, poppler_page_get_text(page));
        g_object_unref(page);
    }
}

static const char *font_type(PopplerFontType type)
{
    static const char *const names[] = {"unknown",
                                        "Type 1",
                                        "Type 1C",
                                        "Type 1C (OpenType)",
                                        "Type 3",
                                        "TrueType",
                                        "TrueType (OpenType)",
                                        "CID Type 0",
                                        "CID Type 0C",
                                        "CID Type 0C (OpenType)",
                                        "CID TrueType",
                                        "CID TrueType (OpenType)"};
    return (size_t)type < sizeof names / sizeof *names ? names[type] : names[0];
}

static void read_fonts(PopplerDocument *document, LkReadFile *file, LkArena *arena)
{
    PopplerFontInfo *info = poppler_font_info_new(document);
    PopplerFontsIter *font = NULL;
    size_t capacity = 0;
    poppler_font_info_scan(info, (int)file->page_count, &font);
    while (font != NULL) {
        if (file->font_count == capacity) {
            capacity = capacity * 2 + 8;
            LkReadFont *fonts = LK_NEW_ARRAY(arena, capacity, LkReadFont);
            if (file->font_count > 0)
                memcpy(fonts, file->fonts, file->font_count * sizeof *fonts);
            file->fonts = fonts;
        }
        file->fonts[file->font_count++] =
            (LkReadFont){.name = keep(arena, poppler_fonts_iter_get_full_name(font)),
                         .type = font_type(poppler_fonts_iter_get_font_type(font)),
                         .is_embedded = poppler_fonts_iter_is_embedded(font),
                         .is_subset = poppler_fonts_iter_is_subset(font)};
        if (!poppler_fonts_iter_next(font))
            break;
    }
    if (font != NULL)
        poppler_fonts_iter_free(font);
    poppler_font_info_free(info);
}

static gboolean take_bytes(const gchar *bytes, gsize length, gpointer data, GError **error)
{
    (void)error;
    lk_buffer_append(data, bytes, length);
    return TRUE;
}

static void read_attachments(PopplerDocument *document, LkReadFile *file, LkArena *arena)
{
    GList *list = poppler_document_get_attachments(document);
    file->attachments = LK_NEW_ARRAY(arena, g_list_length(list) + 1, LkReadAttachment);
    for (GList *at = list; at != NULL; at = at->next) {
        PopplerAttachment *attachment = at->data;
        LkBuffer bytes;
        lk_buffer_init(&bytes, arena);
        poppler_attachment_save_to_callback(attachment, take_bytes, &bytes, NULL);
        file->attachments[file->attachment_count++] =
            (LkReadAttachment){.name = keep(arena, poppler_attachment_get_name(attachment)),
                               .description = keep(arena, poppler_attachment_get_description(attachment)),
                               .bytes = lk_buffer_view(&bytes)};
        g_object_unref(attachment);
    }
    g_list_free(list);
}

static const char *signature_state(PopplerSignatureStatus status)
{
    switch (status) {
    case POPPLER_SIGNATURE_VALID:
        return "valid";
    case POPPLER_SIGNATURE_DIGEST_MISMATCH:
        return "changed after signing";
    case POPPLER_SIGNATURE_NOT_FOUND:
        return "empty";
    case POPPLER_SIGNATURE_NOT_VERIFIED:
    case POPPLER_SIGNATURE_GENERIC_ERROR:
        return "not checked";
    default:
        return "invalid";
    }
}

/* Whether the bytes are those that were signed; whom to trust is for the one who reads. */
static void read_signatures(PopplerDocument *document, LkReadFile *file, LkArena *arena)
{
    GList *list = poppler_document_get_signature_fields(document);
    file->signatures = LK_NEW_ARRAY(arena, g_list_length(list) + 1, LkReadSignature);
    for (GList *at = list; at != NULL; at = at->next) {
        PopplerFormField *field = at->data;
        PopplerSignatureInfo *info = poppler_form_field_signature_validate_sync(field, 0, NULL, NULL);
        LkReadSignature *signature = &file->signatures[file->signature_count++];
        *signature = (LkReadSignature){take(arena, poppler_form_field_get_name(field)), "", "", "empty"};
        if (info != NULL) {
            GDateTime *time = poppler_signature_info_get_local_signing_time(info);
            signature->state = signature_state(poppler_signature_info_get_signature_status(info));
            signature->signer = keep(arena, poppler_signature_info_get_signer_name(info));
            signature->time = time == NULL ? "" : take(arena, g_date_time_format_iso8601(time));
            poppler_signature_info_free(info);
        }
    }
    g_list_free_full(list, g_object_unref);
}

static void read_all(PopplerDocument *document, LkReadFile *file, LkArena *arena)
{
    guint major = 0, minor = 0;
    poppler_document_get_pdf_version(document, &major, &minor);
    file->version = lk_arena_printf(arena, "%u.%u", major, minor);
    file->title = take(arena, poppler_document_get_title(document));
    file->author = take(arena, poppler_document_get_author(document));
    file->producer = take(arena, poppler_document_get_producer(document));
    file->xmp = lk_text(take(arena, poppler_document_get_metadata(document)));
    read_pages(document, file, arena);
    read_fonts(document, file, arena);
    read_attachments(document, file, arena);
    read_signatures(document, file, arena);
}

EXPORTED const LkReadFile *lk_reader_read(const char *path, LkArena *arena, const char **reason)
{
    GError *error = NULL;
    char *full = realpath(path, NULL);
    char *uri = full == NULL ? NULL : g_filename_to_uri(full, NULL, NULL);
    free(full);
    if (uri == NULL) {
        *reason = "there is no such file";
        return NULL;
    }
    PopplerDocument *document = poppler_document_new_from_file(uri, NULL, &error);
    g_free(uri);
    if (document == NULL) {
        *reason = keep(arena, error != NULL ? error->message : "it is no PDF");
        g_clear_error(&error);
        return NULL;
    }
    LkReadFile *file = LK_NEW(arena, LkReadFile);
    read_all(document, file, arena);
    g_object_unref(document);
    file->structure = lk_reader_structure(path, arena);
    return file;
}
