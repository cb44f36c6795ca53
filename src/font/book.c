/* The font book: families looked up through fontconfig, faces mapped into memory once and shared by all threads.
 * A family counts only when it is really installed: fontconfig's own substitutes would hide that it is not. */
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "font/font.h"

typedef struct FaceNode {
    struct FaceNode *next;
    LkFace face;
    hb_blob_t *blob;
} FaceNode;

struct LkFontBook {
    pthread_mutex_t lock; /* guards everything below; faces themselves never change once in the list */
    FcConfig *config;
    char *folder; /* preferred over the system's fonts; NULL = none */
    FaceNode *faces;
    unsigned count;
};

LkFontBook *lk_font_book_create(const char *folder)
{
    LkFontBook *book = calloc(1, sizeof *book);
    if (book == NULL)
        return NULL;
    book->config = FcInitLoadConfigAndFonts();
    if (book->config == NULL || pthread_mutex_init(&book->lock, NULL) != 0) {
        if (book->config != NULL)
            FcConfigDestroy(book->config);
        free(book);
        return NULL;
    }
    if (folder != NULL) {
        FcConfigAppFontAddDir(book->config, (const FcChar8 *)folder);
        book->folder = strdup(folder);
    }
    return book;
}

static void free_face(FaceNode *node)
{
    hb_font_destroy(node->face.hb_font);
    hb_face_destroy(node->face.hb_face);
    hb_blob_destroy(node->blob);
    free((char *)node->face.path);
    free((char *)node->face.family);
    free((char *)node->face.style_name);
    free((char *)node->face.postscript_name);
    free(node);
}

void lk_font_book_destroy(LkFontBook *book)
{
    if (book == NULL)
        return;
    for (FaceNode *node = book->faces; node != NULL;) {
        FaceNode *next = node->next;
        free_face(node);
        node = next;
    }
    FcConfigDestroy(book->config);
    pthread_mutex_destroy(&book->lock);
    free(book->folder);
    free(book);
}

static char *pattern_string(FcPattern *pattern, const char *object)
{
    FcChar8 *value = NULL;
    return strdup(FcPatternGetString(pattern, object, 0, &value) == FcResultMatch ? (const char *)value : "");
}

static int pattern_integer(FcPattern *pattern, const char *object, int fallback)
{
    int value = 0;
    return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value : fallback;
}

static void read_metrics(LkFace *face)
{
    hb_font_extents_t extents = {0};
    hb_font_get_h_extents(face->hb_font, &extents);
    face->ascender = extents.ascender;
    face->descender = extents.descender;
    hb_blob_t *glyf = hb_face_reference_table(face->hb_face, HB_TAG('g', 'l', 'y', 'f'));
    face->is_truetype = hb_blob_get_length(glyf) > 0;
    hb_blob_destroy(glyf);
}

static FaceNode *load_face(FcPattern *pattern, const char *path, int index)
{
    FaceNode *node = calloc(1, sizeof *node);
    if (node == NULL)
        return NULL;
    LkFace *face = &node->face;
    node->blob = hb_blob_create_from_file_or_fail(path);
    face->hb_face = hb_face_create(node->blob, (unsigned)index);
    face->hb_font = hb_font_create(face->hb_face);
    face->units_per_em = (int)hb_face_get_upem(face->hb_face);
    hb_font_set_scale(face->hb_font, face->units_per_em, face->units_per_em);
    face->index = (unsigned)index;
    face->path = strdup(path);
    face->family = pattern_string(pattern, FC_FAMILY);
    face->style_name = pattern_string(pattern, FC_STYLE);
    face->postscript_name = pattern_string(pattern, FC_POSTSCRIPT_NAME);
    face->bold = pattern_integer(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR) >= FC_WEIGHT_DEMIBOLD;
    face->italic = pattern_integer(pattern, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
    bool whole = face->path != NULL && face->family != NULL && face->style_name != NULL &&
                 face->postscript_name != NULL;
    if (node->blob == NULL || hb_face_get_glyph_count(face->hb_face) == 0 || !whole) {
        free_face(node);
        return NULL;
    }
    read_metrics(face);
    hb_font_make_immutable(face->hb_font);
    return node;
}

/* The loaded face of a pattern; loads it at first use. Under the lock. */
static const LkFace *face_of(LkFontBook *book, FcPattern *pattern)
{
    FcChar8 *file = NULL;
    if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch)
        return NULL;
    const char *path = (const char *)file;
    int index = pattern_integer(pattern, FC_INDEX, 0) & 0xFFFF; /* the high half numbers instances of variable fonts */
    for (FaceNode *node = book->faces; node != NULL; node = node->next)
        if (node->face.index == (unsigned)index && strcmp(node->face.path, path) == 0)
            return &node->face;
    FaceNode *node = load_face(pattern, path, index);
    if (node == NULL)
        return NULL;
    node->face.id = book->count++;
    node->next = book->faces;
    book->faces = node;
    return &node->face;
}

/* How far a face is from what is asked; the lower the better. Outlines in glyf are wanted more than a slant: marks can
 * be baked into them. The project's own folder wins among equals. */
static int distance(const LkFontBook *book, FcPattern *pattern, bool bold, bool italic)
{
    int weight = pattern_integer(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR);
    int slant = pattern_integer(pattern, FC_SLANT, FC_SLANT_ROMAN);
    int points = abs(weight - (bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR)) * 10;
    points += (slant != FC_SLANT_ROMAN) != italic ? 500 : 0;
    FcChar8 *value = NULL;
    if (FcPatternGetString(pattern, FC_FONTFORMAT, 0, &value) == FcResultMatch &&
        strcmp((const char *)value, "TrueType") != 0)
        points += 300;
    bool own = book->folder != NULL && FcPatternGetString(pattern, FC_FILE, 0, &value) == FcResultMatch &&
               strncmp((const char *)value, book->folder, strlen(book->folder)) == 0;
    return points + (own ? 0 : 1);
}

static const char *file_of(FcPattern *pattern)
{
    FcChar8 *file = NULL;
    return FcPatternGetString(pattern, FC_FILE, 0, &file) == FcResultMatch ? (const char *)file : "";
}

/* The nearest of the fonts that match `wanted`; ties go to the first path by bytes, never to the order of a disk. */
static const LkFace *nearest_face(LkFontBook *book, FcPattern *wanted, bool bold, bool italic)
{
    FcObjectSet *objects = FcObjectSetBuild(FC_FAMILY, FC_STYLE, FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_FONTFORMAT,
                                            FC_POSTSCRIPT_NAME, (char *)NULL);
    FcFontSet *set = objects == NULL ? NULL : FcFontList(book->config, wanted, objects);
    FcPattern *best = NULL;
    int best_distance = 0;
    for (int i = 0; set != NULL && i < set->nfont; i++) {
        int d = distance(book, set->fonts[i], bold, italic);
        if (best == NULL || d < best_distance ||
            (d == best_distance && strcmp(file_of(set->fonts[i]), file_of(best)) < 0)) {
            best = set->fonts[i];
            best_distance = d;
        }
    }
    const LkFace *face = best == NULL ? NULL : face_of(book, best);
    if (set != NULL)
        FcFontSetDestroy(set);
    if (objects != NULL)
        FcObjectSetDestroy(objects);
    return face;
}

static const LkFace *find_family(LkFontBook *book, const char *family, bool bold, bool italic)
{
    FcPattern *wanted = FcPatternCreate();
    if (wanted == NULL)
        return NULL;
    FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)family);
    FcPatternAddBool(wanted, FC_SCALABLE, FcTrue);
    pthread_mutex_lock(&book->lock);
    const LkFace *face = nearest_face(book, wanted, bold, italic);
    pthread_mutex_unlock(&book->lock);
    FcPatternDestroy(wanted);
    return face;
}

bool lk_font_book_find(LkFontBook *book, const LkFontRequest *request, LkFontChoice *choice)
{
    for (size_t i = 0; i < request->count; i++) {
        const LkFace *face = find_family(book, request->families[i], request->bold, request->italic);
        if (face != NULL) {
            *choice = (LkFontChoice){face, request->scales[i], i > 0, request->families[0]};
            return true;
        }
    }
    return false;
}

bool lk_font_book_fallback(LkFontBook *book, uint32_t character, bool bold, bool italic, LkFontChoice *choice)
{
    FcPattern *wanted = FcPatternCreate();
    FcCharSet *characters = FcCharSetCreate();
    const LkFace *face = NULL;
    if (wanted != NULL && characters != NULL && FcCharSetAddChar(characters, character)) {
        FcPatternAddCharSet(wanted, FC_CHARSET, characters);
        FcPatternAddBool(wanted, FC_SCALABLE, FcTrue);
        pthread_mutex_lock(&book->lock);
        face = nearest_face(book, wanted, bold, italic);
        pthread_mutex_unlock(&book->lock);
    }
    if (characters != NULL)
        FcCharSetDestroy(characters);
    if (wanted != NULL)
        FcPatternDestroy(wanted);
    if (face != NULL)
        *choice = (LkFontChoice){face, 1, true, face->family};
    return face != NULL;
}

LkText lk_face_data(const LkFace *face)
{
    hb_blob_t *blob = hb_face_reference_blob(face->hb_face);
    unsigned length = 0;
    const char *bytes = hb_blob_get_data(blob, &length);
    hb_blob_destroy(blob); /* the face still holds it */
    return (LkText){bytes, length};
}
