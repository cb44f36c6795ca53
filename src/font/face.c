/* Loads a face. Its file is mapped into memory, not copied. Its HarfBuzz objects are made immutable before
 * they are handed out, so that threads share them without locks. */
#include "font/font_private.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    bool found = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return found;
}

static bool copy_names(LkFace *face, const LkFaceDescription *description)
{
    face->path = strdup(description->path);
    face->family = strdup(description->family);
    face->style_name = strdup(description->style_name);
    face->postscript_name = strdup(description->postscript_name);
    return face->path != NULL && face->family != NULL && face->style_name != NULL &&
           face->postscript_name != NULL;
}

/* The scale is the units per em: shaping then yields font units, whole numbers that are the same on every
 * machine.
 */
static bool open_face(LkFaceFile *file, LkText bytes)
{
    LkFace *face = &file->face;
    file->blob = bytes.length > 0 ? hb_blob_create_or_fail(bytes.bytes, (unsigned)bytes.length,
                                                           HB_MEMORY_MODE_READONLY, NULL, NULL)
                                  : hb_blob_create_from_file_or_fail(face->path);
    if (file->blob == NULL || hb_face_count(file->blob) <= face->index)
        return false;
    face->hb_face = hb_face_create(file->blob, face->index);
    face->is_truetype = has_table(face->hb_face, HB_TAG('g', 'l', 'y', 'f'));
    if (!face->is_truetype && !has_table(face->hb_face, HB_TAG('C', 'F', 'F', ' ')))
        return false;
    face->units_per_em = (int)hb_face_get_upem(face->hb_face);
    face->hb_font = hb_font_create(face->hb_face);
    hb_font_set_scale(face->hb_font, face->units_per_em, face->units_per_em);
    hb_ot_font_set_funcs(face->hb_font);
    hb_font_extents_t extents;
    if (!hb_font_get_h_extents(face->hb_font, &extents))
        return false;
    face->ascender = extents.ascender;
    face->descender = extents.descender;
    hb_face_make_immutable(face->hb_face);
    hb_font_make_immutable(face->hb_font);
    return hb_font_get_face(face->hb_font) == face->hb_face;
}

LkFaceFile *lk_face_load(const LkFaceDescription *description)
{
    LkFaceFile *file = calloc(1, sizeof *file);
    if (file == NULL)
        return NULL;
    file->face.digest = &file->digest;
    if (pthread_mutex_init(&file->digest.lock, NULL) != 0) {
        free(file);
        return NULL;
    }
    file->face.index = description->index;
    file->face.bold = description->bold;
    file->face.italic = description->italic;
    if (copy_names(&file->face, description) && open_face(file, description->bytes))
        return file;
    lk_face_free(file);
    return NULL;
}

void lk_face_free(LkFaceFile *file)
{
    pthread_mutex_destroy(&file->digest.lock);
    hb_font_destroy(file->face.hb_font);
    hb_face_destroy(file->face.hb_face);
    hb_blob_destroy(file->blob);
    free((char *)file->face.path);
    free((char *)file->face.family);
    free((char *)file->face.style_name);
    free((char *)file->face.postscript_name);
    free(file);
}

static LkDigest digest_of(const LkFace *face)
{
    hb_blob_t *blob = hb_face_reference_blob(face->hb_face);
    unsigned length = 0;
    const char *bytes = hb_blob_get_data(blob, &length);
    LkDigest digest = lk_digest(bytes, length);
    hb_blob_destroy(blob);
    return digest;
}

LkDigest lk_face_digest(const LkFace *face)
{
    LkFaceDigest *kept = face->digest;
    if (kept == NULL)
        return digest_of(face);
    pthread_mutex_lock(&kept->lock);
    if (kept->value.hex[0] == '\0')
        kept->value = digest_of(face);
    LkDigest digest = kept->value;
    pthread_mutex_unlock(&kept->lock);
    return digest;
}

LkText lk_face_data(const LkFace *face)
{
    const LkFaceFile *file = (const LkFaceFile *)face;
    unsigned length;
    const char *bytes = hb_blob_get_data(file->blob, &length);
    return (LkText){bytes, length};
}
